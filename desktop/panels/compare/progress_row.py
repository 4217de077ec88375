"""What long work is about, how far it is, and a button that stops it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop.style import Look
from desktop.theme import LABEL
from desktop.widgets.buttons import PushButton
from desktop.widgets.label import Label


class ProgressRow(QWidget):
    """A sentence; beside it a bar and “Cancel” while something is being worked out."""

    cancelled = Signal()

    def __init__(self, look: Look, name: str, what: str) -> None:
        super().__init__()
        self._look = look
        self.words = Label(look, "", LABEL)
        self.words.setObjectName(f"{name}_summary")
        self.words.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setObjectName(f"{name}_progress")
        self.bar.setAccessibleName(what)
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.cancel = PushButton(look, self.tr("Cancel"), kind="flat", size=LABEL)
        self.cancel.setObjectName(f"{name}_cancel")
        self.cancel.clicked.connect(self.cancelled)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part, stretch in ((self.words, 1), (self.bar, 0), (self.cancel, 0)):
            self._row.addWidget(part, stretch)
        look.changed.connect(self.measure)
        self.measure()
        self.show_working(False)

    def show_working(self, working: bool) -> None:
        """Show bar and button only while there is something to stop."""
        self.bar.setValue(0)
        self.bar.setVisible(working)
        self.cancel.setVisible(working)

    def show_share(self, share: float) -> None:
        """Show how much is done, 0 to 1."""
        self.bar.setValue(round(100 * share))

    def measure(self) -> None:
        px = self._look.theme.px
        self._row.setSpacing(px(12))
        self.bar.setFixedWidth(px(120))
