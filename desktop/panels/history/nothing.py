"""What stands in the history before the first run."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.style import Look
from desktop.theme import LABEL
from desktop.widgets.buttons import PushButton
from desktop.widgets.label import Label


class NothingYet(QWidget):
    """One sentence, and the button that makes the first run."""

    def __init__(self, look: Look, draw: Callable[[], object]) -> None:
        super().__init__()
        self.button = PushButton(look, self.tr("Draw"), "play", size=LABEL)
        self.button.setObjectName("history.draw")
        self.button.setAccessibleName(self.tr("Draw and keep the first result"))
        self.button.clicked.connect(lambda: draw())
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(Label(look, self.tr("Press Draw to keep a result here."), token="muted"))
        row.addWidget(self.button)
        row.addStretch(1)
