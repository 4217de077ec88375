"""How a slider is painted: line, fill from the neutral value, marks and knob."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from desktop.theme import SMALL, Theme
from desktop.widgets.focus_ring import paint_ring
from desktop.widgets.scale import Mark, Scale

HEIGHT = 36  # px at 100 %
REACH = 11  # px from the edge to the ends of the line: half the knob with its ring
LINE_Y = 12  # px from the top to the line


def paint_slider(
    painter: QPainter,
    width: float,
    theme: Theme,
    scale: Scale,
    value: float,
    marks: tuple[Mark, ...],
    *,
    focused: bool,
    active: bool,
    concealed: bool = False,
) -> None:
    """Paint a slider ``width`` pixels wide, with its knob at ``value``; concealed without it."""
    zoom = theme.zoom
    start, length, y = REACH * zoom, width - 2 * REACH * zoom, LINE_Y * zoom

    def x(at: float) -> float:
        return start + length * scale.share(at)

    fill = theme.colour("accent" if active else "disabled")
    thick = 4 * zoom
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("track"))
    painter.drawRoundedRect(QRectF(start, y - thick / 2, length, thick), thick / 2, thick / 2)
    if concealed:
        _paint_marks(painter, width, theme, [(x(at), text) for at, text in marks])
        if focused:
            around = QRectF(start, y - thick / 2, length, thick).adjusted(-5, -5, 5, 5)
            paint_ring(painter, around, 5 * zoom, theme)
        return
    left, right = sorted((x(scale.low if scale.neutral is None else scale.neutral), x(value)))
    painter.setBrush(fill)
    painter.drawRoundedRect(QRectF(left, y - thick / 2, right - left, thick), thick / 2, thick / 2)
    _paint_marks(painter, width, theme, [(x(at), text) for at, text in marks])
    centre = QPointF(x(value), y)
    if focused:
        painter.setPen(QPen(fill, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, 10.5 * zoom - 0.5, 10.5 * zoom - 0.5)
    painter.setPen(QPen(fill, 2))
    painter.setBrush(theme.colour("panel"))
    painter.drawEllipse(centre, 7 * zoom, 7 * zoom)


def _paint_marks(
    painter: QPainter, width: float, theme: Theme, marks: list[tuple[float, str]]
) -> None:
    """Paint ticks and their words; the ends come first and no word covers another."""
    zoom = theme.zoom
    painter.setFont(theme.font(SMALL))
    metrics = QFontMetricsF(painter.font())
    taken: list[tuple[float, float]] = []
    by_weight = sorted(marks, key=lambda mark: ("=" not in mark[1], -abs(mark[0] - width / 2)))
    for at, text in by_weight:
        painter.setPen(QPen(theme.colour("border_strong"), 1.2))
        painter.drawLine(QPointF(at, (LINE_Y + 6) * zoom), QPointF(at, (LINE_Y + 9) * zoom))
        wide = metrics.horizontalAdvance(text)
        left = min(max(at - wide / 2, 1.0), width - wide - 1)
        free = all(left > end + 3 or left + wide < begin - 3 for begin, end in taken)
        if text and free:
            taken.append((left, left + wide))
            painter.setPen(theme.colour("muted"))
            painter.drawText(QPointF(left, 33.5 * zoom), text)
