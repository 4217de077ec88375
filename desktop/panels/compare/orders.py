"""Orders: every order of the active stages, those with the same result as one row."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.charts.compare_chart import ComparedChart
from desktop.charts.compare_figure import ComparedFigure
from desktop.charts.orders_paint import OrdersPainter
from desktop.charts.orders_picture import OrdersPicture
from desktop.comparisons.orders import example_of, orders_of, summary_of
from desktop.panels.compare.empty import EmptyState
from desktop.panels.compare.page import Page, asks_the_same
from desktop.panels.compare.progress_row import ProgressRow
from desktop.panels.compare.work import Work
from desktop.scrolling import scrolling
from desktop.settings import Settings
from desktop.style import Look
from desktop.theme import LABEL, SEMIBOLD
from desktop.widgets.buttons import PushButton
from desktop.widgets.label import Label
from sampling_core.errors import LabError
from sampling_core.model_view.session import Session
from sampling_core.orders import Orders, orders_steps
from sampling_core.trace import Trace

if TYPE_CHECKING:
    from desktop.charts.figure import Figure
    from sampling_core.experiment import Experiment

SHOWN, CANCELLED = range(2)


class OrdersPage(Page):
    """Tries all orders beside the window's own work; Esc or a button stops it."""

    def __init__(self, look: Look, session: Session, settings: Settings) -> None:
        super().__init__(look, session, settings)
        self._found: Orders | None = None
        self._wanted: Experiment | None = None
        self._is_stopped = False
        self.work = Work(self)
        self.work.succeeded.connect(self._take)
        self.work.failed.connect(self._say_why)
        self.progress = ProgressRow(look, "compare.orders", self.tr("Orders tried"))
        self.progress.cancelled.connect(self.stop)
        self.work.progressed.connect(self.progress.show_share)
        self.use = PushButton(look, self.tr("Use this order"), size=LABEL)
        self.use.setObjectName("compare.use_order")
        self.use.clicked.connect(self._use_chosen)
        name = self.tr("Orders of the chain")
        self.chart = ComparedChart(look, name, OrdersPainter, OrdersPicture(()))
        self.chart.setObjectName("compare.orders")
        self.chart.row_selected.connect(self._show_chosen)
        self.chart.activated_row.connect(self._use_row)
        self._pairs_title = Label(look, self.tr("Where the order matters"), weight=SEMIBOLD)
        self.pairs = Label(look, "", LABEL, token="muted")
        self.pairs.setObjectName("compare.pairs")
        self.pairs.setWordWrap(True)
        words, button = self.tr("The orders were not tried."), self.tr("Try them")
        self.empty = EmptyState(look, "compare.orders_empty", words, button, "play")
        self.empty.pressed.connect(self._start_again)
        self._lay_out()

    def show_trace(self, trace: Trace) -> None:
        experiment = trace.experiment
        same = self._wanted is not None and asks_the_same(self._wanted, experiment)
        if same and (self._is_stopped or self.work.is_running or self._found is not None):
            if self._found is not None and not self.work.is_running:
                self._show()
            return
        self._wanted, self._is_stopped = experiment, False
        self._stack.setCurrentIndex(SHOWN)
        self._show_working(True)
        self.work.start(orders_steps(experiment))

    def rest(self) -> bool:
        if not self.work.is_running:
            return False
        self.work.cancel()
        self._wanted = None
        return True

    def forget(self) -> None:
        super().forget()
        self._found = self._wanted = None
        self.chart.show_picture(OrdersPicture((), hidden=True))
        self.progress.words.setText("")
        self.pairs.setText("")
        self._pairs_title.hide()
        self.use.setEnabled(False)

    def stop(self) -> None:
        """Stop trying; the page says so and offers to go on."""
        if self.work.is_running:
            self.work.cancel()
            self._is_stopped = True
            self._show_working(False)
            self.empty.show_words(self.tr("The orders were not tried."))
            self._leave_empty(again=True)

    def tools(self) -> QWidget:
        return self.use

    def first_widget(self) -> QWidget:
        return self.empty.button if self._stack.currentIndex() == CANCELLED else self.chart

    def figure(self) -> "Figure | None":
        if self._found is None:
            return None
        settings = self._found.experiment.settings().replace("  ", ", ")
        parts = ((self.chart.picture, OrdersPainter),)
        return ComparedFigure(self.tr("Orders of the chain"), settings, parts)

    def measure(self) -> None:
        px = self.look.theme.px
        self._column.setContentsMargins(px(11), px(8), px(9), px(6))
        self._column.setSpacing(px(6))
        self._inside.setSpacing(px(6))
        self._inside.setContentsMargins(0, 0, 0, px(6))
        self._words.setContentsMargins(px(10), px(8), px(10), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.work.is_running:
            self.stop()
        else:
            super().keyPressEvent(event)

    def _start_again(self) -> None:
        self._wanted = None
        self.show_trace(self.session.trace)

    def _take(self, found: Orders) -> None:
        self._found = found
        self._show_working(False)
        self._show()

    def _say_why(self, error: Exception) -> None:
        """Say in the page what cannot be tried; anything else is a fault."""
        self._show_working(False)
        self._found = None
        if isinstance(error, LabError):
            self._is_stopped = True
            self.empty.show_words(str(error))
            self._leave_empty(again=False)
        else:
            self.session.failed.emit(error)

    def _leave_empty(self, *, again: bool) -> None:
        self.empty.button.setVisible(again)
        self.use.setEnabled(False)
        self.progress.words.setText("")
        self._stack.setCurrentIndex(CANCELLED)

    def _show(self) -> None:
        found = self._found
        if found is None:
            return
        self._stack.setCurrentIndex(SHOWN)
        self.chart.show_picture(orders_of(found, self.settings.unit))
        self.progress.words.setText(summary_of(found))
        self._pairs_title.setVisible(bool(found.pairs))
        pairs = sorted(found.pairs, key=lambda pair: pair.commutes)
        signs = ("≠", "=")
        told = [f"{signs[pair.commutes]}  {pair.sentence}." for pair in pairs]
        self.pairs.setText("\n".join(told))
        if self.chart.row < 0:
            self.chart.select(found.current if found.current is not None else 0)
        self._show_chosen(self.chart.row)

    def _show_working(self, working: bool) -> None:
        self.chart.show_dimmed(working)
        self.progress.show_working(working)
        if working:
            self.progress.words.setText(self.tr("Trying all orders …"))
            self.use.setEnabled(False)

    def _show_chosen(self, row: int) -> None:
        place = self._place_of(row)
        found = self._found
        other = place is not None and found is not None and place != found.current
        self.use.setEnabled(other)

    def _place_of(self, row: int) -> int | None:
        keys = self.chart.picture.grid.keys
        return keys[row] if 0 <= row < len(keys) else None

    def _use_chosen(self) -> None:
        self._use_row(self.chart.row)

    def _use_row(self, row: int) -> None:
        """Put the stages into the order of a row, as one step that can be undone."""
        place, found = self._place_of(row), self._found
        if place is None or found is None or self.work.is_running:
            return
        if place != found.current:
            chain = found.chain_of(example_of(found, place))
            after = self.session.experiment.with_chain(chain)
            self.session.edit(after, self.tr("Another order of the chain"))

    def _lay_out(self) -> None:
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.addWidget(self.chart)
        self._words = QVBoxLayout()
        self._words.addWidget(self._pairs_title)
        self._words.addWidget(self.pairs)
        self._inside.addLayout(self._words)
        self._inside.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolling(inside))
        self._stack.addWidget(self.empty)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.progress)
        self._column.addWidget(self._stack, 1)
