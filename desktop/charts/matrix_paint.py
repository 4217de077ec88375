"""How distances between engines are painted: a table whose cells are darker where they differ."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from desktop.charts.compare_frame import RowsFrame, even_edges
from desktop.charts.compare_paint import Ink
from desktop.charts.distribution_paint import View
from desktop.charts.engines_picture import MatrixPicture
from desktop.theme import Theme, contrast

TOP, HEADER, ROW, FOOT = 34, 24, 26, 8  # px at 100 %
NAME, WIDEST = 104, 92  # px at 100 %
DARKEST = 0.9  # of the accent in the cell of the largest distance
INKS = ("text", "on_accent")
translate = QCoreApplication.translate


@dataclass(frozen=True)
class MatrixFrame(RowsFrame):
    """Names at the left, a column for each engine."""

    left: float
    cell: float  # width

    def column(self, place: int) -> tuple[float, float]:
        """Return left and right end of a column."""
        start = self.left + place * self.cell
        return round(start), round(start + self.cell)


class MatrixPainter:
    """Paints the distances between engines."""

    def __init__(self, theme: Theme) -> None:
        self._theme, self._ink = theme, Ink(theme)

    def height(self, picture: MatrixPicture, width: float) -> float:  # noqa: ARG002  (as all)
        return (TOP + HEADER + ROW * len(picture.names) + FOOT) * self._theme.zoom

    def frame(self, area: QRectF, picture: MatrixPicture) -> MatrixFrame:
        zoom, count = self._theme.zoom, len(picture.names)
        left = area.left() + NAME * zoom
        room = (area.right() - 10 * zoom - left) / max(1, count)
        edges = even_edges(area.top() + (TOP + HEADER) * zoom, count, ROW * zoom)
        return MatrixFrame(area, zoom, edges, left, min(room, WIDEST * zoom))

    def paint(self, painter: QPainter, area: QRectF, picture: MatrixPicture, view: View) -> None:
        frame, ink = self.frame(area, picture), self._ink
        zoom, left = frame.zoom, frame.area.left() + 10 * frame.zoom
        said = translate("Compare", "How far apart the engines are: Jensen–Shannon, in {unit}")
        at = QPointF(left, frame.area.top() + 16 * zoom)
        ink.left(painter, ink.title, "text", at, said.format(unit=picture.unit))
        for place, name in enumerate(picture.names):
            start, end = frame.column(place)
            shown = ink.small.elided(name, end - start - 4 * zoom)
            at = QPointF((start + end) / 2, frame.top - 0.5 * HEADER * zoom)
            ink.centre(painter, ink.small, "muted", at, shown)
            row = frame.row(place)
            at, room = QPointF(left, row.center().y()), (NAME - 16) * zoom
            ink.left(painter, ink.small, "muted", at, name, room)
            self._paint_cells(painter, frame, picture, place)
        ink.paint_focus(painter, frame, view)

    def _paint_cells(
        self, painter: QPainter, frame: MatrixFrame, picture: MatrixPicture, place: int
    ) -> None:
        area, ink = frame.row(place), self._ink
        for column, cell in enumerate(picture.cells[place]):
            start, end = frame.column(column)
            box = QRectF(start, area.top(), end - start - 2, area.height() - 2)
            ground, colour = self.colours(None if picture.hidden else cell, picture.most)
            painter.fillRect(box, ground)
            painter.setFont(ink.label.font)
            painter.setPen(colour)
            at = box.center()
            ink.label.centre(painter, at.x(), at.y(), picture.text(cell))

    def colours(self, cell: float | None, most: float) -> tuple[QColor, QColor]:
        """Return the ground of a cell, and the text that is read best on it."""
        if cell is None:
            return self._theme.colour("raised"), self._theme.colour("muted")
        share = DARKEST * min(1.0, (max(0.0, cell) / most) ** 0.5)
        ground = _mixed(self._theme.colour("panel"), self._theme.colour("accent"), share)
        inks = (*(getattr(self._theme, ink) for ink in INKS), "#000000", "#FFFFFF")
        fit = next((i for i in inks if contrast(i, ground.name()) >= 4.5), inks[-1])
        return ground, QColor(fit)


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return ``share`` of ``other`` in ``one``."""
    parts = (
        (one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()),
    )  # fmt: skip
    return QColor(*(round(a + (b - a) * share) for a, b in parts))
