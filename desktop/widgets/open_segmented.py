"""A row of choices of which none need be taken, as wide as there is room."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QSizePolicy

from desktop.style import Look
from desktop.widgets.segmented import Segmented


class OpenSegmented(Segmented):
    """Starts without a choice; −1 is none."""

    def __init__(self, look: Look, name: str, options: Sequence[str], height: int = 29) -> None:
        super().__init__(look, name, options, height, pad=7)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.show_index(-1)

    def show_index(self, index: int) -> None:
        """Display the choice at ``index``, or none, without announcing an edit."""
        if index >= 0:
            super().show_index(index)
            return
        with QSignalBlocker(self._group):
            self._group.setExclusive(False)
            for button in self._group.buttons():
                button.setChecked(False)
            self._group.setExclusive(True)
        self._announced = -1
        self.update()
