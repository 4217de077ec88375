"""The Lab editor: a lab as blocks, checked as it is written, tried as a student would."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.language import QT_TRANSLATE_NOOP
from desktop.panel import Panel
from sampling_core.trace import Trace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.actions import Command
    from desktop.panels.lab_editor.draft import Draft

DRAFT = "lab_draft"  # under this name a session keeps the draft


class LabEditorPanel(Panel):
    """Shows the draft; what is done with it outside of the editor is only asked for."""

    name = "lab_editor"
    title = QT_TRANSLATE_NOOP("Panel", "Lab editor")
    keys = "Alt+7"
    place = "centre"
    is_view = True
    is_tall = True
    opens = False
    waits = True
    least = (420, 260)

    trial_wanted = Signal()  # the draft is to be opened as a student sees it
    hand_out_wanted = Signal()
    built_in_wanted = Signal()  # a built-in lab is to be chosen
    told = Signal(str)

    @cached_property
    def draft(self) -> "Draft":
        """The lab that is written; there before the panel is first seen."""
        from desktop.panels.lab_editor.draft import Draft

        return Draft(self.session)

    @property
    def has_draft(self) -> bool:
        """Whether there is a draft; it is not read for that."""
        if "draft" in self.__dict__:
            return self.draft.lab is not None
        return bool(self.session.records.history.view(DRAFT))

    @property
    def case(self) -> str:
        """The name of the case that is edited; empty: none is."""
        return self.page.case if self._is_built else ""

    def build(self) -> None:
        from PySide6.QtWidgets import QVBoxLayout

        from desktop.panels.lab_editor.page import EditorPage

        self.page = EditorPage(self.look, self.session, self.draft)
        self.page.trial_wanted.connect(self.trial_wanted)
        self.page.hand_out_wanted.connect(self.hand_out_wanted)
        self.page.built_in_wanted.connect(self.built_in_wanted)
        self.page.told.connect(self.told)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)

    def show_trace(self, trace: Trace) -> None:  # noqa: ARG002  (what is shown is the draft)
        self.page.refresh()

    def first_widget(self) -> "QWidget":
        return self.page.first_widget() if self._is_built else self

    def measure(self) -> None:
        self.page.measure()

    def commands(self) -> "Mapping[str, Sequence[Command | None]]":
        return {}
