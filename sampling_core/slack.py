"""Slack: how far each parameter can move before anything changes."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass

import numpy as np

from sampling_core.chain import Chain
from sampling_core.errors import LabError
from sampling_core.experiment import Experiment
from sampling_core.fields import Number, specs
from sampling_core.labels import label
from sampling_core.sameness import equal
from sampling_core.solution import Words
from sampling_core.trace import Trace, run
from sampling_core.words import say

POINTS = 32  # looked at on each side before the edge is refined
NEAREST = 1e-9  # of the range: the first of them
SHARPNESS = 1e-9  # of the range: how precisely an edge is found


@dataclass(frozen=True)
class Slack:
    """The interval around the value of one parameter within which the result stays the same."""

    step: int  # of the chain
    parameter: str  # neutral name
    label: str  # as sentences call it
    value: float
    low: float
    high: float
    searched: tuple[float, float]  # the range of the spin box, without an off value at its low end
    is_whole: bool

    @property
    def is_tight(self) -> bool:
        """Whether any move changes something."""
        near = 1.0 if self.is_whole else 1e-6 * (self.searched[1] - self.searched[0])
        return self.high - self.low < near

    @property
    def sentence(self) -> str:
        """The interval in words."""
        words = Words(self.label, "", 0, self.is_whole)
        if self.is_tight:
            return say("Any move of {field} changes something", field=self.label)
        low, high = words.value(self.low), words.value(self.high)
        ends = (self.low <= self.searched[0], self.high >= self.searched[1])
        if all(ends):
            return say("No move of {field} changes anything", field=self.label)
        if ends[1]:
            return say("Nothing changes while {field} is at least {low}", field=self.label, low=low)
        if ends[0]:
            return say(
                "Nothing changes while {field} is at most {high}", field=self.label, high=high
            )
        return say(
            "Nothing changes while {field} is from {low} to {high}",
            field=self.label, low=low, high=high,
        )  # fmt: skip


def slack(experiment: Experiment) -> tuple[Slack, ...]:
    """Return for each parameter that is in use how far it alone can move.

    Exact to 1e−9 of the range of its spin box where the result changes once on each side; of
    several changes the nearest is found unless two lie between neighbours of the search.
    """
    steps = slack_steps(experiment)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: tuple[Slack, ...] = end.value
            return result


def slack_steps(experiment: Experiment) -> Generator[float, None, tuple[Slack, ...]]:
    """Search as ``slack`` does, yielding the share done (0 to 1)."""
    fields = list(_in_use(experiment.chain))
    now = run(experiment)
    found = []
    for done, (step, name, spec) in enumerate(fields):
        found.append(_Search(now, step, name, spec).slack())
        yield (done + 1) / len(fields)
    return tuple(found)


def _in_use(chain: Chain) -> Iterator[tuple[int, str, Number]]:
    """The numeric fields of the samplers that do something, as ``Chain.parameters`` gives them."""
    for step, sampler in enumerate(chain):
        if sampler.is_off:
            continue
        used = Chain((sampler,)).parameters()
        for name, spec in specs(sampler).items():
            if not isinstance(spec, Number) or spec.parameter not in used:
                continue
            if spec.off is None or getattr(sampler, name) != spec.off:
                yield step, name, spec


class _Search:
    """The search for the two edges of one parameter."""

    def __init__(self, now: Trace, step: int, name: str, spec: Number) -> None:
        self._now, self._step, self._name, self._spec = now, step, name, spec
        self._value = float(getattr(now.experiment.chain[step], name))
        low, high = spec.box
        if spec.whole and spec.off == low:
            low += 1  # what is beside an off value does not continue it
        self._box = (min(low, self._value), max(high, self._value))
        self._near = 0.5 if spec.whole else SHARPNESS * (self._box[1] - self._box[0])
        self._previous = now

    def slack(self) -> Slack:
        sampler = self._now.experiment.chain[self._step]
        low, high = (self._edge(limit) for limit in self._box)
        return Slack(
            self._step, self._spec.parameter, label(sampler, self._spec), self._value, low, high,
            self._box, self._spec.whole,
        )  # fmt: skip

    def _edge(self, limit: float) -> float:
        """The farthest value towards a limit up to which nothing changes."""
        same = self._value
        for point in self._points(limit):
            if not self._is_same(point):
                return self._between(same, point)
            same = point
        return same

    def _points(self, limit: float) -> list[float]:
        shares = np.unique([*np.geomspace(NEAREST, 1.0, POINTS // 2), *np.linspace(0, 1, POINTS)])
        points = self._value + (limit - self._value) * shares
        points = np.unique(points.round() if self._spec.whole else points)
        ordered: list[float] = points[np.argsort(np.abs(points - self._value))].tolist()
        return ordered[1:]

    def _between(self, same: float, other: float) -> float:
        while abs(same - other) > self._near:
            middle = (same + other) / 2.0
            middle = float(int(middle)) if self._spec.whole else middle
            if middle in (same, other):
                break
            if self._is_same(middle):
                same = middle
            else:
                other = middle
        return same

    def _is_same(self, value: float) -> bool:
        number = int(value) if self._spec.whole else value
        try:
            changed = self._now.experiment.with_field(self._step, self._name, number)
            self._previous = run(changed, self._previous)
        except LabError:
            return False
        return equal(self._now.result, self._previous.result)
