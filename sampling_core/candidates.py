"""Candidates: the tokens still in play, likeliest first.

The vocabulary is sorted once for each logits vector (see ``Ranking``), never for each stage:
almost every sampler keeps a run of ranks or changes all logits without changing their order.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, Self

import numpy as np

from sampling_core.errors import DataError, shown
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

SLACK = 1e-12  # relative: sums of exponentials of logarithms miss a round bound by less
GROWTH = 8  # how much longer the next head is when one does not suffice
BLOCK = 8192  # logits summed at once: they stay in the processor's cache
UNDERFLOW = -745.13  # e to the power of less is 0 in float64

Change = Callable[[Logits], Logits]


class Lost(NamedTuple):
    """What a cut took away."""

    tokens: int
    mass: float  # share of the probability that entered the cut, 0 to 1
    first: int | None  # the likeliest token cut


NOTHING_LOST = Lost(0, 0.0, None)


class Candidates:
    """The tokens still in play, likeliest first; equal logits keep the order of their ids.

    A value: a method that changes something returns another. ``size`` counts masked tokens
    (logit −inf) too, as some engines do; they come last and have probability 0.
    """

    def __init__(
        self,
        ranking: Ranking,
        *,
        change: Change | None = None,
        ids: TokenIds | None = None,
        first: int = 0,
        last: int | None = None,
        finite: int | None = None,
    ) -> None:
        self._ranking = ranking
        self._change = change  # from the ranking's logits to the logits now; keeps their order
        self._ids = ids  # (n,), the token of each place; None: the place is the token
        self._first = first
        self._last = len(ranking) if last is None else last
        self._finite = ranking.finite if finite is None else finite  # ranks below it are unmasked
        self.size = self._last - first  # how many candidates there are, masked ones included
        self.alive = min(self._last, self._finite) - first  # how many are not masked

    @classmethod
    def of(cls, logits: Logits) -> Self:
        """Return all tokens of a vocabulary; ``logits`` has shape (V,), id by id.

        Raises DataError for no logits, NaN or +inf (the position is named), and only −inf.
        """
        if len(logits) == 0:
            raise DataError("There are no logits: at least one token is needed.")
        ranking = Ranking(logits)
        if not np.isfinite(ranking.highest):  # NaN is contagious here
            raise DataError(_complaint(logits))
        return cls(ranking)

    # What is in play.

    @cached_property
    def kept(self) -> int:
        """How many candidates have a probability above 0."""
        if self.lowest - self.best > UNDERFLOW:
            return self.alive
        return min(self.at_least(self.best + UNDERFLOW), self.alive)

    @property
    def lowest(self) -> float:
        """The smallest logit; −inf when there are masked ones."""
        if self.alive < self.size:
            return -np.inf
        if self._is_unsorted:
            return self._changed_one(self._ranking.lowest)
        return self.logit_at(self.size - 1)

    @cached_property
    def ids(self) -> TokenIds:
        """Token ids, shape (size,), likeliest first."""
        return self.top(self.size)

    @cached_property
    def logits(self) -> Logits:
        """Natural-log scores, shape (size,), falling."""
        logits = self._logits(self.alive)
        return read_only(np.append(logits, np.full(self.size - self.alive, -np.inf)))

    def unmasked_logits(self) -> Logits:
        """Return the logits above −inf, shape (alive,), in no particular order."""
        if self._first == 0 and self._last == self._finite == len(self._ranking):
            return self._changed(self._ranking.logits)
        return self._logits(self.alive)

    def top(self, count: int) -> TokenIds:
        """Return the ids of the ``count`` likeliest tokens, shape (≤ count,)."""
        places = self._places(min(count, self.size))
        return places if self._ids is None else self._ids[places]

    @cached_property
    def best(self) -> float:
        """The largest logit."""
        return self.logit_at(0) if self._first else self._changed_one(self._ranking.highest)

    def logit_at(self, rank: int) -> float:
        """Return the logit of the token at ``rank``, counted from 0."""
        if rank >= self.alive:
            return -np.inf
        place = self._ranking.first(self._first + rank + 1)[-1]
        return self._changed_one(self._ranking.logits[place])

    def logit_of(self, token: int) -> float:
        """Return the logit of a token, −inf when it is not in play."""
        return float(self.logits_of(np.array([token], dtype=np.intp))[0])

    def logits_of(self, tokens: TokenIds) -> Logits:
        """Return the logits of tokens, −inf for those not in play; shapes (m,)."""
        if self._ids is None:
            places, known = tokens, np.ones(len(tokens), dtype=bool)
        else:
            by_id = np.argsort(self._ids)
            found = np.searchsorted(self._ids, tokens, sorter=by_id)
            places = by_id[np.minimum(found, len(by_id) - 1)]
            known = self._ids[places] == tokens
        values = self._changed(self._ranking.logits[places])
        return np.where(known & self._are_unmasked(places), values, -np.inf)

    def _are_unmasked(self, places: TokenIds) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Which places belong to unmasked candidates rather than to ranks before or after."""
        inside = np.ones(len(places), dtype=bool)
        if self._first:
            inside &= ~self._ranking.are_within(places, self._first)
        end = self._first + self.alive
        if end < self._ranking.finite:
            inside &= self._ranking.are_within(places, end)
        return inside

    def _places(self, count: int) -> TokenIds:
        return self._ranking.first(self._first + count)[self._first :]

    def _logits(self, count: int) -> Logits:
        """The logits of the ``count`` likeliest, before masking."""
        return self._changed(self._ranking.logits[self._places(count)])

    def _changed(self, logits: AnyLogits) -> Logits:
        """The logits now, in float64, from those of the ranking; may be the array given."""
        exact: Logits = logits.astype(np.float64, copy=False)
        return exact if self._change is None else self._change(exact)

    @property
    def _is_unsorted(self) -> bool:
        """Whether the tail belongs to the candidates without having been put in order."""
        reaches_end = self._first + self.alive == self._ranking.finite
        return reaches_end and self._ranking.known < len(self._ranking)

    def _changed_one(self, logit: float) -> float:
        return float(self._changed(np.array([logit]))[0])

    # Probabilities.

    @cached_property
    def _total(self) -> float:
        """Z = Σ w over the candidates, where w = e^(logit − best)."""
        return sum(float(np.exp(gaps).sum()) for gaps in self._all_gaps())

    @cached_property
    def _moment(self) -> float:
        """Σ w·a over the candidates, where a = logit − best and w = e^a."""
        return sum(float(np.dot(np.exp(gaps), gaps)) for gaps in self._all_gaps())

    def _gaps(self, count: int) -> Logits:
        """Logit − best of the ``count`` likeliest, shape (count,), falling from 0."""
        return self._logits(count) - self.best

    def _all_gaps(self) -> Iterator[Logits]:
        """Logit − best of all unmasked candidates, block by block; a block may be overwritten."""
        if not self._is_unsorted:
            yield self._gaps(self.alive)
            return
        best, logits = self.best, self._ranking.logits
        before = self._ranking.first(self._first)
        for start in range(0, len(logits), BLOCK):
            gaps = self._changed(logits[start : start + BLOCK]) - best
            here = before[(before >= start) & (before < start + BLOCK)]
            gaps[here - start] = -np.inf
            whole = len(here) == 0 and self._ranking.finite == len(logits)
            yield gaps if whole else gaps[gaps > -np.inf]

    @cached_property
    def log_total(self) -> float:
        """Ln Z, where Z = Σ e^logit over the candidates: ln p = logit − ln Z."""
        return self.best + float(np.log(self._total))

    @cached_property
    def entropy(self) -> float:
        """H = −Σ p ln p, in nats; never below 0."""
        return max(0.0, float(np.log(self._total)) - self._moment / self._total)

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
        return min(1 + int(np.searchsorted(reached, goal)), self.alive)

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
        count = 2 * HEAD
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
        return int(np.searchsorted(-falling, -logit, side="right"))

    def at_least_probable(self, probability: float) -> int:
        """Return how many candidates have at least ``probability`` (0 to 1)."""
        if probability <= 0.0:
            return self.alive
        return self.at_least(self.log_total + float(np.log(probability)) - SLACK)

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
            return NOTHING_LOST
        if after._ranking is not self._ranking:
            return self._lost_ids(after)
        head = after._first - self._first
        tail = head + after.kept
        first = self.top(1)[0] if head else self.top(tail + 1)[-1]
        mass = self.mass(0, head) + self.mass(tail, self.alive)
        return Lost(self.kept - after.kept, mass, int(first))

    def _lost_ids(self, after: "Candidates") -> Lost:
        here = self._in_play()
        still = np.isin(here, after._in_play(), assume_unique=True)
        gone = here[~still]
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

    # What samplers make of them.

    def between(self, first: int, last: int) -> Self:
        """Keep the ranks ``first`` to ``last`` − 1: no logit is copied."""
        if first == 0 and last >= self.size:
            return self
        return type(self)(
            self._ranking, change=self._change, ids=self._ids, finite=self._finite,
            first=self._first + first, last=min(self._first + last, self._last),
        )  # fmt: skip

    def masked_after(self, count: int) -> Self:
        """Set every logit but the first ``count`` to −inf; the tokens stay candidates."""
        if count >= self.alive:
            return self
        return type(self)(
            self._ranking, change=self._change, ids=self._ids,
            first=self._first, last=self._last, finite=self._first + count,
        )  # fmt: skip

    def reshaped(self, change: Change) -> Self:
        """Change every logit by a function that keeps their order.

        ``change`` takes and returns logits, shape (m,), leaves −inf as it is, and may be asked
        for some of them only.
        """
        earlier = self._change
        return type(self)(
            self._ranking, ids=self._ids, first=self._first, last=self._last, finite=self._finite,
            change=change if earlier is None else lambda logits: change(earlier(logits)),
        )  # fmt: skip

    def rescored(self, tokens: TokenIds, change: Callable[[TokenIds, Logits], Logits]) -> Self:
        """Change the logits of ``tokens`` (distinct, in any order) and rank all candidates anew.

        ``change`` gets the ids and the logits of those that are in play. −inf masks a token.
        """
        source = self if self.alive == len(self._ranking) else self._compact()
        places = source._places_of(tokens)
        if len(places) == 0:
            return self
        scores = source._changed(source._ranking.logits).copy()
        found = places if source._ids is None else source._ids[places]
        scores[places] = change(found, scores[places])
        return source._ranked(scores)

    def rescored_all(self, logits: Logits) -> Self:
        """Give the candidates new logits, shape (size,), rank by rank, and rank them anew."""
        return self._compact()._ranked(logits.copy())

    def without_masked(self) -> Self:
        """Remove the candidates whose logit is −inf; raises DataError when none is left."""
        if self.alive < 1:
            raise DataError("Every token was banned: none is left to pick.")
        return self.between(0, self.alive)

    def _ranked(self, scores: Logits) -> Self:
        """Rank the places anew, in the order of their ids where logits are equal."""
        ids = self._ids
        if ids is not None:
            by_id = np.argsort(ids)
            ids, scores = ids[by_id], scores[by_id]
        return type(self)(Ranking(read_only(scores)), ids=ids)

    def _compact(self) -> Self:
        """The same candidates in arrays of their own, already in order."""
        ranking = Ranking(self.logits, falling=True)
        return type(self)(ranking, ids=self.ids)

    def _places_of(self, tokens: TokenIds) -> TokenIds:
        """The places of those of ``tokens`` that are in play."""
        if self._ids is None:
            return tokens[tokens < len(self._ranking)]
        return np.flatnonzero(np.isin(self._ids, tokens))


def _complaint(logits: Logits) -> str:
    """Say what is wrong with logits of which the largest is not finite."""
    bad = np.flatnonzero(np.isnan(logits) | (logits == np.inf))
    if len(bad) == 0:
        return "Every logit is −inf: no token is left to pick."
    position = int(bad[0])
    value = "not a number (NaN)" if np.isnan(logits[position]) else "+inf"
    more = f" and {shown(len(bad) - 1)} more" if len(bad) > 1 else ""
    return f"The logit at position {position}{more} is {value}; logits are finite, or −inf."
