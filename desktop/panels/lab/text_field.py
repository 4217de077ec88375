"""A few lines for sentences."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit

from desktop.style import Look
from desktop.theme import LABEL


class TextField(QPlainTextEdit):
    """A small field for sentences; Tab leaves it."""

    typed = Signal(str)  # by the user, never by show_text()
    left = Signal()  # the keyboard goes elsewhere

    def __init__(self, look: Look, lines: int = 3) -> None:
        super().__init__()
        self._look, self._lines = look, lines
        self.setTabChangesFocus(True)
        self.textChanged.connect(lambda: self.typed.emit(self.toPlainText()))
        look.changed.connect(self._measure)
        self._measure()

    def show_text(self, text: str) -> None:
        """Display words without announcing an edit."""
        if text != self.toPlainText():
            with QSignalBlocker(self):
                self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure()

    def _measure(self) -> None:
        theme = self._look.theme
        self.setFont(theme.font(LABEL))
        self.document().setDocumentMargin(theme.px(4))
        height = self._lines * self.fontMetrics().lineSpacing() + theme.px(16)
        self.setFixedHeight(height)
