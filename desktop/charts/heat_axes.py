"""The axes of a heat map and its bar of colours."""

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QLinearGradient, QPainter, QPen

from desktop.charts.heat_frame import HeatFrame
from desktop.charts.text import TextPen
from desktop.charts.viridis import ANCHORS
from desktop.theme import LABEL, MEDIUM, SMALL, Theme

APART = 90.0  # px at 100 % between two numbers under the map
ABOVE = 56.0  # px at 100 % between two numbers one above the other
NEAR = 13.0  # px at 100 %: a number so near to the limit gives way to it


class HeatAxes:
    """Paints numbers, titles and the scale of colours."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._small = TextPen(theme.font(SMALL))
        self._title = TextPen(theme.font(LABEL, MEDIUM))

    def paint(self, painter: QPainter, frame: HeatFrame) -> None:
        self._paint_across(painter, frame)
        self._paint_up(painter, frame)
        if not frame.picture.hidden:
            self._paint_bar(painter, frame)

    def _paint_across(self, painter: QPainter, frame: HeatFrame) -> None:
        room, zoom, axis = frame.map, frame.zoom, frame.picture.x
        foot = room.bottom() + 0.5
        painter.setPen(QPen(self._theme.colour("border_strong"), 1))
        painter.drawLine(QLineF(room.left(), foot, room.right(), foot))
        ticks = axis.ticks(room.width() / (APART * zoom))
        painter.drawLines([QLineF(frame.x(v), foot, frame.x(v), foot + 4 * zoom) for v, _ in ticks])
        painter.setFont(self._small.font)
        painter.setPen(self._theme.colour("muted"))
        for value, text in ticks:
            self._small.centre(painter, frame.x(value), foot + 13 * zoom, text)
        painter.setFont(self._title.font)
        self._title.centre(painter, room.center().x(), foot + 31 * zoom, axis.title)

    def _paint_up(self, painter: QPainter, frame: HeatFrame) -> None:
        room, zoom, axis = frame.map, frame.zoom, frame.picture.y
        left = room.left() - 0.5
        painter.setPen(QPen(self._theme.colour("border_strong"), 1))
        painter.drawLine(QLineF(left, room.top(), left, room.bottom()))
        ticks = axis.ticks(room.height() / (ABOVE * zoom))
        painter.drawLines([QLineF(left - 4 * zoom, frame.y(v), left, frame.y(v)) for v, _ in ticks])
        painter.setFont(self._small.font)
        painter.setPen(self._theme.colour("muted"))
        for value, text in ticks:
            self._small.right(painter, left - 7 * zoom, frame.y(value), text)
        self._upright(painter, QPointF(frame.area.left() + 9 * zoom, room.center().y()), axis.title)

    def _upright(self, painter: QPainter, at: QPointF, text: str) -> None:
        """Write a title that is read from below."""
        painter.save()
        painter.setFont(self._title.font)
        painter.translate(at)
        painter.rotate(-90)
        self._title.centre(painter, 0, 0, text)
        painter.restore()

    def _paint_bar(self, painter: QPainter, frame: HeatFrame) -> None:
        """Paint the scale of colours, its numbers, its limit and its unit."""
        bar, zoom, picture = frame.bar, frame.zoom, frame.picture
        shades = QLinearGradient(bar.bottomLeft(), bar.topLeft())
        for place, anchor in enumerate(ANCHORS):
            shades.setColorAt(place / (len(ANCHORS) - 1), anchor)
        painter.fillRect(bar, shades)
        right = bar.right() + 0.5
        painter.setPen(QPen(self._theme.colour("border_strong"), 1))
        painter.drawLine(QLineF(right, bar.top(), right, bar.bottom()))
        ticks = picture.scale.ticks(bar.height() / (ABOVE * zoom))
        placed = [(bar.bottom() - bar.height() * picture.scale.place(v), t) for v, t in ticks]
        if picture.limit_text:
            placed = [(y, text) for y, text in placed if y - bar.top() > NEAR * zoom]
            placed.append((bar.top(), picture.limit_text))
        painter.drawLines([QLineF(right, y, right + 4 * zoom, y) for y, _ in placed])
        painter.setFont(self._small.font)
        painter.setPen(self._theme.colour("muted"))
        for y, text in placed:
            self._small.left(painter, right + 7 * zoom, y, text)
        painter.setFont(self._title.font)
        room = QRectF(bar.left() - 10 * zoom, bar.bottom(), bar.width() + 20 * zoom, 0)
        self._title.centre(
            painter, room.center().x(), bar.bottom() + 31 * zoom, picture.scale.title
        )
