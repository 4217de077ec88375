"""The study: computes what the view shows, at once where it is short, in threads where not."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer

from desktop.panels.sweep.runner import Runner
from desktop.panels.sweep.state import CURVES, FATES, MAP, StudyState
from sampling_core.experiment import Experiment
from sampling_core.fates import Fates, fates_steps
from sampling_core.model_view.session import Session
from sampling_core.model_view.sweep_plan import Plan, around, with_values
from sampling_core.model_view.sweep_work import (
    LARGE,
    Cross,
    Masks,
    Section,
    Swept,
    axes_of,
    cross_work,
    family_work,
    idle_work,
    map_work,
)
from sampling_core.sweep_sampled import SampledValues, sampled_sweep_steps

__all__ = ["CURVES", "FATES", "MAP", "Study"]

TOKENS = 10  # whose fates are followed
FATE_VALUES, SAMPLED_VALUES = 160, 40
REST = 200  # ms after a change until work that takes long begins again
QUICK = 0.06  # seconds: a map that took less is made with every change
LONG = 1.0  # seconds: beyond it nobody looks for settings without effect


class Study(StudyState):
    """Five pieces of work at a time, each begun again when what it depends on changes."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(session, parent)
        self.maps, self.crosses = Runner(self), Runner(self)
        self.others, self.draws, self._quiet = Runner(self), Runner(self), Runner(self)
        self._runners = (self.maps, self.crosses, self.others, self.draws, self._quiet)
        for runner in self._runners:
            runner.failed.connect(self._complain)
        self._keys: dict[str, object] = {}  # what each piece of work was begun for
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._work)
        self._idle = QTimer(self, singleShot=True, interval=REST)
        self._idle.timeout.connect(self._look_for_idle)

    @property
    def is_busy(self) -> bool:
        """Whether work goes on that Esc cancels."""
        return any(each.is_running for each in (self.maps, self.others, self.draws))

    def refresh(self) -> None:
        if self.is_closed:
            self.forget()
            return
        if self.maps.is_running and self._keys.get("map") != self._map_key():
            self.maps.cancel()  # its answer would be one to an old question
        slow = self.swept is not None and self.swept.seconds > QUICK
        if slow and self.mode == MAP:
            self._timer.start(REST)
        elif not self._timer.isActive():
            self._timer.start(0)
        self.changed.emit()

    def stop(self) -> None:
        """Cancel; what is finished stays."""
        self.is_stopped = self.is_busy
        for runner in self._runners:
            runner.cancel()
        self.changed.emit()

    def escape(self) -> None:
        """Cancel what is being computed, else put the crosshair back."""
        if self.is_busy:
            self.stop()
        else:
            self.put_back()

    def go_on(self) -> None:
        """Take up again what was cancelled."""
        self.is_stopped = False
        self._keys.clear()
        self.refresh()

    def pause(self) -> None:
        """Cancel what runs while nobody looks; ``refresh`` takes it up again."""
        self._timer.stop()
        self._idle.stop()
        if any(runner.is_running for runner in self._runners):
            self._keys.clear()
        for runner in self._runners:
            runner.cancel()

    def forget(self) -> None:
        """Stop, and let go of every result: a lab hides them."""
        self.pause()
        self._keys.clear()
        self.swept = self.cross = self.fates = self.sampled = self.solution = None
        self.family, self.problem, self.is_stopped = (), "", False
        self.changed.emit()

    def close(self) -> None:
        """Pause, and wait until no thread runs."""
        self.pause()
        for runner in self._runners:
            runner.close()

    # The work.

    @property
    def _place(self) -> Experiment:
        """What all settings of the sweep have in common."""
        assert self.plan is not None
        return around(self._session.experiment, self.plan.parameters)

    def _map_key(self) -> object:
        if self.plan is None:
            return None
        return self.plan, self._place, self.reference if self.plan.needs_reference else None

    def _is_new(self, kind: str, key: object) -> bool:
        fresh = self._keys.get(kind) != key
        self._keys[kind] = key
        return fresh

    def _work(self) -> None:
        plan = self.plan
        if plan is None or self.is_late or self.is_closed:
            return
        place, reference = self._place, self.reference if plan.needs_reference else None
        small = len(place.source) <= LARGE
        if self._is_new("cross", (self._map_key(), self.at)):
            self.problem = ""
            work = cross_work(place, plan, self.at, reference)
            self.crosses.run(work, self._take_cross, at_once=small)
        if self.mode == FATES:
            self._work_on_fates(plan)
        elif len(plan.ranges) == 2 and self.mode == MAP:
            self._work_on_map(plan, place)
        elif len(plan.ranges) == 2 and self._is_new("family", self._map_key()):
            work_ = family_work(place, plan, reference)
            self.others.run(work_, self._take_family, at_once=small)
        if self.wants_sampled and self.mode != FATES:
            self._work_on_sampled(plan)

    def _work_on_map(self, plan: Plan, place: Experiment) -> None:
        if not self._is_new("map", self._map_key()):
            if self.swept is not None and self.swept.idle is None and not self._quiet.is_running:
                self._idle.start()
            return
        self.is_stopped = False
        self._quiet.cancel()
        whole = partial(map_work, place, plan, self.reference if plan.needs_reference else None)
        small = len(place.source) <= LARGE
        if small:
            self.maps.run(whole(), self._take_map, at_once=True)
        if self.maps.is_running or not small:
            self.maps.run(whole(coarse=True), self._take_map)

    def _work_on_fates(self, plan: Plan) -> None:
        at = self._at_the_second()
        place, first = around(at, plan.parameters[:1]), plan.ranges[0]
        if self._is_new("fates", (first, place)):
            some = Plan((replace(first, count=min(first.count, FATE_VALUES)),))
            values = axes_of(place, some)[0].tolist()
            self.others.run(fates_steps(place, first.parameter, values, TOKENS), self._take_fates)

    def _work_on_sampled(self, plan: Plan) -> None:
        """Draw along the first field, the other one as at the crosshair."""
        at, first = self._at_the_second(), plan.ranges[0]
        key = (plan, around(at, plan.parameters[:1]), at.draws, at.seed)
        if plan.needs_reference or not self._is_new("sampled", key):
            return
        some = Plan((replace(first, count=min(first.count, SAMPLED_VALUES)),))
        values = {first.parameter: axes_of(at, some)[0].tolist()}
        work = sampled_sweep_steps(at, values, plan.measure, at.draws, at.seed)
        self.draws.run(work, self._take_sampled)

    def _at_the_second(self) -> Experiment:
        """The experiment with the second field as at the crosshair."""
        assert self.plan is not None
        second = dict(zip(self.plan.parameters[1:], self.at[1:], strict=True))
        return with_values(self._session.experiment, second)

    def _look_for_idle(self) -> None:
        """Find where a field has no effect, unless that takes too long."""
        known = self.swept is not None and not self.swept.is_coarse and self.mode == MAP
        if self.swept is not None and known and self.swept.seconds < LONG:
            self._quiet.run(idle_work(self.swept), partial(self._take_idle, self.swept))

    # What comes back.

    def _take_map(self, swept: Swept) -> None:
        self.swept = swept
        if swept.is_coarse:
            reference = self.reference if swept.plan.needs_reference else None
            self.maps.run(map_work(swept.around, swept.plan, reference), self._take_map)
        else:
            self._idle.start()
        self.changed.emit()

    def _take_idle(self, swept: Swept, idle: Masks) -> None:
        if swept is self.swept:
            self.swept = replace(swept, idle=idle)
            self.changed.emit()

    def _take_cross(self, cross: Cross) -> None:
        self.cross = cross
        self.changed.emit()

    def _take_family(self, family: tuple[tuple[float, Section], ...]) -> None:
        self.family = family
        self.changed.emit()

    def _take_fates(self, fates: Fates) -> None:
        self.fates = fates
        self.changed.emit()

    def _take_sampled(self, sampled: SampledValues) -> None:
        self.sampled = sampled
        self.changed.emit()

    def _complain(self, error: Exception) -> None:
        self.problem = str(error)
        self.changed.emit()
