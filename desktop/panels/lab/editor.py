"""What every editor of an answer is: it shows an answer, and says when the user changes it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.style import Look
from desktop.widgets.answer_box import AnswerBox
from desktop.widgets.flag_line import FlagLine
from sampling_core.fields import Number
from sampling_core.labs.lab import Field
from sampling_core.words import say

UNBOUNDED = 1e9
Say = Callable[[dict[str, str]], str]


@dataclass(frozen=True)
class Asked:
    """A field with what its editor must know beside it."""

    field: Field
    ask: str  # in the language of the lab, without marks
    text: Say
    tokens: tuple[str, ...] = ()  # to choose from, in the order of the data
    bands: tuple[float, float] = (1.0, 2.0)  # nats


class Editor(QWidget):
    """Shows an answer and says when the user changes it; None is no answer."""

    edited = Signal(object)
    flagged = Signal(str)  # what is wrong with what was typed; empty: nothing any more
    beside: ClassVar[bool] = False  # whether it stands at the right of its question

    def __init__(self, look: Look, asked: Asked) -> None:
        super().__init__()
        self.look, self.asked = look, asked
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.theme.px(6))
        self.build()

    def build(self) -> None:
        """Create the widgets."""
        raise NotImplementedError

    def show_answer(self, answer: Any) -> None:
        """Display an answer without announcing an edit."""
        raise NotImplementedError

    def flag_line(self) -> QWidget | None:
        """Return the line that says what is wrong, where it stands under the question."""
        return None

    def named(self, widget: QWidget) -> None:
        """Give a control the name of the field, for tests and for those who listen."""
        widget.setObjectName(f"lab.field.{self.asked.field.name}")
        widget.setAccessibleName(self.asked.ask)


class NumberEditor(Editor):
    """A spin box, empty at first, with its unit behind it."""

    beside = True

    def build(self) -> None:
        field = self.asked.field
        low = -UNBOUNDED if field.low is None else field.low
        high = UNBOUNDED if field.high is None else field.high
        spec = number_spec(low, high, field.step)
        if field.unit == "%":  # steps are whole; what is typed need not be
            spec = replace(spec, whole=False)
        self.box = AnswerBox(self.look, self.asked.ask, spec)
        self.named(self.box)
        if field.unit:
            self.box.setAccessibleName(f"{self.asked.ask}, {say(field.unit)}")
        self.box.edited.connect(self.edited)
        self.box.flagged.connect(self.flagged)
        self.column.addWidget(self.box)

    def show_answer(self, answer: Any) -> None:
        self.box.show_answer(answer)

    def flag_line(self) -> QWidget:
        return FlagLine(self.look, self.box)


def number_spec(low: float, high: float, step: float) -> Number:
    """Return bounds and steps for a box; a whole step from a whole bound asks for whole numbers."""
    whole = step == int(step) and step >= 1 and low == int(low)
    fine = step if whole else step / 10
    return Number(
        low, high, step, None, whole, "", "", "", (low, high), (low, high), fine, 10 * step, low
    )
