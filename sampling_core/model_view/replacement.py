"""The only undo command: as values are immutable, every edit puts one in place of another."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QUndoCommand

Value = TypeVar("Value")


class Replacement(QUndoCommand, Generic[Value]):
    """Shows one value instead of another; ``merge_id`` −1 never merges."""

    def __init__(
        self,
        show: Callable[[Value], None],
        before: Value,
        after: Value,
        text: str,
        merge_id: int = -1,
    ) -> None:
        super().__init__(text)
        self.show, self.before, self.after, self.merge_id = show, before, after, merge_id

    def redo(self) -> None:
        self.show(self.after)

    def undo(self) -> None:
        self.show(self.before)

    def id(self) -> int:
        return self.merge_id

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Fold the many edits of one drag into a single step of undo."""
        if not isinstance(other, Replacement):
            return False
        self.after = other.after
        self.setText(other.text())
        del other.before, other.after, other.show  # Qt deletes it, what it held would stay
        self.setObsolete(self.after == self.before)  # dragged back to where it began
        return True
