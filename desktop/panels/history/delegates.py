"""How the cells of the history are painted: shapes, badges, ratings, sampled numbers in orange."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QWidget

from desktop.style import Look
from desktop.theme import LABEL, REGULAR, SEMIBOLD, SMALL, Theme
from desktop.widgets.badge import paint_badge
from desktop.widgets.sparkline import paint_sparkline
from sampling_core.history.masked import is_masked
from sampling_core.model_view.record_columns import (
    BADGE,
    BEST,
    COST,
    ENGINE,
    EXACT,
    KEPT,
    MADE,
    NAMES,
    NUMBER,
    RATING,
    RECORD_ROLE,
    RESULTS,
    SAMPLED,
    SETTINGS,
    SHAPE,
)
from sampling_core.words import say

if TYPE_CHECKING:
    from desktop.panels.history.grid import RecordGrid

Index = QModelIndex | QPersistentModelIndex
TOKENS = {
    SAMPLED: "sample_text", SETTINGS: "muted", KEPT: "muted", NUMBER: "muted", MADE: "muted",
    ENGINE: "muted",
}  # fmt: skip

PAINTED = frozenset({BADGE, SHAPE, RATING, *TOKENS})
CAPTION = 26  # px at 100 %: the band above the first row of a group
DOT, PITCH = 4.0, 12.0  # px at 100 %: radius of the dots of a rating, and their distance


class RecordDelegate(QStyledItemDelegate):
    """Paints one cell of a record; a click on the dots of a rating gives it."""

    def __init__(self, look: Look, table: "RecordGrid") -> None:
        super().__init__(table)
        self._look, self._table = look, table
        self._rated: QPersistentModelIndex | None = None

    def took_click(self, index: Index) -> bool:
        """Tell once whether the click on a cell gave a rating."""
        rated, self._rated = self._rated, None
        return rated is not None and rated == QPersistentModelIndex(index)

    def initStyleOption(self, option: Any, index: Index) -> None:
        super().initStyleOption(option, index)
        theme, column = self._look.theme, index.column()
        bold = column == EXACT and not _is_hidden(index)
        size = SMALL if column == NUMBER else LABEL
        option.font = theme.font(size, SEMIBOLD if bold else REGULAR)
        colour = theme.colour(self._token(index))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(role, colour)
        if column in PAINTED or _is_hidden(index):
            option.text = ""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        option.rect.setTop(self._top(option.rect, index))
        super().paint(painter, option, index)
        theme = self._look.theme
        if index.column() in TOKENS or _is_hidden(
            index
        ):  # a style sheet would take the colour from a selected row
            self._paint_text(painter, option, index)
        elif index.column() == BADGE and index.data():
            paint_badge(painter, QRectF(option.rect), index.data(), theme)
        elif index.column() == RATING:
            paint_rating(painter, QRectF(option.rect), index.data(RECORD_ROLE).rating, theme)
        elif index.column() == SHAPE:
            record = index.data(RECORD_ROLE)
            area = QRectF(0, 0, theme.px(54), theme.px(17))
            area.moveCenter(QRectF(option.rect).center())
            paint_sparkline(painter, area, record.shape, theme)

    def createEditor(self, parent: QWidget, option: Any, index: Index) -> QWidget:
        """Edit in a line, in the row below a caption."""
        if index.column() == RATING:
            return super().createEditor(parent, option, index)
        editor = QLineEdit(parent)
        kind = "cost" if index.column() == COST else "note"
        editor.setObjectName(f"history.{kind}")
        editor.setAccessibleName(say(NAMES[index.column()]))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: Any, index: Index) -> None:  # noqa: N802  (Qt's name)
        option.rect.setTop(self._top(option.rect, index))
        editor.setGeometry(option.rect)

    def editorEvent(  # noqa: N802  (Qt's name)
        self, event: QEvent, model: QAbstractItemModel, option: Any, index: Index
    ) -> bool:
        if (
            index.column() == RATING
            and isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
        ):
            rating = rating_at(event.position().x() - option.rect.left(), self._look.theme)
            now = index.data(RECORD_ROLE).rating
            self._rated = QPersistentModelIndex(index)
            return model.setData(index, 0 if rating == now else rating)
        return super().editorEvent(event, model, option, index)

    def _token(self, index: Index) -> str:
        """Return the colour of a cell: what a lab hides is said quietly."""
        return "muted" if _is_hidden(index) else TOKENS.get(index.column(), "text")

    def _top(self, rect: Any, index: Index) -> int:
        """Return where the row begins under a caption."""
        below = self._look.theme.px(CAPTION) if self._table.caption(index.row()) else 0
        return int(rect.top()) + below

    def _paint_text(self, painter: QPainter, option: Any, index: Index) -> None:
        theme, column = self._look.theme, index.column()
        small = column == NUMBER or _is_hidden(index)  # a word has less room than a number
        painter.setFont(theme.font(SMALL if small else LABEL))
        painter.setPen(theme.colour(self._token(index)))
        area = option.rect.adjusted(theme.px(6), 0, -theme.px(6), 0)
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
        text = painter.fontMetrics().elidedText(
            index.data(), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, int(alignment), text)


def paint_rating(painter: QPainter, area: QRectF, rating: int, theme: Theme) -> None:
    """Paint five dots, as many of them full as the rating says."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = DOT * theme.zoom
    for place in range(BEST):
        is_full = place < rating
        centre = QPointF(area.left() + (PITCH * (place + 0.75)) * theme.zoom, area.center().y())
        painter.setPen(QPen(theme.colour("accent" if is_full else "border_strong"), theme.zoom))
        painter.setBrush(theme.colour("accent") if is_full else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, radius, radius)
    painter.restore()


def rating_at(x: float, theme: Theme) -> int:
    """Return the rating at a distance from the left of its cell, 1 to 5."""
    return min(max(1 + int((x / theme.zoom - 0.25 * PITCH) // PITCH), 1), BEST)


def _is_hidden(index: Index) -> bool:
    return index.column() in RESULTS and is_masked(index.data(RECORD_ROLE))


KEYS_OF_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
