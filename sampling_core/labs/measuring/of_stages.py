"""Measures of one stage of a run: what it adds, takes, leaves, and whether it does anything."""

from typing import TYPE_CHECKING

from sampling_core.errors import LabError
from sampling_core.labs.lab import Measure
from sampling_core.labs.measuring.of_runs import count_of, word
from sampling_core.stage import Stage
from sampling_core.words import say

if TYPE_CHECKING:
    from sampling_core.labs.measuring.measures import Apparatus


def stage_of(apparatus: "Apparatus", measure: Measure) -> tuple[Stage, Stage]:
    """Return what enters the stage that has a parameter, and what it leaves."""
    for stage in apparatus.trace(measure.run).of_samplers:
        if stage.before and stage.sampler and measure.parameter in stage.sampler.parameters():
            return stage.before, stage
    raise LabError(say("The run has no stage with “{name}”.", name=measure.parameter))


def added(apparatus: "Apparatus", measure: Measure) -> float:
    before, left = stage_of(apparatus, measure)
    return left.entropy - before.entropy


def taken(apparatus: "Apparatus", measure: Measure) -> float:
    return -added(apparatus, measure)


def after(apparatus: "Apparatus", measure: Measure) -> float:
    return stage_of(apparatus, measure)[1].entropy


def removed(apparatus: "Apparatus", measure: Measure) -> float:
    return stage_of(apparatus, measure)[1].removed_mass


def idle(apparatus: "Apparatus", measure: Measure) -> str:
    """Return “yes” where the stage, or without a parameter some stage that is on, does nothing."""
    if measure.parameter:
        return word(stage_of(apparatus, measure)[1].no_effect is not None)
    stages = apparatus.trace(measure.run).of_samplers
    on = [stage for stage in stages if stage.sampler and not stage.sampler.is_off]
    return word(any(stage.no_effect is not None for stage in on))


def held(apparatus: "Apparatus", measure: Measure) -> float:
    """Return what the k likeliest tokens have before the first cut; k: the target, or the kept."""
    trace = apparatus.trace(measure.run)
    stages = trace.of_samplers
    start = next((s.before for s in stages if s.before and _cuts(s)), trace.result)
    if trace.experiment.pick == "greedy" and start is trace.result and start.before:
        start = start.before
    most = len(trace.experiment.source)
    count = trace.result.kept if measure.target is None else count_of(measure, most)
    return float(start.candidates.head(count).sum())


def _cuts(stage: Stage) -> bool:
    return stage.sampler is not None and stage.sampler.group == "Cut" and not stage.sampler.is_off
