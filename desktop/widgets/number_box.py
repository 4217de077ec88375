"""A spin box for one number, with the keys of its slider."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox

from desktop.style import Look
from desktop.theme import BODY, MEDIUM
from desktop.widgets.scale import NumberSpec


class NumberBox(QDoubleSpinBox):
    """Shows no more digits than it needs; a half-typed number is not an edit.

    What gets the keyboard is selected whole, so that typing replaces it.
    """

    def __init__(
        self, look: Look, name: str, spec: NumberSpec, width: int = 72, *, grouped: bool = False
    ) -> None:
        self._spec = spec
        self._fewest = len(f"{spec.step:.9f}".rstrip("0").partition(".")[2])
        super().__init__()
        self._look, self._width = look, width
        self._is_clicked = False  # a click brings the keyboard, and has not ended
        self.lineEdit().installEventFilter(self)
        self.setAccessibleName(name)
        self.setGroupSeparatorShown(grouped)
        fine = len(f"{spec.fine:.9f}".rstrip("0").partition(".")[2])
        self.setDecimals(0 if spec.whole else max(spec.decimals, fine, self._fewest))
        self.setRange(*spec.box)
        self.setSingleStep(spec.step)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by wheel
        look.changed.connect(self._dress)
        self._dress()

    def textFromValue(self, value: float) -> str:
        text = super().textFromValue(value)
        point = self.locale().decimalPoint()
        whole, found, digits = text.partition(point)
        if not found:
            return text
        kept = digits[: self._fewest] + digits[self._fewest :].rstrip("0")
        return whole + point + kept if kept else whole

    def validate(self, text: str, place: int) -> object:
        return super().validate(self._pointed(text), place)

    def valueFromText(self, text: str) -> float:
        return super().valueFromText(self._pointed(text))

    def _pointed(self, text: str) -> str:
        """A decimal comma means the point: swallowing it would make 7 of 0,7."""
        fraction = self.decimals() > 0 and not self.isGroupSeparatorShown()
        return text.replace(",", self.locale().decimalPoint()) if fraction else text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case keys.Key_Up if fine:
                self._move(self._spec.fine)
            case keys.Key_Down if fine:
                self._move(-self._spec.fine)
            case keys.Key_PageUp:
                self._move(self.value() if self._spec.logarithmic else self._spec.page)
            case keys.Key_PageDown:
                self._move(-self.value() / 2 if self._spec.logarithmic else -self._spec.page)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and not self.isReadOnly():
            super().wheelEvent(event)
        else:
            event.ignore()  # scrolling past must change nothing

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        reasons = Qt.FocusReason
        is_back = event.reason() in (reasons.ActiveWindowFocusReason, reasons.PopupFocusReason)
        self._is_clicked = event.reason() == reasons.MouseFocusReason
        if not (is_back and self.lineEdit().isModified()):  # half typed: one goes on with it
            self.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Select all again when the first click ends: its press has put the caret somewhere."""
        is_end = event.type() == QEvent.Type.MouseButtonRelease and self._is_clicked
        if is_end and watched is self.lineEdit():
            self._is_clicked = False
            if not self.lineEdit().hasSelectedText():  # else it was drawn over some digits
                self.selectAll()
        return super().eventFilter(watched, event)

    def _move(self, distance: float) -> None:
        if not self.isReadOnly():
            self.setValue(self.value() + distance)

    def _dress(self) -> None:
        theme = self._look.theme
        for part in (self, self.lineEdit()):  # a styled line edit no longer inherits its font
            part.setFont(theme.font(BODY, MEDIUM))
        self.lineEdit().setTextMargins(theme.px(6), 0, 0, 0)  # Qt versions differ in padding
        self.setFixedWidth(theme.px(self._width))
