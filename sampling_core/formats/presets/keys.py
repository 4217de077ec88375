"""The tables of the formats: what a number is called there, its default, its off values."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sampling_core.engine import SPECS
from sampling_core.errors import ParameterError, shown
from sampling_core.fields import Number
from sampling_core.formats.presets.draft import Draft
from sampling_core.formats.presets.preset import off_value

LARGEST = 3.4e38  # the tools compute in float32
SMALLEST_CUTOFF, LARGEST_CUTOFF = 0.05, 0.1  # beyond these the unit is probably a mistake


@dataclass(frozen=True)
class Key:
    """One number of a format: its name there, and how it differs from the neutral one."""

    name: str
    parameter: str
    default: float | None = None  # what the tool takes in silence, in neutral units; None: off
    off: tuple[float, ...] = ()  # values, as the format writes them, that mean off as well
    low: float = -math.inf  # what the tool takes, in neutral units
    high: float = math.inf
    above: float = -math.inf  # bounds that are themselves refused
    below: float = math.inf
    per: float = 1.0  # neutral = written ÷ per
    aliases: tuple[str, ...] = ()
    refuses_off: bool = False  # what is off must be left out
    floats_only: bool = False  # a whole number such as 2 is refused by the tool
    means: tuple[tuple[float, float], ...] = ()  # written values with a meaning of their own
    texts: bool = False  # the format itself writes numbers as texts at times

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)

    @property
    def is_whole(self) -> bool:
        spec = SPECS[self.parameter]
        return isinstance(spec, Number) and spec.whole

    def takes(self, value: float) -> bool:
        """Whether the tool takes a neutral value."""
        return self.low <= value <= self.high and self.above < value < self.below

    def allowed(self) -> str:
        """Say what the tool takes: ``from 0 to 2``."""
        parts = [
            f"{word} {bound * self.per:g}"
            for word, bound in (
                ("at least", self.low), ("above", self.above), ("at most", self.high),
                ("below", self.below),
            )
            if math.isfinite(bound)
        ]  # fmt: skip
        return " and ".join(parts).replace("-", "−")

    def neutral(self, written: float) -> Any:
        """Return the neutral value of a written one; raises ParameterError where none fits."""
        if written in self.off and off_value(self.parameter) is not None:
            return off_value(self.parameter)
        value = dict(self.means).get(written, written)
        value = value if self.per == 1.0 else value / self.per
        return SPECS[self.parameter].clean(self.name, value)

    def written(self, value: Any) -> Any:
        """Return a neutral value as the format writes it."""
        if self.per == 1.0:
            return value
        scaled = value * self.per
        near = [round(scaled, 9), scaled, math.nextafter(scaled, 0.0)]
        near.append(math.nextafter(scaled, math.inf))
        return next((one for one in near if one / self.per == value), scaled)


def number_of(value: Any) -> float | None:
    """Return a number that float32 holds, also one written as a text; None for anything else."""
    if isinstance(value, str):
        try:
            value = float(value.strip()) if "." in value or "e" in value.lower() else int(value)
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if abs(value) <= LARGEST else None


def read_keys(keys: tuple[Key, ...], given: Mapping[str, Any], draft: Draft) -> set[str]:
    """Take the numbers of a table out of what is given; return the names that were used."""
    used: set[str] = set()
    for key in keys:
        present = [name for name in key.names if given.get(name) is not None]
        used.update(name for name in key.names if name in given)
        if any(name in given and given[name] is None for name in key.names):
            _null(key, draft)
        if not present:
            continue
        _check_aliases(present, given, draft)
        _take(key, given[present[0]], draft)
    return used


def _null(key: Key, draft: Draft) -> None:
    if key.default not in (None, off_value(key.parameter)):
        draft.find(
            "warning", "off value", key.name,
            f"“{key.name}”: null means not set, so {draft.title} takes its default "
            f"{key.default:g}; it is not off.",
        )  # fmt: skip


def _check_aliases(present: list[str], given: Mapping[str, Any], draft: Draft) -> None:
    first = given[present[0]]
    for name in present[1:]:
        if given[name] != first:
            draft.find(
                "warning", "alias", name,
                f"“{present[0]}” {shown(first)} and “{name}” {shown(given[name])} mean the same "
                "and differ; the first is used.",
            )  # fmt: skip


def _take(key: Key, value: Any, draft: Draft) -> None:
    number = number_of(value)
    if number is None:
        draft.find("error", "type", key.name, f"“{key.name}” must be a number, not {shown(value)}.")
        return
    _check_type(key, value, draft)
    _check_unit(key, number, draft)
    try:
        neutral = key.neutral(number)
    except ParameterError as error:
        draft.find("error", "range", key.name, str(error))
        return
    _check_off(key, number, draft)
    draft.parameters[key.parameter] = neutral
    if neutral != off_value(key.parameter) and not key.takes(neutral):
        _refused(key, number, neutral, draft)


def _refused(key: Key, number: float, neutral: float, draft: Draft) -> None:
    """Tell of a value that the tool does not take; temperature 0 is mostly a word for greedy."""
    if key.parameter == "temperature" and neutral == 0.0 and key.above < 0.0:
        return
    text = f"{draft.title} refuses “{key.name}” {shown(number)}: it must be {key.allowed()}."
    draft.find("error", "range", key.name, text)


def _check_type(key: Key, value: Any, draft: Draft) -> None:
    if isinstance(value, str) and not key.texts:
        text = f"“{key.name}” {shown(value)} is a text; it is read as a number."
        draft.find("warning", "type", key.name, text)
    elif isinstance(value, float) and key.is_whole:
        text = f"“{key.name}” must be a whole number, not {value!r}."
        draft.find("warning", "type", key.name, text)
    elif key.floats_only and isinstance(value, int) and value != 1:
        text = f"{draft.title} refuses “{key.name}” {value}: it must be a float such as {value}.0."
        draft.find("error", "type", key.name, text)


def _check_off(key: Key, number: float, draft: Draft) -> None:
    """Tell of an off value that means something else in other tools."""
    if number in key.off:
        off = off_value(key.parameter)
        text = f"“{key.name}” {shown(number)} means off in {draft.title}; elsewhere off is"
        draft.find("note", "off value", key.name, f"{text} {shown(off)}.")


def _check_unit(key: Key, number: float, draft: Draft) -> None:
    """Tell of a cutoff that looks as if it were in the other tools' unit."""
    if key.parameter not in ("epsilon_cutoff", "eta_cutoff") or number <= 0:
        return
    if key.per != 1.0 and number < SMALLEST_CUTOFF:
        text = (
            f"“{key.name}” {number:g} is in units of {1.0 / key.per:g} in {draft.title}: "
            f"{number / key.per:.3g}. Perhaps {number * key.per:g} is meant."
        )
        draft.find("warning", "unit", key.name, text)
    elif key.per == 1.0 and number >= LARGEST_CUTOFF:
        text = (
            f"“{key.name}” {number:g} is a probability in {draft.title}; other tools write it in "
            f"units of 0.0001. Perhaps {number * 1e-4:g} is meant."
        )
        draft.find("warning", "unit", key.name, text)
