"""Answers and times as the student reads them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop.charts.numbers import token_text
from desktop.language import QT_TRANSLATE_NOOP
from sampling_core.labs.lab import Case, Field
from sampling_core.words import say

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


def number_words(value: float, unit: str = "") -> str:
    """Return a number as it was typed, with its unit."""
    text = f"{value:.10g}".replace("-", "−")
    return f"{text} {say(unit)}" if unit else text


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
