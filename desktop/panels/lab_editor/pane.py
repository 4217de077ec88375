"""The right side of the editor: the heading of a block over its form, which scrolls."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.panels.lab_editor import forms
from desktop.panels.lab_editor.blocks import Block
from desktop.panels.lab_editor.draft import Draft
from desktop.panels.lab_editor.form import Form
from desktop.panels.lab_editor.names import FIELDS, HEADINGS, PARTS, words
from desktop.panels.lab_editor.paths import Path, at
from desktop.panels.lab_editor.undo_keys import UndoKeys
from desktop.panels.lab_editor.writing import Writing
from desktop.scrolling import scrolling
from desktop.style import Look
from desktop.theme import SEMIBOLD, TITLE
from desktop.widgets.marked_label import PlainLabel
from sampling_core.labs.lab import Lab
from sampling_core.model_view.session import Session


class FormPane(QWidget):
    """Builds a form anew only where other rows are needed; ``go`` chooses another block."""

    def __init__(
        self, look: Look, session: Session, draft: Draft, keys: UndoKeys,
        go: Callable[[Path], None],
    ) -> None:  # fmt: skip
        super().__init__()
        self._look, self._session, self._draft = look, session, draft
        self._keys, self._go = keys, go
        self._form: Form | None = None
        self._form_of: tuple[object, ...] = ()
        self._heading = PlainLabel(look, "", TITLE, SEMIBOLD)
        self._heading.setObjectName("lab_editor.heading")
        self._area = scrolling(QWidget())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._heading)
        column.addWidget(self._area, 1)

    @property
    def form(self) -> Form:
        """The form of the block that is shown."""
        assert self._form is not None  # a block is chosen as soon as there is a lab
        return self._form

    def show_block(self, lab: Lab, block: Block, languages: tuple[str, ...]) -> None:
        """Show a block as the draft has it, its texts in some languages."""
        shape, zoom = forms.shape(lab, block), self._look.theme.zoom
        key = (block.path, block.kind, languages, shape, zoom)
        if key == self._form_of and self._form is not None:
            self._form.refresh()
            return
        bar = self._area.verticalScrollBar()
        is_same = key[:2] == self._form_of[:2]
        scrolled, focused = bar.value(), self._focused()
        self._form_of = key
        self._put(block, languages)
        self._heading.setText(_title(lab, block))
        if is_same:
            bar.setValue(scrolled)
            again = self.form.findChild(QWidget, focused) if focused else None
            if again is not None:
                again.setFocus()

    def _put(self, block: Block, languages: tuple[str, ...]) -> None:
        self._form = form = Form(self._look, self._session, self._draft, languages)
        forms.fill(form, block, self._go)
        before = self._area.takeWidget()
        if before is not None:
            before.deleteLater()  # not at once: what was pressed in it is still being handled
        self._area.setWidget(form)
        form.setAutoFillBackground(False)
        form.show()
        self._keys.watch(*form.findChildren(QLineEdit), *form.findChildren(Writing))

    def _focused(self) -> str:
        """Return the name of the control of the form that has the keyboard; empty: none has."""
        control = self.focusWidget()
        if self._form is None or control is None or not self._form.isAncestorOf(control):
            return ""
        return control.objectName()


def _title(lab: Lab, block: Block) -> str:
    heading = HEADINGS.get(block.kind) or PARTS.get(block.kind)
    if block.kind == "field":
        heading = FIELDS[at(lab, block.path).kind]
    return words(heading) if heading else ""
