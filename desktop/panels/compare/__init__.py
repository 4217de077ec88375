"""Compare: runs beside each other, engines side by side, and orders of the chain."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions import Command
from desktop.concealed import closed_title, why_closed
from desktop.language import QT_TRANSLATE_NOOP
from desktop.panel import Panel
from sampling_core.trace import Trace

if TYPE_CHECKING:
    from desktop.charts.figure import Figure
    from desktop.panels.compare.page import Page

RUNS, ENGINES, ORDERS = range(3)
PAGES = ("runs", "engines", "orders")
MODES = ("dumbbell", "side", "table")  # of the runs


class ComparePanel(Panel):
    """Three pages; each works out what it shows only while it is seen."""

    name = "compare"
    title = QT_TRANSLATE_NOOP("Panel", "Compare")
    keys = "Ctrl+4"
    is_view = True
    is_tall = True
    waits = True
    place = "centre"
    opens = True
    least = (420, 120)

    _wanted = RUNS
    _is_closed = False  # a lab hides what could be compared

    def build(self) -> None:
        from PySide6.QtWidgets import QStackedWidget

        from desktop.panels.compare.engines import EnginesPage
        from desktop.panels.compare.orders import OrdersPage
        from desktop.panels.compare.runs import RunsPage
        from desktop.prediction_first import PredictionPage
        from desktop.widgets.segmented import Segmented

        words = (self.tr("Runs"), self.tr("Engines"), self.tr("Orders"))
        self.page_choice = Segmented(self.look, self.tr("Compare"), words)
        self.page_choice.setObjectName("compare.page")
        for place, name in enumerate(PAGES):
            self.page_choice.button(place).setObjectName(f"compare.page.{name}")
        self.page_choice.edited.connect(self.show_page)
        given = self.look, self.session, self.settings
        self.runs, self.engines = RunsPage(*given), EnginesPage(*given)
        self.orders = OrdersPage(*given)
        self._pages: tuple[Page, ...] = (self.runs, self.engines, self.orders)
        self._stack = QStackedWidget()
        for page in self._pages:
            self._stack.addWidget(page)
        self._column = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._head.addWidget(self.page_choice)
        self._head.addStretch(1)
        self._tools = [page.tools() for page in self._pages]
        for tools in self._tools:
            if tools is not None:
                self._head.addWidget(tools)
        self._column.addLayout(self._head)
        self._hidden = PredictionPage(self.look, "", "compare.hidden")
        self._stack.addWidget(self._hidden)
        self._column.addWidget(self._stack, 1)
        self._turn_to(self._wanted)
        self.session.veil.changed.connect(self._forget_results)

    def show_trace(self, trace: Trace) -> None:
        closed = self._why_closed()
        if bool(closed) != self._is_closed:
            self._is_closed = bool(closed)
            for page in self._pages:
                page.forget()
            self._turn_to(self._wanted)
        if closed:
            self._hidden.show_words(closed, closed_title(self.session))
            return
        self._page.show_trace(trace)

    def show_token(self, token: int | None) -> None:
        if not self._is_closed:
            self._page.show_token(token)

    def show_page(self, place: int) -> None:
        """Show runs (0), engines (1) or orders (2)."""
        before, self._wanted = self._wanted, place
        if not self._is_built:
            return
        self._pages[before].rest()
        self._turn_to(place)
        self.show_trace(self.session.trace)
        self.show_token(self.session.selected)

    def be_seen(self, seen: bool) -> None:
        if self._is_built and not seen and self._page.rest():
            self._is_late = True  # it begins anew when it is seen
        super().be_seen(seen)

    def first_widget(self) -> QWidget:
        if not self._is_built or self._is_closed:
            return self
        return self._page.first_widget()

    def figure(self) -> "Figure | None":
        return self._page.figure() if self._is_built and not self._is_closed else None

    def commands(self) -> Mapping[str, Sequence[Command | None]]:
        show = partial(partial, self._come_up)
        return {
            "view": (
                Command("compare_runs", self.tr("Compare &runs"), show(RUNS)),
                Command("compare_engines", self.tr("&Engines side by side"), show(ENGINES)),
                Command("compare_orders", self.tr("&Orders of the chain"), show(ORDERS)),
            )
        }

    def view_settings(self) -> Mapping[str, str]:
        """Return which page is shown, and how."""
        mode = self.runs.mode.index() if self._is_built else 0
        return {"page": PAGES[self._wanted], "runs": MODES[mode]}

    def show_view_settings(self, settings: Mapping[str, str]) -> None:
        """Show a page as it was; unknown names are passed over."""
        page, mode = settings.get("page"), settings.get("runs")
        if page in PAGES:
            self.show_page(PAGES.index(page))
        if mode in MODES and self._is_built:
            self.runs.show_mode(MODES.index(mode))

    def measure(self) -> None:
        px = self.look.theme.px
        self._column.setContentsMargins(1, px(10), 1, 1)
        self._column.setSpacing(0)
        self._head.setContentsMargins(px(11), 0, px(9), 0)
        for page in self._pages:
            page.measure()

    @property
    def _page(self) -> "Page":
        return self._pages[self._wanted]

    def _why_closed(self) -> str:
        """Return why the page shows nothing; where a setting is a riddle, runs are still there."""
        is_runs = self._wanted == RUNS and not self.session.veil.hides
        return "" if is_runs else why_closed(self.session)

    def _turn_to(self, place: int) -> None:
        self.page_choice.show_index(place)
        self._stack.setCurrentIndex(len(PAGES) if self._is_closed else place)
        for each, tools in enumerate(self._tools):
            if tools is not None:
                tools.setVisible(each == place and not self._is_closed)

    def _forget_results(self) -> None:
        """Let go of what may no longer be shown, whether the view is seen or not."""
        if self.session.veil.hides:
            self.show_trace(self.session.trace)

    def _come_up(self, place: int) -> None:
        """Show a page, and bring the dock to the front."""
        self.show_page(place)
        dock: QWidget | None = self
        while dock is not None and not isinstance(dock, QDockWidget):
            dock = dock.parentWidget()
        if dock is not None:
            dock.show()
            dock.raise_()
        self.first_widget().setFocus(Qt.FocusReason.ShortcutFocusReason)
