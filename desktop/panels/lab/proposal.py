"""Settings that a lab asks for: which field of which card, and the edit that changes it."""

from dataclasses import replace
from functools import cache
from typing import Any

from sampling_core.engine import CARDS, KINDS
from sampling_core.errors import LabError
from sampling_core.experiment import Experiment
from sampling_core.fields import Number, specs
from sampling_core.model_view.numbers import spec_text
from sampling_core.model_view.session import Session
from sampling_core.sampler import Sampler
from sampling_core.words import say


@cache
def field_of(parameter: str) -> tuple[type[Sampler], str, Number] | None:
    """Return the sampler, the field and its bounds of a flat parameter; None: no number."""
    kinds = [KINDS[name] for name in CARDS]
    for kind in (*kinds, *(kind for kind in KINDS.values() if kind not in kinds)):
        for name, spec in specs(kind).items():
            if isinstance(spec, Number) and spec.parameter == parameter:
                return kind, name, spec
    return None


def value_in(experiment: Experiment, parameter: str) -> float | None:
    """Return the value in force: the neutral one where the stage is off or not there."""
    found = field_of(parameter)
    if found is None:
        return None
    kind, name, spec = found
    step = experiment.chain.step_of(kind.name)
    sampler = kind() if step is None else experiment.chain[step]
    if (step is None or not sampler.on) and spec.off is not None:
        return spec.off
    value: float = getattr(sampler, name)
    return value


def propose(session: Session, parameter: str, value: float) -> None:
    """Set a parameter, switching its stage on, or off at the neutral value; one step of undo.

    Raises what the session refuses, such as a parameter that the lab locks.
    """
    found = field_of(parameter)
    if found is None:
        raise LabError(say("There is no parameter “{name}”.", name=parameter))
    kind, name, spec = found
    session.edit(
        _with_value(session.experiment, kind, name, value),
        f"{say(spec.label or kind.title)} {spec_text(spec, _cleaned(spec, name, value))}".strip(),
        f"{kind.name}.{name}",
    )


def _with_value(now: Experiment, kind: type[Sampler], name: str, value: float) -> Experiment:
    spec = specs(kind)[name]
    step = now.chain.step_of(kind.name)
    if step is None:
        now = now.inserted(len(now.chain), kind())
        step = len(now.chain) - 1
    if isinstance(spec, Number):
        value = _cleaned(spec, name, value)
        is_only = sum(isinstance(each, Number) for each in specs(kind).values()) == 1
        on = value != spec.off if is_only or value != spec.off else now.chain[step].on
        return now.with_sampler(step, replace(now.chain[step], on=on, **{name: value}))
    return now


def _cleaned(spec: Number, name: str, value: Any) -> float:
    return spec.clean(name, int(value) if spec.whole else float(value))
