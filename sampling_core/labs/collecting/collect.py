"""Collecting hand-ins from a folder: one row for each student and case, and what was not read."""

import hashlib
from collections.abc import Collection, Generator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from sampling_core.errors import FileError
from sampling_core.files import printable
from sampling_core.labs.collecting.hand_in_files import hand_ins
from sampling_core.labs.key import Key, is_of
from sampling_core.labs.report.file import read
from sampling_core.labs.report.parts import Answer, HandIn, LabPart, Outcome, Section
from sampling_core.labs.report.pictures import newest, shown_outcome
from sampling_core.labs.report.texts import number
from sampling_core.words import say

MOST_PROBLEMS = 200


@dataclass(frozen=True)
class Row:
    """What one student did in one case."""

    file: str  # inside the folder
    name: str
    class_name: str
    partner: str
    date: str
    made: str  # of the export, ISO 8601
    lab: str  # its stable name
    lab_title: str
    digest: str
    case: str
    case_title: str
    attempts: int
    locked: str  # of the newest prediction, ISO 8601
    answers: tuple[Answer, ...]  # of the same
    outcome: Outcome | None  # of the student's own settings, else of the last run
    closeness: str
    explanation: str
    is_edited: bool
    began: str = ""  # when the first prediction in this lab was locked: tells namesakes apart
    is_newest: bool = True  # of this student's reports of this case
    copy_of: str = ""  # the file that says exactly the same, where this one is a copy
    key: Mapping[str, str] | None = None  # by field; None: no key, or not of this lab

    @property
    def prediction_text(self) -> str:
        """The answers in words: ``Entropy: medium; Viable tokens: 5``."""
        return "; ".join(f"{each.ask}: {each.said}" for each in self.answers if each.said)

    @property
    def result_text(self) -> str:
        results = [f"{each.ask}: {each.result}" for each in self.answers if each.result]
        if self.outcome is not None:
            results.insert(0, say("H {nats} nats", nats=number(self.outcome.entropy)))
        return "; ".join(results)

    @property
    def closeness_text(self) -> str:
        words = [f"{each.ask}: {each.words}" for each in self.answers if each.words]
        return "; ".join([self.closeness, *words] if self.closeness else words)

    @property
    def key_text(self) -> str:
        asks = {each.field: each.ask for each in self.answers}
        return "; ".join(
            f"{asks.get(field, field)}: {said}" for field, said in (self.key or {}).items() if said
        )

    @property
    def student(self) -> tuple[str, str]:
        """Who it is, for finding the reports of one student; the file where there is no name."""
        name = " ".join(self.name.casefold().split())
        return (name, self.class_name.casefold().strip()) if name else ("", self.file)


@dataclass(frozen=True)
class Collected:
    """A class of hand-ins."""

    rows: tuple[Row, ...]
    problems: tuple[str, ...] = ()  # a sentence for each file that was not read

    @property
    def originals(self) -> tuple[Row, ...]:
        """Return the rows that count: those of copies are left out."""
        return tuple(row for row in self.rows if not row.copy_of)

    @property
    def students(self) -> int:
        """Return how many students there are: namesakes began the same lab at other times."""
        began: dict[tuple[str, str], dict[str, set[str]]] = {}
        for row in self.originals:
            began.setdefault(row.student, {}).setdefault(row.digest, set()).add(row.began)
        return sum(max(map(len, labs.values())) for labs in began.values())

    @property
    def newest(self) -> tuple[Row, ...]:
        """Return one row for each student and case."""
        return tuple(row for row in self.rows if row.is_newest)


def collect(folder: Path, key: Key | None = None) -> Collected:
    """Return what the hand-ins of a folder say, and in sentences what could not be read.

    Raises FileError where there is no such folder. Links are not followed.
    """
    steps = collect_steps(folder, key)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            collected: Collected = end.value
            return collected


def collect_steps(folder: Path, key: Key | None = None) -> Generator[float, None, Collected]:
    """Read as ``collect`` does, yielding the share done (0 to 1) after each file."""
    if not folder.is_dir():
        raise FileError(say("“{folder}” is no folder.", folder=printable(str(folder))))
    problems: list[str] = []
    rows: list[Row] = []
    alike: dict[bytes, list[str]] = {}  # files by what they say
    paths = list(hand_ins(folder, problems))
    for done, path in enumerate(paths, 1):
        try:
            hand_in, file = read(path), path.relative_to(folder).as_posix()
            alike.setdefault(_content(hand_in), []).append(file)
            rows += rows_of(hand_in, file)
        except FileError as problem:
            problems.append(str(problem))
        yield done / len(paths)
    rows = _with_key(_marked(_copies(rows, alike.values())), key, problems)
    if len(problems) > MOST_PROBLEMS:
        more = say("{count} more files were not read.", count=len(problems) - MOST_PROBLEMS)
        problems = [*problems[:MOST_PROBLEMS], more]
    return Collected(tuple(rows), tuple(problems))


def rows_of(hand_in: HandIn, file: str) -> list[Row]:
    """Return a row for each case of a hand-in."""
    is_edited = hand_in.is_edited
    return [
        _row(hand_in, lab, section, file, is_edited=is_edited)
        for lab in hand_in.labs
        for section in lab.sections
    ]


def _content(hand_in: HandIn) -> bytes:
    return hashlib.sha256(msgspec.json.encode(hand_in, order="deterministic")).digest()


def _copies(rows: list[Row], alike: Collection[list[str]]) -> list[Row]:
    """Return rows that name the file of which theirs is a copy: the one with the shortest name."""
    copies = {
        file: first
        for files in alike
        for first in [min(files, key=lambda file: (len(file), file))]
        for file in files
        if file != first
    }
    return [replace(row, copy_of=copies.get(row.file, "")) for row in rows]


def _row(
    hand_in: HandIn, lab: LabPart, section: Section, file: str, *, is_edited: bool
) -> Row:  # fmt: skip
    student, predicted = hand_in.student, newest(section)
    return Row(
        file=file, name=student.name, class_name=student.class_name, partner=student.partner,
        date=student.date, made=hand_in.made,
        lab=lab.name, lab_title=lab.title, digest=lab.digest,
        case=section.case, case_title=section.title, attempts=len(section.predictions),
        locked=predicted.locked if predicted else "",
        began=_began(lab),
        answers=predicted.answers if predicted else (),
        outcome=shown_outcome(section), closeness=section.summary,
        explanation=section.explanation, is_edited=is_edited,
    )  # fmt: skip


def _began(lab: LabPart) -> str:
    locked = (each.locked for section in lab.sections for each in section.predictions)
    return min(filter(None, locked), default="")


def _marked(rows: list[Row]) -> list[Row]:
    """Return rows by class, name, lab and case; copies and older ones are marked."""
    latest: dict[tuple[str, ...], tuple[float, int]] = {}
    for place, row in enumerate(rows):
        if row.copy_of:
            continue
        about = (*row.student, row.began, row.digest, row.case)
        latest[about] = max(latest.get(about, (-1.0, -1)), (_time_of(row.made), place))
    newest_places = {place for _, place in latest.values()}
    marked = [
        replace(row, is_newest=place in newest_places) for place, row in enumerate(rows)
    ]  # fmt: skip
    return sorted(marked, key=lambda row: (row.class_name.casefold(), row.name.casefold()))


def _time_of(iso: str) -> float:
    """Return a moment in seconds since 1970; 0 for what is none."""
    try:
        moment = datetime.fromisoformat(iso)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0.0, aware.timestamp())
    except (ValueError, OverflowError):
        return 0.0


def _with_key(rows: list[Row], key: Key | None, problems: list[str]) -> list[Row]:
    """Return rows with what is right; a sentence tells of a key that no row is of."""
    if key is None:
        return rows
    if rows and not any(is_of(key, row.digest) for row in rows):
        problems.insert(
            0, say("The key is for the lab “{lab}”; no hand-in is of it.", lab=printable(key.lab))
        )
    return [replace(row, key=_answers(row, key)) if is_of(key, row.digest) else row for row in rows]


def _answers(row: Row, key: Key) -> dict[str, str]:
    return {each.field: each.said for each in key.answers if each.case == row.case}
