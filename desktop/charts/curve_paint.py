"""How the curve is painted: the one routine for screen, PNG, SVG and PDF."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.charts.curve_axes import CurveAxes
from desktop.charts.curve_frame import CurveFrame
from desktop.charts.curve_picture import CurvePicture
from desktop.charts.distribution_paint import View
from desktop.charts.text import TextPen
from desktop.theme import MEDIUM, SMALL, Theme
from desktop.widgets.focus_ring import paint_ring
from desktop.widgets.hatch import hatch_lines, paint_bracket

HALO = 1.6  # px: a dot over the line needs an edge
DENSE = 9.0  # px between the lines of the hatch
SEEN = 0.35  # of the hatch: it lies under everything


def paint_curve(painter: QPainter, area: QRectF, theme: Theme, picture: CurvePicture) -> None:
    """Paint ``picture`` into ``area``."""
    CurvePainter(theme).paint(painter, area, picture, View())


class CurvePainter:
    """Paints curves in one theme; keeps shaped texts from one picture to the next."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._axes = CurveAxes(theme)
        self._head = TextPen(theme.font(SMALL, MEDIUM))

    def paint(self, painter: QPainter, area: QRectF, picture: CurvePicture, view: View) -> None:
        """Paint both panels with their axes."""
        frame = CurveFrame.of(area, len(picture.rows), self._theme)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_grounds(painter, frame, picture, view)
        self._axes.paint(painter, frame, picture)
        if not picture.hidden:
            self._paint_removed(painter, frame, picture)
            self._paint_model(painter, frame, picture)
            self._paint_limits(painter, frame, picture)
            self._paint_exact(painter, frame, picture)
            if picture.show_sampled:
                self._paint_sampled(painter, frame, picture)
            self._paint_totals(painter, frame, picture)
            self._paint_cuts(painter, frame, picture)
        if view.keyboard >= 0:
            paint_ring(painter, frame.column(view.keyboard, view.keyboard + 1), 3, self._theme)
        painter.restore()

    def _paint_grounds(
        self, painter: QPainter, frame: CurveFrame, picture: CurvePicture, view: View
    ) -> None:
        """Paint the columns of removed ranks, of the token chosen and the one pointed at."""
        theme = self._theme
        for first, last in _runs([picture.shows_removed(bar) for bar in picture.rows]):
            column = frame.column(first, last)
            painter.fillRect(column, theme.colour("removed_bg"))
            painter.setPen(QPen(theme.colour("removed"), 1))
            painter.setOpacity(SEEN)
            for panel in (frame.upper, frame.lower):
                painter.drawLines(hatch_lines(column & panel, DENSE * frame.zoom))
            painter.setOpacity(1.0)
        for row, token in ((view.hovered, "raised"), (view.selected, "selection")):
            if 0 <= row < len(picture.rows):
                painter.fillRect(frame.column(row, row + 1), theme.colour(token))

    def _paint_removed(self, painter: QPainter, frame: CurveFrame, picture: CurvePicture) -> None:
        """Paint a hollow dot at what each removed token had when it was cut."""
        rows = list(enumerate(picture.rows))
        places = [
            self._at(frame, picture, row, bar.at_cut)
            for row, bar in rows
            if bar.is_removed and bar.at_cut > 0.0
        ]
        painter.setPen(QPen(self._theme.colour("removed"), 1.6 * frame.zoom))
        painter.setBrush(self._theme.colour("panel"))
        if picture.has_dots:
            for place in places:
                painter.drawEllipse(place, 3.4 * frame.zoom, 3.4 * frame.zoom)
        else:
            painter.drawPolyline(places)

    def _paint_model(self, painter: QPainter, frame: CurveFrame, picture: CurvePicture) -> None:
        if not picture.reference:
            return
        shares = [bar.model for bar in picture.rows]
        token = "ghost" if picture.faint_model else "text"
        painter.setPen(self._line(token, 1.3 * frame.zoom))
        for line in self._lines(frame, picture, shares):
            painter.drawPolyline(line)

    def _paint_limits(self, painter: QPainter, frame: CurveFrame, picture: CurvePicture) -> None:
        """Paint between which limits each share lies; a limit of 0 is the foot of the axis."""
        half = (4.0 if picture.has_dots else 1.5) * frame.zoom
        for row, bar in enumerate(picture.rows):
            if bar.limits is not None:
                low, high = (self._at(frame, picture, row, share) for share in bar.limits)
                paint_bracket(painter, low, high, half, self._theme)

    def _paint_exact(self, painter: QPainter, frame: CurveFrame, picture: CurvePicture) -> None:
        painter.setPen(self._line("accent", 2.4 * frame.zoom))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        lines = self._lines(frame, picture, [bar.exact for bar in picture.rows])
        for line in lines:
            painter.drawPolyline(line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        radius = 4.2 * frame.zoom
        for line in lines:
            if picture.has_dots or len(line) == 1:  # one point alone makes no line
                for place in line:
                    painter.drawEllipse(place, radius, radius)

    def _paint_sampled(self, painter: QPainter, frame: CurveFrame, picture: CurvePicture) -> None:
        """Paint the share of each token with its interval; a share of 0 has no place here."""
        theme, zoom = self._theme, frame.zoom
        drawn = [(r, b) for r, b in enumerate(picture.rows) if b.sampled and not b.is_removed]
        if picture.has_dots:
            whiskers = [
                QLineF(
                    self._at(frame, picture, row, bar.low or 0.0),
                    self._at(frame, picture, row, bar.high or 0.0),
                )
                for row, bar in drawn
            ]
            for colour, thick in (("panel", 1.8 * zoom + 1.4 * HALO), ("sample", 1.8 * zoom)):
                painter.setPen(self._line(colour, thick, Qt.PenCapStyle.FlatCap))
                painter.drawLines(whiskers)
        painter.setPen(QPen(theme.colour("panel"), HALO if picture.has_dots else HALO / 2))
        painter.setBrush(theme.colour("sample"))
        radius = (3.4 if picture.has_dots else 2.2) * zoom
        for row, bar in drawn:
            painter.drawEllipse(self._at(frame, picture, row, bar.sampled or 0.0), radius, radius)

    def _paint_totals(self, painter: QPainter, frame: CurveFrame, picture: CurvePicture) -> None:
        theme, panel = self._theme, frame.lower
        if picture.limit is not None:
            y = round(panel.bottom() - panel.height() * picture.limit) + 0.5
            painter.setPen(self._dashed(frame))
            painter.drawLine(QLineF(panel.left(), y, panel.right(), y))
            x = panel.right() - 8 * frame.zoom - self._head.width(picture.limit_text)
            self._note(painter, frame, QPointF(x, y), picture.limit_text)
        places = [
            QPointF(frame.x(row), panel.bottom() - panel.height() * total)
            for row, total in enumerate(picture.totals)
        ]
        painter.setPen(self._line("accent", 2.0 * frame.zoom))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(places)
        if picture.has_dots:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            for place in places:
                painter.drawEllipse(place, 3.2 * frame.zoom, 3.2 * frame.zoom)

    def _paint_cuts(self, painter: QPainter, frame: CurveFrame, picture: CurvePicture) -> None:
        """Paint an upright line for each stage that cut, with the test that decided."""
        upper, zoom, pen = frame.upper, frame.zoom, self._head
        for place, cut in enumerate(sorted(picture.cuts, key=lambda cut: cut.after_row)):
            x = round(frame.x(cut.after_row - 0.5)) + 0.5
            painter.setPen(self._dashed(frame))
            painter.drawLine(QLineF(x, upper.top(), x, frame.lower.bottom()))
            y = upper.top() + (11 + 17 * place) * zoom
            words = pen.elided(cut.text or cut.label, upper.width() - 14 * zoom)
            wide = pen.width(words)
            fits = x + 7 * zoom + wide <= upper.right()
            start = x + 7 * zoom if fits else max(upper.left() + 7 * zoom, x - 7 * zoom - wide)
            self._note(painter, frame, QPointF(start, y - 13 * zoom), words)

    def _note(self, painter: QPainter, frame: CurveFrame, at: QPointF, words: str) -> None:
        """Write the words of a cut line below ``at``, on a ground of their own."""
        pen, zoom, theme = self._head, frame.zoom, self._theme
        middle = at.y() + 13 * zoom
        ground = QRectF(at.x() - 3, middle - 7.5 * zoom, pen.width(words) + 6, 15 * zoom)
        painter.fillRect(ground, theme.colour("panel"))
        painter.setFont(pen.font)
        painter.setPen(theme.colour("cut_text"))
        pen.left(painter, at.x(), middle, words)

    def _lines(
        self, frame: CurveFrame, picture: CurvePicture, shares: list[float]
    ) -> list[list[QPointF]]:
        """Return a line for each run of shares that stand on the axis."""
        return [
            [self._at(frame, picture, row, shares[row]) for row in range(first, last)]
            for first, last in _runs([picture.height(share) > 0.0 for share in shares])
        ]

    def _at(self, frame: CurveFrame, picture: CurvePicture, row: int, share: float) -> QPointF:
        panel = frame.upper
        return QPointF(frame.x(row), panel.bottom() - panel.height() * picture.height(share))

    def _line(
        self, token: str, width: float, cap: Qt.PenCapStyle = Qt.PenCapStyle.RoundCap
    ) -> QPen:
        pen = QPen(self._theme.colour(token), width)
        pen.setCapStyle(cap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen

    def _dashed(self, frame: CurveFrame) -> QPen:
        pen = QPen(self._theme.colour("cut"), 1.4 * frame.zoom, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 2])  # in widths of the pen
        return pen


def _runs(facts: list[bool]) -> list[tuple[int, int]]:
    """Return the first place and the one after the last of each run of true facts."""
    edges = [place for place in range(len(facts) + 1) if _differs(facts, place)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _differs(facts: list[bool], place: int) -> bool:
    before = facts[place - 1] if place > 0 else False
    here = facts[place] if place < len(facts) else False
    return before is not here
