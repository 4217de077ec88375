"""``report``: the report of a session, or of a hand-in, as a page and as a hand-in file."""

import argparse
import time
from contextlib import suppress
from pathlib import Path

from sampling_core import words
from sampling_core.commands.output import counted, say
from sampling_core.errors import LabError
from sampling_core.files import Unreadable, printable
from sampling_core.history import IN_MEMORY, History
from sampling_core.history.opening import ENDING as SESSION
from sampling_core.history.opening import check_session
from sampling_core.history.salvage import salvage
from sampling_core.labs.evidence.checklist import checklist, kept_of
from sampling_core.labs.evidence.progress import VIEW as PROGRESS
from sampling_core.labs.evidence.progress import progress, ticked_by_hand
from sampling_core.labs.evidence.ticked import progress_part, ticks
from sampling_core.labs.reading.file import lab_of
from sampling_core.labs.reading.saving import write_whole
from sampling_core.labs.report.file import ENDING as HAND_IN
from sampling_core.labs.report.file import read, write
from sampling_core.labs.report.hand_in import HandIn, Student, hand_in
from sampling_core.labs.report.html import html
from sampling_core.labs.report.parts import SECTIONS
from sampling_core.labs.work import Work, work_of

NAME = "report"
HELP = "the report of the labs in a session, or of a hand-in: a page, or a file to hand in"
CHECKLIST = "checklist"  # under this name a session keeps the tuning checklist
WHOSE = ("name", "class_name", "partner", "date")


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "file", metavar="FILE", help=f"a session ({SESSION}) or hand-in ({HAND_IN})"
    )
    parser.add_argument(
        "--lab", action="append", metavar="NAME", help="only this lab of a session; again for more"
    )
    parser.add_argument("--html", metavar="OUT", help="write the report as one HTML file")
    parser.add_argument("--spreport", metavar="OUT", help="write the file to hand in")
    parser.add_argument("--name", metavar="TEXT", help="of the student")
    parser.add_argument("--class", dest="class_name", metavar="TEXT", help="of the student")
    parser.add_argument("--partner", metavar="TEXT", help="of the student")
    parser.add_argument("--date", metavar="TEXT", help="usually today's")
    parser.add_argument(
        "--lang", choices=("en", "de"), help="language of the report; that of a hand-in, else en"
    )
    parser.add_argument(
        "--leave-out", type=_sections, default=(), metavar="A,B", help=", ".join(SECTIONS)
    )


def execute(arguments: argparse.Namespace) -> int:
    """Write what was asked for, and say what is in it."""
    if not arguments.html and not arguments.spreport:
        raise LabError("Give --html OUT, or --spreport OUT, or both.")
    path = Path(arguments.file)
    try:
        if path.suffix.lower() == HAND_IN:
            report = _read(path, arguments)
        else:
            report = _made(path, arguments)
        _write(report, arguments)
    finally:
        words.speak({})
    cases = sum(len(lab.sections) for lab in report.labs)
    say(f"{counted(len(report.labs), 'lab')}, {counted(cases, 'case')}, check code {report.code}")
    return 0


def _read(path: Path, arguments: argparse.Namespace) -> HandIn:
    given = [name for name in (*WHOSE, "lab") if getattr(arguments, name)]
    if given:
        raise LabError(
            f"A hand-in stays as it is: “--{given[0].partition('_')[0]}” needs a session."
        )
    report = read(path)
    _speak(arguments.lang or report.language)
    if report.is_edited:
        say("Note: The file was edited after its export.")
    return report


def _made(path: Path, arguments: argparse.Namespace) -> HandIn:
    check_session(path)
    language = arguments.lang or "en"
    _speak(language)
    history = History(IN_MEMORY)
    try:
        salvage(path, history.file)  # which only reads the file
        works = _works(history)
        student = Student(**{name: getattr(arguments, name) or "" for name in WHOSE})
        if not student.date:
            student = Student(student.name, student.class_name, student.partner, _today())
        now, records = time.time(), history.records()
        points = checklist(list(enumerate(records, 1)), kept_of(history.view(CHECKLIST)))
        lines = progress(works, history, now, ticked_by_hand(history.view(PROGRESS)))
        return hand_in(
            _chosen(works, arguments.lab), records, student, history,
            now=now, language=language,
            checklist=ticks(points), progress=progress_part(lines),
        )  # fmt: skip
    finally:
        history.close()


def _works(history: History) -> list[Work]:
    """Return what was done in the labs of a session; raises LabError where there is none."""
    works = []
    for row in history.labs.all():
        with suppress(Unreadable, LabError):  # of a stranger; the others are there
            lab = lab_of(history.labs.document(row.digest).encode())
            works.append(work_of(lab, row.digest, history.labs.events(row.digest)))
    if not works:
        raise LabError("No lab was opened in this session.")
    return works


def _chosen(works: list[Work], names: list[str] | None) -> list[Work]:
    """Return the works of some labs; raises LabError for a lab that is not in the session."""
    known = {work.lab.name for work in works}
    for name in names or ():
        if name not in known:
            listed = printable(", ".join(sorted(known)))
            raise LabError(f"The session has no lab “{name}”; there is: {listed}.")
    return [work for work in works if names is None or work.lab.name in names]


def _write(report: HandIn, arguments: argparse.Namespace) -> None:
    kept = tuple(name for name in SECTIONS if name not in arguments.leave_out)
    if arguments.html:
        write_whole(html(report, kept).encode(), Path(arguments.html))
    if arguments.spreport:
        write(report, Path(arguments.spreport), kept)


def _sections(text: str) -> tuple[str, ...]:
    found = tuple(part.strip() for part in text.split(","))
    unknown = [name for name in found if name not in SECTIONS]
    if unknown:
        raise argparse.ArgumentTypeError(f"“{unknown[0]}” is none of {', '.join(SECTIONS)}")
    return found


def _speak(language: str) -> None:
    words.speak(words.read_words(language) if language != "en" else {})


def _today() -> str:
    return time.strftime("%Y-%m-%d")
