"""Predictions that were locked before: what was said, and when; nobody can change them."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from desktop.panels.lab.words import answer_words, clock, seen_before, settings_words
from desktop.style import Look
from desktop.theme import SEMIBOLD, SMALL
from desktop.widgets.marked_label import PlainLabel, plain_text
from desktop.widgets.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sampling_core.labs.lab import Case
    from sampling_core.labs.work import Prediction
    from sampling_core.model_view.lab_room import LabRoom


class Earlier(Surface):
    """One block for each locked prediction of a case, the oldest first."""

    def __init__(
        self, look: Look, room: "LabRoom", case: "Case", predictions: "Sequence[Prediction]"
    ) -> None:
        super().__init__("card_off")
        self.setObjectName("lab.earlier")
        self._look = look
        column = QVBoxLayout(self)
        px = look.theme.px
        column.setContentsMargins(px(10), px(7), px(10), px(8))
        column.setSpacing(px(2))
        for prediction in predictions:
            words = self.tr("Prediction {number}, locked at {time}")
            words = words.format(number=prediction.attempt, time=clock(prediction.made))
            column.addWidget(PlainLabel(look, words, SMALL, SEMIBOLD))
            for line in lines(room, case, prediction):
                column.addWidget(PlainLabel(look, line, SMALL, token="muted"))


def lines(room: "LabRoom", case: "Case", prediction: "Prediction") -> list[str]:
    """Return a locked prediction line by line, the settings first."""
    said = [settings_words(case, prediction.settings.values)]
    for field in case.predict:
        answer = prediction.answers.get(field.name)
        if answer is not None:
            ask = plain_text(room.text(field.ask))
            said.append(f"{ask}  {answer_words(field, answer, room.language)}")
    if prediction.why not in prediction.answers.values():  # the lab may ask for it itself
        said.append(prediction.why)
    return [line for line in (*said, *seen_before(prediction)) if line]
