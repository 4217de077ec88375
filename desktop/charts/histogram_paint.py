"""How a scorecard is painted: the one routine for screen, PNG, SVG and PDF."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.charts.histogram_picture import Histogram, ScorecardPicture
from desktop.charts.text import TextPen
from desktop.theme import MEDIUM, SMALL, Theme

HEAD, FOOT, LEFT, RIGHT, GAP = 40, 20, 44, 10, 12  # px at 100 %: around a panel
FREE = 0.15  # of the width of a bar, left between two of them


def paint_scorecard(
    painter: QPainter, area: QRectF, theme: Theme, picture: ScorecardPicture
) -> None:
    """Paint the panels of a scorecard one under the other."""
    pens = TextPen(theme.font(SMALL)), TextPen(theme.font(SMALL, MEDIUM))
    gap = GAP * theme.zoom
    count = max(1, len(picture.panels))
    height = (area.height() - (count - 1) * gap) / count
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place, panel in enumerate(picture.panels):
        top = area.top() + place * (height + gap)
        room = QRectF(area.left(), top, area.width(), height)
        _Panel(painter, room, theme, pens).paint(panel, picture.axis)
    painter.restore()


class _Panel:
    """Paints one histogram into its room."""

    def __init__(
        self, painter: QPainter, room: QRectF, theme: Theme, pens: tuple[TextPen, TextPen]
    ) -> None:
        self._painter, self._room, self._theme = painter, room, theme
        self._small, self._strong = pens
        zoom = theme.zoom
        self._body = room.adjusted(LEFT * zoom, HEAD * zoom, -RIGHT * zoom, -FOOT * zoom)

    def paint(self, panel: Histogram, axis: str) -> None:
        """Paint title, axes, bars and marks."""
        most = max(panel.counts, default=0) or 1
        self._paint_head(panel, axis)
        self._paint_scale(most)
        self._paint_bars(panel, most)
        self._paint_labels(panel)
        self._paint_marks(panel)

    def _paint_head(self, panel: Histogram, axis: str) -> None:
        painter, room, zoom = self._painter, self._room, self._theme.zoom
        y = room.top() + 9 * zoom
        painter.setFont(self._strong.font)
        painter.setPen(self._theme.colour("text"))
        title = self._strong.elided(panel.title, room.width() / 2)
        self._strong.left(painter, room.left(), y, title)
        painter.setFont(self._small.font)
        painter.setPen(self._theme.colour("muted"))
        left = room.width() - self._strong.width(title) - 20 * zoom
        self._small.right(painter, room.right(), y, self._small.elided(panel.note, left))
        self._small.left(painter, room.left(), y + 18 * zoom, axis)

    def _paint_scale(self, most: int) -> None:
        painter, body, zoom = self._painter, self._body, self._theme.zoom
        values = sorted({0, most // 2, most})
        painter.setFont(self._small.font)
        for value in values:
            y = round(body.bottom() - body.height() * value / most) + 0.5
            painter.setPen(QPen(self._theme.colour("border_strong" if not value else "grid"), 1))
            painter.drawLine(QLineF(body.left(), y, body.right(), y))
            painter.setPen(self._theme.colour("muted"))
            words = f"{value:,d}".replace(",", " ")
            self._small.right(painter, body.left() - 6 * zoom, y, words)

    def _paint_bars(self, panel: Histogram, most: int) -> None:
        painter, body = self._painter, self._body
        wide = body.width() / len(panel.counts)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        bars = []
        for place, count in enumerate(panel.counts):
            height = body.height() * count / most
            if count:
                height = max(height, 1.5 * self._theme.zoom)  # one position is not none
            left = body.left() + (place + FREE / 2) * wide
            bars.append(QRectF(left, body.bottom() - height, wide * (1 - FREE), height))
        painter.drawRects(bars)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_labels(self, panel: Histogram) -> None:
        painter, body, zoom = self._painter, self._body, self._theme.zoom
        wide = body.width() / len(panel.labels)
        widest = max(self._small.width(label) for label in panel.labels) + 8 * zoom
        every = max(1, int(-(-widest // wide)))
        painter.setFont(self._small.font)
        painter.setPen(self._theme.colour("muted"))
        for place in range(0, len(panel.labels), every):
            x = body.left() + (place + 0.5) * wide
            self._small.centre(painter, x, body.bottom() + 11 * zoom, panel.labels[place])

    def _paint_marks(self, panel: Histogram) -> None:
        """Paint an upright line for each value with its words above the bars."""
        painter, body, zoom = self._painter, self._body, self._theme.zoom
        painter.setFont(self._small.font)
        free = body.right() + 1.0
        for value, words in sorted(panel.marks, reverse=True):
            x = round(body.left() + body.width() * panel.place(value)) + 0.5
            pen = QPen(self._theme.colour("text"), 1.3 * zoom, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([4, 2])  # in widths of the pen
            painter.setPen(pen)
            painter.drawLine(QLineF(x, body.top() - 4 * zoom, x, body.bottom()))
            wide = self._small.width(words)
            start = min(x + 4 * zoom, free - wide - 6 * zoom)
            painter.setPen(self._theme.colour("text"))
            self._small.left(painter, start, body.top() - 9 * zoom, words)
            free = min(x, start)
