"""Answers of a student: what each kind of field takes, and whether it is filled."""

import math
from typing import Any

from sampling_core.errors import LabError
from sampling_core.labs.lab import Field, said
from sampling_core.words import say

BANDS = ("low", "medium", "high")
LONGEST = 20_000  # characters of a text
MOST = 300_000  # tokens of a sketch


def cleaned(field: Field, value: Any) -> Any:
    """Return an answer as it is kept; None takes it back. Raises LabError for what cannot be one.

    A number is a float; a choice, band or token a text; a ranking a list of names; a sketch a
    share from 0 to 1 by token; a text a text.
    """
    if value is None:
        return None
    checks = {
        "number": _number, "choice": _option, "ranking": _ranking, "band": _band,
        "token": _text, "sketch": _sketch, "text": _text,
    }  # fmt: skip
    return checks[field.kind](field, value)


def is_empty(field: Field, value: Any) -> bool:
    """Whether an answer says nothing yet."""
    if value is None:
        return True
    if field.kind == "ranking":
        return len(value) < len(field.options)
    if field.kind == "sketch":
        return not any(value.values())
    return isinstance(value, str) and not value.strip()


def text_of(value: Any) -> str:
    """Return a text of a student; raises LabError for one that nobody reads."""
    if not isinstance(value, str) or len(value) > LONGEST:
        raise LabError(say("A text has at most {most} characters.", most=f"{LONGEST:,}"))
    return value


def _number(field: Field, value: Any) -> float:
    low = -math.inf if field.low is None else field.low
    high = math.inf if field.high is None else field.high
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise _refused(field, say("a number"))
    if not low <= value <= high:
        raise _refused(field, say("from {low} to {high}", low=f"{low:g}", high=f"{high:g}"))
    return float(value)


def _option(field: Field, value: Any) -> str:
    if value not in [option.name for option in field.options]:
        raise _refused(field, say("one of the options"))
    return str(value)


def _ranking(field: Field, value: Any) -> list[str]:
    known = {option.name for option in field.options}
    is_list = isinstance(value, list | tuple) and all(isinstance(name, str) for name in value)
    if not is_list or len(value) != len(set(value)) or not set(value) <= known:
        raise _refused(field, say("the options in an order"))
    return list(value)


def _band(field: Field, value: Any) -> str:
    if value not in BANDS:
        raise _refused(field, say("low, medium or high"))
    return str(value)


def _text(_: Field, value: Any) -> str:
    return text_of(value)


def _sketch(field: Field, value: Any) -> dict[str, float]:
    if not isinstance(value, dict) or len(value) > MOST:
        raise _refused(field, say("a share for each token"))
    for token, share in value.items():
        is_number = isinstance(share, int | float) and not isinstance(share, bool)
        if not isinstance(token, str) or not is_number or not 0.0 <= share <= 1.0:
            raise _refused(field, say("a share from 0 to 1 for each token"))
    return {token: float(share) for token, share in value.items()}


def _refused(field: Field, allowed: str) -> LabError:
    asked = said(field.ask, say("en")) or field.name  # in German words, “en” reads “de”
    return LabError(say("“{asked}” must be {allowed}.", asked=asked, allowed=allowed))
