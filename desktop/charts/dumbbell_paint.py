"""How two runs are painted as dumbbells: A outlined, B filled, the line between is the change."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.charts.axis import Axis
from desktop.charts.compare_frame import RowsFrame, even_edges
from desktop.charts.compare_paint import NOTHING, Ink
from desktop.charts.compare_picture import Cell, RunsPicture, Shared, cell_text
from desktop.charts.distribution_paint import View
from desktop.charts.numbers import axis_percent, points, token_text
from desktop.theme import Theme

HEADER, AXIS, MORE = 54, 26, 24  # px at 100 %: above the rows, under them, for the rest
ROW, TALLEST = 26, 34  # px at 100 %: limits of the height of a row
NAME, SHARE, CHANGE = 150, 104, 64  # px at 100 %: columns beside the axis
NARROW = 760  # px at 100 %: below this the columns are slimmer
GUTTER = 18  # px at 100 %: left of the axis, for the cross of a removed token
DOT = 5.2  # px at 100 %
LINE = 3.2  # px at 100 %
translate = QCoreApplication.translate


@dataclass(frozen=True)
class DumbbellFrame(RowsFrame):
    """Columns: token, A, axis, B, change."""

    token: float  # left end
    name_room: float
    a: float  # right end of the shares of A
    axis: tuple[float, float]
    b: float  # right end of the shares of B
    change: float  # right end of the differences

    def x(self, share: float, end: float) -> float:
        left, right = self.axis
        return left + (right - left) * min(1.0, share / end)


class DumbbellPainter:
    """Paints the picture of two runs."""

    def __init__(self, theme: Theme) -> None:
        self._theme, self._ink = theme, Ink(theme)

    def height(self, picture: RunsPicture, width: float) -> float:  # noqa: ARG002  (as all)
        rows = ROW * len(picture.rows) + (MORE if picture.more else 0)
        return (HEADER + AXIS + rows) * self._theme.zoom

    def frame(self, area: QRectF, picture: RunsPicture) -> DumbbellFrame:
        zoom, count = self._theme.zoom, len(picture.rows)
        narrow = area.width() < NARROW * zoom
        name = (0.66 if narrow else 1.0) * NAME * zoom
        share = (0.84 if narrow else 1.0) * SHARE * zoom
        change = CHANGE * zoom
        fixed = (HEADER + AXIS + (MORE if picture.more else 0)) * zoom
        room = (area.height() - fixed) / max(1, count)
        row = min(max(room, ROW * zoom), TALLEST * zoom)
        token = area.left() + 10 * zoom
        a = token + name + share
        right = area.right() - 8 * zoom
        axis = (round(a + (GUTTER + 8) * zoom), round(right - change - share - 6 * zoom))
        return DumbbellFrame(
            area, zoom, even_edges(area.top() + HEADER * zoom, count, row),
            token, name, a, axis, right - change, right,
        )  # fmt: skip

    def paint(self, painter: QPainter, area: QRectF, picture: RunsPicture, view: View) -> None:
        frame = self.frame(area, picture)
        self._paint_header(painter, frame, picture)
        for row in range(frame.count):
            self._paint_ground(painter, frame, picture, row, view)
        self._paint_axis(painter, frame, picture)
        for row, shared in enumerate(picture.rows):
            self._paint_row(painter, frame, picture, row, shared)
        self._ink.paint_focus(painter, frame, view)

    def _paint_header(self, painter: QPainter, frame: DumbbellFrame, picture: RunsPicture) -> None:
        ink, zoom = self._ink, frame.zoom
        y, x = frame.area.top() + 14 * zoom, frame.token
        room = max(60.0, (frame.area.width() - 150 * zoom) / 2)
        for head in picture.heads:
            ink.paint_letter(painter, QPointF(x + 8.5 * zoom, y), head.letter)
            words = ink.medium.elided(f"{head.data} · {head.label}", room)
            ink.left(painter, ink.medium, "text", QPointF(x + 24 * zoom, y), words)
            x += 44 * zoom + ink.medium.width(words)
        y = frame.area.top() + 41 * zoom
        names = (
            (frame.a, translate("Compare", "A")),
            (frame.b, translate("Compare", "B")),
            (frame.change, translate("Compare", "B − A, pp")),
        )
        ink.left(painter, ink.head, "muted", QPointF(frame.token, y), translate("Compare", "Token"))
        picked = translate("Compare", "Probability of being picked")
        ink.left(painter, ink.head, "muted", QPointF(frame.axis[0] + 4 * zoom, y), picked)
        for end, name in names:
            ink.right(painter, ink.head, "muted", QPointF(end, y), name)

    def _paint_ground(
        self, painter: QPainter, frame: DumbbellFrame, picture: RunsPicture, row: int, view: View
    ) -> None:
        removed = any(cell is not None and cell.is_removed for cell in picture.rows[row].cells)
        if removed and not picture.hidden:
            painter.fillRect(frame.row(row), self._theme.colour("removed_bg"))
        self._ink.paint_ground(painter, frame, row, view)

    def _paint_axis(self, painter: QPainter, frame: DumbbellFrame, picture: RunsPicture) -> None:
        ink, zoom, theme = self._ink, frame.zoom, self._theme
        axis = Axis(picture.end)
        xs = [(value, round(frame.x(value, picture.end)) + 0.5) for value in axis.values(6)]
        for place, (_value, x) in enumerate(xs):
            painter.setPen(QPen(theme.colour("grid" if place else "border_strong"), 1))
            painter.drawLine(QLineF(x, frame.top, x, frame.bottom))
        y = round(frame.bottom) + 0.5
        painter.setPen(QPen(theme.colour("border_strong"), 1))
        painter.drawLine(QLineF(frame.axis[0], y, frame.axis[1], y))
        for value, x in xs:
            ink.centre(painter, ink.small, "muted", QPointF(x, y + 13 * zoom), axis_percent(value))
        if picture.more:
            below = QPointF(frame.token, y + (AXIS + MORE / 2 - 4) * zoom)
            ink.left(painter, ink.label, "muted", below, picture.more)

    def _paint_row(
        self, painter: QPainter, frame: DumbbellFrame, picture: RunsPicture, row: int,
        shared: Shared,
    ) -> None:  # fmt: skip
        ink, y = self._ink, frame.row(row).center().y()
        a, b = shared.cells[:2]
        gone = all(cell is None or cell.is_removed for cell in (a, b)) and not picture.hidden
        pen, colour = (ink.token_thin, "removed_text") if gone else (ink.token, "text")
        room = frame.name_room - 6 * frame.zoom
        ink.left(painter, pen, colour, QPointF(frame.token, y), token_text(shared.token), room)
        if picture.hidden:
            for end in (frame.a, frame.b, frame.change):
                ink.right(painter, ink.body, "muted", QPointF(end, y), NOTHING)
            return
        self._paint_share(painter, QPointF(frame.a, y), a)
        self._paint_share(painter, QPointF(frame.b, y), b)
        change = picture.change_of(shared)
        if change is not None and not gone:
            ink.right(painter, ink.title, "text", QPointF(frame.change, y), points(change))
        self._paint_marks(painter, frame, y, (a, b), picture.end)

    def _paint_share(self, painter: QPainter, at: QPointF, cell: Cell | None) -> None:
        ink = self._ink
        if cell is None:
            ink.right(painter, ink.label, "muted", at, cell_text(cell))
        elif cell.is_removed:
            ink.right(painter, ink.medium, "cut_text", at, cell_text(cell))
        else:
            ink.right(painter, ink.body, "text", at, cell_text(cell))

    def _paint_marks(
        self, painter: QPainter, frame: DumbbellFrame, y: float,
        cells: tuple[Cell | None, Cell | None], end: float,
    ) -> None:  # fmt: skip
        """Paint the line of the change, then a cross for what was removed, then the dots."""
        theme, zoom = self._theme, frame.zoom
        kept = [cell is not None and not cell.is_removed for cell in cells]
        xs = [frame.x(cell.exact if cell else 0.0, end) for cell in cells]
        if any(kept) and None not in cells:
            painter.setPen(QPen(theme.colour("ghost"), LINE * zoom))
            painter.drawLine(QLineF(xs[0], y, xs[1], y))
        if any(cell is not None and cell.is_removed for cell in cells):
            cross = QPointF(frame.axis[0] - 0.55 * GUTTER * zoom, y)
            self._ink.paint_cross(painter, cross, 3.6 * zoom)
        radius = DOT * zoom
        grounds = ((0, theme.colour("panel")), (1, theme.colour("accent")), (0, None))
        for place, ground in grounds:  # the outline of A stays in sight over B
            if kept[place]:
                painter.setPen(QPen(theme.colour("accent"), 2.0 * zoom))
                painter.setBrush(ground or Qt.BrushStyle.NoBrush)
                size = radius if place else radius + 1.2 * zoom
                painter.drawEllipse(QPointF(xs[place], y), size, size)
