"""Collected hand-ins as a table for spreadsheets: nothing in it is a formula."""

import csv
import io
from pathlib import Path

from sampling_core.labs.collecting.collect import Collected, Row
from sampling_core.labs.reading.saving import write_whole

MARK = "\ufeff"  # by which spreadsheets know that a table is UTF-8
LONGEST = 32_000  # characters of a cell: spreadsheets take 32,767
FORMULAS = tuple("=+-@\t\r\n＝＋－＠")
HEADER = (
    "name", "class", "partner", "date", "lab", "case", "attempts", "prediction", "result",
    "closeness", "key", "explanation", "locked", "exported", "edited", "newest", "file",
)  # fmt: skip


def as_csv(collected: Collected) -> str:
    """Return one row for each student and case under a header, without the mark of UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows([safe(cell) for cell in _cells(row)] for row in collected.rows)
    return text.getvalue()


def write_csv(collected: Collected, path: Path) -> None:
    """Write the table as UTF-8 with its mark; raises FileError."""
    write_whole((MARK + as_csv(collected)).encode(), path)


def safe(cell: str) -> str:
    """Return a cell that a spreadsheet takes as a text: a formula gets an apostrophe before it."""
    text = cell[:LONGEST].replace("\0", "")
    return f"'{text}" if text.lstrip(" ").startswith(FORMULAS) else text


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.name, row.class_name, row.partner, row.date, row.lab, row.case, str(row.attempts),
        row.prediction_text, row.result_text, row.closeness_text, row.key_text, row.explanation,
        row.locked, row.made, _yes(row.is_edited), _yes(row.is_newest), row.file,
    )  # fmt: skip


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"
