"""How the waterfall is painted: which stage took how much of the entropy."""

from itertools import pairwise
from math import floor, log10

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.charts.stages_frame import END, StagesFrame
from desktop.charts.stages_picture import Kind, StagesPicture
from desktop.charts.stages_words import amount_text, change_text
from desktop.charts.text import TextPen
from desktop.charts.waterfall_frame import Block, WaterfallFrame, blocks
from desktop.theme import BODY, LABEL, MEDIUM, SEMIBOLD, SMALL, Theme
from desktop.widgets.hatch import paint_hatched
from sampling_core.model_view.numbers import grouped
from sampling_core.words import say

SPACING = 7.0  # px at 100 % between the lines of the hatch
LARGE = 10.0  # nats: from here on the axis has whole numbers
INSIDE = 22  # px at 100 %: a lower bar has its number above itself


class WaterfallPainter:
    """Paints the lower part of the stages chart."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._title = TextPen(theme.font(BODY, SEMIBOLD))
        self._label = TextPen(theme.font(LABEL))
        self._medium = TextPen(theme.font(LABEL, MEDIUM))
        self._strong = TextPen(theme.font(LABEL, SEMIBOLD))
        self._small = TextPen(theme.font(SMALL))
        self._band = TextPen(theme.font(SMALL, MEDIUM))

    def paint(
        self, painter: QPainter, frame: StagesFrame, picture: StagesPicture, shown: int | None
    ) -> None:
        """Paint axis, bands and bars; ``shown`` is the last column to show, None: all."""
        below = WaterfallFrame(frame, picture)
        self._paint_head(painter, below)
        self._paint_axis(painter, below)
        plot = below.plot
        painter.save()
        clip = QRectF(plot.left(), frame.below.top(), frame.area.right() - plot.left(), 1e4)
        painter.setClipRect(clip, Qt.ClipOperation.IntersectClip)
        found = blocks(picture.columns)
        if not picture.hidden:
            seen = [block for block in found if shown is None or block.column <= shown]
            self._paint_connectors(painter, below, seen)
            for block in seen:
                self._paint_block(painter, below, block)
        self._paint_names(painter, below, found)
        painter.restore()

    def _paint_head(self, painter: QPainter, below: WaterfallFrame) -> None:
        frame, picture, theme = below.frame, below.picture, self._theme
        zoom, area = frame.zoom, frame.below
        right = area.right() - END * zoom / 2
        painter.setPen(QPen(theme.colour("border"), 1))
        y = area.top() + 0.5
        painter.drawLine(QLineF(area.left(), y, right, y))
        title = QCoreApplication.translate("Stages", "Where the entropy goes")
        painter.setFont(self._title.font)
        painter.setPen(theme.colour("text"))
        y, left = area.top() + 20 * zoom, area.left() + 10 * zoom
        self._title.left(painter, left, y, title)
        left += self._title.width(title) + 20 * zoom
        painter.setFont(self._label.font)
        painter.setPen(theme.colour("muted"))
        words = self._label.elided(_limit_text(picture), right - left)
        self._label.left(painter, left, y, words)

    def _paint_axis(self, painter: QPainter, below: WaterfallFrame) -> None:
        """Paint labelled lines, the limit, and the names of the bands."""
        theme, zoom, plot = self._theme, below.frame.zoom, below.plot
        painter.setFont(self._small.font)
        decimals = max(int(below.top < LARGE), -floor(log10(below.step)))
        for value in below.values:
            y = round(below.y_of_amount(value)) + 0.5
            painter.setPen(QPen(theme.colour("grid" if value else "border_strong"), 1))
            painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
            painter.setPen(theme.colour("muted"))
            text = f"{value:.{decimals}f}" if value else "0"
            self._small.right(painter, plot.left() - 9 * zoom, y, text)
        if below.picture.limit > 0.0:
            pen = QPen(theme.colour("border_strong"), 1.2 * zoom, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([4, 3])  # in widths of the pen
            painter.setPen(pen)
            y = round(below.y(below.picture.limit)) + 0.5
            painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
        painter.setFont(self._band.font)
        painter.setPen(theme.colour("muted"))
        for name, y in below.bands:
            self._band.left(painter, below.frame.area.left() + 34 * zoom, y, _band_text(name))

    def _paint_connectors(
        self, painter: QPainter, below: WaterfallFrame, found: list[Block]
    ) -> None:
        """Join the end of each bar with the beginning of the next."""
        pen = QPen(self._theme.colour("muted"), below.frame.zoom, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([1, 2])  # in widths of the pen
        painter.setPen(pen)
        for one, other in pairwise(found):
            y = below.y(one.end) + 0.5
            start, end = below.bar(one).right(), below.bar(other).left()
            painter.drawLine(QLineF(start, y, end, y))

    def _paint_block(self, painter: QPainter, below: WaterfallFrame, block: Block) -> None:
        """Paint one bar with its number."""
        theme, zoom, bar = self._theme, below.frame.zoom, below.bar(block)
        if block.floats:
            hatch = theme.colour("cut" if block.cuts else "accent")
            paint_hatched(painter, bar.adjusted(0.5, 0.5, -0.5, -0.5), hatch, SPACING * zoom)
            self._paint_change(painter, below, block, bar)
            return
        model = block.kind is Kind.MODEL
        painter.fillRect(bar, theme.colour("ghost" if model else "accent"))
        painter.setFont(self._strong.font)
        text = amount_text(below.picture, block.end)
        inside = bar.height() >= INSIDE * zoom
        ink = ("panel" if model else "on_accent") if inside else "text"
        painter.setPen(theme.colour(ink))
        y = bar.top() + (14 if inside else -10) * zoom
        self._strong.centre(painter, bar.center().x(), y, text)

    def _paint_change(
        self, painter: QPainter, below: WaterfallFrame, block: Block, bar: QRectF
    ) -> None:
        """Write what a stage took or gave under its bar, above it where it lies low."""
        zoom, pen = below.frame.zoom, self._strong
        room = below.frame.columns[block.column].width() - 8 * zoom
        change = change_text(below.picture, block.change)
        text = f"{say(below.picture.columns[block.column].title)}  {change}"
        if pen.width(text) > room:
            text = change
        low = bar.bottom() + 24 * zoom > below.plot.bottom()
        y = bar.top() - 11 * zoom if low else bar.bottom() + 13 * zoom
        painter.setFont(pen.font)
        painter.setPen(self._theme.colour("cut_text" if block.cuts else "accent_text"))
        pen.centre(painter, bar.center().x(), y, text)

    def _paint_names(
        self, painter: QPainter, below: WaterfallFrame, found: tuple[Block, ...]
    ) -> None:
        """Write the stages under the axis."""
        zoom, pen = below.frame.zoom, self._medium
        painter.setFont(pen.font)
        painter.setPen(self._theme.colour("muted"))
        y = below.plot.bottom() + 15 * zoom
        for block in found:
            column = below.frame.columns[block.column]
            name = say(below.picture.columns[block.column].title)
            at = QPointF(column.center().x(), y)
            pen.centre(painter, at.x(), at.y(), pen.elided(name, column.width() - 6 * zoom))


def _limit_text(picture: StagesPicture) -> str:
    """Return the unit, and what the dashed line is."""
    if picture.unit == "nats":
        words = QCoreApplication.translate(
            "Stages", "in nats; dashed line: ln({size}), the most {size} tokens can have"
        )
    else:
        words = QCoreApplication.translate(
            "Stages", "in bits; dashed line: log₂({size}), the most {size} tokens can have"
        )
    return words.format(size=grouped(picture.size))


def _band_text(name: str) -> str:
    words = {
        "low": QCoreApplication.translate("Stages", "low"),
        "medium": QCoreApplication.translate("Stages", "medium"),
        "high": QCoreApplication.translate("Stages", "high"),
    }
    return words[name]
