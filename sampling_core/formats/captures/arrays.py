"""Logits of a whole vocabulary at several positions: rows of an array, or a line of JSON each."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sampling_core.array_files import NPY_START, NPZ_START, array_of, header_of, member_of
from sampling_core.candidates import Candidates
from sampling_core.capture import Capture, Position
from sampling_core.errors import DataError
from sampling_core.experiment import Source
from sampling_core.files import Pairs, Unreadable, decoded, parsed
from sampling_core.formats.captures.entries import real, rows, token_text
from sampling_core.known import ROUNDING
from sampling_core.ranking import AnyLogits, Logits, read_only

ARRAY_SUFFIXES = (".npy", ".npz")
LARGEST_ARRAY = 512 * 2**20  # bytes: 1,000 positions of 128,256 tokens in float32
FEWEST, MOST = 2, 300_000  # tokens
MOST_ROWS = 100_000
TAG = "unknown"
CONVERTED = "The rows hold probabilities; they were turned into logits: ln p."


def of_array(data: bytes, name: str, origin: str) -> Capture | None:
    """Return the positions of an NPY or NPZ file; None where it is no such file, or one row."""
    if data.startswith(NPZ_START):
        data = member_of(data, LARGEST_ARRAY)
    if not data.startswith(NPY_START):
        return None
    header = header_of(data)
    if len(header.shape) == 1:
        return None
    if len(header.shape) != 2:
        raise Unreadable(
            f"It must have one row for each position, not the shape {str(header.shape)[:40]}."
        )
    _check_shape(*header.shape)
    return _capture(_floats(array_of(data, header)), None, name, origin)


def _check_shape(rows_: int, size: int) -> None:
    if not 1 <= rows_ <= MOST_ROWS:
        raise Unreadable(f"It has {rows_:,} rows; 1 to {MOST_ROWS:,} positions can be loaded.")
    if not FEWEST <= size <= MOST:
        raise Unreadable(f"A position has {size:,} tokens; {FEWEST} to {MOST:,} can be loaded.")


def _floats(array: NDArray[Any]) -> AnyLogits:
    """The numbers as float32 or float64, without a copy where they are such."""
    kind = np.dtype(np.float32 if array.dtype.kind == "f" and array.itemsize <= 4 else np.float64)
    with np.errstate(all="ignore"):
        floats: AnyLogits = np.ascontiguousarray(array, dtype=kind)
    return floats


def of_lines(data: bytes, name: str, origin: str) -> Capture | None:
    """Return the positions of a text with one list of logits in each line; None where it has none.

    A line is a list of numbers, or an object with “logits” and, if it likes, “tokens”.
    """
    lines = _lines(data)
    first = next(lines, None)
    if first is None or not _is_row(first[1]):
        return None
    tokens = _tokens(first[1], first[0])
    found = [_row(value, number) for number, value in (first, *lines)]
    if len(found) < 2:
        return None  # one row: a file of logits
    if len({len(row) for row in found}) > 1:
        raise Unreadable("The lines hold different numbers of logits.")
    if tokens is not None and len(tokens) != len(found[0]):
        raise Unreadable(f"There are {len(tokens):,} tokens but {len(found[0]):,} logits.")
    return _capture(np.array(found), tokens, name, origin)


def _lines(data: bytes) -> Iterator[tuple[int, Any]]:
    """The value of each line, as long as the first can be one row of logits."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"[", b"{"):
        return
    text = decoded(data)
    listed = [(i, line) for i, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(listed) == 1:
        yield from _nested(text)
        return
    if '"logits"' not in listed[0][1] and not listed[0][1].strip().endswith("]"):
        return
    for number, line in listed:
        try:
            yield number, parsed(line, f"Line {number:,}: ")
        except Unreadable:
            if number == listed[0][0]:
                return  # one value over several lines
            raise


def _nested(text: str) -> Iterator[tuple[int, Any]]:
    """The lists in a list of lists of numbers."""
    if not text.lstrip("\ufeff ").startswith("["):
        return
    value = parsed(text)
    if not isinstance(value, Pairs) and value and _is_row(value[0]):
        yield from enumerate(value, 1)


def _is_row(value: Any) -> bool:
    listed = dict(value).get("logits") if isinstance(value, Pairs) else value
    if not isinstance(listed, list) or isinstance(listed, Pairs) or len(listed) < FEWEST:
        return False
    return isinstance(listed[0], int | float)


def _row(value: Any, number: int) -> Logits:
    listed = dict(value).get("logits") if isinstance(value, Pairs) else value
    here = f"Line {number:,}"
    given = rows(listed, f"{here}: the logits")
    if not given:
        raise Unreadable(f"{here}: a logit is missing.")
    if set(map(type, given)) <= {int, float}:
        with suppress(OverflowError):
            quick = np.array(given, dtype=np.float64)
            if quick.max() < np.inf:  # NaN is not
                return quick
    numbers = [real(each, f"{here}, logit {i:,}") for i, each in enumerate(given, 1)]
    if None in numbers:
        raise Unreadable(f"{here}: a logit is missing.")
    return np.array(numbers, dtype=np.float64)


def _tokens(value: Any, number: int) -> tuple[str, ...] | None:
    listed = dict(value).get("tokens") if isinstance(value, Pairs) else None
    if listed is None:
        return None
    given = rows(listed, f"Line {number:,}: “tokens”")
    return tuple(token_text(each, f"Line {number:,}: a token") for each in given)


def _capture(array: AnyLogits, tokens: Sequence[str] | None, name: str, origin: str) -> Capture:
    _check_shape(*array.shape)
    are_shares = _are_shares(array)
    if are_shares:
        with np.errstate(divide="ignore"):
            array = np.log(array)
    names = None if tokens is None else tuple(tokens)
    positions = tuple(
        Position(place, _source(row, names, f"{name} {place}", origin), None, "")
        for place, row in enumerate(read_only(array), 1)
    )
    return Capture(name, origin, TAG, positions, (CONVERTED,) if are_shares else (), array.shape[1])


def _source(row: AnyLogits, names: tuple[str, ...] | None, name: str, origin: str) -> Source:
    try:
        Candidates.of(row)  # checks the logits; not kept, as a thousand orders take memory
    except DataError as problem:
        raise Unreadable(f"{name}: {problem}") from None
    return Source(row, names, name, origin, TAG)


def _are_shares(array: AnyLogits) -> bool:
    """Whether every row holds probabilities: from 0 to 1, and together 1."""
    return all(
        row.min() >= 0.0 and abs(float(row.sum(dtype=np.float64)) - 1.0) <= ROUNDING
        for row in array
    )
