"""Output: aligned columns for people; JSON and CSV for programs, with “.” and no grouping."""

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any


def say(text: str) -> None:
    """Write a line to standard output."""
    sys.stdout.write(text + "\n")


def say_json(value: Any) -> None:
    """Write a value as one JSON text."""
    say(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1))


def say_csv(rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows that have the same keys as CSV with a header."""
    listed = list(rows)
    text = io.StringIO()
    writer = csv.DictWriter(text, list(listed[0]) if listed else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(listed)
    sys.stdout.write(text.getvalue())


def say_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write aligned columns; texts to the left, what begins like a number to the right."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    right = [all(_is_numeric(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in (header, *rows):
        cells = [
            cell.rjust(width) if numeric else cell.ljust(width)
            for cell, width, numeric in zip(row, widths, right or [False] * len(row), strict=True)
        ]
        say("  ".join(cells).rstrip())


def _is_numeric(cell: str) -> bool:
    return cell in ("", "off") or cell.lstrip("−")[:1].isdigit() or cell == "−∞"


def signed(text: str) -> str:
    """Return a number with a true minus sign."""
    return text.replace("-", "−")


def counted(count: int, thing: str) -> str:
    """Return ``1 token`` or ``1,234 tokens``."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def percent(share: float) -> str:
    """Return a probability as people read it: ``37.35 %``."""
    if 0.0 < share < 0.00005:
        return f"{100.0 * share:.1e} %".replace("-", "−")
    return f"{100.0 * share:.2f} %"


def plain(text: str) -> str:
    """Return a token in one line: escapes for what cannot be shown, quotes around blanks."""
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return f"“{shown}”" if shown != shown.strip() or not shown else shown


def finite(value: float) -> float | str:
    """Return a number as JSON can hold it: −inf becomes a text."""
    return value if value > -float("inf") else "-inf"
