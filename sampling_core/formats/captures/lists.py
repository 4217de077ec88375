"""The two lists that OpenAI's APIs made common, which other servers send as well."""

from collections.abc import Iterator, Mapping
from typing import Any

from sampling_core.files import Pairs, Unreadable
from sampling_core.formats.captures.entries import (
    Entry,
    Listed,
    Missing,
    bounded,
    entry,
    fields,
    named_entry,
    real,
    rows,
    token_text,
)

SPELT = "bytes:"  # how the older API writes a part of a character: bytes:\xe2\x80


def of_content(
    items: Any, what: str = "Token", *, number: str = "logprob", top: str = "top_logprobs"
) -> Iterator[Listed | Missing]:
    """Yield the positions of a list of chosen tokens, each with its alternatives."""
    for place, item in enumerate(rows(items, "The list of tokens"), 1):
        here = f"{what} {place:,}"
        named = fields(item, here)
        chosen = entry(item, here, number=number)
        others = alternatives(named.get(top), here, number=number)
        if chosen is None and not others:
            yield Missing(token_text(named.get("token"), here))
        else:
            yield Listed(chosen, others, f"{here}: ")


def alternatives(
    items: Any, here: str, *, text: str = "token", number: str = "logprob"
) -> tuple[Entry, ...]:
    """Return the alternatives of a position; those without a number are left out."""
    given = rows(items, f"{here}: the alternatives")
    bounded(len(given), here)
    listed = (
        entry(each, f"{here}, alternative {rank:,}", text=text, number=number)
        for rank, each in enumerate(given, 1)
    )
    return tuple(each for each in listed if each is not None)


def of_columns(value: Any) -> Iterator[Listed | Missing]:
    """Yield the positions of parallel lists; the first may be null, where nothing comes before."""
    named = fields(value, "“logprobs”")
    tokens = rows(named.get("tokens"), "“tokens”")
    numbers = rows(named.get("token_logprobs"), "“token_logprobs”")
    tops = rows(named.get("top_logprobs"), "“top_logprobs”") or [None] * len(tokens)
    if not len(tokens) == len(numbers) == len(tops):
        raise Unreadable(
            f"There are {len(tokens):,} tokens, {len(numbers):,} log-probabilities and "
            f"{len(tops):,} lists of alternatives; these must be as many."
        )
    for place, (token, number, top) in enumerate(zip(tokens, numbers, tops, strict=True), 1):
        yield _column(token, number, top, f"Token {place:,}")


def _column(token: Any, number: Any, top: Any, here: str) -> Listed | Missing:
    text = token_text(token, here)
    found = real(number, f"{here}: the log-probability")
    others = of_texts(top, here)
    if found is None:
        return Listed(None, others, f"{here}: ", text=text) if others else Missing(text)
    return Listed(_spelt(text, found), others, f"{here}: ")


def of_texts(value: Any, here: str) -> tuple[Entry, ...]:
    """Return the alternatives of an object that has their texts for names."""
    if value is None:
        return ()
    if not isinstance(value, Pairs):
        raise Unreadable(f"{here}: the alternatives must be an object.")
    bounded(len(value), here)
    listed = []
    for text, given in value:
        number = real(given, f"{here}: the number of an alternative")
        if number is not None:
            listed.append(_spelt(token_text(text, here), number))
    return tuple(listed)


def _spelt(text: str, number: float) -> Entry:
    if text.startswith(SPELT + "\\x"):
        digits = text.removeprefix(SPELT).replace("\\x", "")
        try:
            return named_entry(text, number, None, bytes.fromhex(digits))
        except ValueError:
            pass
    return named_entry(text, number, None, None)


def objects(value: Any) -> list[Mapping[str, Any]]:
    """Return the objects of a list by name, and nothing for anything else: to look at keys."""
    if not isinstance(value, list) or isinstance(value, Pairs):
        return []
    return [dict(each) for each in value if isinstance(each, Pairs)]


def names_of(value: Any) -> frozenset[str]:
    """Return the names in an object whose value is not null; none for anything else."""
    if not isinstance(value, Pairs):
        return frozenset()
    return frozenset(name for name, inner in value if inner is not None)
