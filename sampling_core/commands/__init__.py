"""The subcommands of the command line, in the order of the help; one module each.

A module has ``NAME``, ``HELP``, ``add(parser)`` for its options, and ``execute(arguments)``, which
returns the exit status.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from sampling_core.commands import (
    cases,
    collect,
    convert,
    engines,
    lab,
    report,
    run,
    scorecard,
    solve,
    sweep,
    trace,
)


@dataclass(frozen=True)
class Command:
    """One subcommand."""

    name: str
    help: str  # one sentence
    add: Callable[[argparse.ArgumentParser], None]
    execute: Callable[[argparse.Namespace], int]


COMMANDS: tuple[Command, ...] = tuple(
    Command(module.NAME, module.HELP, module.add, module.execute)
    for module in (
        trace,
        run,
        sweep,
        solve,
        engines,
        scorecard,
        convert,
        cases,
        lab,
        report,
        collect,
    )
)
