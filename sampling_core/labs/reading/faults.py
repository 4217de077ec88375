"""What is wrong with the form of a lab file, in a sentence that names the place."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from sampling_core.files import printable
from sampling_core.labs.lab import Fact, LabSource, Run
from sampling_core.labs.reading import places
from sampling_core.words import either, say

PARTS: Mapping[str, tuple[type, Any]] = {  # mappings by name: what each part must be
    "runs": (Run, places.of_run),
    "sources": (LabSource, places.of_source),
    "facts": (Fact, places.of_fact),
}
STEP = re.compile(r"\.([a-z_]+)|\[(\d{1,9}|\.\.\.)\]")
EXPECTED = re.compile(r"Expected `([^`]{1,80})`, got `([^`]{1,80})`")
NAMED = re.compile(r"(unknown|required) field `([^`]{1,200})`")
WORDS = {
    "int": "a whole number", "float": "a number", "str": "a text", "array": "a list",
    "object": "an object with named values", "bool": "true or false", "null": "null",
}  # fmt: skip
SHOWN = 60  # characters of a stranger's word


def fault(value: dict[str, Any], words: str) -> str:
    """Return the sentence for what the typed reader complains of in ``value``."""
    for part, (kind, place_of) in PARTS.items():
        found = _in_part(value.get(part), kind)
        if found is not None:
            name, problem = found
            return _said(place_of(printable(name)[:SHOWN]), _path(problem), problem)
    path = _path(words)
    return _said(_place(value, path), path, words)


def _in_part(part: Any, kind: type) -> tuple[str, str] | None:
    """Return the name and the complaint of the first part of a mapping that does not fit."""
    if not isinstance(part, dict):
        return None
    for name, each in part.items():
        try:
            msgspec.convert(each, kind)
        except msgspec.ValidationError as error:
            return name, str(error)
    return None


def _path(words: str) -> list[str]:
    """Return the steps to the fault: ``cases``, ``1``, ``predict``."""
    place = words.rpartition(" - at `$")[2] if " - at `$" in words else ""
    return [name or number for name, number in STEP.findall(place)]


def _place(value: dict[str, Any], path: list[str]) -> str:
    """Return words for a place inside a lab."""
    if len(path) < 2 or path[0] != "cases" or not path[1].isdigit():
        return say("The lab")
    number = int(path[1])
    if len(path) < 4 or path[2] != "predict" or not path[3].isdigit():
        return places.of_case(number + 1)
    try:
        name = value["cases"][number]["predict"][int(path[3])]["name"]
    except (KeyError, IndexError, TypeError):
        name = int(path[3]) + 1
    return places.of_field(number + 1, printable(str(name)[:SHOWN]))


def _said(place: str, path: list[str], words: str) -> str:
    last = next((step for step in reversed(path) if not step.isdigit() and step != "..."), "")
    part = say("{place}, “{part}”", place=place, part=last) if last else place
    named = NAMED.search(words)
    if named:
        name = printable(named[2])[:SHOWN]
        text = (
            say("There is nothing called “{name}” in a lab.", name=name)
            if named[1] == "unknown"
            else say("“{name}” is missing.", name=name)
        )
    else:
        text = _expected(words)
    return say("{place}: {problem}", place=part, problem=text)


def _expected(words: str) -> str:
    found = EXPECTED.search(words)
    if not found:
        return say("This value is not allowed here.")
    wanted = either([_kind(name) for name in found[1].split("|")])
    given = _kind(found[2])
    return say("It must be {wanted}, not {given}.", wanted=wanted, given=given)


def _kind(name: str) -> str:
    return say(WORDS.get(name.strip(), name.strip()))
