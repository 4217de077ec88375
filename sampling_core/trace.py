"""A trace: every stage, from the model's distribution to the one drawn from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from sampling_core.candidates import Candidates
from sampling_core.errors import LabError
from sampling_core.experiment import Experiment
from sampling_core.sampler import Context, Sampler
from sampling_core.stage import Stage
from sampling_core.words import say

MOST_RANDOM = 8  # 256 outcomes


@dataclass(frozen=True, eq=False)
class Trace:
    """Every stage of an experiment; compared by identity."""

    experiment: Experiment
    stages: tuple[Stage, ...]
    memory: Mapping[str, Any]

    @property
    def result(self) -> Stage:
        """The distribution that tokens are drawn from."""
        return self.stages[-1]

    @property
    def of_samplers(self) -> tuple[Stage, ...]:
        """One stage for each sampler of the chain, in order."""
        return self.stages[1 : 1 + len(self.experiment.chain)]

    def remember(self, selected: int) -> dict[str, Any]:
        """Return what the samplers with a memory know after ``selected`` was picked.

        Where a random sampler may or may not have acted, the likelier of the two is taken, given
        the token.
        """
        known = dict(self.memory)
        if all(sampler.is_off or sampler.start() is None for sampler in self.experiment.chain):
            return known
        for sampler, before, left in self._path_to(selected):
            if sampler.start() is not None:
                memory = known.get(sampler.name, sampler.start())
                known[sampler.name] = sampler.remember(memory, before, left, selected)
        return known

    def _path_to(self, selected: int) -> list[tuple[Sampler, Candidates, Candidates]]:
        """What each acting sampler got and left, on the likeliest way to a token."""
        document = self.experiment
        context = Context(document.prompt_ids, document.output_ids, self.memory)
        ways = []
        for share, samplers in outcomes(self.experiment.chain.samplers):
            steps, left = [], self.stages[0].candidates
            for sampler in samplers:
                before, left = left, sampler.apply(left, context)
                steps.append((sampler, before, left))
            ways.append((share * left.probability_of(selected), steps))
        return max(ways, key=lambda way: way[0])[1]


def run(
    experiment: Experiment, previous: Trace | None = None, memory: Mapping[str, Any] | None = None
) -> Trace:
    """Apply the chain in order and keep every stage.

    Parameters
    ----------
    experiment : Experiment
    previous : Trace, optional
        A trace whose stages before the first difference are used again.
    memory : mapping, optional
        What ``Trace.remember`` returned after the step before.
    """
    source, chain = experiment.source, experiment.chain
    context = Context(experiment.prompt_ids, experiment.output_ids, memory or {})
    stages = list(_reusable(experiment, previous, context))
    if not stages:
        stages = [Stage("Model", None, source.candidates, None, context, source)]
    for sampler in chain.samplers[len(stages) - 1 :]:
        stages.append(_stage(sampler, stages[-1], context))
    if any(s.is_random and 0.0 < s.chance < 1.0 and not s.is_off for s in chain):
        mixed = _mixture(experiment, context)
        stages.append(Stage("Mixture", None, mixed, stages[-1], context, source))
    if experiment.pick == "greedy":
        first = stages[-1].candidates.between(0, 1)
        stages.append(Stage("Greedy", None, first, stages[-1], context, source))
    return Trace(experiment, tuple(stages), context.memory)


def _stage(sampler: Sampler, before: Stage, context: Context) -> Stage:
    left = before.candidates if sampler.is_off else sampler.apply(before.candidates, context)
    return Stage(sampler.title, sampler, left, before, context, before.source)


def _reusable(
    experiment: Experiment, previous: Trace | None, context: Context
) -> tuple[Stage, ...]:
    """The stages of an earlier trace that this experiment would only repeat."""
    if previous is None or previous.experiment.source is not experiment.source:
        return ()
    old = previous.experiment
    texts = (old.prompt_ids, old.output_ids) == (experiment.prompt_ids, experiment.output_ids)
    if not texts or previous.memory != context.memory:
        return previous.stages[:1]
    same = 0
    for ours, theirs in zip(experiment.chain, old.chain, strict=False):
        if ours != theirs:
            break
        same += 1
    return previous.stages[: 1 + same]


def _mixture(experiment: Experiment, context: Context) -> Candidates:
    """The exact distribution over all outcomes of the random samplers."""
    parts = []
    for share, samplers in outcomes(experiment.chain.samplers):
        candidates = experiment.source.candidates
        for sampler in samplers:
            candidates = sampler.apply(candidates, context)
        parts.append((share, candidates))
    return Candidates.mixture(parts, len(experiment.source))


def outcomes(samplers: tuple[Sampler, ...]) -> Iterator[tuple[float, tuple[Sampler, ...]]]:
    """Each way in which the random samplers may act or not, with its probability."""
    active = [sampler for sampler in samplers if not sampler.is_off]
    if sum(sampler.chance < 1.0 for sampler in active) > MOST_RANDOM:
        raise LabError(say("A chain can hold {most} random samplers at most.", most=MOST_RANDOM))
    choices = [(True,) if s.chance >= 1.0 else (True, False) for s in active]
    for acts in product(*choices):
        shares = [s.chance if act else 1.0 - s.chance for s, act in zip(active, acts, strict=True)]
        acting = tuple(s for s, act in zip(active, acts, strict=True) if act)
        yield float(np.prod(shares)), acting
