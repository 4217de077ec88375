"""Logits in numpy's own files: one row of numbers; nothing in them is ever executed."""

import numpy as np

from sampling_core.array_files import LARGEST_ROW, array_of, header_of, member_of
from sampling_core.files import Unreadable
from sampling_core.formats.logits.columns import Columns, bounded, finite_or_masked


def from_npy(data: bytes) -> Columns:
    """Return the logits of an NPY file: one dimension, real numbers."""
    header = header_of(data)
    if len(header.shape) != 1:
        raise Unreadable(f"It must be one row of numbers, not of shape {str(header.shape)[:40]}.")
    bounded(header.shape[0])
    with np.errstate(all="ignore"):
        logits = array_of(data, header).astype(np.float64)
    finite_or_masked(logits)
    return Columns(logits, None, range(1, len(logits) + 1))


def from_npz(data: bytes) -> Columns:
    """Return the logits of an NPZ file: its only array, or the one called “logits”."""
    return from_npy(member_of(data, LARGEST_ROW))
