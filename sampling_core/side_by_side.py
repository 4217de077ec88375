"""The same settings under several engines: what each keeps, how far apart they are, and why."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sampling_core.causes import cause
from sampling_core.chain import Chain
from sampling_core.engine import Engine, Parameters
from sampling_core.engines import ENGINES
from sampling_core.errors import LabError, ParameterError
from sampling_core.experiment import Experiment
from sampling_core.measures import js
from sampling_core.ranking import Probabilities
from sampling_core.trace import Trace, run
from sampling_core.words import say

Matrix = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Row:
    """One engine's answer to the settings, or why it refuses them."""

    engine: Engine
    chain: Chain | None  # None where the engine refuses
    trace: Trace | None
    refusal: str  # a sentence; empty where there is an answer
    cause: str  # why it departs from the reference; empty where the engine refuses
    distance: float  # Jensen–Shannon divergence to the reference, in nats; NaN where refused

    @property
    def is_refused(self) -> bool:
        return self.trace is None

    @property
    def notes(self) -> tuple[str, ...]:
        """What the engine did silently: defaults, clamps, parameters left out."""
        return self.chain.notes if self.chain else ()

    @property
    def survivors(self) -> int:
        """How many tokens it keeps; 0 where it refuses."""
        return self.trace.result.kept if self.trace else 0

    @property
    def entropy(self) -> float:
        """In nats; NaN where it refuses."""
        return self.trace.result.entropy if self.trace else np.nan

    @property
    def effective(self) -> float:
        """In tokens; NaN where it refuses."""
        return self.trace.result.effective if self.trace else np.nan

    @property
    def top_probability(self) -> float:
        """Of the likeliest token, 0 to 1; NaN where it refuses."""
        return float(self.trace.result.candidates.head(1)[0]) if self.trace else np.nan


@dataclass(frozen=True, eq=False)
class SideBySide:
    """The settings of an experiment under several engines."""

    experiment: Experiment
    reference: Trace  # of the experiment as it is
    rows: tuple[Row, ...]  # one for each engine, in the order given
    js: Matrix  # (n, n), nats; NaN where one of the two refuses
    defaults: str  # "off" or "engine": what became of parameters that are not given


def side_by_side(
    experiment: Experiment, engines: Sequence[Engine] = ENGINES, *, defaults: str = "off"
) -> SideBySide:
    """Return the settings of an experiment under every engine.

    Parameters
    ----------
    experiment : Experiment
        Its samplers that do something give the parameters; what stands at an off value is not sent.
    engines : profiles
    defaults : "off" or "engine"
        Whether parameters that are not given are off, or take each engine's silent default.
    """
    steps = side_by_side_steps(experiment, engines, defaults=defaults)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: SideBySide = end.value
            return result


def side_by_side_steps(
    experiment: Experiment, engines: Sequence[Engine] = ENGINES, *, defaults: str = "off"
) -> Generator[float, None, SideBySide]:
    """Compare as ``side_by_side`` does, yielding the share done (0 to 1)."""
    if defaults not in ("engine", "off"):
        raise ParameterError("defaults", defaults, say("“engine” or “off”"))
    reference = run(experiment)
    rows: list[Row] = []
    for engine in engines:
        rows.append(_row(engine, reference, defaults))
        yield len(rows) / (2 * len(engines))
    matrix = np.full((len(rows), len(rows)), np.nan)
    shares = [row.trace.result.probabilities_by_id() if row.trace else None for row in rows]
    for i in range(len(rows)):
        _fill(matrix, i, shares[: i + 1])
        yield (len(rows) + i + 1) / (2 * len(engines))
    return SideBySide(experiment, reference, tuple(rows), matrix, defaults)


def parameters(chain: Chain) -> Parameters:
    """Return the flat, neutral parameters of the samplers that do something."""
    return Chain(tuple(sampler for sampler in chain if not sampler.is_off)).parameters()


def _row(engine: Engine, reference: Trace, defaults: str) -> Row:
    experiment = reference.experiment
    given = parameters(experiment.chain)
    try:
        chain = engine.chain(defaults, leave_out=True, **given)
        trace = run(experiment.with_chain(chain), reference)
    except LabError as error:
        return Row(engine, None, None, str(error), "", np.nan)
    ours, theirs = (each.result.probabilities_by_id() for each in (reference, trace))
    why = cause(engine, chain, reference, trace)
    return Row(engine, chain, trace, "", why, js(ours, theirs))


def _fill(matrix: Matrix, place: int, shares: Sequence[Probabilities | None]) -> None:
    """Enter the divergences between the last of some distributions and each of them."""
    last = shares[-1]
    for other, each in enumerate(shares):
        if last is not None and each is not None:
            apart = 0.0 if other == place else js(each, last)
            matrix[place, other] = matrix[other, place] = apart
