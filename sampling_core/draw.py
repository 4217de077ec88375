"""Choosing tokens from a trace: seeded, many at once, with the noise that chance explains."""

from collections import deque
from collections.abc import Generator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sampling_core.experiment import LARGEST_DRAW, LARGEST_SEED, Experiment, check_whole
from sampling_core.measures import entropy
from sampling_core.ranking import Probabilities, TokenIds, read_only
from sampling_core.stage import Stage
from sampling_core.trace import Trace, run

CERTAINTY = 1.959963984540054  # standard deviations of a 95 % interval
SUSPICIOUS = 3.0  # a distance of so many times the noise is more than chance explains
YIELD_EVERY = 100  # draws between two reports of progress

Uniforms = NDArray[np.float64]


def uniforms(count: int, seed: int) -> Uniforms:
    """Return ``count`` numbers from 0 to below 1, the same for a seed on every machine.

    The top 53 bits of each number of PCG64, whose stream numpy guarantees. Raises ParameterError
    for a seed that is no whole number from 0 to 2^63 − 1.
    """
    check_whole("seed", seed, 0, LARGEST_SEED)
    raw = np.random.PCG64(seed).random_raw(count)
    numbers: Uniforms = (raw >> np.uint64(11)) * np.float64(2.0**-53)
    return numbers


def pick(stage: Stage, numbers: Uniforms) -> TokenIds:
    """Return the tokens at which the running total of probability passes each number.

    Shape of ``numbers`` and result: (n,). The likeliest token owns the lowest numbers.
    """
    reached = np.cumsum(stage.probabilities)
    ranks = np.searchsorted(reached, numbers * reached[-1], side="right")
    picked: TokenIds = stage.ids[np.minimum(ranks, len(reached) - 1)]
    return picked


@dataclass(frozen=True, eq=False)
class Draws:
    """Tokens drawn, in order, beside the distribution they should follow."""

    ids: TokenIds  # shape (count,), read-only
    seed: int
    stage: Stage  # the distribution drawn from; with a growing text, the first one
    from_history: bool = False  # each draw was added to the text before the next

    @property
    def count(self) -> int:
        return len(self.ids)

    @cached_property
    def _found(self) -> tuple[TokenIds, NDArray[np.intp]]:
        """The distinct tokens, rising, and how often each was drawn."""
        return np.unique(self.ids, return_counts=True)

    def counts(self, tokens: TokenIds) -> NDArray[np.intp]:
        """Return how often each of ``tokens`` was drawn, shape (m,)."""
        distinct, counts = self._found
        places = np.minimum(np.searchsorted(distinct, tokens), len(distinct) - 1)
        return np.where(distinct[places] == tokens, counts[places], 0)

    def share(self, token: int) -> float:
        """Return the share of draws that gave a token, 0 to 1; raises DataError for no id."""
        self.stage.source.check(token)
        return float(self.counts(np.array([token], dtype=np.intp))[0]) / self.count

    def interval(self, token: int) -> tuple[float, float]:
        """Return the 95 % Wilson interval for the probability of a token (Wilson 1927)."""
        return wilson(self.share(token), self.count)

    @cached_property
    def entropy(self) -> float:
        """Entropy of the shares, in nats; biased low when draws are few."""
        return entropy(self._found[1] / self.count)

    @cached_property
    def distance(self) -> float:
        """Total variation to the exact distribution: ½ Σ |share − p|, 0 to 1."""
        distinct, counts = self._found
        exact = self.stage.candidates.probabilities_of(distinct)
        drawn = float(np.abs(counts / self.count - exact).sum())
        return (drawn + max(0.0, 1.0 - float(exact.sum()))) / 2.0

    @cached_property
    def noise(self) -> float:
        """The distance that chance alone leads to expect: ½ Σ √(2p(1 − p)/(πn))."""
        p = self.stage.probabilities
        return float(np.sqrt(2.0 * p * (1.0 - p) / (np.pi * self.count)).sum()) / 2.0

    @property
    def is_suspicious(self) -> bool:
        """Whether the distance is more than chance explains."""
        return self.distance > SUSPICIOUS * self.noise + 1.0 / self.count


def wilson(share: float, count: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a share (0 to 1) seen in ``count`` draws."""
    z = CERTAINTY
    centre = share + z * z / (2.0 * count)
    spread = z * float(np.sqrt(share * (1.0 - share) / count + z * z / (4.0 * count * count)))
    scale = 1.0 + z * z / count
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def draw(trace: Trace, n: int, seed: int) -> Draws:
    """Draw ``n`` tokens (1 to 10 million) from a trace's result; raises ParameterError."""
    check_whole("draws", n, 1, LARGEST_DRAW)
    return Draws(read_only(pick(trace.result, uniforms(n, seed))), seed, trace.result)


def draw_with_history(
    experiment: Experiment, n: int, seed: int, window: int
) -> Generator[float, None, Draws]:
    """Draw ``n`` tokens, each becoming part of the text that penalties see.

    Only the last ``window`` draws count as output (0: all). Samplers with a memory learn from
    each pick. Yields the share done, 0 to 1.
    """
    check_whole("draws", n, 1, LARGEST_DRAW)
    numbers = uniforms(n, seed)
    trace = run(experiment)
    start, texts = trace.result, deque(experiment.output_ids, maxlen=window or None)
    ids = np.empty(n, dtype=np.intp)
    for index in range(n):
        ids[index] = pick(trace.result, numbers[index : index + 1])[0]
        texts.append(int(ids[index]))
        if index % YIELD_EVERY == 0:
            yield index / n
        memory = trace.remember(int(ids[index]))
        trace = run(experiment.with_(output_ids=tuple(texts)), trace, memory)
    return Draws(read_only(ids), seed, start, from_history=True)


def shares(draws: Draws, vocabulary: int) -> Probabilities:
    """Return the share of each token, shape (vocabulary,), summing to 1."""
    return np.bincount(draws.ids, minlength=vocabulary) / draws.count
