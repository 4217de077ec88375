"""Answers of a prediction as a hand-in keeps them: as given, in words, and beside the result."""

import math
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import msgspec

from sampling_core.errors import LabError
from sampling_core.labs.judging.given import given
from sampling_core.labs.judging.judge import judge
from sampling_core.labs.lab import OWN, Field, Lab
from sampling_core.labs.measuring.measures import Apparatus, kind_of
from sampling_core.labs.measuring.options import is_percent, right_option
from sampling_core.labs.measuring.shown import filled
from sampling_core.labs.report.outcome import prose, word
from sampling_core.labs.report.parts import LARGEST_NUMBER, MOST_FIELDS, Answer, Choice, Value

DRAWN = 60  # tokens of a sketch that are kept


def answered(lab: Lab, field: Field, value: Any, language: str) -> Answer:
    """Return an answer as the student gave it; None: left empty."""
    options = tuple(
        Choice(name=word(option.name), text=word(filled(lab, option.text, language) or option.name))
        for option in field.options[:MOST_FIELDS]
    )
    return Answer(
        field=word(field.name), kind=field.kind, ask=prose(filled(lab, field.ask, language)),
        unit=word(field.unit), value=kept(value),
        said=prose(given(field, value, language) or ""), options=options,
    )  # fmt: skip


def judged(
    answer: Answer, field: Field, value: Any, apparatus: Apparatus, language: str
) -> Answer:  # fmt: skip
    """Return an answer beside the result; an open question stays as it is."""
    judgement = judge(field, value, apparatus, language)
    truth: Value = None
    with suppress(LabError):
        truth = truth_of(field, apparatus)
    return msgspec.structs.replace(
        answer, truth=truth, result=prose(judgement.result), right=judgement.right,
        words=prose(judgement.words),
    )  # fmt: skip


def truth_of(field: Field, apparatus: Apparatus) -> Value:
    """Return what is right, as answers of the field are; None for an open question.

    Raises LabError where it follows from what is not there.
    """
    if field.answer is None:
        return field.right or None
    if field.kind == "sketch":
        result = apparatus.trace(field.answer.run).result
        return {
            word(result.source.token(token)): min(1.0, result.probability(token))
            for token in result.top(DRAWN).tolist()
        }
    value = apparatus.value(field.answer)
    if field.kind == "choice":
        return right_option(field, value)
    if isinstance(value, float | int) and not isinstance(value, bool):
        return kept(100.0 * value if is_percent(field) else value)
    return kept(value)


def is_own_answer(field: Field) -> bool:
    """Whether what is right follows from the settings that the student proposes."""
    measure = field.answer
    if measure is None:
        return False
    kind = kind_of(measure.what)
    return kind.of == "run" and OWN in (measure.runs if kind.runs else (measure.run,))


def kept(value: Any) -> Value:
    """Return a value as a hand-in holds it; None for what it cannot hold."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return float(value) if math.isfinite(value) and abs(value) <= LARGEST_NUMBER else None
    if isinstance(value, Mapping):
        return _sketch(value)
    if isinstance(value, list | tuple):
        return tuple(word(str(each)) for each in value[:MOST_FIELDS])
    return prose(str(value))


def _sketch(drawn: Mapping[Any, Any]) -> Value:
    """Return the largest shares of a sketch; None where they are no shares."""
    with suppress(TypeError, ValueError, OverflowError):
        shares = {word(str(token)): float(share) for token, share in drawn.items()}
        best = sorted(shares, key=lambda token: -shares[token])[:DRAWN]
        return {token: min(1.0, max(0.0, shares[token])) for token in best}
    return None
