"""How the marks of the distribution chart are painted: bars, ticks, dots, cut lines."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.charts.axis import Axis
from desktop.charts.frame import Frame
from desktop.charts.picture import Bar, DistributionPicture
from desktop.theme import Theme
from desktop.widgets.focus_ring import paint_ring
from desktop.widgets.hatch import paint_hatched, paint_limits

HALO = 1.6  # px: marks over bars need an edge, orange on blue is only 1.3:1
ON_AXIS = 1.005  # of its length: what is farther to the right is not on the axis
Placed = list[tuple[Bar, float]]  # each bar with the middle of its row, px


class MarksPainter:
    """Paints everything between the two sides of columns."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def paint_grid(self, painter: QPainter, frame: Frame, values: list[float], axis: Axis) -> None:
        """Paint an upright line for each labelled share; the one at the left is stronger."""
        left, right = frame.bars
        xs = [round(left + (right - left) * axis.place(value)) + 0.5 for value in values]
        foot = frame.body.bottom() if frame.overflow else frame.axis_y
        for token, some in (("grid", xs[1:]), ("border_strong", xs[:1])):
            painter.setPen(QPen(self._theme.colour(token), 1))
            painter.drawLines([QLineF(x, frame.body.top(), x, foot) for x in some])

    def paint_marks(
        self,
        painter: QPainter,
        frame: Frame,
        placed: Placed,
        picture: DistributionPicture,
        axis: Axis,
        grown: float = 1.0,
    ) -> None:
        """Paint bars, ticks and sampled dots of the rows in sight.

        ``grown``: the share of their length that the bars have so far; the rest comes after them.
        """
        left, right = frame.bars
        painter.save()
        painter.setClipRect(QRectF(left, frame.body.top(), right - left + 6, frame.body.height()))
        self._paint_bars(painter, frame, placed, axis, grown)
        if grown < 1.0:
            painter.restore()
            return
        self._paint_limits(painter, frame, placed, axis)
        self._paint_breaks(painter, frame, placed, axis)
        if picture.reference:
            self._paint_ticks(painter, frame, placed, picture, axis)
        if picture.show_sampled:
            self._paint_dots(painter, frame, placed, axis)
        painter.restore()

    def paint_cut_line(self, painter: QPainter, frame: Frame, y: float) -> None:
        """Paint a dashed line across all columns."""
        pen = QPen(self._theme.colour("cut"), 1.4 * frame.zoom, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 2])  # in widths of the pen
        painter.setPen(pen)
        painter.drawLine(QLineF(frame.area.left(), y, frame.area.right(), y))

    def paint_focus(self, painter: QPainter, frame: Frame, top: float) -> None:
        """Paint the ring around the row at which the keyboard is."""
        row = QRectF(frame.area.left(), top, frame.area.width(), frame.row - 1)
        paint_ring(painter, row, 3, self._theme)

    def _paint_bars(
        self, painter: QPainter, frame: Frame, placed: Placed, axis: Axis, grown: float
    ) -> None:
        height, (left, right) = round(frame.row / 2), frame.bars
        wide = (right - left) * grown
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRects(
            [
                QRectF(left, round(y - height / 2), wide * min(1.0, axis.place(bar.exact)), height)
                for bar, y in placed
                if not bar.is_removed
            ]
        )
        for bar, y in placed:
            if bar.is_removed:
                width = wide * axis.place(bar.at_cut)
                area = QRectF(left + 0.5, round(y - height / 2) + 0.5, width, height - 1)
                paint_hatched(painter, area, self._theme.colour("removed"))

    def _paint_limits(self, painter: QPainter, frame: Frame, placed: Placed, axis: Axis) -> None:
        """Paint where the end of a bar could lie: hatched from the one limit to the other.

        The part inside the bar is hatched in the colour of the ground, so that no bar looks sure
        that is not.
        """
        height, (left, right) = round(frame.row / 2), frame.bars
        for bar, y in placed:
            if bar.limits is None:
                continue
            low, end, high = (
                left + (right - left) * min(1.0, axis.place(share))
                for share in (bar.limits[0], bar.exact, bar.limits[1])
            )
            top = round(y - height / 2)
            area = QRectF(low, top, high - low, height)
            paint_limits(painter, area, end, self._theme)

    def _paint_breaks(self, painter: QPainter, frame: Frame, placed: Placed, axis: Axis) -> None:
        """Break bars off that are longer than the axis: two strokes across their ends."""
        half, right = frame.row / 3, frame.bars[1]
        ends = [y for bar, y in placed if axis.place(max(bar.exact, bar.most or 0.0)) > ON_AXIS]
        strokes = [
            QLineF(x - half / 2, y + half, x + half / 2, y - half)
            for y in ends
            for x in (right - 15 * frame.zoom, right - 10 * frame.zoom)
        ]
        painter.setPen(self._flat("panel", 2.4 * frame.zoom))
        painter.drawLines(strokes)

    def _paint_ticks(
        self,
        painter: QPainter,
        frame: Frame,
        placed: Placed,
        picture: DistributionPicture,
        axis: Axis,
    ) -> None:
        half = round(0.36 * frame.row)
        left, right = frame.bars
        lines = []
        for bar, y in placed:
            place = axis.place(bar.model)
            if place > ON_AXIS:
                continue
            x = left + (right - left) * place
            lines.append(QLineF(x, y - half, x, y + half))
        token = "ghost" if picture.faint_model else "text"
        width = 1.8 * frame.zoom
        for colour, thick in (("panel", width + 1.7 * HALO), (token, width)):
            painter.setPen(self._flat(colour, thick))
            painter.drawLines(lines)

    def _paint_dots(self, painter: QPainter, frame: Frame, placed: Placed, axis: Axis) -> None:
        zoom, (left, right) = frame.zoom, frame.bars
        drawn = [(bar, y) for bar, y in placed if bar.sampled is not None and not bar.is_removed]
        if axis.decades:
            drawn = [(bar, y) for bar, y in drawn if bar.sampled]  # 0 has no place on a log axis
        whiskers = []
        for bar, y in drawn:
            if bar.low is not None and bar.high is not None:
                ends = (left + (right - left) * axis.place(end) for end in (bar.low, bar.high))
                whiskers.append(QLineF(next(ends), y, next(ends), y))
        width = 1.8 * zoom
        for colour, thick in (("panel", width + 1.4 * HALO), ("sample", width)):
            painter.setPen(self._flat(colour, thick))
            painter.drawLines(whiskers)
        painter.setPen(QPen(self._theme.colour("panel"), HALO))
        painter.setBrush(self._theme.colour("sample"))
        radius = 4.6 * zoom
        for bar, y in drawn:
            x = left + (right - left) * axis.place(bar.sampled or 0.0)
            painter.drawEllipse(QPointF(x, y), radius, radius)

    def _flat(self, token: str, width: float) -> QPen:
        """Return a pen whose lines end where they end."""
        pen = QPen(self._theme.colour(token), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen
