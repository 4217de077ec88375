"""Distribution: the result in five numbers, and every token as a bar or a row."""

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.charts.distribution import DistributionChart
from desktop.panel import Panel
from desktop.panels.distribution.tiles import Tiles
from desktop.pictures import MOST, ROWS, STEP, picture_of
from desktop.scrolling import scrolling
from desktop.widgets.buttons import ToolButton
from desktop.widgets.legend import Legend
from desktop.widgets.segmented import Segmented
from sampling_core.model_view.distribution_model import (
    SORT_ROLE,
    TITLES,
    TOKEN_ROLE,
    DistributionModel,
    Line,
    lines,
)
from sampling_core.trace import Trace

WIDTHS = (48, 170, 70, 100, 90, 90, 80)  # px at 100 %: columns of the table
MODES = ("Bars", "Table")


class DistributionPanel(Panel):
    """Wide blue bars as the chain left them, ticks as the model gave them, dots as drawn."""

    name = "distribution"
    title = "Distribution"
    keys = "Ctrl+1"
    is_view = True
    least = (420, 180)

    def build(self) -> None:
        look = self.look
        self._limit, self._source = ROWS, object()
        self._selected: int | None = None
        self._lines: tuple[Line, ...] = ()
        self.tiles = Tiles(look)
        self._legend = Legend(look)
        self.mode = Segmented(look, "Show as", MODES)
        self.mode.setObjectName("distribution.mode")
        for place, mode in enumerate(MODES):
            self.mode.button(place).setObjectName(f"distribution.mode.{mode.lower()}")
        self.mode.edited.connect(self.show_mode)
        self._more = ToolButton(look, "more", "More for the chosen token", 17)
        self._more.setObjectName("distribution.more")
        self._more.clicked.connect(self._open_menu)
        self.chart = DistributionChart(look)
        self.chart.setObjectName("distribution.chart")
        self.chart.selected.connect(self._select)
        self.chart.more_requested.connect(self._show_more)
        self.model = DistributionModel(self)
        self.table = self._make_table()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chart)
        self._stack.addWidget(self.table)
        self._lay_out()

    def first_widget(self) -> QWidget:
        return self._stack.currentWidget()

    def show_trace(self, trace: Trace) -> None:
        if trace.experiment.source is not self._source:
            self._source, self._limit, self._selected = trace.experiment.source, ROWS, None
        draws, before = self.session.draws, self.session.before_drag
        if before is not None and before.experiment.source is not trace.experiment.source:
            before = None
        self._lines = lines(trace, draws, self._limit)
        picture = picture_of(trace, draws, self._lines, before)
        self.chart.hold_scale(before is not None)
        self.chart.show_picture(picture)
        if self._stack.currentWidget() is self.table:
            self.model.show_lines(self._lines)
        self.tiles.show_trace(trace, draws, self._lines, self.settings.unit)
        removed = trace.result.kept < len(trace.experiment.source)
        self._legend.show_marks(picture.reference, sampled=draws is not None, removed=removed)

    def show_mode(self, place: int) -> None:
        """Show the tokens as bars (0) or as a table (1)."""
        self.mode.show_index(place)
        self._stack.setCurrentIndex(place)
        self.model.show_lines(self._lines)

    def measure(self) -> None:
        px = self.look.theme.px
        self._top.setContentsMargins(px(11), px(11), px(11), 0)
        self._head.setContentsMargins(px(13), px(10), px(7), 0)
        self._head.setSpacing(px(4))
        self._room.setContentsMargins(px(5), 0, px(7), px(4))
        for column, width in enumerate(WIDTHS):
            self.table.setColumnWidth(column, px(width))

    def _lay_out(self) -> None:
        self._top = QVBoxLayout()
        self._top.addWidget(self.tiles)
        self._head = QHBoxLayout()
        self._head.addWidget(self._legend, 1)
        self._head.addWidget(self.mode)
        self._head.addWidget(self._more)
        self._room = QVBoxLayout()
        self._room.addWidget(self._stack)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addLayout(self._head)
        column.addLayout(self._room, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 1, 1)
        whole.addWidget(scrolling(inside))

    def _make_table(self) -> QTableView:
        sorted_rows = QSortFilterProxyModel(self)
        sorted_rows.setSourceModel(self.model)
        sorted_rows.setSortRole(SORT_ROLE)
        table = QTableView()
        table.setObjectName("distribution.table")
        table.setAccessibleName("Distribution as a table")
        table.setModel(sorted_rows)
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.horizontalHeader().setStretchLastSection(True)
        table.setTabKeyNavigation(False)
        table.selectionModel().currentRowChanged.connect(self._select_row)
        return table

    def _select_row(self) -> None:
        token = self.table.currentIndex().data(TOKEN_ROLE)
        if token is not None:
            self._selected = token
            self.chart.select(token)

    def _select(self, token: int) -> None:
        self._selected = token

    def _show_more(self) -> None:
        self._limit = min(self._limit + STEP, MOST)
        self.show_trace(self.session.trace)

    def _open_menu(self) -> None:
        """Offer what can be done with the token chosen, and with the whole table."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._selected is not None:
            name = self.session.experiment.source.token(self._selected)
            add = menu.addAction(f"Add {name} to the text")
            add.setObjectName("action.add_to_text")
            add.triggered.connect(self.add_to_text)
        copy = menu.addAction("Copy the table")
        copy.setObjectName("action.copy_table")
        copy.triggered.connect(self.copy_table)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def add_to_text(self) -> None:
        """Make the token chosen part of the text that penalties see."""
        if self._selected is None:
            return
        experiment = self.session.experiment
        after = experiment.with_(output_ids=(*experiment.output_ids, self._selected))
        name = experiment.source.token(self._selected)
        self.session.edit(after, f"Add {name} to the text")

    def copy_table(self) -> None:
        """Put all rows on the clipboard, tab-separated, for a spreadsheet."""
        model = DistributionModel()
        model.show_lines(self._lines)
        rows = [
            "\t".join(str(model.index(r, c).data()) for c in range(model.columnCount()))
            for r in range(model.rowCount())
        ]
        QGuiApplication.clipboard().setText("\n".join(("\t".join(TITLES), *rows)))
