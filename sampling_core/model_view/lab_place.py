"""Where a student is in a lab: kept in the view of the session, so that a kill loses nothing."""

from typing import Any

import msgspec

from sampling_core.history import History

OPEN = "lab"  # in the view: the digest of the lab that is open; empty: none is
PLACE = "lab place "  # in the view, with the digest behind


class Stand(msgspec.Struct):
    """Where a student is in one case."""

    step: str = "predict"
    attempt: int = 1
    draft: dict[str, Any] = {}  # answers by field, of a prediction that is not locked yet
    experiment: str = ""  # as a document: what was set when the case was left


class Place(msgspec.Struct):
    """Where a student is in a lab."""

    case: str = ""
    stands: dict[str, Stand] = {}
    before: str = ""  # as a document: the experiment from before the lab
    used: float = 0.0  # when it was written last, seconds since 1970


def read_place(history: History, digest: str) -> Place:
    """Return the place in a lab; the beginning where there is none that can be read."""
    try:
        return msgspec.json.decode(history.view(PLACE + digest) or "{}", type=Place)
    except (msgspec.MsgspecError, RecursionError):
        return Place()


def keep_place(history: History, digest: str, place: Place) -> None:
    """Write the place in a lab to the disk."""
    history.set_view(PLACE + digest, msgspec.json.encode(place).decode())
