"""The buttons over the editor: blocks, undo, languages, trying the lab, handing it out."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.flow import FlowLayout
from desktop.panels.lab_editor import blocks
from desktop.panels.lab_editor.blocks import Block
from desktop.panels.lab_editor.draft import Draft
from desktop.panels.lab_editor.names import FIELDS, PARTS, words
from desktop.style import Look
from desktop.theme import LABEL
from desktop.widgets.buttons import PushButton, ToolButton
from desktop.widgets.segmented import Segmented

SHOWN = (("en",), ("de",), ("en", "de"))  # languages of the texts, by the switch


class EditorHead(QWidget):
    """Announces what is asked for; buttons that make no sense for a block are off."""

    add_wanted = Signal(str, str)  # the kind of a block, and of a field
    double_wanted, delete_wanted = Signal(), Signal()
    move_wanted = Signal(int)
    trial_wanted, hand_out_wanted, languages_chosen = Signal(), Signal(), Signal()

    def __init__(self, look: Look, draft: Draft) -> None:
        super().__init__()
        self._look, self._draft = look, draft
        stack = draft.undo_stack
        self._row = FlowLayout(self)
        self._add = self._tool("add", "plus", self.tr("Add a block (Insert)"), self.open_adding)
        self._double = self._tool(
            "double", "copy", self.tr("Duplicate (Ctrl+D)"), self.double_wanted.emit
        )
        up, down = self.tr("Move up (Alt+Up)"), self.tr("Move down (Alt+Down)")
        self._up = self._tool("up", "chevron-up", up, partial(self.move_wanted.emit, -1))
        self._down = self._tool("down", "chevron-down", down, partial(self.move_wanted.emit, 1))
        delete = self.tr("Delete (Delete)")
        self._delete = self._tool("delete", "trash", delete, self.delete_wanted.emit)
        self._undo = self._tool("undo", "undo", self.tr("Undo in the editor"), stack.undo)
        self._redo = self._tool("redo", "redo", self.tr("Redo in the editor"), stack.redo)
        names = "EN", "DE", self.tr("both")
        self._language = Segmented(look, self.tr("Languages of the texts"), names, pad=8)
        self._language.setObjectName("lab_editor.language")
        self._language.show_index(2)
        self._language.edited.connect(lambda _: self.languages_chosen.emit())
        self._row.addWidget(self._language)
        self._push("try", self.tr("Test as student"), self.trial_wanted.emit)
        self._push("hand_out", self.tr("Hand out…"), self.hand_out_wanted.emit)
        look.changed.connect(self._measure)
        self._measure()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which texts are shown, side by side."""
        return SHOWN[self._language.index()]

    def show_state(self, block: Block | None) -> None:
        """Follow the block that is chosen, and what can be undone."""
        stack, lab = self._draft.undo_stack, self._draft.lab
        self._undo.setEnabled(stack.canUndo())
        self._redo.setEnabled(stack.canRedo())
        can = lab is not None and block is not None and blocks.can_change(lab, block)
        moves = lab is not None and block is not None and blocks.can_move(lab, block)
        for button, on in (
            (self._double, can), (self._delete, can), (self._up, moves), (self._down, moves),
        ):  # fmt: skip
            button.setEnabled(on)

    def open_adding(self) -> None:
        """Ask what is to be added."""
        menu = QMenu(self)
        menu.setObjectName("lab_editor.adding")
        menu.aboutToHide.connect(menu.deleteLater)
        for kind in PARTS:
            menu.addAction(words(PARTS[kind]), partial(self.add_wanted.emit, kind, ""))
        menu.addSeparator()
        for field, text in FIELDS.items():
            menu.addAction(words(text), partial(self.add_wanted.emit, "field", field))
        menu.popup(self._add.mapToGlobal(QPoint(0, self._add.height())))

    def _tool(self, name: str, icon: str, text: str, run: Callable[[], object]) -> ToolButton:
        button = ToolButton(self._look, icon, text, 16)
        button.setObjectName(f"lab_editor.{name}")
        button.clicked.connect(lambda: run())
        self._row.addWidget(button)
        return button

    def _push(self, name: str, text: str, run: Callable[[], object]) -> None:
        button = PushButton(self._look, text, size=LABEL)
        button.setObjectName(f"lab_editor.{name}")
        button.clicked.connect(lambda: run())
        self._row.addWidget(button)

    def _measure(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._look.theme.px(4))
