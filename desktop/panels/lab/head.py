"""The head of the dock: which lab and case, and the four steps."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.style import Look
from desktop.theme import LABEL, SEMIBOLD, TITLE
from desktop.widgets.buttons import ToolButton
from desktop.widgets.marked_label import PlainLabel
from desktop.widgets.step_strip import StepStrip
from sampling_core.labs.lab import STEPS

if TYPE_CHECKING:
    from sampling_core.model_view.lab_room import LabRoom


class LabHead(QWidget):
    """“Lab 6 · Real use cases”, “case 3 of 4”, and the strip of steps."""

    step_chosen = Signal(str)
    leave_wanted = Signal()

    def __init__(self, look: Look, room: "LabRoom") -> None:
        super().__init__()
        self._look, self._room = look, room
        leave = ToolButton(look, "chevron-left", self.tr("Leave: all labs"), 15)
        leave.setObjectName("lab.leave")
        leave.clicked.connect(self.leave_wanted)
        self._title = PlainLabel(look, "", TITLE, SEMIBOLD)
        self._title.setObjectName("lab.title")
        self._place = PlainLabel(look, "", LABEL, token="muted")
        self._place.setObjectName("lab.place")
        self._place.setWordWrap(False)
        self._place.setMinimumWidth(0)
        words = (self.tr("Predict"), self.tr("Run"), self.tr("Compare"), self.tr("Explain"))
        self.steps = StepStrip(look, self.tr("Steps of the lab"), words)
        for step, button in zip(STEPS, self.steps.buttons, strict=True):
            button.setObjectName(f"lab.step.{step}")
        self.steps.chosen.connect(lambda place: self.step_chosen.emit(STEPS[place]))
        self._column = QVBoxLayout(self)
        self._row = row = QHBoxLayout()
        row.addWidget(leave, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._title, 1)
        row.addWidget(self._place, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)
        self._column.addWidget(self.steps)
        look.changed.connect(self._measure)
        self._measure()

    def refresh(self) -> None:
        """Show the lab, the case and the step of the room."""
        lab, case = self._room.lab, self._room.case
        if lab is None or case is None:
            return
        title = self._room.text(lab.title)
        words = self.tr("Lab {number} · {title}") if lab.number else "{title}"
        self._title.setText(words.format(number=lab.number, title=title))
        self._place.setText(self._place_words())
        now = STEPS.index(self._room.step)
        reached = [self._room.is_reached(step) for step in STEPS]
        done = self._done(now)
        has_run = bool(self._room.work.runs_of(case.name, self._room.attempt))
        part = done[0] and not done[1] and (has_run or now > 1)
        self.steps.show_steps(now, done, reached, [False, part, False, False])

    def _done(self, now: int) -> list[bool]:
        """Return which steps of this attempt are done."""
        room, case = self._room, self._room.case
        assert case is not None
        locked = room.work.prediction(case.name, room.attempt) is not None
        made = {each.run for each in room.work.runs_of(case.name, room.attempt)}
        has_run = made >= set(case.runs) if case.runs else bool(made) or now > 1
        explained = room.work.explanation(case.name)
        said = explained is not None and explained.attempt == room.attempt
        return [locked, locked and has_run, locked and (now > 2 or said), said]

    def _place_words(self) -> str:
        lab, case = self._room.lab, self._room.case
        assert lab is not None
        assert case is not None
        if len(lab.cases) == 1:
            return ""
        number = [each.name for each in lab.cases].index(case.name) + 1
        return self.tr("case {number} of {count}").format(number=number, count=len(lab.cases))

    def _measure(self) -> None:
        px = self._look.theme.px
        self._column.setContentsMargins(px(8), px(10), px(14), px(11))
        self.steps.setContentsMargins(px(6), 0, 0, 0)
        self._row.setSpacing(px(2))
        self._column.setSpacing(px(9))
        self._place.setContentsMargins(0, px(5), 0, 0)
