"""JSON of a stranger as a typed value, with a sentence for each thing that can be wrong."""

from typing import TypeVar

import msgspec

from sampling_core.files import BRACKETS, COMMAS, Unreadable, printable
from sampling_core.words import say

Kind = TypeVar("Kind")


class _Head(msgspec.Struct):
    format: str = ""
    version: int = 0


def typed(data: bytes, kind: type[Kind], form: str, newest: int) -> Kind:
    """Return the value that bytes hold; raises Unreadable.

    Its ``format`` must be ``form``, and its ``version`` at most ``newest``.
    """
    if data.count(b"[") + data.count(b"{") > BRACKETS or data.count(b",") > COMMAS:
        raise Unreadable(say("It holds far more values than it can need."))
    try:
        head = msgspec.json.decode(data, type=_Head)
        _check(head, form, newest)
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError as error:
        place = str(error).rpartition(" - at `$.")[2].rstrip("`")
        if not place:
            raise Unreadable(say("Its content is damaged.")) from None
        raise Unreadable(
            say("Its content has a value that cannot be, at “{place}”.", place=printable(place))
        ) from None
    except (msgspec.MsgspecError, RecursionError, ValueError, OverflowError):
        raise Unreadable(say("Its content is damaged.")) from None


def _check(head: _Head, form: str, newest: int) -> None:
    if head.format != form:
        raise Unreadable(say("It does not say “format”: “{name}”.", name=form))
    if head.version > newest:
        raise Unreadable(
            say("It was made with a newer version ({version}) of the lab.",
                version=min(head.version, 10**9))
        )  # fmt: skip
