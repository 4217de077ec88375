"""Numbers of a class as dots on a scale, the truth as a line: for numbers and for sketches."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from sampling_core.labs.collecting.class_answers import TOP, WIDTH, ClassAnswers
from sampling_core.labs.report import svg
from sampling_core.labs.report.parts import Value
from sampling_core.labs.report.texts import percent, token
from sampling_core.words import say

LEFT, RIGHT = 30.0, 30.0
PLACES = 48  # columns of dots
HIGH = 150.0  # pixels of a strip
LARGEST_DOT = 5.5
MOST_TOKENS, MOST_TOLD = 12, 40


def numbers(drawing: svg.Drawing, found: ClassAnswers) -> tuple[float, str]:
    """Draw a dot for each answer; return where the picture ends, and it in words."""
    given = _numbers(each.value for each in found.given)
    truths = _numbers(each.truth for each in found.answers)
    scale = _Scale.of([*given, *truths], found.first.unit)
    bottom = TOP + HIGH
    if len(set(truths)) == 1:
        _truth(drawing, scale.x(truths[0]), bottom, found.first.result)
    _axis(drawing, scale, bottom)
    _dots(drawing, given, scale, bottom, svg.SAMPLE)
    told = say("Predictions: {list}.", list=_counted(given))
    if len(set(truths)) == 1:
        return bottom + 36.0, f"{told} {say('The result is {value}.', value=found.first.result)}"
    if truths:
        drawing.text(8.0, TOP + 6.0, say("predictions"), colour=svg.SAMPLE_TEXT)
        drawing.text(8.0, bottom + 52.0, say("results, each of own settings"), colour=svg.EXACT)
        bottom += 48.0 + HIGH / 2
        _axis(drawing, scale, bottom)
        _dots(drawing, truths, scale, bottom, svg.EXACT, HIGH / 2 - 18.0)
        told += " " + say("Results: {list}.", list=_counted(truths))
    return bottom + 36.0, told


def sketches(drawing: svg.Drawing, found: ClassAnswers) -> tuple[float, str]:
    """Draw a line for each token: where everybody drew it, and where it is."""
    drawn = [each.value for each in found.given if isinstance(each.value, dict)]
    truth = next((each.truth for each in found.answers if isinstance(each.truth, dict)), {})
    tokens = sorted(
        truth or {t: 0.0 for each in drawn for t in each}, key=lambda t: -truth.get(t, 0)
    )
    left, y = 150.0, TOP + 8.0
    for name in tokens[:MOST_TOKENS]:
        label = svg.fitted(token(name), left - 20.0, mono=True)
        drawing.text(left - 10.0, y + 4.0, label, anchor="end", mono=True)
        drawing.line(left, y, WIDTH - RIGHT, y, svg.GRID)
        for each in drawn:
            x = left + each.get(name, 0.0) * (WIDTH - RIGHT - left)
            drawing.dot(x, y, 4.0, svg.SAMPLE)
        if name in truth:
            x = left + truth[name] * (WIDTH - RIGHT - left)
            drawing.line(x, y - 9.0, x, y + 9.0, svg.EXACT, 2.6)
        y += 24.0
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = left + share * (WIDTH - RIGHT - left)
        drawing.text(x, y + 4.0, f"{100.0 * share:.0f} %", 11.0, svg.MUTED, "middle")
    legend = say("dots: sketches · upright line: result, exact")
    drawing.text(left, y + 24.0, legend, 11.0, svg.MUTED)
    words = ", ".join(
        f"{token(name)} {percent(truth[name])}" for name in tokens[:5] if name in truth
    )
    return y + 28.0, say("The result: {shares}.", shares=words) if words else ""


def _numbers(values: Iterable[Value]) -> list[float]:
    return [
        float(value)
        for value in values
        if isinstance(value, int | float) and not isinstance(value, bool)
    ]


@dataclass(frozen=True)
class _Scale:
    """An axis from ``low`` to ``high``, with a tick at each multiple of ``step``."""

    low: float
    high: float
    step: float
    unit: str

    @classmethod
    def of(cls, values: Sequence[float], unit: str) -> Self:
        low, high = min(values, default=0.0), max(values, default=1.0)
        room = high - low or max(1.0, abs(high) * 0.1)
        room = max(room, 1e-9 * max(1.0, abs(low), abs(high)))  # below that a float has no steps
        size = 10.0 ** math.floor(math.log10(room / 5.0))
        step = next(size * part for part in (1.0, 2.0, 5.0, 10.0) if room <= 5.0 * size * part)
        return cls(low - 0.06 * room, high + 0.06 * room, step, unit)

    def x(self, value: float) -> float:
        return LEFT + (value - self.low) / (self.high - self.low) * (WIDTH - LEFT - RIGHT)

    @property
    def ticks(self) -> list[float]:
        first, last = math.ceil(self.low / self.step), math.floor(self.high / self.step)
        return [place * self.step for place in range(first, min(last, first + 12) + 1)]


def _truth(drawing: svg.Drawing, x: float, bottom: float, words: str) -> None:
    drawing.line(x, TOP - 6.0, x, bottom, svg.EXACT, 2.4)
    anchor, beside = ("end", -6.0) if x > WIDTH / 2 else ("start", 6.0)
    words = svg.fitted(say("result {value}", value=words), WIDTH / 2 - 20.0)
    drawing.text(x + beside, TOP + 2.0, words, colour=svg.EXACT, anchor=anchor, bold=True)


def _axis(drawing: svg.Drawing, scale: _Scale, bottom: float) -> None:
    drawing.line(LEFT, bottom, WIDTH - RIGHT, bottom, svg.BORDER)
    for value in scale.ticks:
        x = scale.x(value)
        drawing.line(x, bottom, x, bottom + 4.0, svg.BORDER)
        drawing.text(x, bottom + 18.0, _shown(value), 11.0, svg.MUTED, "middle")
    drawing.text(WIDTH - RIGHT, bottom + 32.0, say(scale.unit), 11.0, svg.MUTED, "end")


def _dots(
    drawing: svg.Drawing, values: Sequence[float], scale: _Scale, bottom: float,
    fill: str, high: float = HIGH - 36.0,
) -> None:  # fmt: skip
    """Pile up a dot for each value; above each pile stands how many there are."""
    wide = WIDTH - LEFT - RIGHT
    piles: dict[int, list[float]] = {}
    for value in values:
        piles.setdefault(round((scale.x(value) - LEFT) / wide * PLACES), []).append(value)
    tallest = max((len(pile) for pile in piles.values()), default=1)
    radius = min(LARGEST_DOT, high / tallest / 2.0)
    for place, pile in piles.items():
        x = scale.x(pile[0]) if len(set(pile)) == 1 else LEFT + place * wide / PLACES
        for number in range(len(pile)):
            drawing.dot(x, bottom - radius * (2 * number + 1), radius, fill)
        top = bottom - radius * 2 * len(pile) - 4.0
        drawing.text(x + 4.0, top, str(len(pile)), 11.0, svg.TEXT)


def _counted(values: Sequence[float]) -> str:
    counts = sorted(Counter(values).items())[:MOST_TOLD]
    words = [say("{value}: {count}", value=_shown(value), count=count) for value, count in counts]
    return ", ".join(words) or "–"


def _shown(value: float) -> str:
    return f"{value:.6g}".replace("-", "−")
