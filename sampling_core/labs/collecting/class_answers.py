"""What a class answered to one field of a lab."""

from dataclasses import dataclass

from sampling_core.errors import DataError
from sampling_core.files import printable
from sampling_core.labs.collecting.collect import Collected
from sampling_core.labs.report.parts import Answer
from sampling_core.words import say

WIDTH, TOP = 660.0, 62.0  # pixels of the picture, and where its head ends


@dataclass(frozen=True)
class ClassAnswers:
    """The newest answers of a class to one field."""

    lab: str  # its title
    case: str  # its title
    answers: tuple[Answer, ...]  # of everybody who was asked, empty ones too

    @property
    def given(self) -> tuple[Answer, ...]:
        """Return the answers that say something."""
        return tuple(each for each in self.answers if each.value not in (None, "", (), {}))

    @property
    def first(self) -> Answer:
        return self.answers[0]


def answers_of(collected: Collected, lab: str, field: str, case: str = "") -> ClassAnswers:
    """Return what a class answered to a field; raises DataError where nobody was asked that."""
    rows = [row for row in collected.newest if row.lab == lab and case in ("", row.case)]
    asked = [row for row in rows if any(each.field == field for each in row.answers)]
    if not asked:
        known = sorted(
            {f"{row.lab}/{each.field}" for row in collected.rows for each in row.answers}
        )
        words = say(
            "No hand-in answers “{field}” of “{lab}”; there is: {known}.",
            field=printable(field), lab=printable(lab),
            known=printable(", ".join(known)) or say("none"),
        )  # fmt: skip
        raise DataError(words)
    same = [row for row in asked if row.case == asked[0].case]
    kind = next(each.kind for each in same[0].answers if each.field == field)
    answers = [each for row in same for each in row.answers if each.field == field]
    alike = tuple(each for each in answers if each.kind == kind)
    return ClassAnswers(same[0].lab_title, same[0].case_title, alike)
