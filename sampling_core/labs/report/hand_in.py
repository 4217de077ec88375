"""Making a hand-in from what a student did in labs."""

import platform
from collections.abc import Generator, Mapping, Sequence
from typing import cast

import msgspec
import numpy as np

from sampling_core.history import Record
from sampling_core.history.masked import is_masked
from sampling_core.labs.lab import Case, said
from sampling_core.labs.measuring.measures import Apparatus
from sampling_core.labs.measuring.shown import filled
from sampling_core.labs.report.code import code_of
from sampling_core.labs.report.experiments import Experiments, Keeper, experiments_of
from sampling_core.labs.report.hidden import hidden_settings
from sampling_core.labs.report.moments import iso
from sampling_core.labs.report.outcome import prose, settings_of, word
from sampling_core.labs.report.parts import (
    MOST_LABS,
    MOST_LINES,
    HandIn,
    LabPart,
    Line,
    Progress,
    Section,
    Student,
    Tick,
)
from sampling_core.labs.report.section import Steps, section_steps
from sampling_core.labs.work import Work
from sampling_core.version import VERSION as PROGRAM
from sampling_core.words import say

__all__ = ["HandIn", "Student", "Tick", "hand_in", "hand_in_steps"]


def hand_in(
    works: Sequence[Work], records: Sequence[Record], student: Student, history: Keeper, *,
    now: float, language: str = "en", checklist: Sequence[Tick] = (),
    progress: Sequence[Progress] | None = None,
) -> HandIn:  # fmt: skip
    """Return the report of a student.

    Parameters
    ----------
    works : what was done, one for each lab of the report
    records : the run log, in its order; a masked one is in it without its result
    student : as typed in; texts that are too long are cut
    history : the session, which holds the experiments that works and records name
    now : seconds since 1970; results that a lab still hides then are left out
    language : of the lab's texts; our own words are in the language of the process
    checklist, progress : as ``labs/evidence/ticked.py`` makes them; None: how far each lab is
    """
    steps = hand_in_steps(
        works, records, student, history,
        now=now, language=language, checklist=checklist, progress=progress,
    )  # fmt: skip
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return cast("HandIn", done.value)


def hand_in_steps(
    works: Sequence[Work], records: Sequence[Record], student: Student, history: Keeper, *,
    now: float, language: str = "en", checklist: Sequence[Tick] = (),
    progress: Sequence[Progress] | None = None,
) -> Generator[float, None, HandIn]:  # fmt: skip
    """Return the steps of ``hand_in``: they yield the share done, and need the session no more."""
    works, records = tuple(works)[:MOST_LABS], tuple(records)[-MOST_LINES:]
    hidden = {name: words for work in works for name, words in hidden_settings(work.lab).items()}
    documents = [record.document for record in records] if hidden else []
    kept = experiments_of(works, documents, history)
    rest = HandIn(
        student=Student(*(word(text.strip()) for text in msgspec.structs.astuple(student))),
        labs=(),
        made=iso(now),
        app=PROGRAM, python=platform.python_version(), numpy=np.__version__,
        language=language,
        seed=_seed(works),
        runs=tuple(line_of(each, kept, hidden) for each in records),
        checklist=tuple(checklist),
        progress=_progress(works, language) if progress is None else tuple(progress),
    )  # fmt: skip
    return _steps(rest, works, kept, now)


def _steps(
    rest: HandIn, works: tuple[Work, ...], kept: Experiments, now: float
) -> Generator[float, None, HandIn]:  # fmt: skip
    """Add the labs to the rest of a report."""
    cases = [len(_begun(work)) for work in works]
    labs = []
    for place, work in enumerate(works):
        first = sum(cases[:place])
        labs.append((yield from _lab_steps(work, kept, now, rest.language, first, sum(cases))))
    content = msgspec.structs.replace(rest, labs=tuple(labs))
    return msgspec.structs.replace(content, code=code_of(content))


def _lab_steps(
    work: Work, kept: Experiments, now: float, language: str, first: int, count: int
) -> Generator[float, None, LabPart]:  # fmt: skip
    """Return a lab; its first case is number ``first`` of ``count`` in the report."""
    lab, apparatus = work.lab, Apparatus(work.lab)
    sections = []
    for place, case in enumerate(_begun(work), first):
        steps = section_steps(work, case, kept, now, language, apparatus)
        sections.append((yield from _at(place / count, steps)))
    return LabPart(
        name=word(lab.name),
        digest=work.digest,
        title=word(said(lab.title, language)),
        number=max(0, lab.number),
        question=prose(filled(lab, lab.question, language)),
        sections=tuple(sections),
    )


def _at(share: float, steps: Steps[Section]) -> Generator[float, None, Section]:
    """Return what steps come to; each yields the share done."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return cast("Section", done.value)
        yield share


def _begun(work: Work) -> list[Case]:
    """Return the cases in which something was locked."""
    return [case for case in work.lab.cases if work.locked(case.name)]


def line_of(record: Record, kept: Experiments, hidden: Mapping[str, str]) -> Line:
    """Return a run as a line of the log."""
    settings = say(record.settings)  # “all off”; others are terms
    if hidden:
        experiment = kept.by_document.get(record.document)
        settings = settings_of(experiment, hidden) if experiment else ""
    line = Line(
        made=iso(record.made), data=word(record.data), settings=prose(settings),
        draws=record.draws, seed=record.seed, note=prose(record.note),
    )  # fmt: skip
    if is_masked(record):
        return line
    return msgspec.structs.replace(
        line, entropy=max(0.0, record.entropy), sampled=max(0.0, record.sampled), kept=record.kept,
        first=word(record.first), first_share=min(1.0, record.first_share),
    )  # fmt: skip


def _seed(works: Sequence[Work]) -> int | None:
    seeds = {work.lab.seed if work.seed is None else work.seed for work in works}
    return seeds.pop() if len(seeds) == 1 else None


def _progress(works: Sequence[Work], language: str) -> tuple[Progress, ...]:
    states: Mapping[str, str] = {said(w.lab.title, language): w.lab_state for w in works}
    return tuple(
        msgspec.convert({"title": word(title), "state": state}, Progress)
        for title, state in states.items()
    )
