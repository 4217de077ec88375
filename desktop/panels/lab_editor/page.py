"""The page of the editor: outline left, the form of a block right, what is wrong below."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QLineEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.panels.lab_editor import blocks, forms
from desktop.panels.lab_editor.blocks import Block
from desktop.panels.lab_editor.draft import Draft
from desktop.panels.lab_editor.findings import Findings
from desktop.panels.lab_editor.form import Form
from desktop.panels.lab_editor.head import EditorHead
from desktop.panels.lab_editor.names import FIELDS, HEADINGS, PARTS, words
from desktop.panels.lab_editor.outline import Outline
from desktop.panels.lab_editor.paths import Path
from desktop.panels.lab_editor.settings_row import first_lab, is_closed
from desktop.panels.lab_editor.writing import Writing
from desktop.scrolling import scrolling
from desktop.style import Look
from desktop.theme import LABEL, SEMIBOLD, TITLE
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
        self._form: Form | None = None
        self._form_of: tuple[object, ...] = ()
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
        if lab is None or block is None:
            return
        key = (block.path, block.kind, self.head.languages, forms.shape(lab, block),
               self._look.theme.zoom)  # fmt: skip
        if key == self._form_of and self._form is not None:
            self._form.refresh()
            return
        same_block = key[:2] == self._form_of[:2]
        at = self._area.verticalScrollBar().value()
        focused = self.focusWidget().objectName() if self.focusWidget() is not None else ""
        had = self._form is not None and self._form.isAncestorOf(self.focusWidget() or self)
        self._form_of = key
        self._form = form = Form(self._look, self._session, self.draft, self.head.languages)
        form.installEventFilter(self)
        forms.fill(form, block, self._go)
        before = self._area.takeWidget()
        if before is not None:
            before.deleteLater()  # not at once: what was pressed in it is still being handled
        self._area.setWidget(form)
        form.setAutoFillBackground(False)
        form.show()
        for field in (*form.findChildren(QLineEdit), *form.findChildren(Writing)):
            field.installEventFilter(self)
        self._heading.setText(self._title(block))
        if same_block:
            self._area.verticalScrollBar().setValue(at)
            again = form.findChild(QWidget, focused) if had and focused else None
            if again is not None:
                again.setFocus()
        self._show_state()

    def _title(self, block: Block) -> str:
        heading = HEADINGS.get(block.kind) or PARTS.get(block.kind)
        if block.kind == "field" and self.draft.lab is not None:
            heading = FIELDS[self.draft.lab.cases[int(block.path[1])].predict[
                int(block.path[3])].kind]  # fmt: skip
        return words(heading) if heading else ""

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
            text = self.tr("The check found {errors} errors and {remarks} remarks.")
        self._verdict.setText(text.format(errors=errors, remarks=len(found) - errors))
        self.findings.setVisible(bool(found))

    # Undo: Ctrl+Z in the editor is that of the draft, wherever in it the keyboard is.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._undoes(event) is not None:
            self._handle(event)
            return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._undoes(event) is not None:
            self._handle(event)
            return True
        return super().event(event)

    def _handle(self, event: QKeyEvent) -> None:
        event.accept()
        run = self._undoes(event)
        if event.type() == QEvent.Type.KeyPress and run is not None:
            run()

    def _undoes(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return None
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.draft.undo_stack.undo
        return self.draft.undo_stack.redo if event.matches(QKeySequence.StandardKey.Redo) else None

    def _show_state(self) -> None:
        if isValid(self.draft.undo_stack):  # which says so once more when it is taken down
            self.head.show_state(self.outline.block)

    # Parts.

    def _add_parts(self) -> None:
        look = self._look
        self.head = EditorHead(look, self.draft)
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
        self._heading = PlainLabel(self._look, "", TITLE, SEMIBOLD)
        self._heading.setObjectName("lab_editor.heading")
        self._verdict = PlainLabel(self._look, "", LABEL, token="muted")
        self._verdict.setObjectName("lab_editor.verdict")
        self._area = scrolling(QWidget())
        right = QWidget()
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.addWidget(self._heading)
        self._right.addWidget(self._area, 1)
        across = QSplitter(Qt.Orientation.Horizontal)
        down = QSplitter(Qt.Orientation.Vertical)
        for split, parts, shares in (
            (across, (self.outline, right), (2, 5)), (down, (across, self.findings), (5, 1)),
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
        self._begin = PushButton(self._look, self.tr("New lab from this window"), kind="primary")
        self._begin.setObjectName("lab_editor.begin")
        self._begin.clicked.connect(lambda: self.begin())
        self._empty = QWidget()
        empty = QVBoxLayout(self._empty)
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
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._body)
        whole.addWidget(self._empty)
        self.measure()

    def measure(self) -> None:
        """Set lengths that follow the zoom."""
        px = self._look.theme.px
        self._inside.setContentsMargins(px(9), px(9), px(9), px(6))
        self._inside.setSpacing(px(6))
        self.outline.setMinimumWidth(px(150))
        self.findings.setMinimumHeight(px(70))
