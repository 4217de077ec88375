"""Ranked tokens: a run of ranks with their logits, likeliest first.

The vocabulary is sorted once for each logits vector (see ``Ranking``), never for each stage:
almost every sampler keeps a run of ranks or changes all logits without changing their order.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Self

import numpy as np

from sampling_core.errors import DataError
from sampling_core.ranking import AnyLogits, Logits, Ranking, TokenIds, read_only
from sampling_core.words import say

WIDEST = 1e150  # of a logit after penalties and biases
BLOCK = 8192  # logits taken at once: they stay in the processor's cache

NO_LOGITS: Logits = read_only(np.empty(0))

Change = Callable[[Logits], Logits]


class RankedTokens:
    """A run of ranks with their logits; equal logits keep the order of their ids.

    A value: a method that changes something returns another. ``size`` counts masked tokens
    (logit −inf) too, as some engines do; they come last.
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
        self._head: Logits = NO_LOGITS  # the logits of the likeliest, as far as known
        self.size = self._last - first  # how many candidates there are, masked ones included
        self.alive = min(self._last, self._finite) - first  # how many are not masked

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
        if self._is_whole and self._finite == self._last:
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
        """The logits of the ``count`` likeliest, before masking; the array may be shared."""
        if count > len(self._head):
            self._head = read_only(self._changed(self._ranking.logits[self._places(count)]))
        return self._head[:count]

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
        return float(self._change(np.asarray(logit, np.float64))) if self._change else float(logit)

    @property
    def _is_whole(self) -> bool:
        """Whether every place of the ranking is a candidate and none was masked since."""
        is_run = self._first == 0 and self._last == len(self._ranking)
        return is_run and self._finite == self._ranking.finite

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

        ``change`` takes and returns logits, shape (m,) or (), leaves −inf as it is, and may be
        asked for some of them only.
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
        source = self if self._is_whole else self._compact()
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
            raise DataError(say("Every token was banned: none is left to pick."))
        return self.between(0, self.alive)

    def _ranked(self, scores: Logits) -> Self:
        """Rank the places anew, in the order of their ids where logits are equal."""
        if not np.all(np.abs(scores[scores > -np.inf]) <= WIDEST):
            raise DataError(say("A penalty or a bias makes a logit too large to compute with."))
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
