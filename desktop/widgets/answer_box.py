"""A spin box that may be empty: no number stands in it before one is given."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator

from desktop.style import Look
from desktop.widgets.number_box import NumberBox
from desktop.widgets.scale import NumberSpec


class AnswerBox(NumberBox):
    """Announces every number as it is typed, and None when it is cleared."""

    edited = Signal(object)  # float | None, by the user, never by show_answer()

    def __init__(self, look: Look, name: str, spec: NumberSpec, width: int = 72) -> None:
        self._is_empty = True
        self._answer: float | None = None
        super().__init__(look, name, spec, width)
        self.show_answer(None)
        self.lineEdit().textEdited.connect(self._type)

    def answer(self) -> float | None:
        """Return the number; None while there is none."""
        return self._answer

    def show_answer(self, answer: float | None) -> None:
        """Show a number, or none, without announcing an edit."""
        if self.hasFocus() and answer == self.answer():
            return  # it is being typed
        self._is_empty, self._answer = answer is None, answer
        self.blockSignals(True)
        if answer is not None:
            self.setValue(answer)
        self.lineEdit().setText(self.textFromValue(self.value()))
        self.blockSignals(False)

    def textFromValue(self, value: float) -> str:
        return "" if self._is_empty else super().textFromValue(value)

    def stepBy(self, steps: int) -> None:
        """Step; the first step in an empty box gives the number it begins with."""
        if self._is_empty:
            self._is_empty = False
            start = min(max(0.0, self.minimum()), self.maximum())
            self.setValue(start)
            self.lineEdit().setText(self.textFromValue(start))
        else:
            super().stepBy(steps)
        self._give(self.value())

    def _type(self, text: str) -> None:
        if not text.strip():
            self._is_empty = True
            self._give(None)
            return
        checked = self.validate(text, len(text))
        state = checked[0] if isinstance(checked, tuple) else checked
        if state == QValidator.State.Acceptable:
            self._is_empty = False
            self._give(self.valueFromText(text))

    def _give(self, answer: float | None) -> None:
        self._answer = answer  # ``value`` follows only when the keyboard leaves
        self.edited.emit(answer)
