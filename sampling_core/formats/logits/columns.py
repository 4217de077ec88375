"""Columns: what every form of logits file comes down to, and how its numbers are read."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sampling_core.files import Unreadable
from sampling_core.ranking import Logits

FEWEST, MOST = 2, 300_000  # tokens
TRUE_SIGNS = str.maketrans({"−": "-", "∞": "inf"})
SHOWN = 40  # characters of a bad value


@dataclass(frozen=True)
class Columns:
    """Token texts (None: called by their id) and logits, row by row."""

    logits: Logits
    tokens: Sequence[str] | None = None
    rows: Sequence[int] = ()  # where each token stands in the file, counted from 1
    warnings: tuple[str, ...] = ()


def bounded(count: int) -> None:
    """Refuse as many rows as no vocabulary has, before they are read one by one."""
    if count > MOST:
        many = f"{count:,}" if count < 10**15 else f"more than {10**15:,}"
        raise Unreadable(
            f"The file holds {many} tokens; {FEWEST} to {MOST:,} tokens can be loaded."
        )


def numbers(texts: Sequence[str], rows: Sequence[int], *, comma: bool = False) -> Logits:
    """Return the numbers that texts stand for; −inf, −∞ and a true minus sign are understood.

    ``comma``: a comma is the decimal sign.
    """
    plain = [text.translate(TRUE_SIGNS) for text in texts]
    if comma:
        plain = [text.replace(",", ".") for text in plain]
    try:
        values = [float(text) for text in plain]
    except ValueError:
        values = [_number(text) for text in plain]
    for row, text, value in zip(rows, texts, values, strict=True):
        if "_" in text or math.isnan(value) or value == math.inf:
            refuse(row, text)
    return np.array(values)


def logits_from(probabilities: Logits, rows: Sequence[int]) -> Logits:
    """Return ln p, −inf for 0; refuses what is no probability, naming the row."""
    for row, value in zip(rows, probabilities.tolist(), strict=True):
        if not 0.0 <= value <= 1.0:
            raise Unreadable(f"Row {row:,}: {value:g} is no probability, which is from 0 to 1.")
    with np.errstate(divide="ignore"):
        return np.log(probabilities)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan


def is_number(text: str) -> bool:
    """Whether a cell looks like a number, with a decimal comma too, usable or not."""
    try:
        float(text.translate(TRUE_SIGNS).replace(",", "."))
    except ValueError:
        return False
    return "_" not in text


def finite_or_masked(values: NDArray[np.float64]) -> None:
    """Refuse NaN and +inf, naming the row."""
    bad = np.flatnonzero(np.isnan(values) | (values == np.inf))
    if len(bad):
        refuse(int(bad[0]) + 1, "NaN" if np.isnan(values[bad[0]]) else "+inf")


def refuse(row: int, value: object) -> None:
    """Refuse a value, naming its row and why."""
    text = str(value).strip()
    shown = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
    shown = "".join(c if c.isprintable() else "�" for c in shown)
    if text.lower().lstrip("+") in ("inf", "infinity", "∞"):
        raise Unreadable(f"Row {row:,}: {shown} is not allowed; logits are finite, or −inf.")
    if text.lower().lstrip("+-") == "nan":
        raise Unreadable(f"Row {row:,}: NaN is not allowed; logits are finite, or −inf.")
    raise Unreadable(f"Row {row:,}: “{shown}” is not a number.")
