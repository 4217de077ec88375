"""What a file or a text is, and what opening it will do: one answer for every way in.

The content decides; the ending of a name only where the content says nothing.
"""

import os
import struct
from collections.abc import Iterable
from pathlib import Path

from sampling_core.errors import DataError, FileError, LabError
from sampling_core.experiment import Source
from sampling_core.files import Unreadable, printable, read_bytes
from sampling_core.formats.logits import SUFFIXES, read, read_text
from sampling_core.history.schema import APPLICATION_ID
from sampling_core.recognise_content import (
    CAPTURE,
    CHART,
    DATA,
    PRESET,
    SESSION,
    Opening,
    Settings,
    capture_of,
    chart_of,
    data_of,
    own_of,
    preset_of,
    shape_of,
)
from sampling_core.recognise_labs import HAND_IN, KEY, LAB, glanced, hand_in_of, labs_of
from sampling_core.words import say

__all__ = [
    "CAPTURE", "CHART", "DATA", "HAND_IN", "KEY", "LAB", "PRESET", "SESSION", "Opening",
    "Settings", "glance", "recognise", "recognise_chart", "recognise_text",
]  # fmt: skip

AT_ONCE = 512 * 1024  # bytes of a file that is read whole to say what it is
ARRAYS = (b"\x93NUMPY", b"PK\x03\x04")  # how NPY and NPZ begin
GLANCE = 64 * 1024  # bytes that are looked at of a larger one
SQLITE = b"SQLite format 3\0"
SQLITE_HEAD = 72  # bytes: the application's number stands in the last four


def recognise(path: str | os.PathLike[str], known: Iterable[Source] = ()) -> Opening:
    """Read a file and say what opening it does; raises FileError in one sentence.

    ``known`` sources stand in for the data that a chart only names.
    """
    path = Path(path)
    name = printable(path.name)
    try:
        return _session(path, name) or _recognised(path, name, tuple(known))
    except FileError as problem:  # some readers name the file, some do not know it
        words = str(problem)
        raise FileError(words if words.startswith(f"{name}: ") else f"{name}: {words}") from None
    except (Unreadable, LabError) as problem:
        raise FileError(f"{name}: {problem}") from None


def glance(path: str | os.PathLike[str], known: Iterable[Source] = ()) -> Opening:
    """Say what opening a file does without reading much of it; raises FileError."""
    path = Path(path)
    name = printable(path.name)
    try:
        large = path.is_file() and path.stat().st_size > AT_ONCE
        if large or _head(path, 5) == b"%PDF-":  # reading one takes long
            return _session(path, name) or _glanced(path, name)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", error)
        raise FileError(say("{name}: It cannot be read ({why}).", name=name, why=why)) from None
    except DataError as problem:
        raise FileError(f"{name}: {problem}") from None
    return recognise(path, known)


def recognise_text(text: str, known: Iterable[Source] = ()) -> Opening:
    """Say what a pasted text is; raises DataError where it is nothing of the lab's."""
    data, known = text.encode("utf-8", "replace"), tuple(known)
    try:
        found = labs_of(data, "") or chart_of(data, "", known) or own_of(data, "", known)
        found = found or preset_of(data, "", text)
        return found or data_of(read_text(text), "")
    except DataError:
        raise
    except (Unreadable, LabError) as problem:
        raise DataError(str(problem)) from None


def recognise_chart(data: bytes, known: Iterable[Source] = ()) -> Opening | None:
    """Return the opening of a chart that was copied; None where it carries nothing of ours."""
    try:
        return chart_of(data, "", known)
    except Unreadable as problem:
        raise DataError(str(problem)) from None


def _recognised(path: Path, name: str, known: tuple[Source, ...]) -> Opening:
    suffix = path.suffix.lower()
    is_array = _head(path, len(ARRAYS[0])).startswith(ARRAYS)  # whose readers allow larger files
    data = _head(path, GLANCE) if is_array else read_bytes(path)
    found = hand_in_of(path, name) if is_array else labs_of(data, name, suffix)
    found = found or chart_of(data, name, known) or own_of(data, name, known)
    try:
        found = found or capture_of(path, data, name)
    except FileError as problem:
        asked = _request(problem, path, data, name)
        if asked is None:
            raise
        return asked
    return found or preset_of(data, name, path, suffix) or data_of(read(path), name)


def _request(problem: FileError, path: Path, data: bytes, name: str) -> Opening | None:
    """Return the settings in what was sent to a server; None where it is no such request."""
    from sampling_core.formats.captures.refusals import REQUEST

    if REQUEST not in str(problem):
        return None
    return preset_of(data, name, path, path.suffix.lower())


def _session(path: Path, name: str) -> Opening | None:
    """Return the opening of a session file by its head; None: it is something else."""
    head = _head(path, SQLITE_HEAD)
    if not head.startswith(SQLITE):
        return None
    if len(head) < SQLITE_HEAD or struct.unpack(">I", head[-4:])[0] != APPLICATION_ID:
        raise DataError(say("This is a database, but not a session of the lab."))
    return Opening(SESSION, say("Open the session {name}", name=name), name)


def _head(path: Path, size: int) -> bytes:
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(size)
    except (OSError, ValueError):
        return b""  # reading it whole says why


def _glanced(path: Path, name: str) -> Opening:
    """Return what a large file seems to be, by its head."""
    head = _head(path, GLANCE)
    found = glanced(path.suffix.lower(), name)
    if found is not None:
        return found
    if head.startswith((b"\x89PNG", b"%PDF-")) or b"<svg" in head[:2000]:
        sentence = say("Restore the settings of the chart, if it carries them")
        return Opening(CHART, sentence, name)
    if head.startswith(b"\x93NUMPY"):
        return _glanced_array(path, name)
    if path.suffix.lower() not in SUFFIXES and b"\0" in head:
        raise DataError(say("This is no file of the lab’s, and no data that it reads."))
    return Opening(DATA, say("Open as data"), name)


def _glanced_array(path: Path, name: str) -> Opening:
    shape = shape_of(path)
    if not shape:
        raise DataError(say("It is not a file of numpy, or a broken one."))
    if len(shape) > 1:
        sentence = say("Open capture: {count:,} positions", count=shape[0])
        return Opening(CAPTURE, sentence, name)
    return Opening(DATA, say("Open as data: {count:,} tokens", count=shape[0]), name)
