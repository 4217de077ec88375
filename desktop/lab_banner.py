"""The bar over every view that says what a lab locks, as long as it does."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.style import Look
from desktop.theme import LABEL
from desktop.widgets.marked_label import PlainLabel
from desktop.widgets.surface import Surface
from sampling_core.model_view.session import Session


class LabBanner(QWidget):
    """One sentence: “Lab 6: top-k and min-p are locked by the lab”."""

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._look, self._session = look, session
        self.setObjectName("lab.banner")
        self._drawing = QLabel()
        self._words = PlainLabel(look, "", LABEL, token="note_text")
        self._words.setObjectName("lab.banner.text")
        frame = Surface("note")
        self._inside = QHBoxLayout(frame)
        self._inside.addWidget(self._drawing)
        self._inside.addWidget(self._words, 1)
        self._outside = QHBoxLayout(self)
        self._outside.addWidget(frame)
        session.lab.changed.connect(self._show_locks)
        look.changed.connect(self._measure)
        self._measure()
        self._show_locks()

    def _show_locks(self) -> None:
        words = self._session.lab.banner()
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def _measure(self) -> None:
        px = self._look.theme.px
        self._inside.setContentsMargins(px(11), px(5), px(8), px(5))
        self._inside.setSpacing(px(7))
        self._outside.setContentsMargins(px(8), px(8), px(8), 0)
        icon = self._look.icon("lock", "note_text", 15)
        self._drawing.setPixmap(icon.pixmap(icon.availableSizes()[0], self.devicePixelRatioF()))
