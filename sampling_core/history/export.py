"""Runs as tables for other programs: CSV, JSON lines, and rows for the clipboard.

Numbers are invariant: “.” before the decimals, no grouping, shares from 0 to 1, times in UTC.
"""

import csv
import html
import io
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from sampling_core.errors import FileError
from sampling_core.history import History, Record
from sampling_core.history.file import reason_of
from sampling_core.history.masked import is_masked
from sampling_core.measures import bits
from sampling_core.words import say

ENDINGS = (".csv", ".jsonl")
MOST_SHARES = 40  # tokens in one cell of a CSV file; JSON lines hold all
PLAIN = ("run", "data", "settings", "draws", "seed", "entropy_nats", "entropy_bits",
         "sampled_nats", "effective_tokens", "kept_tokens", "vocabulary_tokens", "most_likely",
         "most_likely_share", "note")  # fmt: skip  # the columns that rows on the clipboard have


def export(history: History, records: Sequence[Record], path: Path) -> None:
    """Write runs as the ending of the name says, in UTF-8; raises FileError."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise FileError(f"“{path.name}” must end in {' or '.join(ENDINGS)}.")
    text = as_csv(history, records) if ending == ".csv" else as_jsonl(history, records)
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        words = say("“{file}” cannot be written: {error}.", file=path, error=reason_of(error))
        raise FileError(words) from error


def as_csv(history: History, records: Sequence[Record]) -> str:
    """Return runs with a header row; parameters and shares are JSON in one cell."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for row in rows(history, records):
        if not text.tell():
            writer.writerow(row)
        shares = row["shares"][:MOST_SHARES]
        writer.writerow(_cell(value) for value in (row | {"shares": shares}).values())
    return text.getvalue()


def as_jsonl(history: History, records: Sequence[Record]) -> str:
    """Return runs as JSON, one in a line."""
    return "".join(
        json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n"
        for row in rows(history, records)
    )


def as_tsv(records: Iterable[Record]) -> str:
    """Return the main columns with a header, separated by tabs: for spreadsheets."""
    lines = (PLAIN, *(tuple(map(_cell, cells)) for cells in _plain_rows(records)))
    return "".join("\t".join(map(_one_line, line)) + "\n" for line in lines)


def as_html(records: Iterable[Record]) -> str:
    """Return the main columns as an HTML table: for documents."""
    head = "".join(f"<th>{name}</th>" for name in PLAIN)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(_cell(cell))}</td>" for cell in cells) + "</tr>"
        for cells in _plain_rows(records)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def rows(history: History, records: Sequence[Record]) -> Iterator[dict[str, Any]]:
    """Yield one run after the other, by column; ``shares`` are what was drawn of each token."""
    for record in records:
        yield _facts(record) | {"shares": _shares(history, record)}


def _facts(record: Record) -> dict[str, Any]:
    """Return a run by column; None for what is not known, or hidden by a lab."""
    made = datetime.fromtimestamp(record.made, UTC).isoformat(timespec="seconds")
    said: dict[str, Any] = {
        "run": record.id,
        "made": made.replace("+00:00", "Z"),
        "data": record.data,
        "engine": record.engine,
        "settings": record.settings,
        "parameters": dict(record.parameters),
        "draws": record.draws,
        "seed": record.seed,
        "entropy_nats": record.entropy,
        "entropy_bits": bits(record.entropy),
        "sampled_nats": record.sampled,
        "sampled_bits": bits(record.sampled),
        "effective_tokens": record.effective,
        "kept_tokens": record.kept,
        "vocabulary_tokens": record.size,
        "most_likely": record.first,
        "most_likely_share": record.first_share,
        "distance": record.distance,
        "duration_seconds": record.seconds,
        "rating": record.rating or None,
        "cost": record.cost,
        "star": record.star,
        "pin": record.pin,
        "note": record.note,
    }
    return {name: None if _is_nothing(value) else value for name, value in said.items()}


def _is_nothing(value: object) -> bool:
    return isinstance(value, float) and math.isnan(value)


def _shares(history: History, record: Record) -> list[dict[str, Any]]:
    """Tokens drawn, most often first: id, text, how often, and the share of the draws."""
    if is_masked(record):
        return []
    source = history.experiment(record.id).source
    ids, counts = history.drawn(record.id)
    order = np.lexsort((ids, -counts))
    total = max(1, record.draws)
    return [
        {"id": token, "token": source.token(token), "draws": count, "share": count / total}
        for token, count in zip(ids[order].tolist(), counts[order].tolist(), strict=True)
    ]


def _plain_rows(records: Iterable[Record]) -> Iterator[list[Any]]:
    for record in records:
        said: Mapping[str, Any] = _facts(record)
        yield [said[name] for name in PLAIN]


def _cell(value: Any) -> str:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else repr(value) if isinstance(value, float) else str(value)


def _one_line(cell: str) -> str:
    """Return a cell without what would begin another: tabs and line ends."""
    return " ".join(cell.replace("\t", " ").splitlines()) if cell.strip() else cell.strip("\t\r\n")
