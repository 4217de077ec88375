"""``collect``: the hand-ins of a class as a table, and as a picture against the truth."""

import argparse
import sys
from pathlib import Path

from sampling_core.commands.output import counted, say, say_table
from sampling_core.errors import LabError
from sampling_core.files import printable
from sampling_core.labs.collecting.class_picture import class_picture
from sampling_core.labs.collecting.collect import Collected, Row, collect
from sampling_core.labs.collecting.collected_csv import as_csv, write_csv
from sampling_core.labs.key import read_key
from sampling_core.labs.reading.saving import write_whole
from sampling_core.labs.report.moments import moment

NAME = "collect"
HELP = "the hand-ins in a folder as one table, and a picture of what a class predicted"
EDITED, OLDER, COPY = "edited", "older", "copy"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("folder", metavar="FOLDER", help="where the hand-ins are")
    parser.add_argument("--csv", metavar="OUT", help="write the table there; - to standard output")
    parser.add_argument("--key", metavar="FILE", help="an answer key: adds the column “key”")
    picture = parser.add_argument_group("picture of the class")
    picture.add_argument("--picture", metavar="OUT", help="write an SVG of one question")
    picture.add_argument("--lab", metavar="NAME", help="of which lab")
    picture.add_argument("--field", metavar="NAME", help="which question")
    picture.add_argument("--case", default="", metavar="NAME", help="of which case; the first one")


def execute(arguments: argparse.Namespace) -> int:
    """Collect, write, and tell on standard error what was not read."""
    if bool(arguments.picture) != bool(arguments.lab and arguments.field):
        raise LabError("--picture OUT needs --lab NAME and --field NAME, and they need it.")
    key = read_key(arguments.key) if arguments.key else None
    collected = collect(Path(arguments.folder), key)
    if arguments.picture:
        drawn = class_picture(collected, arguments.lab, arguments.field, arguments.case)
        write_whole(drawn.encode(), Path(arguments.picture))
    if arguments.csv == "-":
        sys.stdout.write(as_csv(collected).replace("\r\n", "\n"))
    elif arguments.csv:
        write_csv(collected, Path(arguments.csv))
    if arguments.csv != "-":
        _say(collected)
    for problem in collected.problems:
        sys.stderr.write(f"not read: {problem}\n")
    return 0


def _say(collected: Collected) -> None:
    students = collected.students
    say(f"{counted(students, 'student')}, {counted(len(collected.originals), 'case')}")
    if not collected.rows:
        return
    header = ("Name", "Class", "Lab", "Case", "Attempts", "Locked", "Closeness", "Note")
    rows = [
        (
            printable(row.name), printable(row.class_name), printable(row.lab),
            printable(row.case), str(row.attempts), printable(moment(row.locked)),
            printable(row.closeness), _note(row),
        )
        for row in collected.rows
    ]  # fmt: skip
    say_table(header, rows)


def _note(row: Row) -> str:
    again = COPY if row.copy_of else OLDER
    return ", ".join([EDITED] * row.is_edited + [again] * (not row.is_newest))
