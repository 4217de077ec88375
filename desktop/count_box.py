"""A box for whole numbers that may be larger than Qt's own boxes take."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox

from desktop.style import Look
from desktop.theme import BODY, MEDIUM
from sampling_core.model_view.numbers import grouped

EXACT = 2**53  # up to here a double holds every whole number
BESIDE = 34  # px at 100 %: arrows, margins and borders
SEPARATORS = "    _,."


class CountBox(QDoubleSpinBox):
    """Shows a whole number; arrows add one, PgUp and PgDn multiply and divide by ten."""

    edited = Signal(object)  # int, by the user, never by show_value()

    def __init__(
        self, look: Look, name: str, low: int, high: int, width: int, *, in_groups: bool
    ) -> None:
        self._shown, self._in_groups = low, in_groups
        super().__init__()
        self._look, self._width = look, width
        self.setAccessibleName(name)
        self.setDecimals(0)
        self.setRange(low, min(high, EXACT))
        self.setKeyboardTracking(False)  # a half-typed number is not an edit
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by wheel
        self.lineEdit().setTextMargins(5, 0, 0, 0)  # a style sheet takes the inner margin away
        self.valueChanged.connect(self._announce)
        look.changed.connect(self._measure)
        self._measure()

    def show_value(self, value: int) -> None:
        """Display ``value`` without announcing an edit, however large it is."""
        self._shown = value
        with QSignalBlocker(self):
            self.setValue(min(value, EXACT))
        self.lineEdit().setText(self.textFromValue(self.value()))
        self.setToolTip(self.lineEdit().text())
        self._fit()
        self.lineEdit().setCursorPosition(0)

    def value_shown(self) -> int:
        return self._shown

    def textFromValue(self, value: float) -> str:
        number = self._shown if min(self._shown, EXACT) == value else int(value)
        return grouped(number) if self._in_groups else str(number)

    def valueFromText(self, text: str) -> float:
        number = _number(text)
        return self.value() if number is None else float(number)

    def validate(self, text: str, place: int) -> object:
        number = _number(text)
        if number is None:
            empty = not text.strip()
            state = QValidator.State.Intermediate if empty else QValidator.State.Invalid
        else:
            inside = self.minimum() <= number <= self.maximum()
            state = QValidator.State.Acceptable if inside else QValidator.State.Intermediate
        return state, text, place

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_PageUp:
            self.setValue(max(self.value(), 1) * 10)
        elif event.key() == Qt.Key.Key_PageDown:
            self.setValue(self.value() // 10)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # scrolling past must change nothing

    def _announce(self, value: float) -> None:
        self._shown = int(value)
        self.edited.emit(self._shown)

    def _measure(self) -> None:
        theme = self._look.theme
        for part in (self, self.lineEdit()):  # a styled line edit does not inherit its font
            part.setFont(theme.font(BODY, MEDIUM))
        self._fit()

    def _fit(self) -> None:
        """Be as wide as the number needs, beside the arrows."""
        px = self._look.theme.px
        needs = self.fontMetrics().horizontalAdvance(self.lineEdit().text())
        self.setFixedWidth(max(px(self._width), needs + px(BESIDE)))


def _number(text: str) -> int | None:
    """Return the whole number of a text that may be written in groups."""
    digits = "".join(letter for letter in text if letter not in SEPARATORS)
    return int(digits) if digits.isdecimal() else None
