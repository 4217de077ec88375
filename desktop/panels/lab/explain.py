"""Explain: one question, what the student writes, and after the last case what it all shows."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.panels.lab.page import LabPage
from desktop.panels.lab.summary import Summary, summary_of
from desktop.panels.lab.text_field import TextField
from desktop.theme import LABEL, SEMIBOLD, SMALL
from desktop.widgets.marked_label import MarkedLabel, PlainLabel, plain_text
from desktop.widgets.note_box import NoteBox

PAUSE = 400  # ms without a key before what was typed is kept


class ExplainPage(LabPage):
    """What is typed is kept by itself; the model answer is shown where the lab holds one."""

    def build(self) -> None:
        case, text = self.room.case, self.room.text
        assert case is not None
        self._written, self._case, self._has_lesson = "", case.name, False
        self._timer = QTimer(self, interval=PAUSE, singleShot=True)
        self._timer.timeout.connect(self.finish)
        question = text(case.explain) or self.tr("What did you learn?")
        self.question = MarkedLabel(self.look, question, LABEL, SEMIBOLD)
        self.question.setObjectName("lab.question")
        self.column.addWidget(self.question)
        self.answer = TextField(self.look, lines=5)
        self.answer.setObjectName("lab.explanation")
        self.answer.setAccessibleName(plain_text(question))
        explained = self.room.work.explanation(case.name)
        self._written = explained.text if explained else ""
        self.answer.show_text(self._written)
        self.answer.typed.connect(lambda _text: self._timer.start())
        self.answer.left.connect(self.finish)
        self.column.addWidget(self.answer)
        key = self.room.key
        from_key = key.explanations.get(case.name, {}) if key is not None else {}
        self._add_model_answer(text(from_key) or text(case.answer))
        self._add_end()
        self._add_buttons()

    def finish(self) -> None:
        self._timer.stop()
        typed = self.answer.toPlainText()
        here = self.room.case is not None and self.room.case.name == self._case
        if here and typed != self._written:
            self._written = typed
            self.attempt(partial(self.room.explain, typed))
        self._show_lesson()

    def _add_model_answer(self, answer: str) -> None:
        """Offer the model answer: the student writes first."""
        if not answer:
            return
        show = self.button("answer.show", self.tr("Show a model answer"), lambda: None, kind="flat")
        model = NoteBox(self.look, self.tr("A model answer"), answer)
        model.setObjectName("lab.answer")
        model.hide()
        show.clicked.connect(model.show)
        show.clicked.connect(show.hide)
        row = QHBoxLayout()
        row.addWidget(show)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(model)

    def _add_end(self) -> None:
        """After the last case: what the lab shows, and all cases."""
        if not self.is_last:
            return
        self._add_lesson()
        summary = summary_of(self.room)
        if summary is not None:
            self.column.addSpacing(self.look.theme.px(4))
            self.column.addWidget(Summary(self.look, summary))

    def _add_lesson(self) -> None:
        """What it shows, what is often believed, what to try next: it would answer the question."""
        lab = self.room.lab
        assert lab is not None
        words = self.tr("Write your explanation; then the lab shows its own.")
        self._first = PlainLabel(self.look, words, SMALL, token="muted")
        self._first.setObjectName("lab.lesson.waits")
        self._lesson = QWidget()
        self._lesson.setObjectName("lab.lesson")
        inside = QVBoxLayout(self._lesson)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(self.column.spacing())
        whole, self.column = self.column, inside
        parts = (
            (self.tr("What it shows"), lab.insight),
            (self.tr("Often believed"), lab.belief),
            (self.tr("If there is time"), lab.extension),
        )
        for heading, part in parts:
            words = self.room.text(part)
            if words:
                self.heading(heading)
                self.marked(words, size=LABEL)
        self.column = whole
        self._has_lesson = inside.count() > 0
        for widget in (self._first, self._lesson):
            widget.hide()
            self.column.addWidget(widget)
        self._show_lesson()

    def _show_lesson(self) -> None:
        """Show what the lab says once something was written, at once where it asks nothing."""
        case = self.room.case
        if not self.is_last or case is None or not self._has_lesson:
            return
        is_due = not self.room.text(case.explain) or bool(self._written.strip())
        self._first.setHidden(is_due)
        self._lesson.setVisible(is_due)

    @property
    def is_last(self) -> bool:
        lab, case = self.room.lab, self.room.case
        return lab is not None and case is not None and case.name == lab.cases[-1].name

    def _add_buttons(self) -> None:
        proposes = self.room.case is not None and bool(self.room.case.propose)
        words = self.tr("Try other settings") if proposes else self.tr("Predict again")
        again = self.button("again", words, self._again)
        again.setToolTip(self.tr("A new attempt: what you predicted before is kept"))
        row = QHBoxLayout()
        row.addWidget(again)
        row.addStretch(1)
        self.column.addLayout(row)
        back = self.button("back", self.tr("Back"), partial(self.room.go, "compare"))
        if self.is_last:
            words = self.tr("Report…")
            on = self.button("next", words, self.report_wanted.emit, icon="report", kind="primary")
        else:
            on = self.button("next", self.tr("Next case"), self._next_case, kind="primary")
        self.foot(back, on)

    def _again(self) -> None:
        self.finish()
        self.room.try_again()

    def _next_case(self) -> None:
        self.finish()
        lab, case = self.room.lab, self.room.case
        if lab is not None and case is not None:
            names = [each.name for each in lab.cases]
            self.room.choose_case(names[names.index(case.name) + 1])
