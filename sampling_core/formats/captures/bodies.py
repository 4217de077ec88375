"""The bodies of a file: one JSON value, JSON line by line, or a stream of server-sent events."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sampling_core.files import Pairs, Unreadable, decoded, parsed

MOST_LINES = 100_000
EVENTS = ("data:", "event:", "id:", "retry:", ":")  # how a line of a stream can begin


@dataclass(frozen=True)
class Body:
    """One JSON object, and where it stands in the file."""

    fields: Mapping[str, Any]  # objects within are ``Pairs``
    place: str  # ``Line 3: ``; empty where the file is one value


def bodies(data: bytes) -> list[Body]:
    """Return the objects of a file in order; raises Unreadable."""
    text = decoded(data)
    lines = [line for line in text.split("\n", 1 + MOST_LINES) if line.strip()]
    if len(lines) > MOST_LINES:
        raise Unreadable(f"It has more than {MOST_LINES:,} lines; these are not responses.")
    if lines and lines[0].lstrip("\ufeff ").startswith(EVENTS):
        return list(_of_lines(_events(text)))
    if len(lines) > 1 and _is_json(lines[0]):
        return list(_of_lines(enumerate(text.split("\n"), 1)))
    return _unpacked(parsed(text), "")


def _is_json(line: str) -> bool:
    """Whether a line is a value on its own, so that others may follow."""
    if not line.strip().endswith(("}", "]")):
        return False
    try:
        parsed(line)
    except Unreadable:
        return False
    return True


def _events(text: str) -> Iterator[tuple[int, str]]:
    """What follows ``data:``, with its line; the mark of the end and remarks are left out."""
    for number, line in enumerate(text.split("\n"), 1):
        name, _, value = line.strip().partition(":")
        if name == "data" and value.strip() not in ("", "[DONE]"):
            yield number, value


def _of_lines(lines: Iterator[tuple[int, str]]) -> Iterator[Body]:
    for number, line in lines:
        if line.strip() not in ("", "[DONE]"):
            place = f"Line {number:,}: "
            yield from _unpacked(parsed(line, place), place)


def _unpacked(value: Any, place: str) -> list[Body]:
    """The object itself, or those in a list of them."""
    if isinstance(value, Pairs):
        return [Body(dict(value), place)]
    if isinstance(value, list) and value and all(isinstance(each, Pairs) for each in value):
        return [Body(dict(each), place) for each in value]
    return []
