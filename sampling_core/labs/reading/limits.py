"""The bounds that parts of a lab are held to, each with its sentence."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from sampling_core.files import Unreadable
from sampling_core.words import say

MOST = 100  # cases, fields of a case, runs, sources, options, columns
LONGEST_TEXT = 20_000  # characters
LONGEST_NAME = 100
LARGEST = 1e100  # of numbers that are no logits


def hold_few(place: str, what: str, part: Sequence[Any] | dict[str, Any], most: int) -> None:
    """Raise Unreadable for too many parts."""
    if len(part) > most:
        raise Unreadable(
            say("{place}: “{what}” has {count} parts; at most {most} are allowed.",
                place=place, what=what, count=f"{len(part):,}", most=f"{most:,}")
        )  # fmt: skip


def is_language(code: str) -> bool:
    """Whether a text may be the code of a language."""
    return 2 <= len(code) <= 8 and code.isascii() and code.isalpha()


def hold_text(place: str, part: str, text: dict[str, str]) -> None:
    """Raise Unreadable for texts that are too long, or not by language."""
    hold_few(place, part, text, MOST)
    for language, words in text.items():
        if not is_language(language):
            raise Unreadable(
                say("{place}: “{part}” must be texts by language, such as “en”.",
                    place=place, part=part)
            )  # fmt: skip
        hold_short(place, words, LONGEST_TEXT)


def hold_short(place: str, words: str, most: int) -> None:
    """Raise Unreadable for a text that is too long."""
    if len(words) > most:
        raise Unreadable(
            say("{place}: A text has {count} characters; at most {most} are allowed.",
                place=place, count=f"{len(words):,}", most=f"{most:,}")
        )  # fmt: skip


def hold_name(place: str, name: str) -> None:
    """Raise Unreadable for a name that nobody can read."""
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise Unreadable(
            say("{place}: A name has 1 to {most} characters that can be shown.",
                place=place, most=LONGEST_NAME)
        )  # fmt: skip


def hold_names(place: str, what: str, names: Sequence[str]) -> None:
    """Raise Unreadable for a name that comes twice."""
    for name in names:
        if names.count(name) > 1:
            raise Unreadable(
                say("{place}: “{what}” has two parts called “{name}”.",
                    place=place, what=what, name=name)
            )  # fmt: skip


def hold_within(place: str, what: str, value: int, low: int, high: int) -> None:
    """Raise Unreadable for a whole number out of bounds."""
    if not low <= value <= high:
        raise Unreadable(
            say("{place}: “{what}” must be a whole number from {low} to {high}.",
                place=place, what=what, low=low, high=f"{high:,}")
        )  # fmt: skip


def hold_numbers(place: str, *values: float) -> None:
    """Raise Unreadable for a number that is too large or none."""
    for value in values:
        if not math.isfinite(value) or abs(value) > LARGEST:
            raise Unreadable(say("{place}: A number is too large.", place=place))


def numbers_in(value: Any) -> Iterator[float]:
    """Each number of a part of a lab, as plain data."""
    built = msgspec.to_builtins(value)
    waiting = [built]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            waiting.extend(part.values())
        elif isinstance(part, list | tuple):
            waiting.extend(part)
        elif isinstance(part, int | float) and not isinstance(part, bool):
            yield part
