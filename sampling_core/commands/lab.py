"""``lab``: the built-in labs, whether a lab is right, and its answer key."""

import argparse
from pathlib import Path
from typing import Any

from sampling_core.commands.output import counted, plain, say, say_json, say_table
from sampling_core.errors import LabError
from sampling_core.labs.built_in import LABS, built_in
from sampling_core.labs.check import Finding, check
from sampling_core.labs.lab import Lab, said
from sampling_core.labs.reading.file import read_lab

NAME = "lab"
HELP = "list the built-in labs, check a lab file, or write its answer key"
WRONG = 1  # the exit status of a lab that has errors


def add(parser: argparse.ArgumentParser) -> None:
    """Add what it can do, each with its options."""
    actions = parser.add_subparsers(required=True, metavar="ACTION", dest="action")
    listed = actions.add_parser("list", help="the built-in labs")
    listed.add_argument("--json", action="store_true", help="as JSON")
    listed.set_defaults(act=_list)
    checked = actions.add_parser("check", help="compute every stated number again")
    checked.add_argument("files", nargs="+", metavar="FILE", help="a lab, or a built-in one's name")
    checked.set_defaults(act=_check)
    key = actions.add_parser("key", help="write the answers of a lab to a file of their own")
    key.add_argument("file", metavar="FILE", help="a lab, or a built-in one's name")
    key.add_argument("-o", "--out", metavar="FILE", help="the name of the lab, with .spkey")
    key.set_defaults(act=_key)


def execute(arguments: argparse.Namespace) -> int:
    """Do what was asked; returns 1 for a lab that is wrong."""
    return int(arguments.act(arguments))


def _list(arguments: argparse.Namespace) -> int:
    labs = [built_in(name) for name in LABS]
    if arguments.json:
        say_json([_described(lab) for lab in labs])
        return 0
    rows = [
        (f"{lab.number}", lab.name, said(lab.title, "en"), f"{lab.minutes} min", _languages(lab))
        for lab in labs
    ]
    say_table(("No.", "Name", "Title", "Time", "Languages"), rows)
    return 0


def _described(lab: Lab) -> dict[str, Any]:
    return {
        "number": lab.number, "name": lab.name, "title": said(lab.title, "en"),
        "minutes": lab.minutes, "languages": list(lab.languages), "cases": len(lab.cases),
        "facts": len(lab.facts),
    }  # fmt: skip


def _languages(lab: Lab) -> str:
    return ", ".join(lab.languages)


def _check(arguments: argparse.Namespace) -> int:
    """Check each file; one that cannot be read is an error, and the others are checked still."""
    return max(_checked(given, many=len(arguments.files) > 1) for given in arguments.files)


def _checked(given: str, *, many: bool) -> int:
    head = f"{plain(Path(given).name)}: " if many else ""
    try:
        lab = _lab(given)
    except LabError as problem:
        if not many:
            raise
        say(f"Error: {problem}")
        return WRONG
    found = check(lab)
    for finding in found:
        say(f"{head}{_line(finding)}")
    errors = sum(finding.is_error for finding in found)
    say(head + _verdict(lab, found, errors))
    return WRONG if errors else 0


def _line(finding: Finding) -> str:
    word = "Error" if finding.is_error else "Note"
    return f"{word}: {plain(finding.place)}: {plain(finding.sentence)}"


def _verdict(lab: Lab, found: tuple[Finding, ...], errors: int) -> str:
    facts = f"{counted(len(lab.facts), 'fact')} recomputed"
    if errors:
        return f"{facts}, {counted(errors, 'error')} in all."
    agree = {0: "", 1: ", which agrees"}.get(len(lab.facts), ", all agree")
    notes = f"; {counted(len(found), 'note')}" if found else ""
    return f"{facts}{agree}{notes}."


def _key(arguments: argparse.Namespace) -> int:
    from sampling_core.labs.key import ENDING, key_of, write_key

    lab = _lab(arguments.file)
    beside = Path(arguments.file).with_suffix(ENDING)
    path = Path(arguments.out) if arguments.out else beside
    write_key(key_of(lab), path)
    say(f"The key of {plain(said(lab.title, 'en') or lab.name)} is in {plain(path.name)}.")
    return 0


def _lab(given: str) -> Lab:
    """Return a lab by its file, or a built-in one by its name; raises LabError."""
    if given in LABS and not Path(given).exists():
        return built_in(given)
    return read_lab(given)
