"""The note in a PNG: a text chunk, plain or packed (tEXt, zTXt, iTXt)."""

import struct
import zlib
from collections.abc import Iterator

from sampling_core.files import Unreadable
from sampling_core.formats.charts.bounded import DAMAGED, inflated, texted

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEY = "samplinglab/provenance"  # the keyword of the chunk
AROUND = 12  # bytes of a chunk beside its content: length, kind, check sum
TEXTS = (b"tEXt", b"zTXt", b"iTXt")


def note(data: bytes) -> str:
    """Return the note of a PNG, “” where it has none."""
    for kind, body, is_whole in _chunks(data):
        if kind in TEXTS and body.startswith(KEY.encode() + b"\0"):
            if not is_whole:
                raise Unreadable(DAMAGED)
            return texted(_content(kind, body[len(KEY) + 1 :]))
    return ""


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bool]]:
    """Yield the chunks of a PNG: kind, content, and whether its check sum is right."""
    place = len(SIGNATURE)
    while place + AROUND <= len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        end = place + 8 + length
        if end + 4 > len(data):
            raise Unreadable("The picture is cut off.")
        body = data[place + 8 : end] if kind in TEXTS else b""
        known = kind not in TEXTS or zlib.crc32(kind + body) == _number(data, end)
        yield kind, body, known
        if kind == b"IEND":
            return
        place = end + 4


def _number(data: bytes, place: int) -> int:
    return int(struct.unpack_from(">I", data, place)[0])


def _content(kind: bytes, rest: bytes) -> bytes:
    """Return the text of a chunk after its keyword, unpacked where it is packed."""
    if kind == b"tEXt":
        return rest.decode("latin-1").encode()
    if kind == b"zTXt":
        return inflated(rest[1:]).decode("latin-1").encode()
    if len(rest) < 2:
        raise Unreadable(DAMAGED)
    parts = rest[2:].split(b"\0", 2)  # language, translated keyword, text
    if len(parts) != 3:
        raise Unreadable(DAMAGED)
    return inflated(parts[2]) if rest[0] else parts[2]
