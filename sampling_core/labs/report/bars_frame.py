"""What the picture of a result shows, and the frame that it stands in: legend and scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sampling_core.labs.report import svg
from sampling_core.labs.report.parts import Bar, Outcome
from sampling_core.words import say

WIDTH, LEFT, RIGHT = 660.0, 150.0, 150.0  # pixels; LEFT holds the tokens, RIGHT the numbers
TOP, THICK, APART = 62.0, 13.0, 9.0
MOST = 14  # rows
STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.25)


@dataclass(frozen=True)
class BarsPicture:
    """What is drawn: the student's result (A), one to compare it with (B), and the sketch."""

    own: Outcome
    beside: Outcome | None = None
    sketch: Mapping[str, float] | None = None  # token → share that the student drew

    @property
    def rows(self) -> tuple[Bar, ...]:
        return self.own.bars[:MOST]

    @property
    def greatest(self) -> float:
        """The share at which the scale ends, 0 to 1."""
        shares = [max(bar.model, bar.exact, bar.sampled or 0.0) for bar in self.rows]
        if self.beside is not None:
            shares += [bar.exact for bar in self.beside.bars[:MOST]]
        if self.sketch:
            shares += [self.sketch.get(bar.token, 0.0) for bar in self.rows]
        return min(1.0, max(0.05, *shares, 0.0) * 1.04)


def legend(drawing: svg.Drawing, picture: BarsPicture) -> None:
    own = say("A: your settings, exact") if picture.beside else say("exact")
    parts = [("bar", own)]
    if any(bar.sampled is not None for bar in picture.rows):
        parts.append(("dot", say("sampled, with its 95 % range")))
    parts.append(("tick", say("model alone")))
    if any(bar.cut_by for bar in picture.rows):
        parts.append(("hatch", say("removed")))
    if picture.beside is not None:
        parts.append(("outline", say("B: recommended, exact")))
    if picture.sketch:
        parts.append(("dash", say("your sketch")))
    x, y = 8.0, 18.0
    for kind, words in parts:
        if x + 26.0 + svg.wide(words) > WIDTH:
            x, y = 8.0, y + 20.0
        _sign(drawing, kind, x, y)
        drawing.text(x + 26.0, y, words)
        x += 44.0 + svg.wide(words)


def _sign(drawing: svg.Drawing, kind: str, x: float, y: float) -> None:
    top = y - 10.0
    if kind == "bar":
        drawing.rectangle(x, top, 20.0, 11.0, svg.EXACT)
    elif kind == "dot":
        drawing.line(x, y - 4.5, x + 20.0, y - 4.5, svg.SAMPLE, 1.6)
        drawing.dot(x + 10.0, y - 4.5, 3.6, svg.SAMPLE)
    elif kind == "tick":
        drawing.line(x + 10.0, top - 1.0, x + 10.0, y + 2.0, thick=1.4)
    elif kind == "hatch":
        drawing.hatched(x, top, 20.0, 11.0)
    else:
        drawing.rectangle(
            x, top, 20.0, 11.0, svg.PANEL, svg.TEXT, "4 2" if kind == "dash" else "", thick=1.2
        )


def scale(drawing: svg.Drawing, greatest: float, bottom: float) -> None:
    step = next((s for s in STEPS if greatest / s <= 6.0), STEPS[-1])
    for share in _ticks(step, greatest):
        x = LEFT + share / greatest * (WIDTH - LEFT - RIGHT)
        drawing.line(x, TOP - 4.0, x, bottom + 2.0, svg.GRID)
        drawing.text(x, bottom + 16.0, f"{100.0 * share:.0f}", 11.0, svg.MUTED, "middle")
    middle = LEFT + (WIDTH - LEFT - RIGHT) / 2
    drawing.text(middle, bottom + 32.0, say("probability, %"), 11.0, svg.MUTED, "middle")


def _ticks(step: float, greatest: float) -> Sequence[float]:
    return [step * place for place in range(int(greatest / step + 1e-9) + 1)]
