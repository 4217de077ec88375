"""What can be measured: names, units, limits and how a number of it is written."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.charts.heat_picture import Bands
from desktop.charts.sweep_axis import SweepAxis, number
from sampling_core.experiment import Source
from sampling_core.measures import BIT, HIGH, LOW

translate = QCoreApplication.translate

FEW = 64  # tokens: up to here colours reach from 0 to the limit, so that maps can be compared
MANY = 300  # tokens: from here on counts are shown by equal ratios
LEAST_SHARE = 0.6  # of the limit that the largest value reaches where the limit is the scale
HEADROOM = 1.19  # of the height of a section over its limit: room for the words


@dataclass(frozen=True)
class Measure:
    """A measure of a distribution, in the unit in which it is shown."""

    key: str  # as ``sampling_core.sweep`` names it
    name: str  # "Entropy"
    unit: str  # "nats"; empty for shares
    factor: float = 1.0  # from the core's unit to the one shown
    decimals: int = 3
    limit: float | None = None  # the largest possible value, in the unit shown
    limit_text: str = ""  # "ln(10)"
    most_text: str = ""  # "most 10 tokens can have"
    is_percent: bool = False

    def text(self, value: float) -> str:
        """Return a value of the core as a number: ``1.495``, ``37.3 %``."""
        if self.is_percent:
            return number(100.0 * value, 1) + "\u00a0%"
        return number(value * self.factor, self.decimals)

    def said(self, value: float) -> str:
        """Return a value of the core with its unit: ``1.495 nats``."""
        return f"{self.text(value)} {self.unit}".strip()

    @property
    def title(self) -> str:
        """The name with its unit: ``Entropy (nats)``."""
        if not self.unit:
            return self.name
        words = translate("Sweep", "{measure} ({unit})")
        return words.format(measure=self.name, unit=self.unit)

    @property
    def bands(self) -> Bands | None:
        """The limits between low, medium and high, in the core's unit."""
        names = (
            translate("Sweep", "low"), translate("Sweep", "medium"), translate("Sweep", "high")
        )  # fmt: skip
        if self.key == "entropy":
            return Bands((LOW * self.factor, HIGH * self.factor), names)
        if self.key == "effective":
            return Bands((math.exp(LOW), math.exp(HIGH)), names)
        return None

    def scale(self, largest: float) -> SweepAxis:
        """Return the scale of colours for values up to ``largest``, in the unit shown."""
        title = self.unit or self.name
        if self.is_percent:
            whole = self.limit is not None and largest >= LEAST_SHARE * self.limit
            return SweepAxis(0.0, 1.0 if whole else max(largest, 1e-6), title, is_percent=True)
        if self._by_ratios and largest > 1.0:
            return SweepAxis(1.0, largest, title, is_log=True)
        return SweepAxis(0.0, self._end(largest), title)

    def upright(self, largest: float) -> SweepAxis:
        """Return the upright axis of a section, with room above the limit."""
        if self.is_percent:
            return SweepAxis(0.0, min(1.0, max(largest * 1.1, 1e-6)), self.title, is_percent=True)
        return SweepAxis(0.0, self._end(largest) * HEADROOM, self.title)

    def reaches(self, largest: float) -> bool:
        """Whether a scale for values up to ``largest`` ends at the limit."""
        return self.limit is not None and self._end(largest) == self.limit

    @property
    def _by_ratios(self) -> bool:
        counted = self.key in ("effective", "kept")
        return counted and self.limit is not None and self.limit > MANY

    def _end(self, largest: float) -> float:
        limit = self.limit
        few = limit is not None and limit <= math.log(FEW) / BIT
        if limit is not None and (few or largest > LEAST_SHARE * limit):
            return limit
        return max(largest, 1e-6)


def measure_of(key: str, unit: str, source: Source) -> Measure:
    """Return a measure as it is shown; ``unit`` is that of entropies, “nats” or “bits”."""
    size = len(source)
    count = number(size, 0)
    most = translate("Sweep", "most {count} tokens can have").format(count=count)
    tokens = translate("Sweep", "tokens")
    if key == "entropy":
        factor, log = (1.0, "ln") if unit == "nats" else (1.0 / BIT, "log₂")
        limit = math.log(size) * factor
        name = translate("Sweep", "Entropy")
        return Measure(key, name, unit, factor, 3, limit, f"{log}({count})", most)
    if key == "effective":
        name = translate("Sweep", "Effective tokens")
        return Measure(key, name, tokens, 1.0, 2, float(size), count, most)
    if key == "kept":
        name = translate("Sweep", "Tokens kept")
        return Measure(key, name, tokens, 1.0, 0, float(size), count, most)
    return Measure(key, _share_name(key, source), "", 1.0, 3, 1.0, is_percent=True)


def _share_name(key: str, source: Source) -> str:
    if key == "top":
        return translate("Sweep", "Probability of the likeliest")
    if key.startswith("token:"):
        token = source.token(int(key.removeprefix("token:")))
        return translate("Sweep", "Probability of {token}").format(token=token)
    return translate("Sweep", "Distance to the run compared with")
