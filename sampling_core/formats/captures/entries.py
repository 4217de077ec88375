"""Entries: one token with the number that a response gives it, and how fields are read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sampling_core.files import Pairs, Unreadable, printable

LARGEST_ID = 2**31 - 1
MOST = 300_000  # alternatives at one position
LONGEST = 10_000  # characters of a token, bytes of one
ID_PREFIX = "token_id:"  # what vLLM writes instead of a text, when asked to


@dataclass(frozen=True)
class Entry:
    """A token in a list of alternatives."""

    text: str
    value: float  # a log-probability or a probability, as the file has it
    id: int | None = None
    spelt: bytes | None = None  # its bytes
    rank: int | None = None  # in the whole vocabulary, from 1
    is_extra: bool = False  # listed although others, which are not listed, are likelier

    def key(self, position: int) -> str:
        """Return its identity: by id, else by bytes, else by its place in the list, never text."""
        if self.id is not None:
            return f"id:{self.id}"
        return f"position:{position}" if self.spelt is None else f"bytes:{self.spelt.hex()}"


@dataclass(frozen=True)
class Listed:
    """What a response says of one position."""

    chosen: Entry | None  # None: the response does not say which token came
    others: tuple[Entry, ...]  # the alternatives, the chosen one among them or not
    place: str = ""  # where it stands in the file
    tag: str = ""  # where it differs from that of the shape
    text: str = ""  # of the chosen token, where it has no number


@dataclass(frozen=True)
class Missing:
    """A position without numbers."""

    text: str = ""


def fields(value: Any, what: str) -> Mapping[str, Any]:
    """Return a JSON object by name; raises Unreadable where it is something else."""
    if not isinstance(value, Pairs):
        raise Unreadable(f"{what} must be an object.")
    return dict(value)


def rows(value: Any, what: str) -> list[Any]:
    """Return a JSON list; null counts as empty."""
    if value is None:
        return []
    if not isinstance(value, list) or isinstance(value, Pairs):
        raise Unreadable(f"{what} must be a list.")
    return value


def entry(value: Any, what: str, *, text: str = "token", number: str = "logprob") -> Entry | None:
    """Return the entry of an object; None where its number is null."""
    named = fields(value, what)
    found = real(named.get(number), f"{what}: “{number}”")
    if found is None:
        return None
    token = token_text(named.get(text), f"{what}: “{text}”")
    known = named.get("id", named.get("token_id"))
    spelt = bytes_of(named.get("bytes"), f"{what}: “bytes”")
    return named_entry(token, found, token_id(known, f"{what}: the id"), spelt)


def named_entry(text: str, value: float, known: int | None, spelt: bytes | None) -> Entry:
    """Return an entry; a text that only holds an id is one."""
    digits = text.removeprefix(ID_PREFIX)
    if known is None and digits != text and digits.isascii() and digits.isdigit():
        known = token_id(int(digits[:10]), "The id in a token")
    if not text and spelt:
        text = spelt.decode("utf-8", "backslashreplace")  # a part of a character
    return Entry(text, value, known, spelt)


def real(value: Any, what: str) -> float | None:
    """Return a number; None for null; raises Unreadable for anything else, NaN and +inf."""
    if value is None:
        return None
    if value in ("-inf", "-Infinity"):
        return -float("inf")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unreadable(f"{what} must be a number.")
    try:
        number = float(value)
    except OverflowError:
        number = float("inf")
    if not number < float("inf"):
        raise Unreadable(f"{what} must be a finite number, or −inf.")
    return number


def token_text(value: Any, what: str) -> str:
    """Return a text that a file can hold again; null counts as empty."""
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > LONGEST:
        raise Unreadable(f"{what} must be a text of at most {LONGEST:,} characters.")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise Unreadable(f"{what} is not valid Unicode: {printable(value)}.") from None
    return value


def token_id(value: Any, what: str) -> int | None:
    """Return a token id; None for null."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST_ID:
        raise Unreadable(f"{what} must be a whole number from 0 to {LARGEST_ID:,}.")
    return value


def bytes_of(value: Any, what: str) -> bytes | None:
    """Return the bytes of a list of numbers from 0 to 255; None for null."""
    if value is None:
        return None
    listed = rows(value, what)
    if len(listed) > LONGEST:
        raise Unreadable(f"{what} must be a list of at most {LONGEST:,} numbers.")
    if any(isinstance(each, bool) or not isinstance(each, int) for each in listed):
        raise Unreadable(f"{what} must be a list of numbers from 0 to 255.")
    try:
        return bytes(listed)
    except ValueError:
        raise Unreadable(f"{what} must be a list of numbers from 0 to 255.") from None


def bounded(count: int, here: str) -> None:
    """Refuse as many alternatives as no vocabulary has, before they are read one by one."""
    if count > MOST:
        raise Unreadable(f"{here}: there are {count:,} alternatives; at most {MOST:,} are read.")
