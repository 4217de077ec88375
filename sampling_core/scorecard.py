"""A scorecard: one chain over many positions, and how differently it acts on them.

A setting that looks right on one distribution may cut nothing on a flat one, or everything but one
token on a peaked one. No trace is kept: a thousand positions of a whole vocabulary fit.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sampling_core.bounds import bounds
from sampling_core.chain import Chain
from sampling_core.errors import DataError
from sampling_core.experiment import Experiment, Source
from sampling_core.ranking import Probabilities, read_only
from sampling_core.trace import Trace, run
from sampling_core.words import say

Counts = NDArray[np.int64]

LARGEST = 100_000  # positions
# A token by id or by key; or one id for each position, None where there is none to watch.
Marked = int | str | Sequence[int | None] | None


@dataclass(frozen=True)
class StageScore:
    """One stage of the chain that is switched on."""

    step: int  # of the chain
    name: str  # of the sampler
    title: str
    idle: float  # share of positions at which it changes nothing, 0 to 1
    removed: float  # mean share of the probability entering it that it removes, 0 to 1


@dataclass(frozen=True)
class Spread:
    """The spread of a number over the positions."""

    least: float
    median: float
    p90: float  # nine positions in ten have at most so much
    most: float

    @classmethod
    def of(cls, values: NDArray[np.float64] | Counts) -> "Spread":
        """Return the spread of at least one value."""
        middle, high = np.median(values), np.quantile(values, 0.9, method="inverted_cdf")
        return cls(float(values.min()), float(middle), float(high), float(values.max()))


@dataclass(frozen=True, eq=False)
class Scorecard:
    """What a chain does at each of many positions; arrays have shape (positions,)."""

    chain: Chain
    kept: Counts  # tokens
    entropy: NDArray[np.float64]  # nats
    top: Probabilities  # of the likeliest token
    is_exact: NDArray[np.bool_]  # False: it depends on tokens that are not known
    marked: Probabilities  # of the marked token; NaN where it is not listed, or none is marked
    stages: tuple[StageScore, ...]

    def __len__(self) -> int:
        return len(self.kept)

    @property
    def survivors(self) -> Spread:
        """How many tokens stay."""
        return Spread.of(self.kept)

    @property
    def fewest(self) -> int:
        """The index of the first position with the fewest survivors."""
        return int(np.argmin(self.kept))

    @property
    def greatest(self) -> int:
        """The index of the first position with the most survivors."""
        return int(np.argmax(self.kept))

    @property
    def single(self) -> float:
        """The share of positions where one token is left: nothing is drawn there."""
        return float(np.mean(self.kept == 1))

    @property
    def marked_survives(self) -> float | None:
        """The share of positions that list the marked token where it can still be drawn."""
        listed = self.marked[~np.isnan(self.marked)]
        return float(np.mean(listed > 0.0)) if len(listed) else None


def scorecard_steps(
    sources: Sequence[Source], chain: Chain, marked: Marked = None
) -> Generator[float, None, Scorecard]:
    """Run a chain at every position, yielding the share done (0 to 1); the scorecard is returned.

    Parameters
    ----------
    sources : the distribution at each position, from 1 to 100,000 of them
        Where only the likeliest tokens are known the numbers are those of equal shares for all
        others; ``is_exact`` says where that does not matter.
    chain : Chain
        Each position is taken alone, without a text.
    marked : token id, or key of a token (``id:15043``), or one id for each position
        A token to watch.

    Raises DataError for no position, or too many.
    """
    if not 1 <= len(sources) <= LARGEST:
        raise DataError(
            say("A scorecard takes 1 to {most:,} positions, not {count:,}.",
                most=LARGEST, count=len(sources))
        )  # fmt: skip
    tally = _Tally(chain, len(sources), marked)
    for index, source in enumerate(sources):
        tally.add(index, source)
        yield (index + 1) / len(sources)
    return tally.scorecard()


def scorecard(sources: Sequence[Source], chain: Chain, marked: Marked = None) -> Scorecard:
    """Return the scorecard of a chain, as ``scorecard_steps`` does."""
    steps = scorecard_steps(sources, chain, marked)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Scorecard = end.value
            return result


class _Tally:
    """What was seen so far."""

    def __init__(self, chain: Chain, count: int, marked: Marked) -> None:
        self._chain, self._marked_token = chain, marked
        self._steps = [step for step, sampler in enumerate(chain) if not sampler.is_off]
        self._idle = dict.fromkeys(self._steps, 0)
        self._removed = dict.fromkeys(self._steps, 0.0)
        self._kept = np.zeros(count, dtype=np.int64)
        self._entropy, self._top = np.zeros(count), np.zeros(count)
        self._is_exact = np.ones(count, dtype=bool)
        self._marked = np.full(count, np.nan)

    def add(self, index: int, source: Source) -> None:
        """Run the chain at one position; nothing of the run is kept."""
        own = replace(source)  # what is found out about a source is kept with it
        experiment = Experiment(own, self._chain)
        trace = run(experiment)
        result = trace.result
        self._kept[index] = result.kept
        self._entropy[index] = result.entropy
        self._top[index] = result.candidates.head(1)[0]
        self._watch(index, trace, source)
        for step in self._steps:
            stage = trace.of_samplers[step]
            self._idle[step] += stage.no_effect is not None
            self._removed[step] += stage.removed_mass
        limits = bounds(experiment)
        self._is_exact[index] = limits is None or limits.is_exact

    def _watch(self, index: int, trace: Trace, source: Source) -> None:
        token = self._token_at(index, source)
        known = source.tail.known if source.tail else len(source)
        if token is not None and 0 <= token < known:
            self._marked[index] = trace.result.probability(token)

    def _token_at(self, index: int, source: Source) -> int | None:
        marked = self._marked_token
        if isinstance(marked, str):
            keys = source.keys or ()
            return keys.index(marked) if marked in keys else None
        if marked is None or isinstance(marked, int | np.integer):
            return marked
        return marked[index]

    def scorecard(self) -> Scorecard:
        """Return what was seen."""
        count = len(self._kept)
        stages = tuple(
            StageScore(
                step, self._chain[step].name, self._chain[step].title,
                self._idle[step] / count, self._removed[step] / count,
            )
            for step in self._steps
        )  # fmt: skip
        return Scorecard(
            self._chain, read_only(self._kept), read_only(self._entropy), read_only(self._top),
            read_only(self._is_exact), read_only(self._marked), stages,
        )  # fmt: skip
