"""Logits in a table: one column of numbers, or two of token and logit, with or without header."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice

from sampling_core.files import Unreadable, decoded
from sampling_core.formats.logits.columns import (
    MOST,
    Columns,
    bounded,
    is_number,
    logits_from,
    numbers,
)

AT_ONCE = 2_000  # rows that are read before another thread gets its turn
SAMPLE = 50  # rows from which the separator is told
Rows = list[list[str]]

DECIMAL_COMMAS = (
    "Read as token, logit. If the commas are decimal commas, separate the columns by semicolons."
)
NAMES_OF_PROBABILITIES = ("probability", "probabilities", "prob", "probs", "p", "share")
CONVERTED = "The probabilities were turned into logits: ln p."
NAMES_OF_LOGITS = ("logit", "logits", "score", "value", "number")


def from_tsv(data: bytes) -> Columns:
    """Return the columns of a table whose separator is the tab."""
    return _columns(_rows(_lines(data), "\t"))


def from_csv(data: bytes) -> Columns:
    """Return the columns of a table; the separator is a tab, a semicolon or a comma."""
    text = _lines(data)
    sample = "".join(text.splitlines(keepends=True)[: SAMPLE + 1])
    for separator in "\t;,":
        if separator in sample and _fits(_rows(sample, separator)):
            return _columns(_rows(text, separator), comma=separator != ",", named=separator)
    if "," in sample or ";" in sample or "\t" in sample:
        return _columns(_rows(text, _likeliest(sample)))
    return _columns([[line] if line.strip() else [] for line in text.split("\n")])


def _lines(data: bytes) -> str:
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > 2 * MOST:  # too many to be taken apart
        lines = [line for line in text.split("\n") if line.strip()]
        bounded(len(lines) - (not any(c.isdigit() for c in lines[0])))
    return text


def _rows(text: str, separator: str) -> Rows:
    """The cells of every row; where quotes do not pair up they are ordinary characters."""
    try:
        rows = _gathered(csv.reader(io.StringIO(text), delimiter=separator, strict=True))
        if not any("\n" in cell for row in rows for cell in row):
            return rows
    except csv.Error:
        pass
    try:
        plain = csv.reader(io.StringIO(text), delimiter=separator, quoting=csv.QUOTE_NONE)
        return _gathered(plain)
    except csv.Error as error:
        raise Unreadable(f"It is not a table ({error}).") from None


def _gathered(reader: Iterator[list[str]]) -> Rows:
    """All rows, a few at a time: one call for all of them would let no other thread run."""
    rows: Rows = []
    while some := list(islice(reader, AT_ONCE)):
        rows += some
    return rows


def _fits(rows: Rows) -> bool:
    """Whether a separator makes two columns of which one holds a number somewhere."""
    filled = [row for row in rows[:SAMPLE] if any(cell.strip() for cell in row)]
    pairs = [row for row in filled if len(row) == 2]
    return 2 * len(pairs) > len(filled) and any(is_number(c) for row in pairs for c in row)


def _likeliest(sample: str) -> str:
    return max("\t;,", key=sample.count)


def _columns(rows: Rows, *, comma: bool = True, named: str = "") -> Columns:
    """The columns of rows; ``comma``: numbers may have a decimal comma."""
    filled = [(i, row) for i, row in enumerate(rows, 1) if any(cell.strip() for cell in row)]
    while filled and filled[0][1][0].startswith("# "):  # remarks, as our own exports have
        filled = filled[1:]
    if not filled:
        raise Unreadable("The file is empty.")
    filled = _token_and_logit(filled)
    width, place, header = _layout([row for _, row in filled])
    filled = filled[1:] if header else filled
    bounded(len(filled))
    for row, cells in filled:
        if len(cells) != width:
            what = "is 1 column" if len(cells) == 1 else f"are {len(cells)} columns"
            raise Unreadable(f"Row {row:,}: there {what} where {width} should be.")
    texts = [cells[place] for _, cells in filled]
    places = [row for row, _ in filled]
    logits = numbers(texts, places, comma=comma and _has_commas(texts))
    if header and header.split(", ")[place] in NAMES_OF_PROBABILITIES:
        tokens = [cells[1 - place] for _, cells in filled] if width == 2 else None
        return Columns(logits_from(logits, places), tokens, places, (CONVERTED,))
    if width == 1:
        doubts = (f"Row 1 was read as a header: {header}.",) if doubtful(header) else ()
        return Columns(logits, None, places, doubts)
    tokens = [cells[1 - place] for _, cells in filled]
    warnings = [f"Row 1 was read as a header: {header}."] if doubtful(header) else []
    if named == "," and all(text.isdigit() for text in texts) and all(map(is_number, tokens)):
        warnings.append(DECIMAL_COMMAS)
    return Columns(logits, tokens, places, tuple(warnings))


def _token_and_logit(filled: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Return the two columns that are read, where a header names them among others."""
    names = [cell.strip().lower() for cell in filled[0][1]]
    logits = [place for place, name in enumerate(names) if name in NAMES_OF_LOGITS]
    if len(names) <= 2 or names.count("token") != 1 or len(logits) != 1:
        return filled
    token, logit = names.index("token"), logits[0]
    for row, cells in filled:
        if len(cells) != len(names):
            raise Unreadable(
                f"Row {row:,}: there are {len(cells)} columns where {len(names)} should be."
            )
    return [(row, [cells[token], cells[logit]]) for row, cells in filled]


def _layout(rows: Rows) -> tuple[int, int, str]:
    """Return how many columns there are, which one holds the logits, and the header."""
    first = rows[0]
    width = len(first)
    if width > 2:
        raise Unreadable(f"Row 1: there are {width} columns; two are read, token and logit.")
    names = [cell.strip().lower() for cell in first]
    place = width - 1
    numeric = (*NAMES_OF_LOGITS, *NAMES_OF_PROBABILITIES)
    if width == 2 and names[0] in numeric and names[1] not in numeric:
        place = 0
    title = names[place]
    is_header = len(rows) > 1 and not is_number(title) and not any(c.isdigit() for c in title)
    return width, place, ", ".join(names) if is_header and title else ""


def doubtful(header: str) -> bool:
    """Whether a header could be a row of data whose logit is not a number."""
    return header != "" and not any(name in NAMES_OF_LOGITS for name in header.split(", "))


def _has_commas(texts: Sequence[str]) -> bool:
    """Whether the numbers have decimal commas: some do, and none has a point."""
    return any("," in text for text in texts) and not any("." in text for text in texts)
