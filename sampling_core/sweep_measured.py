"""A measure of an experiment as a function of its fields, and where those stand in the chain."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sampling_core.chain import Chain
from sampling_core.errors import ParameterError
from sampling_core.experiment import Experiment
from sampling_core.fields import Number, specs
from sampling_core.sampler import Sampler
from sampling_core.samplers.temperature import Temperature
from sampling_core.stage import Stage
from sampling_core.sweep_fast import PrefixEnd, Values
from sampling_core.trace import Trace, run

MEASURES: Mapping[str, Callable[[Stage], float]] = {
    "entropy": lambda stage: stage.entropy,  # nats
    "effective": lambda stage: stage.effective,  # tokens
    "kept": lambda stage: float(stage.kept),  # tokens
    "top": lambda stage: float(stage.candidates.head(1)[0]),  # probability of the likeliest
}


# Where a field stands in a chain.


@dataclass(frozen=True)
class Place:
    """One field of one sampler of a chain."""

    step: int
    name: str
    spec: Number


def places(chain: Chain, parameter: str) -> tuple[Place, ...]:
    """Return where a neutral parameter stands in a chain; raises ParameterError for nowhere.

    Of several samplers of one kind the first that is on counts. A parameter that several kinds
    share, such as ``min_keep``, stands in all that are on, or else in the first.
    """
    found = [
        Place(step, name, spec)
        for step, sampler in enumerate(chain)
        for name, spec in specs(sampler).items()
        if isinstance(spec, Number) and spec.parameter == parameter
    ]
    if not found:
        raise ParameterError("field", parameter, "a numeric parameter of a sampler in the chain")
    on = [place for place in found if chain[place.step].on] or found[:1]
    return tuple(on[:1] if on[0].spec.off is not None else on)


def switched_on(chain: Chain, varied: Sequence[Place]) -> Chain:
    """Return the chain with the samplers of varied fields on.

    Where one was off, its other switches go to their neutral values, so that varying one of them
    shows that one alone; a field that is no switch is varied with the values that stand there.
    """
    for step in {place.step for place in varied if not chain[place.step].on}:
        ours = [place for place in varied if place.step == step]
        others: dict[str, Any] = {}
        if any(place.spec.off is not None for place in ours):
            others = _neutral(chain[step], {place.name for place in ours})
        chain = chain.with_sampler(step, replace(chain[step], on=True, **others))
    return chain


def _neutral(sampler: Sampler, varied: set[str]) -> dict[str, Any]:
    return {
        name: int(spec.off) if spec.whole else spec.off
        for name, spec in specs(sampler).items()
        if isinstance(spec, Number) and spec.off is not None and name not in varied
    }


class Measured:
    """A measure of an experiment as a function of one or two of its fields."""

    def __init__(self, experiment: Experiment, parameters: Sequence[str], measure: str) -> None:
        if measure not in MEASURES:
            raise ParameterError("measure", measure, "one of " + ", ".join(MEASURES))
        self._measure = measure
        self.places = [places(experiment.chain, parameter) for parameter in parameters]
        every = [place for several in self.places for place in several]
        self.experiment = experiment.with_chain(switched_on(experiment.chain, every))
        self._first = min(place.step for place in every)
        self._previous: Trace | None = None
        self._end = self._prefix_end()
        self._degree = next((i for i, at in enumerate(self.places) if self._is_degree(at[0])), None)

    @property
    def is_run(self) -> bool:
        """Whether each setting runs the chain."""
        return self._end is None

    @property
    def slowest(self) -> int:
        """Which field to vary least often."""
        if self._end is not None and self._degree is not None:
            return self._degree
        return min(range(len(self.places)), key=lambda i: self.places[i][0].step)

    @property
    def at_once(self) -> int:
        """How many settings to ask for together: as many as take a few hundredths of a second."""
        if self._end is None:
            return 8
        return 32 if self._degree is not None and len(self.places) == 1 else 512

    def __call__(self, values: Sequence[Values]) -> Values:
        """Return the measure, shape (n,), at n settings: for each field its values, shape (n,)."""
        if self._end is None:
            return self._by_run(values)
        if self._degree is None:
            return self._end.measures(self._measure, len(values[0]), self._given(values))
        result = np.empty(len(values[0]))
        degrees = values[self._degree]
        for degree in dict.fromkeys(degrees.tolist()):
            where = degrees == degree
            some = [column[where] for column in values]
            result[where] = self._at_degree(degree, some)
        return result

    def _at_degree(self, degree: float, values: Sequence[Values]) -> Values:
        if self._end is None or not self._end.divides(degree):
            return self._by_run(values)
        return self._end.measures(self._measure, len(values[0]), self._given(values), degree)

    def _given(self, values: Sequence[Values]) -> dict[tuple[int, str], Values]:
        """The values by sampler of the chain end and field."""
        return {
            (len(self._active(self._first, place.step)), place.name): column
            for several, column in zip(self.places, values, strict=True)
            for place in several
        }

    def _active(self, start: int, stop: int | None = None) -> list[Sampler]:
        """The samplers of a part of the chain that are varied or not off."""
        varied = {place.step for several in self.places for place in several}
        part = list(enumerate(self.experiment.chain))[start:stop]
        return [sampler for step, sampler in part if step in varied or not sampler.is_off]

    def _is_degree(self, place: Place) -> bool:
        return isinstance(self.experiment.chain[place.step], Temperature)

    def _prefix_end(self) -> PrefixEnd | None:
        """The fast path from the first varied sampler on, None where there is none."""
        chain, samplers = self.experiment.chain, self._active(self._first)
        random = any(0.0 < s.chance < 1.0 and not s.is_off for s in chain)
        other = any(
            self._is_degree(place) and place.name != "degree" for at in self.places for place in at
        )
        if random or other or not PrefixEnd.can(samplers):
            return None
        start = replace(self.experiment, chain=Chain(chain.samplers[: self._first]), pick="sample")
        greedy = self.experiment.pick == "greedy"
        return PrefixEnd(run(start).result.candidates, samplers, greedy=greedy)

    def _by_run(self, values: Sequence[Values]) -> Values:
        measured = MEASURES[self._measure]
        return np.array([measured(self.stage(each)) for each in zip(*values, strict=True)])

    def stage(self, values: Sequence[float]) -> Stage:
        """Return the result of the whole chain at one value for each field."""
        chain = self.experiment.chain
        for several, value in zip(self.places, values, strict=True):
            for place in several:
                number: Any = int(value) if place.spec.whole else float(value)
                changed = replace(chain[place.step], **{place.name: number})
                chain = chain.with_sampler(place.step, changed)
        self._previous = run(self.experiment.with_chain(chain), self._previous)
        return self._previous.result
