"""A yellow box with a lamp: something that is worth a second look."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from desktop.style import Look
from desktop.theme import LABEL, SEMIBOLD
from desktop.widgets.marked_label import MarkedLabel, PlainLabel
from desktop.widgets.surface import Surface


class NoteBox(Surface):
    """A heading and a marked text."""

    def __init__(self, look: Look, heading: str, text: str, icon: str = "bulb") -> None:
        super().__init__("note")
        self._look, self._icon = look, icon
        self._lamp = QLabel()
        self._heading = PlainLabel(look, heading, LABEL, SEMIBOLD, "note_text")
        self._text = MarkedLabel(look, text, LABEL, token="note_text")
        self._head = QHBoxLayout()
        self._head.addWidget(self._lamp)
        self._head.addWidget(self._heading, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._text)
        look.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        px = self._look.theme.px
        self._head.setSpacing(px(6))
        self._column.setContentsMargins(px(11), px(9), px(11), px(10))
        self._column.setSpacing(px(4))
        icon = self._look.icon(self._icon, "note_text", 16)
        self._lamp.setPixmap(icon.pixmap(icon.availableSizes()[0], self.devicePixelRatioF()))
