"""Measures of chance: how far draws miss, and which token a noisy greedy pick takes."""

from collections.abc import Sequence
from math import erf, lgamma, log, pi, sqrt
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sampling_core.draw import CERTAINTY, draw
from sampling_core.errors import LabError
from sampling_core.labs.lab import Measure
from sampling_core.labs.measuring.of_runs import count_of, result, token_id
from sampling_core.ranking import Logits, Probabilities
from sampling_core.words import say

if TYPE_CHECKING:
    from sampling_core.labs.measuring.measures import Apparatus

MOST_DRAWS = 100_000  # of an exact mean
MOST_TERMS = 5_000_000  # of it: draws times tokens
NEAREST = 2_000  # tokens that compete for a noisy pick; more take too long
FAR = 9.0  # standard deviations: beyond lies less than 1e−18
HALF_POINTS = 300  # of the integral, on either side

_erf = np.frompyfunc(erf, 1, 1)


def interval(apparatus: "Apparatus", measure: Measure) -> float:
    """Half the width of the 95 % interval of a share after ``target`` draws: 1.96 √(p(1−p)/n)."""
    stage = result(apparatus, measure)
    share = stage.probability(token_id(stage.source, measure.token))
    return CERTAINTY * sqrt(share * (1.0 - share) / count_of(measure, 10**9))


def sampled_entropy(apparatus: "Apparatus", measure: Measure) -> float:
    """The mean entropy of the shares of ``target`` draws, in nats: exact, not simulated."""
    shares = result(apparatus, measure).probabilities
    count = count_of(measure, MOST_DRAWS)
    if count * len(shares) > MOST_TERMS:
        raise LabError(say("There are too many draws and tokens for an exact mean."))
    seen = np.arange(1, count + 1)
    terms = -(seen / count) * np.log(seen / count)
    ways = lgamma(count + 1) - _log_factorials(count)[1:] - _log_factorials(count)[::-1][1:]
    return sum(_mean(ways, terms, share, seen, count) for share in shares.tolist())


def _mean(ways: Logits, terms: Logits, share: float, seen: NDArray[np.int_], count: int) -> float:
    """Σ over how often a token is seen of its binomial probability times the term."""
    if share <= 0.0 or share >= 1.0:
        return 0.0
    chances = np.exp(ways + seen * log(share) + (count - seen) * np.log1p(-share))
    return float(np.dot(chances, terms))


def _log_factorials(count: int) -> Logits:
    """Return ln k! for k = 0 … count, shape (count + 1,)."""
    return np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, count + 1)))])


def drawn_entropy(apparatus: "Apparatus", measure: Measure) -> float:
    """The entropy that the lab's own draws show."""
    trace = apparatus.trace(measure.run)
    return draw(trace, trace.experiment.draws, trace.experiment.seed).entropy


def wins(apparatus: "Apparatus", measure: Measure) -> float:
    """The share of greedy picks that a token gets when each of the model's logits has noise.

    The chain is not looked at: neither a temperature nor a cut changes which logit is largest.
    """
    source = apparatus.experiment(measure.run).source
    token = token_id(source, measure.token)
    return float(
        shares_with_noise(source.logits, apparatus.settings(measure.run).noise, [token])[0]
    )


def shares_with_noise(logits: Logits, noise: float, tokens: Sequence[int]) -> Probabilities:
    """Return how often each of ``tokens`` has the largest logit, shape (len(tokens),).

    Parameters
    ----------
    logits : shape (V,)
        What the model gives, before any sampler.
    noise : float
        σ of the normal noise on each logit, independent of one another; 0: the first of the
        likeliest always wins.
    tokens : ids

    Notes
    -----
    P(i) = ∫ φ(x) Π_{j ≠ i} Φ((z_i − z_j)/σ + x) dx, by the trapezoid rule, whose error falls
    faster than any power for such functions.
    """
    best = int(np.argmax(logits))
    if noise <= 0.0:
        return np.array([float(token == best) for token in tokens])
    near = np.flatnonzero(logits >= logits[best] - 2.0 * FAR * noise)
    if len(near) > NEAREST:
        raise LabError(say("So much noise lets more than {most:,} tokens win.", most=NEAREST))
    x = np.linspace(-FAR, FAR, 2 * HALF_POINTS + 1)
    density = np.exp(-x * x / 2.0) / sqrt(2.0 * pi) * (x[1] - x[0])
    return np.array([_share(logits, noise, token, near, x, density) for token in tokens])


def _share(
    logits: Logits, noise: float, token: int, near: NDArray[np.intp], x: Logits, density: Logits
) -> float:
    if token not in near:
        return 0.0
    product = density
    for other in near.tolist():
        if other != token:
            gaps = (logits[token] - logits[other]) / noise + x
            product = product * ((1.0 + _erf(gaps / sqrt(2.0)).astype(np.float64)) / 2.0)
    return float(product.sum())
