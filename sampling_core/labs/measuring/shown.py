"""Values of measures as they are printed, and texts with facts in their places."""

import math
import re
from collections.abc import Mapping
from functools import cache

from sampling_core.labs.lab import Lab, said
from sampling_core.labs.measuring.measures import Unit, Value, kind_of
from sampling_core.words import read_words

PLACE = re.compile(r"\{([A-Za-z0-9_.\-]{1,100})\}")
DIGITS: Mapping[Unit, int] = {
    "nats": 3, "bits": 3, "number": 2, "share": 1, "points": 1, "count": 0, "times": 0,
}  # fmt: skip
FINE = 2  # digits of a share that would read as nothing with fewer
ALL = 0.9995  # a share above reads as all
SCALES = ((1e12, "{number} trillion"), (1e9, "{number} billion"), (1e6, "{number} million"))
NEVER = "never"
WORDS = ("low", "medium", "high", "yes", "no", NEVER, "equal", "more", "less", "mixed")
UNITS = ("nats", "bits", "points", "tokens")  # words behind numbers


def shown(value: Value, what: str, digits: int | None = None) -> str:
    """Return a value as it is printed: ``56.4 %``, ``1.189``, ``6``, ``897 million``, ``BENEFIT``.

    A share has one digit unless told, an entropy three; numbers keep the decimal point. A share
    that is not nothing never reads as nothing: ``0.03 %``, ``< 0.01 %``. The few words among
    values are English, as in files; ``in_language`` says them in another.
    """
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, str | bool):
        return str(value)
    unit = kind_of(what).unit
    places = DIGITS.get(unit, 3) if digits is None else digits
    if unit in ("share", "points"):
        return _percent(value, places, is_told=digits is not None, is_share=unit == "share")
    if unit == "times":
        return _times(value, places)
    return number(value, 0 if unit == "count" else places)


def number(value: float, digits: int) -> str:
    """Return a number with a true minus sign, grouped from 10,000 on, and never −0."""
    text = f"{value:.{digits}f}" if abs(value) < 10_000 else f"{value:,.{digits}f}"
    if float(text.replace(",", "")) == 0.0:
        text = text.lstrip("-")
    return text.replace("-", "−")


def _percent(share: float, digits: int, *, is_told: bool, is_share: bool) -> str:
    if is_share and not is_told and share > ALL:
        return "100 %"
    if is_share and 0.0 < share < _half_a_step(digits):
        digits = max(digits, FINE)
        if share < _half_a_step(digits):
            return f"< {10.0**-digits:.{digits}f} %"
    return f"{number(100.0 * share, digits)} %"


def _half_a_step(digits: int) -> float:
    """Return the share below which a percentage with so many digits reads as 0."""
    return 0.005 * 10.0**-digits


def _times(value: float, digits: int) -> str:
    if not math.isfinite(value):
        return NEVER
    for scale, words in SCALES:
        if value >= scale:
            return words.format(number=number(value / scale, digits))
    return number(value, digits)


def digits_of(stated: str) -> int:
    """Return how many digits stand after the point of a printed number."""
    found = re.search(r"\.(\d{1,15})", stated)
    return len(found[1]) if found else 0


def as_stated(value: Value, what: str, stated: str) -> str:
    """Return a value printed with as many digits as ``stated`` has."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return shown(value, what, digits_of(stated))
    return shown(value, what)


def is_stated(value: Value, what: str, stated: str) -> bool:
    """Whether a printed value is what the measure gives; blanks and minus signs may differ."""
    return _alike(as_stated(value, what, stated)) == _alike(stated)


def _alike(text: str) -> str:
    return text.replace("-", "−").replace("\N{NO-BREAK SPACE}", " ").replace(",", "").strip()


def filled(lab: Lab, text: Mapping[str, str], language: str) -> str:
    """Return a text in a language, with what facts state in the places ``{fact}``.

    A place without a fact stays as it stands; ``check`` finds it.
    """

    def of(found: re.Match[str]) -> str:
        fact = lab.facts.get(found[1])
        return found[0] if fact is None else in_language(fact.stated, language)

    return PLACE.sub(of, said(dict(text), language))


def in_language(stated: str, language: str) -> str:
    """Return a printed value in a language: words are translated, numbers stay."""
    if language == "en":
        return stated
    if stated in WORDS:
        return _words(language).get(stated, stated)
    for _, scale in SCALES:
        amount, word, rest = stated.partition(scale.removeprefix("{number}"))
        if word and not rest:
            return _words(language).get(scale, scale).replace("{number}", amount)
    return stated


@cache
def _words(language: str) -> Mapping[str, str]:
    return read_words(language)
