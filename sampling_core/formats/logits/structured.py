"""Logits in JSON: a list, an object, rows, or two columns; and JSON line by line."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from sampling_core.files import Pairs, Unreadable, decoded, parsed
from sampling_core.formats.logits.columns import TRUE_SIGNS, Columns, bounded, refuse

COLUMN_NAMES = ("tokens", "logits")


def from_json(data: bytes) -> Columns:
    """Return the columns of ``[1.2]``, ``{"a": 1.2}``, ``[{"token": …, "logit": …}]``, or lists."""
    value = parsed(decoded(data))
    if isinstance(value, Pairs):
        return _from_object(value)
    if not isinstance(value, list):
        raise Unreadable("A list of logits or an object with tokens and logits is needed.")
    bounded(len(value))
    return _from_rows(value, range(1, len(value) + 1))


def from_jsonl(data: bytes) -> Columns:
    """Return the columns of a file with a number, or a token with its logit, in each line."""
    lines = [(i, line) for i, line in enumerate(decoded(data).split("\n"), 1) if line.strip()]
    bounded(len(lines))
    values = [parsed(line, f"Row {row:,}: ") for row, line in lines]
    return _from_rows(values, [row for row, _ in lines])


def _from_object(pairs: Pairs) -> Columns:
    named = dict(pairs)
    if not isinstance(named.get("logits"), list):
        bounded(len(pairs))
        rows = range(1, len(pairs) + 1)
        logits = _logits([value for _, value in pairs], rows)
        return Columns(logits, [token for token, _ in pairs], rows)
    logits, tokens = named["logits"], named.get("tokens")
    bounded(len(logits))
    rows = range(1, len(logits) + 1)
    others = [name for name in named if name not in COLUMN_NAMES]
    warnings = (f"Not read: {', '.join(others)[:200]}.",) if others else ()
    if tokens is None:
        return Columns(_logits(logits, rows), None, rows, warnings)
    if not isinstance(tokens, list):
        raise Unreadable("“tokens” must be a list of texts.")
    if len(tokens) != len(logits):
        raise Unreadable(f"There are {len(tokens):,} tokens but {len(logits):,} logits.")
    return Columns(_logits(logits, rows), _texts(tokens, rows), rows, warnings)


def _from_rows(values: Sequence[Any], rows: Sequence[int]) -> Columns:
    """Rows that are all numbers, or all objects with a token and a logit."""
    if not any(isinstance(value, Pairs) for value in values):
        return Columns(_logits(values, rows), None, rows)
    tokens, logits = [], []
    for row, value in zip(rows, values, strict=True):
        named = dict(value) if isinstance(value, Pairs) else {}
        for name in ("token", "logit"):
            if name not in named:
                raise Unreadable(f"Row {row:,}: there is no “{name}”.")
        tokens.append(named["token"])
        logits.append(named["logit"])
    return Columns(_logits(logits, rows), _texts(tokens, rows), rows)


def _texts(values: Sequence[Any], rows: Sequence[int]) -> list[str]:
    for row, value in zip(rows, values, strict=True):
        if not isinstance(value, str):
            raise Unreadable(f"Row {row:,}: the token must be a text.")
    return list(values)


def _logits(values: Sequence[Any], rows: Sequence[int]) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.array([_logit(value, row) for row, value in zip(rows, values, strict=True)])


def _logit(value: Any, row: int) -> float:
    if isinstance(value, str) and value.translate(TRUE_SIGNS).lower() in ("-inf", "-infinity"):
        return -math.inf
    if isinstance(value, bool) or not isinstance(value, int | float):
        refuse(row, _shown(value))
    try:
        number = float(value)
    except OverflowError:
        number = math.inf if value > 0 else -math.inf
    if math.isnan(number) or number == math.inf or (number == -math.inf and isinstance(value, int)):
        refuse(row, number)
    return number


def _shown(value: Any) -> str:
    """A value as the message shows it, without writing out what may be huge."""
    if isinstance(value, list):
        return "{…}" if isinstance(value, Pairs) else "[…]"
    if isinstance(value, str):
        return value
    named = {None: "null", True: "true", False: "false"}
    return named[value] if value is None or isinstance(value, bool) else "…"
