"""The outline of a lab: its blocks as rows, added, doubled, moved and deleted by keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidgetItem

from desktop.panels.lab_editor.blocks import Block
from desktop.panels.lab_editor.names import HEADINGS, words
from desktop.panels.lab_editor.paths import Path
from desktop.row_list import WHAT, RowList
from desktop.style import Look
from desktop.theme import LABEL, SEMIBOLD

LONGEST = 60  # characters of a row


class Outline(RowList):
    """A row for each block; what is asked of a block is announced."""

    chosen = Signal(object)  # Block
    add_wanted, double_wanted, delete_wanted = Signal(), Signal(), Signal()
    move_wanted = Signal(int)

    def __init__(self, look: Look) -> None:
        name = self.tr("Blocks of the lab")
        super().__init__(look, "lab_editor.outline", name, (self.tr("Block"),))
        self.setHeaderHidden(True)
        self.setIndentation(look.theme.px(14))
        self._items: dict[Path, QTreeWidgetItem] = {}
        self.currentItemChanged.connect(self._tell)

    def show_blocks(self, blocks: tuple[Block, ...], path: Path) -> None:
        """List the blocks; the one at ``path`` is chosen, else the first."""
        with QSignalBlocker(self):
            self.clear()
            self._items = {}
            above: list[QTreeWidgetItem] = []
            for block in blocks:
                item = self._row(block, above)
                self._items[block.path] = item
                above[block.depth :] = [item]
            self.expandAll()
            at = self._items.get(path) or self._items.get(path[:2]) or self._items.get(path[:1])
            self.setCurrentItem(at or self._items[()])
        self._tell()

    def choose(self, path: Path) -> None:
        """Choose a block, if there is one at a path."""
        if path in self._items:
            self.setCurrentItem(self._items[path])

    @property
    def block(self) -> Block | None:
        """The block that is chosen."""
        item = self.currentItem()
        found = item.data(0, WHAT) if item is not None else None
        return found if isinstance(found, Block) else None

    def event(self, event: QEvent) -> bool:
        """Keep keys that mean something here from the menus of the window."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and self._wanted(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = self._wanted(event)
        if wanted is not None:
            wanted()
        else:
            super().keyPressEvent(event)

    def _wanted(self, event: QKeyEvent) -> Callable[[], None] | None:
        keys, held = Qt.Key, event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        wanted: dict[tuple[object, object], Callable[[], None]] = {
            (keys.Key_Insert, NONE): self.add_wanted.emit,
            (keys.Key_Delete, NONE): self.delete_wanted.emit,
            (keys.Key_D, CTRL): self.double_wanted.emit,
            (keys.Key_Up, ALT): lambda: self.move_wanted.emit(-1),
            (keys.Key_Down, ALT): lambda: self.move_wanted.emit(1),
        }
        return wanted.get((Qt.Key(event.key()), held))

    def _row(self, block: Block, above: list[QTreeWidgetItem]) -> QTreeWidgetItem:
        title = words(HEADINGS[block.kind]) if block.kind in HEADINGS else block.title
        if block.kind == "lab" and block.title:
            title = block.title
        shown = title if len(title) <= LONGEST else f"{title[:LONGEST]}…"
        group = above[block.depth - 1] if block.depth else None
        item = self.add_row((shown,), block, group)
        item.setToolTip(0, title)
        if not block.depth:
            item.setFont(0, self._look.theme.font(LABEL, SEMIBOLD))
        return item

    def _tell(self) -> None:
        if self.block is not None:
            self.chosen.emit(self.block)


NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
