"""From what a response lists to sources: units, zeros, censored values, and the rest of the mass.

Nothing is renormalised: what the list does not hold is the tail, "everything else".
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sampling_core.capture import ASSUMED_VOCABULARY, Capture, Position, assumption
from sampling_core.errors import DataError
from sampling_core.experiment import Source
from sampling_core.files import Unreadable
from sampling_core.formats.captures.entries import Entry, Listed, Missing
from sampling_core.formats.captures.notes import notes
from sampling_core.formats.captures.shape import Shape
from sampling_core.known import ROUNDING, partly_known

ZERO = -9000.0  # a log-probability at or below stands for 0: servers write −9999, −3.4e38
SAME = 1e-4  # two numbers of one token differ by less
ROUNDED_OFF = 1e-5  # what probabilities in float32 may lack of 1 when all are listed
FEW = 5  # a floor applies to lists of at most so many alternatives


def assembled(
    read: Sequence[Listed | Missing], shape: Shape, vocabulary: int | None, name: str, origin: str
) -> Capture:
    """Return the capture of what was read; raises Unreadable naming the place."""
    unit = _unit(read, shape)
    assembly = _Assembly(shape, unit, vocabulary or _assumed(read), name, origin)
    positions = []
    for place, each in enumerate(read, 1):
        if isinstance(each, Missing):
            assembly.counts["missing"] += 1
            continue
        positions.append(assembly.position(place, each))
    if not positions:
        raise Unreadable("It holds no probabilities.")
    sources = [each.source for each in positions]
    warnings = notes(assembly.counts, shape, unit)
    if vocabulary is None:
        warnings.append(assumption(sources))
    warnings = [each for each in warnings if each]
    return Capture(name, origin, shape.tag, tuple(positions), tuple(warnings), vocabulary)


def _assumed(read: Sequence[Listed | Missing]) -> int:
    """A vocabulary that holds every token seen."""
    listed = [each for each in read if isinstance(each, Listed)]
    ids = (e.id for each in listed for e in (*each.others, each.chosen) if e and e.id is not None)
    most = max((len(each.others) + 1 for each in listed), default=0)
    return max(ASSUMED_VOCABULARY, max(ids, default=0) + 1, most)


def _unit(read: Sequence[Listed | Missing], shape: Shape) -> str:
    """What the numbers are: log-probabilities all from 0 to 1 are probabilities in truth."""
    if shape.unit == "share":
        return "share"
    listed = [each for each in read if isinstance(each, Listed)]
    values = [e.value for each in listed for e in (*each.others, each.chosen) if e]
    found = [value for value in values if value > ZERO]
    is_share = bool(found) and min(found) >= 0.0 and ROUNDING < max(found) <= 1.0 + ROUNDING
    return "share" if is_share else "log"


@dataclass(frozen=True)
class _Known:
    """A token with its log-probability."""

    entry: Entry
    log: float
    is_censored: bool


class _Assembly:
    """The parts that all positions of a file share, and what happened on the way."""

    def __init__(self, shape: Shape, unit: str, vocabulary: int, name: str, origin: str) -> None:
        self._shape = shape
        self._unit = unit
        self._vocabulary = vocabulary
        self._name, self._origin = name, origin
        self.counts: Counter[str] = Counter()

    def position(self, place: int, listed: Listed) -> Position:
        """Return one position; ``place`` counts from 1."""
        entries, chosen = self._with_chosen(listed)
        few = len(listed.others) <= FEW
        known = [_Known(each, *self._log(each, listed.place, few=few)) for each in entries]
        measured = [each for each in known if not each.is_censored]
        self.counts["censored"] += len(known) - len(measured)
        source = self._source(place, measured, self._ceiling(known, chosen), listed)
        token = next((i for i, each in enumerate(measured) if each.entry is chosen), None)
        text = chosen.text if chosen is not None else self._text(listed)
        return Position(place, source, token, text)

    def _text(self, listed: Listed) -> str:
        return listed.chosen.text if listed.chosen is not None else listed.text

    def _with_chosen(self, listed: Listed) -> tuple[list[Entry], Entry | None]:
        """The alternatives, each token once, with the chosen one among them if it has a number."""
        entries: dict[str, Entry] = {}
        for rank, each in enumerate(listed.others):
            if entries.setdefault(each.key(rank), each) is not each:
                self.counts["twice"] += 1
        chosen = listed.chosen
        if chosen is None:
            return list(entries.values()), None
        for each in entries.values():
            if _are_same(each, chosen):
                return list(entries.values()), each
        if self._unit == "log" and chosen.value <= ZERO:
            self.counts["unreported"] += 1  # it means that the token is not among the likeliest
            return list(entries.values()), None
        if entries:
            self.counts["added"] += 1
        return [*entries.values(), chosen], chosen

    def _log(self, entry: Entry, place: str, *, few: bool) -> tuple[float, bool]:
        """Ln p of an entry, and whether it is a floor rather than a measurement."""
        value = entry.value
        if self._unit == "share":
            if not 0.0 <= value <= 1.0 + ROUNDING:
                raise Unreadable(f"{place}{value:g} is no probability, which is from 0 to 1.")
            return (math.log(value) if value > 0.0 else -math.inf), False
        if value <= ZERO:
            return -math.inf, False
        if value > ROUNDING:
            raise Unreadable(
                f"{place}{value:g} is no log-probability, which is at most 0; logits are read "
                "as data."
            )
        floor = self._shape.floor
        return value, few and floor is not None and abs(value - floor) <= ROUNDING

    def _ceiling(self, known: Sequence[_Known], chosen: Entry | None) -> float | None:
        """What no unlisted token exceeds: the least that was listed because it is likely.

        The chosen token may be listed although it is unlikely; where it is the least, the next
        one counts. None: nothing is known.
        """
        likely = [
            each for each in known
            if each.log > -math.inf and not each.entry.is_extra and each.entry is not chosen
        ]  # fmt: skip
        if not likely:
            return None
        least = min(each.log for each in likely)
        slack = ROUNDING if any(each.is_censored for each in likely) else 0.0
        return min(1.0, math.exp(least + slack))

    def _source(
        self, place: int, known: Sequence[_Known], ceiling: float | None, listed: Listed
    ) -> Source:
        logs = np.array([each.log for each in known])
        total = float(np.exp(logs).sum())
        if total > 1.0 + ROUNDING:
            raise Unreadable(
                f"{listed.place}its tokens hold {total:.4g} together, more than 1: the numbers "
                "are no probabilities of one position."
            )
        names = [each.entry.text for each in known]
        keys = [each.entry.key(rank) for rank, each in enumerate(known)]
        loose = max(0.0, 1.0 - total)
        tag = listed.tag or self._shape.tag
        is_all = tag == "processed" and loose <= ROUNDED_OFF  # sampling removed the others
        size = len(known) if is_all else max(self._vocabulary, len(known))
        try:
            source = partly_known(logs, names, size, loose if ceiling is None else ceiling, keys)
        except DataError:
            self.counts["unordered"] += 1
            source = self._loosely(logs, names, size, loose, keys, listed.place)
        return replace(source, name=f"{self._name} {place}", origin=self._origin, tag=tag)

    def _loosely(
        self, logs: np.ndarray[tuple[int], np.dtype[np.float64]], names: list[str], size: int,
        loose: float, keys: list[str], place: str,
    ) -> Source:  # fmt: skip
        """The source without the belief that the likeliest tokens are listed."""
        try:
            return partly_known(logs, names, size, loose, keys)
        except DataError as problem:
            raise Unreadable(f"{place}{problem}") from None


def _are_same(listed: Entry, chosen: Entry) -> bool:
    """Whether an alternative is the token that came: by id, by bytes, or by text and number."""
    if listed.id is not None and chosen.id is not None:
        return listed.id == chosen.id
    if listed.spelt is not None and chosen.spelt is not None:
        return listed.spelt == chosen.spelt
    near = listed.value == chosen.value or abs(listed.value - chosen.value) <= SAME
    return listed.text == chosen.text and near
