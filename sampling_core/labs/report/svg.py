"""A small writer of SVG: shapes and real text, each with coordinates in pixels.

Only plain shapes are used, so that browsers, word processors and Qt draw the same picture; a hatch
is a bundle of lines. Pictures are light, and can be told apart without their colours.
"""

import math
from collections.abc import Sequence
from unicodedata import east_asian_width

from sampling_core.labs.report.texts import escaped

PANEL, RAISED, TEXT, MUTED, BORDER = "#FFFFFF", "#F7F8FA", "#171B21", "#535D6B", "#858E9B"
GRID = "#D9DDE3"
EXACT, SAMPLE, SAMPLE_TEXT = "#0072B2", "#D55E00", "#A84A00"
CUT, CUT_TEXT, OK, OK_TEXT = "#A8518A", "#83356A", "#009E73", "#00684C"
SANS = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
MONO = "'JetBrains Mono', Consolas, Menlo, 'DejaVu Sans Mono', monospace"
FARTHEST = 100_000.0  # pixels: no picture is larger, whatever a file says
HATCH = 5.0  # pixels between two lines of a hatch


class Drawing:
    """A picture that grows shape by shape; ``name`` makes its ids unique in a page."""

    def __init__(self, name: str, width: float) -> None:
        self.width = width
        self._name = name
        self._shapes: list[str] = []

    def rectangle(
        self, x: float, y: float, width: float, height: float, fill: str = "none",
        stroke: str = "", dash: str = "", round_by: float = 0.0, thick: float = 1.0,
    ) -> None:  # fmt: skip
        size = f'width="{at(max(0.0, width))}" height="{at(max(0.0, height))}"'
        corner = f' rx="{at(round_by)}"' if round_by else ""
        look = _look(fill, stroke, thick, dash)
        self._shapes.append(f'<rect x="{at(x)}" y="{at(y)}" {size}{corner} {look}/>')

    def line(
        self, x1: float, y1: float, x2: float, y2: float, stroke: str = TEXT,
        thick: float = 1.0, dash: str = "",
    ) -> None:  # fmt: skip
        ends = f'x1="{at(x1)}" y1="{at(y1)}" x2="{at(x2)}" y2="{at(y2)}"'
        self._shapes.append(f"<line {ends} {_look('none', stroke, thick, dash)}/>")

    def dot(self, x: float, y: float, radius: float, fill: str, stroke: str = PANEL) -> None:
        place = f'cx="{at(x)}" cy="{at(y)}" r="{at(radius)}"'
        self._shapes.append(f"<circle {place} {_look(fill, stroke, 1.6, '')}/>")

    def shape(self, points: Sequence[tuple[float, float]], fill: str, stroke: str = "none") -> None:
        listed = " ".join(f"{at(x)},{at(y)}" for x, y in points)
        self._shapes.append(f'<polygon points="{listed}" {_look(fill, stroke, 1.0, "")}/>')

    def diamond(self, x: float, y: float, reach: float, fill: str = EXACT) -> None:
        points = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
        self.shape(points, fill, PANEL)

    def hatched(self, x: float, y: float, width: float, height: float, stroke: str = CUT) -> None:
        """Draw a rectangle full of slanting lines."""
        self.rectangle(x, y, width, height, stroke=stroke)
        strokes: list[str] = []
        start = HATCH
        while start < width + height and len(strokes) < 2000:
            left, right = max(0.0, start - height), min(start, width)
            strokes.append(
                f"M{at(x + left)} {at(y + start - left)}L{at(x + right)} {at(y + start - right)}"
            )
            start += HATCH
        if strokes:
            self._shapes.append(f'<path d="{"".join(strokes)}" {_look("none", stroke, 1.0, "")}/>')

    def text(
        self, x: float, y: float, words: str, size: float = 12.0, colour: str = TEXT,
        anchor: str = "start", *, bold: bool = False, mono: bool = False,
    ) -> None:  # fmt: skip
        family = MONO if mono else SANS
        weight = ' font-weight="600"' if bold else ""
        place = f'x="{at(x)}" y="{at(y)}" font-family="{family}" font-size="{at(size)}"'
        self._shapes.append(
            f'<text {place}{weight} text-anchor="{anchor}" fill="{colour}">{escaped(words)}</text>'
        )

    def svg(self, height: float, title: str, description: str) -> str:
        """Return the picture; ``title`` and ``description`` stand in for it where nobody sees."""
        name, wide, high = self._name, at(self.width), at(height)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
            f'viewBox="0 0 {wide} {high}" role="img" aria-labelledby="{name}-t {name}-d">'
            f'<title id="{name}-t">{escaped(title)}</title>'
            f'<desc id="{name}-d">{escaped(description)}</desc>'
        )
        ground = f'<rect width="{wide}" height="{high}" fill="{PANEL}"/>'
        return "\n".join((head, ground, *self._shapes, "</svg>"))


def at(value: float) -> str:
    """Return a length as a file holds it: at most two decimals."""
    if not math.isfinite(value):
        return "0"
    return f"{max(-FARTHEST, min(FARTHEST, value)):.2f}".rstrip("0").rstrip(".")


def _look(fill: str, stroke: str, thick: float, dash: str) -> str:
    line = f' stroke="{stroke}" stroke-width="{at(thick)}"' if stroke and stroke != "none" else ""
    return f'fill="{fill}"{line}' + (f' stroke-dasharray="{dash}"' if dash else "")


def wide(words: str, size: float = 12.0, *, mono: bool = False) -> float:
    """Return about how many pixels a text takes; no font is asked."""
    each = 0.61 if mono else 0.56
    return size * sum(1.05 if east_asian_width(c) in "WF" else each for c in words)


def fitted(words: str, room: float, size: float = 12.0, *, mono: bool = False) -> str:
    """Return a text cut so that it takes at most ``room`` pixels."""
    words = words[:400]
    if wide(words, size, mono=mono) <= room:
        return words
    while words and wide(words + "…", size, mono=mono) > room:
        words = words[:-1]
    return words + "…"
