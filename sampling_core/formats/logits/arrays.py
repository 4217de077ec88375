"""Logits in numpy's own files: one row of numbers; nothing in them is ever executed."""

import io
import math
import warnings
import zipfile

import numpy as np

from sampling_core.files import Unreadable
from sampling_core.formats.logits.columns import Columns, bounded, finite_or_masked
from sampling_core.ranking import Logits

LARGEST = 64 * 2**20  # bytes of an array unpacked from NPZ
BROKEN = "It is not a file of numpy, or a broken one."


def from_npy(data: bytes) -> Columns:
    """Return the logits of an NPY file: one dimension, real numbers."""
    logits = _array(data)
    return Columns(logits, None, range(1, len(logits) + 1))


def from_npz(data: bytes) -> Columns:
    """Return the logits of an NPZ file: its only array, or the one called “logits”."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return from_npy(_member(archive))
    except Unreadable:
        raise
    except Exception:  # zipfile raises a dozen kinds for broken archives
        raise Unreadable(BROKEN) from None


def _member(archive: zipfile.ZipFile) -> bytes:
    names = [info for info in archive.infolist() if info.filename.endswith(".npy")]
    if len(names) > 1:
        names = [info for info in names if info.filename == "logits.npy"]
    if len(names) != 1:
        raise Unreadable("It must hold one array, or one called “logits”.")
    with archive.open(names[0]) as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise Unreadable(f"Its array has more than {LARGEST // 2**20} MB, the most that is read.")
    return data


def _array(data: bytes) -> Logits:
    file = io.BytesIO(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # files of Python 2
            version = np.lib.format.read_magic(file)
            read = {(1, 0): np.lib.format.read_array_header_1_0}.get(
                version, np.lib.format.read_array_header_2_0
            )
            shape, _, kind = read(file)
    except Exception:  # numpy raises many kinds for broken headers
        raise Unreadable(BROKEN) from None
    if kind.kind not in "fiu":
        raise Unreadable(f"Its numbers must be real ones, not of type {str(kind)[:40]}.")
    if len(shape) != 1:
        raise Unreadable(f"It must be one row of numbers, not of shape {str(shape)[:40]}.")
    bounded(shape[0])
    size = math.prod(shape) * kind.itemsize
    if shape[0] < 0 or len(data) - file.tell() < size:
        raise Unreadable("It is cut off: there are fewer numbers than it says.")
    if shape[0] == 0:
        return np.zeros(0)
    with np.errstate(all="ignore"):
        values = np.frombuffer(data, kind, shape[0], file.tell()).astype(np.float64)
    finite_or_masked(values)
    return values
