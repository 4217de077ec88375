"""Candidates: the tokens still in play, likeliest first, as a distribution.

Only a head needs an order: a normaliser needs a sum, and nearly every cut ends within the first
few hundred tokens. Samplers see likeliest-first candidates and never know.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from math import log
from typing import NamedTuple, Self

import numpy as np

from sampling_core.errors import DataError, shown
from sampling_core.ranked import RankedTokens
from sampling_core.ranking import (
    HEAD,
    AnyLogits,
    Logits,
    Probabilities,
    Ranking,
    TokenIds,
    read_only,
    zeros,
)
from sampling_core.words import say

SLACK = 1e-12  # relative: sums of exponentials of logarithms miss a round bound by less
GROWTH = 16  # how much longer the next head is when one does not suffice
LARGEST = 1e100  # of a logit, either way: no stage can carry it out of float64
UNDERFLOW = -745.13  # e to the power of less is 0 in float64


class Lost(NamedTuple):
    """What a cut took away."""

    tokens: int
    mass: float  # share of the probability that entered the cut, 0 to 1
    first: int | None  # the likeliest token cut


NOTHING_LOST = Lost(0, 0.0, None)


class Candidates(RankedTokens):
    """The tokens still in play; masked ones have probability 0."""

    @classmethod
    def of(cls, logits: AnyLogits) -> Self:
        """Return all tokens of a vocabulary; ``logits`` has shape (V,), id by id.

        Raises DataError for no logits, NaN or +inf (the position is named), and only −inf.
        """
        if len(logits) == 0:
            raise DataError(say("There are no logits: at least one token is needed."))
        ranking = Ranking(logits)
        if not abs(ranking.highest) <= LARGEST:  # NaN is contagious here
            raise DataError(_complaint(logits))
        if ranking.lowest < -LARGEST and float(logits[logits > -np.inf].min()) < -LARGEST:
            raise DataError(_complaint(logits))
        return cls(ranking)

    @cached_property
    def kept(self) -> int:
        """How many candidates have a probability above 0."""
        if self.lowest - self.best > UNDERFLOW + log(self.size):  # as Z is at most the size
            return self.alive
        count = min(self.at_least(self.log_total + UNDERFLOW - 1.0), self.alive)
        return int(np.count_nonzero(self.head(count)))

    @cached_property
    def _total(self) -> float:
        """Z = Σ w over the candidates, where w = e^(logit − best)."""
        return sum(float(np.exp(gaps).sum()) for gaps in self._all_gaps())

    @cached_property
    def _moment(self) -> float:
        """Σ w·a over the candidates, where a = logit − best and w = e^a."""
        return sum(float(np.dot(np.exp(gaps), gaps)) for gaps in self._all_gaps())

    @cached_property
    def log_total(self) -> float:
        """Ln Z, where Z = Σ e^logit over the candidates: ln p = logit − ln Z."""
        return self.best + log(self._total)

    @cached_property
    def entropy(self) -> float:
        """H = −Σ p ln p, in nats; never below 0."""
        return max(0.0, log(self._total) - self._moment / self._total)

    @cached_property
    def probabilities(self) -> Probabilities:
        """Shape (size,), falling, summing to 1."""
        return read_only(np.append(self.head(self.alive), np.zeros(self.size - self.alive)))

    def head(self, count: int) -> Probabilities:
        """Return the ``count`` largest probabilities, shape (≤ count,), falling."""
        weights = np.exp(self._gaps(min(count, self.alive)))
        weights /= self._total
        return weights

    def probability_of(self, token: int) -> float:
        """Return the probability of a token, 0 when it is not in play."""
        return float(self.probabilities_of(np.array([token], dtype=np.intp))[0])

    def probabilities_of(self, tokens: TokenIds) -> Probabilities:
        """Return the probabilities of tokens, 0 for those not in play; shapes (m,)."""
        return np.exp(self.logits_of(tokens) - self.log_total)

    def by_id(self, vocabulary: int) -> Probabilities:
        """Return probabilities, shape (vocabulary,), exactly 0 for every other token."""
        if self._is_unsorted and self._ids is None:
            weights = self._changed(self._ranking.logits) - self.best
            weights[self._ranking.first(self._first)] = -np.inf
            np.exp(weights, out=weights)
            weights /= self._total
            return weights
        result = zeros(vocabulary)
        result[self.top(self.alive)] = self.head(self.alive)
        return result

    @cached_property
    def reached(self) -> Probabilities:
        """Running total of probability, shape (size,)."""
        return read_only(np.cumsum(self.probabilities))

    # Questions that only need a head.

    def reaching(self, mass: float) -> int:
        """Return how many of the likeliest it takes to hold at least ``mass`` (0 to 1); from 1."""
        goal = mass * self._total * (1.0 - SLACK)
        reached = self._reached_beyond(goal)
        return min(1 + int(reached.searchsorted(goal)), self.alive)

    def within(self, mass: float) -> int:
        """Return how many of the likeliest hold at most ``mass`` together; may be 0."""
        goal = mass * self._total * (1.0 + SLACK)
        return int(np.searchsorted(self._reached_beyond(goal), goal, side="right"))

    def _reached_beyond(self, goal: float) -> Logits:
        """Running total of weight over a head that passes ``goal`` or holds every candidate."""
        for count in self._head_sizes():
            reached: Logits = np.cumsum(np.exp(self._gaps(count)))
            if reached[-1] > goal:
                break
        return reached

    def _head_sizes(self) -> Iterator[int]:
        count = max(HEAD, self._ranking.known - self._first)
        while count < self.alive:
            yield count
            count *= GROWTH
        yield self.alive

    def at_least(self, logit: float) -> int:
        """Return how many candidates have at least ``logit``: they are the likeliest ones."""
        for count in self._head_sizes():
            falling = self._logits(count)
            if falling[-1] < logit:
                break
        return len(falling) - int(falling[::-1].searchsorted(logit))

    def at_least_probable(self, probability: float) -> int:
        """Return how many candidates have at least ``probability`` (0 to 1)."""
        if probability <= 0.0:
            return self.alive
        return self.at_least(self.log_total + log(probability) - SLACK)

    def mass(self, first: int, last: int) -> float:
        """Return the probability that the ranks ``first`` to ``last`` − 1 hold together."""
        first, last = max(first, 0), min(last, self.alive)
        if last - first > self.size // 2:
            return max(0.0, 1.0 - self.mass(0, first) - self.mass(last, self.alive))
        if last <= first:
            return 0.0
        if self._is_unsorted and first > len(self._ranking) // 16:
            return max(0.0, 1.0 - self.mass(0, first))
        return float(np.exp(self._gaps(last)[first:]).sum()) / self._total

    # Compared with what a sampler left of them.

    def lost_to(self, after: "Candidates") -> Lost:
        """Return what was in play here and has probability 0 in ``after``."""
        if after is self or self.kept == after.kept:
            return NOTHING_LOST  # no sampler trades one token for another
        if after._ranking is not self._ranking:
            return self._lost_ids(after)
        if after.kept > self.kept:  # probabilities too small for float64 have come back
            return NOTHING_LOST
        head = after._first - self._first
        tail = head + after.kept
        first = self.top(1)[0] if head else self.top(tail + 1)[-1]
        mass = self.mass(0, head) + self.mass(tail, self.alive)
        return Lost(self.kept - after.kept, mass, int(first))

    def _lost_ids(self, after: "Candidates") -> Lost:
        here = self._in_play()
        still = np.isin(here, after._in_play(), assume_unique=True)
        gone = here[~still]
        if len(gone) == 0:
            return NOTHING_LOST
        logits = self.logits_of(gone)
        mass = float(np.exp(logits - self.log_total).sum())
        return Lost(len(gone), mass, int(gone[np.lexsort((gone, -logits))[0]]))

    def _in_play(self) -> TokenIds:
        """The ids with a probability above 0, in no particular order."""
        if self._is_unsorted and self._ids is None:
            return np.flatnonzero(self.by_id(len(self._ranking)))
        return self.top(self.kept)

    @classmethod
    def mixture(cls, parts: Sequence[tuple[float, "Candidates"]], vocabulary: int) -> Self:
        """Return the mixture of several outcomes, each with its share (0 to 1; sum 1)."""
        mixed = sum(share * candidates.by_id(vocabulary) for share, candidates in parts)
        ids = np.flatnonzero(mixed)
        return cls(Ranking(read_only(np.log(np.asarray(mixed)[ids]))), ids=ids)


def _complaint(logits: AnyLogits) -> str:
    """Say what is wrong with logits of which the largest is not finite."""
    logits = logits.astype(np.float64)
    bad = np.flatnonzero(~(np.abs(logits) <= LARGEST) & (logits != -np.inf))
    if len(bad) == 0:
        return say("Every logit is −inf: no token is left to pick.")
    position = int(bad[0])
    value = "+inf" if logits[position] == np.inf else shown(float(logits[position]))
    value = say("not a number (NaN)") if np.isnan(logits[position]) else value
    return say(
        "The logit at position {position} is {value}; logits are finite, at most 1e100 either "
        "way, or −inf."
        if len(bad) == 1
        else "The logit at position {position} and {more} more is {value}; logits are finite, "
        "at most 1e100 either way, or −inf.",
        position=position, more=shown(len(bad) - 1), value=value,
    )  # fmt: skip
