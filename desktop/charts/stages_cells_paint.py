"""How the cells of the stages chart are painted: bars, ticks, hatches, numbers, cut lines."""

from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.charts.stages_frame import StagesFrame
from desktop.charts.stages_picture import Cell, Column, Fate, Kind, StagesPicture
from desktop.charts.stages_words import cell_text
from desktop.charts.text import TextPen
from desktop.theme import LABEL, SEMIBOLD, Theme
from desktop.widgets.hatch import paint_hatched

HALO = 1.3  # px at each side of a tick: over a bar it needs an edge
SHORTEST = 1.2  # px: a token that is left is never without a bar
NOTE_GAP = 7  # px at 100 %: between a bar and the words beside it


class CellsPainter:
    """Paints what is between the head and the foot of a column."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._label = TextPen(theme.font(LABEL))
        self._strong = TextPen(theme.font(LABEL, SEMIBOLD))

    def paint(
        self, painter: QPainter, frame: StagesFrame, picture: StagesPicture, place: int
    ) -> None:
        """Paint the cells of one column that is not off."""
        column, room = picture.columns[place], frame.columns[place]
        if picture.mode == "logit":
            self._paint_foot_line(painter, frame, picture, room)
        if not picture.hidden:
            self._paint_bars(painter, frame, picture, column, room)
            self._paint_ticks(painter, frame, picture, column, room)
        self._paint_numbers(painter, frame, picture, column, room)
        if not picture.hidden:
            for row, cell in enumerate(column.cells):
                if cell.is_cut:
                    self._paint_note(painter, frame, picture, room, row, cell)
            if column.cuts:
                self._paint_cut_lines(painter, frame, column, room)

    def _paint_bars(
        self,
        painter: QPainter,
        frame: StagesFrame,
        picture: StagesPicture,
        column: Column,
        room: QRectF,
    ) -> None:
        solid: list[QRectF] = []
        hatched: list[QRectF] = []
        for row, cell in enumerate(column.cells):
            if cell.fate is not Fate.GONE:
                (hatched if cell.is_cut else solid).append(
                    self._bar(frame, picture, room, row, cell)
                )
        painter.setPen(Qt.PenStyle.NoPen)
        model = column.kind is Kind.MODEL
        painter.setBrush(self._theme.colour("ghost" if model else "accent"))
        painter.drawRects(solid)
        for area in hatched:
            edge = area.adjusted(0.5, 0.5, -0.5, -0.5) if area.width() > 2.0 else area
            paint_hatched(painter, edge, self._theme.colour("cut"))

    def _paint_foot_line(
        self, painter: QPainter, frame: StagesFrame, picture: StagesPicture, room: QRectF
    ) -> None:
        """Paint the line of logit 0, from which bars go both ways."""
        x = round(frame.left(room) + picture.place(0.0) * frame.bars) + 0.5
        painter.setPen(QPen(self._theme.colour("border"), 1))
        bottom = frame.top_of(len(picture.rows))
        painter.drawLine(QLineF(x, frame.rows.top() + 2, x, bottom - 2))

    def _bar(
        self, frame: StagesFrame, picture: StagesPicture, room: QRectF, row: int, cell: Cell
    ) -> QRectF:
        left, height = frame.left(room), round(frame.row / 2)
        start, end = picture.span(cell)
        y = round(frame.middle_of(row) - height / 2)
        width = max(SHORTEST, (end - start) * frame.bars)
        return QRectF(left + start * frame.bars, y, width, height)

    def _paint_ticks(
        self,
        painter: QPainter,
        frame: StagesFrame,
        picture: StagesPicture,
        column: Column,
        room: QRectF,
    ) -> None:
        half, left = round(0.35 * frame.row), frame.left(room)
        lines = []
        for row, cell in enumerate(column.cells):
            place = picture.tick(cell)
            if place is not None:
                x, y = left + place * frame.bars, frame.middle_of(row)
                lines.append(QLineF(x, y - half, x, y + half))
        width = 1.7 * frame.zoom
        for colour, thick in (("panel", width + 2 * HALO), ("text", width)):
            pen = QPen(self._theme.colour(colour), thick)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLines(lines)

    def _paint_numbers(
        self,
        painter: QPainter,
        frame: StagesFrame,
        picture: StagesPicture,
        column: Column,
        room: QRectF,
    ) -> None:
        strong = column.kind is Kind.RESULT
        x = frame.right(room)
        for row, cell in enumerate(column.cells):
            alive = cell.fate is Fate.KEPT and not picture.hidden
            pen = self._strong if strong and alive else self._label
            painter.setFont(pen.font)
            painter.setPen(self._theme.colour("text" if alive else "muted"))
            pen.right(painter, x, frame.middle_of(row), cell_text(picture, cell))

    def _paint_note(
        self,
        painter: QPainter,
        frame: StagesFrame,
        picture: StagesPicture,
        room: QRectF,
        row: int,
        cell: Cell,
    ) -> None:
        """Write “cut” beside the bar, or over its end where there is no room."""
        pen, zoom, y = self._strong, frame.zoom, frame.middle_of(row)
        wide = pen.width(cell.note)
        bar = self._bar(frame, picture, room, row, cell)
        numbers = frame.right(room) - pen.width(cell_text(picture, cell))
        x = bar.right() + NOTE_GAP * zoom
        if x + wide > numbers - 4 * zoom:
            x = max(frame.left(room) + 3 * zoom, bar.right() - wide - 6 * zoom)
            ground = QRectF(x - 3 * zoom, y - 8 * zoom, wide + 6 * zoom, 16 * zoom)
            painter.fillRect(ground, self._theme.colour("panel"))
        painter.setFont(pen.font)
        painter.setPen(self._theme.colour("cut_text"))
        pen.left(painter, x, y, cell.note)

    def _paint_cut_lines(
        self, painter: QPainter, frame: StagesFrame, column: Column, room: QRectF
    ) -> None:
        """Paint a dashed line wherever a token that stays and one that goes are neighbours."""
        pen = QPen(self._theme.colour("cut"), 1.4 * frame.zoom, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 2])  # in widths of the pen
        painter.setPen(pen)
        inset = 8 * frame.zoom
        here = [(row, c.is_cut) for row, c in enumerate(column.cells) if c.fate is not Fate.GONE]
        for (_above, one), (row, other) in pairwise(here):
            if one is not other:
                y = frame.top_of(row) + 0.5
                painter.drawLine(QLineF(room.left() + inset, y, room.right() - inset, y))

    def paint_path(
        self, painter: QPainter, frame: StagesFrame, picture: StagesPicture, row: int
    ) -> None:
        """Join the cells of a token from column to column, as far as it gets."""
        y, zoom = frame.middle_of(row), frame.zoom
        painter.setPen(QPen(self._theme.colour("accent"), 1.6 * zoom))
        painter.setBrush(self._theme.colour("accent"))
        for one, other in pairwise(picture.active):
            if Fate.GONE in (picture.columns[p].cells[row].fate for p in (one, other)):
                continue
            start = frame.right(frame.columns[one]) + 7 * zoom
            end = frame.left(frame.columns[other]) - 7 * zoom
            painter.drawLine(QLineF(start, y, end, y))
            for x in (start, end):
                painter.drawEllipse(QPointF(x, y), 2.2 * zoom, 2.2 * zoom)
