"""How engines are painted: a row each, with a small picture of what is left, and the reason."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from desktop.charts.compare_frame import RowsFrame
from desktop.charts.compare_paint import NOTHING, Ink
from desktop.charts.distribution_paint import View
from desktop.charts.engines_picture import EngineRow, EnginesPicture
from desktop.theme import Theme
from desktop.widgets.hatch import paint_hatched

HEADER, FIRST, LINE, PAD = 28, 38, 17, 7  # px at 100 %
TITLE, SHAPE = 150, 280  # px at 100 %: engine, its picture at most
COLUMN = 78  # px at 100 %: a number
NARROW = 660  # px at 100 %: below this effective and distance are left out
SHAPE_HEIGHT, GAP, HATCH = 28, 2, 4.0  # px at 100 %
FEW = (0, 1, 3)  # places of survivors, entropy, most likely
translate = QCoreApplication.translate


@dataclass(frozen=True)
class EnginesFrame(RowsFrame):
    """Columns: engine, picture, numbers."""

    left: float
    shape: tuple[float, float]
    numbers: tuple[tuple[int, float], ...]  # place of the number, right end


class EnginesPainter:
    """Paints the picture of several engines."""

    def __init__(self, theme: Theme) -> None:
        self._theme, self._ink = theme, Ink(theme)

    def height(self, picture: EnginesPicture, width: float) -> float:  # noqa: ARG002  (as all)
        rows = sum(self._height_of(row) for row in picture.rows)
        return HEADER * self._theme.zoom + rows

    def frame(self, area: QRectF, picture: EnginesPicture) -> EnginesFrame:
        zoom = self._theme.zoom
        edges = [round(area.top() + HEADER * zoom)]
        for row in picture.rows:
            edges.append(edges[-1] + round(self._height_of(row)))
        left, right = area.left() + 10 * zoom, area.right() - 10 * zoom
        shown = FEW if area.width() < NARROW * zoom else range(5)
        ends = [right - COLUMN * zoom * (len(shown) - 1 - place) for place in range(len(shown))]
        start = left + TITLE * zoom
        shape = (start, min(start + SHAPE * zoom, ends[0] - 84 * zoom))
        numbers = tuple(zip(shown, ends, strict=True))
        return EnginesFrame(area, zoom, tuple(edges), left, shape, numbers)

    def paint(self, painter: QPainter, area: QRectF, picture: EnginesPicture, view: View) -> None:
        frame = self.frame(area, picture)
        self._paint_header(painter, frame, picture)
        for place, row in enumerate(picture.rows):
            self._ink.paint_ground(painter, frame, place, view)
            if place and row.group != picture.rows[place - 1].group:
                self._paint_border(painter, frame, place)
            self._paint_row(painter, frame, picture, place, row)
        self._ink.paint_focus(painter, frame, view)

    def _height_of(self, row: EngineRow) -> float:
        return (FIRST + LINE * len(row.lines) + PAD) * self._theme.zoom

    def _paint_header(
        self, painter: QPainter, frame: EnginesFrame, picture: EnginesPicture
    ) -> None:
        ink, y = self._ink, frame.area.top() + 13 * frame.zoom
        names = (
            translate("Compare", "Survivors"),
            translate("Compare", "H, {unit}").format(unit=picture.unit),
            translate("Compare", "Effective"),
            translate("Compare", "Most likely"),
            translate("Compare", "JS to now"),
        )
        ink.left(painter, ink.head, "muted", QPointF(frame.left, y), translate("Compare", "Engine"))
        at = QPointF(frame.shape[0], y)
        ink.left(painter, ink.head, "muted", at, translate("Compare", "Likeliest tokens"))
        for place, end in frame.numbers:
            name = ink.head.elided(names[place], (COLUMN - 6) * frame.zoom)
            ink.right(painter, ink.head, "muted", QPointF(end, y), name)
        painter.setPen(QPen(self._theme.colour("border"), 1))
        y = frame.top - 0.5
        painter.drawLine(QLineF(frame.area.left(), y, frame.area.right(), y))

    def _paint_border(self, painter: QPainter, frame: EnginesFrame, place: int) -> None:
        """Paint a stronger line between engines whose distributions differ."""
        y = frame.edges[place] - 0.5
        painter.setPen(QPen(self._theme.colour("border_strong"), 1))
        painter.drawLine(QLineF(frame.area.left(), y, frame.area.right(), y))

    def _paint_row(
        self, painter: QPainter, frame: EnginesFrame, picture: EnginesPicture, place: int,
        row: EngineRow,
    ) -> None:  # fmt: skip
        ink, zoom, top = self._ink, frame.zoom, frame.edges[place]
        y, room = top + 16 * zoom, (TITLE - 10) * zoom
        ink.left(painter, ink.title, "text", QPointF(frame.left, y), row.title, room)
        small = translate("Compare", "the engine now") if row.is_now else row.version
        colour = "accent_text" if row.is_now else "muted"
        ink.left(painter, ink.small, colour, QPointF(frame.left, y + 16 * zoom), small, room)
        numbers = picture.numbers(row)[1:]
        for number, end in frame.numbers:
            pen = ink.body if number else ink.title
            text = NOTHING if picture.hidden else numbers[number]
            ink.right(painter, pen, "text", QPointF(end, top + 23 * zoom), text)
        if not picture.hidden:
            self._paint_shape(painter, frame, picture, top + 8 * zoom, row)
            self._paint_lines(painter, frame, top + FIRST * zoom, row)

    def _paint_shape(
        self, painter: QPainter, frame: EnginesFrame, picture: EnginesPicture, top: float,
        row: EngineRow,
    ) -> None:  # fmt: skip
        """Paint what is left of the likeliest tokens as bars, hatched where cut."""
        zoom, (left, right) = frame.zoom, frame.shape
        foot = round(top + SHAPE_HEIGHT * zoom)
        width = (right - left) / max(1, len(row.shape)) - GAP * zoom
        if width < 2 or not row.shape:
            return
        for n, (share, removed) in enumerate(row.shape):
            height = max(2.0, share / picture.longest * SHAPE_HEIGHT * zoom)
            x = round(left + n * (width + GAP * zoom))
            bar = QRectF(x, foot - height, round(width), height)
            if removed:
                inside = bar.adjusted(0.5, min(0.5, height / 2), -0.5, -0.5)
                paint_hatched(painter, inside, self._theme.colour("removed"), HATCH)
            else:
                painter.fillRect(bar, self._theme.colour("accent"))
        painter.setPen(QPen(self._theme.colour("border_strong"), 1))
        painter.drawLine(QLineF(left, foot + 0.5, right - GAP * zoom, foot + 0.5))

    def _paint_lines(
        self, painter: QPainter, frame: EnginesFrame, top: float, row: EngineRow
    ) -> None:
        ink, room = self._ink, frame.area.right() - 10 * frame.zoom - frame.left
        for place, line in enumerate(row.lines):
            first = place == 0 and bool(row.cause)
            colour = "text" if first else "muted"
            at = QPointF(frame.left, top + (place + 0.5) * LINE * frame.zoom)
            ink.left(painter, ink.label, "cut_text" if row.is_refused else colour, at, line, room)
