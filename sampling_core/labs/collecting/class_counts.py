"""Words of a class, counted: for choices, bands and tokens; and orders, place by place."""

from collections import Counter

from sampling_core.labs.collecting.class_answers import TOP, WIDTH, ClassAnswers
from sampling_core.labs.report import svg
from sampling_core.labs.report.band import NAMES, named
from sampling_core.labs.report.parts import Answer
from sampling_core.labs.report.texts import token
from sampling_core.words import say

LEFT, RIGHT, STEP, THICK = 190.0, 110.0, 30.0, 18.0
MOST = 20  # rows
CELL = 46.0


def counts(drawing: svg.Drawing, found: ClassAnswers) -> tuple[float, str]:
    """Draw a bar for each word that was or could be chosen; return its end, and it in words."""
    chosen = Counter(str(each.value) for each in found.given)
    right = Counter(str(each.truth) for each in found.answers if each.truth is not None)
    names = _names(found.first, chosen, right)
    most = max(chosen.values(), default=1)
    told, y = [], TOP
    for name in names:
        words = _worded(found.first, name)
        _bar(drawing, words, chosen[name] / most, y)
        x = LEFT + chosen[name] / most * (WIDTH - LEFT - RIGHT) + 8.0
        drawing.text(x, y + 13.0, str(chosen[name]), bold=True)
        if right[name]:
            drawing.text(x + 26.0, y + 13.0, _truth(right[name], len(right)), colour=svg.OK_TEXT)
        told.append(f"{words}: {chosen[name]}{' ✓' if right[name] else ''}")
        y += STEP
    return y, "; ".join(told)


def orders(drawing: svg.Drawing, found: ClassAnswers) -> tuple[float, str]:
    """Draw how often each item was put at each place; the right place has a frame."""
    given = [each.value for each in found.given if isinstance(each.value, tuple)]
    truth = next((each.truth for each in found.answers if isinstance(each.truth, tuple)), ())
    texts = {option.name: option.text for option in found.first.options}
    names = list(truth or texts or dict.fromkeys(name for each in given for name in each))[:MOST]
    most = max(1, len(given))
    cell = min(CELL, (WIDTH - LEFT - 20.0) / max(1, len(names)))
    told = []
    for row, name in enumerate(names):
        y = TOP + 24.0 + row * STEP
        words = texts.get(name, name)
        drawing.text(LEFT - 10.0, y + 4.0, svg.fitted(words, LEFT - 20.0), anchor="end")
        places = Counter(each.index(name) for each in given if name in each)
        for column in range(len(names)):
            x = LEFT + (column + 0.5) * cell
            _place(drawing, x, y, places[column] / most, places[column])
            if column == row and truth:
                drawing.rectangle(x - cell / 2 + 2, y - 13, cell - 4, 26, stroke=svg.EXACT, thick=2)
        told.append(say("{item}: {hits} at the right place", item=words, hits=places[row]))
    for column in range(len(names)):
        x = LEFT + (column + 0.5) * cell
        drawing.text(x, TOP + 2.0, f"{column + 1}.", 11.0, svg.MUTED, "middle")
    bottom = TOP + 24.0 + len(names) * STEP
    if truth:
        drawing.text(LEFT, bottom + 4.0, say("framed: the right place"), 11.0, svg.MUTED)
    return bottom + 8.0, "; ".join(told) if truth else ""


def _names(first: Answer, chosen: Counter[str], right: Counter[str]) -> list[str]:
    """Return what there was to choose from, else what was chosen, most often first."""
    known = [option.name for option in first.options]
    if first.kind == "band":
        known = list(NAMES)
    others = [name for name, _ in (chosen + right).most_common() if name not in known]
    return [*known, *others][:MOST]


def _worded(first: Answer, name: str) -> str:
    if first.kind == "band":
        return named(name)
    if first.kind == "token":
        return token(name)
    return next((option.text for option in first.options if option.name == name), name)


def _truth(count: int, different: int) -> str:
    if different == 1:
        return say("✓ result")
    return say("✓ result of {count}", count=count)


def _bar(drawing: svg.Drawing, words: str, part: float, y: float) -> None:
    drawing.text(LEFT - 10.0, y + 13.0, svg.fitted(words, LEFT - 20.0), anchor="end")
    drawing.rectangle(LEFT, y, part * (WIDTH - LEFT - RIGHT), THICK, svg.SAMPLE)
    drawing.line(LEFT, y - 3.0, LEFT, y + THICK + 3.0, svg.BORDER)


def _place(drawing: svg.Drawing, x: float, y: float, part: float, count: int) -> None:
    if count:
        drawing.dot(x, y, 4.0 + 8.0 * part**0.5, "#F3D9C6", svg.SAMPLE)
        drawing.text(x, y + 4.0, str(count), 11.0, anchor="middle")
