"""A measure of an experiment as a function of one or two of its fields."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np

from sampling_core.chain import Chain
from sampling_core.experiment import Experiment
from sampling_core.sampler import Sampler
from sampling_core.samplers.temperature import Temperature
from sampling_core.stage import Stage
from sampling_core.sweep_fast import Counts, PrefixEnd, Ranks, Values
from sampling_core.sweep_places import Place, checked, places, switched_on
from sampling_core.sweep_readings import MEASURES, reading
from sampling_core.trace import Trace, run

__all__ = ["MEASURES", "Measured", "Place", "checked", "places", "switched_on"]

QUICK = 1_000_000  # numbers: so many take a few hundredths of a second

Left = tuple[Ranks, Counts]  # a ranking, and how many of it stay at each setting
Piece = tuple[Any, Sequence[Values], Left | None]  # which settings, their values; None: to be run


class Measured:
    """A measure of an experiment as a function of one or two of its fields."""

    def __init__(
        self,
        experiment: Experiment,
        parameters: Sequence[str],
        measure: str,
        reference: Stage | None = None,
    ) -> None:
        self._reading = reading(measure, experiment.source, reference)
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
        most = max(1, QUICK // self._reading.cost)
        return min(most, 32 if self._degree is not None and len(self.places) == 1 else 512)

    def __call__(self, values: Sequence[Values]) -> Values:
        """Return the measure, shape (n,), at n settings: for each field its values, shape (n,)."""
        result = np.empty(len(values[0]))
        for where, some, left in self._pieces(values):
            read = self._reading.of_prefixes(*left) if left else self._by_run(some)
            result[where] = read
        return result

    def counts(self, values: Sequence[Values]) -> Counts | None:
        """Return how many candidates stay at n settings, shape (n,); None: some must be run.

        Only where this is no None are all results prefixes of one ranking.
        """
        result = np.empty(len(values[0]), dtype=np.intp)
        for where, _, left in self._pieces(values):
            if left is None:
                return None
            result[where] = np.minimum(left[1], left[0].alive)
        return result

    @cached_property
    def tied(self) -> int:
        """How many candidates of the fast path are as likely as the best; 0 without that path."""
        return self._end.tied if self._end else 0

    def _pieces(self, values: Sequence[Values]) -> Iterator[Piece]:
        """The settings in pieces of one temperature each, with what the fast path leaves there."""
        if self._end is None:
            yield slice(None), values, None
        elif self._degree is None:
            yield slice(None), values, self._end.left(len(values[0]), self._given(values))
        else:
            degrees = values[self._degree]
            for degree in dict.fromkeys(degrees.tolist()):
                where = degrees == degree
                some = [column[where] for column in values]
                yield where, some, self._at_degree(degree, some)

    def _at_degree(self, degree: float, values: Sequence[Values]) -> Left | None:
        if self._end is None or not self._end.divides(degree):
            return None
        return self._end.left(len(values[0]), self._given(values), degree)

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
        candidates = run(start).result.candidates
        self._reading.start(candidates)
        return PrefixEnd(candidates, samplers, greedy=greedy)

    def _by_run(self, values: Sequence[Values]) -> Values:
        stages = (self.stage(each) for each in zip(*values, strict=True))
        return np.array([self._reading.of(stage) for stage in stages])

    def stage(self, values: Sequence[float]) -> Stage:
        """Return the result of the whole chain at one value for each field."""
        self._previous = run(self.experiment.with_chain(self.chain(values)), self._previous)
        return self._previous.result

    def chain(self, values: Sequence[float]) -> Chain:
        """Return the chain at one value for each field."""
        chain = self.experiment.chain
        for several, value in zip(self.places, values, strict=True):
            for place in several:
                number: Any = int(value) if place.spec.whole else float(value)
                changed = replace(chain[place.step], **{place.name: number})
                chain = chain.with_sampler(place.step, changed)
        return chain
