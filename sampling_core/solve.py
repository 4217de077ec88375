"""Solving: the values of one field that bring a measure to a target, or why there are none."""

from collections.abc import Callable
from functools import cached_property, partial
from itertools import pairwise
from operator import le, lt

import numpy as np

from sampling_core.errors import LabError, ParameterError
from sampling_core.experiment import Experiment
from sampling_core.solution import Jump, Solution, Words
from sampling_core.sweep_fast import Values
from sampling_core.sweep_measured import Measured
from sampling_core.words import say

__all__ = ["Jump", "Solution", "solve"]

LARGE = 4096  # tokens
LARGEST = 1e300  # of a target
HALVINGS = 200  # to full precision from any range; towards 0 until about 1e-60
CLOSE = 1e-10  # nats, tokens or probability: nearer than this is reached
ROUNDED = 1.0001  # so much farther is as near: what was bisected lies on the border
WIDE = 1e-9  # relative: a run of hits narrower than this is one value
FLAT = 1e-12  # a run of hits that varies more is a crossing, not a range
JOIN = 1e-6  # an off value continues its neighbour when it differs by less
FEW = 32  # points where the measure only rises or only falls: any two would do
CHANGES = 256  # changes of the number of tokens that are looked for in a scan that turns back

Point = tuple[float, float]


def solve(
    experiment: Experiment,
    field: str,
    *,
    entropy: float | None = None,
    effective: float | None = None,
    kept: int | None = None,
    top: float | None = None,
) -> Solution:
    """Return the values of a field that bring one measure to a target.

    Parameters
    ----------
    experiment : Experiment
        All other settings; the sampler of the field is switched on.
    field : neutral parameter name
        Searched over the range of its spin box.
    entropy, effective, kept, top : the target, exactly one of them
        In nats; effective tokens; tokens with a probability above 0; the probability of the
        likeliest token, 0 to 1.

    Notes
    -----
    Exact to the last bit for a measure that only rises or only falls, jumps included. Where it
    turns back (locally typical, eta, …) the range is scanned and every crossing refined, so two
    crossings between neighbours of the scan can be missed; ``limits`` are then those of the scan.

    Raises
    ------
    ParameterError
        For a field that no sampler of the chain has; LabError for none or several targets.
    """
    given = {"entropy": entropy, "effective": effective, "kept": kept, "top": top}
    named = [(measure, target) for measure, target in given.items() if target is not None]
    if len(named) != 1:
        raise LabError(
            say("Solve takes exactly one target of {names}, not {count}.",
                names=", ".join(given), count=len(named))
        )  # fmt: skip
    measure, target = named[0]
    is_number = isinstance(target, int | float | np.number) and not isinstance(target, bool)
    if not is_number or not 0.0 <= target <= LARGEST:
        raise ParameterError(measure, target, say("a finite number from 0"))
    return _Search(experiment, field, measure, float(target)).solution()


class _Search:
    """One search of the range of a field."""

    def __init__(self, experiment: Experiment, field: str, measure: str, target: float) -> None:
        self._field, self._measure, self._target = field, measure, target
        self._experiment = experiment
        self._measured = Measured(experiment, [field], measure)
        self._known: dict[float, float] = {}  # the measure by point: refining asks for some again
        self._spec = self._measured.places[0][0].spec
        self._close = 0.0 if measure == "kept" else CLOSE * max(1.0, target)

    def solution(self) -> Solution:
        points = self._refined(self._scan())
        values = self._at(points)
        points, values = points[~np.isnan(values)], values[~np.isnan(values)]
        singles, ranges = self._found(points, values)
        jump = None if singles or ranges else self._jump(points, values)
        limits = (float(values.min()), float(values.max()))
        searched = (float(points[0]), float(points[-1]))
        return Solution(
            self._field, self._measure, self._target, singles, ranges, jump, limits, searched,
            Words.of(self._measured),
        )  # fmt: skip

    # What is looked at.

    def _at(self, points: Values) -> Values:
        new = [point for point in points.tolist() if point not in self._known]
        if new:
            values = _values(self._measured, np.array(new))
            self._known.update(zip(new, values.tolist(), strict=True))
        return np.array([self._known[point] for point in points.tolist()])

    def _value(self, point: float) -> float:
        return float(self._at(np.array([point]))[0])

    @cached_property
    def _counted(self) -> Measured:
        return Measured(self._experiment, [self._field], "kept")

    def _scan(self) -> Values:
        """Points of the box, denser towards its low end."""
        low, high = self._spec.box
        count = self._count_of_points()
        if self._spec.whole:
            low, last = int(low), min(int(high), int(low) + 2 * count)
            wide = np.geomspace(1.0, max(high - low, 1.0), count // 4).round() + low
            points = np.unique(np.concatenate([np.arange(low, last + 1.0), wide, [high]]))
        else:
            shares = np.concatenate([np.geomspace(1e-6, 1.0, count // 4), np.linspace(0, 1, count)])
            points = np.unique(low + (high - low) * shares)
        return self._without_off(points)

    def _count_of_points(self) -> int:
        """How many points show all turns; on the fast path every measure only rises or falls.

        There each cut leaves a prefix. A longer one has more entropy, as each token more is at
        most as likely as those before it; and both a looser cut and a higher temperature leave
        prefixes at least as long.
        """
        if not self._measured.is_run:
            return FEW
        return 400 if len(self._measured.experiment.source) <= LARGE else 60

    def _without_off(self, points: Values) -> Values:
        """Leave out an off value at the low end that does not continue what is beside it."""
        if self._spec.off != points[0]:
            return points
        beside = points[1] if self._spec.whole else points[0] + 1e-9 * (points[-1] - points[0])
        off, near = self._at(np.array([points[0], beside]))
        return points if abs(off - near) <= JOIN else points[1:]

    def _refined(self, points: Values) -> Values:
        """Add to the points the two sides of every place where the target is passed."""
        values = self._at(points)
        if not np.isfinite(values).any():
            self._measured.stage([points[0]])  # raises what is wrong there
        steps = np.diff(values)
        turns = (steps > CLOSE).any() and (steps < -CLOSE).any()
        if turns and not self._spec.whole and self._measure != "kept":
            points = np.unique(np.concatenate([points, self._changes(points)]))
            values = self._at(points)
        sides = [
            side
            for ends, measures in zip(pairwise(points), pairwise(values), strict=True)
            for side in self._crossings(ends, measures)
        ]
        return np.unique(np.concatenate([points, sides]))

    def _crossings(self, ends: Point, measures: Point) -> list[float]:
        """The sides of where the measure comes close to the target, meets it and leaves it."""
        start, end = measures
        if np.isnan(start) or np.isnan(end):
            return []
        near, far = self._target - self._close, self._target + self._close
        found: list[float] = []
        for passes in (partial(le, near), partial(le, self._target), partial(lt, far)):
            if passes(start) != passes(end):
                found += self._bisected(*ends, self._becomes(passes, passes(end)))
        return found

    def _becomes(self, passes: Callable[[float], bool], last: bool) -> Callable[[float], bool]:
        return lambda point: passes(self._value(point)) == last

    def _bisected(self, low: float, high: float, holds: Callable[[float], bool]) -> Point:
        if self._spec.whole:
            return _bisected_whole(int(low), int(high), holds)
        return _bisected(low, high, holds)

    def _changes(self, points: Values) -> Values:
        """The two sides of changes of the number of tokens between neighbours of a scan."""
        counts = _values(self._counted, points)
        cells = np.flatnonzero(np.diff(counts))[:CHANGES]
        sides: list[float] = []
        for cell in cells:
            start, end = counts[cell], counts[cell + 1]
            low, high = points[cell], points[cell + 1]
            sides += _bisected(low, high, partial(self._differs, start))
            sides += _bisected(low, high, partial(self._equals, end))
        return np.array(sides)

    def _differs(self, count: float, point: float) -> bool:
        return not self._equals(count, point)

    def _equals(self, count: float, point: float) -> bool:
        return float(_values(self._counted, np.array([point]))[0]) == count

    # What was found.

    def _found(self, points: Values, values: Values) -> tuple[tuple[float, ...], tuple[Point, ...]]:
        """The single values and the ranges that meet the target."""
        misses = np.abs(values - self._target)
        close = misses <= self._close * ROUNDED
        edges = np.flatnonzero(np.diff(close, prepend=False, append=False))
        singles: list[float] = []
        ranges: list[Point] = []
        for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            low, high = float(points[first]), float(points[last - 1])
            wide = high - low > WIDE * max(abs(low), abs(high))
            if self._measure == "kept" or (wide and np.ptp(values[first:last]) <= FLAT):
                ranges.append((low, high))
            else:
                singles.append(float(points[first + int(misses[first:last].argmin())]))
        return tuple(singles), tuple(ranges)

    def _jump(self, points: Values, values: Values) -> Jump | None:
        for place, (start, end) in enumerate(pairwise(values.tolist())):
            if min(start, end) < self._target < max(start, end):
                return Jump(float(points[place + 1]), start, end)
        return None


def _values(measured: Measured, points: Values) -> Values:
    """The measure at points; NaN where the samplers refuse the value."""
    try:
        return measured([points])
    except LabError:
        if len(points) == 1:
            return np.array([np.nan])
        return np.concatenate([_values(measured, points[i : i + 1]) for i in range(len(points))])


def _bisected(low: float, high: float, holds: Callable[[float], bool]) -> Point:
    """Return neighbours between which a condition becomes true; it is thought true at ``high``."""
    low, high = float(low), float(high)
    for _ in range(HALVINGS):
        middle = (low + high) / 2.0
        if not low < middle < high:
            break
        low, high = (low, middle) if holds(middle) else (middle, high)
    return low, high


def _bisected_whole(low: int, high: int, holds: Callable[[float], bool]) -> Point:
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return float(low), float(high)
