"""Where everything of the waterfall stands: its axis, its bands and the bars of the stages."""

from dataclasses import dataclass
from functools import cached_property
from math import floor, log10

from PySide6.QtCore import QRectF

from desktop.charts.picture import ROUND_STEPS
from desktop.charts.stages_frame import StagesFrame
from desktop.charts.stages_picture import Column, Kind, StagesPicture
from sampling_core.measures import HIGH, LOW

HEAD, AXIS = 50, 28  # px at 100 %: above and below the bars
RIGHT = 22  # px at 100 %: right of the axis, where nothing scrolls
BAR = 86  # px at 100 %: the width of a bar
NEAREST = 38  # px at 100 %: between two labelled entropies
LINE = 14  # px at 100 %: between the names of two bands
THIN = 2  # px: a stage that changes nothing
LEAST_TOP = 0.1  # nats: the axis of one token alone


@dataclass(frozen=True)
class Block:
    """One bar: from the entropy before a stage to the one after it, nats."""

    column: int
    start: float
    end: float
    kind: Kind
    cuts: bool

    @property
    def change(self) -> float:
        return self.end - self.start

    @property
    def floats(self) -> bool:
        """Whether it hangs between two entropies rather than standing on the axis."""
        return self.kind is Kind.STAGE


def blocks(columns: tuple[Column, ...]) -> tuple[Block, ...]:
    """Return the bars of the stages that are on, in order."""
    found: list[Block] = []
    for place, column in enumerate(columns):
        if column.is_off:
            continue
        start = found[-1].end if found and column.kind is Kind.STAGE else 0.0
        found.append(Block(place, start, column.entropy, column.kind, column.cuts))
    return tuple(found)


@dataclass(frozen=True)
class WaterfallFrame:
    """The geometry below the columns; lengths in pixels, entropies in nats."""

    frame: StagesFrame
    picture: StagesPicture

    @cached_property
    def plot(self) -> QRectF:
        """Where the bars stand."""
        below, zoom = self.frame.below, self.frame.zoom
        spare = 0 if self.frame.overflow else RIGHT * zoom
        left, right = self.frame.columns_room.left(), below.right() - spare
        top = round(below.top() + HEAD * zoom)
        bottom = round(below.bottom() - AXIS * zoom)
        return QRectF(left, top, max(10.0, right - left), max(10, bottom - top))

    @cached_property
    def top(self) -> float:
        """The entropy at the upper end."""
        shown = [] if self.picture.hidden else [block.end for block in blocks(self.picture.columns)]
        return max(self.picture.limit, LEAST_TOP, *shown, 0.0)

    def y(self, nats: float) -> float:
        plot = self.plot
        return round(plot.bottom() - plot.height() * min(1.0, max(0.0, nats / self.top)))

    def bar(self, block: Block) -> QRectF:
        """Return the bar of a stage; one that changes nothing is a thin line."""
        column, zoom = self.frame.columns[block.column], self.frame.zoom
        width = min(BAR * zoom, column.width() - 20 * zoom)
        low, high = sorted((block.start, block.end))
        top, bottom = self.y(high), self.y(low)
        top = min(top, bottom - THIN)
        return QRectF(round(column.center().x() - width / 2), top, round(width), bottom - top)

    @cached_property
    def step(self) -> float:
        """The difference of two labelled entropies: a round number."""
        least = self._end * NEAREST * self.frame.zoom / self.plot.height()
        power = 10.0 ** floor(log10(least))
        return next(s * power for s in (*ROUND_STEPS, 10) if s * power >= least - 1e-12)

    @property
    def _end(self) -> float:
        return self.picture.amount(self.top)

    @cached_property
    def values(self) -> list[float]:
        """The entropies to label, in the unit of the picture, from 0 on."""
        return [place * self.step for place in range(int(self._end / self.step + 1e-9) + 1)]

    def y_of_amount(self, value: float) -> float:
        """Return the height of an entropy given in the unit of the picture."""
        return self.y(value / self.picture.amount(1.0))

    @cached_property
    def bands(self) -> tuple[tuple[str, float], ...]:
        """The names of the bands that lie on the axis, with the middle of each."""
        limits = (("low", 0.0, LOW), ("medium", LOW, HIGH), ("high", HIGH, self.top))
        found: list[tuple[str, float]] = []
        for name, low, high in limits:
            if low >= self.top:
                break
            y = self.y((low + min(high, self.top)) / 2)
            if found:
                y = min(y, found[-1][1] - LINE * self.frame.zoom)
            found.append((name, y))
        return tuple(found)
