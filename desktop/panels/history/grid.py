"""The records as rows: columns that come and go, groups with captions, lengths that zoom."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.panels.history.column_room import widened
from desktop.panels.history.delegates import CAPTION, RecordDelegate
from desktop.style import Look
from desktop.theme import SEMIBOLD, SMALL
from sampling_core.history import Record
from sampling_core.model_view.history_model import HistoryModel
from sampling_core.model_view.record_columns import (
    CHOSEN,
    EFFECTIVE,
    FIRST,
    KEPT,
    NOTE,
    RECORD_ROLE,
    SHAPE,
)
from sampling_core.model_view.record_filter import RecordFilter

WIDTHS = (30, 25, 109, 66, 118, 56, 70, 66, 72, 170, 120, 72, 66, 74, 96, 112, 66, 66, 56)
NEEDS = {EFFECTIVE: 770, SHAPE: 720, KEPT: 640}  # px at 100 %: widths that show a column
ROW = 29  # px at 100 %
LEAST_FIRST = 110  # px at 100 % that the likeliest token needs before the table scrolls


class RecordGrid(QTableView):
    """Shows the records that a search leaves; knows nothing of what one does with them."""

    def __init__(self, look: Look, records: HistoryModel) -> None:
        super().__init__()
        self._look, self._records = look, records
        self.setObjectName("history.table")
        self.setAccessibleName(self.tr("History"))
        self._captions: dict[int, str] = {}
        self._given: dict[int, int] = {}  # widths in pixels that columns took by themselves
        self._added: frozenset[int] = frozenset()
        self.rows = RecordFilter(records, self)
        self.setModel(self.rows)
        self._delegate = RecordDelegate(look, self)
        self.setItemDelegate(self._delegate)
        self._prepare()
        for changed in (records.dataChanged, records.rowsInserted, records.modelReset):
            changed.connect(self._show_columns)
        rows = self.rows
        for moved in (rows.layoutChanged, rows.modelReset, rows.rowsInserted, rows.rowsRemoved):
            moved.connect(self._show_captions)
        look.changed.connect(self._measure)
        self._measure()

    def _prepare(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorShown(False)
        header.sectionClicked.connect(self._sort)
        header.setSectionsClickable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    # What is shown.

    def show_added(self, names: tuple[str, ...]) -> None:
        """Show columns that the user added, by their names."""
        self._added = frozenset(CHOSEN[name] for name in names if name in CHOSEN)
        self._show_columns()

    def group_by(self, group: str) -> None:
        """Let rows stand together under captions."""
        self.rows.group_by(group)
        self._show_captions()
        words = {"data": self.tr("Grouped by data"), "day": self.tr("Grouped by day")}
        self.setAccessibleDescription(words.get(self.rows.group, ""))

    def caption(self, row: int) -> str:
        """Return what stands above a row, “” for nothing."""
        return self._captions.get(row, "")

    def shown_records(self) -> list[Record]:
        """Return what the search left, in the order of the rows."""
        return [self.rows.record_at(row) for row in range(self.rows.rowCount())]

    def chosen(self) -> list[int]:
        """Return the ids of the selected records."""
        return [index.data(RECORD_ROLE).id for index in self.selectionModel().selectedRows()]

    def current_record(self) -> int | None:
        record = self.currentIndex().data(RECORD_ROLE)
        return None if record is None else record.id

    def select_record(self, record: int | None) -> None:
        """Select the row of a record, as far as it is shown, whatever keys are held down."""
        row = self.rows.row_of(record)
        if row < 0:
            self.clearSelection()
        elif self.chosen() != [record]:
            flags = QItemSelectionModel.SelectionFlag
            how = flags.ClearAndSelect | flags.Rows
            self.selectionModel().setCurrentIndex(self.rows.index(row, 0), how)

    def _sort(self, column: int) -> None:
        """Sort by a column; a third click shows the newest first again."""
        header = self.horizontalHeader()
        same = self.rows.sortColumn() == column and header.isSortIndicatorShown()
        if same and self.rows.sortOrder() == Qt.SortOrder.AscendingOrder:
            self.rows.sort(-1)
            self.rows.group_by(self.rows.group)  # groups need an order of their own
            header.setSortIndicatorShown(False)
            return
        order = Qt.SortOrder.AscendingOrder if same else Qt.SortOrder.DescendingOrder
        self.rows.sort(column, order)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(column, order)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what the other columns say as well, where there is no room for all."""
        super().resizeEvent(event)
        self._show_columns()

    def minimumSizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(300), px(60))

    # Captions of groups: a band above the first row of each, inside a taller row.

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._captions:
            return
        painter, theme = QPainter(self.viewport()), self._look.theme
        painter.setFont(theme.font(SMALL, SEMIBOLD))
        for row, text in self._captions.items():
            top = self.rowViewportPosition(row)
            band = QRect(0, top, self.viewport().width(), theme.px(CAPTION))
            if band.intersects(event.rect()):
                painter.fillRect(band, theme.colour("raised"))
                painter.setPen(theme.colour("muted"))
                inside = band.adjusted(theme.px(8), 0, -theme.px(8), 0)
                painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802  (Qt's name)
        super().selectionChanged(selected, deselected)
        if self._captions:
            self.viewport().update()  # a caption lies over more than the cell that changed

    def _show_captions(self) -> None:
        px = self._look.theme.px
        had, self._captions = bool(self._captions), self.rows.captions()
        if had or self._captions:
            for row in range(self.rows.rowCount()):
                height = px(ROW) + (px(CAPTION) if row in self._captions else 0)
                if self.rowHeight(row) != height:
                    self.setRowHeight(row, height)
            self.viewport().update()

    # Lengths.

    def _show_columns(self) -> None:
        """Hide what was not added or has no room; the last column takes what is left."""
        px, width = self._look.theme.px, self.width() / self._look.theme.zoom
        for column in CHOSEN.values():
            self.setColumnHidden(column, not self._is_shown(column))
        for column, least in NEEDS.items():
            self.setColumnHidden(column, width < least)
        header = self.horizontalHeader()
        others = {
            column: px(WIDTHS[column])
            for column in range(len(WIDTHS))
            if column != FIRST and not self.isColumnHidden(column)
        }
        for column, wide in widened(self, self._look.theme, others).items():
            if self.columnWidth(column) == self._given.get(column, px(WIDTHS[column])):
                self._given[column] = wide  # the user has not set another
                self.setColumnWidth(column, wide)
        is_tight = self.viewport().width() - sum(others.values()) < px(LEAST_FIRST)
        modes = QHeaderView.ResizeMode
        header.setSectionResizeMode(FIRST, modes.Interactive if is_tight else modes.Stretch)
        if is_tight:
            self.setColumnWidth(FIRST, px(WIDTHS[FIRST]))

    def _is_shown(self, column: int) -> bool:
        """Whether a column was added; notes are shown as soon as there is one."""
        if column in self._added:
            return True
        is_edited = self.state() == QAbstractItemView.State.EditingState
        if is_edited and self.currentIndex().column() == column:
            return True
        records = self._records
        return column == NOTE and any(
            records.record_at(row).note for row in range(records.rowCount())
        )

    def _measure(self) -> None:
        px, rows = self._look.theme.px, self.verticalHeader()
        rows.setMinimumSectionSize(px(ROW))  # before the default, which may not be less
        rows.setDefaultSectionSize(px(ROW))
        for row in range(self.rows.rowCount()):
            self.setRowHeight(row, px(ROW))
        self.horizontalHeader().setFixedHeight(px(29))
        self.horizontalHeader().setMinimumSectionSize(px(24))
        self._given.clear()
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, px(width))
        self._show_captions()
        self._show_columns()
