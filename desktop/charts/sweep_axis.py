"""An axis of numbers with a title: where a value stands, and which values are written."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QLocale

STEPS = (1, 2, 5, 10)  # times a power of ten
MANY = 10_000  # from here on numbers are long
CLOSE = 1e-9  # of a step: dust of binary fractions


def number(value: float, decimals: int) -> str:
    """Return a number as charts write it: a true minus sign, no −0, thousands apart."""
    text = f"{value:,.{decimals}f}".replace(",", " ")
    if not any(digit in "123456789" for digit in text):
        text = text.removeprefix("-")
    return text.replace("-", "−").replace(".", QLocale().decimalPoint())


@dataclass(frozen=True)
class SweepAxis:
    """Numbers from ``low`` to ``high``, evenly or by equal ratios."""

    low: float
    high: float
    title: str = ""
    is_log: bool = False
    is_percent: bool = False
    is_whole: bool = False

    @property
    def is_long(self) -> bool:
        """Whether its numbers need more room than those of most."""
        return not self.is_percent and self.high >= MANY

    def place(self, value: float) -> float:
        """Return where a value stands: 0 at the low end, 1 at the high one."""
        if self.high <= self.low:
            return 0.5
        if self.is_log:
            low = max(self.low, 1e-300)
            inside = math.log(max(value, low) / low)
            return inside / math.log(self.high / low)
        return (value - self.low) / (self.high - self.low)

    def value(self, share: float) -> float:
        """Return the value that stands at a share of the axis."""
        if self.is_log:
            return float(self.low * (self.high / self.low) ** share)
        return self.low + share * (self.high - self.low)

    def inside(self, value: float) -> float:
        """Return the value of the axis nearest to ``value``."""
        return min(max(value, self.low), self.high)

    def ticks(self, most: float) -> list[tuple[float, str]]:
        """Return about ``most`` round values at the most, with their texts."""
        if self.high <= self.low:
            return [(self.low, self.text(self.low, 2))]
        if self.is_log:
            return self._powers()
        step = self._step(max(1.0, most))
        decimals = max(0, -math.floor(math.log10(step) + CLOSE))
        first = math.ceil(self.low / step - CLOSE)
        last = math.floor(self.high / step + CLOSE)
        return [(n * step, self.text(n * step, decimals)) for n in range(first, last + 1)]

    def text(self, value: float, decimals: int) -> str:
        """Return a value with its unit where that is per cent."""
        if self.is_percent:
            return number(100.0 * value, max(0, decimals - 2)) + "\u00a0%"
        return number(value, decimals)

    def _step(self, most: float) -> float:
        least = (self.high - self.low) / most
        power = 10.0 ** math.floor(math.log10(least))
        step = next(each * power for each in STEPS if each * power >= least * (1 - CLOSE))
        return max(step, 1.0) if self.is_whole else step

    def _powers(self) -> list[tuple[float, str]]:
        first, last = math.ceil(math.log10(self.low)), math.floor(math.log10(self.high))
        return [(10.0**n, self.text(10.0**n, 0)) for n in range(first, last + 1)]
