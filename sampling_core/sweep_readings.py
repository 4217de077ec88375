"""What a sweep reads off each result: a plain measure, one token's probability, or a distance.

A reading takes a stage that was run, or, on the fast path, prefixes of one ranking.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

import numpy as np

from sampling_core.candidates import Candidates
from sampling_core.errors import LabError, ParameterError
from sampling_core.experiment import Source
from sampling_core.measures import js, total_variation
from sampling_core.ranking import Probabilities
from sampling_core.stage import Stage
from sampling_core.sweep_fast import Counts, Ranks, Values
from sampling_core.words import say

MEASURES: Mapping[str, Callable[[Stage], float]] = {
    "entropy": lambda stage: stage.entropy,  # nats
    "effective": lambda stage: stage.effective,  # tokens
    "kept": lambda stage: float(stage.kept),  # tokens
    "top": lambda stage: float(stage.candidates.head(1)[0]),  # probability of the likeliest
}
DISTANCES: Mapping[str, Callable[[Probabilities, Probabilities], float]] = {
    "distance": total_variation,  # 0 to 1
    "js": js,  # nats
}
TOKEN = "token:"  # and the id: the probability of that token
CELLS = 1_000_000  # numbers at a time: bounds the memory


class Reading(Protocol):
    """One number of every result."""

    cost: int  # tokens that one setting of the fast path takes to read, about

    def of(self, stage: Stage) -> float:
        """Return it for a stage."""

    def of_prefixes(self, ranks: Ranks, counts: Counts) -> Values:
        """Return it for the first ``counts`` ranks, each of them; shapes (n,)."""

    def start(self, candidates: Candidates) -> None:
        """Prepare for prefixes of these candidates, at any temperature."""


def reading(measure: str, source: Source, reference: Stage | None) -> Reading:
    """Return what a measure's name stands for; raises ParameterError or LabError."""
    if measure in MEASURES:
        return Plain(measure)
    if measure.startswith(TOKEN):
        number = measure.removeprefix(TOKEN)
        token = int(number) if number.isascii() and number.isdigit() and len(number) < 12 else -1
        source.check(token)
        return OfToken(token)
    if measure not in DISTANCES:
        known = ", ".join([*MEASURES, f"{TOKEN}0", *DISTANCES])
        raise ParameterError("measure", measure, say("one of {names}", names=known))
    if reference is None or reference.source is not source:
        raise LabError(say("A distance needs a result over the same data to measure from."))
    return Distance(measure, reference.probabilities_by_id())


class Plain:
    """Entropy, effective tokens, tokens kept, or the probability of the likeliest."""

    cost = 1

    def __init__(self, measure: str) -> None:
        self._measure = measure

    def of(self, stage: Stage) -> float:
        return MEASURES[self._measure](stage)

    def of_prefixes(self, ranks: Ranks, counts: Counts) -> Values:
        return ranks.measure(counts, self._measure)

    def start(self, candidates: Candidates) -> None:
        """Nothing to prepare."""


class OfToken:
    """The probability of one token."""

    cost = 1

    def __init__(self, token: int) -> None:
        self._token = token
        self._rank = 0

    def of(self, stage: Stage) -> float:
        return stage.candidates.probability_of(self._token)

    def start(self, candidates: Candidates) -> None:
        logit = candidates.logit_of(self._token)
        if logit == -np.inf:
            self._rank = candidates.size  # no prefix has it
            return
        better = candidates.at_least(float(np.nextafter(logit, np.inf)))
        equals = candidates.top(candidates.at_least(logit))[better:]
        self._rank = better + int(np.flatnonzero(equals == self._token)[0])

    def of_prefixes(self, ranks: Ranks, counts: Counts) -> Values:
        alive = np.minimum(counts, ranks.alive)
        if self._rank >= ranks.alive:
            return np.zeros(len(alive))
        gap = float(ranks.logit_at(np.array(self._rank))) - ranks.best
        share: Values = np.exp(gap) / ranks.totals.sums(alive)[0]
        return np.where(self._rank < alive, share, 0.0)


class Distance:
    """Total variation or Jensen–Shannon divergence to a reference."""

    def __init__(self, measure: str, reference: Probabilities) -> None:
        self._measure, self._reference = measure, reference
        self._ranked = reference  # by rank of the candidates
        self._missing = 0.0  # what the reference gives to tokens that are no candidates
        self.cost = len(reference)

    def of(self, stage: Stage) -> float:
        return DISTANCES[self._measure](stage.probabilities_by_id(), self._reference)

    def start(self, candidates: Candidates) -> None:
        self._ranked = self._reference[candidates.top(candidates.alive)]
        self._missing = max(0.0, 1.0 - float(self._ranked.sum()))
        if self._missing < len(self._reference) * np.finfo(np.float64).eps:
            self._missing = 0.0

    def of_prefixes(self, ranks: Ranks, counts: Counts) -> Values:
        distinct, inverse = np.unique(np.minimum(counts, ranks.alive), return_inverse=True)
        widest = int(distinct[-1])
        weights = np.exp(ranks.gaps(widest))
        totals = ranks.totals.sums(distinct)[0]
        q, beyond = self._ranked[:widest], self._beyond(widest)
        found = np.empty(len(distinct))
        for part in _parts(len(distinct), widest):
            p = weights / totals[part, np.newaxis]
            p *= np.arange(widest) < distinct[part, np.newaxis]
            inside = np.abs(p - q).sum(axis=1) if self._measure == "distance" else _js(p, q)
            found[part] = (inside + beyond) / 2.0
        return np.clip(found, 0.0, None)[inverse]

    def _beyond(self, widest: int) -> float:
        """What tokens behind the widest prefix add to twice the distance."""
        rest = float(self._ranked[widest:].sum()) + self._missing
        return rest if self._measure == "distance" else rest * float(np.log(2.0))


def _js(p: Values, q: Values) -> Values:
    """Twice the Jensen–Shannon divergence inside a prefix, row by row."""
    middle = (p + q) / 2.0
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(p > 0.0, p * np.log(p / middle), 0.0)
        terms += np.where(q > 0.0, q * np.log(q / middle), 0.0)
    summed: Values = terms.sum(axis=1)
    return summed


def _parts(rows: int, width: int) -> Iterator[slice]:
    at_once = max(1, CELLS // width)
    for first in range(0, rows, at_once):
        yield slice(first, first + at_once)
