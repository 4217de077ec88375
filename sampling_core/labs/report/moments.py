"""Moments: as a hand-in keeps them, and as people read them."""

import re
from contextlib import suppress
from datetime import datetime


def iso(seconds: float) -> str:
    """Return a moment (seconds since 1970) as ISO 8601, with the zone of the machine."""
    with suppress(OverflowError, OSError, ValueError):  # of a session that a stranger wrote
        return datetime.fromtimestamp(seconds).astimezone().isoformat(timespec="seconds")
    return ""


def moment(iso: str) -> str:
    """Return a time as people read it: ``2026-05-11 09:30``; what is no time stays as it is."""
    return iso[:16].replace("T", " ") if re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d", iso) else iso
