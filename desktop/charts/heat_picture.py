"""What a heat map shows, as one value."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from desktop.charts.heat_places import band_places, boundary
from desktop.charts.sweep_axis import SweepAxis

Values = NDArray[np.float64]
Mask = NDArray[np.bool_]
Point = tuple[float, float]

LEAST = 64  # settings: areas of so few have no names


@dataclass(frozen=True)
class Mark:
    """A setting on the map: where, its letter, and what is said of it."""

    name: str  # "B": a disc; "A" or another run: a square; "": the crosshair
    x: float
    y: float
    text: str  # "1.495"


@dataclass(frozen=True)
class Bands:
    """Limits between areas, as values of the measure, and the names of the areas."""

    limits: tuple[float, ...]
    names: tuple[str, ...]  # one more than limits


@dataclass(frozen=True, eq=False)
class HeatCells:
    """The colours of a map and the lines between its areas; compared by identity."""

    scale: SweepAxis  # of the colours, its title is the unit
    xs: Values = field(default_factory=lambda: np.zeros(1))  # shape (m,), rising
    ys: Values = field(default_factory=lambda: np.zeros(1))  # shape (n,), rising
    values: Values = field(default_factory=lambda: np.zeros((1, 1)))  # shape (m, n)
    bands: Bands | None = None
    given: Values | None = None  # the values in another unit, to know them again

    @cached_property
    def shares(self) -> Values:
        """Where each value stands on the scale of colours, shape (n, m): rows from the top."""
        values, scale = self.values.T[::-1], self.scale
        if scale.is_log:
            low = max(scale.low, 1e-300)
            found: Values = np.log(np.maximum(values, low) / low) / np.log(scale.high / low)
            return found
        return (values - scale.low) / max(scale.high - scale.low, 1e-300)

    @cached_property
    def lines(self) -> tuple[Values, ...]:
        """The pieces of the line at each limit of the bands: x, y, x, y; shapes (k, 4)."""
        limits = self.bands.limits if self.bands is not None else ()
        return tuple(boundary(self.xs, self.ys, self.values, at) for at in limits)

    def value_at(self, x: float, y: float) -> float:
        """Return the value of the setting swept nearest to (x, y)."""
        place = int(np.abs(self.xs - x).argmin()), int(np.abs(self.ys - y).argmin())
        return float(self.values[place])


@dataclass(frozen=True, eq=False)
class HeatPicture:
    """A measure over two fields: colours, lines, marks; compared by identity."""

    x: SweepAxis
    y: SweepAxis
    cells: HeatCells
    limit_text: str = ""  # "ln 10": what stands at the high end of the colours
    marks: tuple[Mark, ...] = ()
    cross: Point | None = None
    idle: Mask | None = None  # where some field has no effect, shape (m, n)
    idle_text: str = ""  # "hatched: top-p changes nothing"
    say: Callable[[float], str] = str  # a value of the measure with its unit
    say_at: Callable[[float, float], str] = lambda x, y: f"{x:g}, {y:g}"
    title: str = ""
    summary: str = ""
    hidden: bool = False  # a lab that still hides its results

    @property
    def scale(self) -> SweepAxis:
        return self.cells.scale

    @cached_property
    def names(self) -> tuple[tuple[str, Point, float], ...]:
        """The name of each area that has room, where it stands, and the value there."""
        cells, bands = self.cells, self.cells.bands
        if bands is None or cells.values.size < LEAST:
            return ()
        held = [(mark.x, mark.y) for mark in self.marks]
        found = band_places(cells.xs, cells.ys, cells.values, bands.limits, held, self.cross)
        return tuple((bands.names[band], place, value) for band, place, value in found)

    def value_at(self, x: float, y: float) -> float:
        """Return the value of the setting swept nearest to (x, y)."""
        return self.cells.value_at(x, y)
