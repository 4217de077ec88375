"""How runs side by side are painted: a column of bars each, facts beneath."""

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.charts.columns_side_frame import FACT, PAD, SideFrame, side_frame, side_height
from desktop.charts.columns_side_picture import SidePicture
from desktop.charts.compare_paint import NOTHING, Ink
from desktop.charts.compare_picture import Cell, Shared, cell_text
from desktop.charts.distribution_paint import View
from desktop.charts.marks_paint import HALO
from desktop.charts.numbers import token_text
from desktop.theme import Theme
from desktop.widgets.hatch import paint_hatched

BAR, BAR_BELOW = 0.5, 0.3  # of a row; where the texts stand over the bar
DOT = 4.2  # px at 100 %
translate = QCoreApplication.translate


class SidePainter:
    """Paints the picture of two to four runs."""

    def __init__(self, theme: Theme) -> None:
        self._theme, self._ink = theme, Ink(theme)

    def height(self, picture: SidePicture, width: float) -> float:
        return side_height(picture, width, self._theme)

    def frame(self, area: QRectF, picture: SidePicture) -> SideFrame:
        return side_frame(area, picture, self._theme)

    def paint(self, painter: QPainter, area: QRectF, picture: SidePicture, view: View) -> None:
        frame = self.frame(area, picture)
        self._paint_heads(painter, frame, picture)
        for row, line in enumerate(picture.lines):
            self._ink.paint_ground(painter, frame, row, view)
            self._paint_token(painter, frame, row, line)
        self._paint_heading(painter, frame, picture)
        for column in range(len(picture.heads)):
            self._paint_column(painter, frame, picture, column)
        self._paint_facts(painter, frame, picture)
        self._ink.paint_focus(painter, frame, view)

    def _paint_heads(self, painter: QPainter, frame: SideFrame, picture: SidePicture) -> None:
        ink, zoom = self._ink, frame.zoom
        y = frame.area.top() + 13 * zoom
        for (left, right), head in zip(frame.columns, picture.heads, strict=True):
            ink.paint_letter(painter, QPointF(left + 9 * zoom, y), head.letter)
            room = right - left - 24 * zoom
            at = QPointF(left + 24 * zoom, y)
            ink.left(painter, ink.title, "text", at, head.data or head.label, room)
            below = QPointF(left + 24 * zoom, y + 18 * zoom)
            ink.left(painter, ink.label, "muted", below, head.label, room)

    def _paint_token(
        self, painter: QPainter, frame: SideFrame, row: int, line: tuple[Shared | None, ...]
    ) -> None:
        if row < frame.shared and line[0] is not None:
            at = QPointF(frame.area.left() + 10 * frame.zoom, frame.inside(row).center().y())
            text = token_text(line[0].token)
            self._ink.left(painter, self._ink.token, "text", at, text, frame.token_room)

    def _paint_heading(self, painter: QPainter, frame: SideFrame, picture: SidePicture) -> None:
        ink, zoom = self._ink, frame.zoom
        left = frame.area.left() + 10 * zoom
        if frame.heading:
            words = translate("Compare", "Tokens that only one run has")
            y = frame.edges[frame.shared] + 0.6 * frame.heading
            ink.left(painter, ink.head, "muted", QPointF(left, y), words)
        if picture.more:
            at = QPointF(left, frame.bottom + 13 * zoom)
            ink.left(painter, ink.label, "muted", at, picture.more)

    def _paint_column(
        self, painter: QPainter, frame: SideFrame, picture: SidePicture, column: int
    ) -> None:
        left, _right = frame.bars(column)
        painter.setPen(QPen(self._theme.colour("border_strong"), 1))
        painter.drawLine(QLineF(round(left) + 0.5, frame.top, round(left) + 0.5, frame.bottom))
        for row, line in enumerate(picture.lines):
            shared = line[column]
            if shared is None:
                continue
            area, cell = frame.inside(row), shared.cells[column]
            if row >= frame.shared:
                start, room = frame.name(column)
                gone = cell is not None and cell.is_removed and not picture.hidden
                pen = self._ink.token_thin if gone else self._ink.token
                at = QPointF(start, frame.text_y(area))
                colour = "removed_text" if gone else "text"
                self._ink.left(painter, pen, colour, at, token_text(shared.token), room)
            self._paint_cell(painter, frame, picture, (column, area), cell)

    def _paint_cell(
        self, painter: QPainter, frame: SideFrame, picture: SidePicture,
        place: tuple[int, QRectF], cell: Cell | None,
    ) -> None:  # fmt: skip
        (column, area), ink = place, self._ink
        left, right = frame.bars(column)
        at = QPointF(frame.columns[column][1], frame.text_y(area))
        if picture.hidden:
            ink.right(painter, ink.body, "muted", at, NOTHING)
            return
        if cell is None:
            ink.right(painter, ink.label, "muted", at, "–")
            return
        share = cell.at_cut if cell.is_removed else cell.exact
        height = round((BAR_BELOW if frame.is_stacked else BAR) * area.height())
        width = (right - left) * min(1.0, share / picture.end)
        bar = QRectF(left, round(frame.bar_y(area) - height / 2), width, height)
        if cell.is_removed:
            paint_hatched(painter, bar.adjusted(0.5, 0.5, 0.5, -0.5), self._theme.colour("removed"))
            ink.right(painter, ink.medium, "cut_text", at, cell_text(cell))
            return
        painter.fillRect(bar, self._theme.colour("accent"))
        ink.right(painter, ink.body, "text", at, cell_text(cell))
        self._paint_sampled(painter, frame, cell, bar, (right - left) / picture.end)

    def _paint_sampled(
        self, painter: QPainter, frame: SideFrame, cell: Cell, bar: QRectF, scale: float
    ) -> None:
        """Paint the share drawn as a dot with its interval."""
        if cell.sampled is None:
            return
        theme, y = self._theme, bar.center().y()
        share, low, high = (bar.left() + scale * each for each in cell.sampled)
        width = 1.8 * frame.zoom
        for colour, thick in (("panel", width + 1.4 * HALO), ("sample", width)):
            pen = QPen(theme.colour(colour), thick)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(QLineF(low, y, high, y))
        painter.setPen(QPen(theme.colour("panel"), HALO))
        painter.setBrush(theme.colour("sample"))
        painter.drawEllipse(QPointF(share, y), DOT * frame.zoom, DOT * frame.zoom)

    def _paint_facts(self, painter: QPainter, frame: SideFrame, picture: SidePicture) -> None:
        ink, zoom = self._ink, frame.zoom
        top = frame.bottom + ((24 if picture.more else 0) + PAD) * zoom
        for (left, right), head in zip(frame.columns, picture.heads, strict=True):
            for place, (name, value) in enumerate(head.facts):
                y = top + (place + 0.5) * FACT * zoom
                ink.left(painter, ink.label, "muted", QPointF(left, y), name)
                shown = NOTHING if picture.hidden else value
                ink.right(painter, ink.medium, "text", QPointF(right, y), shown)
