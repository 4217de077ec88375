"""What all comparing charts paint alike: texts, grounds of rows, the letters of runs."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.charts.compare_frame import RowsFrame
from desktop.charts.distribution_paint import View
from desktop.charts.text import TextPen
from desktop.theme import BODY, LABEL, MEDIUM, SEMIBOLD, SMALL, Theme
from desktop.widgets.focus_ring import paint_ring

NOTHING = "·"  # no value, or hidden by a lab
BADGE = 17  # px at 100 %: the frame of a letter
FILLED = "B"  # A is outlined, B is filled


class Ink:
    """The pens of one theme, and marks that several charts have."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.small = TextPen(theme.font(SMALL))
        self.head = TextPen(theme.font(SMALL, MEDIUM))
        self.label = TextPen(theme.font(LABEL))
        self.medium = TextPen(theme.font(LABEL, MEDIUM))
        self.strong = TextPen(theme.font(LABEL, SEMIBOLD))
        self.body = TextPen(theme.font(BODY))
        self.title = TextPen(theme.font(BODY, SEMIBOLD))
        self.token = TextPen(theme.font(LABEL, MEDIUM, mono=True))
        self.token_thin = TextPen(theme.font(LABEL, mono=True))

    def left(
        self, painter: QPainter, pen: TextPen, colour: str, at: QPointF, text: str,
        room: float = 0.0,
    ) -> None:  # fmt: skip
        """Write ``text`` from ``at`` on, cut to ``room`` pixels where that is given."""
        painter.setFont(pen.font)
        painter.setPen(self.theme.colour(colour))
        pen.left(painter, at.x(), at.y(), pen.elided(text, room) if room else text)

    def right(self, painter: QPainter, pen: TextPen, colour: str, at: QPointF, text: str) -> None:
        """Write ``text`` so that it ends at ``at``."""
        painter.setFont(pen.font)
        painter.setPen(self.theme.colour(colour))
        pen.right(painter, at.x(), at.y(), text)

    def centre(self, painter: QPainter, pen: TextPen, colour: str, at: QPointF, text: str) -> None:
        painter.setFont(pen.font)
        painter.setPen(self.theme.colour(colour))
        pen.centre(painter, at.x(), at.y(), text)

    def paint_ground(self, painter: QPainter, frame: RowsFrame, row: int, view: View) -> None:
        """Paint the ground of a row and the line under it."""
        area = frame.row(row)
        token = "selection" if row == view.selected else "raised" if row == view.hovered else ""
        if token:
            painter.fillRect(area, self.theme.colour(token))
        painter.setPen(QPen(self.theme.colour("grid"), 1))
        y = area.bottom() - 0.5
        painter.drawLine(QLineF(area.left(), y, area.right(), y))

    def paint_focus(self, painter: QPainter, frame: RowsFrame, view: View) -> None:
        """Paint the ring around the row at which the keyboard is."""
        if 0 <= view.keyboard < frame.count:
            paint_ring(painter, frame.row(view.keyboard).adjusted(1, 0, -1, -1), 3, self.theme)

    def paint_letter(self, painter: QPainter, middle: QPointF, letter: str) -> None:
        """Paint the letter of a run in a frame: B filled, the others outlined."""
        theme, side = self.theme, BADGE * self.theme.zoom
        area = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        filled = letter == FILLED
        painter.setPen(QPen(theme.colour("accent"), 1.6 * theme.zoom))
        painter.setBrush(theme.colour("accent" if filled else "panel"))
        painter.drawRoundedRect(area, 3 * theme.zoom, 3 * theme.zoom)
        self.centre(painter, self.strong, "on_accent" if filled else "accent_text", middle, letter)

    def paint_cross(self, painter: QPainter, middle: QPointF, half: float) -> None:
        """Paint the cross that means "removed" where there is no room for a hatch."""
        pen = QPen(self.theme.colour("cut"), 1.8 * self.theme.zoom)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        x, y = middle.x(), middle.y()
        painter.drawLine(QLineF(x - half, y - half, x + half, y + half))
        painter.drawLine(QLineF(x - half, y + half, x + half, y - half))
