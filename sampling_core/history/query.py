"""Searching the history: words, and conditions like ``T>0.8 kept<6 note:"x y" day:2026-11-21``."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from sampling_core.errors import DataError, shown
from sampling_core.history.fields import NAMES, Field, field_of, nearest
from sampling_core.history.record import Record
from sampling_core.words import say

LONGEST = 500  # characters of a search
OFF = "off"
SIGNS = {"≥": ">=", "≤": "<=", "≠": "!=", ":": "="}
TESTS: dict[str, Callable[[float, float], bool]] = {
    ">": lambda a, b: a > b,
    "<": lambda a, b: a < b,
    ">=": lambda a, b: a >= b,
    "<=": lambda a, b: a <= b,
}
PART = re.compile(
    r"""\s*(?:
        (?P<name>[A-Za-z_][\w-]*)
        (?:\s*(?P<sign>>=|<=|!=|=|<|>|≥|≤|≠)\s*|(?P<colon>:))
        (?P<value>"[^"]*"?|[^\s"]+)
        |"(?P<quoted>[^"]*)"?
        |(?P<word>\S+)
    )""",
    re.VERBOSE,
)

Condition = Callable[[Record], bool]


@dataclass(frozen=True)
class Query:
    """What a run must be like: every word in its texts, every condition true."""

    words: tuple[str, ...] = ()  # in lower case
    conditions: tuple[Condition, ...] = ()

    def matches(self, record: Record, texts: str) -> bool:
        """Tell whether a run is looked for; ``texts`` are its words in lower case."""
        return all(word in texts for word in self.words) and all(
            condition(record) for condition in self.conditions
        )


def parse(text: str, entropy_unit: float = 1.0, now: float | None = None) -> Query:
    """Return the query that a text means; raises DataError for what is not understood.

    Conditions on entropies are in ``entropy_unit`` nats: 1 for nats, ln 2 for bits. ``now``,
    seconds since 1970, says which day today is.
    """
    if len(text) > LONGEST:
        raise DataError(say("A search has at most {most} characters.", most=LONGEST))
    words: list[str] = []
    conditions: list[Condition] = []
    for part in PART.finditer(text):
        word = part["quoted"] if part["quoted"] is not None else part["word"]
        if part["name"]:
            sign = SIGNS.get(part["sign"] or ":", part["sign"])
            conditions.append(_condition(part["name"], sign, part["value"], entropy_unit, now))
        elif part["word"] and word.lower() in MARKS:
            conditions.append(MARKS[word.lower()])
        elif word and word.lower() != "and":
            words.append(_plain_word(part["word"], word))
    return Query(tuple(words), tuple(conditions))


MARKS: dict[str, Condition] = {
    "star": lambda record: record.star,
    "pinned": lambda record: bool(record.pin),
    "noted": lambda record: bool(record.note),
    "rated": lambda record: record.rating > 0,
}


def _plain_word(unquoted: str | None, word: str) -> str:
    """Return a word in lower case; a condition of which a half is missing is none."""
    if unquoted and re.search(r"[<>≤≥≠]|^=|=$", unquoted):
        raise DataError(say("{text} is no condition: write it like T>0.8.", text=shown(unquoted)))
    return word.lower()


def _condition(name: str, sign: str, value: str, unit: float, now: float | None) -> Condition:
    field = field_of(name)
    if field is None:
        near = nearest(name)
        raise DataError(
            say(
                "There is nothing called {name} to search by. The nearest is “{near}”."
                if near
                else "There is nothing called {name} to search by. There are {names} and more.",
                name=shown(name), near=near, names=", ".join(NAMES),
            )
        )  # fmt: skip
    value = value.strip('"')
    if not value:
        raise DataError(say("After “{name}” a value is missing.", name=name))
    if field.kind == "text":
        return _text_condition(field, name, sign, value)
    if field.kind == "day":
        return _day_condition(field, sign, value, now)
    return _number_condition(field, name, sign, value, unit if field.is_entropy else 1.0)


def _text_condition(field: Field, name: str, sign: str, value: str) -> Condition:
    if sign not in ("=", "!="):
        raise DataError(say("“{name}” is a text: write {name}:{value}.", name=name, value=value))
    wanted, is_there = value.lower(), sign == "="
    return lambda record: (wanted in str(field.read(record)).lower()) == is_there


def _number_condition(field: Field, name: str, sign: str, value: str, unit: float) -> Condition:
    if value.lower() == OFF and sign in ("=", "!="):
        is_off = sign == "="
        return lambda record: (field.read(record) is None) == is_off
    number, decimals = _number(name, value)

    def holds(record: Record) -> bool:
        found = field.read(record)
        if found is None or not isinstance(found, int | float):
            return False
        found = found / unit if unit != 1.0 else found
        if sign in TESTS:
            return TESTS[sign](found, number)
        same = found == number or (
            field.is_measured and abs(found - number) <= 0.5 * 10.0 ** -max(decimals, 1) + 1e-12
        )
        return same == (sign == "=")

    return holds


def _number(name: str, value: str) -> tuple[float, int]:
    """Return a number and how many digits after the point were written."""
    plain = value.replace("−", "-").replace(",", ".")
    share = plain.endswith("%")
    plain = plain.removesuffix("%")
    if not re.fullmatch(r"[+-]?(\d{1,40}(\.\d{0,40})?|\.\d{1,40})", plain, re.ASCII):
        raise DataError(
            say("{value} after “{name}” is not a number.", value=shown(value), name=name)
        )
    decimals = len(plain.partition(".")[2])
    if share:
        return float(plain) / 100.0, decimals + 2
    return (float(plain) if "." in plain else int(plain)), decimals


def _day_condition(field: Field, sign: str, value: str, now: float | None) -> Condition:
    wanted = _day(value, now)

    def holds(record: Record) -> bool:
        found = str(field.read(record))[: len(wanted)]
        tests = {
            "=": found == wanted, "!=": found != wanted, ">": found > wanted,
            "<": found < wanted, ">=": found >= wanted, "<=": found <= wanted,
        }  # fmt: skip
        return tests[sign]

    return holds


def _day(value: str, now: float | None) -> str:
    """Return ``2026-11-21``, ``2026-11`` or ``2026`` for a day, a month or a year."""
    moment = time.time() if now is None else now
    known = {"today": moment, "yesterday": moment - 86_400.0}
    if value.lower() in known:
        return day_of(known[value.lower()])
    for pattern, length in (("%Y-%m-%d", 10), ("%Y-%m", 7), ("%Y", 4)):
        try:
            time.strptime(value, pattern)
        except ValueError:
            continue
        if len(value) == length and value.isascii():
            return value
    raise DataError(
        say("{value} is no day: write it like day:2026-11-21, or day:today.", value=shown(value))
    )


@lru_cache(maxsize=10_000)
def day_of(when: float) -> str:
    """Return the day of a moment (seconds since 1970) where the user is: ``2026-11-21``."""
    return time.strftime("%Y-%m-%d", time.localtime(when))
