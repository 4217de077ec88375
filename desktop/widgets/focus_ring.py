"""The ring that shows where the keyboard is."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.theme import Theme

THICKNESS = 2.0  # px


def paint_ring(painter: QPainter, around: QRectF, radius: float, theme: Theme) -> None:
    """Paint the ring inside the edge of ``around``."""
    half = THICKNESS / 2
    painter.setPen(QPen(theme.colour("accent"), THICKNESS))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(around.adjusted(half, half, -half, -half), radius, radius)
