"""The badges A and B: A is outlined, B is filled."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.theme import BOLD, Theme

SIDE = 17  # px at 100 %


def paint_badge(painter: QPainter, area: QRectF, letter: str, theme: Theme) -> None:
    """Paint ``letter`` in a square in the middle of ``area``."""
    filled = letter == "B"
    side = SIDE * theme.zoom
    square = QRectF(0, 0, side, side)
    square.moveCenter(area.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("accent"), 1.5 * theme.zoom))
    painter.setBrush(theme.colour("accent") if filled else Qt.BrushStyle.NoBrush)
    inside = square.adjusted(0.75, 0.75, -0.75, -0.75)
    painter.drawRoundedRect(inside, 4 * theme.zoom, 4 * theme.zoom)
    painter.setFont(theme.font(10, BOLD))
    painter.setPen(theme.colour("on_accent" if filled else "accent_text"))
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()
