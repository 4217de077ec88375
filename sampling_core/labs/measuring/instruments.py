"""The small apparatus of a lab: noisy greedy picks, and a tree searched in several ways."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from sampling_core.experiment import LARGEST_DRAW, LARGEST_SEED, Source, check_whole
from sampling_core.labs.lab import Tree
from sampling_core.labs.measuring.of_trees import searched as found_by
from sampling_core.ranking import TokenIds

MOST_AT_ONCE = 1_000_000  # numbers of noise in memory


@dataclass(frozen=True)
class Picks:
    """Which tokens noisy greedy picks took."""

    ids: TokenIds  # shape (count,)

    def share(self, token: int) -> float:
        """Return the share of picks that took a token id, 0 to 1."""
        return float(np.mean(self.ids == token))


def noisy_picks(source: Source, noise: float, count: int, seed: int) -> Picks:
    """Return greedy picks with normal noise of σ ``noise`` on each logit, anew for each pick.

    The same for a seed; ``count`` is 1 to 10 million. Raises ParameterError.
    """
    check_whole("draws", count, 1, LARGEST_DRAW)
    check_whole("seed", seed, 0, LARGEST_SEED)
    logits = source.completed.logits
    if noise <= 0.0:
        return Picks(np.full(count, int(np.argmax(logits)), dtype=np.intp))
    near = np.flatnonzero(logits >= logits.max() - 20.0 * noise)  # no other token ever wins
    generator = np.random.Generator(np.random.PCG64(seed))
    ids = np.empty(count, dtype=np.intp)
    step = max(1, MOST_AT_ONCE // len(near))
    for start in range(0, count, step):
        rows = min(step, count - start)
        noisy = logits[near] + noise * generator.standard_normal((rows, len(near)))
        ids[start : start + rows] = near[np.argmax(noisy, axis=1)]
    return Picks(ids)


@dataclass(frozen=True)
class Row:
    """What one strategy makes of a tree."""

    strategy: str
    text: tuple[str, ...]  # the likeliest that it found
    share: float  # its probability
    mean: float  # the mean probability of the texts found
    different: int  # how many different texts were found


def searched(tree: Tree, strategies: Iterable[str], seed: int) -> tuple[Row, ...]:
    """Return what strategies find: “greedy”, “best”, “beam 2”, “sample 20”; raises LabError."""
    return tuple(_row(tree, strategy, seed) for strategy in strategies)


def _row(tree: Tree, strategy: str, seed: int) -> Row:
    found = found_by(tree, strategy, seed)
    text, share = max(found, key=lambda each: each[1])
    mean = sum(each for _, each in found) / len(found)
    return Row(strategy, text, share, mean, len({each for each, _ in found}))
