"""Solve: which value of a field gives a wanted entropy, or another measure."""

from collections.abc import Generator

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QBoxLayout, QDoubleSpinBox, QHBoxLayout, QWidget

from desktop.panels.sweep.runner import Runner
from desktop.panels.sweep.study import Study
from desktop.style import Look
from desktop.theme import LABEL, MEDIUM
from desktop.widgets.buttons import PushButton
from desktop.widgets.elided_box import ElidedBox
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.label import Label
from sampling_core.experiment import Experiment
from sampling_core.measures import BIT
from sampling_core.model_view.numbers import spec_text
from sampling_core.model_view.session import Session
from sampling_core.model_view.sweep_plan import around
from sampling_core.solution import Solution
from sampling_core.solve import solve

TARGETS = ("entropy", "effective", "top", "kept")
STARTS = {"entropy": 1.5, "effective": 4.0, "top": 50.0, "kept": 5.0}  # nats, tokens, %, tokens
DIGITS = {"entropy": 3, "effective": 2, "top": 1, "kept": 0}


class Solver(QWidget):
    """A question in a row of controls, and its answer as a sentence."""

    solved = Signal(object)  # Solution

    def __init__(self, look: Look, session: Session, study: Study) -> None:
        super().__init__()
        self._look, self._session, self._study = look, session, study
        self._unit, self._was_closed = "nats", False
        self._asked: tuple[str, Experiment] | None = None  # a field, and all else as it was
        self._runner = Runner(self)
        self._runner.failed.connect(self._complain)
        self._field, self._measure = ElidedBox(), ElidedBox()
        self._number = QDoubleSpinBox()
        self._after = Label(look, "", LABEL, token="muted")
        self._button = PushButton(look, self.tr("Solve"), size=LABEL)
        self._answer = ElidedLabel(look, "", LABEL, MEDIUM)
        self._use = PushButton(look, self.tr("Use"), size=LABEL)
        self._fill()
        self._use.hide()
        self._measure.currentIndexChanged.connect(self._show_target)
        self._button.clicked.connect(self.solve)
        self._number.lineEdit().returnPressed.connect(self.solve)
        self._use.clicked.connect(self._use_answer)
        self._show_target()
        look.changed.connect(self.measure)
        self.measure()

    def show_study(self, unit: str) -> None:
        """Offer the fields of the chain, and write entropies in ``unit``."""
        fields = self._study.fields
        names = [each.parameter for each in fields]
        if [self._field.itemData(i) for i in range(self._field.count())] != names:
            kept = self._field.currentData()
            with QSignalBlocker(self._field):
                self._field.clear()
                for each in fields:
                    self._field.addItem(each.label, each.parameter)
                first = names.index("temperature") if "temperature" in names else 0
                self._field.setCurrentIndex(names.index(kept) if kept in names else first)
        self.setEnabled(bool(names))
        if unit != self._unit:
            self._unit = unit
            if self._target() == "entropy":
                factor = BIT if unit == "nats" else 1.0 / BIT
                self._number.setValue(self._number.value() * factor)
            self._show_unit()

    def solve(self) -> None:
        """Search the range of the field for the target, unless a lab hides results."""
        if self._study.closed:
            self._say(self._study.closed)
            return
        measure, number = self._target(), self._number.value()
        target = number
        if measure == "entropy" and self._unit == "bits":
            target = number * BIT
        elif measure == "top":
            target = number / 100.0
        parameter, experiment = str(self._field.currentData()), self._session.experiment
        self._asked = parameter, around(experiment, (parameter,))
        work = _work(experiment, parameter, measure, target)
        self._say(self.tr("Searching…"))
        self._runner.run(work, self._take)

    def first_widget(self) -> QWidget:
        return self._number

    def close_work(self) -> None:
        self._runner.close()

    def follow(self, experiment: Experiment) -> None:
        """Take back an answer that no longer holds: something else than its field changed."""
        if self._study.is_closed != self._was_closed:
            self._was_closed = self._study.is_closed
            self._take_back()
        if self._asked is None:
            return
        parameter, place = self._asked
        known = any(each.parameter == parameter for each in self._study.fields)
        if not known or around(experiment, (parameter,)) != place:
            self._take_back()

    def _take_back(self) -> None:
        self._asked, self._study.solution = None, None
        self._runner.cancel()
        self._say("")

    def fold(self, folded: bool) -> None:
        """Take two rows instead of one."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if folded else across)

    def measure(self) -> None:
        px = self._look.theme.px
        for row in (self._row, self._question, self._goal):
            row.setSpacing(px(6))
        self._said.setSpacing(px(8))
        self._number.setFixedWidth(px(84))
        self._field.setFixedWidth(px(164))
        self._measure.setFixedWidth(px(164))

    def _fill(self) -> None:
        names = {
            "entropy": self.tr("Entropy"), "effective": self.tr("Effective tokens"),
            "top": self.tr("Most likely"), "kept": self.tr("Kept"),
        }  # fmt: skip
        for target in TARGETS:
            self._measure.addItem(names[target], target)
        for widget, name, words in (
            (self._field, "field", self.tr("Parameter to solve for")),
            (self._measure, "measure", self.tr("Measure to reach")),
            (self._number, "target", self.tr("Target")),
            (self._button, "go", self.tr("Solve")),
            (self._answer, "answer", self.tr("Answer")),
            (self._use, "use", self.tr("Use the answer")),
        ):
            widget.setObjectName(f"sweep.solve.{name}")
            widget.setAccessibleName(words)
        self._number.setKeyboardTracking(False)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.answer = QWidget()
        self._said = QHBoxLayout(self.answer)
        self._said.setContentsMargins(0, 0, 0, 0)
        parts: tuple[QWidget, ...] = (
            Label(self._look, self.tr("Which"), LABEL, token="muted"), self._field,
            Label(self._look, self.tr("gives"), LABEL, token="muted"), self._measure,
        )  # fmt: skip
        self._question, self._goal = QHBoxLayout(), QHBoxLayout()
        for part in parts:
            self._question.addWidget(part)
        self._question.addStretch(1)
        for part in (self._number, self._after, self._button):
            self._goal.addWidget(part)
        self._goal.addStretch(1)
        self._row.addLayout(self._question)
        self._row.addLayout(self._goal)
        self._said.addWidget(self._answer, 1)
        self._said.addWidget(self._use)
        self.answer.hide()

    def _target(self) -> str:
        return str(self._measure.currentData())

    def _show_target(self) -> None:
        target = self._target()
        self._number.setDecimals(DIGITS[target])
        self._number.setSingleStep(1.0 if target in ("kept", "top") else 0.1)
        self._number.setRange(0.0, 100.0 if target == "top" else 1e6)
        start = STARTS[target]
        self._number.setValue(start / BIT if (target, self._unit) == ("entropy", "bits") else start)
        self._show_unit()

    def _show_unit(self) -> None:
        units = {"entropy": self._unit, "top": "%"}
        self._after.setText(units.get(self._target(), self.tr("tokens")))

    def _take(self, solution: Solution) -> None:
        self._study.solution = solution
        value = solution.value
        self._say(solution.sentence)
        if value is not None:
            self._use.setText(self.tr("Use {value}").format(value=self._as_used(value)))
        self._use.setVisible(value is not None)
        self.solved.emit(solution)

    def _as_used(self, value: float) -> str:
        assert self._asked is not None
        spec = self._study.field(self._asked[0]).spec
        return spec_text(spec, round(value)) if spec.whole else f"{value:.3f}"

    def _use_answer(self) -> None:
        solution = self._study.solution
        if solution is not None and solution.value is not None:
            self._study.use_values({solution.parameter: solution.value})

    def _say(self, words: str) -> None:
        self.answer.setVisible(bool(words))
        self._answer.setText(words)
        self._answer.setAccessibleDescription(words)
        self._use.hide()

    def _complain(self, error: Exception) -> None:
        self._say(str(error))


def _work(
    experiment: Experiment, parameter: str, measure: str, target: float
) -> Generator[float, None, Solution]:
    yield 0.0
    value = int(target) if measure == "kept" else target
    return solve(experiment, parameter, **{measure: value})  # type: ignore[arg-type]  # one of four
