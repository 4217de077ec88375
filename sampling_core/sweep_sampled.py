"""A sampled sweep: what draws show at every setting, beside the exact value and with its noise."""

from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np

from sampling_core.draw import CERTAINTY, Draws, pick, uniforms, wilson
from sampling_core.errors import LabError, ParameterError
from sampling_core.experiment import LARGEST_DRAW, LARGEST_SEED, Experiment, check_whole
from sampling_core.measures import effective
from sampling_core.ranking import read_only
from sampling_core.stage import Stage
from sampling_core.sweep_fast import Values
from sampling_core.sweep_measured import Measured, checked
from sampling_core.sweep_readings import DISTANCES, reading
from sampling_core.words import say

LARGEST = 100_000  # settings
MOST_DRAWS = 10**9  # of all settings together
AT_ONCE = 4  # settings between two reports of progress


@dataclass(frozen=True, eq=False)
class SampledValues:
    """A measure of draws at every setting; arrays are shaped as those of ``sweep``."""

    measure: str
    draws: int  # at each setting
    seed: int
    fields: dict[str, Values]  # the values of each field
    values: Values  # from the draws
    errors: Values  # standard errors
    low: Values  # 95 % interval
    high: Values
    exact: Values  # without chance


@dataclass(frozen=True)
class Estimate:
    """A measure of draws, with its uncertainty."""

    value: float
    error: float
    low: float
    high: float


def sampled_sweep_steps(
    experiment: Experiment,
    fields: Mapping[str, Iterable[float]],
    measure: str,
    draws: int,
    seed: int,
) -> Generator[float, None, SampledValues]:
    """Draw tokens at every setting and measure what was drawn, yielding the share done (0 to 1).

    Parameters
    ----------
    experiment, fields
        As for ``sweep``; at most 100,000 settings.
    measure : text
        "entropy" (nats), "effective", "kept" (distinct tokens drawn), "top" (share of the token
        that is likeliest) or "token:7" (share of the token with id 7).
    draws : int
        At each setting.
    seed : int
        Each setting draws from a stream of its own, made of this seed and its values: a setting
        gives the same draws in every grid.

    Notes
    -----
    Standard errors: of shares √(s(1 − s)/n) with Wilson's interval, of the entropy
    √((Σ s ln² s − H²)/n), of the tokens seen √(Σ q(1 − q)) with q = (1 − p)^n, which is a little
    too large as tokens compete. Entropy and tokens seen are biased low when draws are few.

    Raises
    ------
    ParameterError
        As ``sweep``, and for draws or a seed out of range; LabError for too much altogether.
    """
    axes = _checked(experiment, fields, measure, draws, seed)
    measured = Measured(experiment, tuple(fields), measure)
    estimate = _estimator(measure)
    exact = reading(measure, experiment.source, None)
    shape = tuple(len(axis) for axis in axes.values())
    found = np.empty((5, int(np.prod(shape))))
    for place, setting in enumerate(product(*(axis.tolist() for axis in axes.values()))):
        stage = measured.stage(setting)
        drawn = Draws(pick(stage, uniforms(draws, seed_of(seed, setting))), seed, stage)
        said = estimate(drawn)
        found[:, place] = said.value, said.error, said.low, said.high, exact.of(stage)
        if place % AT_ONCE == 0:
            yield place / found.shape[1]
    yield 1.0
    arrays = (read_only(row.reshape(shape)) for row in found)
    return SampledValues(measure, draws, seed, axes, *arrays)


def _checked(
    experiment: Experiment,
    fields: Mapping[str, Iterable[float]],
    measure: str,
    draws: int,
    seed: int,
) -> dict[str, Values]:
    """The values of each field, after checking all that was asked for."""
    check_whole("draws", draws, 1, LARGEST_DRAW)
    check_whole("seed", seed, 0, LARGEST_SEED)
    if measure in DISTANCES:
        allowed = say("one that draws show; a distance is not")
        raise ParameterError("measure", measure, allowed)
    if not 1 <= len(fields) <= 2:
        raise LabError(say("A sweep takes one or two fields, not {count}.", count=len(fields)))
    axes = {name: checked(experiment.chain, name, values) for name, values in fields.items()}
    settings = float(np.prod([len(axis) for axis in axes.values()], dtype=float))
    if settings > LARGEST or settings * draws > MOST_DRAWS:
        raise LabError(
            say("A sampled sweep has at most {settings:,} settings and {draws:,} draws altogether.",
                settings=LARGEST, draws=MOST_DRAWS)
        )  # fmt: skip
    return axes


def seed_of(seed: int, setting: Iterable[float]) -> int:
    """Return the seed of one setting, the same on every machine."""
    bits = np.array([*setting], dtype="<f8") + 0.0  # no negative zero
    words = [seed & 0xFFFFFFFF, seed >> 32, *bits.view("<u4").tolist()]
    return int(np.random.SeedSequence(words).generate_state(1, np.uint64)[0] >> np.uint64(1))


# From draws to a measure.


def _estimator(measure: str) -> Callable[[Draws], Estimate]:
    if measure in ("entropy", "effective"):
        return _entropy if measure == "entropy" else _effective
    if measure == "kept":
        return _kept
    if measure == "top":
        return lambda drawn: _share(drawn, int(drawn.stage.top(1)[0]))
    token = int(measure.partition(":")[2])
    return lambda drawn: _share(drawn, token)


def _share(drawn: Draws, token: int) -> Estimate:
    share, count = drawn.share(token), drawn.count
    low, high = wilson(share, count)
    return Estimate(share, float(np.sqrt(share * (1.0 - share) / count)), low, high)


def _entropy(drawn: Draws) -> Estimate:
    shares = np.unique(drawn.ids, return_counts=True)[1] / drawn.count
    spread = float(np.dot(shares, np.log(shares) ** 2)) - drawn.entropy**2
    error = float(np.sqrt(max(0.0, spread) / drawn.count))
    return _around(drawn.entropy, error, least=0.0)


def _effective(drawn: Draws) -> Estimate:
    nats = _entropy(drawn)
    value = effective(nats.value)
    return Estimate(value, value * nats.error, effective(nats.low), effective(nats.high))


def _kept(drawn: Draws) -> Estimate:
    unseen = _unseen(drawn.stage, drawn.count)
    error = float(np.sqrt(np.dot(unseen, 1.0 - unseen)))
    return _around(float(len(np.unique(drawn.ids))), error, least=1.0)


def _unseen(stage: Stage, count: int) -> Values:
    """The probability that a kept token is not among so many draws, shape (kept,)."""
    unseen: Values = (1.0 - np.minimum(stage.probabilities, 1.0)) ** count
    return unseen


def _around(value: float, error: float, least: float) -> Estimate:
    return Estimate(value, error, max(least, value - CERTAINTY * error), value + CERTAINTY * error)
