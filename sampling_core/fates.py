"""Fates of tokens: their probability along one parameter, and where they enter and leave."""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sampling_core.candidates import Candidates
from sampling_core.errors import LabError
from sampling_core.experiment import Experiment
from sampling_core.labels import label
from sampling_core.ranking import TokenIds, read_only
from sampling_core.solution import Words
from sampling_core.sweep_fast import Values
from sampling_core.sweep_measured import Measured, checked
from sampling_core.words import either, say

MOST_VALUES = 10_000
MOST_TOKENS = 200
SAMPLED = 17  # values at which the likeliest tokens are looked for
SHARPNESS = 1e-6  # of the range of the values: how precisely an entry or an exit is found
ROUNDING = 1e-12  # of a sum of probabilities
AT_ONCE = 8  # values between two reports of progress

Interval = tuple[float, float]


@dataclass(frozen=True)
class Fate:
    """Where along the values one token survives."""

    token: int
    name: str
    intervals: tuple[Interval, ...]  # rising; a token that survives everywhere has one
    sentences: tuple[str, ...]  # empty where it survives everywhere


@dataclass(frozen=True, eq=False)
class Fates:
    """The likeliest tokens along the values of one parameter, all others together as the rest."""

    parameter: str
    label: str  # as sentences call it: ``top-p``
    values: Values  # (m,), rising
    ids: TokenIds  # (t,), by their largest probability
    names: tuple[str, ...]
    probabilities: NDArray[np.float64]  # (t, m), 0 where removed
    rest: Values  # (m,), of all other tokens together
    entropy: Values  # (m,), nats
    kept: NDArray[np.intp]  # (m,), tokens
    fates: tuple[Fate, ...]  # one for each token


def fates(
    experiment: Experiment, parameter: str, values: Iterable[float], tokens: int = 12
) -> Fates:
    """Return what becomes of the likeliest tokens along the values of a parameter.

    Parameters
    ----------
    experiment : Experiment
        All other settings. A sampler that is off is switched on.
    parameter : neutral parameter name
    values : numbers
        Used in rising order, each once; at most 10,000.
    tokens : int
        How many of the likeliest to follow, 1 to 200.

    Raises
    ------
    ParameterError
        For a parameter that no sampler of the chain has or a value that it does not take;
        LabError for too many values or tokens.
    """
    steps = fates_steps(experiment, parameter, values, tokens)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Fates = end.value
            return result


def fates_steps(
    experiment: Experiment, parameter: str, values: Iterable[float], tokens: int = 12
) -> Generator[float, None, Fates]:
    """Follow tokens as ``fates`` does, yielding the share done (0 to 1)."""
    points = np.unique(checked(experiment.chain, parameter, values))
    if len(points) > MOST_VALUES or not 1 <= tokens <= MOST_TOKENS:
        raise LabError(
            say("Fates follow 1 to {tokens} tokens over at most {values:,} values.",
                tokens=MOST_TOKENS, values=MOST_VALUES)
        )  # fmt: skip
    ways = _Ways(experiment, parameter, points)
    ids = ways.likeliest(tokens)
    size = len(points)
    probabilities, entropy = np.empty((len(ids), size)), np.empty(size)
    kept = np.empty(size, dtype=np.intp)
    for column, point in enumerate(points.tolist()):
        left = ways.left(point)
        probabilities[:, column] = left.probabilities_of(ids)
        entropy[column], kept[column] = left.entropy, left.kept
        if column % AT_ONCE == 0:
            yield column / (size + len(ids))
    found = []
    for row, token in enumerate(ids.tolist()):
        found.append(ways.fate(token, probabilities[row]))
        yield (size + row) / (size + len(ids))
    rest = 1.0 - probabilities.sum(axis=0)
    rest[rest < ROUNDING] = 0.0
    names = tuple(fate.name for fate in found)
    arrays = [read_only(each) for each in (probabilities, rest, entropy)]
    return Fates(
        parameter, ways.words.field, read_only(points), read_only(ids), names, arrays[0],
        arrays[1], arrays[2], read_only(kept), tuple(found),
    )  # fmt: skip


class _Ways:
    """The result of a chain as a function of one parameter."""

    def __init__(self, experiment: Experiment, parameter: str, points: Values) -> None:
        self._measured = Measured(experiment, [parameter], "kept")
        self._source = experiment.source
        self._points = points
        place = self._measured.places[0][0]
        self._whole = place.spec.whole
        called = label(experiment.chain[place.step], place.spec)
        self.words = replace(Words.of(self._measured), field=called)

    def left(self, point: float) -> Candidates:
        """Return what is left at one value."""
        return self._measured.stage([point]).candidates

    def likeliest(self, count: int) -> TokenIds:
        """Return the tokens with the largest probability at any of a few values.

        Where fewer survive, the likeliest of the model follow.
        """
        places = np.unique(np.linspace(0, len(self._points) - 1, SAMPLED).round().astype(int))
        largest: dict[int, float] = {}
        for point in self._points[places].tolist():
            left = self.left(point)
            for token, share in zip(left.top(count).tolist(), left.head(count), strict=False):
                largest[token] = max(largest.get(token, 0.0), float(share))
        for token in self._source.candidates.top(count).tolist():
            largest.setdefault(token, 0.0)
        ordered = sorted(largest, key=lambda token: -largest[token])  # stable
        return np.array(ordered[:count], dtype=np.intp)

    def fate(self, token: int, probabilities: Values) -> Fate:
        """Return where a token survives; ``probabilities`` are those along the values."""
        lives = probabilities > 0.0
        edges = np.flatnonzero(np.diff(lives, prepend=False, append=False)).tolist()
        intervals = [
            (self._edge(token, first, first - 1), self._edge(token, last - 1, last))
            for first, last in zip(edges[::2], edges[1::2], strict=True)
        ]
        name = self._source.token(token)
        return Fate(token, name, tuple(intervals), tuple(self._sentences(name, intervals)))

    def _edge(self, token: int, inside: int, outside: int) -> float:
        """The last value between two places of the values at which a token survives."""
        living = float(self._points[inside])
        if not 0 <= outside < len(self._points):
            return living
        removed = float(self._points[outside])
        near = SHARPNESS * float(self._points[-1] - self._points[0])
        while abs(living - removed) > (1.0 if self._whole else near):
            middle = (living + removed) / 2.0
            middle = float(int(middle)) if self._whole else middle
            if middle in (living, removed):
                break
            if self.left(middle).probability_of(token) > 0.0:
                living = middle
            else:
                removed = middle
        return living

    def _sentences(self, name: str, intervals: Sequence[Interval]) -> list[str]:
        words, first, last = self.words, float(self._points[0]), float(self._points[-1])
        values = {"token": name, "field": words.field}
        if not intervals:
            everywhere = words.range(first, last)
            return [say("{token} never survives for {field} {range}", range=everywhere, **values)]
        starts, ends = intervals[0][0] == first, intervals[-1][1] == last
        if len(intervals) > 1 or not (starts or ends):
            listed = either([words.range(*each) for each in intervals])
            return [say("{token} survives only at {field} {ranges}", ranges=listed, **values)]
        low, high = (words.value(value) for value in intervals[0])
        below = say("{token} leaves at {field} below {value}", value=low, **values)
        above = say("{token} leaves at {field} above {value}", value=high, **values)
        return [text for text, wanted in ((below, not starts), (above, not ends)) if wanted]
