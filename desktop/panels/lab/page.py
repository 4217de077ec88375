"""A page of the dock: what one step of a lab shows."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.style import Look
from desktop.theme import BODY, LABEL, SEMIBOLD
from desktop.widgets.buttons import PushButton
from desktop.widgets.marked_label import MarkedLabel, PlainLabel
from sampling_core.errors import LabError

if TYPE_CHECKING:
    from sampling_core.model_view.lab_room import LabRoom
    from sampling_core.model_view.session import Session


class LabPage(QWidget):
    """Built for one case and step; ``refresh`` shows what changed since."""

    report_wanted = Signal()

    def __init__(self, look: Look, session: "Session", room: "LabRoom") -> None:
        super().__init__()
        self.look, self.session, self.room = look, session, room
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.theme.px(8))
        self._problem = PlainLabel(look, "", LABEL, token="note_text")
        self._problem.setObjectName("lab.problem")
        self._problem.hide()
        self.build()
        self.column.addStretch(1)

    def build(self) -> None:
        """Create the widgets."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what changed in the room or the session."""

    def finish(self) -> None:
        """Keep what was typed: the page goes away."""

    def heading(self, text: str) -> PlainLabel:
        """Add the words over a part of the page."""
        self.column.addSpacing(self.look.theme.px(2))
        label = PlainLabel(self.look, text, LABEL, SEMIBOLD)
        self.column.addWidget(label)
        return label

    def marked(self, text: str, name: str = "", size: float = BODY) -> MarkedLabel:
        """Add a text of the lab; nothing of it is seen where it is empty."""
        label = MarkedLabel(self.look, text, size)
        label.setObjectName(name)
        self.column.addWidget(label)
        return label

    def button(self, name: str, text: str, run: Callable[[], object], **dress: str) -> PushButton:
        """Return a button; what it is refused is said at the foot of the page."""
        button = PushButton(self.look, text, dress.get("icon", ""), dress.get("kind", "plain"))
        button.setObjectName(f"lab.{name}")
        button.setAutoDefault(True)  # Enter presses it, as Space does
        button.clicked.connect(lambda: self.attempt(run))
        return button

    def foot(self, left: QWidget | None, right: QWidget | None) -> None:
        """Add the last row: a button back, and the button on."""
        self.column.addWidget(self._problem)
        row = QHBoxLayout()
        if left is not None:
            row.addWidget(left)
        row.addStretch(1)
        if right is not None:
            row.addWidget(right)
        self.column.addSpacing(self.look.theme.px(2))
        self.column.addLayout(row)

    def attempt(self, run: Callable[[], object]) -> None:
        """Do something that the lab may refuse; says so in its own words."""
        self._problem.hide()
        try:
            run()
        except LabError as error:
            self._problem.setText(str(error))
            self._problem.show()
