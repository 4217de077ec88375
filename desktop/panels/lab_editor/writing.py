"""A field for the texts of a lab, which grows with them."""

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from desktop.style import Look
from desktop.theme import BODY

MOST_LINES = 10


class Writing(QPlainTextEdit):
    """Tab leaves it; undo is that of the draft, not its own."""

    typed = Signal(str)  # by the user, never by show_text()

    def __init__(self, look: Look, lines: int) -> None:
        super().__init__()
        self._look, self._least = look, lines
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._tell)
        self._dress()

    def show_text(self, text: str) -> None:
        """Display words without announcing an edit."""
        if text != self.toPlainText():
            with QSignalBlocker(self):
                self.setPlainText(text)
            self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(160), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.px(80), self._high())

    def _tell(self) -> None:
        self._grow()
        self.typed.emit(self.toPlainText())

    def _grow(self) -> None:
        if self.height() != self._high():
            self.setFixedHeight(self._high())

    def _high(self) -> int:
        lines = int(self.document().size().height())  # of a plain text it counts lines
        lines = min(MOST_LINES, max(self._least, lines))
        return lines * self.fontMetrics().lineSpacing() + self._look.theme.px(16)

    def _dress(self) -> None:
        theme = self._look.theme
        self.setFont(theme.font(BODY))
        self.document().setDocumentMargin(theme.px(3))
        self._grow()
