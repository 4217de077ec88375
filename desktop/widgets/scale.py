"""Where a value stands on a slider: the arithmetic behind ValueSlider."""

import math
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication

Mark = tuple[float, str]  # a value, and the words beneath it ("" for a tick alone)


class NumberSpec(Protocol):
    """What an editor must know of a number (``sampling_core.fields.Number`` fits)."""

    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...
    @property
    def box(self) -> tuple[float, float]: ...
    @property
    def slider(self) -> tuple[float, float]: ...
    @property
    def step(self) -> float: ...
    @property
    def fine(self) -> float: ...
    @property
    def page(self) -> float: ...
    @property
    def off(self) -> float | None: ...
    @property
    def decimals(self) -> int: ...
    @property
    def whole(self) -> bool: ...
    @property
    def logarithmic(self) -> bool: ...
    @property
    def hint(self) -> str: ...


@dataclass(frozen=True)
class Scale:
    """A range of values along a line; ``unit`` is the least distance between two values."""

    low: float
    high: float
    unit: float
    logarithmic: bool
    neutral: float | None

    @property
    def ticks(self) -> int:
        """How many integer ticks the line has."""
        return max(1, round((self.high - self.low) / self.unit)) if not self.logarithmic else 1000

    def share(self, value: float) -> float:
        """Return where ``value`` stands, from 0 (low end) to 1 (high end)."""
        inside = min(max(value, self.low), self.high) - self.low
        span = self.high - self.low
        if span <= 0:
            return 0.0
        if self.logarithmic:
            return math.log1p(inside / self.unit) / math.log1p(span / self.unit)
        return inside / span

    def value(self, share: float) -> float:
        """Return the value at ``share`` of the line, on a multiple of the unit."""
        share = min(max(share, 0.0), 1.0)
        span = self.high - self.low
        if self.logarithmic:
            inside = self.unit * math.expm1(share * math.log1p(span / self.unit))
        else:
            inside = share * span
        return self.rounded(self.low + inside)

    def rounded(self, value: float, unit: float = 0.0) -> float:
        """Return the nearest multiple of ``unit`` (the scale's own by default) in range."""
        unit = unit or self.unit
        # The second rounding takes off the dust of binary fractions: 0.6000000000000001.
        value = round(round(value / unit) * unit, 9)
        return min(max(value, self.low), self.high)


def scale_of(spec: NumberSpec, low: float, high: float) -> Scale:
    """Return the scale of ``spec`` from ``low`` to ``high``.

    A neutral value outside the slider (top-k: 0, "all") stands at the high end: there the
    sampler removes nothing either.
    """
    neutral = spec.off
    if neutral is not None and not low <= neutral <= high:
        neutral = high
    return Scale(low, high, spec.fine or spec.step, spec.logarithmic, neutral)


def marks_of(scale: Scale, off: float | None) -> tuple[Mark, ...]:
    """Return the ticks under a slider: both ends, the neutral value and the quarters."""
    low, high, neutral = scale.low, scale.high, scale.neutral
    texts = {low: f"{low:g}", high: f"{high:g}"}
    if not scale.logarithmic:
        for quarter in (0.25, 0.5, 0.75):
            at = round(low + quarter * (high - low), 9)
            texts.setdefault(at, f"{at:g}" if quarter == 0.5 and neutral in (low, high) else "")
    if neutral is not None:
        words = QCoreApplication.translate("Scale", "all {count}")
        if neutral == off:
            words = QCoreApplication.translate("Scale", "{value} = off")
        texts[neutral] = words.format(value=f"{neutral:g}", count=f"{neutral:g}")
    return tuple((at, text.replace("-", "−")) for at, text in sorted(texts.items()))
