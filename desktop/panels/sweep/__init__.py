"""Sweep: one or two parameters over many values, as a map, as curves, as fates of tokens."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDockWidget, QVBoxLayout, QWidget

from desktop.actions import Command
from desktop.language import QT_TRANSLATE_NOOP
from desktop.panel import Panel
from sampling_core.trace import Trace

if TYPE_CHECKING:
    from desktop.charts.figure import Figure
    from desktop.panels.sweep.room import SweepRoom


class SweepPanel(Panel):
    """A map with its crosshair and sections; its rooms are imported when it is first seen."""

    name = "sweep"
    title = QT_TRANSLATE_NOOP("Panel", "Sweep")
    keys = "Ctrl+5"
    is_view = True
    is_tall = True
    waits = True
    place = "centre"
    opens = True
    least = (420, 120)

    room: "SweepRoom | None" = None

    def build(self) -> None:
        from desktop.panels.sweep.room import SweepRoom

        self.room = SweepRoom(self.look, self.session, self.settings)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.room)
        self.session.veil.changed.connect(self._forget_results)

    def show_trace(self, trace: Trace) -> None:
        if self.room is not None:
            self.room.show_trace(trace)

    def first_widget(self) -> QWidget:
        return self.room.first_widget() if self.room is not None else self

    def figure(self) -> "Figure | None":
        return self.room.figure() if self.room is not None else None

    def commands(self) -> Mapping[str, Sequence[Command | None]]:
        return {
            "view": (
                Command("sweep_map", self.tr("Sweep as a &map"), self._show_map),
                Command("sweep_curves", self.tr("Sweep as &curves"), self._show_curves),
                Command("sweep_fates", self.tr("&Fates of tokens"), self._show_fates),
            ),
            "run": (
                Command("sweep_usual", self.tr("Sweep &temperature × top-p"), self._sweep_usual),
                Command("sweep_solve", self.tr("&Solve…"), self._solve),
                Command("sweep_use", self.tr("&Use the setting at the crosshair"), self._use),
                Command("sweep_stop", self.tr("&Cancel the sweep"), self._stop),
            ),
        }

    def _forget_results(self) -> None:
        """Let go of what may no longer be shown, whether the view is seen or not."""
        if self.session.veil.hides and self.room is not None:
            self.room.show_trace(self.session.trace)
            self.room.redraw()

    def _in_front(self) -> "SweepRoom":
        """Bring the view to the front; return what is in it."""
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QDockWidget):
            parent = parent.parentWidget()
        if parent is not None:
            parent.show()
            parent.raise_()
        if self.room is None:  # the dock says later that it is seen
            self.be_seen(True)
        assert self.room is not None
        return self.room

    def _show_map(self) -> None:
        self._in_front().study.show_mode(0)

    def _show_curves(self) -> None:
        self._in_front().study.show_mode(1)

    def _show_fates(self) -> None:
        self._in_front().study.show_mode(2)

    def _sweep_usual(self) -> None:
        from sampling_core.model_view.sweep_plan import Plan, plan_for

        room = self._in_front()
        usual = plan_for(self.session.experiment.chain)
        if usual is not None:
            room.study.choose(Plan(usual.ranges))
        room.study.show_mode(0)
        room.first_widget().setFocus()

    def _solve(self) -> None:
        self._in_front().solver.first_widget().setFocus()

    def _use(self) -> None:
        self._in_front().study.use()

    def _stop(self) -> None:
        if self.room is not None:
            self.room.study.stop()
