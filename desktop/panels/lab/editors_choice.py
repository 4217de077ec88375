"""Editors for one of a few words: a choice, and the band of an entropy."""

from collections.abc import Sequence
from math import exp
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from desktop.panels.lab.editor import Editor
from desktop.panels.lab.words import BANDS, band_word
from desktop.style import Look
from desktop.theme import LABEL, SMALL
from desktop.widgets.marked_label import PlainLabel
from desktop.widgets.open_segmented import OpenSegmented

ROOM = 246  # px at 100 %: what a narrow dock leaves for a row of choices


class ChoiceEditor(Editor):
    """Buttons side by side where they fit, else one below the other."""

    def options(self) -> Sequence[tuple[str, str]]:
        """Return names and words of what can be chosen."""
        options = self.asked.field.options
        return [(one.name, self.asked.text(one.text) or one.name) for one in options]

    def build(self) -> None:
        self._names = [name for name, _words in self.options()]
        words = [words for _name, words in self.options()]
        row = OpenSegmented(self.look, self.asked.ask, words)
        self._row: OpenSegmented | None = None
        self._buttons: list[QRadioButton] = []
        if row.sizeHint().width() <= self.look.theme.px(ROOM):
            self._row = row
            self.named(row)
            row.edited.connect(lambda place: self.edited.emit(self._names[place]))
            self.column.addWidget(row)
            return
        row.deleteLater()
        self._list(words)

    def show_answer(self, answer: Any) -> None:
        place = self._names.index(answer) if answer in self._names else -1
        if self._row is not None:
            self._row.show_index(place)
            return
        with QSignalBlocker(self._group):
            self._group.setExclusive(False)
            for number, button in enumerate(self._buttons):
                button.setChecked(number == place)
            self._group.setExclusive(True)

    def _list(self, words: Sequence[str]) -> None:
        """Write the choices one below the other; long ones go on in a second line."""
        self._group = QButtonGroup(self)
        self.column.setSpacing(self.look.theme.px(2))
        for place, text in enumerate(words):
            line = ChoiceLine(self.look, text)
            line.button.setObjectName(f"lab.field.{self.asked.field.name}.{place}")
            line.button.setAccessibleDescription(self.asked.ask)
            self._group.addButton(line.button, place)
            self._buttons.append(line.button)
            self.column.addWidget(line)
        self._group.idClicked.connect(lambda place: self.edited.emit(self._names[place]))


class ChoiceLine(QWidget):
    """A radio button whose words may go on in a second line; a click on them counts too."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        self.button = QRadioButton()
        self.button.setAccessibleName(text)
        self._words = PlainLabel(look, text, LABEL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.px(6))
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self._words.setContentsMargins(0, look.theme.px(4), 0, 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002  (Qt's signature)
        self.button.setFocus()
        self.button.click()


class BandEditor(ChoiceEditor):
    """Low, medium, high, with the limits written beneath."""

    def options(self) -> Sequence[tuple[str, str]]:
        return [(name, band_word(name)) for name in BANDS]

    def build(self) -> None:
        super().build()
        self.column.addWidget(PlainLabel(self.look, self._limits(), SMALL, token="muted"))

    def _limits(self) -> str:
        low, high = self.asked.bands
        words = self.tr(
            "Low is under {low} nats ({few} tokens). High is over {high} nats ({many} tokens)."
        )
        if low == 1:
            words = self.tr(
                "Low is under 1 nat ({few} tokens). High is over {high} nats ({many} tokens)."
            )
        few, many = f"{exp(low):.1f}", f"{exp(high):.1f}"
        return words.format(low=f"{low:g}", high=f"{high:g}", few=few, many=many)
