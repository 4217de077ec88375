"""What each sampler makes of a state with unknown tokens in play.

A rule returns an ``Outcome``: every list of known tokens that may be all that is left, and the
state where unknown tokens may stay in play. One list and no state: the stage is exact. A rule may
allow more than is possible, never less. ``None`` says that nothing is known.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import ceil, exp, floor
from typing import Any

import numpy as np

from sampling_core.bounds.state import Open, Range
from sampling_core.bounds.tails import NEARLY
from sampling_core.candidates import SLACK, Candidates
from sampling_core.samplers.epsilon import Epsilon
from sampling_core.samplers.min_p import MinP
from sampling_core.samplers.temperature import COLDEST, Temperature
from sampling_core.samplers.top_a import TopA
from sampling_core.samplers.top_k import TopK
from sampling_core.samplers.top_p import TopP

LAST_DIGIT = 1e-13  # relative: what sums of float64 may differ by


@dataclass(frozen=True)
class Outcome:
    """What a stage may leave."""

    exact: tuple[Candidates, ...] = ()  # known tokens only
    open: Open | None = None


def temperature(state: Open, sampler: Temperature) -> Outcome | None:
    """Reweigh all tokens; at 0 the first stays, where no unknown token is as likely."""
    if sampler.spread:
        return None  # it follows the entropy
    if sampler.degree < COLDEST:
        return first_only(state)
    return Outcome(open=state.cooled(sampler.degree))


def first_only(state: Open) -> Outcome | None:
    """Keep the likeliest token; not known where an unknown one may be as likely."""
    logs, head = state.weights.logs, state.head
    if not len(head) or np.exp(logs[head[0]]) <= state.weights.tail.ceiling:
        return None
    return Outcome((state.first(1),))


def top_k(state: Open, sampler: TopK) -> Outcome:
    """Ranks within the head are known; the unknown tokens begin after it."""
    return ranks(state, sampler.count, keep_ties=sampler.ties == "keep")


def ranks(state: Open, count: int, *, keep_ties: bool = False) -> Outcome:
    """Keep so many of the likeliest."""
    head, weights = state.head, state.weights
    if count <= len(head):
        if not keep_ties:
            return Outcome((state.first(count),))
        last = weights.logs[head[count - 1]]
        tied = int(np.count_nonzero(weights.logs[head] >= last))
        if np.exp(last) > weights.tail.ceiling * (1.0 + NEARLY):
            return Outcome((state.first(tied),))
        return Outcome(open=_reaching_in(state, replace(state, least=0, low=0.0)))
    late = int(np.count_nonzero(state.late))
    if count >= len(head) + late + state.most:
        return Outcome(open=state)
    least = max(0, min(state.least, count - len(head) - late))
    most = state.most if keep_ties else min(state.most, count - len(head))
    low, high = weights.lightest(least), min(state.high, weights.heaviest(most))
    return Outcome(
        open=_reaching_in(state, replace(state, least=least, most=most, low=low, high=high))
    )


def _reaching_in(state: Open, changed: Open) -> Open:
    """The head stays; of known tokens among the unknown ones nobody can tell."""
    sure = np.zeros_like(state.sure)
    sure[state.head] = True
    return replace(changed, sure=sure, maybe=state.late)


def _anything(state: Open) -> Open:
    """The head stays, and any part of what comes after it."""
    return _reaching_in(state, replace(state, least=0, low=0.0))


def top_p(state: Open, sampler: TopP) -> Outcome:
    """The running total over the head is known; the total to reach is known within limits."""
    keep, least = sampler.crossing == "keep", max(sampler.minimum, 1)
    size = len(state.head)
    if least > size:
        return Outcome(open=_anything(state))
    goals = _goals(state, sampler)
    reached = np.cumsum(state.known[state.head])
    if keep:
        first, last = (1 + int(reached.searchsorted(goal)) for goal in goals)
    else:
        first, last = (int(np.searchsorted(reached, goal, side="right")) for goal in goals)
        last += last == size  # what comes next may fit in
    first, last = max(first, least), max(last, least)
    exact = tuple(state.first(count) for count in range(first, min(last, size) + 1))
    if last <= size:
        return Outcome(exact)
    return Outcome(exact, _crossing(state, goals, keep=keep))


def _goals(state: Open, sampler: TopP) -> Range:
    """Between what the running total has to reach."""
    slack = 1.0 - SLACK if sampler.crossing == "keep" else 1.0 + SLACK
    low, high = (total * sampler.mass * slack for total in state.total)
    return low * (1.0 - LAST_DIGIT), high * (1.0 + LAST_DIGIT)


def _crossing(state: Open, goals: Range, *, keep: bool) -> Open:
    """The running total reaches its goal among the unknown tokens."""
    head, late = (float(state.known[ids].sum()) for ids in (state.head, state.late))
    one = state.weights.ceiling * (1.0 + NEARLY)
    low = max(0.0, min(state.low, goals[0] - head - late - (0.0 if keep else one)))
    high = min(state.high, max(0.0, goals[1] - head) + (one if keep else 0.0))
    least = min(state.least, ceil(low / one)) if one > 0.0 else 0
    most = state.most
    if state.is_whole and state.low > 0.0:
        flat = max(
            (goal - head) / z for goal, z in zip(goals, (state.low, state.high), strict=True)
        )
        most = min(most, 1 + ceil(max(0.0, flat) * state.weights.tail.count * (1.0 + NEARLY)))
    return _reaching_in(state, replace(state, least=least, most=most, low=low, high=high))


def min_p(state: Open, sampler: MinP) -> Outcome | None:
    """Ratios to the likeliest token need no total."""
    if not len(state.head):
        return None
    best = float(state.known[state.head[0]])
    bound = best * sampler.share * exp(-SLACK)
    return values(state, (bound, bound), max(sampler.minimum, 1))


def top_a(state: Open, sampler: TopA) -> Outcome | None:
    """The bound is a share of the best weight squared, over the total."""
    if not len(state.head):
        return None
    best = float(state.known[state.head[0]])
    least, most = state.total
    bound = sampler.factor * best * best * exp(-SLACK)
    return values(state, (bound / most, bound / least), 1)


def epsilon(state: Open, sampler: Epsilon) -> Outcome | None:
    """The bound is a share of the total; tokens as likely as the last one spared stay too."""
    least, size = max(sampler.minimum, 1), len(state.head)
    if not size:
        return None
    low, high = (total * sampler.bound * exp(-SLACK) for total in state.total)
    if least > size:
        return Outcome(open=_anything(state))
    logs = state.weights.logs[state.head]
    if np.exp(logs[least - 1]) <= state.weights.tail.ceiling * (1.0 + NEARLY):
        return Outcome(open=_anything(state))
    spared = int(np.count_nonzero(logs >= logs[least - 1]))
    return values(state, (low, high), spared)


def values(state: Open, bounds: Range, least: int) -> Outcome:
    """Keep tokens whose weight reaches a bound that is known within limits."""
    low, high = bounds[0] * (1.0 - LAST_DIGIT), bounds[1] * (1.0 + LAST_DIGIT)
    head, weights = state.head, state.weights
    if least > len(head):
        return Outcome(open=_anything(state))
    known = state.known[head]
    first, last = (max(least, int(np.count_nonzero(known >= bound))) for bound in (high, low))
    if weights.ceiling < low:
        return Outcome(tuple(state.first(count) for count in range(first, last + 1)))
    exact = tuple(state.first(count) for count in range(first, len(head)))
    return Outcome(exact, _passing(state, low, high))


def _passing(state: Open, low: float, high: float) -> Open:
    """Unknown tokens may reach the bound, too, though no more than their mass allows."""
    weights, tail = state.weights, state.weights.tail
    share = weights.probability_at(low)
    count = tail.mass / share * (1.0 + NEARLY) if share > 0.0 else tail.count
    most = floor(min(float(state.most), count))
    passing = state.late & (state.known >= low)
    sure = state.sure & ((state.known >= high) | ~state.late)
    heaviest = min(state.high, weights.heaviest(most))
    return replace(
        state, sure=sure, maybe=passing & ~sure, least=0, most=most, low=0.0, high=heaviest
    )


RULES: Mapping[type, Callable[[Open, Any], Outcome | None]] = {
    Temperature: temperature,
    TopK: top_k,
    TopP: top_p,
    MinP: min_p,
    TopA: top_a,
    Epsilon: epsilon,
}
