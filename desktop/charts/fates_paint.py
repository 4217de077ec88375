"""How fates are painted: the one routine for screen, PNG, SVG and PDF."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.charts.fates_frame import FatesFrame
from desktop.charts.fates_picture import FatesPicture, Lane, Values
from desktop.charts.numbers import axis_percent, token_text
from desktop.charts.text import TextPen
from desktop.theme import LABEL, MEDIUM, SMALL, Theme
from desktop.widgets.hatch import hatch_lines

APART = 52.0  # px at 100 % between two numbers of the axis
ROOM = 13.0  # px at 100 %: a ribbon so thick has room for its name
STRONG, FAINT = 1.0, 0.24  # of the accent in the first and in the last ribbon
HALVES = (0.0, 0.5, 1.0)


def paint_fates(painter: QPainter, area: QRectF, theme: Theme, picture: FatesPicture) -> None:
    """Paint ``picture`` into ``area``."""
    FatesPainter(theme).paint(painter, area, picture)


class FatesPainter:
    """Paints fates in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._small = TextPen(theme.font(SMALL))
        self._title = TextPen(theme.font(LABEL, MEDIUM))
        self._token = TextPen(theme.font(SMALL, MEDIUM, mono=True))

    def paint(self, painter: QPainter, area: QRectF, picture: FatesPicture) -> None:
        frame = FatesFrame.of(area, picture, self._theme)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axes(painter, frame)
        if not picture.hidden and len(picture.xs):
            self._paint_ribbons(painter, frame)
            for row, lane in enumerate(picture.lanes):
                self._paint_lane(painter, frame, row, lane)
            self._paint_now(painter, frame)
        painter.restore()

    def _paint_axes(self, painter: QPainter, frame: FatesFrame) -> None:
        theme, zoom, picture, room = self._theme, frame.zoom, frame.picture, frame.ribbons
        foot = max(frame.lanes.bottom(), room.bottom()) + 0.5
        painter.setPen(QPen(theme.colour("border_strong"), 1))
        painter.drawLine(QLineF(room.left() - 0.5, room.top(), room.left() - 0.5, room.bottom()))
        painter.drawLine(QLineF(room.left(), foot, room.right(), foot))
        ticks = picture.x.ticks(room.width() / (APART * zoom))
        painter.drawLines([QLineF(frame.x(v), foot, frame.x(v), foot + 4 * zoom) for v, _ in ticks])
        painter.setFont(self._small.font)
        painter.setPen(theme.colour("muted"))
        for value, text in ticks:
            self._small.centre(painter, frame.x(value), foot + 13 * zoom, text)
        for share in HALVES:
            y = room.bottom() - room.height() * share
            self._small.right(painter, room.left() - 7 * zoom, y, axis_percent(share))
        painter.setFont(self._title.font)
        self._title.centre(painter, room.center().x(), foot + 31 * zoom, picture.x.title)
        self._title.left(painter, room.left(), room.top() - 13 * zoom, picture.shares_title)
        if picture.lanes and not picture.hidden:
            top = frame.lanes.top() - 12 * zoom
            self._title.left(painter, room.left(), top, picture.lanes_title)

    def _paint_ribbons(self, painter: QPainter, frame: FatesFrame) -> None:
        picture, theme = frame.picture, self._theme
        room, edges = frame.ribbons, picture.edges
        painter.fillRect(room, theme.colour("track"))
        columns = [frame.x(x) for x in picture.xs.tolist()]
        painter.setPen(QPen(theme.colour("panel"), 1))
        for row in range(len(picture.lanes)):
            upper = [QPointF(x, frame.y(s)) for x, s in zip(columns, edges[row], strict=True)]
            lower = [QPointF(x, frame.y(s)) for x, s in zip(columns, edges[row + 1], strict=True)]
            painter.setBrush(self._shade(row, len(picture.lanes)))
            painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))
        for row, lane in enumerate(picture.lanes):
            self._name_ribbon(painter, frame, row, lane.name)
        self._name_rest(painter, frame)

    def _name_ribbon(self, painter: QPainter, frame: FatesFrame, row: int, name: str) -> None:
        """Write the name of a ribbon where it is thickest, if there is room."""
        self._name(painter, frame, frame.picture.edges[row : row + 2], token_text(name), row)

    def _name_rest(self, painter: QPainter, frame: FatesFrame) -> None:
        last = frame.picture.edges[-1]
        if frame.picture.rest_text:
            edges = np.stack([last, np.ones_like(last)])
            self._name(painter, frame, edges, frame.picture.rest_text, -1)

    def _name(
        self, painter: QPainter, frame: FatesFrame, edges: Values, name: str, row: int
    ) -> None:
        room = frame.ribbons
        shown = self._token.elided(name, room.width() / 3)
        wide = (self._token.width(shown) + 12 * frame.zoom) / room.width()
        window = min(edges.shape[1], 1 + round(wide * edges.shape[1]))
        upper = sliding_window_view(edges[0], window).max(axis=1)
        lower = sliding_window_view(edges[1], window).min(axis=1)
        best = int((lower - upper).argmax())
        if (lower[best] - upper[best]) * room.height() < ROOM * frame.zoom:
            return
        x = room.left() + room.width() * (best + window / 2) / edges.shape[1]
        self._write(painter, frame, x, float(lower[best] + upper[best]) / 2, shown, row)

    def _write(
        self, painter: QPainter, frame: FatesFrame, x: float, share: float, words: str, row: int
    ) -> None:
        room = frame.ribbons
        half = self._token.width(words) / 2 + 6 * frame.zoom
        x = min(max(x, room.left() + half), room.right() - half)
        painter.setFont(self._token.font)
        strong = row >= 0 and self._strength(row, len(frame.picture.lanes)) > 0.6
        painter.setPen(self._theme.colour("on_accent" if strong else "text"))
        self._token.centre(painter, x, frame.y(share), words)

    def _paint_lane(self, painter: QPainter, frame: FatesFrame, row: int, lane: Lane) -> None:
        theme, zoom, room, y = self._theme, frame.zoom, frame.lanes, frame.middle(row)
        high = max(4.0, frame.lane - 8 * zoom)
        painter.setPen(QPen(theme.colour("cut"), 1))
        for low, end in frame.picture.gaps(lane):
            gap = QRectF(frame.x(low), y - high / 2, frame.x(end) - frame.x(low), high)
            painter.drawLines(hatch_lines(gap, 7 * zoom))
        for low, end in lane.intervals:
            left, right = frame.x(low), frame.x(end)
            painter.setPen(QPen(theme.colour("accent"), 3 * zoom))
            painter.drawLine(QLineF(left, y, max(right, left + 2), y))
        painter.setPen(QPen(theme.colour("cut"), 1.8 * zoom))
        painter.setBrush(theme.colour("panel"))
        for at in frame.picture.turns(lane):
            painter.drawEllipse(QPointF(frame.x(at), y), 3.6 * zoom, 3.6 * zoom)
        painter.setFont(self._token.font)
        painter.setPen(theme.colour("text"))
        words = self._token.elided(
            token_text(lane.name), room.left() - frame.area.left() - 16 * zoom
        )
        self._token.right(painter, room.left() - 8 * zoom, y, words)

    def _paint_now(self, painter: QPainter, frame: FatesFrame) -> None:
        """Paint the dashed line at which the field stands."""
        if frame.picture.now is None:
            return
        pen = QPen(self._theme.colour("sample"), 1.4 * frame.zoom, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 2])
        painter.setPen(pen)
        x = round(frame.x(frame.picture.x.inside(frame.picture.now))) + 0.5
        for room in (frame.ribbons, frame.lanes):
            painter.drawLine(QLineF(x, room.top(), x, room.bottom()))

    def _strength(self, row: int, count: int) -> float:
        return STRONG + (FAINT - STRONG) * row / max(1, count - 1)

    def _shade(self, row: int, count: int) -> QColor:
        """The colour of a ribbon: the accent, fainter with each rank."""
        share = self._strength(row, count)
        ink, ground = self._theme.colour("accent"), self._theme.colour("panel")
        mixed = [
            round(share * a + (1 - share) * b) for a, b in zip(_rgb(ink), _rgb(ground), strict=True)
        ]
        return QColor(*mixed)


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
