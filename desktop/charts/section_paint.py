"""How curves against a field are painted: the one routine for screen, PNG, SVG and PDF."""

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from desktop.charts.section_frame import LABEL_GAP, SectionFrame, apart
from desktop.charts.section_picture import INKS, Curve, Dot, SectionPicture
from desktop.charts.text import TextPen
from desktop.theme import LABEL, MEDIUM, SEMIBOLD, SMALL, Theme

APART, ABOVE = 64.0, 36.0  # px at 100 % between two numbers of an axis
NOTE_ROOM = 0.7  # of the width: a note that takes more would lie over the curve
LINE = 15.0  # px at 100 %: the least distance between two labels


def paint_section(painter: QPainter, area: QRectF, theme: Theme, picture: SectionPicture) -> None:
    """Paint ``picture`` into ``area``."""
    SectionPainter(theme).paint(painter, area, picture)


class SectionPainter:
    """Paints curves in one theme; keeps shaped texts from one picture to the next."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._small = TextPen(theme.font(SMALL))
        self._title = TextPen(theme.font(LABEL, MEDIUM))
        self._label = TextPen(theme.font(LABEL, SEMIBOLD))

    def frame(self, area: QRectF, picture: SectionPicture) -> SectionFrame:
        """Return where everything of a picture stands."""
        words = [curve.label for curve in picture.curves if curve.label]
        wide = max((self._label.width(each) for each in words), default=0.0)
        return SectionFrame.of(area, picture, self._theme, wide)

    def paint(self, painter: QPainter, area: QRectF, picture: SectionPicture) -> None:
        """Paint axes, curves, dots and labels."""
        frame = self.frame(area, picture)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axes(painter, frame)
        if not picture.hidden:
            self._paint_limit(painter, frame)
            for curve in picture.curves:
                self._paint_curve(painter, frame, curve)
            self._paint_labels(painter, frame)
            for dot in picture.dots:
                self._paint_dot(painter, frame, dot)
        painter.restore()

    def _paint_axes(self, painter: QPainter, frame: SectionFrame) -> None:
        theme, room, zoom, picture = self._theme, frame.room, frame.zoom, frame.picture
        up = picture.y.ticks(max(2.0, room.height() / (ABOVE * zoom)))
        across = picture.x.ticks(max(2.0, room.width() / (APART * zoom)))
        left, foot = room.left() - 0.5, room.bottom() + 0.5
        painter.setPen(QPen(theme.colour("grid"), 1))
        levels = [round(frame.y(value)) + 0.5 for value, _ in up]
        painter.drawLines([QLineF(room.left(), y, room.right(), y) for y in levels])
        painter.setPen(QPen(theme.colour("border_strong"), 1))
        painter.drawLine(QLineF(left, room.top(), left, foot))
        painter.drawLine(QLineF(left, foot, room.right(), foot))
        painter.drawLines([QLineF(left - 4 * zoom, y, left, y) for y in levels])
        ends = [frame.x(value) for value, _ in across]
        painter.drawLines([QLineF(x, foot, x, foot + 4 * zoom) for x in ends])
        painter.setFont(self._small.font)
        painter.setPen(theme.colour("muted"))
        for y, (_, text) in zip(levels, up, strict=True):
            self._small.right(painter, left - 7 * zoom, y, text)
        for x, (_, text) in zip(ends, across, strict=True):
            self._small.centre(painter, x, foot + 13 * zoom, text)
        self._paint_titles(painter, frame)

    def _paint_titles(self, painter: QPainter, frame: SectionFrame) -> None:
        room, zoom, picture = frame.room, frame.zoom, frame.picture
        painter.setFont(self._title.font)
        words = self._title.elided(picture.x.title, room.width())
        self._title.centre(painter, room.center().x(), room.bottom() + 31 * zoom, words)
        painter.save()
        painter.translate(QPointF(frame.area.left() + 11 * zoom, room.center().y()))
        painter.rotate(-90)
        words = self._title.elided(picture.y.title, room.height() + 30 * zoom)
        self._title.centre(painter, 0, 0, words)
        painter.restore()

    def _paint_limit(self, painter: QPainter, frame: SectionFrame) -> None:
        """Paint the dotted line of what is possible, and the note on the steps."""
        picture, room, zoom = frame.picture, frame.room, frame.zoom
        painter.setFont(self._small.font)
        if picture.limit is not None and picture.limit <= picture.y.high:
            y = round(frame.y(picture.limit)) + 0.5
            pen = QPen(self._theme.colour("border_strong"), 1, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(QLineF(room.left(), y, room.right(), y))
            painter.setPen(self._theme.colour("muted"))
            words = self._small.elided(picture.limit_text, room.width() - 8 * zoom)
            self._small.right(painter, room.right() - 4 * zoom, y - 12 * zoom, words)
        if picture.note and self._small.width(picture.note) < NOTE_ROOM * room.width():
            painter.setPen(self._theme.colour("muted"))
            high = (picture.limit or picture.y.high) * 0.74
            self._small.left(painter, room.left() + 10 * zoom, frame.y(high), picture.note)

    def _paint_curve(self, painter: QPainter, frame: SectionFrame, curve: Curve) -> None:
        painter.save()
        painter.setClipRect(frame.room.adjusted(-2, -2, 2, 2))
        if curve.low is not None:
            self._paint_sampled(painter, frame, curve)
            painter.restore()
            return
        pen = QPen(self._theme.colour(curve.token), 2.2 * frame.zoom)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if curve.dash:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern(list(curve.dash))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for part in _parts(curve):
            painter.drawPolyline(frame.points(curve.xs[part], curve.ys[part]))
        painter.restore()

    def _paint_sampled(self, painter: QPainter, frame: SectionFrame, curve: Curve) -> None:
        """Paint each value as a dot, its interval as a whisker."""
        assert curve.low is not None
        assert curve.high is not None
        zoom, xs = frame.zoom, curve.xs.tolist()
        ends = zip(xs, curve.low.tolist(), curve.high.tolist(), strict=True)
        whiskers = [QLineF(frame.at(x, low), frame.at(x, high)) for x, low, high in ends]
        painter.setPen(QPen(self._theme.colour(curve.token), 1.6 * zoom))
        painter.drawLines(whiskers)
        painter.setPen(QPen(self._theme.colour("panel"), 1.2 * zoom))
        painter.setBrush(self._theme.colour(curve.token))
        for x, y in zip(xs, curve.ys.tolist(), strict=True):
            painter.drawEllipse(frame.at(x, y), 3.4 * zoom, 3.4 * zoom)

    def _paint_labels(self, painter: QPainter, frame: SectionFrame) -> None:
        """Write each label beside the end of its curve, none over another."""
        named = [curve for curve in frame.picture.curves if curve.label and len(curve.xs)]
        room, zoom = frame.room, frame.zoom
        wanted = [frame.y(frame.picture.y.inside(float(c.ys[-1]))) for c in named]
        heights = apart(wanted, LINE * zoom, room.top(), room.bottom())
        painter.setFont(self._label.font)
        for curve, y in zip(named, heights, strict=True):
            painter.setPen(self._theme.colour(INKS.get(curve.token, "text")))
            self._label.left(painter, room.right() + LABEL_GAP * zoom, y, curve.label)

    def _paint_dot(self, painter: QPainter, frame: SectionFrame, dot: Dot) -> None:
        theme, zoom = self._theme, frame.zoom
        at = frame.at(frame.picture.x.inside(dot.x), dot.y)
        if dot.stem:
            pen = QPen(theme.colour(dot.token), 1.3 * zoom, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([4, 2])
            painter.setPen(pen)
            painter.drawLine(QLineF(at.x(), at.y(), at.x(), frame.room.bottom()))
        painter.setPen(QPen(theme.colour("panel"), 1.8 * zoom))
        painter.setBrush(theme.colour(dot.token))
        self._paint_shape(painter, at, dot.name, zoom)
        if dot.label:
            self._paint_label(painter, frame, at, dot)

    def _paint_shape(self, painter: QPainter, at: QPointF, name: str, zoom: float) -> None:
        if name == "A":
            painter.drawRect(QRectF(at.x() - 5 * zoom, at.y() - 5 * zoom, 10 * zoom, 10 * zoom))
        elif name == "solved":
            r = 7 * zoom
            points = [QPointF(at.x() + dx, at.y() + dy) for dx, dy in _diamond(r)]
            painter.drawPolygon(QPolygonF(points))
        else:
            painter.drawEllipse(at, 5.5 * zoom, 5.5 * zoom)

    def _paint_label(self, painter: QPainter, frame: SectionFrame, at: QPointF, dot: Dot) -> None:
        zoom, room, pen = frame.zoom, frame.room, self._label
        wide = pen.width(dot.label)
        fits = at.x() + 11 * zoom + wide <= room.right()
        x = at.x() + 11 * zoom if fits else at.x() - 11 * zoom - wide
        below = 15 * zoom if at.y() < room.center().y() else -15 * zoom
        y = min(max(at.y() + below, room.top() + 8 * zoom), room.bottom() - 9 * zoom)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = self._theme.colour("panel")
        ground.setAlpha(220)
        painter.setBrush(ground)
        painter.drawRect(QRectF(x - 3 * zoom, y - 8 * zoom, wide + 6 * zoom, 16 * zoom))
        painter.setFont(pen.font)
        painter.setPen(self._theme.colour(INKS.get(dot.token, "text")))
        pen.left(painter, x, y, dot.label)


def _diamond(radius: float) -> tuple[tuple[float, float], ...]:
    return ((0.0, -radius), (radius, 0.0), (0.0, radius), (-radius, 0.0))


def _parts(curve: Curve) -> list[slice]:
    """Return the runs of values without a gap."""
    there = np.isfinite(curve.ys)
    edges = np.flatnonzero(np.diff(there, prepend=False, append=False)).tolist()
    return [slice(first, last) for first, last in zip(edges[::2], edges[1::2], strict=True)]
