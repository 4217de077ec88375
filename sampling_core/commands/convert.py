"""``convert``: a preset of one tool as the preset of another."""

import argparse
import sys
from pathlib import Path

from sampling_core.commands.output import say
from sampling_core.errors import FileError, LabError
from sampling_core.files import Unreadable, decoded, printable
from sampling_core.formats.presets import (
    LARGEST_FILE,
    NAMES,
    NotSettingsError,
    Read,
    Written,
    findings,
    read,
    write,
)

NAME = "convert"
HELP = "write the settings of one tool for another, and tell what is lost"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("file", metavar="FILE", help="a preset of any tool; - for standard input")
    parser.add_argument(
        "--from", dest="source", choices=NAMES, metavar="NAME", help="recognised when not given"
    )
    parser.add_argument(
        "--to", dest="target", choices=NAMES, metavar="NAME", required=True, help=", ".join(NAMES)
    )
    parser.add_argument("--out", metavar="FILE", help="write there instead of standard output")


def execute(arguments: argparse.Namespace) -> int:
    """Read, write, and tell on standard error what is lost, differs, or is to be checked."""
    given = _standard_input() if arguments.file == "-" else Path(arguments.file)
    try:
        found = read(given, arguments.source)
    except NotSettingsError as problem:
        words = str(problem).rstrip(".")
        raise LabError(f"{words}: give it to scorecard, or to run with --position.") from None
    written = write(found.preset, arguments.target)
    if arguments.out:
        _save(Path(arguments.out), written.text)
    else:
        say(written.text.rstrip("\n"))
    for line in _remarks(found, written):
        sys.stderr.write(line + "\n")
    return 0


def _standard_input() -> str:
    try:
        return decoded(sys.stdin.buffer.read(LARGEST_FILE + 1))
    except Unreadable as problem:
        raise FileError(f"Standard input: {problem}") from None


def _remarks(found: Read, written: Written) -> list[str]:
    """Return what is to be known, one line each, under the word that says of what kind it is."""
    told = {
        "note": (*found.warnings, *written.stand_ins),
        "check": tuple(finding.text for finding in findings(found)),
        "lost": written.left_out,
        "differs": written.differences,
    }
    return [f"{word}: {text}" for word, texts in told.items() for text in texts]


def _save(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LabError(f"{printable(path.name)}: It cannot be written ({reason}).") from None
