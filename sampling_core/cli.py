"""The headless face of the laboratory: ``sampling-lab-cli``; it never needs Qt.

Exit status: 0 done · 1 ``trace`` refused a line · 2 an error, told in one line on standard error ·
130 interrupted · 141 the reader of the output went away.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NoReturn

from sampling_core.commands import COMMANDS
from sampling_core.errors import LabError
from sampling_core.version import VERSION

PROGRAM = "sampling-lab-cli"
FAILED, INTERRUPTED, NO_READER = 2, 130, 141


class Parser(argparse.ArgumentParser):
    """A parser whose errors take one line and whose options are never guessed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong; ``main`` tells it."""
        raise LabError(f"{message} (see {self.prog} --help)")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status."""
    _speak_utf8()
    try:
        status = _execute(argv)
        sys.stdout.flush()
    except LabError as error:
        return _fail(str(error))
    except BrokenPipeError:
        _silence()
        return NO_READER
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:  # such as a full disk behind standard output
        _silence()
        return _fail(error.strerror or str(error))
    return status


def _execute(argv: Sequence[str] | None) -> int:
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as end:  # --help and --version
        return int(end.code or 0)
    return int(arguments.execute(arguments))


def _parser() -> Parser:
    parser = Parser(prog=PROGRAM, description="What sampling does to next-token distributions.")
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {VERSION}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    for command in COMMANDS:
        each = commands.add_parser(command.name, help=command.help, description=command.help)
        command.add(each)
        each.set_defaults(execute=command.execute)
    return parser


def _speak_utf8() -> None:
    """Let minus signs and any token through, whatever the console's code page."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _fail(message: str) -> int:
    line = " ".join(message.split())
    sys.stderr.write(f"{PROGRAM}: {line}\n")
    return FAILED


def _silence() -> None:
    """Send what is still buffered nowhere, so that leaving does not complain."""
    with suppress(OSError):  # where standard output is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
