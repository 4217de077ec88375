"""How the columns beside the bars are painted: rank, token, logit, shares."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter

from desktop.charts.frame import HEADER, Frame
from desktop.charts.numbers import percent, points, token_text
from desktop.charts.picture import Bar, DistributionPicture
from desktop.charts.text import TextPen
from desktop.theme import BODY, LABEL, MEDIUM, SEMIBOLD, SMALL, Theme
from sampling_core.words import say

translate = QCoreApplication.translate
NOTHING = "·"  # no value: not yet drawn, or hidden by a lab


class ColumnsPainter:
    """Paints texts on the common lines of a frame."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._head = TextPen(theme.font(SMALL, MEDIUM))
        self._small = TextPen(theme.font(SMALL))
        self._label = TextPen(theme.font(LABEL))
        self._label_medium = TextPen(theme.font(LABEL, MEDIUM))
        self._body = TextPen(theme.font(BODY))
        self._strong = TextPen(theme.font(BODY, SEMIBOLD))
        self._token = TextPen(theme.font(LABEL, MEDIUM, mono=True))
        self._token_removed = TextPen(theme.font(LABEL, mono=True))

    def paint_header(self, painter: QPainter, frame: Frame, picture: DistributionPicture) -> None:
        """Paint the names of the columns."""
        head = self._head
        y = frame.header.top() + 0.4 * HEADER * frame.zoom
        painter.setFont(head.font)
        painter.setPen(self._theme.colour("muted"))
        head.left(painter, frame.token, y, translate("Chart", "Token"))
        head.right(painter, frame.logit, y, translate("Chart", "Logit"))
        words = translate("Chart", "Probability of being picked")
        if picture.is_log:
            words = translate("Chart", "Probability of being picked, each line a tenth of the next")
        left = frame.bars[0] + 4 * frame.zoom
        shown = head.elided(words, max(0.0, frame.bars[1] - left))
        head.left(painter, left, y, shown)
        if not picture.show_numbers:
            return
        head.right(painter, frame.exact, y, translate("Chart", "Exact"))
        if not picture.show_sampled:
            painter.setPen(self._theme.colour("disabled"))
        head.right(painter, frame.sampled, y, translate("Chart", "Sampled"))
        if frame.with_delta:
            head.right(painter, frame.delta, y, translate("Chart", "Δ pp"))

    def paint(
        self,
        painter: QPainter,
        frame: Frame,
        placed: list[tuple[Bar, float]],
        picture: DistributionPicture,
    ) -> None:
        """Paint the texts of each bar around the middle of its row, in px."""
        self._paint_texts(painter, frame, placed, picture)
        if picture.show_numbers:
            self.paint_numbers(painter, frame, placed, picture)

    def _paint_texts(
        self,
        painter: QPainter,
        frame: Frame,
        placed: list[tuple[Bar, float]],
        picture: DistributionPicture,
    ) -> None:
        """Paint rank, token and logit."""
        theme = self._theme
        muted, text, faded = (theme.colour(t) for t in ("muted", "text", "removed_text"))
        painter.setFont(self._small.font)
        painter.setPen(muted)
        for bar, y in placed:
            self._small.right(painter, frame.rank, y, str(bar.rank))
        for removed, pen in ((False, self._token), (True, self._token_removed)):
            painter.setFont(pen.font)
            painter.setPen(faded if removed else text)
            for bar, y in placed:
                if picture.shows_removed(bar) is removed:
                    room = frame.logit - self._label.width(bar.logit_text) - frame.token
                    shown = pen.elided(token_text(bar.token), room - 6 * frame.zoom)
                    pen.left(painter, frame.token, y, shown)
        painter.setFont(self._label.font)
        for bar, y in placed:
            painter.setPen(faded if picture.shows_removed(bar) else muted)
            self._label.right(painter, frame.logit, y, bar.logit_text)

    def paint_numbers(
        self,
        painter: QPainter,
        frame: Frame,
        placed: list[tuple[Bar, float]],
        picture: DistributionPicture,
    ) -> None:
        """Paint the columns Exact, Sampled and Δ."""
        kept = [(bar, y) for bar, y in placed if not bar.is_removed and not picture.hidden]
        removed = [(bar, y) for bar, y in placed if bar.is_removed and not picture.hidden]
        self._paint_exact(painter, frame, kept, removed)
        if picture.show_sampled:
            self._paint_sampled(painter, frame, kept, removed)
        elif not picture.hidden:
            self._paint_nothing(painter, [y for _bar, y in kept], self._right_columns(frame)[1:])
        if picture.hidden:
            self._paint_nothing(painter, [y for _bar, y in placed], self._right_columns(frame))

    def _paint_exact(
        self,
        painter: QPainter,
        frame: Frame,
        kept: list[tuple[Bar, float]],
        removed: list[tuple[Bar, float]],
    ) -> None:
        theme = self._theme
        painter.setFont(self._strong.font)
        painter.setPen(theme.colour("text"))
        for bar, y in kept:
            if bar.limits is None:
                self._strong.right(painter, frame.exact, y, bar.exact_text)
        painter.setFont(self._label_medium.font)
        for bar, y in kept:
            if bar.limits is not None:
                self._label_medium.right(painter, frame.exact, y, bar.exact_text)
        painter.setPen(theme.colour("cut_text"))
        for bar, y in removed:
            cut = self._cut_words(bar, frame.exact - frame.bars[1])
            words = cut if bar.limits is None else bar.exact_text
            self._label_medium.right(painter, frame.exact, y, words)

    def _paint_sampled(
        self,
        painter: QPainter,
        frame: Frame,
        kept: list[tuple[Bar, float]],
        removed: list[tuple[Bar, float]],
    ) -> None:
        theme = self._theme
        painter.setFont(self._body.font)
        painter.setPen(theme.colour("sample_text"))
        for bar, y in kept:
            share = NOTHING if bar.sampled is None else percent(bar.sampled)
            self._body.right(painter, frame.sampled, y, share)
        painter.setFont(self._label.font)
        painter.setPen(theme.colour("muted"))
        if frame.with_delta:
            for bar, y in kept:
                difference = NOTHING if bar.delta is None else points(bar.delta)
                self._label.right(painter, frame.delta, y, difference)
        painter.setPen(theme.colour("removed_text"))
        for _bar, y in removed:
            self._label.right(painter, frame.sampled, y, "0")

    def _cut_words(self, bar: Bar, room: float) -> str:
        """Say which stage removed a token, with its name alone where more does not fit."""
        pen, stage = self._label_medium, say(bar.cut_by)
        words = translate("Chart", "cut by {stage}").format(stage=stage)
        return words if pen.width(words) <= room else pen.elided(stage, room)

    def _right_columns(self, frame: Frame) -> list[float]:
        columns = [frame.exact, frame.sampled, frame.delta]
        return columns if frame.with_delta else columns[:2]

    def _paint_nothing(self, painter: QPainter, ys: list[float], columns: list[float]) -> None:
        painter.setFont(self._body.font)
        painter.setPen(self._theme.colour("muted"))
        for y in ys:
            for x in columns:
                self._body.right(painter, x, y, NOTHING)
