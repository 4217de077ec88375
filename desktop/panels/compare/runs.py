"""Runs: A and B as dumbbells, up to four runs side by side, or a table."""

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.charts.columns_side_paint import SidePainter
from desktop.charts.columns_side_picture import SidePicture
from desktop.charts.compare_chart import ComparedChart
from desktop.charts.compare_figure import ComparedFigure
from desktop.charts.compare_picture import RunsPicture
from desktop.charts.dumbbell_paint import DumbbellPainter
from desktop.comparisons.runs import NOW, Run, Runs
from desktop.comparisons.two import Compared, columns_steps, two_steps
from desktop.panels.compare.empty import EmptyState
from desktop.panels.compare.facts import RunFacts
from desktop.panels.compare.page import Page
from desktop.panels.compare.run_boxes import NOBODY, RunBoxes
from desktop.panels.compare.runs_table import RunsTable
from desktop.panels.compare.work import AT_ONCE, Work, at_once
from desktop.scrolling import scrolling
from desktop.settings import Settings
from desktop.style import Look
from desktop.widgets.segmented import Segmented
from sampling_core.experiment import Source
from sampling_core.model_view.session import Session
from sampling_core.trace import Trace

if TYPE_CHECKING:
    from desktop.charts.figure import Figure

DUMBBELL, SIDE, TABLE, EMPTY = range(4)
LOWEST = 240  # px at 100 %: the table, which scrolls by itself


class RunsPage(Page):
    """A is the run that is pinned, B the result now, unless other ones are chosen."""

    def __init__(self, look: Look, session: Session, settings: Settings) -> None:
        super().__init__(look, session, settings)
        self._runs = Runs(session)
        self.work = Work(self)
        self.work.succeeded.connect(self._take)
        self.work.failed.connect(session.failed)
        self._keys: tuple[int, ...] = (NOBODY, NOW)
        self._pinned: int | None = None
        self._mode = self._shown = DUMBBELL
        self.boxes = RunBoxes(look)
        self.boxes.edited.connect(self._choose)
        words = (self.tr("Dumbbell"), self.tr("Side by side"), self.tr("Table"))
        self.mode = Segmented(look, self.tr("Show runs as"), words)
        self.mode.setObjectName("compare.mode")
        for place, name in enumerate(("dumbbell", "side", "table")):
            self.mode.button(place).setObjectName(f"compare.mode.{name}")
        self.mode.edited.connect(self.show_mode)
        self.facts = RunFacts(look)
        name = self.tr("Comparison of A and B")
        self.dumbbell = ComparedChart(look, name, DumbbellPainter, RunsPicture((), ()))
        self.dumbbell.setObjectName("compare.dumbbell")
        name = self.tr("Runs side by side")
        self.side = ComparedChart(look, name, SidePainter, SidePicture((), ()))
        self.side.setObjectName("compare.side")
        self.table = RunsTable(look)
        sentence = self.tr("Pin a result as A to compare.")
        button = self.tr("Pin the current one")
        self.empty = EmptyState(look, "compare.empty", sentence, button, "pin")
        self.empty.pressed.connect(session.pin)
        for chart in (self.dumbbell, self.side):
            chart.selected.connect(session.select)
            chart.row_selected.connect(self._keep_in_sight)
        self.table.chosen.connect(session.select)
        self._lay_out()

    def show_trace(self, trace: Trace) -> None:
        self._keys = self._still_there()
        choices, many = self._runs.choices(), self._mode == SIDE
        self.boxes.show_runs(choices, self._keys if many else self._keys[:2], many=many)
        runs = [run for key in self._keys if (run := self._find(key))]
        is_empty = self._keys[0] == NOBODY or len(runs) < 2
        self.mode.setEnabled(not is_empty)
        self.facts.setVisible(not is_empty and self._mode != SIDE)
        self._shown = EMPTY if is_empty else self._mode
        for place, view in enumerate((self.dumbbell, self.side, self.table, self.empty)):
            view.setVisible(place == self._shown)
        self.work.cancel()
        if not is_empty:
            self._work_out(runs, trace.experiment.source)

    def rest(self) -> bool:
        was_running = self.work.is_running
        self.work.cancel()
        return was_running

    def forget(self) -> None:
        super().forget()
        nothing = RunsPicture((), (), hidden=True)
        self.dumbbell.show_picture(nothing)
        self.side.show_picture(SidePicture((), (), hidden=True))
        self.table.show_grid(nothing.grid, "")
        self.facts.show_nothing()
        self.boxes.show_runs((), (NOBODY, NOBODY), many=False)

    def show_token(self, token: int | None) -> None:
        for view in (self.dumbbell, self.side, self.table):
            view.select(token)

    def show_mode(self, mode: int) -> None:
        """Show the runs as dumbbells (0), side by side (1) or as a table (2)."""
        self._mode = mode
        self.mode.show_index(mode)
        self.show_trace(self.session.trace)

    def first_widget(self) -> QWidget:
        return self.empty.button if self._shown == EMPTY else self.boxes.first

    def tools(self) -> QWidget:
        return self.mode

    def figure(self) -> "Figure | None":
        if self._shown == EMPTY:
            return None
        title = self.tr("Runs compared")
        if self._shown == SIDE:
            return ComparedFigure(title, "", ((self.side.picture, SidePainter),))
        caption = self.facts.accessibleDescription()
        return ComparedFigure(title, caption, ((self.dumbbell.picture, DumbbellPainter),))

    def measure(self) -> None:
        px = self.look.theme.px
        self._column.setContentsMargins(px(11), px(8), px(9), px(6))
        self._column.setSpacing(px(10))
        self._inside.setSpacing(px(10))
        self.table.setMinimumHeight(px(LOWEST))

    def _work_out(self, runs: list[Run], now: Source) -> None:
        """Compare the runs: here where that is short, else beside with the last one in sight."""
        steps = self._steps(runs, now)
        if max(len(run.source) for run in runs) > AT_ONCE:
            self._dim(True)
            self.work.start(steps)
        else:
            self._take(at_once(steps))

    def _steps(
        self, runs: list[Run], now: Source
    ) -> Generator[float, None, Compared | SidePicture]:
        if self._mode == SIDE:
            return columns_steps(runs, self._runs, now, self.settings.unit)
        return two_steps((runs[0], runs[1]), self._runs, now, self.settings.unit)

    def _take(self, found: Compared | SidePicture) -> None:
        self._dim(False)
        if isinstance(found, SidePicture):
            self.side.show_picture(found)
        else:
            self.facts.show_facts(found.totals, found.sameness, found.distances)
            self.dumbbell.show_picture(found.picture)
            self.table.show_grid(found.picture.grid, found.picture.summary)
        self.show_token(self.session.selected)

    def _dim(self, dimmed: bool) -> None:
        self.dumbbell.show_dimmed(dimmed)
        self.side.show_dimmed(dimmed)

    def _find(self, key: int) -> Run | None:
        return None if key == NOBODY else self._runs.find(key)

    def _still_there(self) -> tuple[int, ...]:
        """Return the runs chosen that have not been deleted; a pin that is new becomes A."""
        known = {key for key, _ in self._runs.choices()}
        a, b, *others = self._keys
        pinned = self._runs.pinned()
        if pinned != self._pinned and pinned is not None:
            a = pinned
        elif a == self._pinned and pinned is None:
            a = NOBODY
        self._pinned = pinned
        a = a if a in known else NOBODY if pinned is None else pinned
        b = b if b in known else NOW
        return (a, b, *(key for key in others if key in known))

    def _choose(self, keys: tuple[int, ...]) -> None:
        hidden = self._keys[2:] if self._mode != SIDE else ()
        self._keys = (*keys, *hidden)
        self.show_trace(self.session.trace)

    def _lay_out(self) -> None:
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.addWidget(self.facts)
        for view in (self.dumbbell, self.side, self.table, self.empty):
            self._inside.addWidget(view, 1)
        self._area = scrolling(inside)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.boxes)
        self._column.addWidget(self._area, 1)
        self._area.setMinimumHeight(1)  # it scrolls: at a large zoom the boxes need the room

    def _keep_in_sight(self) -> None:
        """Scroll to the row that the keyboard has come to."""
        chart = self.side if self._shown == SIDE else self.dumbbell
        row = chart.row_area().translated(chart.pos())
        self._area.ensureVisible(row.left(), row.center().y(), 0, row.height())
