"""Where a neutral parameter stands in a chain, and the values that it takes there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sampling_core.chain import Chain
from sampling_core.errors import LabError, ParameterError
from sampling_core.fields import Number, specs
from sampling_core.sampler import Sampler
from sampling_core.sweep_fast import Values
from sampling_core.words import say


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
        allowed = say("a numeric parameter of a sampler in the chain")
        raise ParameterError("field", parameter, allowed)
    on = [place for place in found if chain[place.step].on] or found[:1]
    return tuple(on[:1] if on[0].spec.off is not None else on)


def checked(chain: Chain, parameter: str, values: Iterable[float]) -> Values:
    """Return the values of a field, each checked against what the field takes; raises LabError."""
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise ParameterError(parameter, values, say("a list of values to sweep over"))
    spec = places(chain, parameter)[0].spec
    cleaned = [float(spec.clean(parameter, value)) for value in values]
    if not cleaned:
        raise LabError(say("“{name}” needs at least one value to sweep over.", name=parameter))
    return np.array(cleaned)


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
