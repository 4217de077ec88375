"""Texts of people and numbers with units, as a report shows them."""

import re
from html import escape

from sampling_core.measures import bits

SMALL = 0.0001  # a smaller share is shown as “< 0.01 %”
REPLACED = "\ufffd"
# What neither XML nor a reader can show: control characters, halves of characters, and the marks
# that turn the direction of everything after them.
UNSHOWN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
GLYPHS = str.maketrans({" ": "␣", "\n": "⏎", "\t": "⇥"})


def clean(text: str, longest: int) -> str:
    """Return a text that every file can hold, of at most ``longest`` characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > longest:
        text = text[: longest - 1] + "…"
    return UNSHOWN.sub(REPLACED, text)


def escaped(text: str) -> str:
    """Return a text for HTML and SVG, between tags and in attributes: nothing in it is markup."""
    return escape(UNSHOWN.sub(REPLACED, text))


def token(text: str) -> str:
    """Return a token with its blanks visible."""
    return text.translate(GLYPHS)


def percent(share: float) -> str:
    """Return a share (0 to 1) as tables show it: ``37.35 %``, ``< 0.01 %``."""
    if 0.0 < share < SMALL:
        return "< 0.01 %"
    return f"{100.0 * share:.2f} %"


def number(value: float, digits: int = 3) -> str:
    """Return a number with a true minus sign."""
    return f"{value:.{digits}f}".replace("-", "−")


def entropy(nats: float) -> str:
    """Return an entropy in both units: ``1.495 nats = 2.157 bits``."""
    return f"{number(nats)} nats = {number(bits(nats))} bits"
