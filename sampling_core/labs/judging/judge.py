"""How close an answer is, in words: “one too few”, “0.12 nats too high”, “3 of 5 places right”."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sampling_core.errors import LabError
from sampling_core.labs.judging.given import BANDS, given, joined, option_text
from sampling_core.labs.lab import Field, Measure
from sampling_core.labs.measuring.measures import Apparatus, Unit, Value, kind_of
from sampling_core.labs.measuring.options import is_percent, right_option
from sampling_core.labs.measuring.shown import DIGITS, digits_of, number, shown
from sampling_core.measures import total_variation
from sampling_core.words import say, say_count

NEAR_SKETCH = 0.1  # total variation, where a field names none
MOST_DIGITS = 6
ALIKE = 1e-9  # two probabilities, or a number and its bound, nearer than this are equal
UNITS: Mapping[Unit, str] = {"nats": "nats", "bits": "bits", "share": "points", "points": "points"}


@dataclass(frozen=True)
class Judgement:
    """One answer beside its result. ``right`` is None where nobody can judge."""

    field: str  # its name
    said: str  # the answer, as it is printed
    result: str  # what is computed; empty for an open question
    right: bool | None
    words: str  # how close; empty for an open question


def judge(field: Field, answer: Any, apparatus: Apparatus, language: str = "en") -> Judgement:
    """Return how close an answer is; never fails, whatever the answer is.

    ``language`` is that of the texts of options; sentences are in the language of the process.
    """
    words = None if answer is None else given(field, answer, language)
    if words is None:
        return Judgement(field.name, say("not answered"), "", None, "")
    if field.kind == "text" or (field.answer is None and not field.right):
        return Judgement(field.name, words, "", None, "")
    try:
        result, right, close = JUDGES[field.kind](field, answer, apparatus, language)
    except LabError as problem:
        return Judgement(field.name, words, "", None, str(problem))
    return Judgement(field.name, words, result, right, close)


Found = tuple[str, bool, str]  # the result as it is printed, whether it is right, words


def _number(field: Field, answer: Any, apparatus: Apparatus, _: str) -> Found:
    measure = _measure(field)
    value = _amount(apparatus.value(measure))
    scale = 100.0 if is_percent(field) else 1.0
    miss = float(answer) - value * scale
    allowed = field.near if field.near > 0.0 else field.step / 2.0
    right = abs(miss) <= allowed + ALIKE
    digits = None
    if kind_of(measure.what).unit == "number":  # one more than can be entered
        digits = max(DIGITS["number"], 1 + digits_of(f"{field.step:.{MOST_DIGITS}f}".rstrip("0")))
    return shown(value, measure.what, digits), right, missed(miss, measure, field, right=right)


def missed(miss: float, measure: Measure, field: Field, *, right: bool) -> str:
    """Return by how much a number is too high or too low; the miss is in the field's unit."""
    unit = kind_of(measure.what).unit
    if unit == "count" and abs(miss) >= 0.5:
        return _counted(round(miss))
    by = _by(abs(miss), unit, field)
    if right:
        return say("right") if by is None else say("right, off by {amount}", amount=by)
    if by is None:
        return say("not quite")
    if miss > 0.0:
        return say("{amount} too high", amount=by)
    return say("{amount} too low", amount=by)


def _counted(miss: int) -> str:
    if miss > 0:
        return say_count("one too many", "{count} too many", miss)
    return say_count("one too few", "{count} too few", -miss)


def _by(amount: float, unit: Unit, field: Field) -> str | None:
    """Return an amount with its unit, with as many digits as show it; None for nothing."""
    if amount <= ALIKE:
        return None
    start = 1 if unit in ("share", "points") else min(DIGITS.get(unit, 2), 2)
    digits = next(
        (count for count in range(start, MOST_DIGITS) if amount >= 0.5 * 10.0**-count), MOST_DIGITS
    )
    word = UNITS.get(unit, field.unit)
    text = number(amount, digits)
    return f"{text} {say(word)}" if word else text


def _choice(field: Field, answer: Any, apparatus: Apparatus, language: str) -> Found:
    right = field.right or None
    if field.answer is not None:
        right = right_option(field, apparatus.value(field.answer))
    if right is None:
        raise LabError(say("No option is right."))
    is_right = answer == right
    words = say("right") if is_right else say("not this one")
    return option_text(field, right, language), is_right, words


def _ranking(field: Field, answer: Any, apparatus: Apparatus, language: str) -> Found:
    order = apparatus.value(_measure(field))
    if not isinstance(order, tuple):
        raise LabError(say("The answer is no order."))
    met = sum(ours == theirs for ours, theirs in zip(answer, order, strict=False))
    result = joined(field, order, language)
    right = tuple(answer) == order
    words = say("{right} of {count} places right", right=met, count=len(order))
    return result, right, say("right") if right else words


def _band(field: Field, answer: Any, apparatus: Apparatus, _: str) -> Found:
    value = apparatus.value(_measure(field))
    if value not in BANDS:
        raise LabError(say("The answer is no band."))
    miss = BANDS.index(answer) - BANDS.index(str(value))
    if miss == 0:
        words = say("right")
    elif miss > 0:
        words = say_count("one band too high", "{count} bands too high", miss)
    else:
        words = say_count("one band too low", "{count} bands too low", -miss)
    return say(str(value)), miss == 0, words


def _token(field: Field, answer: Any, apparatus: Apparatus, _: str) -> Found:
    measure = _measure(field)
    value = str(apparatus.value(measure))
    if answer == value:
        return value, True, say("right")
    if kind_of(measure.what).of != "run":
        return value, False, say("not this one")
    stage = apparatus.trace(measure.run).result
    if answer not in stage.source.tokens:
        return value, False, say("there is no such token")
    share = stage.probability(stage.source.tokens.index(answer))
    best = float(stage.candidates.head(1)[0])
    if measure.what == "first" and abs(best - share) <= ALIKE:
        return value, True, say("right: as likely as {token}", token=value)
    return value, False, say("{token} has {share}", token=answer, share=shown(share, "probability"))


def _sketch(field: Field, answer: Any, apparatus: Apparatus, _: str) -> Found:
    stage = apparatus.trace(_measure(field).run).result
    drawn = sketched(answer, stage.source.tokens)
    away = total_variation(drawn, stage.probabilities_by_id())
    allowed = field.near if field.near > 0.0 else NEAR_SKETCH
    right = away <= allowed + ALIKE
    words = say("{share} of the probability is elsewhere", share=shown(away, "distance"))
    first = stage.source.token(int(stage.top(1)[0]))
    best = shown(float(stage.candidates.head(1)[0]), "probability")
    return f"{first} {best}", right, words


def sketched(answer: Mapping[str, float], tokens: tuple[str, ...]) -> np.ndarray[Any, Any]:
    """Return a sketch as probabilities by token id, shape (V,), scaled to sum 1."""
    drawn = np.array([max(0.0, float(answer.get(token, 0.0))) for token in tokens])
    total = float(drawn.sum())
    return drawn / total if total > 0.0 else drawn


JUDGES: Mapping[str, Callable[[Field, Any, Apparatus, str], Found]] = {
    "number": _number, "choice": _choice, "ranking": _ranking, "band": _band, "token": _token,
    "sketch": _sketch,
}  # fmt: skip


def _measure(field: Field) -> Measure:
    if field.answer is None:
        raise LabError(say("Nobody judges this question."))
    return field.answer


def _amount(value: Value) -> float:
    if isinstance(value, str | tuple | bool):
        raise LabError(say("The answer is no number."))
    return float(value)
