"""The Checklist panel: six points for tuning a task of one's own, ticked by the history."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import QT_TRANSLATE_NOOP
from desktop.panel import Panel
from desktop.scrolling import scrolling
from desktop.theme import LABEL
from desktop.widgets.marked_label import PlainLabel
from sampling_core.errors import LabError
from sampling_core.trace import Trace

if TYPE_CHECKING:
    from sampling_core.history import Record
    from sampling_core.labs.evidence.checklist import Kept
    from sampling_core.labs.evidence.ticked import Line

VIEW = "checklist"  # under this name the session keeps goal, measure and ticks


class ChecklistPanel(Panel):
    """Shows what the history shows; the goal, the measure and ticks by hand go to the session."""

    name = "checklist"
    title = QT_TRANSLATE_NOOP("Panel", "Checklist")
    keys = "Alt+6"
    place = "right"
    waits = True
    least = (288, 120)

    view_wanted = Signal(str)  # the name of a panel
    told = Signal(str)  # what was refused, in a sentence

    def build(self) -> None:
        from desktop.panels.checklist.rows import Rows

        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._intro = PlainLabel(
            self.look,
            self.tr("For a task of your own. Points tick themselves when the History shows them."),
            LABEL,
            token="muted",
        )
        self._rows = Rows(self.look)
        self._column.addWidget(self._intro)
        self._column.addWidget(self._rows)
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(self._inside))
        self._rows.goal_given.connect(lambda goal: self._change(goal=goal))
        self._rows.measure_chosen.connect(lambda measure: self._change(measure=measure))
        self._rows.ticked.connect(self._tick)
        self._rows.baseline_wanted.connect(self._apply_baseline)
        self._rows.view_wanted.connect(self.view_wanted)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show)
        records = self.session.records
        for changed in (
            records.dataChanged, records.rowsInserted, records.rowsRemoved, records.modelReset
        ):  # fmt: skip
            changed.connect(self._follow_runs)

    def show_trace(self, trace: Trace) -> None:  # noqa: ARG002  (what counts are the runs)
        self._show()

    def first_widget(self) -> QWidget:
        return self._rows.first_widget() if self._is_built else self

    @property
    def kept(self) -> "Kept":
        """What the session keeps of the checklist."""
        from sampling_core.labs.evidence.checklist import kept_of

        return kept_of(self.session.records.history.view(VIEW))

    def lines(self) -> "tuple[Line, ...]":
        """Return the points as they are now, for a report too."""
        from sampling_core.labs.evidence.checklist import checklist

        return checklist(self._runs(), self.kept)

    def measure(self) -> None:
        px = self.look.theme.px
        self._column.setContentsMargins(px(14), px(12), px(14), px(12))
        self._column.setSpacing(px(10))

    # Inside.

    def _runs(self) -> "list[tuple[int, Record]]":
        """Return the runs, oldest first, each with its number and without what is hidden."""
        records = self.session.records
        count = records.rowCount()
        return [(count - row, records.record_at(row)) for row in reversed(range(count))]

    def _show(self) -> None:
        self._rows.show_points(self.lines(), self.kept)

    def _follow_runs(self) -> None:
        if self._is_out_of_sight:
            return
        self._soon.start()

    def _tick(self, name: str, on: bool) -> None:
        self._keep(self.kept.with_tick(name, on))

    def _change(self, **changes: object) -> None:
        from msgspec.structs import replace

        self._keep(replace(self.kept, **changes))

    def _keep(self, kept: "Kept") -> None:
        from sampling_core.labs.evidence.checklist import view_of

        self.session.records.history.set_view(VIEW, view_of(kept))
        self._show()

    def _apply_baseline(self) -> None:
        from sampling_core.model_view.presets import PRESETS

        baseline = PRESETS[0]
        words = self.tr("Apply preset {name}").format(name=baseline.name)
        edit = partial(self.session.experiment.with_, chain=baseline.chain, pick=baseline.pick)
        try:
            self.session.edit(edit(), words)
        except LabError as error:
            self.told.emit(str(error))
