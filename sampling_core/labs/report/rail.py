"""The chain as a rail of pills: what was set, in the order in which it ran."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sampling_core.labs.report import svg
from sampling_core.labs.report.parts import Pill
from sampling_core.words import say

WIDTH, HIGH, GAP, EDGE = 660.0, 44.0, 26.0, 4.0
MOST = 24  # pills that are drawn
WIDEST = 300.0


@dataclass(frozen=True)
class _Placed:
    """A pill and where it stands."""

    title: str
    effect: str
    is_idle: bool
    is_end: bool  # the model, or the draw
    x: float
    y: float
    width: float


def rail(pills: Sequence[Pill], name: str, draws: str = "") -> str:
    """Return the picture as SVG; ``draws`` says how the result was sampled."""
    drawing = svg.Drawing(name, WIDTH)
    placed = _placed(pills[:MOST], draws or say("Draw"))
    for before, after in pairwise(placed):
        _arrow(drawing, before, after)
    for each in placed:
        _pill(drawing, each)
    words = " → ".join(
        f"{each.title} ({each.effect})" if each.effect else each.title for each in placed
    )
    return drawing.svg(placed[-1].y + HIGH + EDGE, say("Settings, in the order they ran"), words)


def _placed(pills: Sequence[Pill], draws: str) -> list[_Placed]:
    ends = (say("Model"), "", False, True), (draws, "", False, True)
    steps = [(pill.settings, pill.effect, pill.is_idle, False) for pill in pills]
    found: list[_Placed] = []
    x, y = EDGE, EDGE
    for title, effect, is_idle, is_end in (ends[0], *steps, ends[1]):
        title = svg.fitted(title, WIDEST - 20.0, 13.0)
        effect = svg.fitted(effect, WIDEST - 20.0, 11.0)
        width = max(svg.wide(title, 13.0), svg.wide(effect, 11.0)) + 20.0
        if x + width > WIDTH - EDGE and found:
            x, y = EDGE + GAP, y + HIGH + 12.0
        found.append(_Placed(title, effect, is_idle, is_end, x, y, width))
        x += width + GAP
    return found


def _pill(drawing: svg.Drawing, each: _Placed) -> None:
    fill = svg.PANEL if each.is_end or each.is_idle else "#E8F1F8"
    stroke = svg.MUTED if each.is_end or each.is_idle else svg.EXACT
    dash = "5 3" if each.is_idle else ""
    drawing.rectangle(each.x, each.y, each.width, HIGH, fill, stroke, dash, 12.0, 1.4)
    middle = each.x + each.width / 2
    first = each.y + (19.0 if each.effect else 27.0)
    drawing.text(middle, first, each.title, 13.0, anchor="middle", bold=not each.is_end)
    if each.effect:
        drawing.text(middle, each.y + 35.0, each.effect, 11.0, svg.MUTED, "middle")


def _arrow(drawing: svg.Drawing, before: _Placed, after: _Placed) -> None:
    if before.y == after.y:
        start, end = before.x + before.width, after.x
    else:
        start, end = EDGE, after.x  # a new line of pills
    y = after.y + HIGH / 2
    drawing.line(start + 2.0, y, end - 6.0, y, svg.MUTED, 1.4)
    drawing.shape(((end - 8.0, y - 4.0), (end - 2.0, y), (end - 8.0, y + 4.0)), svg.MUTED)
