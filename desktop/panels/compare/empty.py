"""What a page shows while there is nothing to show: one sentence and one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.style import Look
from desktop.widgets.buttons import PushButton
from desktop.widgets.label import Label


class EmptyState(QWidget):
    """Says what is missing and offers to make it."""

    pressed = Signal()

    def __init__(self, look: Look, name: str, words: str, button: str, icon: str) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self._words = Label(look, words, token="muted")
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = PushButton(look, button, icon)
        self.button.setObjectName(f"{name}.button")
        self.button.clicked.connect(self.pressed)
        self._column = QVBoxLayout(self)
        self._column.addStretch(2)
        self._column.addWidget(self._words)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(3)
        look.changed.connect(self.measure)
        self.measure()

    def show_words(self, words: str) -> None:
        self._words.setText(words)

    def measure(self) -> None:
        px = self._look.theme.px
        self._column.setContentsMargins(px(24), px(16), px(24), px(16))
        self._column.setSpacing(px(12))
