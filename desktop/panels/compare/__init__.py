"""Compare: runs beside each other, engines side by side, and orders of the chain."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions import Command
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

    def build(self) -> None:
        from PySide6.QtWidgets import QStackedWidget

        from desktop.panels.compare.engines import EnginesPage
        from desktop.panels.compare.orders import OrdersPage
        from desktop.panels.compare.runs import RunsPage
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
        self._column.addWidget(self._stack, 1)
        self._turn_to(self._wanted)

    def show_trace(self, trace: Trace) -> None:
        self._page.show_trace(trace)

    def show_token(self, token: int | None) -> None:
        self._page.show_token(token)

    def show_page(self, place: int) -> None:
        """Show runs (0), engines (1) or orders (2)."""
        self._wanted = place
        if not self._is_built:
            return
        self._page.rest()
        self._turn_to(place)
        self.show_trace(self.session.trace)
        self.show_token(self.session.selected)

    def be_seen(self, seen: bool) -> None:
        if self._is_built and not seen and self._page.rest():
            self._is_late = True  # it begins anew when it is seen
        super().be_seen(seen)

    def first_widget(self) -> QWidget:
        return self._page.first_widget() if self._is_built else self

    def figure(self) -> "Figure | None":
        return self._page.figure() if self._is_built else None

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
        return self._pages[self._stack.currentIndex()]

    def _turn_to(self, place: int) -> None:
        self.page_choice.show_index(place)
        self._stack.setCurrentIndex(place)
        for each, tools in enumerate(self._tools):
            if tools is not None:
                tools.setVisible(each == place)

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
