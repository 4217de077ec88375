"""The six points, with what is to be filled in or pressed for each."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.style import Look
from desktop.theme import LABEL
from desktop.widgets.answer_box import AnswerBox
from desktop.widgets.buttons import PushButton
from desktop.widgets.elided_box import ElidedBox
from desktop.widgets.flag_line import FlagLine
from desktop.widgets.label import Label
from desktop.widgets.tick_row import TickRow
from sampling_core.fields import Number
from sampling_core.labs.evidence.checklist import LARGEST_GOAL, MEASURES, POINTS, Kept
from sampling_core.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sampling_core.labs.evidence.ticked import Line

BOX = 84  # px at 100 %
LETTERS = 16  # of a measure; longer ones end with “…”


class Rows(QWidget):
    """Says what the user does; shows what it is told."""

    goal_given = Signal(object)  # float, nats | None
    measure_chosen = Signal(str)
    ticked = Signal(str, bool)  # a point, by hand
    baseline_wanted = Signal()
    view_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: dict[str, TickRow] = {}
        self._column = QVBoxLayout(self)
        for name, words in POINTS.items():
            row = TickRow(look, f"checklist.{name}", say(words))
            row.ticked.connect(partial(self.ticked.emit, name))
            self._rows[name] = row
            self._column.addWidget(row)
        self._add_goal()
        self._add_measure()
        self._add_button("baseline", self.tr("Apply the baseline"), self.baseline_wanted.emit)
        self._add_button("sweep", self.tr("Open Sweep"), partial(self.view_wanted.emit, "sweep"))
        self._add_button("log", self.tr("Go to History"), partial(self.view_wanted.emit, "history"))
        look.changed.connect(self._measure)
        self._measure()

    def show_points(self, lines: "Sequence[Line]", kept: Kept) -> None:
        """Show the points, and what the session keeps."""
        for line in lines:
            is_in_box = line.name == "measure"  # the box says it already
            self._rows[line.name].show_line(line.how, "" if is_in_box else line.evidence)
        self._goal.show_answer(kept.goal)
        with QSignalBlocker(self._choice):
            self._choice.setCurrentIndex(max(0, self._choice.findData(kept.measure)))

    def first_widget(self) -> QWidget:
        return self._goal

    def _add_goal(self) -> None:
        name = self.tr("Entropy goal in nats")
        box = (0.0, LARGEST_GOAL)
        spec = Number(0.0, LARGEST_GOAL, 0.1, None, False, name, "", "", box, box, 0.01, 0.5, 1.0)
        self._goal = AnswerBox(self._look, name, spec, BOX)
        self._goal.setObjectName("checklist.goal.nats")
        self._goal.edited.connect(self.goal_given)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._goal)
        row.addWidget(Label(self._look, "nats", LABEL, token="muted"))
        self._rows["goal"].add(inside)
        flag = FlagLine(self._look, self._goal)
        flag.setWordWrap(False)
        self._rows["goal"].add(flag)

    def _add_measure(self) -> None:
        self._choice = ElidedBox()
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._choice.setSizeAdjustPolicy(policy)
        self._choice.setMinimumContentsLength(LETTERS)
        self._choice.setObjectName("checklist.measure.choice")
        self._choice.setAccessibleName(self.tr("Measure"))
        self._choice.addItem(self.tr("Not chosen"), "")
        for name, words in MEASURES.items():
            self._choice.addItem(say(words), name)
        self._choice.activated.connect(
            lambda place: self.measure_chosen.emit(self._choice.itemData(place))
        )
        self._rows["measure"].add(self._choice)

    def _add_button(self, point: str, words: str, press: object) -> None:
        button = PushButton(self._look, words, size=LABEL)
        button.setObjectName(f"checklist.{point}.button")
        button.clicked.connect(press)
        self._rows[point].add(button)

    def _measure(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._look.theme.px(12))
