"""Curves of a measure against a field, as one value."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.charts.sweep_axis import SweepAxis

Values = NDArray[np.float64]
SOLID: tuple[float, ...] = ()
DASHES: tuple[tuple[float, ...], ...] = (SOLID, (6, 3), (2, 2), (6, 2, 1.5, 2), (1, 1.5), (10, 3))
COLOURS = ("accent", "sample", "cut", "ok", "muted", "ghost")
INKS = {"accent": "accent_text", "sample": "sample_text", "cut": "cut_text", "ok": "ok_text"}


@dataclass(frozen=True, eq=False)
class Curve:
    """One line; NaN leaves a gap. With ends of intervals it is a dot and a whisker per value."""

    xs: Values
    ys: Values
    token: str = "accent"  # the colour
    dash: tuple[float, ...] = SOLID  # in widths of the pen
    label: str = ""  # beside its right end
    low: Values | None = None  # ends of the interval around each sampled value
    high: Values | None = None


@dataclass(frozen=True)
class Dot:
    """A point on a curve: a setting, a preset, an answer."""

    x: float
    y: float
    token: str = "accent"
    label: str = ""
    name: str = ""  # "A": an outlined square; "solved": a diamond; else a disc
    stem: bool = False  # a dashed line down to the axis


@dataclass(frozen=True, eq=False)
class SectionPicture:
    """Curves over one field; compared by identity."""

    x: SweepAxis
    y: SweepAxis
    curves: tuple[Curve, ...] = ()
    dots: tuple[Dot, ...] = ()
    limit: float | None = None  # a dotted line: more is not possible
    limit_text: str = ""
    note: str = ""  # "each step lets one more token in"
    levels: tuple[float, ...] = ()  # thin lines
    title: str = ""
    summary: str = ""
    hidden: bool = False

    def value_at(self, x: float) -> float | None:
        """Return the height of the first curve nearest to ``x``; None where there is none."""
        if not self.curves or not len(self.curves[0].xs):
            return None
        first = self.curves[0]
        return float(first.ys[int(np.abs(first.xs - x).argmin())])
