"""How the cells of the history are painted: shapes, badges, and sampled numbers in orange."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate

from desktop.style import Look
from desktop.theme import LABEL, REGULAR, SEMIBOLD, SMALL
from desktop.widgets.badge import paint_badge
from desktop.widgets.sparkline import paint_sparkline
from sampling_core.model_view.record_columns import (
    BADGE,
    EXACT,
    KEPT,
    NUMBER,
    RECORD_ROLE,
    SAMPLED,
    SETTINGS,
    SHAPE,
)

Index = QModelIndex | QPersistentModelIndex
TOKENS = {SAMPLED: "sample_text", SETTINGS: "muted", KEPT: "muted", NUMBER: "muted"}

PAINTED = frozenset({BADGE, SHAPE, *TOKENS})


class RecordDelegate(QStyledItemDelegate):
    """Paints one cell of a record."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def initStyleOption(self, option: Any, index: Index) -> None:
        super().initStyleOption(option, index)
        theme, column = self._look.theme, index.column()
        bold = column == EXACT
        size = SMALL if column == NUMBER else LABEL
        option.font = theme.font(size, SEMIBOLD if bold else REGULAR)
        colour = theme.colour(TOKENS.get(column, "text"))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(role, colour)
        if column in PAINTED:
            option.text = ""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        super().paint(painter, option, index)
        theme = self._look.theme
        if index.column() in TOKENS:  # a style sheet would take the colour from a selected row
            self._paint_text(painter, option, index)
        elif index.column() == BADGE and index.data():
            paint_badge(painter, QRectF(option.rect), index.data(), theme)
        elif index.column() == SHAPE:
            record = index.data(RECORD_ROLE)
            area = QRectF(0, 0, theme.px(54), theme.px(17))
            area.moveCenter(QRectF(option.rect).center())
            paint_sparkline(painter, area, record.shape, theme)

    def _paint_text(self, painter: QPainter, option: Any, index: Index) -> None:
        theme, column = self._look.theme, index.column()
        painter.setFont(theme.font(SMALL if column == NUMBER else LABEL))
        painter.setPen(theme.colour(TOKENS[column]))
        area = option.rect.adjusted(theme.px(6), 0, -theme.px(6), 0)
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
        text = painter.fontMetrics().elidedText(
            index.data(), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, int(alignment), text)


KEYS_OF_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
