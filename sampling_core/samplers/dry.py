"""DRY (don't repeat yourself): penalise the token that would continue a repeated passage."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from sampling_core.candidates import Candidates
from sampling_core.fields import number, tokens
from sampling_core.ranking import Logits, TokenIds
from sampling_core.sampler import Context, Sampler
from sampling_core.words import say

LOG_LARGEST = 88.7228391  # ln of the largest float32: llama.cpp bounds the exponent by it

Breakers = tuple[tuple[int, ...], ...]


def longest_repeats(text: tuple[int, ...], limit: int) -> dict[int, int]:
    """Return, for each token of the text, the longest copy of the ending that it followed.

    In tokens, ``limit`` at most; 0 where what came before it is no copy.
    """
    lengths: dict[int, int] = {}
    for shift in range(1, len(text)):
        follower = text[len(text) - shift]
        length = _common_ending(text, shift, limit)
        lengths[follower] = max(length, lengths.get(follower, 0))
    return lengths


def _common_ending(text: tuple[int, ...], shift: int, limit: int) -> int:
    """How many tokens the text and the text without its last ``shift`` tokens end alike in."""
    later, earlier = reversed(text), reversed(text[:-shift])
    length = 0
    for ours, theirs in zip(later, earlier, strict=False):
        if ours != theirs or length == limit:
            break
        length += 1
    return length


def tokens_since_breaker(text: tuple[int, ...], breakers: Breakers) -> int:
    """Return how many tokens at the end of the text come after the last sequence breaker."""
    for back in range(len(text)):
        place = len(text) - 1 - back
        matches = [
            len(breaker)
            for breaker in breakers
            if len(breaker) <= back + 1 and text[place : place + len(breaker)] == breaker
        ]
        if matches:
            return back + 1 - max(matches)
    return len(text)


@dataclass(frozen=True)
class Dry(Sampler):
    """Penalise the token that would continue a repeated passage, the more the longer it is.

    z −= multiplier·base^(n − allowed), where n is the length of the repeated passage
    (p-e-w 2024; windows, breakers and bounds as in llama.cpp).
    """

    name = "dry"
    title = "DRY"
    group = "Penalise"
    summary = "Penalises the token that would continue a repeated passage. Needs a text."
    formula = "z<sub>i</sub> ← z<sub>i</sub> − m · b<sup>n − a</sup>"
    reorders = True

    multiplier: float = number(
        0.0, low=-1e30, high=1e30, box=(0.0, 100.0), slider=(0.0, 2.0), step=0.1, fine=0.01,
        page=0.5, off=0.0, start=0.8, parameter="dry_multiplier", label="Multiplier", hint=summary,
    )  # fmt: skip
    base: float = number(
        1.75, low=-1e30, high=1e30, box=(1.0, 8.0), slider=(1.0, 4.0), step=0.05, fine=0.01,
        parameter="dry_base", label="Base", hint="How fast the penalty grows with the length.",
    )  # fmt: skip
    allowed: int = number(
        2, low=-(2**31), high=2**31 - 1, box=(0, 100), slider=(0, 20), step=1,
        parameter="dry_allowed_length", label="Allowed length",
        hint="Repeated passages shorter than this many tokens cost nothing.",
    )  # fmt: skip
    window: int = number(
        0, low=0, high=2**31 - 1, box=(0, 100_000), slider=(0, 256), step=1, page=16, start=64,
        logarithmic=True, parameter="dry_penalty_last_n", label="Window",
        hint="How far back it looks, in tokens. 0 = the whole text.",
    )  # fmt: skip
    breakers: Breakers = tokens(  # noqa: RUF009  # declares a field, as number() does
        parameter="dry_sequence_breakers", label="Breakers", nested=True,
        hint="Runs of tokens that a repeated passage cannot cross.",
    )  # fmt: skip

    @property
    def is_neutral(self) -> bool:
        return self.multiplier == 0.0 or self.base < 1.0

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        lengths = self._lengths(context.text("prompt and output", self.window))
        if not lengths:
            return candidates
        ids = np.array(sorted(lengths), dtype=np.intp)

        def subtract(found: TokenIds, logits: Logits) -> Logits:
            costs: Logits = np.array([self.penalty(lengths[int(token)]) for token in found])
            return logits - costs

        return candidates.rescored(ids, subtract)

    def _lengths(self, text: tuple[int, ...]) -> dict[int, int]:
        limit = tokens_since_breaker(text, self.breakers)
        if len(text) <= self.allowed or limit < self.allowed:
            return {}
        single = {run[0] for run in self.breakers if len(run) == 1}
        return {
            token: length
            for token, length in longest_repeats(text, limit).items()
            if length >= self.allowed and token not in single
        }

    def penalty(self, length: int) -> float:
        """Return what a repeated passage of ``length`` tokens costs, in logits."""
        exponent = length - self.allowed
        if self.base > 1.000001:
            exponent = min(exponent, int(LOG_LARGEST / math.log(self.base)))
        with np.errstate(over="ignore"):
            return float(self.multiplier * np.float64(self.base) ** exponent)

    def explain(self) -> str:
        return say(
            "A token that would continue a passage of n repeated tokens, {allowed} or more, "
            "loses {multiplier:g} · {base:g}^(n − {allowed}).",
            allowed=self.allowed, multiplier=self.multiplier, base=self.base,
        )  # fmt: skip

    def settings(self) -> str:
        return f"DRY {self.multiplier:g}"

    def idle(self, before: Candidates, context: Context) -> str:
        return say("the text ends in no repeated passage")

    def parameters(self) -> dict[str, Any]:
        return {**super().parameters(), "dry_sequence_breakers": self.breakers}
