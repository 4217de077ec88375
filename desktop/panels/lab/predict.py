"""Predict: the task, the settings to try, the fields to fill in, and the lock."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from desktop.panels.lab.earlier import Earlier
from desktop.panels.lab.editor import Asked, Editor
from desktop.panels.lab.editors import EDITORS
from desktop.panels.lab.page import LabPage
from desktop.panels.lab.settings_form import SettingsForm
from desktop.theme import SMALL
from desktop.widgets.marked_label import PlainLabel, plain_text
from sampling_core.labs.lab import Field
from sampling_core.words import say

if TYPE_CHECKING:
    from sampling_core.experiment import Source

WHY = "why"  # the name of the draft that every case has
FEW = 12  # bars of a sketch
MOST = 300  # tokens in a list; of a larger vocabulary the likeliest alone


class PredictPage(LabPage):
    """Everything stays editable until it is locked; drafts are the student's own."""

    def build(self) -> None:
        case, text = self.room.case, self.room.text
        assert case is not None
        self.marked(text(case.task), "lab.task")
        previous = self.room.previous()
        if previous:
            self.column.addWidget(Earlier(self.look, self.room, case, previous))
        self.editors: dict[str, Editor] = {}
        self.settings: SettingsForm | None = None
        self._is_locked = any(each.attempt == self.room.attempt for each in previous)
        if self._is_locked:
            self._add_ways_on()
        else:
            self._add_form()
            self.refresh()

    def _add_ways_on(self) -> None:
        """What is locked stays: one can go on, or predict once more."""
        again = self.button("again", self.tr("Predict again"), self.room.try_again)
        words = self.tr("Run")
        on = self.button("next", words, partial(self.room.go, "run"), kind="primary")
        self.foot(again, on)

    def _add_form(self) -> None:
        case = self.room.case
        assert case is not None
        self.room.forget_flags()  # the boxes begin anew
        if case.propose:
            self.heading(self.tr("Which settings would you try?"))
            self.settings = SettingsForm(self.look, self.session, self.room, case.propose)
            self.settings.flagged.connect(self._flag)
            self.column.addWidget(self.settings)
            self.column.addSpacing(self.look.theme.px(2))
        for field in case.predict:
            self._add(field)
        if not any(field.name == WHY for field in case.predict):
            ask = {self.room.language: self.tr("Why do you think so?")}
            self._add(Field(WHY, "text", ask, optional=True))
        self._add_lock()

    def refresh(self) -> None:
        if self._is_locked:
            return
        draft = self.room.draft
        for name, editor in self.editors.items():
            editor.show_answer(draft.get(name))
        if self.settings is not None:
            self.settings.show_settings()
        missing = self.room.missing()
        words = short = self.tr("You cannot change it later.")
        if missing:
            asked = "; ".join(plain_text(ask).strip().rstrip("?:.") for ask in missing)
            words = short = self.tr("Still to fill in: {fields}.").format(fields=asked)
        if len(missing) > 1:
            short = self.tr("{count} answers are missing.").format(count=len(missing))
        self._words.setText(short)
        self._words.setToolTip(words if missing else "")
        self.lock.setEnabled(not missing)
        self.lock.setAccessibleDescription(words)

    def _add(self, field: Field) -> None:
        ask = plain_text(self.room.text(field.ask))
        low, high = (self.room.lab.low, self.room.lab.high) if self.room.lab else (1.0, 2.0)
        asked = Asked(field, ask, self.room.text, self._tokens(field), (low, high))
        editor = EDITORS[field.kind](self.look, asked)
        editor.edited.connect(partial(self._draft, field.name))
        editor.flagged.connect(partial(self._flag, field.name, field.ask))
        self.editors[field.name] = editor
        if editor.beside:
            self._add_beside(field, ask, editor)
        else:
            words = self.tr("{question} (optional)") if field.optional and field.name != WHY else ""
            self.heading(words.format(question=ask) or ask)
            self.column.addWidget(editor)
        hint = self.room.text(field.hint)
        if hint:
            self.marked(hint, size=SMALL).show_token("muted")

    def _add_beside(self, field: Field, ask: str, editor: Editor) -> None:
        """Put a small editor at the right of its question, with its unit."""
        row = QHBoxLayout()
        row.setSpacing(self.look.theme.px(8))
        row.addWidget(PlainLabel(self.look, ask), 1)
        editor.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addWidget(editor)
        if field.unit:
            unit = PlainLabel(self.look, say(field.unit), SMALL, token="muted")
            unit.setWordWrap(False)
            unit.setMinimumWidth(0)
            row.addWidget(unit)
        self.column.addLayout(row)
        flag = editor.flag_line()
        if flag is not None:
            flag.setObjectName(f"lab.field.{field.name}.problem")
            self.column.addWidget(flag)

    def _tokens(self, field: Field) -> tuple[str, ...]:
        """Return the tokens that a field chooses from or draws."""
        if field.kind not in ("token", "sketch"):
            return ()
        if field.options:
            return tuple(option.name for option in field.options)
        source = self._source()
        most = FEW if field.kind == "sketch" else MOST
        if len(source) <= most:
            return source.tokens
        return likeliest(source, FEW if field.kind == "sketch" else 40)

    def _source(self) -> "Source":
        case = self.room.case
        if case is not None and case.source:
            return self.room.apparatus.source(case.source)
        return self.session.experiment.source

    def _flag(self, name: str, ask: dict[str, str], problem: str) -> None:
        """Keep what cannot be read from being locked."""
        self.attempt(partial(self.room.flag, name, ask if problem else None))

    def _draft(self, name: str, answer: Any) -> None:
        self.attempt(partial(self.room.set_draft, name, answer))

    def _add_lock(self) -> None:
        self._words = PlainLabel(self.look, "", SMALL, token="muted")
        self._words.setObjectName("lab.missing")
        words = self.tr("Lock and run")
        self.lock = self.button("lock", words, self.room.lock, icon="lock", kind="primary")
        row = QHBoxLayout()
        row.setSpacing(self.look.theme.px(8))
        row.addWidget(self._words, 1)
        row.addWidget(self.lock, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addSpacing(self.look.theme.px(2))
        self.column.addLayout(row)
        self.foot(None, None)


def likeliest(source: "Source", count: int) -> tuple[str, ...]:
    """Return the tokens with the largest logits, largest first."""
    import numpy as np

    logits = source.logits
    few = np.argpartition(-logits, min(count, len(logits) - 1))[:count]
    return tuple(source.token(int(token)) for token in few[np.argsort(-logits[few])])
