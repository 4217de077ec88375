"""The work of the sweep view, as generators that yield the share done."""

import math
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from sampling_core.experiment import Experiment
from sampling_core.fields import Number
from sampling_core.model_view.sweep_plan import FAMILY, Plan, Range, sweepable
from sampling_core.sweep import sweep_steps
from sampling_core.sweep_effect import no_effect_steps
from sampling_core.sweep_fast import Values
from sampling_core.trace import Trace

IDLE = 60  # values of each field at which it is looked whether a field has an effect
COARSE = 24  # values of each field in a first pass
LARGE = 4096  # tokens: beyond it even one setting is too long for the window's own thread
THIN = 60  # values of a section where each takes long

Masks = Mapping[str, NDArray[np.bool_]]


@dataclass(frozen=True, eq=False)
class Swept:
    """A measure over one or two fields, and what it took."""

    plan: Plan
    around: Experiment  # everything but the values of the swept fields
    axes: tuple[Values, ...]
    values: Values  # shape (m,) or (m, n), in the order of the plan
    seconds: float
    is_coarse: bool = False
    idle: Masks | None = None  # per field: where it has no effect, shaped as the values


@dataclass(frozen=True, eq=False)
class Section:
    """The measure against one field, everything else as at the crosshair."""

    parameter: str
    at: Values  # shape (m,)
    values: Values  # shape (m,)


@dataclass(frozen=True, eq=False)
class Cross:
    """What is known at a crosshair."""

    at: tuple[float, ...]  # one value for each field of the plan
    value: float
    sections: tuple[Section, ...]


def _steps(
    experiment: Experiment,
    fields: Mapping[str, Sequence[float] | Values],
    plan: Plan,
    reference: Trace | None,
) -> Generator[float, None, Values]:
    if plan.needs_reference:
        return (yield from sweep_steps(experiment, fields, plan.measure, reference))
    return (yield from sweep_steps(experiment, fields, plan.measure))


def axes_of(experiment: Experiment, plan: Plan, most: int = 10**6) -> tuple[Values, ...]:
    """Return the values of each field of a plan."""
    known = {each.parameter: each.spec for each in sweepable(experiment.chain)}
    return tuple(each.values(known[each.parameter], most) for each in plan.ranges)


def field_of(experiment: Experiment, parameter: str) -> Number:
    """Return what is known of a field of the chain."""
    known = sweepable(experiment.chain)
    return next(each.spec for each in known if each.parameter == parameter)


def round_values(of: Range, *, whole: bool) -> list[float]:
    """Return both ends of a range and a few round values between them."""
    least = (of.high - of.low) / (FAMILY - 1)
    power = 10.0 ** math.floor(math.log10(least))
    step = next(each * power for each in (1, 2, 2.5, 5, 10) if each * power >= least * 0.999)
    step = max(1.0, round(step)) if whole else step
    first, last = math.floor(of.low / step) + 1, math.ceil(of.high / step)
    inside = [round(n * step, 9) for n in range(first, last)]
    return sorted({of.low, *(v for v in inside if of.low < v < of.high), of.high})


def map_work(
    experiment: Experiment, plan: Plan, reference: Trace | None = None, *, coarse: bool = False
) -> Generator[float, None, Swept]:
    """Sweep over all settings of a plan; ``coarse`` takes a few of them only."""
    start = perf_counter()
    axes = axes_of(experiment, plan, COARSE if coarse else 10**6)
    fields = dict(zip(plan.parameters, axes, strict=True))
    values = yield from _steps(experiment, fields, plan, reference)
    return Swept(plan, experiment, axes, values, perf_counter() - start, coarse)


def cross_work(
    experiment: Experiment, plan: Plan, at: tuple[float, ...], reference: Trace | None = None
) -> Generator[float, None, Cross]:
    """Measure at ``at`` and along each field through it."""
    most = THIN if len(experiment.source) > LARGE else 10**6
    given = {name: [value] for name, value in zip(plan.parameters, at, strict=True)}
    point = yield from _steps(experiment, given, plan, reference)
    sections = []
    for name, axis in zip(plan.parameters, axes_of(experiment, plan, most), strict=True):
        fields = given | {name: axis}
        found = yield from _steps(experiment, fields, plan, reference)
        sections.append(Section(name, axis, found.reshape(-1)))
    return Cross(at, float(point.reshape(-1)[0]), tuple(sections))


def family_work(
    experiment: Experiment, plan: Plan, reference: Trace | None = None
) -> Generator[float, None, tuple[tuple[float, Section], ...]]:
    """Measure along the first field at a few values of the second."""
    first = axes_of(experiment, plan)[0]
    second = round_values(plan.ranges[1], whole=field_of(experiment, plan.parameters[1]).whole)
    fields = {plan.parameters[0]: first, plan.parameters[1]: np.array(second)}
    found = yield from _steps(experiment, fields, plan, reference)
    name = plan.parameters[0]
    return tuple(
        (value, Section(name, first, found[:, column])) for column, value in enumerate(second)
    )


def idle_work(swept: Swept) -> Generator[float, None, Masks]:
    """Find where each field has no effect, on a coarser grid; masks are shaped as the values."""
    places = [
        np.unique(np.linspace(0, len(axis) - 1, IDLE).round().astype(int)) for axis in swept.axes
    ]
    fields = {
        name: axis[some].tolist()
        for name, axis, some in zip(swept.plan.parameters, swept.axes, places, strict=True)
    }
    found = yield from no_effect_steps(swept.around, fields)
    nearest = [
        np.abs(np.arange(len(axis))[:, np.newaxis] - some).argmin(axis=1)
        for axis, some in zip(swept.axes, places, strict=True)
    ]
    return {name: mask[np.ix_(*nearest)] for name, mask in found.items()}
