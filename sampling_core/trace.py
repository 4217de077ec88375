"""A trace: every stage, from the model's distribution to the one drawn from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np

from sampling_core.candidates import NOTHING_LOST, Candidates, Lost
from sampling_core.errors import LabError
from sampling_core.experiment import Experiment, Source
from sampling_core.measures import bits, effective
from sampling_core.ranking import Probabilities, TokenIds
from sampling_core.sampler import Context, Sampler, Threshold

MOST_RANDOM = 8  # 256 outcomes
EQUAL = 1e-12  # two results closer than this are the same


@dataclass(frozen=True, eq=False)
class Stage:
    """The distribution as one sampler left it.

    ``sampler`` is None for the model alone (the first stage) and for what follows the chain:
    the greedy pick and the mixture over a random sampler's outcomes.
    """

    title: str
    sampler: Sampler | None
    candidates: Candidates
    before: "Stage | None"
    context: Context
    source: Source

    @property
    def name(self) -> str:
        """The neutral name of its sampler, or its title in lower case."""
        return self.sampler.name if self.sampler else self.title.lower()

    @property
    def kept(self) -> int:
        """How many tokens have a probability above 0."""
        return self.candidates.kept

    @property
    def entropy(self) -> float:
        """In nats."""
        return self.candidates.entropy

    @property
    def entropy_bits(self) -> float:
        return bits(self.entropy)

    @property
    def effective(self) -> float:
        """How many equally likely tokens have the same entropy."""
        return effective(self.entropy)

    @cached_property
    def lost(self) -> Lost:
        """What the stage took away of what entered it."""
        return self.before.candidates.lost_to(self.candidates) if self.before else NOTHING_LOST

    @property
    def removed_mass(self) -> float:
        """The share of the probability entering the stage that it removed, 0 to 1."""
        return self.lost.mass

    @property
    def first_removed(self) -> int | None:
        """The likeliest token that the stage removed."""
        return self.lost.first

    @cached_property
    def last_kept(self) -> int | None:
        """The least likely token that survived the stage; None where nothing was removed."""
        return int(self.candidates.top(self.kept)[-1]) if self.lost.tokens else None

    @cached_property
    def threshold(self) -> Threshold | None:
        """The test that decided the cut; None where nothing was cut."""
        if self.sampler is None or self.before is None or not self.lost.tokens:
            return None
        return self.sampler.threshold(self.before.candidates, self.candidates, self.context)

    @property
    def threshold_text(self) -> str:
        """The test in words: ``running total 0.945 → 0.970 at OPPORTUNITY``."""
        if self.threshold is None:
            return ""
        token = self.threshold.token
        return self.threshold.text + ("" if token is None else f" at {self.source.token(token)}")

    @cached_property
    def no_effect(self) -> str | None:
        """Why the stage changed nothing; None where it changed something."""
        if self.sampler is None or self.before is None:
            return None
        if not self.sampler.on:
            return "off"
        if self.sampler.is_neutral:
            return self.sampler.why_neutral()
        unchanged = self._is_same_as(self.before.candidates)
        return self.sampler.idle(self.before.candidates, self.context) if unchanged else None

    def _is_same_as(self, before: Candidates) -> bool:
        if self.candidates is before:
            return True
        if self.lost.tokens or self.kept != before.kept:
            return False
        if self.sampler is not None and self.sampler.reorders:
            size = len(self.source)
            return bool(np.array_equal(self.candidates.by_id(size), before.by_id(size)))
        best = abs(self.candidates.head(1)[0] - before.head(1)[0])
        return bool(best <= EQUAL and abs(self.entropy - before.entropy) <= EQUAL)

    @property
    def effect(self) -> str:
        """What the stage did, in one line of the card."""
        if self.no_effect:
            return f"no effect: {self.no_effect}"
        if self.lost.tokens:
            seldom = self.sampler is not None and self.sampler.chance < 1.0
            share = f" in {self.sampler.chance:.0%} of draws" if self.sampler and seldom else ""
            return f"keeps {self.kept} · cuts {percent(self.removed_mass)}{share}"
        start = self.before.entropy if self.before else self.entropy
        return f"H {start:.3f} → {self.entropy:.3f}"

    def probabilities_by_id(self) -> Probabilities:
        """Return probabilities, shape (V,), exactly 0 where removed."""
        return self.candidates.by_id(len(self.source))

    @property
    def probabilities(self) -> Probabilities:
        """The probabilities of the kept tokens, shape (kept,), falling."""
        return self.candidates.head(self.kept)

    @property
    def ids(self) -> TokenIds:
        """The ids of the kept tokens, shape (kept,), likeliest first."""
        return self.top(self.kept)

    def top(self, count: int) -> TokenIds:
        """Return the ids of the ``count`` likeliest kept tokens."""
        return self.candidates.top(min(count, self.kept))

    def probability(self, token: int) -> float:
        """Return the probability of a token id, 0 when it was removed; raises DataError."""
        self.source.check(token)
        return self.candidates.probability_of(token)


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
        for share, samplers in _outcomes(self.experiment.chain.samplers):
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
    outcomes = []
    for share, samplers in _outcomes(experiment.chain.samplers):
        candidates = experiment.source.candidates
        for sampler in samplers:
            candidates = sampler.apply(candidates, context)
        outcomes.append((share, candidates))
    return Candidates.mixture(outcomes, len(experiment.source))


def _outcomes(samplers: tuple[Sampler, ...]) -> Iterator[tuple[float, tuple[Sampler, ...]]]:
    """Each way in which the random samplers may act or not, with its probability."""
    active = [sampler for sampler in samplers if not sampler.is_off]
    if sum(sampler.chance < 1.0 for sampler in active) > MOST_RANDOM:
        raise LabError(f"A chain can hold {MOST_RANDOM} random samplers at most.")
    choices = [(True,) if s.chance >= 1.0 else (True, False) for s in active]
    for acts in product(*choices):
        shares = [s.chance if act else 1.0 - s.chance for s, act in zip(active, acts, strict=True)]
        acting = tuple(s for s, act in zip(active, acts, strict=True) if act)
        yield float(np.prod(shares)), acting


def percent(share: float) -> str:
    """Return a share as cards show it: ``3.0 %``."""
    if 0.0 < share < 0.0005:
        return "< 0.1 %"
    return f"{100.0 * share:.1f} %"
