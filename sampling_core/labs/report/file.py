"""A hand-in as a file: a zip with the report as data and as a page, and its pictures.

A file comes from a stranger: only ``report.json`` is unpacked, within bounds, and nothing is ever
written where a name in the archive points to.
"""

import io
import zipfile
import zlib
from collections.abc import Collection
from pathlib import Path

import msgspec

from sampling_core.errors import FileError
from sampling_core.files import Unreadable, printable, read_bytes
from sampling_core.labs.reading.saving import write_whole
from sampling_core.labs.reading.typed import typed
from sampling_core.labs.report.html import html
from sampling_core.labs.report.parts import FORMAT, VERSION, HandIn
from sampling_core.labs.report.pictures import pictures
from sampling_core.words import say

ENDING = ".spreport"
CONTENT, PAGE, FOLDER = "report.json", "report.html", "pictures"
LARGEST = 64 * 2**20  # bytes of the file, and of all that its entries unpack to
LARGEST_CONTENT = 32 * 2**20  # bytes of the report as data
MOST_ENTRIES = 500
EPOCH = (1980, 1, 1, 0, 0, 0)  # one time for all entries: the same report is the same file
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED = 0x1  # of the flags of an entry


def write(hand_in: HandIn, path: Path, sections: Collection[str] | None = None) -> None:
    """Write a hand-in whole or not at all; raises FileError.

    ``sections`` are those that its page has; the data is always complete.
    """
    write_whole(packed(hand_in, sections), path)


def packed(hand_in: HandIn, sections: Collection[str] | None = None) -> bytes:
    """Return the bytes of the file."""
    entries = {
        CONTENT: msgspec.json.format(msgspec.json.encode(hand_in, order="deterministic"), indent=1),
        PAGE: html(hand_in, sections).encode(),
    }
    entries |= {f"{FOLDER}/{name}.svg": svg.encode() for name, svg in pictures(hand_in).items()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in entries.items():
            about = zipfile.ZipInfo(name, EPOCH)
            about.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(about, data)
    return buffer.getvalue()


def read(path: Path) -> HandIn:
    """Return the hand-in of a file; raises FileError in one sentence.

    One that was edited after its export can be read: ``is_edited`` tells.
    """
    try:
        return hand_in_of(read_bytes(path, LARGEST))
    except Unreadable as problem:
        raise FileError(f"{printable(path.name)}: {problem}") from None


def hand_in_of(data: bytes) -> HandIn:
    """Return the hand-in that bytes hold; raises Unreadable."""
    if not data.startswith(b"PK"):
        raise Unreadable(say("This is not a hand-in of the lab."))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            content = _content(archive)
    except Unreadable:
        raise
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
        raise Unreadable(say("The file is damaged, or only a part of a hand-in.")) from None
    except (NotImplementedError, OverflowError, KeyError, IndexError, AttributeError, TypeError):
        raise Unreadable(say("The file is damaged, or only a part of a hand-in.")) from None
    return typed(content, HandIn, FORMAT, VERSION)


def _content(archive: zipfile.ZipFile) -> bytes:
    """Return the bytes of the report, after a look at every entry."""
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise Unreadable(say("The archive has more than {most} entries.", most=MOST_ENTRIES))
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names):
        raise Unreadable(say("The archive has two entries of one name."))
    if sum(entry.file_size for entry in entries) > LARGEST:
        raise Unreadable(say("The archive unpacks to more than {most} MB.", most=LARGEST // 2**20))
    for entry in entries:
        _check(entry)
    if CONTENT not in names:
        raise Unreadable(say("This is not a hand-in of the lab: it has no {file}.", file=CONTENT))
    entry = archive.getinfo(CONTENT)
    if entry.file_size > LARGEST_CONTENT:
        raise Unreadable(
            say("The report inside has more than {most} MB.", most=LARGEST_CONTENT // 2**20)
        )
    with archive.open(entry) as file:
        return file.read(LARGEST_CONTENT + 1)  # no more than the size that it says


def _check(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    parts = name.replace("\\", "/").split("/")
    if not name or name.startswith(("/", "\\")) or ".." in parts or ":" in name or "\0" in name:
        raise Unreadable(
            say("The archive has an entry of a dangerous name: {name}.", name=printable(name))
        )
    if entry.flag_bits & ENCRYPTED:
        raise Unreadable(say("The archive is encrypted."))
    if entry.compress_type not in METHODS:
        raise Unreadable(say("The archive is packed in a way that is not read."))
