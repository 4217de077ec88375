"""How heads, feet and pillars of the stages chart are painted."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.charts.stages_frame import StagesFrame
from desktop.charts.stages_picture import Column, StagesPicture
from desktop.charts.stages_words import foot_texts
from desktop.charts.text import TextPen
from desktop.theme import LABEL, MEDIUM, SEMIBOLD, SMALL, Theme
from sampling_core.words import say

TITLE = 14  # px at 100 %: the titles of the columns
SOFT = 0.45  # how much of its ground the result shows


class ColumnsPainter:
    """Paints what is around the cells of a column."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._title = TextPen(theme.font(TITLE, SEMIBOLD))
        self._label = TextPen(theme.font(LABEL))
        self._medium = TextPen(theme.font(LABEL, MEDIUM))
        self._strong = TextPen(theme.font(LABEL, SEMIBOLD))
        self._head = TextPen(theme.font(SMALL, MEDIUM))

    def paint_frame(self, painter: QPainter, frame: StagesFrame, room: QRectF) -> None:
        """Paint the frame around the result."""
        zoom = frame.zoom
        soft = QColor(self._theme.colour("accent_soft"))
        soft.setAlphaF(SOFT)
        painter.setPen(QPen(self._theme.colour("accent"), 1.2 * zoom))
        painter.setBrush(soft)
        area = room.adjusted(4 * zoom, 1.5 * zoom, -4 * zoom, -1.5 * zoom)
        painter.drawRoundedRect(area, 7 * zoom, 7 * zoom)

    def paint_pillar(
        self, painter: QPainter, frame: StagesFrame, column: Column, room: QRectF
    ) -> None:
        """Paint a stage that is off: a slim pillar with its name from bottom to top."""
        zoom = frame.zoom
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("raised"))
        area = frame.pillar(room)
        painter.drawRoundedRect(area, 6 * zoom, 6 * zoom)
        words = QCoreApplication.translate("Stages", "{stage}   off").format(
            stage=say(column.title)
        )
        painter.save()
        painter.translate(room.center().x(), frame.rows.center().y())
        painter.rotate(-90)
        painter.setFont(self._medium.font)
        painter.setPen(self._theme.colour("muted"))
        shown = self._medium.elided(words, area.height() - 12 * zoom)
        self._medium.centre(painter, 0, 0, shown)
        painter.restore()

    def paint_head(
        self, painter: QPainter, frame: StagesFrame, column: Column, room: QRectF
    ) -> None:
        zoom, left = frame.zoom, frame.left(room)
        width = frame.right(room) - left + 6 * zoom
        for pen, y, text, token in (
            (self._title, 16, say(column.title), "text"),
            (self._label, 35, column.value, "muted"),
        ):
            painter.setFont(pen.font)
            painter.setPen(self._theme.colour(token))
            pen.left(painter, left, room.top() + y * zoom, pen.elided(text, width))

    def paint_foot(
        self,
        painter: QPainter,
        frame: StagesFrame,
        picture: StagesPicture,
        column: Column,
        room: QRectF,
    ) -> None:
        """Write entropy, effective and kept tokens under a column."""
        zoom, width = frame.zoom, frame.right(room) - frame.left(room)
        short = dict(foot_texts(picture, column, short=True))
        for line, (name, value) in enumerate(foot_texts(picture, column)):
            y = frame.rows.bottom() + (21 + 20 * line) * zoom
            pen = self._medium if line else self._strong
            if self._head.width(name) + pen.width(value) + 4 * zoom > width:
                value = short[name]
            painter.setFont(pen.font)
            painter.setPen(self._theme.colour("text"))
            pen.right(painter, frame.right(room), y, value)
            rest = width - pen.width(value) - 4 * zoom
            painter.setFont(self._head.font)
            painter.setPen(self._theme.colour("muted"))
            self._head.left(painter, frame.left(room), y, self._head.elided(name, rest))
