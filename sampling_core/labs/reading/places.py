"""Where in a lab something stands: every text and every measure, with words for the place."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from sampling_core.labs.lab import OWN, Case, Field, Lab, Measure, Option, Text
from sampling_core.words import say

Place = str  # words for a place, as sentences begin with them
TITLES = ("title", "question", "insight", "belief", "extension")
OF_CASES = ("title", "task", "do", "note", "note_title", "explain", "answer")
OF_FIELDS = ("ask", "hint")


@dataclass(frozen=True)
class Asked:
    """A measure, where it stands, and the data that the run “own” has there."""

    place: Place
    measure: Measure
    source: str = OWN  # a name in ``Lab.sources``; “own”: the student's
    field: Field | None = None
    case: Case | None = None
    stated: str = ""  # of a fact


def of_case(number: int) -> Place:
    """Return what sentences call a case."""
    return say("Case {number}", number=number)


def of_field(number: int, name: str) -> Place:
    """Return what sentences call a field of a case."""
    return say("Case {number}, field “{name}”", number=number, name=name)


def of_fact(name: str) -> Place:
    return say("Fact “{name}”", name=name)


def of_run(name: str) -> Place:
    return say("Run “{name}”", name=name)


def of_source(name: str) -> Place:
    return say("Data “{name}”", name=name)


def texts(lab: Lab) -> Iterator[tuple[Place, str, Text]]:
    """Each text of a lab: its place, the name of its part, and itself; empty ones too."""
    for part in TITLES:
        yield say("The lab"), part, getattr(lab, part)
    for name, run in lab.runs.items():
        yield of_run(name), "title", run.title
    for number, case in enumerate(lab.cases, 1):
        for part in OF_CASES:
            yield of_case(number), part, getattr(case, part)
        for column in case.table.columns:
            yield say("Case {number}, table", number=number), "title", column.title
        for field in case.predict:
            yield from _of_field(of_field(number, field.name), field)


def _of_field(place: Place, field: Field) -> Iterator[tuple[Place, str, Text]]:
    for part in OF_FIELDS:
        yield place, part, getattr(field, part)
    for option in field.options:
        yield place, "options", option.text


def asked(lab: Lab) -> Iterator[Asked]:
    """Each measure of a lab, those of tables once for each row."""
    for name, fact in lab.facts.items():
        yield Asked(of_fact(name), fact.measure, stated=fact.stated)
    for number, case in enumerate(lab.cases, 1):
        source = case.source or OWN
        for field in case.predict:
            if field.answer is not None:
                yield Asked(of_field(number, field.name), field.answer, source, field, case)
        for run in case.table.runs:
            for column in case.table.columns:
                measure = msgspec.structs.replace(column.measure, run=run)
                place = say("Case {number}, table", number=number)
                yield Asked(place, measure, source, None, case)


def options_of(field: Field) -> tuple[str, ...]:
    """Return the names of the options of a field."""
    return tuple(option.name for option in field.options)


def option(field: Field, name: str) -> Option | None:
    """Return an option by name."""
    return next((each for each in field.options if each.name == name), None)
