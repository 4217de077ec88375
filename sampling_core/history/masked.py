"""A record without what came out of it: what a lab still hides is in no column of it."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sampling_core.history.record import Record

# Not a number: no comparison of a search is true of it, and exports leave it empty.
_NOTHING: Mapping[str, Any] = {
    "entropy": math.nan, "sampled": math.nan, "effective": math.nan, "kept": math.nan,
    "first": "", "first_share": math.nan, "distance": None, "shape": (),
}  # fmt: skip


def masked(record: Record) -> Record:
    """Return a record with what was asked for alone."""
    return replace(record, **_NOTHING)


def with_settings(record: Record, settings: str, hidden: Iterable[str]) -> Record:
    """Return a record whose settings are said as ``settings``; no search finds the hidden ones."""
    unknown = dict.fromkeys(hidden)
    return replace(record, settings=settings, parameters={**record.parameters, **unknown})


def is_masked(record: Record) -> bool:
    """Whether what came out of a run is hidden."""
    return math.isnan(record.kept)
