"""A sweep: one or two fields over many values, and one measure of every result.

Exact and without chance: each number is what ``run`` gives at that setting. Chains that end in
temperature, top-k, top-p and min-p take the fast path (``sweep_fast``); others are run, and the
stages before the swept fields are used again.
"""

from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import numpy as np

from sampling_core.chain import Chain
from sampling_core.errors import LabError, ParameterError
from sampling_core.experiment import Experiment
from sampling_core.fields import Number, specs
from sampling_core.sampler import Sampler
from sampling_core.samplers.temperature import Temperature
from sampling_core.sweep_fast import PrefixEnd, Values
from sampling_core.trace import Stage, Trace, run

MEASURES: Mapping[str, Callable[[Stage], float]] = {
    "entropy": lambda stage: stage.entropy,  # nats
    "effective": lambda stage: stage.effective,  # tokens
    "kept": lambda stage: float(stage.kept),  # tokens
    "top": lambda stage: float(stage.candidates.head(1)[0]),  # probability of the likeliest
}
LARGEST = 1_000_000  # settings
YIELD_EVERY = 64  # runs between two reports of progress


def sweep(experiment: Experiment, fields: Mapping[str, Iterable[float]], measure: str) -> Values:
    """Return a measure over the values of one or two fields.

    Parameters
    ----------
    experiment : Experiment
        All other settings. A swept sampler that is off is switched on.
    fields : neutral parameter name → values
        ``{"temperature": (0.5, 1.0), "top_p": (0.9, 0.95, 1.0)}``.
    measure : "entropy" (nats), "effective", "kept" or "top" (probability of the likeliest token)

    Returns
    -------
    shape (m,) for one field, (m, n) for two, in the order of ``fields``

    Raises
    ------
    ParameterError
        For a field that no sampler of the chain has, a value that the field does not take, an
        unknown measure; LabError for no field or value, or too many.
    """
    steps = sweep_steps(experiment, fields, measure)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return np.asarray(end.value, dtype=np.float64)


def sweep_steps(
    experiment: Experiment, fields: Mapping[str, Iterable[float]], measure: str
) -> Generator[float, None, Values]:
    """Sweep as ``sweep`` does, yielding the share done (0 to 1); the array is returned."""
    check_measure(measure)
    axes = tuple(_axis(experiment.chain, name, values) for name, values in fields.items())
    if not 1 <= len(axes) <= 2:
        raise LabError(f"A sweep takes one or two fields, not {len(axes)}.")
    shape = tuple(len(axis.values) for axis in axes)
    if np.prod(shape, dtype=float) > LARGEST:
        raise LabError(f"A sweep has at most {LARGEST:,} settings, not {int(np.prod(shape)):,}.")
    return _measured(Sweep(experiment, axes, measure), shape)


def _measured(sweep: "Sweep", shape: tuple[int, ...]) -> Generator[float, None, Values]:
    slow, *fast = sorted(range(len(shape)), key=lambda i: sweep.axes[i].first)
    if sweep.degree_axis is not None:
        slow, fast = sweep.degree_axis, [i for i in range(len(shape)) if i != sweep.degree_axis]
    result = np.empty([shape[i] for i in (slow, *fast)])
    others = [sweep.axes[i].values for i in fast]
    for row, value in enumerate(sweep.axes[slow].values):
        for column, part in sweep.row(slow, value, fast, others):
            result[row, column] = part
            yield (row + (column.stop / shape[fast[0]] if fast else 1.0)) / shape[slow]
    return result.T if fast and fast[0] < slow else result


def check_measure(measure: str) -> None:
    """Raise ParameterError unless there is such a measure."""
    if measure not in MEASURES:
        raise ParameterError("measure", measure, "one of " + ", ".join(MEASURES))
