"""The line under a number box that says what is wrong with what was typed."""

from desktop.style import Look
from desktop.theme import SMALL
from desktop.widgets.marked_label import PlainLabel
from desktop.widgets.typed_box import TypedBox


class FlagLine(PlainLabel):
    """Takes no room while nothing is wrong."""

    def __init__(self, look: Look, *boxes: TypedBox) -> None:
        super().__init__(look, "", SMALL, token="note_text")
        self._boxes = boxes
        self.hide()
        for box in boxes:
            box.flagged.connect(self._follow)

    def problem(self) -> str:
        """Return what is wrong in the first box that has something wrong; empty: nothing."""
        return next((box.problem() for box in self._boxes if box.problem()), "")

    def _follow(self) -> None:
        self.setText(self.problem())
        self.setVisible(bool(self.problem()))
