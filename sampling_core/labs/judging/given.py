"""Answers as they are printed; what a stranger’s file holds instead of one is None."""

import math
from collections.abc import Callable, Mapping
from typing import Any

from sampling_core.labs.lab import Field, said
from sampling_core.labs.measuring.shown import shown
from sampling_core.labs.reading.places import option, options_of
from sampling_core.words import say

BANDS = ("low", "medium", "high")


def given(field: Field, answer: Any, language: str) -> str | None:
    """Return an answer as it is printed; None for what is no answer to such a field."""
    try:
        return SAID[field.kind](field, answer, language)
    except (TypeError, ValueError, AttributeError, OverflowError):  # an answer from a stranger
        return None


def _number(field: Field, answer: Any, _: str) -> str | None:
    if isinstance(answer, bool) or not math.isfinite(answer):
        return None
    text = f"{answer:.10f}".rstrip("0").rstrip(".").replace("-", "−")
    return with_unit(text, field.unit)


def with_unit(text: str, unit: str) -> str:
    """Return a printed number with its unit: ``56 %``, ``1 token``, ``5 tokens``."""
    if (text, unit) == ("1", "tokens"):
        return say("1 token")
    return f"{text} {say(unit)}" if unit else text


def _choice(field: Field, answer: Any, language: str) -> str | None:
    return option_text(field, answer, language) if answer in options_of(field) else None


def _ranking(field: Field, answer: Any, language: str) -> str | None:
    if not isinstance(answer, list | tuple) or not set(answer) <= set(options_of(field)):
        return None
    return joined(field, tuple(answer), language)


def _band(_: Field, answer: Any, __: str) -> str | None:
    return say(answer) if answer in BANDS else None


def _text(_: Field, answer: Any, __: str) -> str | None:
    return answer if isinstance(answer, str) else None


def _sketch(_: Field, answer: Any, __: str) -> str | None:
    shares = {token: float(share) for token, share in answer.items()}
    if not shares or not all(0.0 <= share <= 1.0 for share in shares.values()):
        return None
    first = max(shares, key=lambda token: shares[token])
    return f"{first} {shown(shares[first], 'probability')}"


SAID: Mapping[str, Callable[[Field, Any, str], str | None]] = {
    "number": _number, "choice": _choice, "ranking": _ranking, "band": _band,
    "token": _text, "text": _text, "sketch": _sketch,
}  # fmt: skip


def option_text(field: Field, name: str, language: str) -> str:
    """Return the text of an option, or its name where it has none."""
    found = option(field, name)
    return (said(found.text, language) if found else "") or name


def joined(field: Field, names: tuple[str, ...], language: str) -> str:
    """Return the texts of options in an order."""
    return ", ".join(option_text(field, name, language) for name in names)
