"""``solve``: the value of one field that reaches a target."""

import argparse
from dataclasses import asdict
from typing import Any

from sampling_core.commands.options import NUMBERS, add_form, add_source, number, request
from sampling_core.commands.output import say, say_json
from sampling_core.errors import ParameterError
from sampling_core.measures import BIT
from sampling_core.solution import Solution
from sampling_core.solve import solve

NAME = "solve"
HELP = "find the value of a field that gives an entropy, or another measure"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add_source(parser)
    parser.add_argument("--field", required=True, metavar="NAME", help="temperature, top_p, …")
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("--entropy", type=number, metavar="NATS", help="entropy in nats")
    target.add_argument("--bits", type=number, metavar="BITS", help="entropy in bits")
    target.add_argument("--effective", type=number, metavar="N", help="effective tokens")
    target.add_argument("--kept", type=number, metavar="N", help="tokens kept")
    target.add_argument(
        "--top", type=number, metavar="P", help="probability of the likeliest token"
    )
    add_form(parser, csv=False)


def execute(arguments: argparse.Namespace) -> int:
    """Search and print the answer; one that says “never” is an answer too."""
    asked = request(arguments)
    field = arguments.field.replace("-", "_")
    if field not in NUMBERS:
        raise ParameterError("field", arguments.field, "a numeric parameter of a sampler")
    nats = arguments.entropy if arguments.bits is None else arguments.bits * BIT
    target = {
        "entropy": nats, "effective": arguments.effective, "kept": arguments.kept,
        "top": arguments.top,
    }  # fmt: skip
    solution = solve(asked.experiment(asked.chain_for(field)), field, **target)
    if arguments.form == "json":
        say_json(_as_json(solution))
        return 0
    for remark in asked.remarks:
        say(f"Note: {remark}")
    say(solution.sentence)
    return 0


def _as_json(solution: Solution) -> dict[str, Any]:
    return {
        "field": solution.parameter,
        "measure": solution.measure,
        "target": solution.target,
        "reached": solution.reached,
        "values": list(solution.values),
        "intervals": [list(interval) for interval in solution.intervals],
        "jump": None if solution.jump is None else asdict(solution.jump),
        "limits": list(solution.limits),
        "searched": list(solution.searched),
        "sentence": solution.sentence,
    }
