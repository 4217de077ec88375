"""numpy's own files from strangers: the numbers in them, and nothing is ever executed."""

import io
import math
import warnings
import zipfile
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from sampling_core.files import Unreadable

LARGEST_ROW = 64 * 2**20  # bytes of an array unpacked from NPZ that is one row
PACKED = 100  # times what a larger one takes in the file: more is no array, but a bomb
BROKEN = "It is not a file of numpy, or a broken one."
NPY_START, NPZ_START = b"\x93NUMPY", b"PK"


@dataclass(frozen=True)
class Header:
    """What an NPY file says of its array; it may promise more than there is."""

    shape: tuple[int, ...]
    kind: np.dtype[Any]
    order: Literal["C", "F"]
    start: int  # byte of the first number


def header_of(data: bytes) -> Header:
    """Return the header of an NPY file of real numbers; raises Unreadable."""
    file = io.BytesIO(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # files of Python 2
            version = np.lib.format.read_magic(file)
            read = {(1, 0): np.lib.format.read_array_header_1_0}.get(
                version, np.lib.format.read_array_header_2_0
            )
            shape, is_fortran, kind = read(file)
    except Exception:  # numpy raises many kinds for broken headers
        raise Unreadable(BROKEN) from None
    if kind.kind not in "fiu":
        raise Unreadable(f"Its numbers must be real ones, not of type {str(kind)[:40]}.")
    if any(type(length) is not int or length < 0 for length in shape):  # True is one for numpy
        raise Unreadable(BROKEN)
    return Header(shape, kind, "F" if is_fortran else "C", file.tell())


def array_of(data: bytes, header: Header) -> NDArray[Any]:
    """Return the numbers as the file has them, read-only, without a copy; raises Unreadable."""
    count = math.prod(header.shape)
    if len(data) - header.start < count * header.kind.itemsize:
        raise Unreadable("It is cut off: there are fewer numbers than it says.")
    values = np.frombuffer(data, header.kind, count, header.start) if count else np.zeros(0)
    return values.reshape(header.shape, order=header.order)


def member_of(data: bytes, largest: int) -> bytes:
    """Return the NPY file in an NPZ file: the only array, or the one called “logits”."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _member(archive, largest)
    except Unreadable:
        raise
    except Exception:  # zipfile raises a dozen kinds for broken archives
        raise Unreadable(BROKEN) from None


def _member(archive: zipfile.ZipFile, largest: int) -> bytes:
    names = [info for info in archive.infolist() if info.filename.endswith(".npy")]
    if len(names) > 1:
        names = [info for info in names if info.filename == "logits.npy"]
    if len(names) != 1:
        raise Unreadable("It must hold one array, or one called “logits”.")
    _check_size(names[0], largest)
    with archive.open(names[0]) as file:  # gives no more than the size that it says
        return file.read(largest)


def _check_size(about: zipfile.ZipInfo, largest: int) -> None:
    """Refuse what is too large before anything is unpacked."""
    if about.file_size > largest:
        raise Unreadable(f"Its array has more than {largest // 2**20} MB, the most that is read.")
    if about.file_size > max(LARGEST_ROW, PACKED * about.compress_size):
        raise Unreadable("It unpacks to far more than it holds; no logits do that.")
