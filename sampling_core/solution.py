"""The answer to a search: values, ranges, or the jump past the target; and its sentence."""

import math
from dataclasses import dataclass
from typing import Self

from sampling_core.labels import low as inside_sentence
from sampling_core.sweep_measured import Measured
from sampling_core.words import both, either, say, say_count

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
        return say(
            "with {others}, {field} {values} gives {goal}."
            if words.others
            else "{field} {values} gives {goal}.",
            others=words.others, field=words.field, values=listed,
            goal=goal(self.measure, self.target),
        )  # fmt: skip

    def _missed(self) -> str:
        missed = never(self.measure, self.target)
        if self.target > self._most + LEEWAY:
            return say("{missed}: {reason}.", missed=missed, reason=self._why_not)
        return self._leaps(self.jump, missed) if self.jump else self._lies(missed)

    def _leaps(self, jump: Jump, missed: str) -> str:
        words = self.words
        return say(
            "with {others} {measure} jumps from {start} to {end} at {field} {at}: {missed}."
            if words.others
            else "{measure} jumps from {start} to {end} at {field} {at}: {missed}.",
            others=words.others, measure=say(NAMES[self.measure]),
            start=number(self.measure, jump.below), end=number(self.measure, jump.above),
            field=words.field, at=words.value(jump.at, 4), missed=missed,
        )  # fmt: skip

    def _lies(self, missed: str) -> str:
        words, (low, high) = self.words, self.limits
        values = {
            "others": words.others, "measure": say(NAMES[self.measure]),
            "low": number(self.measure, low), "high": amount(self.measure, high),
            "field": words.field, "range": words.range(*self.searched), "missed": missed,
        }  # fmt: skip
        if low < high:
            return say(
                "with {others} {measure} lies between {low} and {high} for {field} {range}: "
                "{missed}."
                if words.others
                else "{measure} lies between {low} and {high} for {field} {range}: {missed}.",
                **values,
            )
        return say(
            "with {others} {measure} is {high} for every {field} {range}: {missed}."
            if words.others
            else "{measure} is {high} for every {field} {range}: {missed}.",
            **values,
        )

    @property
    def _most(self) -> float:
        """What the measure cannot pass, whatever the settings."""
        size = float(self.words.tokens)
        return {"entropy": math.log(size), "top": 1.0}.get(self.measure, size)

    @property
    def _why_not(self) -> str:
        size = f"{self.words.tokens:,}"
        if self.measure == "entropy" and self.words.tokens > 1:
            return say(
                "{size} tokens have at most ln {size} = {most:.3f} nats", size=size, most=self._most
            )
        if self.measure == "top":
            return say("no probability is above 100 %")
        return say_count(
            "there is only 1 token", "there are only {size} tokens", self.words.tokens, size=size
        )


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
        listed = both(rest) if rest else ""
        size = len(measured.experiment.source)
        return cls(inside_sentence(label), listed, size, place.spec.whole)

    def value(self, value: float, decimals: int = 3) -> str:
        """Return a value of the field: ``0.697``, ``12``, ``just above 0``."""
        if self.whole:
            return f"{value:,.0f}".replace("-", "−")
        if 0.0 < value < 1e-30:
            return say("just above 0")
        if 0.0 < abs(value) < 0.0005:
            return f"{value:.3g}".replace("-", "−")
        return f"{value:.{decimals}f}".rstrip("0").rstrip(".").replace("-", "−")

    def range(self, low: float, high: float) -> str:
        """Return a range of values: ``0.735 to 0.83``."""
        first, last = self.value(low), self.value(high)
        return first if first == last else say("{first} to {last}", first=first, last=last)


NAMES = {
    "entropy": "the entropy", "effective": "the number of effective tokens",
    "kept": "the number of tokens kept", "top": "the probability of the likeliest token",
}  # fmt: skip
# measure → one, and several, of a number that stands for {number}
AMOUNTS = {
    "entropy": ("{number} nat", "{number} nats"),
    "effective": ("{number} effective token", "{number} effective tokens"),
    "kept": ("{number} token", "{number} tokens"),
    "top": ("{number}", "{number}"),
}
GOALS = {
    "entropy": "an entropy of {amount}", "effective": "{amount}", "kept": "exactly {amount} kept",
    "top": "{amount} for the likeliest token",
}  # fmt: skip


def number(measure: str, value: float) -> str:
    """Return a value of a measure without its unit: ``1.566``, ``34.7 %``."""
    if measure == "top":
        return f"{100.0 * value:.1f} %"
    return f"{value:,.0f}" if measure == "kept" else f"{value:.3f}"


def amount(measure: str, value: float) -> str:
    """Return a value of a measure with its unit: ``1.566 nats``."""
    return say(AMOUNTS[measure][1], number=number(measure, value))


def _as_given(measure: str, target: float) -> str:
    if measure == "top":
        return f"{100.0 * target:g} %"
    one, several = AMOUNTS[measure]
    return say(one if target == 1.0 else several, number=f"{target:,.6g}")


def goal(measure: str, target: float) -> str:
    """Return a target as something that is given: ``an entropy of 1.5 nats``."""
    return say(GOALS[measure], amount=_as_given(measure, target))


def never(measure: str, target: float) -> str:
    """Return that a target is not reached: ``1.6 nats are never reached``."""
    is_one = measure == "top" or target == 1.0
    return say(
        "{amount} is never reached" if is_one else "{amount} are never reached",
        amount=_as_given(measure, target),
    )
