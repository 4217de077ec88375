"""``cases``: the built-in cases with their recommended settings."""

import argparse

from sampling_core.cases import CASES
from sampling_core.commands.options import add_form
from sampling_core.commands.output import finite, say_json, say_table

NAME = "cases"
HELP = "list the built-in cases"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add_form(parser, csv=False)


def execute(arguments: argparse.Namespace) -> int:
    """Print the list."""
    if arguments.form == "json":
        say_json([
            {
                "name": case.name, "group": case.group, "task": case.task,
                "tokens": list(case.tokens), "logits": [finite(logit) for logit in case.logits],
                "parameters": case.parameters,
            }
            for case in CASES
        ])  # fmt: skip
        return 0
    rows = [
        (case.name, case.group, f"{len(case.tokens)}", case.chain.settings(), case.task)
        for case in CASES
    ]
    say_table(("Case", "Group", "Tokens", "Recommended", "Task"), rows)
    return 0
