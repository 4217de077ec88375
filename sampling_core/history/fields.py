"""What a search can ask of a run, by the names that people type."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from operator import attrgetter
from typing import Any

from sampling_core.engine import PARAMETERS
from sampling_core.history.record import Record

NAMES = ("T", "k", "p", "min-p", "H", "kept", "draws", "seed", "case", "note", "rating", "day")


@dataclass(frozen=True)
class Field:
    """One thing that is known of a run, and how a search compares it."""

    read: Callable[[Record], Any]  # None: not known, or the sampler is off
    kind: str = "number"  # or “text”, or “day”
    is_entropy: bool = False  # given in the unit that the window shows
    is_measured: bool = False  # equal as far as digits were written


def field_of(name: str) -> Field | None:
    """Return what a name means, however it is spelled: ``top-p``, ``top_p``, ``p``."""
    return _FIELDS.get(_spelled(name))


def nearest(name: str) -> str:
    """Return the known name most like one that is not known; empty where none is."""
    found = get_close_matches(_spelled(name), list(_FIELDS), 1)
    return found[0].replace("_", "-") if found else ""


def _spelled(name: str) -> str:
    return name.lower().replace("-", "_")


def _day(record: Record) -> str:
    return time.strftime("%Y-%m-%d", time.localtime(record.made))


def _parameter(name: str) -> Field:
    return Field(lambda record: record.parameters.get(name))


def _temperature(record: Record) -> Any:
    """Without a temperature the result is that of T = 1."""
    return record.parameters.get("temperature", 1.0)


def _measured(name: str, *, is_entropy: bool = False) -> Field:
    return Field(attrgetter(name), is_entropy=is_entropy, is_measured=True)


def _fields() -> dict[str, Field]:
    fields = {name: _parameter(name) for name in PARAMETERS}
    fields |= {name: Field(_temperature) for name in ("t", "temp", "temperature")}
    short = {"k": "top_k", "p": "top_p", "typical": "typical_p"}
    fields |= {name: _parameter(full) for name, full in short.items()}
    fields |= {name: _measured("entropy", is_entropy=True) for name in ("h", "entropy")}
    fields |= {"sampled": _measured("sampled", is_entropy=True)}
    fields |= {name: _measured(name) for name in ("effective", "distance")}
    fields |= {name: _measured("seconds") for name in ("duration", "seconds")}
    fields |= {name: _measured("first_share") for name in ("share", "first_share")}
    fields |= {name: Field(attrgetter(name)) for name in ("kept", "draws", "seed", "cost")}
    fields |= {"rating": Field(attrgetter("rating")), "tokens": Field(attrgetter("size"))}
    texts = {
        "case": "data", "data": "data", "note": "note", "engine": "engine", "first": "first",
        "token": "first", "settings": "settings", "pin": "pin",
    }  # fmt: skip
    fields |= {name: Field(attrgetter(field), "text") for name, field in texts.items()}
    return fields | {"day": Field(_day, "day")}


_FIELDS = _fields()
