"""What a scorecard shows, as one value: how often a number was how large, one panel for each."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.theme import Theme

Rows = Sequence[Sequence[object]]
SINGLE = 24  # up to so many different whole numbers each has a bar of its own
BARS = 20  # of a number that is not whole
ROUND = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)  # nats: widths of a bar


@dataclass(frozen=True)
class Histogram:
    """Bars of equal width; the edges between them may be of any distance."""

    title: str
    edges: tuple[float, ...]  # rising, one more than bars
    counts: tuple[int, ...]
    labels: tuple[str, ...]  # of each bar
    marks: tuple[tuple[float, str], ...] = ()  # values with their words: “median 12”
    note: str = ""  # the spread in words

    def place(self, value: float) -> float:
        """Return where a value stands, 0 at the left end, 1 at the right one."""
        at = np.interp(value, self.edges, np.arange(len(self.edges)))
        return float(at) / len(self.counts)


def of_counts(title: str, values: NDArray[np.int64]) -> Histogram:
    """Return the histogram of whole numbers from 1 on: one bar each, or one for each doubling."""
    most = int(values.max())
    ends = list(range(1, most + 1)) if most <= SINGLE else _doublings(most)
    edges = (0.5, *(end + 0.5 for end in ends))
    firsts = [1, *(end + 1 for end in ends[:-1])]
    labels = [_span(first, last) for first, last in zip(firsts, ends, strict=True)]
    return _counted(title, values, edges, labels)


def of_amounts(title: str, values: NDArray[np.float64]) -> Histogram:
    """Return the histogram of amounts from 0 on, in bars of a round width."""
    most = float(values.max())
    width = next((each for each in ROUND if each * BARS >= most), ROUND[-1])
    count = max(1, math.ceil(most / width + 1e-9))
    edges = [place * width for place in range(count + 1)]
    return _counted(title, values, edges, [f"{edge:g}" for edge in edges[:-1]])


def _counted(
    title: str, values: NDArray[np.int64] | NDArray[np.float64], edges: Sequence[float],
    labels: Sequence[str],
) -> Histogram:  # fmt: skip
    counts, _ = np.histogram(values, edges)
    return Histogram(title, tuple(edges), tuple(counts.tolist()), tuple(labels))


def _doublings(most: int) -> list[int]:
    ends = [1]
    while ends[-1] < most:
        ends.append(2 * ends[-1])
    return ends


def _span(first: int, last: int) -> str:
    grouped = [f"{value:,d}".replace(",", " ") for value in (first, last)]
    return grouped[0] if first == last else "–".join(grouped)


@dataclass(frozen=True, eq=False)
class ScorecardPicture:
    """The panels, one under the other, and the numbers as rows."""

    panels: tuple[Histogram, ...]
    all_rows: Callable[[], Rows] = tuple  # the numbers, the header first
    title: str = ""
    caption: str = ""
    summary: str = ""
    axis: str = ""  # what the bars count, in words

    def paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Paint the histograms."""
        from desktop.charts.histogram_paint import paint_scorecard  # it needs us

        paint_scorecard(painter, area, theme, self)

    def table(self) -> Sequence[Sequence[object]]:
        """Return the numbers as rows, the header first."""
        return self.all_rows()
