"""How orders of the chain are painted: one row for all that give the same, with an example."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from desktop.charts.compare_frame import RowsFrame, even_edges
from desktop.charts.compare_paint import NOTHING, Ink
from desktop.charts.distribution_paint import View
from desktop.charts.orders_picture import OrderRow, OrdersPicture
from desktop.theme import Theme

HEADER, ROW, MORE = 28, 58, 24  # px at 100 %
COLUMN = 75  # px at 100 %: a number
CHIP, PAD, ARROW = 20, 8, 22  # px at 100 %: height of a stage, its sides, between two
translate = QCoreApplication.translate


@dataclass(frozen=True)
class OrdersFrame(RowsFrame):
    """Words and stages at the left, numbers at the right."""

    left: float
    numbers: tuple[float, ...]  # right ends


class OrdersPainter:
    """Paints the picture of all orders."""

    def __init__(self, theme: Theme) -> None:
        self._theme, self._ink = theme, Ink(theme)

    def height(self, picture: OrdersPicture, width: float) -> float:  # noqa: ARG002  (as all)
        rest = MORE if picture.more else 0
        return (HEADER + ROW * len(picture.rows) + rest) * self._theme.zoom

    def frame(self, area: QRectF, picture: OrdersPicture) -> OrdersFrame:
        zoom = self._theme.zoom
        edges = even_edges(area.top() + HEADER * zoom, len(picture.rows), ROW * zoom)
        right = area.right() - 10 * zoom
        ends = tuple(right - COLUMN * zoom * (3 - place) for place in range(4))
        return OrdersFrame(area, zoom, edges, area.left() + 10 * zoom, ends)

    def paint(self, painter: QPainter, area: QRectF, picture: OrdersPicture, view: View) -> None:
        frame = self.frame(area, picture)
        self._paint_header(painter, frame, picture)
        for place, row in enumerate(picture.rows):
            self._ink.paint_ground(painter, frame, place, view)
            self._paint_row(painter, frame, picture, place, row)
        if picture.more:
            at = QPointF(frame.left, frame.bottom + 13 * frame.zoom)
            self._ink.left(painter, self._ink.label, "muted", at, picture.more)
        self._ink.paint_focus(painter, frame, view)

    def _paint_header(self, painter: QPainter, frame: OrdersFrame, picture: OrdersPicture) -> None:
        ink, y = self._ink, frame.area.top() + 13 * frame.zoom
        names = (
            translate("Compare", "Survivors"),
            translate("Compare", "H, {unit}").format(unit=picture.unit),
            translate("Compare", "Effective"),
            translate("Compare", "Most likely"),
        )
        words = translate("Compare", "Orders with the same result, and one of them")
        room = frame.numbers[0] - 60 * frame.zoom - frame.left
        ink.left(painter, ink.head, "muted", QPointF(frame.left, y), words, room)
        for name, end in zip(names, frame.numbers, strict=True):
            shown = ink.head.elided(name, (COLUMN - 6) * frame.zoom)
            ink.right(painter, ink.head, "muted", QPointF(end, y), shown)
        painter.setPen(QPen(self._theme.colour("border"), 1))
        y = frame.top - 0.5
        painter.drawLine(QLineF(frame.area.left(), y, frame.area.right(), y))

    def _paint_row(
        self, painter: QPainter, frame: OrdersFrame, picture: OrdersPicture, place: int,
        row: OrderRow,
    ) -> None:  # fmt: skip
        ink, zoom, top = self._ink, frame.zoom, frame.edges[place]
        y, x = top + 17 * zoom, frame.left
        ink.left(painter, ink.title, "text", QPointF(x, y), row.count)
        x += ink.title.width(row.count) + 10 * zoom
        survivors = ink.body.width(picture.numbers(row)[0])
        room = frame.numbers[0] - survivors - 10 * zoom - x
        colour = "accent_text" if row.is_now else "muted"
        ink.left(painter, ink.label, colour, QPointF(x, y), picture.words(row), max(1.0, room))
        for text, end in zip(picture.numbers(row), frame.numbers, strict=True):
            shown = NOTHING if picture.hidden else text
            ink.right(painter, ink.body, "text", QPointF(end, y), shown)
        self._paint_example(painter, frame, QPointF(frame.left, top + 41 * zoom), row)

    def _paint_example(
        self, painter: QPainter, frame: OrdersFrame, at: QPointF, row: OrderRow
    ) -> None:
        """Paint the stages in frames with arrows between; as one text where they do not fit."""
        ink, zoom = self._ink, frame.zoom
        widths = [ink.label.width(stage) + 2 * PAD * zoom for stage in row.example]
        room = frame.area.right() - 10 * zoom - at.x()
        if sum(widths) + ARROW * zoom * (len(widths) - 1) > room:
            ink.left(painter, ink.label, "text", at, " → ".join(row.example), room)
            return
        x, height = at.x(), CHIP * zoom
        for place, (stage, width) in enumerate(zip(row.example, widths, strict=True)):
            if place:
                ink.centre(painter, ink.label, "muted", QPointF(x - ARROW * zoom / 2, at.y()), "→")
            chip = QRectF(x + 0.5, round(at.y() - height / 2) + 0.5, round(width), round(height))
            painter.setPen(QPen(self._theme.colour("accent" if row.is_now else "border"), 1))
            painter.setBrush(self._theme.colour("raised"))
            painter.drawRoundedRect(chip, height / 2, height / 2)
            ink.centre(painter, ink.label, "text", QPointF(x + width / 2, at.y()), stage)
            x += width + ARROW * zoom
