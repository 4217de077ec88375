"""Run: what to do, the runs that the lab offers, its apparatus, and the wait for the reveal."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.panels.lab.in_turn import InTurn
from desktop.panels.lab.page import LabPage
from desktop.theme import LABEL, SEMIBOLD, SMALL
from desktop.widgets.chip import Chip
from desktop.widgets.marked_label import PlainLabel
from desktop.widgets.surface import Surface
from desktop.widgets.words_button import WordsButton
from sampling_core.labs.lab import OWN
from sampling_core.words import say

if TYPE_CHECKING:
    from desktop.panels.lab.noise import NoiseBench
    from desktop.widgets.buttons import PushButton


class RunPage(LabPage):
    """Results are there when the lab shows them; until then it says what they wait for."""

    def build(self) -> None:
        case = self.room.case
        assert case is not None
        self.marked(self.room.text(case.do) or self.room.text(case.task), "lab.do")
        self._sees = self.room.may_see()
        self._noise: NoiseBench | None = None
        self.runs: dict[str, PushButton] = {}
        self._done: dict[str, Chip] = {}
        self._turns: InTurn | None = None
        if self._sees:
            self._add_runs()
        else:
            self._add_wait()
        words = self.tr("Compare")
        self.on = self.button("next", words, partial(self.room.go, "compare"), kind="primary")
        back = self.button("back", self.tr("Back"), partial(self.room.go, "predict"))
        self.foot(back, self.on)
        self.refresh()

    def refresh(self) -> None:
        self.on.setEnabled(self.room.is_reached("compare"))
        if not self._sees:
            self._wait.setText(self.room.reveal_words())
        done = self._runs_done()
        for name, chip in self._done.items():
            chip.setVisible(name in done)
            state = self.tr("done") if name in done else self.tr("not run yet")
            self.runs[name].setAccessibleName(f"{self._title(name)}, {state}")
        self._show_count(len(done & self._done.keys()))

    def finish(self) -> None:
        if self._turns is not None:
            self._turns.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._turns is not None and self._turns.is_going:
            self._turns.stop()
        else:
            super().keyPressEvent(event)

    def _add_runs(self) -> None:
        case = self.room.case
        assert case is not None
        if case.instrument == "noise":
            from desktop.panels.lab.noise import NoiseBench

            self._noise = NoiseBench(self.look, self.session, self.room, case)
            self.column.addWidget(self._noise)
        elif case.instrument == "tree":
            from desktop.panels.lab.tree import TreeBench

            self.column.addWidget(TreeBench(self.look, self.room, case))
        if case.runs:
            self.heading(self.tr("Runs"))
        if len(case.runs) > 1:
            self._add_all()
        for name in case.runs:
            self._add_run(name)

    def _add_all(self) -> None:
        """Say how many runs are done, and offer the others at once."""
        self._turns = InTurn(self, self.session, self._attempt_run, self._is_done)
        self._turns.changed.connect(self.refresh)
        self._count = PlainLabel(self.look, "", SMALL, token="muted")
        self._count.setObjectName("lab.runs.count")
        self.all = self.button("run_all", self.tr("Stop"), self._press_all)
        width = self.all.sizeHint().width()
        self.all.setText(self.tr("Run all"))
        self.all.setMinimumWidth(max(width, self.all.sizeHint().width()))  # it stays where it is
        row = QHBoxLayout()
        row.addWidget(self._count, 1)
        row.addWidget(self.all)
        self.column.addLayout(row)

    def _show_count(self, done: int) -> None:
        if self._turns is None:
            return
        words = self.tr("{done} of {count} runs done")
        self._count.setText(words.format(done=done, count=len(self.runs)))
        is_going = self._turns.is_going
        self.all.setText(self.tr("Stop") if is_going else self.tr("Run all"))
        is_useful = is_going or done < len(self.runs)
        if self.all.hasFocus() and not is_useful:
            self.on.setFocus(Qt.FocusReason.OtherFocusReason)  # the way on, not a run that is done
        self.all.setEnabled(is_useful)

    def _press_all(self) -> None:
        assert self._turns is not None
        if self._turns.is_going:
            self._turns.stop()
        else:
            self._turns.start(self.runs)

    def _attempt_run(self, name: str) -> bool:
        """Make a run; returns whether it was allowed."""
        self.attempt(partial(self._run, name))
        return self._problem.isHidden()

    def _add_run(self, name: str) -> None:
        button = WordsButton(self.look, self._title(name), "play")
        button.setObjectName(f"lab.run.{name}")
        button.setAutoDefault(True)  # Enter presses it, as Space does
        button.clicked.connect(lambda: self.attempt(partial(self._run, name)))
        chip = Chip(self.look, self.tr("done"), "ok", "check")
        policy = chip.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # all buttons are as wide
        chip.setSizePolicy(policy)
        row = QHBoxLayout()
        row.setSpacing(self.look.theme.px(8))
        row.addWidget(button, 1)
        row.addWidget(chip)
        self.runs[name], self._done[name] = button, chip
        self.column.addLayout(row)

    def _run(self, name: str) -> None:
        """Make a run; the apparatus of noise shows the same σ."""
        self.room.run(name)
        lab = self.room.lab
        if self._noise is not None and lab is not None and name in lab.runs:
            self._noise.show_noise(lab.runs[name].settings.noise)

    def _title(self, name: str) -> str:
        if name == OWN:
            return self.tr("Your settings")
        run = self.room.lab.runs.get(name) if self.room.lab else None
        if run is None:
            return name
        settings = say(self.room.apparatus.experiment(name).settings()).replace("  ", ", ")
        return self.room.text(run.title) or settings

    def _is_done(self, name: str) -> bool:
        return name in self._runs_done()

    def _runs_done(self) -> set[str]:
        case = self.room.case
        assert case is not None
        attempt = self.room.attempt
        runs = self.room.work.runs
        return {each.run for each in runs if (each.case, each.attempt) == (case.name, attempt)}

    # The wait.

    def _add_wait(self) -> None:
        lab = self.room.lab
        assert lab is not None
        box = Surface("tile")
        inside = QVBoxLayout(box)
        px = self.look.theme.px
        inside.setContentsMargins(px(12), px(10), px(12), px(12))
        inside.setSpacing(px(6))
        inside.addWidget(
            PlainLabel(self.look, self.tr("Your prediction is locked"), weight=SEMIBOLD)
        )
        self._wait = PlainLabel(self.look, self.room.reveal_words(), LABEL)
        self._wait.setObjectName("lab.waits")
        inside.addWidget(self._wait)
        if lab.reveal.when == "pin":
            inside.addWidget(self._pin_row())
        elif lab.reveal.when == "attempts":
            again = self.button("again", self.tr("Predict again"), self.room.try_again)
            inside.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(box)

    def _pin_row(self) -> QWidget:
        self.pin = QLineEdit()
        self.pin.setObjectName("lab.pin")
        self.pin.setAccessibleName(self.tr("The teacher’s PIN"))
        self.pin.setPlaceholderText(self.tr("PIN"))
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(64)
        self.pin.returnPressed.connect(partial(self.attempt, self._try_pin))
        open_ = self.button("pin.open", self.tr("Show results"), self._try_pin)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.pin, 1)
        line.addWidget(open_)
        return row

    def _try_pin(self) -> None:
        if not self.room.try_pin(self.pin.text()):  # the room says so, in the line above
            self.pin.clear()
            self.pin.setFocus()
