"""The fast path of sweeps: a chain end of temperature, top-k, top-p and min-p without running it.

All of these keep a prefix of the ranking. One exponential and one running total for each
temperature make every cut of that temperature, and the entropy of what it leaves, a lookup:
H = ln Z − Σ w·a / Z with a = logit − best and w = e^a. All terms have one sign: nothing cancels.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from sampling_core.candidates import SLACK, UNDERFLOW, Candidates
from sampling_core.ranking import Logits
from sampling_core.sampler import Sampler
from sampling_core.samplers.min_p import MinP
from sampling_core.samplers.temperature import Temperature
from sampling_core.samplers.top_k import TopK
from sampling_core.samplers.top_p import TopP

Values = NDArray[np.float64]
Counts = NDArray[np.intp]
Place = tuple[int, str]  # sampler within the chain end, field

SMALL = 4096  # up to here plain running totals cost least
BLOCK = 256  # tokens
FAR = -60.0  # e to the power of less, 300,000 times, is nothing beside the best token's 1
PADDING = -1e200  # a logit gap of no weight that can still be divided
LARGEST_QUOTIENT = 1e30  # beyond it the sampler's own rules for tiny temperatures decide
LOOKUPS = 1024  # at a time: bounds the memory


class Totals(Protocol):
    """Running totals over the ranks of one distribution."""

    def sums(self, counts: Counts) -> tuple[Values, Values]:
        """Return Z and Σ w·a of the first ``counts`` ranks (each from 1)."""

    def holding(self, goals: Values, side: Any) -> Counts:
        """Return how many prefixes weigh less than ``goals``; "right": or as much."""


class PlainTotals:
    """Running totals, rank by rank."""

    def __init__(self, gaps: Logits) -> None:
        weights = np.exp(gaps)
        self._totals: Values = np.cumsum(weights)
        self._moments: Values = np.cumsum(weights * gaps)

    def sums(self, counts: Counts) -> tuple[Values, Values]:
        return self._totals[counts - 1], self._moments[counts - 1]

    def holding(self, goals: Values, side: Any) -> Counts:
        return np.searchsorted(self._totals, goals, side)


class BlockTotals:
    """Running totals, block by block; inside a block they are computed when asked for."""

    def __init__(self, gaps: Logits) -> None:
        padding = np.full(-len(gaps) % BLOCK, PADDING)
        self._gaps = np.concatenate([gaps, padding]).reshape(-1, BLOCK)
        near = self._gaps[: int(np.count_nonzero(self._gaps[:, 0] > FAR))]
        weights = np.exp(near)
        self._totals = self._running(weights.sum(axis=1))
        self._moments = self._running((weights * near).sum(axis=1))
        self._size = len(gaps)

    def _running(self, sums: Values) -> Values:
        """Totals before each block and after the last, shape (blocks + 1,)."""
        running = np.zeros(len(self._gaps) + 1)
        np.cumsum(sums, out=running[1 : len(sums) + 1])
        running[len(sums) + 1 :] = running[len(sums)]
        return running

    def sums(self, counts: Counts) -> tuple[Values, Values]:
        distinct, inverse = np.unique(counts, return_inverse=True)
        parts = [self._sums(distinct[i : i + LOOKUPS]) for i in range(0, len(distinct), LOOKUPS)]
        totals, moments = (np.concatenate(part) for part in zip(*parts, strict=True))
        return totals[inverse], moments[inverse]

    def _sums(self, counts: Counts) -> tuple[Values, Values]:
        blocks = (counts - 1) // BLOCK
        gaps = self._gaps[blocks]
        weights = np.exp(gaps)
        weights *= np.arange(BLOCK) < (counts - BLOCK * blocks)[:, np.newaxis]
        moments = (weights * gaps).sum(axis=1)
        return self._totals[blocks] + weights.sum(axis=1), self._moments[blocks] + moments

    def holding(self, goals: Values, side: Any) -> Counts:
        distinct, inverse = np.unique(goals, return_inverse=True)
        parts = [
            self._holding(distinct[i : i + LOOKUPS], side) for i in range(0, len(distinct), LOOKUPS)
        ]
        return np.minimum(np.concatenate(parts), self._size)[inverse]

    def _holding(self, goals: Values, side: Any) -> Counts:
        blocks = np.searchsorted(self._totals[1:], goals, side)
        last = len(self._gaps) - 1
        reached = np.cumsum(np.exp(self._gaps[np.minimum(blocks, last)]), axis=1)
        reached += self._totals[np.minimum(blocks, last)][:, np.newaxis]
        bound = goals[:, np.newaxis]
        inside = (reached < bound if side == "left" else reached <= bound).sum(axis=1)
        return np.where(blocks > last, self._size, BLOCK * blocks + inside)


class Ranks:
    """The unmasked candidates at one temperature: what every prefix of them holds."""

    def __init__(self, rising: Logits, size: int) -> None:
        self._rising = rising  # (alive,), from the least likely up
        self.alive = len(rising)
        self.size = size  # masked candidates included
        self.best = float(rising[-1])

    @cached_property
    def totals(self) -> Totals:
        gaps = self._rising[::-1] - self.best
        return PlainTotals(gaps) if self.alive <= SMALL else BlockTotals(gaps)

    def at_least(self, logits: Values) -> Counts:
        """Return how many candidates have at least each of ``logits``."""
        return self.alive - np.searchsorted(self._rising, logits, side="left")

    def logit_at(self, ranks: Counts) -> Logits:
        """Return the logits at ``ranks``, counted from 0; masked ones count as the last."""
        return self._rising[self.alive - 1 - np.minimum(ranks, self.alive - 1)]

    def divided(self, degree: float) -> "Ranks":
        return Ranks(self._rising / degree, self.size)

    def measure(self, counts: Counts, measure: str) -> Values:
        """Return a measure of the first ``counts`` ranks, as floats."""
        alive = np.minimum(counts, self.alive)
        if measure == "kept":
            return np.minimum(alive, self.at_least(np.array(self.best + UNDERFLOW))) + 0.0
        totals, moments = self.totals.sums(alive)
        if measure == "top":
            return 1.0 / totals
        entropy = np.maximum(0.0, np.log(totals) - moments / totals)
        return np.exp(entropy) if measure == "effective" else entropy


# How many ranks a cut leaves of the first ``counts``; the parameters are arrays of that shape.


def _top_k(ranks: Ranks, counts: Counts, sampler: TopK, given: Mapping[str, Values]) -> Counts:
    count = given["count"].astype(np.intp)
    cuts = (count > 0) & (count < counts)
    left = count
    if sampler.ties == "keep":
        tied = ranks.at_least(ranks.logit_at(np.maximum(count, 1) - 1))
        left = np.where(count > ranks.alive, counts, np.minimum(tied, counts))
    return np.where(cuts, left, counts)


def _top_p(ranks: Ranks, counts: Counts, sampler: TopP, given: Mapping[str, Values]) -> Counts:
    mass, alive = given["mass"], np.minimum(counts, ranks.alive)
    total = ranks.totals.sums(alive)[0]
    if sampler.crossing == "keep":
        left = 1 + ranks.totals.holding(mass * total * (1.0 - SLACK), "left")
    else:
        left = ranks.totals.holding(mass * total * (1.0 + SLACK), "right")
    least = np.maximum(given["minimum"].astype(np.intp), 1)
    left = np.minimum(np.maximum(np.minimum(left, alive), least), counts)
    return np.where(mass == 1.0, counts, left)


def _min_p(ranks: Ranks, counts: Counts, sampler: MinP, given: Mapping[str, Values]) -> Counts:
    share = given["share"]
    bound = ranks.best + np.log(np.where(share > 0.0, share, 1.0)) - SLACK
    least = np.maximum(given["minimum"].astype(np.intp), 1)
    left = np.minimum(np.maximum(ranks.at_least(bound), least), counts)
    return np.where(share == 0.0, counts, left)


CUTS: Mapping[type[Sampler], Any] = {TopK: _top_k, TopP: _top_p, MinP: _min_p}


class PrefixEnd:
    """The end of a chain of which every sampler keeps a prefix, over many values at once."""

    def __init__(self, candidates: Candidates, samplers: Sequence[Sampler], *, greedy: bool) -> None:
        rising = np.sort(candidates.unmasked_logits())
        self._start = Ranks(rising, candidates.size)
        self._largest = float(np.abs(rising[[0, -1]]).max())
        self._samplers = samplers
        self._greedy = greedy

    @staticmethod
    def can(samplers: Sequence[Sampler]) -> bool:
        """Whether these samplers keep prefixes, with one plain temperature at most."""
        degrees = [s for s in samplers if isinstance(s, Temperature)]
        plain = all(type(s) in CUTS for s in samplers if not isinstance(s, Temperature))
        return plain and len(degrees) <= 1 and all(s.spread == 0.0 for s in degrees)

    def divides(self, degree: float) -> bool:
        """Whether a temperature is 0, or plainly large enough to divide by."""
        return degree == 0.0 or max(self._largest, 1.0) / degree < LARGEST_QUOTIENT

    def measures(
        self, measure: str, given: Mapping[Place, Values], degree: float | None = None
    ) -> Values:
        """Return a measure for arrays of values, all of one shape (n,); the result has it too.

        ``degree`` replaces the temperature of the chain.
        """
        size = next((len(values) for values in given.values()), 1)
        ranks, counts = self._start, np.full(size, self._start.size)
        for step, sampler in enumerate(self._samplers):
            if isinstance(sampler, Temperature):
                divisor = sampler.degree if degree is None else degree
                counts = counts if divisor else np.minimum(counts, 1)
                ranks = ranks if divisor in (0.0, 1.0) else ranks.divided(divisor)
                continue
            fields = {
                name: given.get((step, name), np.full(size, float(getattr(sampler, name))))
                for name in NUMBERS[type(sampler)]
            }
            counts = CUTS[type(sampler)](ranks, counts, sampler, fields)
        return ranks.measure(np.minimum(counts, 1) if self._greedy else counts, measure)


NUMBERS: Mapping[type[Sampler], tuple[str, ...]] = {
    TopK: ("count",), TopP: ("mass", "minimum"), MinP: ("share", "minimum"),
}  # fmt: skip
