"""What presets hold besides the samplers: seed, length, stop strings, number of answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sampling_core.errors import shown
from sampling_core.formats.presets.draft import Draft, Report
from sampling_core.formats.presets.keys import number_of
from sampling_core.formats.presets.preset import Preset

LARGEST_SEED = 2**64 - 1
LARGEST_LENGTH = 2**31 - 1
MOST_STOPS = 256


@dataclass(frozen=True)
class Extras:
    """The names that a format has for them; empty: it has none. The first name is written."""

    seed: tuple[str, ...] = ()
    max_tokens: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    n: tuple[str, ...] = ()
    most_stops: int = MOST_STOPS


def read_extras(names: Extras, given: Mapping[str, Any], draft: Draft) -> set[str]:
    """Take what is named out of what is given; return the names that were used."""
    seed = _whole(names.seed, given, draft, -1, LARGEST_SEED)
    draft.seed = None if seed == -1 else seed
    length = _whole(names.max_tokens, given, draft, -2, LARGEST_LENGTH)
    draft.max_tokens = length if length is not None and length >= 0 else None
    draft.n = _whole(names.n, given, draft, 1, 10_000) or 1
    draft.stop = _stops(names.stop, given, draft)
    listed = (*names.seed, *names.max_tokens, *names.stop, *names.n)
    return {name for name in listed if name in given}


def _whole(
    names: tuple[str, ...], given: Mapping[str, Any], draft: Draft, low: int, high: int
) -> int | None:
    for name in names:
        value = given.get(name)
        if value is None:
            continue
        number = number_of(value)
        if number is not None and number == int(number) and low <= number <= high:
            return int(number)
        text = f"“{name}” must be a whole number from {shown(low)} to {high:,}, not {shown(value)}."
        draft.find("error", "type", name, text)
    return None


def _stops(names: tuple[str, ...], given: Mapping[str, Any], draft: Draft) -> tuple[str, ...]:
    for name in names:
        value = given.get(name)
        if value is None:
            continue
        listed = [value] if isinstance(value, str) else value
        if isinstance(listed, list | tuple) and all(isinstance(one, str) for one in listed):
            return tuple(listed[:MOST_STOPS])
        draft.find("error", "type", name, f"“{name}” must be a list of texts.")
    return ()


def write_extras(names: Extras, preset: Preset, report: Report) -> dict[str, Any]:
    """Return what the format can say of them; the rest is reported."""
    written: dict[str, Any] = {}
    for what, there, value, none in (
        ("seed", names.seed, preset.seed, None),
        ("max_tokens", names.max_tokens, preset.max_tokens, None),
        ("n", names.n, preset.n, 1),
    ):
        if value == none:
            continue
        if there:
            written[there[0]] = value
        else:
            report.lose(f"{what} {value} has no {report.title} equivalent.")
    if preset.stop:
        _write_stops(names, preset, report, written)
    return written


def _write_stops(names: Extras, preset: Preset, report: Report, written: dict[str, Any]) -> None:
    if not names.stop:
        report.lose(f"Stop strings have no {report.title} equivalent.")
        return
    kept = preset.stop[: names.most_stops]
    if len(kept) < len(preset.stop):
        most = f"{report.title} takes at most {names.most_stops} stop strings"
        report.lose(f"{most}: the others are left out.")
    written[names.stop[0]] = list(kept)
