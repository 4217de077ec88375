"""A spin box that may be empty: no number stands in it before one is given."""

from typing import ClassVar

from PySide6.QtCore import Signal

from desktop.style import Look
from desktop.widgets.scale import NumberSpec
from desktop.widgets.typed_box import TypedBox


class AnswerBox(TypedBox):
    """Announces every number as it is typed, and None when it is cleared or says no number."""

    may_be_empty: ClassVar[bool] = True
    edited = Signal(object)  # float | None, by the user, never by show_answer()

    def __init__(self, look: Look, name: str, spec: NumberSpec, width: int = 72) -> None:
        self._is_empty = True
        self._answer: float | None = None
        super().__init__(look, name, spec, width)
        self._show(None)

    def answer(self) -> float | None:
        """Return the number; None while there is none."""
        return self._answer

    def show_answer(self, answer: float | None) -> None:
        """Show a number, or none, without announcing an edit."""
        if answer != self._answer:  # else what was typed stays as it was typed
            self._show(answer)

    def textFromValue(self, value: float) -> str:
        if self._is_empty and self._typed is None:
            return ""
        return super().textFromValue(value)

    def stepBy(self, steps: int) -> None:
        """Step; the first step in an empty box gives the number it begins with."""
        if self._answer is None:
            self._begin()
        else:
            super().stepBy(steps)
        self._give(self.value())

    def _move(self, distance: float) -> None:
        if self.isReadOnly():
            return
        if self._answer is None:
            self._begin()
        else:
            super()._move(distance)
        self._give(self.value())

    def _begin(self) -> None:
        self._is_empty = False
        self.show_value(min(max(0.0, self.minimum()), self.maximum()))

    def _show(self, answer: float | None) -> None:
        self._is_empty, self._answer = answer is None, answer
        self.show_value(self.value() if answer is None else answer)

    def _keep_text(self, text: str) -> None:
        super()._keep_text(text)
        self._is_empty = not text.strip()
        self._give(self.read(text))

    def _give(self, answer: float | None) -> None:
        self._answer = answer  # ``value`` follows only when the keyboard leaves
        self.edited.emit(answer)
