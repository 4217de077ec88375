"""A built-in lab that was begun with an earlier text of it: it goes on in that one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.style import Look
from desktop.theme import LABEL, SMALL
from desktop.widgets.buttons import PushButton
from desktop.widgets.marked_label import PlainLabel

if TYPE_CHECKING:
    from sampling_core.model_view.lab_room import LabRoom


class EarlierText(QWidget):
    """Says so in a sentence, and offers the text of now; not there for any other lab."""

    wanted = Signal()  # to begin again, with the text of now

    def __init__(self, look: Look, room: "LabRoom") -> None:
        super().__init__()
        self.setObjectName("lab.earlier_text")
        self._room = room
        words = self.tr("You began this lab with an earlier text of it.")
        again = PushButton(look, self.tr("Begin again with the new text"), "", "flat", LABEL)
        again.setObjectName("lab.new_text")
        again.setAccessibleDescription(self.tr("What you did so far stays."))
        again.setAutoDefault(True)  # Enter presses it, as Space does
        again.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PlainLabel(look, words, SMALL, token="muted"))
        column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def refresh(self) -> None:
        self.setVisible(self._room.is_earlier_text)
