"""Tokens with logits from a file: CSV, TSV, JSON, JSONL, NPY and NPZ.

``read(path)`` returns a ``Loaded``: the source, and warnings that the user should see. Every
problem is a FileError in one sentence that names the file and the place.
"""

import os
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sampling_core.errors import DataError, FileError, LabError
from sampling_core.experiment import Source
from sampling_core.files import Unreadable, printable, read_bytes
from sampling_core.formats.logits.arrays import from_npy, from_npz
from sampling_core.formats.logits.columns import FEWEST, MOST, Columns
from sampling_core.formats.logits.structured import from_json, from_jsonl
from sampling_core.formats.logits.table import from_csv, from_tsv

SUFFIXES: Mapping[str, Callable[[bytes], Columns]] = {
    ".csv": from_csv,
    ".tsv": from_tsv,
    ".json": from_json,
    ".jsonl": from_jsonl,
    ".ndjson": from_jsonl,
    ".npy": from_npy,
    ".npz": from_npz,
}


@dataclass(frozen=True)
class Loaded:
    """What a file holds, and what the user should know about it."""

    source: Source
    warnings: tuple[str, ...] = ()


def read(path: str | os.PathLike[str]) -> Loaded:
    """Return the tokens and logits of a file; its form follows from its ending, or its content.

    From 2 to 300,000 tokens, at most 64 MB; −inf is allowed, NaN and +inf are not.
    Raises FileError.
    """
    path = Path(path)
    try:
        columns = _form(path, data := read_bytes(path))(data)
        return _loaded(columns, path.stem, f"File {printable(path.name)}")
    except (Unreadable, LabError) as problem:
        raise FileError(f"{printable(path.name)}: {problem}") from None


def read_text(text: str, name: str = "Pasted data", origin: str = "Pasted") -> Loaded:
    """Return the tokens and logits of a text: what a spreadsheet or a JSON file would hold.

    Raises DataError.
    """
    if not text.strip():
        raise DataError("There is nothing to read: the text is empty.")
    try:
        data = text.encode("utf-8", "replace")
        return _loaded(_form(Path(), data)(data), name, origin)
    except Unreadable as problem:
        raise DataError(str(problem)) from None


def _loaded(columns: Columns, name: str, origin: str) -> Loaded:
    _check_count(len(columns.logits))
    _check_texts(columns)
    source = Source.from_logits(columns.logits, columns.tokens, name, origin)
    return Loaded(source, (*columns.warnings, *_duplicates(columns)))


def _form(path: Path, data: bytes) -> Callable[[bytes], Columns]:
    """The reader for a file: by its ending, or else by how it begins.

    No text begins as an array of numpy does, so that one is known under any name.
    """
    if data.startswith(b"\x93NUMPY"):
        return from_npy
    known = SUFFIXES.get(path.suffix.lower())
    if known is not None:
        return known
    if data.startswith(b"PK"):
        return from_npz
    begins = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return from_json if begins in (b"[", b"{") else from_csv


def _check_count(count: int) -> None:
    if not FEWEST <= count <= MOST:
        what = "1 token" if count == 1 else f"{count:,} tokens"
        raise Unreadable(f"The file holds {what}; {FEWEST} to {MOST:,} tokens can be loaded.")


def _check_texts(columns: Columns) -> None:
    """Refuse token texts that no file could hold again."""
    for row, token in zip(columns.rows, columns.tokens or (), strict=False):
        try:
            token.encode()
        except UnicodeEncodeError:
            raise Unreadable(f"Row {row}: the token is not valid Unicode.") from None


def _duplicates(columns: Columns) -> tuple[str, ...]:
    tokens = columns.tokens
    if tokens is None or len(set(tokens)) == len(tokens):
        return ()
    twice = [(token, count) for token, count in Counter(tokens).items() if count > 1]
    token, count = twice[0]
    number = {2: "Two", 3: "Three"}.get(count, f"{count:,}")
    more = f", and {len(twice) - 1:,} more names are shared" if len(twice) > 1 else ""
    return (
        f"{number} tokens are called {printable(token)}{more}. "
        "Sampling works, but you cannot tell them apart.",
    )
