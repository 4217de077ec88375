"""The axes of the curve: powers of ten, per cent of the total, ranks with their tokens."""

from PySide6.QtCore import QCoreApplication, QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from desktop.charts.curve_frame import CurveFrame
from desktop.charts.curve_picture import CurvePicture
from desktop.charts.numbers import axis_percent, token_text
from desktop.charts.picture import axis_values
from desktop.charts.text import TextPen
from desktop.theme import MEDIUM, SMALL, Theme

translate = QCoreApplication.translate
LEAST = 22  # px at 100 % between two labels, one above the other
QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)


class CurveAxes:
    """Paints grid, labels and headings of both panels."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._head = TextPen(theme.font(SMALL, MEDIUM))
        self._small = TextPen(theme.font(SMALL))
        self._token = TextPen(theme.font(SMALL, mono=True))

    def paint(self, painter: QPainter, frame: CurveFrame, picture: CurvePicture) -> None:
        upper, lower = frame.upper, frame.lower
        decades = picture.decades
        every = 1
        while upper.height() * every / decades < LEAST * frame.zoom:
            every += 1
        marks = [(1.0 - n / decades, 10.0**-n) for n in range(0, decades + 1, every)]
        self._paint_scale(painter, frame, upper, marks)
        some = QUARTERS if lower.height() > 4 * LEAST * frame.zoom else QUARTERS[::2]
        self._paint_scale(painter, frame, lower, [(share, share) for share in some])
        painter.setFont(self._head.font)
        painter.setPen(self._theme.colour("muted"))
        words = translate(
            "Chart", "Probability of being picked, each line a tenth of the one above"
        )
        for panel, title in ((upper, words), (lower, picture.totals_title)):
            self._head.left(painter, panel.left(), panel.top() - 12 * frame.zoom, title)
        self._paint_ranks(painter, frame, picture)

    def _paint_scale(
        self,
        painter: QPainter,
        frame: CurveFrame,
        panel: QRectF,
        marks: list[tuple[float, float]],
    ) -> None:
        """Paint a line and a label at each height (0 to 1) of a panel."""
        theme, zoom = self._theme, frame.zoom
        ys = [round(panel.bottom() - panel.height() * height) + 0.5 for height, _share in marks]
        painter.setPen(QPen(theme.colour("grid"), 1))
        painter.drawLines([QLineF(panel.left(), y, panel.right(), y) for y in ys])
        painter.setPen(QPen(theme.colour("border_strong"), 1))
        left, foot = round(panel.left()) + 0.5, round(panel.bottom()) + 0.5
        painter.drawLine(QLineF(left, panel.top(), left, foot))
        painter.drawLine(QLineF(left, foot, panel.right(), foot))
        painter.drawLines([QLineF(left - 4 * zoom, y, left, y) for y in ys])
        painter.setFont(self._small.font)
        painter.setPen(theme.colour("muted"))
        for y, (_height, share) in zip(ys, marks, strict=True):
            self._small.right(painter, panel.left() - 7 * zoom, y, axis_percent(share))

    def _paint_ranks(self, painter: QPainter, frame: CurveFrame, picture: CurvePicture) -> None:
        theme, zoom, foot = self._theme, frame.zoom, frame.lower.bottom()
        painter.setPen(QPen(theme.colour("border_strong"), 1))
        rows = self._labelled(frame)
        for panel in (frame.upper, frame.lower):
            y = panel.bottom() + 0.5
            painter.drawLines(
                [QLineF(x, y, x, y + 4 * zoom) for x in (round(frame.x(r)) + 0.5 for r in rows)]
            )
        for row in rows:
            bar = picture.rows[row]
            painter.setFont(self._small.font)
            painter.setPen(theme.colour("muted"))
            self._small.centre(painter, frame.x(row), foot + 13 * zoom, str(bar.rank))
            if frame.names_tokens:
                faded = picture.shows_removed(bar)
                painter.setFont(self._token.font)
                painter.setPen(theme.colour("removed_text" if faded else "text"))
                shown = self._token.elided(token_text(bar.token), frame.step - 6 * zoom)
                self._token.centre(painter, frame.x(row), foot + 28 * zoom, shown)
        if not frame.names_tokens:
            painter.setFont(self._small.font)
            painter.setPen(theme.colour("muted"))
            words = translate("Chart", "Rank")
            if picture.more:
                words = translate("Chart", "Rank; {more}").format(more=picture.more)
            self._small.centre(painter, frame.lower.center().x(), foot + 28 * zoom, words)

    def _labelled(self, frame: CurveFrame) -> list[int]:
        """Return the rows whose rank is written: all, or the first and round ones."""
        if frame.names_tokens or frame.step >= 20 * frame.zoom:
            return list(range(frame.count))
        ranks = [int(value) for value in axis_values(float(frame.count)) if value >= 1]
        return sorted({0, *(rank - 1 for rank in ranks if rank <= frame.count)})
