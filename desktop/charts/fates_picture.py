"""What becomes of tokens along one field, as one value."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from desktop.charts.sweep_axis import SweepAxis

Values = NDArray[np.float64]
Interval = tuple[float, float]


@dataclass(frozen=True)
class Lane:
    """One token: where it survives."""

    name: str
    intervals: tuple[Interval, ...]


@dataclass(frozen=True, eq=False)
class FatesPicture:
    """Ribbons as thick as the probability, and a lane for each token; compared by identity."""

    x: SweepAxis
    lanes: tuple[Lane, ...] = ()
    xs: Values = field(default_factory=lambda: np.zeros(0))  # shape (m,), rising
    shares: Values = field(default_factory=lambda: np.zeros((0, 0)))  # shape (t, m), 0 to 1
    rest_text: str = ""  # "all others"; empty: there are none
    now: float | None = None  # where the field stands
    lanes_title: str = ""  # "Survives (line) or is cut (hatched)"
    shares_title: str = ""  # "Probability"
    title: str = ""
    summary: str = ""
    hidden: bool = False  # a lab that still hides its results

    @cached_property
    def edges(self) -> Values:
        """The lower edge of each ribbon and the upper one of the last, shape (t + 1, m)."""
        first = np.zeros((1, self.shares.shape[1]))
        found: Values = np.concatenate([first, np.cumsum(self.shares, axis=0)])
        return np.minimum(found, 1.0)

    def gaps(self, lane: Lane) -> list[Interval]:
        """Return where a token is cut."""
        if not len(self.xs):
            return []
        edges = [float(self.xs[0])]
        for low, high in lane.intervals:
            edges += [low, high]
        edges.append(float(self.xs[-1]))
        pairs = zip(edges[::2], edges[1::2], strict=True)
        return [(low, high) for low, high in pairs if low < high]

    def turns(self, lane: Lane) -> list[float]:
        """Return where a token enters or leaves, the ends of the field left out."""
        ends = (float(self.xs[0]), float(self.xs[-1])) if len(self.xs) else ()
        return [at for interval in lane.intervals for at in interval if at not in ends]
