"""``trace``: one JSON request a line in, one JSON answer a line out."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from sampling_core.commands.output import say
from sampling_core.errors import FileError
from sampling_core.request import answer, is_error

NAME = "trace"
HELP = "answer JSON requests, one a line: engine, parameters and logits in, distribution out"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("file", nargs="?", metavar="FILE", help="requests; standard input without")


def execute(arguments: argparse.Namespace) -> int:
    """Answer every line; 1 when a line was refused."""
    refused = False
    for line in _lines(arguments.file):
        answered = _answer(line)
        refused = refused or is_error(answered)
        say(answered)
        sys.stdout.flush()
    return int(refused)


def _lines(file: str | None) -> Iterator[bytes]:
    """The lines that are not blank."""
    if file is None:
        yield from (line for line in sys.stdin.buffer if line.strip())
        return
    try:
        with Path(file).open("rb") as lines:
            yield from (line for line in lines if line.strip())
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FileError(f"{file}: {reason}.") from None


def _answer(line: bytes) -> str:
    try:
        return answer(line.decode("utf-8-sig").strip())
    except UnicodeDecodeError as error:
        message = f"Byte 0x{line[error.start]:02X} at position {error.start + 1} is not UTF-8."
        refusal = {"id": None, "error": {"parameter": None, "message": message}}
        return json.dumps(refusal)
