"""A tiny bar picture of a distribution, for a cell of a table."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.theme import Theme

MOST_BARS = 27  # a cell of 54 px has no room for more
LEAST = 1.0  # px: a removed token still leaves a mark
SEEN = 1e-6  # a share below this is painted as removed


def paint_sparkline(painter: QPainter, area: QRectF, values: Sequence[float], theme: Theme) -> None:
    """Paint ``values`` (shares, likeliest first) as bars that stand on the foot of ``area``."""
    values = values[:MOST_BARS]
    if not values:
        return
    pitch = area.width() / len(values)
    tallest = max(values) or 1.0
    ratio = painter.device().devicePixelRatioF()

    def on_grid(length: float) -> float:
        return round(length * ratio) / ratio

    for place, value in enumerate(values):
        height = max(LEAST, area.height() * value / tallest)
        left = on_grid(area.left() + place * pitch)
        right = on_grid(area.left() + (place + 1) * pitch) - max(1.0, on_grid(pitch * 0.22))
        bar = QRectF(left, area.bottom() - on_grid(height), max(1 / ratio, right - left), 0)
        bar.setBottom(area.bottom())
        painter.fillRect(bar, theme.colour("accent" if value > SEEN else "track"))
