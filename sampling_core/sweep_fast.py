"""The fast path of sweeps: a chain end of temperature, top-k, top-p and min-p without running it.

All of these keep a prefix of the ranking. One exponential and one running total for each
temperature make every cut of that temperature, and the entropy of what it leaves, a lookup:
H = ln Z − Σ w·a / Z with a = logit − best and w = e^a. All terms have one sign: nothing cancels.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Literal, Protocol

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
Side = Literal["left", "right"]
Place = tuple[int, str]  # sampler within the chain end, field

SMALL = 4096  # up to here plain running totals cost least
BLOCK = 256  # tokens
CHUNK = 32  # blocks: 64 KB, an array that is not fetched from the system each time
FAR = -60.0  # e to the power of less, 300,000 times, is nothing beside the best token's 1
PADDING = -1e200  # a logit gap of no weight that can still be divided
LARGEST_QUOTIENT = 1e30  # beyond it the sampler's own rules for tiny temperatures decide
ROUNDINGS = 3  # ulps by which a product can miss
LOOKUPS = 1024  # at a time: bounds the memory


class Totals(Protocol):
    """Running totals over the ranks of one distribution."""

    def sums(self, counts: Counts) -> tuple[Values, Values]:
        """Return Z and Σ w·a of the first ``counts`` ranks (each from 1)."""

    def holding(self, goals: Values, side: Side) -> Counts:
        """Return how many prefixes weigh less than ``goals``; "right": or as much."""


class PlainTotals:
    """Running totals, rank by rank."""

    def __init__(self, gaps: Logits) -> None:
        weights = np.exp(gaps)
        self._totals: Values = np.cumsum(weights)
        self._moments: Values = np.cumsum(weights * gaps)

    def sums(self, counts: Counts) -> tuple[Values, Values]:
        return self._totals[counts - 1], self._moments[counts - 1]

    def holding(self, goals: Values, side: Side) -> Counts:
        return np.searchsorted(self._totals, goals, side)


class BlockTotals:
    """Running totals, block by block; inside a block they are computed when asked for."""

    def __init__(self, blocks: Logits, size: int, degree: float) -> None:
        self._blocks, self._size, self._degree = blocks, size, degree
        self._best = blocks[0, 0] / degree
        sums = np.zeros((2, len(blocks) + 1))  # totals and moments, before each block
        for first in range(0, len(blocks), CHUNK):
            gaps = self._gaps(slice(first, first + CHUNK))
            if gaps[0, 0] < FAR:
                break
            weights = np.exp(gaps)
            sums[0, 1 + first : 1 + first + CHUNK] = weights.sum(axis=1)
            sums[1, 1 + first : 1 + first + CHUNK] = np.vecdot(weights, gaps)
        self._totals, self._moments = np.cumsum(sums, axis=1)

    def _gaps(self, blocks: Any) -> Logits:
        gaps: Logits = self._blocks[blocks] / self._degree
        gaps -= self._best
        return gaps

    def sums(self, counts: Counts) -> tuple[Values, Values]:
        distinct, inverse = np.unique(counts, return_inverse=True)
        parts = [self._sums(distinct[i : i + LOOKUPS]) for i in range(0, len(distinct), LOOKUPS)]
        totals, moments = (np.concatenate(part) for part in zip(*parts, strict=True))
        return totals[inverse], moments[inverse]

    def _sums(self, counts: Counts) -> tuple[Values, Values]:
        blocks = (counts - 1) // BLOCK
        gaps = self._gaps(blocks)
        weights = np.exp(gaps)
        weights *= np.arange(BLOCK) < (counts - BLOCK * blocks)[:, np.newaxis]
        moments = np.vecdot(weights, gaps)
        return self._totals[blocks] + weights.sum(axis=1), self._moments[blocks] + moments

    def holding(self, goals: Values, side: Side) -> Counts:
        distinct, inverse = np.unique(goals, return_inverse=True)
        parts = [
            self._holding(distinct[i : i + LOOKUPS], side) for i in range(0, len(distinct), LOOKUPS)
        ]
        return np.minimum(np.concatenate(parts), self._size)[inverse]

    def _holding(self, goals: Values, side: Side) -> Counts:
        blocks = np.searchsorted(self._totals[1:], goals, side)
        last = len(self._blocks) - 1
        reached = np.cumsum(np.exp(self._gaps(np.minimum(blocks, last))), axis=1)
        reached += self._totals[np.minimum(blocks, last)][:, np.newaxis]
        bound = goals[:, np.newaxis]
        inside = (reached < bound if side == "left" else reached <= bound).sum(axis=1)
        return np.where(blocks > last, self._size, BLOCK * blocks + inside)


def in_blocks(rising: Logits) -> Logits:
    """Return logits from the likeliest down in rows of BLOCK, the last row padded."""
    padding = np.full(-len(rising) % BLOCK, PADDING)
    return np.concatenate([rising[::-1], padding]).reshape(-1, BLOCK)


class Ranks:
    """The unmasked candidates at one temperature: what every prefix of them holds."""

    def __init__(
        self, rising: Logits, size: int, degree: float = 1.0, blocks: Logits | None = None
    ) -> None:
        self._rising = rising  # (alive,), from the least likely up, before the temperature
        self._degree = degree
        self._blocks = in_blocks(rising) if blocks is None and len(rising) > SMALL else blocks
        self.alive = len(rising)
        self.size = size  # masked candidates included
        self.best = float(rising[-1] / degree)

    def divided(self, degree: float) -> "Ranks":
        """Return the same candidates at another temperature."""
        return Ranks(self._rising, self.size, degree, self._blocks)

    @cached_property
    def totals(self) -> Totals:
        if self._blocks is not None:
            return BlockTotals(self._blocks, self.alive, self._degree)
        return PlainTotals(self._rising[::-1] / self._degree - self.best)

    def at_least(self, logits: Values) -> Counts:
        """Return how many candidates have at least each of ``logits``, divided as they are."""
        bound = np.asarray(logits * self._degree)
        for _ in range(ROUNDINGS):  # to the smallest number with a quotient that large
            bound = np.where(bound / self._degree >= logits, np.nextafter(bound, -np.inf), bound)
        for _ in range(2 * ROUNDINGS):
            bound = np.where(bound / self._degree < logits, np.nextafter(bound, np.inf), bound)
        return self.alive - np.searchsorted(self._rising, bound, side="left")

    def logit_at(self, ranks: Counts) -> Logits:
        """Return the logits at ``ranks``, counted from 0; masked ones count as the last."""
        places = self.alive - 1 - np.minimum(ranks, self.alive - 1)
        logits: Logits = self._rising[places] / self._degree
        return logits

    def gaps(self, count: int) -> Logits:
        """Return logit − best of the first ``count`` ranks, shape (count,), falling from 0."""
        first = self._rising[self.alive - count :][::-1]
        gaps: Logits = first / self._degree - self.best
        return gaps

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
        left = np.minimum(tied, counts)
    return np.where(cuts, left, counts)


def _top_p(ranks: Ranks, counts: Counts, sampler: TopP, given: Mapping[str, Values]) -> Counts:
    mass = given["mass"]
    total = ranks.totals.sums(np.minimum(counts, ranks.alive))[0]
    if sampler.crossing == "keep":
        left = 1 + ranks.totals.holding(mass * total * (1.0 - SLACK), "left")
    else:
        left = ranks.totals.holding(mass * total * (1.0 + SLACK), "right")
    least = np.maximum(given["minimum"].astype(np.intp), 1)
    left = np.minimum(np.maximum(left, least), counts)
    return np.where(mass == 1.0, counts, left)


def _min_p(ranks: Ranks, counts: Counts, _: MinP, given: Mapping[str, Values]) -> Counts:
    share = given["share"]
    bound = ranks.best + np.log(np.where(share > 0.0, share, 1.0)) - SLACK
    least = np.maximum(given["minimum"].astype(np.intp), 1)
    left = np.minimum(np.maximum(ranks.at_least(bound), least), counts)
    return np.where(share == 0.0, counts, left)


CUTS: Mapping[type[Sampler], Any] = {TopK: _top_k, TopP: _top_p, MinP: _min_p}


class PrefixEnd:
    """The end of a chain of which every sampler keeps a prefix, over many values at once."""

    def __init__(
        self, candidates: Candidates, samplers: Sequence[Sampler], *, greedy: bool
    ) -> None:
        rising = np.sort(candidates.unmasked_logits()).astype(np.float64, copy=False)
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

    @property
    def tied(self) -> int:
        """How many candidates are as likely as the best."""
        return int(self._start.at_least(np.array(self._start.best)))

    def divides(self, degree: float) -> bool:
        """Whether a temperature is 0, or plainly large enough to divide by."""
        return degree == 0.0 or max(self._largest, 1.0) / degree < LARGEST_QUOTIENT

    def left(
        self, size: int, given: Mapping[Place, Values], degree: float | None = None
    ) -> tuple[Ranks, Counts]:
        """Return how many ranks stay for arrays of values, all of shape (size,), and of which.

        ``degree`` replaces the temperature of the chain.
        """
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
        return ranks, np.minimum(counts, 1) if self._greedy else counts


NUMBERS: Mapping[type[Sampler], tuple[str, ...]] = {
    TopK: ("count",), TopP: ("mass", "minimum"), MinP: ("share", "minimum"),
}  # fmt: skip
