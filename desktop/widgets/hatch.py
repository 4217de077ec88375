"""Hatches as lines, sharp at every size and in print.

Rising ones mean "removed", falling ones "the end could lie here".
"""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.theme import Theme

SPACING = 6.0  # px between two lines, measured along x


def paint_hatched(
    painter: QPainter, area: QRectF, colour: QColor, spacing: float = SPACING
) -> None:
    """Outline ``area`` and fill it with rising lines that end at its edges."""
    painter.setPen(QPen(colour, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area)
    painter.drawLines(hatch_lines(area, spacing))


def hatch_lines(area: QRectF, spacing: float = SPACING) -> list[QLineF]:
    """Return lines at 45° that fill ``area`` and do not leave it."""
    left, top, width, height = area.left(), area.top(), area.width(), area.height()
    lines = []
    offset = spacing
    while offset < width + height:
        # the line x − left + y − top = offset, cut off at the four edges
        low = max(0.0, offset - height)
        high = min(width, offset)
        lines.append(QLineF(left + low, top + offset - low, left + high, top + offset - high))
        offset += spacing
    return lines


def paint_limits(painter: QPainter, area: QRectF, end: float, theme: Theme) -> None:
    """Paint where the end of a solid bar could lie: ``area``; the bar ends at ``end``, px.

    What lies inside the bar is hatched in the colour of the ground, what lies beyond in the bar's.
    """
    accent, ground = theme.colour("accent"), theme.colour("panel")
    inside = QRectF(area.left(), area.top(), max(0.0, end - area.left()), area.height()) & area
    beyond = QRectF(area)
    beyond.setLeft(max(area.left(), end))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for part, colour in ((inside, ground), (beyond, accent)):
        painter.setPen(QPen(colour, 1.4))
        painter.drawLines(falling_lines(part, SPACING))
    painter.setPen(QPen(accent, 1.2))
    painter.drawRect(area.adjusted(0.6, 0.6, -0.6, -0.6))


def falling_lines(area: QRectF, spacing: float = SPACING) -> list[QLineF]:
    """Return lines at −45° that fill ``area`` and do not leave it."""
    middle = 2.0 * area.center().y()
    return [
        QLineF(line.x1(), middle - line.y1(), line.x2(), middle - line.y2())
        for line in hatch_lines(area, spacing)
    ]


def paint_bracket(
    painter: QPainter, low: QPointF, high: QPointF, half: float, theme: Theme
) -> None:
    """Paint the limits of a point as an upright line with feet, ``half`` their half length."""
    painter.setPen(QPen(theme.colour("accent"), 1.4))
    painter.drawLine(low, high)
    for end in (low, high):
        painter.drawLine(QLineF(end.x() - half, end.y(), end.x() + half, end.y()))
