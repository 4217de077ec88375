"""The state of a study: what is swept, where the crosshair stands, and what is known."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.concealed import why_closed
from sampling_core.model_view.numbers import spec_text
from sampling_core.model_view.session import Session
from sampling_core.model_view.sweep_plan import (
    Plan,
    Range,
    SweepField,
    plan_for,
    sweepable,
    value_now,
    with_values,
)
from sampling_core.trace import Trace

if TYPE_CHECKING:
    from sampling_core.chain import Chain
    from sampling_core.fates import Fates
    from sampling_core.model_view.sweep_work import Cross, Section, Swept
    from sampling_core.solution import Solution
    from sampling_core.sweep_sampled import SampledValues

MAP, CURVES, FATES = range(3)
STEPS = 200  # arrow keys from one end of a range to the other

At = tuple[float, ...]


class StudyState(QObject):
    """What the view shows, and what the user does to it; ``changed`` asks for a new picture."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.mode, self.wants_sampled = MAP, False
        self.plan: Plan | None = None
        self.held: At | None = None  # where the user moved the crosshair
        self.swept: Swept | None = None
        self.cross: Cross | None = None
        self.family: tuple[tuple[float, Section], ...] = ()
        self.fates: Fates | None = None
        self.sampled: SampledValues | None = None
        self.solution: Solution | None = None
        self.problem = ""  # why there is nothing to show, in a sentence
        self.is_stopped = False  # the user has cancelled the work
        self._wanted: Plan | None = None
        self._fields: tuple[Chain | None, tuple[SweepField, ...]] = (None, ())
        self._stood: tuple[Plan | None, At] = (None, ())

    @property
    def fields(self) -> tuple[SweepField, ...]:
        chain = self._session.experiment.chain
        if self._fields[0] is not chain:
            self._fields = chain, sweepable(chain)
        return self._fields[1]

    def field(self, parameter: str) -> SweepField:
        return next(each for each in self.fields if each.parameter == parameter)

    @property
    def is_late(self) -> bool:
        """Whether the session went on while nobody looked: ``show_trace`` comes with the eyes."""
        return self.plan != self._possible(self._session.trace)

    @property
    def closed(self) -> str:
        """Why a lab lets nothing be computed here, in a sentence; empty: it does."""
        return why_closed(self._session)

    @property
    def is_closed(self) -> bool:
        return bool(self.closed)

    @property
    def now(self) -> At:
        """Where the settings stand."""
        chain = self._session.experiment.chain
        return tuple(value_now(chain, name) for name in self.plan.parameters) if self.plan else ()

    @property
    def at(self) -> At:
        """Where the crosshair stands."""
        return self.held or self.now

    @property
    def reference(self) -> Trace | None:
        """The run compared with, where it is of the same data."""
        found = self._session.reference
        return found.trace if found is not None else None

    @property
    def reference_name(self) -> str:
        """What marks call the run compared with: “A”, “run 3”."""
        found = self._session.reference
        return found.name if found is not None else ""

    def show_trace(self, trace: Trace) -> None:
        """Follow the session; a crosshair that was moved stays until its fields change."""
        self.plan = self._possible(trace)
        stands = self.plan, self.now
        if stands != self._stood:
            self._stood, self.held = stands, None
        self.refresh()

    def refresh(self) -> None:
        """Show what is there, and compute what no longer fits."""
        raise NotImplementedError

    def choose(self, plan: Plan) -> None:
        """Sweep something else."""
        self._wanted = plan
        self.show_trace(self._session.trace)

    def show_mode(self, mode: int) -> None:
        self.mode = mode
        self.refresh()

    def want_sampled(self, wanted: bool) -> None:
        """Draw at values of the first field as well, or no longer."""
        self.wants_sampled = wanted
        self.sampled = self.sampled if wanted else None
        self.refresh()

    def move_to(self, at: At) -> None:
        """Put the crosshair at the nearest setting that the controls can show."""
        if self.plan is None:
            return
        held = []
        for value, each in zip(at, self.plan.ranges, strict=True):
            unit = self._unit(each)
            nearest = round(round(value / unit) * unit, 9)
            held.append(min(max(nearest, each.low), each.high))
        self.held = tuple(held)
        self.refresh()

    def step(self, *steps: int) -> None:
        """Move the crosshair by steps along each field."""
        if self.plan is None:
            return
        ends = []
        for place, (value, each) in enumerate(zip(self.at, self.plan.ranges, strict=True)):
            count = steps[place] if place < len(steps) else 0
            inside = min(max(value, each.low), each.high) if count else value
            ends.append(inside + count * self._unit(each))
        self.move_to(tuple(ends))

    def put_back(self) -> None:
        """Let the crosshair follow the settings again."""
        self.held = None
        self.refresh()

    def use(self) -> None:
        """Make the setting under the crosshair current, in one step of undo."""
        if self.plan is not None and self.held is not None:
            self.use_values(dict(zip(self.plan.parameters, self.held, strict=True)))

    def use_values(self, values: dict[str, float]) -> None:
        """Make values of some fields current, in one step of undo."""
        texts = []
        for name, value in values.items():
            each = self.field(name)
            shown = round(value) if each.spec.whole else value
            texts.append(f"{each.label} {spec_text(each.spec, shown)}")
        after = with_values(self._session.experiment, values)
        self._session.edit(after, ", ".join(texts), "sweep")

    def _unit(self, each: Range) -> float:
        """The distance between two settings of the crosshair: a multiple of the finest step."""
        spec = self.field(each.parameter).spec
        fine = 1.0 if spec.whole else spec.fine
        return max(1, round((each.high - each.low) / STEPS / fine)) * fine

    def _possible(self, trace: Trace) -> Plan | None:
        """Return the plan that is wanted, with another measure where that one has no meaning."""
        plan = plan_for(trace.experiment.chain, self._wanted)
        if plan is None:
            return None
        lost = plan.needs_reference and self.reference is None
        if plan.measure.startswith("token:"):
            lost = int(plan.measure.removeprefix("token:")) >= len(trace.experiment.source)
        return replace(plan, measure="entropy") if lost else plan
