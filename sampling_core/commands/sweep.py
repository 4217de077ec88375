"""``sweep``: one or two fields over many values, or a prepared series of settings."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np

from sampling_core.commands.limits import EQUAL_SHARES, WHATEVER, limits, named_limits
from sampling_core.commands.options import NUMBERS, Request, add_form, add_source, request, value
from sampling_core.commands.output import say, say_csv, say_json, say_table
from sampling_core.commands.series import SERIES
from sampling_core.commands.sweep_table import cell, say_notes, within
from sampling_core.errors import LabError, ParameterError
from sampling_core.sweep import LARGEST, sweep
from sampling_core.sweep_measured import MEASURES
from sampling_core.trace import Trace, run

NAME = "sweep"
HELP = "vary one or two fields, exactly: --field temperature=0.5,1,2 or --preset temperature"

Parameters = Mapping[str, Any]
COLUMNS = {
    "entropy": ("entropy_nats", "entropy_bits"), "effective": ("effective",), "kept": ("kept",),
    "top": ("top_token", "top_probability"),
}  # fmt: skip
TITLES = {
    "entropy_nats": "nats", "entropy_bits": "bits", "effective": "effective", "kept": "kept",
    "top_token": "likeliest", "top_probability": "probability",
}  # fmt: skip
NAMES = {"entropy": "Entropy, nats", "effective": "Effective tokens", "kept": "Tokens kept",
         "top": "Probability of the likeliest"}  # fmt: skip


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add_source(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--field", action="append", metavar="NAME=VALUES",
        help="temperature=0.5,1,2 or top_p=0.1:1:10 (from, to, how many); once or twice",
    )  # fmt: skip
    what.add_argument("--preset", choices=tuple(SERIES), help="a prepared series")
    parser.add_argument("--measure", choices=tuple(MEASURES), help="this one only; else all")
    add_form(parser)


def execute(arguments: argparse.Namespace) -> int:
    """Sweep and print."""
    asked = request(arguments, "Requests" if arguments.preset else None)
    if arguments.preset:
        series = SERIES[arguments.preset]
        asked = series.on(asked)
        return _say_rows(asked, series.rows, arguments)
    fields = dict(_field(text) for text in arguments.field)
    if len(fields) < len(arguments.field) or len(fields) > 2:
        raise LabError("A sweep takes one or two fields, each once.")
    if np.prod([len(values) for values in fields.values()], dtype=float) > LARGEST:
        raise LabError(f"A sweep has {LARGEST:,} settings at most.")
    if arguments.measure is not None and len(fields) == 2:
        return _say_map(asked, fields, arguments.measure, arguments.form)
    rows = [dict(zip(fields, each, strict=True)) for each in product(*fields.values())]
    return _say_rows(asked, rows, arguments)


def _field(text: str) -> tuple[str, list[int | float]]:
    """Return the name and the values of “temperature=0.5,1,2”."""
    name, _, values = text.partition("=")
    name = name.strip().replace("-", "_")
    if name not in NUMBERS:
        raise ParameterError("field", name, "a numeric parameter of a sampler")
    if not values.strip():
        raise LabError(f"“{name}” needs at least one value: --field {name}=0.5,1,2.")
    if ":" in values:
        return name, _spaced(name, values)
    return name, [value(name, part) for part in values.split(",")]


def _spaced(name: str, text: str) -> list[int | float]:
    """Return the values of “from:to:how many”, evenly spaced, both ends included."""
    parts = text.split(":")
    if len(parts) != 3 or not parts[2].strip().isdigit() or not 1 <= int(parts[2]) <= LARGEST:
        raise LabError(f"“{text}” is not of the form from:to:how many, as in 0.1:2:20.")
    low, high = value(name, parts[0]), value(name, parts[1])
    NUMBERS[name].clean(name, low)
    NUMBERS[name].clean(name, high)
    spaced = np.linspace(low, high, int(parts[2]))
    if NUMBERS[name].whole:
        return [int(each) for each in np.unique(spaced.round())]
    return [float(each) for each in spaced]


# Rows: everything about each setting.


def _say_rows(asked: Request, rows: Sequence[Parameters], arguments: argparse.Namespace) -> int:
    notes: dict[str, None] = dict.fromkeys(asked.remarks)
    only = [arguments.measure] if arguments.measure else list(COLUMNS)
    columns = tuple(name for each in only for name in COLUMNS[each])
    results, ends = [], []
    for row, trace in _traces(asked, rows, notes):
        found = _described(trace)
        results.append(dict(row) | {name: found[name] for name in columns})
        ends.append(limits(trace))
    if arguments.form is None:
        say_notes(asked, notes, WHATEVER)
        header = [TITLES.get(name, name) for name in results[0]]
        lines = zip(results, ends, strict=True)
        say_table(header, [[within(n, row[n], end) for n in row] for row, end in lines])
        return 0
    listed = [row | named_limits(end, columns) for row, end in zip(results, ends, strict=True)]
    if arguments.form == "csv":
        say_csv(listed)
    else:
        say_json({"source": asked.source.name, "notes": list(notes), "rows": listed})
    return 0


def _traces(
    asked: Request, rows: Sequence[Parameters], notes: dict[str, None]
) -> Iterator[tuple[Parameters, Trace]]:
    """Run each setting; what the engine did silently is added to ``notes``."""
    trace: Trace | None = None
    for row in rows:
        chain = asked.chain(**{name: v for name, v in row.items() if name in NUMBERS})
        notes |= dict.fromkeys(chain.notes)
        trace = run(asked.experiment(chain), trace)
        yield row, trace


def _described(trace: Trace) -> dict[str, Any]:
    result = trace.result
    return {
        "entropy_nats": result.entropy,
        "entropy_bits": result.entropy_bits,
        "effective": result.effective,
        "kept": result.kept,
        "top_token": trace.experiment.source.token(int(result.top(1)[0])),
        "top_probability": float(result.probabilities[0]),
    }


# A map: one measure of two fields.


def _say_map(
    asked: Request, fields: Mapping[str, Sequence[int | float]], measure: str, form: str | None
) -> int:
    notes: dict[str, None] = dict.fromkeys(asked.remarks)
    used = {name: _as_used(asked, name, values, notes) for name, values in fields.items()}
    found = sweep(asked.experiment(asked.chain_for(*fields)), used, measure)
    found = found.astype(int) if measure == "kept" else found  # tokens are whole
    (rows, across), (down, columns) = fields, fields.values()
    if form == "json":
        listed = {name: list(values) for name, values in used.items()}
        is_bounded = asked.source.tail is not None
        body = {"fields": listed, "measure": measure, "bounded": is_bounded}
        body["values"] = found.tolist()
        say_json({"source": asked.source.name, "notes": list(notes), **body})
    elif form == "csv":
        name = COLUMNS[measure][-1] if measure == "top" else COLUMNS[measure][0]
        places = product(range(len(down)), range(len(columns)))
        more = {"bounded": asked.source.tail is not None}
        say_csv(
            {rows: down[i], across: columns[j], name: found[i, j].item(), **more} for i, j in places
        )
    else:
        say_notes(asked, notes, EQUAL_SHARES)
        say(f"{NAMES[measure]}; {rows} downwards, {across} across")
        header = ["", *(cell(across, each) for each in columns)]
        digits = 0 if measure == "kept" else 2 if measure == "effective" else 3
        lines = zip(down, found, strict=True)
        say_table(header, [[cell(rows, d), *(f"{v:.{digits}f}" for v in r)] for d, r in lines])
    return 0


def _as_used(
    asked: Request, name: str, values: Sequence[int | float], notes: dict[str, None]
) -> list[float]:
    """Return the values as the engine uses them: it may raise, floor or refuse some."""
    used = []
    for each in values:
        chain = asked.chain(**{name: each})
        notes |= dict.fromkeys(chain.notes)
        used.append(chain.parameters().get(name, each))
    return used
