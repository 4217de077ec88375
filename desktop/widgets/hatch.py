"""The diagonal hatch that means "removed", as lines: sharp at every size and in print."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

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
