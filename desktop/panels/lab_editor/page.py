"""The page of the editor: outline left, the form of a block right, what is wrong below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.panels.lab_editor import blocks
from desktop.panels.lab_editor.blocks import Block
from desktop.panels.lab_editor.draft import Draft
from desktop.panels.lab_editor.findings import Findings
from desktop.panels.lab_editor.head import EditorHead
from desktop.panels.lab_editor.outline import Outline
from desktop.panels.lab_editor.pane import FormPane
from desktop.panels.lab_editor.paths import Path
from desktop.panels.lab_editor.settings_row import first_lab, is_closed
from desktop.panels.lab_editor.undo_keys import UndoKeys
from desktop.style import Look
from desktop.theme import LABEL
from desktop.veiled import refusal
from desktop.widgets.buttons import PushButton
from desktop.widgets.marked_label import PlainLabel
from sampling_core.errors import LabError
from sampling_core.labs.check import Finding
from sampling_core.labs.lab import Lab
from sampling_core.model_view.session import Session

OUTLINE, WIDE = 230, 900  # px at 100 %: of the outline at the start, and of the whole


class EditorPage(QWidget):
    """Asks the draft for every edit, and shows it again when it has changed."""

    trial_wanted, hand_out_wanted, built_in_wanted = Signal(), Signal(), Signal()
    told = Signal(str)

    def __init__(self, look: Look, session: Session, draft: Draft) -> None:
        super().__init__()
        self._look, self._session, self.draft = look, session, draft
        self._blocks: tuple[Block, ...] = ()
        self._new: Path | None = None  # the block to choose when the draft has changed
        self._add_parts()
        self._lay_out()
        draft.changed.connect(self.refresh)
        draft.undo_stack.indexChanged.connect(self._show_state)
        self.refresh()

    def first_widget(self) -> QWidget:
        return self.outline if self.draft.lab is not None else self._begin

    def refresh(self) -> None:
        """Show the draft as it is now."""
        lab = self.draft.lab
        self._body.setVisible(lab is not None)
        self._empty.setVisible(lab is None)
        self._show_state()
        if lab is None:
            return
        found = blocks.blocks_of(lab, self.head.languages[0])
        if found != self._blocks:
            now = self._new if self._new is not None else self._path()
            self._blocks, self._new = found, None
            self.outline.show_blocks(found, now)
        self._show_form()
        self.findings.show_lab(None if is_closed(self._session) else lab)

    def begin(self, lab: Lab | None = None) -> None:
        """Begin a lab: from what is in the window, or from another one. One step of undo."""
        try:
            made = lab or first_lab(self._session.experiment)
        except LabError as error:
            self.told.emit(str(error))
            return
        self._new = ()
        self.draft.put(made, self.tr("New lab"))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.draft.save()  # the window may be closing

    @property
    def case(self) -> str:
        """The name of the case in which the block is that is chosen; empty: in none."""
        lab, path = self.draft.lab, self._path()
        is_inside = lab is not None and path[:1] == ("cases",) and len(path) > 1
        return lab.cases[int(path[1])].name if lab is not None and is_inside else ""

    # What is done with blocks.

    def add(self, kind: str, field_kind: str = "number") -> None:
        """Add a part behind the block that is chosen."""
        lab, block = self.draft.lab, self.outline.block
        if lab is not None and block is not None:
            path = block.path if block.kind in ("case", "field") else ("cases", 0)
            near = block if kind != "field" else Block(path, block.kind, "")
            self._put(*blocks.added(lab, near, kind, field_kind), self.tr("Add"))

    def double(self) -> None:
        lab, block = self.draft.lab, self.outline.block
        if lab is not None and block is not None and blocks.can_change(lab, block):
            self._put(*blocks.doubled(lab, block), self.tr("Duplicate"))

    def delete(self) -> None:
        lab, block = self.draft.lab, self.outline.block
        if lab is not None and block is not None and blocks.can_change(lab, block):
            self._put(*blocks.without(lab, block), self.tr("Delete"))

    def move_block(self, by: int) -> None:
        lab, block = self.draft.lab, self.outline.block
        made = blocks.moved(lab, block, by) if lab is not None and block is not None else None
        if made is not None:
            self._put(*made, self.tr("Move"))

    def _put(self, lab: Lab, path: Path, text: str) -> None:
        self._new = path
        self.draft.put(lab, text)
        self.outline.setFocus()

    # The form.

    def _show_form(self) -> None:
        lab, block = self.draft.lab, self.outline.block
        if lab is not None and block is not None:
            self.pane.show_block(lab, block, self.head.languages)
            self._show_state()

    def _go(self, path: Path) -> None:
        self._new = path
        self._blocks = ()
        self.refresh()

    def _path(self) -> Path:
        block = self.outline.block
        return block.path if block is not None else ()

    def _go_to_place(self, sentence: str) -> None:
        block = blocks.block_at(self._blocks, sentence)
        if block is not None:
            self.outline.choose(block.path)
            self.outline.setFocus()

    def _show_found(self, found: tuple[Finding, ...]) -> None:
        errors = sum(each.is_error for each in found)
        text = self.tr("The check found nothing.")
        if is_closed(self._session):
            text = refusal()
        if found:
            text = self.tr("The check found {errors} and {remarks}.")
        self._verdict.setText(self._counted(text, errors, len(found) - errors))
        self.findings.setVisible(bool(found))

    def _counted(self, text: str, errors: int, remarks: int) -> str:
        wrong = self.tr("1 error") if errors == 1 else self.tr("{count} errors")
        told = self.tr("1 remark") if remarks == 1 else self.tr("{count} remarks")
        return text.format(errors=wrong.format(count=errors), remarks=told.format(count=remarks))

    def _show_state(self) -> None:
        if isValid(self.draft.undo_stack):  # which says so once more when it is taken down
            self.head.show_state(self.outline.block)

    # Parts.

    def _add_parts(self) -> None:
        look = self._look
        keys = UndoKeys(self.draft, self)
        keys.watch(self)
        self.head = EditorHead(look, self.draft)
        self.pane = FormPane(look, self._session, self.draft, keys, self._go)
        self.outline, self.findings = Outline(look), Findings(look)
        self.outline.chosen.connect(lambda _: self._show_form())
        self.outline.add_wanted.connect(self.head.open_adding)
        self.outline.double_wanted.connect(self.double)
        self.outline.delete_wanted.connect(self.delete)
        self.outline.move_wanted.connect(self.move_block)
        self.findings.place_wanted.connect(self._go_to_place)
        self.findings.checked.connect(self._show_found)
        self.head.add_wanted.connect(self.add)
        self.head.double_wanted.connect(self.double)
        self.head.delete_wanted.connect(self.delete)
        self.head.move_wanted.connect(self.move_block)
        self.head.languages_chosen.connect(self._change_languages)
        self.head.trial_wanted.connect(self.trial_wanted)
        self.head.hand_out_wanted.connect(self.hand_out_wanted)

    def _change_languages(self) -> None:
        self._blocks = ()
        self.refresh()

    def _lay_out(self) -> None:
        self._verdict = PlainLabel(self._look, "", LABEL, token="muted")
        self._verdict.setObjectName("lab_editor.verdict")
        across = QSplitter(Qt.Orientation.Horizontal)
        down = QSplitter(Qt.Orientation.Vertical)
        for split, parts, shares in (
            (across, (self.outline, self.pane), (2, 5)), (down, (across, self.findings), (5, 1)),
        ):  # fmt: skip
            split.setChildrenCollapsible(False)
            for place, side in enumerate(parts):
                split.addWidget(side)
                split.setStretchFactor(place, shares[place])
        px = self._look.theme.px
        across.setSizes([px(OUTLINE), px(WIDE - OUTLINE)])
        self._body = QWidget()
        self._inside = QVBoxLayout(self._body)
        self._inside.addWidget(self.head)
        self._inside.addWidget(down, 1)
        self._inside.addWidget(self._verdict)
        self._empty = self._first_page()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._body)
        whole.addWidget(self._empty)
        self.measure()

    def _first_page(self) -> QWidget:
        """Return what is seen as long as there is no draft."""
        self._begin = PushButton(self._look, self.tr("New lab from this window"), kind="primary")
        self._begin.setObjectName("lab_editor.begin")
        self._begin.clicked.connect(lambda: self.begin())
        px = self._look.theme.px
        page = QWidget()
        empty = QVBoxLayout(page)
        empty.setContentsMargins(px(14), px(12), px(14), px(12))
        empty.setSpacing(px(8))
        told = self.tr(
            "A lab is written here. Begin with the data and the settings of the window, or with "
            "a copy of a built-in lab."
        )
        empty.addWidget(PlainLabel(self._look, told, token="muted"))
        copy = PushButton(self._look, self.tr("From a built-in lab…"))
        copy.setObjectName("lab_editor.copy")
        copy.clicked.connect(self.built_in_wanted)
        for button in (self._begin, copy):
            empty.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        empty.addStretch(1)
        return page

    def measure(self) -> None:
        """Set lengths that follow the zoom."""
        px = self._look.theme.px
        self._inside.setContentsMargins(px(9), px(9), px(9), px(6))
        self._inside.setSpacing(px(6))
        self.outline.setMinimumWidth(px(150))
        self.findings.setMinimumHeight(px(70))
