"""The answer to a search: values, ranges, or the jump past the target; and its sentence."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from sampling_core.sweep_measured import Measured

LEEWAY = 1e-9  # a target this near to what is possible is searched for


@dataclass(frozen=True)
class Jump:
    """Where a measure leaps over the target."""

    at: float  # the first value after the leap
    below: float  # the measure just below that value
    above: float  # the measure at it


@dataclass(frozen=True)
class Solution:
    """The answer: values and ranges at which the target is met, or the jump that passes it by."""

    parameter: str
    measure: str  # as in ``sweep``
    target: float
    values: tuple[float, ...]  # single values, rising
    intervals: tuple[tuple[float, float], ...]  # ranges on which every value meets the target
    jump: Jump | None  # only where nothing meets the target
    limits: tuple[float, float]  # the smallest and the largest measure in the range searched
    searched: tuple[float, float]  # the range of the field
    words: "Words"

    @property
    def reached(self) -> bool:
        """Whether some value meets the target."""
        return bool(self.values or self.intervals)

    @property
    def value(self) -> float | None:
        """The lowest value that meets the target; of a range its middle."""
        middles = [(low + high) / 2.0 for low, high in self.intervals]
        return min((*self.values, *middles), default=None)

    @property
    def sentence(self) -> str:
        """The answer in one sentence."""
        text = self._found() if self.reached else self._missed()
        return text[:1].upper() + text[1:]

    def _found(self) -> str:
        words = self.words
        places = [((v, v), words.value(v)) for v in self.values]
        places += [((a, b), words.range(a, b)) for a, b in self.intervals]
        listed = either([text for _, text in sorted(places)])
        others = f"with {words.others}, " if words.others else ""
        return f"{others}{words.field} {listed} gives {goal(self.measure, self.target)}."

    def _missed(self) -> str:
        if self.target > self._most + LEEWAY:
            return f"{never(self.measure, self.target)}: {self._why_not}."
        name, words = NAMES[self.measure], self.words
        others = f"with {words.others} " if words.others else ""
        missed = never(self.measure, self.target)
        if self.jump is not None:
            start, end = (number(self.measure, v) for v in (self.jump.below, self.jump.above))
            at = f"{words.field} {words.value(self.jump.at, 4)}"
            return f"{others}{name} jumps from {start} to {end} at {at}: {missed}."
        low, high = self.limits
        lies = f"is {amount(self.measure, high)} for every"
        if low < high:
            span = f"{number(self.measure, low)} and {amount(self.measure, high)}"
            lies = f"lies between {span} for"
        return f"{others}{name} {lies} {words.field} {words.range(*self.searched)}: {missed}."

    @property
    def _most(self) -> float:
        """What the measure cannot pass, whatever the settings."""
        size = float(self.words.tokens)
        return {"entropy": math.log(size), "top": 1.0}.get(self.measure, size)

    @property
    def _why_not(self) -> str:
        size = f"{self.words.tokens:,}"
        if self.measure == "entropy" and self.words.tokens > 1:
            return f"{size} tokens have at most ln {size} = {self._most:.3f} nats"
        if self.measure == "top":
            return "no probability is above 100 %"
        return f"there {'is only 1 token' if self.words.tokens == 1 else f'are only {size} tokens'}"


@dataclass(frozen=True)
class Words:
    """How a sentence calls the field and the settings around it."""

    field: str  # "temperature"
    others: str  # "top-p 0.95", "" where nothing else is on
    tokens: int  # how many the source has
    whole: bool

    @classmethod
    def of(cls, measured: Measured) -> Self:
        place, chain = measured.places[0][0], measured.experiment.chain
        varied = {each.step for several in measured.places for each in several}
        rest = [s.settings() for i, s in enumerate(chain) if i not in varied and not s.is_off]
        label = place.spec.label if len(place.spec.label) > 2 else chain[place.step].title
        size = len(measured.experiment.source)
        return cls(label[:1].lower() + label[1:], " and ".join(rest), size, place.spec.whole)

    def value(self, value: float, decimals: int = 3) -> str:
        """Return a value of the field: ``0.697``, ``12``, ``just above 0``."""
        if self.whole:
            return f"{value:,.0f}".replace("-", "−")
        if 0.0 < value < 1e-30:
            return "just above 0"
        if 0.0 < abs(value) < 0.0005:
            return f"{value:.3g}".replace("-", "−")
        return f"{value:.{decimals}f}".rstrip("0").rstrip(".").replace("-", "−")

    def range(self, low: float, high: float) -> str:
        """Return a range of values: ``0.735 to 0.83``."""
        first, last = self.value(low), self.value(high)
        return first if first == last else f"{first} to {last}"


NAMES = {
    "entropy": "the entropy", "effective": "the number of effective tokens",
    "kept": "the number of tokens kept", "top": "the probability of the likeliest token",
}  # fmt: skip
UNITS = {"entropy": " nats", "effective": " effective tokens", "kept": " tokens", "top": ""}


def number(measure: str, value: float) -> str:
    """Return a value of a measure without its unit: ``1.566``, ``34.7 %``."""
    if measure == "top":
        return f"{100.0 * value:.1f} %"
    return f"{value:,.0f}" if measure == "kept" else f"{value:.3f}"


def amount(measure: str, value: float) -> str:
    """Return a value of a measure with its unit: ``1.566 nats``."""
    return number(measure, value) + UNITS[measure]


def _as_given(measure: str, target: float) -> str:
    if measure == "top":
        return f"{100.0 * target:g} %"
    unit = UNITS[measure].removesuffix("s") if target == 1.0 else UNITS[measure]
    return f"{target:,.6g}{unit}"


def goal(measure: str, target: float) -> str:
    """Return a target as something that is given: ``an entropy of 1.5 nats``."""
    before = {"entropy": "an entropy of ", "kept": "exactly "}.get(measure, "")
    after = {"top": " for the likeliest token", "kept": " kept"}.get(measure, "")
    return before + _as_given(measure, target) + after


def never(measure: str, target: float) -> str:
    """Return that a target is not reached: ``1.6 nats are never reached``."""
    is_one = measure == "top" or target == 1.0
    return f"{_as_given(measure, target)} {'is' if is_one else 'are'} never reached"


def either(texts: Sequence[str]) -> str:
    """Return ``a, b or c``."""
    return " or ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts)
