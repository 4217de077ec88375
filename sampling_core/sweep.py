"""A sweep: one or two fields over many values, and one measure of every result.

Exact and without chance: each number is what ``run`` gives at that setting. Chains that end in
temperature, top-k, top-p and min-p take the fast path (``sweep_fast``); others are run, and the
stages before the first change are used again.
"""

from collections.abc import Generator, Iterable, Mapping

import numpy as np

from sampling_core.errors import LabError
from sampling_core.experiment import Experiment
from sampling_core.stage import Stage
from sampling_core.sweep_fast import Values
from sampling_core.sweep_measured import Measured, checked
from sampling_core.trace import Trace
from sampling_core.words import say

LARGEST = 1_000_000  # settings


def sweep(
    experiment: Experiment,
    fields: Mapping[str, Iterable[float]],
    measure: str,
    reference: Stage | Trace | None = None,
) -> Values:
    """Return a measure over the values of one or two fields.

    Parameters
    ----------
    experiment : Experiment
        All other settings. A swept sampler that is off is switched on.
    fields : neutral parameter name → values
        ``{"temperature": (0.5, 1.0), "top_p": (0.9, 0.95, 1.0)}``.
    measure : text
        "entropy" (nats), "effective", "kept", "top" (probability of the likeliest token),
        "token:7" (of the token with id 7), "distance" (total variation to ``reference``, 0 to 1)
        or "js" (Jensen–Shannon divergence to it, nats).
    reference : Stage or Trace, optional
        What distances are measured from; over the same source.

    Returns
    -------
    shape (m,) for one field, (m, n) for two, in the order of ``fields``

    Raises
    ------
    ParameterError
        For a field that no sampler of the chain has, a value that the field does not take, an
        unknown measure; LabError for no field, no value, or too many of either.
    """
    steps = sweep_steps(experiment, fields, measure, reference)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return np.asarray(end.value, dtype=np.float64)


def sweep_steps(
    experiment: Experiment,
    fields: Mapping[str, Iterable[float]],
    measure: str,
    reference: Stage | Trace | None = None,
) -> Generator[float, None, Values]:
    """Sweep as ``sweep`` does, yielding the share done (0 to 1); the array is returned."""
    if not 1 <= len(fields) <= 2:
        raise LabError(say("A sweep takes one or two fields, not {count}.", count=len(fields)))
    axes = [checked(experiment.chain, name, values) for name, values in fields.items()]
    if np.prod([len(axis) for axis in axes], dtype=float) > LARGEST:
        raise LabError(say("A sweep has {most:,} settings at most.", most=LARGEST))
    start = reference.result if isinstance(reference, Trace) else reference
    measured = Measured(experiment, tuple(fields), measure, start)
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
