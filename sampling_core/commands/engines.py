"""``engines``: the same settings under every engine, how far apart they are, and why."""

import argparse
import math
from typing import Any

from sampling_core.commands.limits import WHATEVER, Limits, between, limits, named_limits, told
from sampling_core.commands.options import add_form, add_source, request
from sampling_core.commands.output import percent, plain, say, say_csv, say_json, say_table
from sampling_core.engines import engine
from sampling_core.side_by_side import Row, SideBySide, side_by_side

NAME = "engines"
HELP = "the same settings under every engine: tokens kept, entropy, distance and its cause"


LIMITED = ("kept", "entropy_nats", "effective", "top_probability")
DISTANCES = f"{WHATEVER}, the distances (JS) give them equal shares"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add_source(parser)
    add_form(parser)


def execute(arguments: argparse.Namespace) -> int:
    """Compare and print; what is not given is off unless ``--defaults engine``."""
    asked = request(arguments)
    defaults = arguments.defaults or "off"
    chain = engine(asked.engine).chain(defaults, asked.order, **asked.parameters)
    found = side_by_side(asked.experiment(chain), defaults=defaults)
    rows = [_described(row) for row in found.rows]
    if arguments.form == "json":
        distances = [[_or_none(value) for value in line] for line in found.js.tolist()]
        bounded = any(row["bounded"] for row in rows)  # the distances have no limits
        body = {"settings": chain.settings(), "defaults": defaults, "engines": rows}
        say_json({"source": asked.source.name, "bounded": bounded, **body, "js_nats": distances})
    elif arguments.form == "csv":
        say_csv([{**row, "notes": "; ".join(row["notes"])} for row in rows])
    else:
        for remark in asked.remarks:
            say(f"Note: {remark}")
        say(f"{plain(asked.source.name)}, {asked.size:,} tokens, {chain.settings()}")
        if asked.source.tail is not None:
            say(told(asked.source, DISTANCES))
        say("")
        _say_rows(found)
    return 0


def _described(row: Row) -> dict[str, Any]:
    return {
        "engine": row.engine.name,
        "kept": None if row.is_refused else row.survivors,
        "entropy_nats": _or_none(row.entropy),
        "effective": _or_none(row.effective),
        "top_probability": _or_none(row.top_probability),
        "js_nats": _or_none(row.distance),
        "cause": row.cause,
        "refusal": row.refusal,
        "notes": list(row.notes),
        **named_limits(_limits(row), LIMITED),
    }


def _limits(row: Row) -> Limits | None:
    return limits(row.trace) if row.trace else None


def _or_none(value: float) -> float | None:
    return None if math.isnan(value) else value


def _say_rows(found: SideBySide) -> None:
    header = ["engine", "kept", "nats", "effective", "likeliest", "JS, nats", "why"]
    say_table(header, [_cells(row) for row in found.rows])


def _cells(row: Row) -> list[str]:
    found = _limits(row)
    if found is None:
        return [row.engine.title, "", "", "", "", "", row.refusal]
    return [
        row.engine.title,
        between(found.kept, "{:,.0f}".format),
        between(found.entropy, "{:.3f}".format),
        between(found.effective, "{:.2f}".format),
        between(found.top, percent),
        f"{row.distance:.4f}",
        row.cause,
    ]
