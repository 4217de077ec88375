"""Where in a sweep a parameter has no effect: the result is as if that parameter were off."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sampling_core.errors import LabError
from sampling_core.experiment import Experiment
from sampling_core.sameness import NEAR, equal
from sampling_core.samplers.temperature import Temperature
from sampling_core.stage import Stage
from sampling_core.sweep_fast import Values
from sampling_core.sweep_measured import Measured, checked
from sampling_core.trace import Trace, run
from sampling_core.words import say

LARGEST = 1_000_000  # settings
AT_ONCE = {True: 4, False: 512}  # settings between two reports of progress; True: each is run

Region = NDArray[np.bool_]


def no_effect_region(
    experiment: Experiment, fields: Mapping[str, Iterable[float]]
) -> dict[str, Region]:
    """Return for each swept parameter where it has no effect; shapes as of ``sweep``.

    A parameter has no effect at a setting where switching it off, with all else as it is there,
    leaves every probability as it is (to 1e−12). A parameter without an off value, such as a
    threshold, is switched off with its sampler.

    Raises as ``sweep`` does.
    """
    steps = no_effect_steps(experiment, fields)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: dict[str, Region] = end.value
            return result


def no_effect_steps(
    experiment: Experiment, fields: Mapping[str, Iterable[float]]
) -> Generator[float, None, dict[str, Region]]:
    """Look as ``no_effect_region`` does, yielding the share done (0 to 1)."""
    if not 1 <= len(fields) <= 2:
        raise LabError(say("A sweep takes one or two fields, not {count}.", count=len(fields)))
    axes = [checked(experiment.chain, name, values) for name, values in fields.items()]
    shape = tuple(len(axis) for axis in axes)
    if np.prod(shape, dtype=float) > LARGEST:
        raise LabError(say("A sweep has {most:,} settings at most.", most=LARGEST))
    effects = _Effects(experiment, tuple(fields))
    columns = [each.ravel() for each in np.meshgrid(*axes, indexing="ij")]
    order = effects.order(columns)
    found = np.empty((len(fields), len(order)), dtype=bool)
    for first in range(0, len(order), effects.at_once):
        part = order[first : first + effects.at_once]
        found[:, part] = effects.at([column[part] for column in columns])
        yield min(1.0, (first + len(part)) / len(order))
    return {name: found[i].reshape(shape) for i, name in enumerate(fields)}


class _Effects:
    """Whether parameters have an effect, at many settings."""

    def __init__(self, experiment: Experiment, parameters: Sequence[str]) -> None:
        self._measured = Measured(experiment, parameters, "kept")
        self._entropies = Measured(experiment, parameters, "entropy")
        self._specs = [places[0].spec for places in self._measured.places]
        self._previous: Trace | None = None

    @property
    def at_once(self) -> int:
        return AT_ONCE[self._measured.is_run]

    def order(self, columns: Sequence[Values]) -> NDArray[np.intp]:
        """The settings so that the field that costs most to change changes least often."""
        slow = self._measured.slowest
        keys = [*(column for i, column in enumerate(columns) if i != slow), columns[slow]]
        return np.lexsort(keys)

    def at(self, values: Sequence[Values]) -> Region:
        """Return for each field whether it has no effect, shape (fields, n)."""
        counts = self._measured.counts(values)
        if counts is None or any(spec.off is None for spec in self._specs):
            return self._by_run(values)
        return np.array([self._is_idle(i, values, counts) for i in range(len(values))])

    def _is_idle(self, field: int, values: Sequence[Values], counts: NDArray[np.intp]) -> Region:
        off = self._specs[field].off
        others = [
            column if i != field else np.full_like(column, off) for i, column in enumerate(values)
        ]
        without = self._measured.counts(others)
        if without is None:
            return np.asarray(self._by_run(values)[field], dtype=bool)
        alike = np.asarray(counts == without, dtype=bool)
        if isinstance(self._sampler(field), Temperature):
            unsure = alike & (values[field] != off) & (counts > self._measured.tied)
            alike[unsure] = self._warms_nothing(
                field, [column[unsure] for column in values], [column[unsure] for column in others]
            )
        return alike

    def _warms_nothing(
        self, field: int, values: Sequence[Values], others: Sequence[Values]
    ) -> Region:
        """Whether a temperature leaves all as it is, where it keeps as many: shape (n,)."""
        alike = np.abs(self._entropies(values) - self._entropies(others)) <= NEAR
        near = [column[alike] for column in values]
        alike[alike] = self._by_run(near)[field] if len(near[0]) else []
        return np.asarray(alike, dtype=bool)

    def _sampler(self, field: int) -> object:
        return self._measured.experiment.chain[self._measured.places[field][0].step]

    def _by_run(self, values: Sequence[Values]) -> Region:
        settings = list(zip(*(column.tolist() for column in values), strict=True))
        return np.array(
            [[self._runs_alike(i, each) for each in settings] for i in range(len(values))]
        )

    def _runs_alike(self, field: int, setting: Sequence[float]) -> bool:
        with_it = self._measured.stage(setting)
        spec = self._specs[field]
        if spec.off is not None:
            return equal(
                with_it, self._measured.stage([*setting[:field], spec.off, *setting[field + 1 :]])
            )
        return equal(with_it, self._switched_off(field, setting))

    def _switched_off(self, field: int, setting: Sequence[float]) -> Stage:
        chain = self._measured.chain(setting)
        for place in self._measured.places[field]:
            chain = chain.with_sampler(place.step, replace(chain[place.step], on=False))
        self._previous = run(self._measured.experiment.with_chain(chain), self._previous)
        return self._previous.result
