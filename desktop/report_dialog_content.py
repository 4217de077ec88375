"""What goes into a report: gathered from the session at once, worked out in the background."""

import re
import time
from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar, cast

import msgspec

from sampling_core.errors import DataError, LabError
from sampling_core.labs.evidence.checklist import checklist, kept_of
from sampling_core.labs.evidence.progress import VIEW, progressing, ticked_by_hand
from sampling_core.labs.evidence.ticked import progress_part, ticks
from sampling_core.labs.report.code import code_of
from sampling_core.labs.report.hand_in import HandIn, Student, hand_in
from sampling_core.labs.report.outcome import word
from sampling_core.words import say

if TYPE_CHECKING:
    from sampling_core.experiment import Experiment
    from sampling_core.history import History, Record
    from sampling_core.labs.evidence.ticked import Line
    from sampling_core.labs.work import Work
    from sampling_core.model_view.session import Session

Name = TypeVar("Name")
CHECKLIST = "checklist"  # under this name a session keeps the tuning checklist


@dataclass(frozen=True)
class Experiments:
    """What a report asks a session for, read beforehand: a session belongs to one thread."""

    by_document: Mapping[str, "Experiment"]
    by_record: Mapping[int, "Experiment"]

    def from_document(self, text: str) -> "Experiment":
        """Return the experiment of a document; raises DataError where it could not be read."""
        return _found(self.by_document.get(text))

    def experiment(self, record: int) -> "Experiment":
        """Return the experiment of a run; raises DataError where it could not be read."""
        return _found(self.by_record.get(record))


@dataclass(frozen=True)
class Material:
    """Everything that a report is made from."""

    works: tuple["Work", ...]
    records: tuple["Record", ...]
    experiments: Experiments
    checklist: tuple["Line", ...]
    by_hand: tuple[str, ...]  # lines of the progress that were ticked
    now: float  # seconds since 1970
    language: str

    def of(self, digests: Collection[str]) -> "Material":
        """Return what there is to say about some labs alone."""
        works = tuple(work for work in self.works if work.digest in digests)
        return replace(self, works=works)


def gather(session: "Session") -> Material:
    """Read what a report needs; raises LabError where no prediction was locked yet."""
    session.lab.save()
    history = session.records.history
    works = tuple(work for work in session.lab.shelf.works() if work.predictions)
    if not works:
        raise LabError(say("There is nothing to report yet: no prediction is locked."))
    records = tuple(map(session.as_shown, history.records()))
    numbered = list(enumerate(records, 1))  # as the history shows them
    by_hand = ticked_by_hand(history.view(VIEW))
    return Material(
        works, records, _experiments(history, works, records),
        checklist(numbered, kept_of(history.view(CHECKLIST))), by_hand,
        history.file.clock(), session.lab.language,
    )  # fmt: skip


def report_steps(material: Material, student: Student) -> Generator[float, None, HandIn]:
    """Work out a report; yields the share done."""
    # All that is asked of a session are its experiments.
    history = cast("History", material.experiments)
    yield 0.0
    lines = yield from _progress(material, history)
    return hand_in(
        material.works, material.records, student, history, now=material.now,
        language=material.language, checklist=ticks(material.checklist),
        progress=progress_part(lines),
    )  # fmt: skip


def with_student(report: HandIn, student: Student) -> HandIn:
    """Return a report with another name on it."""
    clean = Student(*(word(text.strip()) for text in msgspec.structs.astuple(student)))
    named = msgspec.structs.replace(report, student=clean)
    return msgspec.structs.replace(named, code=code_of(named))


def today() -> str:
    """Return the day as reports write it: ``2026-05-11``."""
    return time.strftime("%Y-%m-%d")


def _progress(
    material: Material, history: "History"
) -> Generator[float, None, tuple["Line", ...]]:  # fmt: skip
    steps = progressing(material.works, history, material.now, material.by_hand)
    while True:
        try:
            share = next(steps)
        except StopIteration as end:
            lines: tuple[Line, ...] = end.value
            return lines
        yield share / 2.0


def _experiments(
    history: "History", works: Sequence["Work"], records: Sequence["Record"]
) -> Experiments:  # fmt: skip
    documents = {record.document for record in records}
    documents |= {each.document for work in works for each in work.predictions if each.document}
    numbers = {done.record for work in works for done in work.runs if done.record is not None}
    return Experiments(
        dict(_read(history.from_document, documents)), dict(_read(history.experiment, numbers))
    )


def _read(
    read: Callable[[Name], "Experiment"], names: Collection[Name]
) -> Iterator[tuple[Name, "Experiment"]]:  # fmt: skip
    for name in names:
        with suppress(LabError):  # of a stranger's session; the others are there
            yield name, read(name)


def _found(experiment: "Experiment | None") -> "Experiment":
    if experiment is None:
        raise DataError(say("This run cannot be read."))
    return experiment


def of_labs(report: HandIn, digests: Collection[str], student: Student) -> HandIn:
    """Return a report of some of its labs, under a name."""
    labs = tuple(lab for lab in report.labs if lab.digest in digests)
    return with_student(msgspec.structs.replace(report, labs=labs), student)


def foot_of(report: HandIn) -> str:
    """Return what stands at the foot of each page: whose it is, and the check code."""
    student = report.student
    return " · ".join(each for each in (student.name, student.class_name, report.code) if each)


def name_for(student: Student, ending: str) -> str:
    """Return the name of a file that is offered: ``report_ada-example_2026-05-11.pdf``."""
    parts = ("report", student.name, student.date or today())
    clean = (re.sub(r"[^\w.-]+", "-", part).strip("-.").lower()[:60] for part in parts)
    return "_".join(part for part in clean if part) + ending
