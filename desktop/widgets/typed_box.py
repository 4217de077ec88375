"""A spin box in which what was typed stays as it was typed, right or wrong."""

import re
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator

from desktop.style import Look
from desktop.widgets.number_box import NumberBox
from desktop.widgets.scale import NumberSpec

PLAIN = re.compile(r"[+-]?(\d{1,30}\.?\d{0,30}|\.\d{1,30})")
BOUNDLESS = 1e9  # a bound this far out is none that a user meets
LONGEST = 60  # characters
DECIMALS = 6  # a number typed with more is shown with these when it is shown again


class TypedBox(NumberBox):
    """Neither drops digits nor moves a number into its range: says in words what is wrong."""

    may_be_empty: ClassVar[bool] = False
    flagged = Signal(str)  # what is wrong with the text, in a sentence; empty: nothing any more

    def __init__(self, look: Look, name: str, spec: NumberSpec, width: int = 72) -> None:
        self._typed: str | None = None  # as it stands there; None: the value stands there
        self._problem = ""
        super().__init__(look, name, spec, width)
        if not spec.whole:
            self.setDecimals(max(self.decimals(), DECIMALS))
        self.lineEdit().setMaxLength(LONGEST)
        self.lineEdit().textEdited.connect(self._keep_text)

    def problem(self) -> str:
        """Return what is wrong with the text, in a sentence; empty: nothing."""
        return self._problem

    def read(self, text: str) -> float | None:
        """Return the number that a text says; None where it says none of the range."""
        plain = text.strip().replace("−", "-").replace(",", ".")
        if not PLAIN.fullmatch(plain):
            return None
        number = float(plain)
        if self._spec.whole and number != int(number):
            return None
        return number if self.minimum() <= number <= self.maximum() else None

    def show_value(self, value: float) -> None:
        """Show a number in place of what was typed, without announcing an edit."""
        self._typed = None
        blocked = self.blockSignals(True)
        self.setValue(value)
        self.lineEdit().setText(self.textFromValue(self.value()))
        self.blockSignals(blocked)
        self.flag("")

    def flag(self, problem: str) -> None:
        """Say what is wrong with the text, or that nothing is."""
        if problem != self._problem:
            self._problem = problem
            self.setAccessibleDescription(problem)
            self.setToolTip(problem)
            self.flagged.emit(problem)

    def validate(self, text: str, place: int) -> object:
        """Let everything be typed; what is no number yet is never taken for one."""
        kinds = QValidator.State
        return kinds.Acceptable if self._is_good(text) else kinds.Intermediate, text, place

    def fixup(self, text: str) -> str:
        """Return the text as it is: Qt would make 15 of 1,5."""
        return text

    def valueFromText(self, text: str) -> float:
        number = self.read(text)
        return self.value() if number is None else number

    def textFromValue(self, value: float) -> str:
        return super().textFromValue(value) if self._typed is None else self._typed

    def stepBy(self, steps: int) -> None:
        self._forget_text()
        super().stepBy(steps)

    def _move(self, distance: float) -> None:
        self._forget_text()
        super()._move(distance)

    def _forget_text(self) -> None:
        """Let the number stand there again: of a text that says none, the one before."""
        if self._typed is not None and not self.isReadOnly():
            text, self._typed = self._typed, None
            self.blockSignals(True)
            self.setValue(self.valueFromText(text))
            self.blockSignals(False)
            self.flag("")

    def _keep_text(self, text: str) -> None:
        self._typed = text
        self.flag("" if self._is_good(text) else self._wanted())

    def _is_good(self, text: str) -> bool:
        return self.read(text) is not None or (self.may_be_empty and not text.strip())

    def _wanted(self) -> str:
        low, high, whole = self.minimum(), self.maximum(), self._spec.whole
        if low <= -BOUNDLESS:
            words = self.tr("Write a whole number.") if whole else self.tr("Write a number.")
        elif high >= BOUNDLESS and whole:
            words = self.tr("Write a whole number of at least {low}.")
        elif high >= BOUNDLESS:
            words = self.tr("Write a number of at least {low}.")
        elif whole:
            words = self.tr("Write a whole number from {low} to {high}.")
        else:
            words = self.tr("Write a number from {low} to {high}.")
        low_words, high_words = (f"{end:g}".replace("-", "−") for end in (low, high))
        return words.format(low=low_words, high=high_words)
