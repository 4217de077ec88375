"""A sweep: one or two fields over many values, and one measure of every result.

Exact and without chance: each number is what ``run`` gives at that setting. Chains that end in
temperature, top-k, top-p and min-p take the fast path (``sweep_fast``); others are run, and the
stages before the first change are used again.
"""

from collections.abc import Generator, Iterable, Mapping

import numpy as np

from sampling_core.chain import Chain
from sampling_core.errors import LabError, ParameterError
from sampling_core.experiment import Experiment
from sampling_core.sweep_fast import Values
from sampling_core.sweep_measured import Measured, places

LARGEST = 1_000_000  # settings


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
        unknown measure; LabError for no field, no value, or too many of either.
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
    if not 1 <= len(fields) <= 2:
        raise LabError(f"A sweep takes one or two fields, not {len(fields)}.")
    axes = [_values(experiment.chain, name, values) for name, values in fields.items()]
    if np.prod([len(axis) for axis in axes], dtype=float) > LARGEST:
        raise LabError(f"A sweep has {LARGEST:,} settings at most.")
    measured = Measured(experiment, tuple(fields), measure)
    result = np.empty([len(axis) for axis in axes])
    slow = measured.slowest
    rows = result if slow == 0 else result.T  # a view: filling it fills the result
    for row, value in enumerate(axes[slow]) if len(axes) == 2 else [(0, None)]:
        line = rows if value is None else rows[row]
        columns = axes[slow if value is None else 1 - slow]
        for first in range(0, len(columns), measured.at_once):
            part = columns[first : first + measured.at_once]
            given = [part] if value is None else [np.full(len(part), value), part]
            line[first : first + len(part)] = measured(given[::-1] if slow else given)
            yield (row + (first + len(part)) / len(columns)) / (1 if value is None else len(rows))
    return result


def _values(chain: Chain, parameter: str, values: Iterable[float]) -> Values:
    """The values of a field, each checked against what the field takes."""
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise ParameterError(parameter, values, "a list of values to sweep over")
    spec = places(chain, parameter)[0].spec
    cleaned = [float(spec.clean(parameter, value)) for value in values]
    if not cleaned:
        raise LabError(f"“{parameter}” needs at least one value to sweep over.")
    return np.array(cleaned)
