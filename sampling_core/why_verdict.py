"""A verdict: a stage, what entered it and the token that it kept or cut; numbers in words."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import floor, log10
from typing import Any

from sampling_core.candidates import Candidates
from sampling_core.stage import Stage
from sampling_core.words import say

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SMALLEST = 1e-8  # a share below it is written as “less than”


@dataclass(frozen=True, eq=False)
class Verdict:
    """A stage, what entered it, and the token that it kept or cut."""

    stage: Stage
    before: Candidates
    token: int

    @property
    def sampler(self) -> Any:
        """The sampler of the stage; the sentence is chosen by its name, so its fields are known."""
        return self.stage.sampler

    @cached_property
    def share(self) -> float:
        return self.before.probability_of(self.token)

    @cached_property
    def rank(self) -> int:
        """Its place on the way in, 1 for the likeliest."""
        level = self.before.at_least(self.before.logit_of(self.token))
        place: int = self.before.top(level).tolist().index(self.token)
        return place + 1

    @property
    def best(self) -> float:
        return float(self.before.head(1)[0])

    @property
    def first(self) -> str:
        """The likeliest token on the way in."""
        return self.stage.source.token(int(self.before.top(1)[0]))

    @property
    def surprise(self) -> float:
        """−ln p, nats."""
        return self.before.log_total - self.before.logit_of(self.token)


Sentence = Callable[[Verdict], str]


def share_text(share: float) -> str:
    """Return a probability as per cent with what it takes to see it: ``37.3 %``, ``0.0021 %``."""
    if share > 0.9995:
        return "100 %" if share >= 1.0 - 1e-12 else say("almost 100 %")
    if share < SMALLEST:
        return "0 %" if share <= 0.0 else f"< {100.0 * SMALLEST:.6f} %"
    decimals = max(1, -floor(log10(100.0 * share)))
    return f"{100.0 * share:.{decimals}f} %"


def number_text(count: int) -> str:
    """Return a count in words up to ten: “six”, “12”."""
    return say(NUMBERS[count]) if count < len(NUMBERS) else f"{count:,d}".replace(",", " ")


def signed(value: float, decimals: int = 3) -> str:
    return f"{value:.{decimals}f}".replace("-", "−")
