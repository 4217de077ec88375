"""What a sweep varies: which fields of a chain, over which ranges, and what is measured."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sampling_core.chain import Chain
from sampling_core.experiment import Experiment
from sampling_core.fields import Number, specs
from sampling_core.labels import low
from sampling_core.sweep_fast import Values
from sampling_core.sweep_measured import places, switched_on
from sampling_core.words import say

COUNT = 300  # values of a field, unless asked otherwise
LARGEST_COUNT = 1000  # of a field: two of them make the most settings that a sweep takes
FAMILY = 5  # curves when a few values of the second field are shown as lines
RANGES: Mapping[str, tuple[float, float]] = {"temperature": (0.05, 2.0), "top_p": (0.02, 1.0)}
FIRST, SECOND = "temperature", "top_p"  # what a sweep varies until somebody chooses


@dataclass(frozen=True)
class SweepField:
    """A numeric field that some sampler of a chain has."""

    parameter: str  # the neutral name
    label: str  # "Top-p", as the window calls it
    words: str  # "top-p", inside a sentence
    spec: Number

    def whole_range(self) -> "Range":
        """Return the range it is swept over until somebody chooses another."""
        low, high = RANGES.get(self.parameter, self.spec.slider)
        most = int(high - low) + 1 if self.spec.whole else COUNT
        return Range(self.parameter, float(low), float(high), max(2, min(COUNT, most)))


@dataclass(frozen=True)
class Range:
    """Evenly spaced values of a field, both ends included."""

    parameter: str
    low: float
    high: float
    count: int

    def values(self, spec: Number, most: int = LARGEST_COUNT) -> Values:
        """Return at most ``most`` of the values, rising; whole ones for a whole field."""
        found = np.linspace(self.low, self.high, max(1, min(self.count, most)))
        return np.unique(found.round()) if spec.whole else found


@dataclass(frozen=True)
class Plan:
    """One or two ranges and a measure, as ``sampling_core.sweep`` names it."""

    ranges: tuple[Range, ...]
    measure: str = "entropy"

    @property
    def parameters(self) -> tuple[str, ...]:
        return tuple(each.parameter for each in self.ranges)

    @property
    def settings(self) -> int:
        """How many settings the sweep has."""
        return int(np.prod([each.count for each in self.ranges]))

    @property
    def needs_reference(self) -> bool:
        """Whether the measure is a distance to another result."""
        return self.measure in ("distance", "js")


def sweepable(chain: Chain) -> tuple[SweepField, ...]:
    """Return the numeric fields of a chain, each once, in the order of the stages."""
    found: dict[str, SweepField] = {}
    for sampler in chain:
        for spec in specs(sampler).values():
            if isinstance(spec, Number) and spec.parameter not in found:
                title = spec.label if len(spec.label) > 2 else sampler.title
                found[spec.parameter] = SweepField(spec.parameter, say(title), low(title), spec)
    labels = Counter(each.label for each in found.values())
    return tuple(_told_apart(each) if labels[each.label] > 1 else each for each in found.values())


def _told_apart(each: SweepField) -> SweepField:
    """Return a field that shares its label with another, with its parameter beside it."""
    label, words = (f"{text} ({each.parameter})" for text in (each.label, each.words))
    return replace(each, label=label, words=words)


def plan_for(chain: Chain, wanted: Plan | None = None) -> Plan | None:
    """Return ``wanted`` as far as the chain has its fields, else the usual; None: no field."""
    known = {each.parameter: each for each in sweepable(chain)}
    kept = [each for each in wanted.ranges if each.parameter in known] if wanted else []
    measure = wanted.measure if wanted else "entropy"
    if kept:
        return Plan(tuple(kept), measure)
    names = [name for name in (FIRST, SECOND) if name in known] or list(known)[:1]
    ranges = tuple(known[name].whole_range() for name in names)
    return Plan(ranges, measure) if ranges else None


def value_now(chain: Chain, parameter: str) -> float:
    """Return where a field stands: its value, or the one at which its sampler does nothing."""
    place = places(chain, parameter)[0]
    sampler = chain[place.step]
    if not sampler.on and place.spec.off is not None:
        return float(place.spec.off)
    return float(getattr(sampler, place.name))


def with_values(experiment: Experiment, values: Mapping[str, float]) -> Experiment:
    """Return the experiment at other values of some fields, their samplers switched on.

    A sampler that is off and would stand at its off value stays off.
    """
    chain = experiment.chain
    varied = {
        name: places(chain, name)
        for name, value in values.items()
        if value_now(chain, name) != value
    }
    chain = switched_on(chain, [place for several in varied.values() for place in several])
    for name, several in varied.items():
        for place in several:
            number: Any = round(values[name]) if place.spec.whole else float(values[name])
            sampler = replace(chain[place.step], **{place.name: number})
            chain = chain.with_sampler(place.step, sampler)
    return experiment.with_chain(chain)


def around(experiment: Experiment, parameters: tuple[str, ...]) -> Experiment:
    """Return what the sweep depends on: the experiment without the values of swept fields.

    Two experiments with equal surroundings have the same map: what is off has no values either.
    """
    several = [place for name in parameters for place in places(experiment.chain, name)]
    chain = switched_on(experiment.chain, several)
    for place in several:
        low = place.spec.box[0]
        bottom: Any = int(low) if place.spec.whole else low
        sampler = replace(chain[place.step], **{place.name: bottom})
        chain = chain.with_sampler(place.step, sampler)
    swept = {place.step for place in several}
    samplers = tuple(
        type(sampler)(on=False) if sampler.is_off and step not in swept else sampler
        for step, sampler in enumerate(chain)
    )
    return replace(experiment, chain=replace(chain, samplers=samplers, notes=()), draws=1, seed=0)
