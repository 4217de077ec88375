"""Lab files (``.splab``): JSON that is data and nothing else, read with bounds, written sorted.

A name in a lab is only ever looked up in built-in tables: no path, code or address follows from
what a file says.
"""

import hashlib
import json
import math
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from sampling_core.errors import FileError
from sampling_core.files import Pairs, Unreadable, decoded, parsed, printable, read_bytes
from sampling_core.labs.lab import FORMAT, VERSION, Lab
from sampling_core.labs.reading.bounds import check_bounds
from sampling_core.labs.reading.faults import fault
from sampling_core.labs.reading.references import check_references
from sampling_core.words import say

LARGEST = 8 * 2**20  # bytes
DEEPEST = 32  # lists and objects within one another


def read_lab(path: str | os.PathLike[str]) -> Lab:
    """Read a lab file; raises FileError in one sentence that names the file and the place."""
    try:
        return lab_of(read_bytes(path, LARGEST))
    except Unreadable as problem:
        name = printable(Path(path).name)
        raise FileError(f"{name}: {problem}") from None


def lab_of(data: bytes) -> Lab:
    """Return the lab that bytes hold; raises Unreadable, naming the place in it.

    What it returns is sound: within bounds, and all that it names is there.
    """
    if len(data) > LARGEST:
        raise Unreadable(
            say("The lab has {size} MB; at most {most} MB are read.",
                size=f"{len(data) / 2**20:,.0f}", most=LARGEST // 2**20)
        )  # fmt: skip
    value = plain(parsed(decoded(data)))
    _check_head(value)
    try:
        lab = msgspec.convert(value, Lab)
    except msgspec.ValidationError as error:
        raise Unreadable(fault(value, str(error))) from None
    check_bounds(lab)
    check_references(lab)
    return lab


def lab_bytes(lab: Lab) -> bytes:
    """Return a lab as its file holds it: keys sorted, indented by 1, in UTF-8."""
    return (json.dumps(_written(lab), **LOOK, indent=1) + "\n").encode()


def digest(lab: Lab) -> str:
    """Return what identifies the content of a lab: hexadecimal SHA-256 of its canonical bytes.

    In them 1 and 1.0 are one number, as they are to everything that reads a lab.
    """
    return hashlib.sha256(json.dumps(_canonical(_written(lab)), **LOOK).encode()).hexdigest()


LOOK: dict[str, Any] = {"ensure_ascii": False, "sort_keys": True, "allow_nan": False}
EXACT = 2.0**53  # up to here every whole number is a float of its own


def _canonical(value: Any) -> Any:
    """Return plain data with whole numbers written without a point."""
    if isinstance(value, dict):
        return {name: _canonical(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_canonical(part) for part in value]
    is_whole = isinstance(value, float) and value.is_integer() and abs(value) <= EXACT
    return int(value) if is_whole else value


def _written(lab: Lab) -> dict[str, Any]:
    return {"format": FORMAT, "version": VERSION, **msgspec.to_builtins(lab)}


def plain(value: Any, deep: int = 0) -> Any:
    """Return JSON whose objects are ``Pairs`` as lists and dicts; raises Unreadable.

    Refuses a name that comes twice, numbers that are not finite, and what is nested too deeply.
    """
    if deep > DEEPEST:
        raise Unreadable(say("It is nested too deeply."))
    if isinstance(value, Pairs):
        return {name: plain(part, deep + 1) for name, part in _once(value)}
    if isinstance(value, list):
        return [plain(part, deep + 1) for part in value]
    if isinstance(value, float) and not math.isfinite(value):
        raise Unreadable(say("It holds a number that is not finite."))
    if isinstance(value, int) and abs(value) > 10**300:
        raise Unreadable(say("It holds a number of too many digits."))
    return _text(value) if isinstance(value, str) else value


def _once(pairs: Pairs) -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    for name, value in pairs:
        if name in seen:
            raise Unreadable(say("“{name}” stands twice in one object.", name=printable(name)))
        seen.add(name)
        yield _text(name), value


def _text(text: str) -> str:
    """Refuse half of a character, which no file could hold again."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Unreadable(say("A text holds half of a character.")) from None
    return text


def _check_head(value: Any) -> None:
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise Unreadable(say("This is no lab: it does not say “format”: “{name}”.", name=FORMAT))
    version = value.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise Unreadable(say("“version” must be a whole number from 1."))
    if version > VERSION:
        raise Unreadable(
            say(
                "Made with a newer version ({version}) of Sampling Lab; this one reads labs of "
                "version {known}.",
                version=min(version, 10**9), known=VERSION,
            )
        )  # fmt: skip
