"""Unpacking what strangers have packed, within bounds."""

import base64
import binascii
import zlib

from sampling_core.files import Unreadable

LARGEST = 16 * 2**20  # bytes of a note once it is unpacked
DAMAGED = "The settings inside this chart are damaged."


def inflated(data: bytes, largest: int = LARGEST) -> bytes:
    """Return what zlib has packed; raises Unreadable for more than ``largest`` bytes."""
    unpacking = zlib.decompressobj()
    try:
        result = unpacking.decompress(data, largest + 1)
    except zlib.error:
        raise Unreadable(DAMAGED) from None
    if len(result) > largest:
        raise Unreadable(f"It unpacks to more than {largest // 2**20} MB.")
    if not unpacking.eof:
        raise Unreadable(DAMAGED)
    return result


def unarmoured(text: str) -> bytes:
    """Return the bytes that base64 stands for."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Unreadable(DAMAGED) from None


def texted(data: bytes) -> str:
    """Return a UTF-8 text of at most ``LARGEST`` bytes."""
    if len(data) > LARGEST:
        raise Unreadable(f"The settings inside it have more than {LARGEST // 2**20} MB.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Unreadable(DAMAGED) from None
