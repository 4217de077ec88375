"""``solve``: the value of one field that reaches a target."""

import argparse
from dataclasses import asdict, replace
from typing import Any

from sampling_core.chain import Chain
from sampling_core.commands.limits import EQUAL_SHARES, Pair, between, limits, told
from sampling_core.commands.options import NUMBERS, Request, add_form, add_source, number, request
from sampling_core.commands.output import percent, say, say_json
from sampling_core.errors import ParameterError
from sampling_core.measures import BIT
from sampling_core.solution import Solution
from sampling_core.solve import solve
from sampling_core.sweep_places import places, switched_on
from sampling_core.trace import run

NAME = "solve"
HELP = "find the value of a field that gives an entropy, or another measure"


MOST = 8  # values whose limits are told
REST = "whatever the others look like"
LIE = {
    "entropy": ("the entropy is {} nats", "{:.3f}".format),
    "effective": ("{} effective tokens", "{:.2f}".format),
    "kept": ("{} tokens kept", "{:,.0f}".format),
    "top": ("the likeliest token has {}", percent),
}


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
    ends = _ends(asked, field, solution)
    if arguments.form == "json":
        say_json({**_as_json(solution), **_as_limits(asked, ends)})
        return 0
    for remark in asked.remarks:
        say(f"Note: {remark}")
    if asked.source.tail is not None:
        say(told(asked.source, EQUAL_SHARES))
    say(solution.sentence)
    for at, found in ends:
        words, shown = LIE[solution.measure]
        lies = words.format(between(found, shown))
        say(f"At {solution.words.field} {solution.words.value(at)}: {lies}, {REST}.")
    return 0


def _ends(asked: Request, field: str, solution: Solution) -> list[tuple[float, Pair]]:
    """Return between what the measure lies at each value found, where tokens are not known."""
    if asked.source.tail is None:
        return []
    ends = (end for pair in solution.intervals for end in pair)
    values = sorted({*solution.values, *ends})
    found = []
    for at in values[:MOST]:
        experiment = asked.experiment(_with(asked.chain_for(field), field, at))
        found.append((at, limits(run(experiment)).of(solution.measure)))
    return found


def _with(chain: Chain, field: str, value: float) -> Chain:
    """Return a chain with one field at a value, its sampler on, as ``solve`` itself tries it."""
    varied = places(chain, field)
    chain = switched_on(chain, varied)
    for place in varied:
        given: dict[str, Any] = {place.name: int(value) if place.spec.whole else value}
        chain = chain.with_sampler(place.step, replace(chain[place.step], **given))
    return chain


def _as_limits(asked: Request, ends: list[tuple[float, Pair]]) -> dict[str, Any]:
    listed = [{"value": at, "low": low, "high": high} for at, (low, high) in ends]
    return {"bounded": asked.source.tail is not None, "at": listed}


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
