"""Measures found by a search: the value of a parameter at which something happens."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from sampling_core.errors import LabError
from sampling_core.experiment import Experiment
from sampling_core.labs.lab import Measure
from sampling_core.labs.measuring.of_runs import NO, YES, token_id
from sampling_core.measures import BIT, bits
from sampling_core.solution import Jump, Solution
from sampling_core.solve import solve
from sampling_core.stage import Stage
from sampling_core.sweep_places import places, switched_on
from sampling_core.trace import run
from sampling_core.words import say

if TYPE_CHECKING:
    from sampling_core.labs.measuring.measures import Apparatus

LARGE = 5_000  # tokens: in larger data only the temperature is searched for, the rest takes long
POINTS = 200  # places between which a crossing is looked for
HALVINGS = 80
CERTAIN = 1e-9  # a share nearer than this is reached


def solve_nats(apparatus: "Apparatus", measure: Measure) -> float:
    """The lowest value of the parameter that gives an entropy of ``target`` nats."""
    return _value(_solution(apparatus, measure))


def solve_bits(apparatus: "Apparatus", measure: Measure) -> float:
    """The lowest value of the parameter that gives an entropy of ``target`` bits."""
    return _value(_solution(apparatus, measure, BIT))


def reachable(apparatus: "Apparatus", measure: Measure) -> str:
    """“yes” where some value of the parameter gives an entropy of ``target`` nats, else “no”."""
    return YES if _solution(apparatus, measure).reached else NO


def target_in_bits(_: "Apparatus", measure: Measure) -> float:
    """``target`` nats as bits."""
    return bits(measure.target or 0.0)


def jump_at(apparatus: "Apparatus", measure: Measure) -> float:
    """The value of the parameter at which the entropy leaps over ``target`` nats."""
    return _jump(apparatus, measure).at


def jump_below(apparatus: "Apparatus", measure: Measure) -> float:
    return _jump(apparatus, measure).below


def jump_above(apparatus: "Apparatus", measure: Measure) -> float:
    return _jump(apparatus, measure).above


def solve_share(apparatus: "Apparatus", measure: Measure) -> float:
    """The lowest value of the parameter at which a token has the share ``target``, 0 to 1."""
    experiment = _searched(apparatus, measure)
    token, target = token_id(experiment.source, measure.token), measure.target or 0.0

    def above(value: float) -> bool:
        return _stage(experiment, measure.parameter, value).probability(token) >= target

    return _crossing(experiment, measure, above)


def overtakes(apparatus: "Apparatus", measure: Measure) -> float:
    """The value of the parameter, from its off value up, from which a token is the likeliest."""
    experiment = _searched(apparatus, measure)
    token = token_id(experiment.source, measure.token)

    def leads(value: float) -> bool:
        return int(_stage(experiment, measure.parameter, value).top(1)[0]) == token

    return _crossing(experiment, measure, leads)


def _solution(apparatus: "Apparatus", measure: Measure, unit: float = 1.0) -> Solution:
    target = (measure.target or 0.0) * unit
    return solve(_searched(apparatus, measure), measure.parameter, entropy=target)


def _searched(apparatus: "Apparatus", measure: Measure) -> Experiment:
    """Return the run of a search; raises LabError for one that would take minutes."""
    experiment = apparatus.experiment(measure.run)
    if len(experiment.source) > LARGE and measure.parameter != "temperature":
        raise LabError(
            say("“{name}” is only searched for in data of at most {most} tokens.",
                name=measure.parameter, most=f"{LARGE:,}")
        )  # fmt: skip
    return experiment


def _value(solution: Solution) -> float:
    if solution.value is None:
        raise LabError(solution.sentence)
    return solution.value


def _jump(apparatus: "Apparatus", measure: Measure) -> Jump:
    solution = _solution(apparatus, measure)
    if solution.jump is None:
        raise LabError(say("There is no jump: {sentence}", sentence=solution.sentence))
    return solution.jump


def _stage(experiment: Experiment, parameter: str, value: float) -> Stage:
    """Return the result with one parameter at a value, its sampler on."""
    varied = places(experiment.chain, parameter)
    chain = switched_on(experiment.chain, varied)
    for place in varied:
        given: dict[str, Any] = {place.name: int(value) if place.spec.whole else value}
        chain = chain.with_sampler(place.step, replace(chain[place.step], **given))
    return run(experiment.with_chain(chain)).result


def _crossing(experiment: Experiment, measure: Measure, holds: Callable[[float], bool]) -> float:
    """Return the first value at which a condition changes, from the low end or the off value."""
    spec = places(experiment.chain, measure.parameter)[0].spec
    low, high = spec.box
    if measure.what == "overtakes" and spec.off is not None:
        low = max(low, spec.off)
    points = np.linspace(low, high, POINTS).tolist()
    if spec.whole:
        points = sorted({float(round(point)) for point in points})
    before, start = points[0], holds(points[0])
    for point in points[1:]:
        if holds(point) != start:
            return _bisected(before, point, holds, start, whole=spec.whole)
        before = point
    raise LabError(
        say("No “{name}” from {low:g} to {high:g} does that.",
            name=measure.parameter, low=low, high=high)
    )  # fmt: skip


def _bisected(
    low: float, high: float, holds: Callable[[float], bool], start: bool, *, whole: bool
) -> float:
    for _ in range(HALVINGS):
        middle = (low + high) // 2 if whole else (low + high) / 2.0
        if not low < middle < high:
            break
        low, high = (middle, high) if holds(middle) == start else (low, middle)
    return high
