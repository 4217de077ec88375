"""The Lab panel: a list of labs, and in a lab its four steps one after the other."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.language import QT_TRANSLATE_NOOP
from desktop.panel import Panel
from desktop.scrolling import scrolling
from sampling_core.errors import LabError
from sampling_core.trace import Trace

if TYPE_CHECKING:
    from desktop.panels.lab.body import LabBody


class LabPanel(Panel):
    """Shows the room of the lab as it is; every edit is asked of the room."""

    name = "lab"
    title = QT_TRANSLATE_NOOP("Panel", "Lab")
    keys = "Alt+3"
    place = "right"
    least = (288, 150)
    waits = True

    file_wanted = Signal()  # a lab file is to be asked for
    report_wanted = Signal()
    told = Signal(str)  # what was refused, in a sentence

    def build(self) -> None:
        from desktop.panels.lab.labs_list import LabsList

        self._room = self.session.lab
        self._list = LabsList(self.look)
        self._list.chosen.connect(self._open)
        self._list.continue_wanted.connect(self._continue)
        self._list.file_wanted.connect(self.file_wanted)
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolling(self._list))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._room.changed.connect(self._follow_room)

    @cached_property
    def body(self) -> "LabBody":
        """The four steps, made when the first lab is opened."""
        from desktop.panels.lab.body import LabBody

        body = LabBody(self.look, self.session, self._room)
        body.report_wanted.connect(self.report_wanted)
        body.leave_wanted.connect(lambda: self._attempt(self._room.leave))
        body.new_text_wanted.connect(lambda: self._attempt(self._room.open_new_text))
        body.step_chosen.connect(lambda step: self._attempt(partial(self._room.go, step)))
        body.case_chosen.connect(lambda case: self._attempt(partial(self._room.choose_case, case)))
        body.measure()
        self._stack.addWidget(body)
        return body

    @property
    def _has_body(self) -> bool:
        return "body" in self.__dict__

    def show_trace(self, trace: Trace) -> None:  # noqa: ARG002  (what is shown is the room)
        self._show_room()

    def first_widget(self) -> QWidget:
        if not self._is_built:
            return self
        part = self._list if self._room.lab is None else self.body
        return part.first_widget()

    @property
    def is_at_work(self) -> bool:
        return self.session.lab.lab is not None

    def measure(self) -> None:
        if self._has_body:
            self.body.measure()

    def _follow_room(self) -> None:
        if not self._is_out_of_sight:
            self._show_room()

    def _show_room(self) -> None:
        """Show the lab that is open, else the list of all."""
        from desktop.lab_entries import entries, going_on

        is_open = self._room.lab is not None
        comes = self._has_keyboard() and self._stack.currentIndex() != int(is_open)
        self._stack.setCurrentWidget(self.body if is_open else self._stack.widget(0))
        if is_open:
            self.body.refresh()
        else:
            if self._has_body:
                self.body.drop_page()
            self._list.show_labs(entries(self._room), going_on(self._room))
        if comes:
            self.first_widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_keyboard(self) -> bool:
        here = self.window().focusWidget()
        return here is not None and self.isAncestorOf(here)

    def _open(self, name: str) -> None:
        from desktop.lab_entries import open_lab

        self._attempt(partial(open_lab, self._room, name))

    def _continue(self) -> None:
        from desktop.lab_entries import going_on

        entry = going_on(self._room)
        if entry is not None:
            self._open(entry.name)

    def _attempt(self, run: Callable[[], object]) -> None:
        """Keep what was typed, and do something that the lab may refuse."""
        if self._has_body:
            self.body.finish()
        try:
            run()
        except LabError as error:
            self.told.emit(str(error))
            self._show_room()
