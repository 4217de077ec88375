"""How the distribution chart is painted: the one routine for screen, PNG, SVG and PDF."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from desktop.charts.axis import Axis
from desktop.charts.columns_paint import ColumnsPainter
from desktop.charts.frame import LOWEST, Frame
from desktop.charts.marks_paint import MarksPainter
from desktop.charts.numbers import axis_percent
from desktop.charts.picture import Bar, DistributionPicture
from desktop.charts.text import TextPen
from desktop.theme import LABEL, MEDIUM, SMALL, Theme
from desktop.widgets.legend import legend_entries, paint_legend_wrapped

LABEL_ROOM = 74  # px at 100 %: "0.00001 %" and a gap
SHORT_ROOM = 42  # px at 100 %: "100 %" and a gap, where the axis begins at nothing


@dataclass(frozen=True)
class View:
    """What the window adds to a picture: what is scrolled, chosen and pointed at."""

    scroll: int = 0  # px
    selected: int = -1  # row
    hovered: int = -1  # row
    keyboard: int = -1  # row at which the keyboard is, while it is here
    end_of_axis: float | None = None  # held during a drag
    grown: float = 1.0  # of the length of the bars, while they come up


def paint(painter: QPainter, area: QRectF, theme: Theme, picture: DistributionPicture) -> None:
    """Paint ``picture`` into ``area``; rows that do not fit at 12 px are left out."""
    DistributionPainter(theme, lowest=12).paint(painter, area, picture, View())


def paint_legend_of(
    painter: QPainter,
    area: QRectF,
    theme: Theme,
    picture: DistributionPicture,
    *,
    curve: bool = False,
) -> QRectF:
    """Paint the legend of a picture at the head of ``area``; return the room below it."""
    if not picture.show_legend:
        return area
    removed = any(picture.shows_removed(bar) for bar in picture.rows)
    marks = legend_entries(
        picture.reference,
        sampled=picture.show_sampled,
        removed=removed,
        curve=curve,
        limits=picture.has_limits,
    )
    height = paint_legend_wrapped(painter, area, marks, theme)
    return area.adjusted(0, height + theme.px(6), 0, 0)


def _axis(picture: DistributionPicture, view: View) -> Axis:
    """Return the axis of a picture, held during a drag."""
    if picture.is_log:
        return Axis(1.0, picture.decades)
    return Axis(view.end_of_axis or picture.fitted)


def _labels(frame: Frame, axis: Axis) -> int:
    """Return how many labels stand beside one another under the bars."""
    width = (frame.bars[1] - frame.bars[0]) / frame.zoom
    return max(2, int(width / LABEL_ROOM if axis.decades else width / SHORT_ROOM + 1))


class DistributionPainter:
    """Paints pictures in one theme; keeps shaped texts from one picture to the next."""

    def __init__(self, theme: Theme, lowest: float = LOWEST) -> None:
        self.theme = theme
        self._lowest = lowest
        self._head = TextPen(theme.font(SMALL, MEDIUM))
        self._small = TextPen(theme.font(SMALL))
        self._label = TextPen(theme.font(LABEL))
        self.columns = ColumnsPainter(theme)
        self._marks = MarksPainter(theme)

    def frame(self, area: QRectF, picture: DistributionPicture) -> Frame:
        """Return where everything stands."""
        count = len(picture.rows) + bool(picture.more)
        with_numbers = picture.show_numbers
        return Frame.of(area, count, self.theme, self._lowest, with_numbers=with_numbers)

    def paint(
        self, painter: QPainter, area: QRectF, picture: DistributionPicture, view: View
    ) -> None:
        """Paint header, rows and axis into ``area``."""
        frame = self.frame(area, picture)
        self.columns.paint_header(painter, frame, picture)
        self.paint_rows(painter, frame, picture, view)
        self.paint_axis(painter, frame, picture, view)

    def paint_axis(
        self, painter: QPainter, frame: Frame, picture: DistributionPicture, view: View
    ) -> None:
        """Paint the line under the bars with its labels."""
        theme, y = self.theme, round(frame.axis_y) + 0.5
        left, right = frame.bars
        axis = _axis(picture, view)
        values = axis.values(_labels(frame, axis))
        xs = [left + (right - left) * axis.place(value) for value in values]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("border_strong"), 1))
        tick = 4 * frame.zoom
        painter.drawLines([QLineF(x, y, x, y + tick) for x in (round(x) + 0.5 for x in xs)])
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.setFont(self._small.font)
        painter.setPen(theme.colour("muted"))
        for x, value in zip(xs, values, strict=True):
            self._small.centre(painter, x, y + 14 * frame.zoom, axis_percent(value))

    def paint_rows(
        self, painter: QPainter, frame: Frame, picture: DistributionPicture, view: View
    ) -> None:
        """Paint the rows that are in sight."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if frame.overflow:
            painter.setClipRect(frame.body)
        axis = _axis(picture, view)
        shown = [row for row in frame.visible(view.scroll) if row < len(picture.rows)]
        placed = [
            (picture.rows[row], frame.top_of(row, view.scroll) + frame.row / 2) for row in shown
        ]
        self._paint_grounds(painter, frame, picture, view)
        self._marks.paint_grid(painter, frame, axis.values(_labels(frame, axis)), axis)
        self.columns.paint(painter, frame, placed, picture)
        rest = self._placed_rest(frame, picture, view)
        if picture.show_numbers:
            self.columns.paint_numbers(painter, frame, rest, picture)
        if not picture.hidden:
            placed = [*placed, *rest]
            self._marks.paint_marks(painter, frame, placed, picture, axis, view.grown)
            self._paint_cuts(painter, frame, picture, view)
        if picture.more:
            self._paint_more(painter, frame, picture, view)
        if view.keyboard >= 0:
            self._marks.paint_focus(painter, frame, frame.top_of(view.keyboard, view.scroll))
        painter.restore()

    def _placed_rest(
        self, frame: Frame, picture: DistributionPicture, view: View
    ) -> list[tuple[Bar, float]]:
        """The bar of all unknown tokens with the middle of its row, where it is in sight."""
        row = len(picture.rows)
        if picture.rest is None or row not in frame.visible(view.scroll):
            return []
        return [(picture.rest, frame.top_of(row, view.scroll) + frame.row / 2)]

    def _paint_grounds(
        self, painter: QPainter, frame: Frame, picture: DistributionPicture, view: View
    ) -> None:
        """Paint the band of removed rows, the row chosen and the row pointed at."""
        theme, left, wide = self.theme, frame.area.left(), frame.area.width()
        foot = frame.axis_y if not frame.overflow else frame.body.bottom()
        for row in frame.visible(view.scroll):
            top = frame.top_of(row, view.scroll)
            token = ""
            removed = row < len(picture.rows) and picture.shows_removed(picture.rows[row])
            if row == view.selected:
                token = "selection"
            elif row == view.hovered:
                token = "raised"
            elif removed:
                token = "removed_bg"
            if token:
                last = row == frame.count - 1 and token == "removed_bg"
                height = foot - top if last else frame.row
                painter.fillRect(QRectF(left, top, wide, height), theme.colour(token))
        painter.setPen(QPen(theme.colour("grid"), 1))
        lines = []
        for row in frame.visible(view.scroll):
            y = round(frame.top_of(row + 1, view.scroll)) - 0.5
            lines.append(QLineF(left, y, frame.bars[0], y))
            lines.append(QLineF(frame.bars[1], y, frame.area.right(), y))
        painter.drawLines(lines)

    def _paint_cuts(
        self, painter: QPainter, frame: Frame, picture: DistributionPicture, view: View
    ) -> None:
        """Paint the dashed line of each stage that cut, with the test that decided."""
        theme, zoom = self.theme, frame.zoom
        pen, left, right = self._head, *frame.bars
        for cut in picture.cuts:
            y = frame.top_of(cut.after_row, view.scroll) - 0.5
            self._marks.paint_cut_line(painter, frame, y)
            room = (right - left) - 12 * zoom
            text = pen.elided(cut.text or cut.label, room)
            x, middle = right - 7 * zoom, y + 13 * zoom
            ground = QRectF(
                x - pen.width(text) - 3, middle - 7 * zoom, pen.width(text) + 6, 14 * zoom
            )
            painter.fillRect(ground, theme.colour("removed_bg"))
            painter.setFont(pen.font)
            painter.setPen(theme.colour("cut_text"))
            pen.right(painter, x, middle, text)

    def _paint_more(
        self, painter: QPainter, frame: Frame, picture: DistributionPicture, view: View
    ) -> None:
        """Paint the last row, which stands for all further tokens."""
        y = frame.top_of(len(picture.rows), view.scroll) + frame.row / 2
        painter.setFont(self._label.font)
        if picture.rest is None:
            painter.setPen(self.theme.colour("accent_text"))
            self._label.left(painter, frame.token, y, picture.more)
            return
        painter.setPen(self.theme.colour("muted"))
        room = frame.bars[0] - 6 * frame.zoom - frame.token
        pen = self._label if self._label.width(picture.more) <= room else self._small
        painter.setFont(pen.font)
        pen.left(painter, frame.token, y, pen.elided(picture.more, room))
