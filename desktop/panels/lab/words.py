"""Answers and times as the student reads them."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop.charts.numbers import token_text
from desktop.language import QT_TRANSLATE_NOOP
from sampling_core.labs.lab import Case, Field
from sampling_core.words import say

if TYPE_CHECKING:
    from sampling_core.labs.work import Prediction

translate = QCoreApplication.translate
BANDS = {
    "low": QT_TRANSLATE_NOOP("Lab", "Low"),
    "medium": QT_TRANSLATE_NOOP("Lab", "Medium"),
    "high": QT_TRANSLATE_NOOP("Lab", "High"),
}


def band_word(band: str) -> str:
    """Return a band as a button calls it."""
    return translate("Lab", BANDS.get(band, band))


def clock(made: float) -> str:
    """Return when something was made: the time, with the day where it was not today."""
    when = datetime.fromtimestamp(made)
    if when.date() == datetime.now().date():
        return f"{when:%H:%M}"
    day = QLocale().toString(QDate(when.year, when.month, when.day), QLocale.FormatType.ShortFormat)
    return f"{day} {when:%H:%M}"


def seen_before(prediction: "Prediction") -> list[str]:
    """Return how results could be seen before a prediction was locked; none where they were not."""
    told = []
    if prediction.left is not None:
        words = translate("Lab", "The lab was left at {time} before this prediction was locked.")
        told.append(words.format(time=clock(prediction.left)))
    if prediction.shown is not None:
        words = translate(
            "Lab", "Results of this data were shown at {time} before this prediction was locked."
        )
        told.append(words.format(time=clock(prediction.shown)))
    return told


def number_words(value: float, unit: str = "") -> str:
    """Return a number as it was typed, with its unit."""
    from sampling_core.labs.judging.given import with_unit

    return with_unit(f"{value:.10g}".replace("-", "−"), unit)


def answer_words(field: Field, answer: Any, language: str) -> str:
    """Return an answer in a few words; “—” where none was given."""
    from sampling_core.labs.judging.given import given

    if field.kind == "sketch" and isinstance(answer, dict):
        return ", ".join(
            f"{token_text(token)} {100 * share:.0f} %" for token, share in answer.items()
        )
    return (given(field, answer, language) if answer is not None else None) or "—"


def settings_words(case: Case, values: Mapping[str, Any]) -> str:
    """Return the proposed settings in a line: “Temperature 0.8 · Top-k 30”."""
    off = translate("Lab", "{setting} off")
    shown = []
    for name in case.propose:
        value, label = values.get(name), parameter_label(name)
        if isinstance(value, int | float):
            shown.append(f"{label} {number_words(value)}")
        else:
            shown.append(off.format(setting=label))
    return " · ".join(shown)


def parameter_label(parameter: str) -> str:
    """Return what the cards call a parameter."""
    from desktop.panels.lab.proposal import field_of

    found = field_of(parameter)
    return say(found[2].label or found[0].title) if found else parameter
