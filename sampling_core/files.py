"""Reading files from strangers: bounded bytes, text, and JSON, with the place of each problem."""

import json
import os
import stat
from pathlib import Path
from typing import Any

LARGEST = 64 * 2**20  # bytes of a file
SMALL = 2**16  # bytes: some systems say 0 for a file that has a few
BRACKETS = 2_000_000  # opening ones in JSON: bounds the memory that nested lists can take
COMMAS = 8_000_000


class Unreadable(Exception):  # noqa: N818  # not an error of the lab: readers add the file's name
    """A problem with a file, in one sentence that names the place."""


class Pairs(list[tuple[str, Any]]):
    """A JSON object as its pairs, so that a name that comes twice is not lost."""


def read_bytes(path: str | os.PathLike[str], largest: int = LARGEST) -> bytes:
    """Return the bytes of an ordinary file of at most ``largest``; raises Unreadable."""
    path = Path(path)
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise Unreadable("This is a folder, not a file.")
        if not stat.S_ISREG(about.st_mode):
            raise Unreadable("This is not an ordinary file.")
        with path.open("rb") as file:
            data = file.read(min(max(about.st_size, SMALL), largest) + 1)  # takes so much at once
    except FileNotFoundError:
        raise Unreadable("There is no such file.") from None
    except PermissionError:
        raise Unreadable("There is no permission to read this file.") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise Unreadable(f"It cannot be read ({getattr(error, 'strerror', error)}).") from None
    if len(data) > largest:
        raise Unreadable(
            f"The file has {max(about.st_size, len(data)) / 2**20:,.0f} MB; "
            f"at most {largest // 2**20} MB can be loaded."
        )
    if not data.strip():
        raise Unreadable("The file is empty.")
    return data


def decoded(data: bytes) -> str:
    """Return a UTF-8 text, with or without a byte order mark; raises Unreadable."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"Byte 0x{data[error.start]:02X} at position {error.start + 1:,} is not UTF-8; "
            "save the file as UTF-8."
        ) from None


def parsed(text: str, place: str = "") -> Any:
    """Return the value of JSON, its objects as ``Pairs``; raises Unreadable.

    ``place`` begins each message about a line of JSON: ``Row 3: ``.
    """
    if text.count("[") + text.count("{") > BRACKETS or text.count(",") > COMMAS:
        raise Unreadable(f"There are more than {COMMAS:,} values, far more than tokens.")
    try:
        return json.loads(text, object_pairs_hook=Pairs)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno:,}, column {error.colno:,}"
        where = f"column {error.colno:,}" if place else where
        raise Unreadable(f"{place}It is not JSON at {where}: {error.msg}.") from None
    except RecursionError:
        raise Unreadable(f"{place}It is nested too deeply.") from None
    except ValueError:  # more digits than Python turns into a number
        raise Unreadable(f"{place}It holds a number of too many digits.") from None


def printable(text: str) -> str:
    """Return a text in one line, with escapes for what cannot be shown, cut at 60 characters."""
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return shown if len(shown) <= 60 else shown[:57] + "…"
