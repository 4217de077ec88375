"""What every order of some stages leaves; beginnings that leave the same are followed once."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import factorial, prod

import numpy as np

from sampling_core.candidates import Candidates
from sampling_core.errors import LabError
from sampling_core.experiment import Experiment
from sampling_core.sampler import Context, Sampler
from sampling_core.stage import EQUAL, Stage

LOOKED_AT = 4096  # ranks compared one by one

Order = tuple[int, ...]  # steps of the chain


@dataclass(eq=False)
class State:
    """What a set of stages leaves, for each outcome of the random ones; and in which orders."""

    outcomes: tuple[Candidates, ...]
    orders: list[Order]


class Tries:
    """The states after every set of stages."""

    def __init__(self, experiment: Experiment, steps: Order) -> None:
        self._experiment, self._steps = experiment, steps
        self._context = Context(experiment.prompt_ids, experiment.output_ids)
        self._outcomes = list(_outcomes([experiment.chain[step] for step in steps]))
        start = tuple(experiment.source.candidates for _ in self._outcomes)
        self._level: dict[Order, list[State]] = {(): [State(start, [()])]}
        self.refused = 0

    def all(self) -> Iterator[float]:
        """Apply every stage to every state that lacks it, yielding the share done."""
        edges = len(self._steps) * 2 ** max(len(self._steps) - 1, 0)
        done = 0
        for _ in self._steps:
            level: dict[Order, list[State]] = {}
            for applied, states in self._level.items():
                for step in self._steps:
                    if step not in applied:
                        grown = level.setdefault(tuple(sorted((*applied, step))), [])
                        self._apply(step, states, grown)
                        done += 1
                        yield done / edges
            self._level = level

    def _apply(self, step: int, states: list[State], grown: list[State]) -> None:
        for state in states:
            longer = [(*order, step) for order in state.orders]
            try:
                left = tuple(self._left(step, i, each) for i, each in enumerate(state.outcomes))
            except LabError:
                self.refused += len(longer) * factorial(len(self._steps) - len(longer[0]))
                continue
            known = next((each for each in grown if _alike(each.outcomes, left)), None)
            if known is None:
                grown.append(State(left, longer))
            else:
                known.orders += longer

    def _left(self, step: int, outcome: int, candidates: Candidates) -> Candidates:
        acts = self._outcomes[outcome][1][self._steps.index(step)]
        sampler = self._experiment.chain[step]
        return sampler.apply(candidates, self._context) if acts else candidates

    def results(self) -> Iterator[tuple[Stage, list[Order]]]:
        """Return what all stages leave, with the orders that lead there."""
        for states in self._level.values():
            for state in states:
                yield self._stage(state), state.orders

    def _stage(self, state: State) -> Stage:
        source = self._experiment.source
        left = state.outcomes[0]
        if len(state.outcomes) > 1:
            shares = [share for share, _ in self._outcomes]
            left = Candidates.mixture(list(zip(shares, state.outcomes, strict=True)), len(source))
        if self._experiment.pick == "greedy":
            left = left.between(0, 1)
        return Stage("Order", None, left, None, self._context, source)


def _outcomes(samplers: list[Sampler]) -> Iterator[tuple[float, tuple[bool, ...]]]:
    """Each way in which random samplers may act or not, with its probability."""
    choices = [(True,) if sampler.chance >= 1.0 else (True, False) for sampler in samplers]
    for acts in product(*choices):
        pairs = zip(samplers, acts, strict=True)
        yield prod(s.chance if act else 1.0 - s.chance for s, act in pairs), acts


def _alike(ours: tuple[Candidates, ...], theirs: tuple[Candidates, ...]) -> bool:
    return all(_same_state(a, b) for a, b in zip(ours, theirs, strict=True))


def _same_state(a: Candidates, b: Candidates) -> bool:
    """Whether two states hold the same tokens with the same logits, but for rounding.

    The logits themselves must agree, as some samplers look at them rather than at probabilities.
    """
    if a is b:
        return True
    near = EQUAL * max(1.0, abs(a.best))
    if (a.size, a.alive) != (b.size, b.alive) or abs(a.best - b.best) > near:
        return False
    if abs(a.log_total - b.log_total) > near:
        return False
    count = min(a.alive, LOOKED_AT)
    ours, theirs = a.top(count), b.top(count)
    if not np.array_equal(ours, theirs):
        return False
    reach = np.maximum(1.0, np.abs(a.logits_of(ours)))
    return bool(np.all(np.abs(a.logits_of(ours) - b.logits_of(theirs)) <= EQUAL * reach))
