"""The text so far, which penalties look at: its tokens as chips with counts."""

from collections import Counter
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.flow import FlowLayout
from desktop.style import Look
from desktop.theme import SMALL
from desktop.token_picker import TokenPicker
from desktop.widgets.chip import Chip
from desktop.widgets.label import Label
from sampling_core.model_view.session import Session
from sampling_core.trace import Trace

SHOWN = 20  # chips


class TextEditor(QWidget):
    """Adds tokens to the text and takes them out of it."""

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._text: tuple[int, ...] | None = None
        self._words = Label(look, "", SMALL, token="muted")
        self._words.setObjectName("parameters.text")
        self._words.setWordWrap(True)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self._picker = TokenPicker(
            look, self.tr("Token for the text"), self.tr("Add the token to the text")
        )
        self._picker.box.setObjectName("parameters.text.token")
        self._picker.button.setObjectName("parameters.text.add")
        self._picker.picked.connect(self._add)
        self._column = QVBoxLayout(self)
        for part in (self._words, self._chips, self._picker):
            self._column.addWidget(part)
        look.changed.connect(self._measure)
        self._measure()

    def controls(self) -> list[QWidget]:
        return [self._picker.box, self._picker.button]

    def show_trace(self, trace: Trace) -> None:
        experiment = trace.experiment
        self._picker.show_tokens(trace)
        text = experiment.prompt_ids + experiment.output_ids
        if text == self._text:
            return
        self._text = text
        counted = Counter(text).most_common()
        self._words.setText(self._head(len(text), len(counted) - SHOWN))
        while (part := self._flow.takeAt(0)) is not None:
            if (old := part.widget()) is not None:
                old.hide()  # else it is a window for a moment
                old.setParent(None)
                old.deleteLater()
        for token, count in counted[:SHOWN]:
            name = experiment.source.token(token) if token < len(experiment.source) else str(token)
            chip = Chip(self._look, f"{name} ×{count}" if count > 1 else name, removable=True)
            chip.setObjectName(f"parameters.text.{token}")
            chip.removed.connect(partial(self._remove, token))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(text))

    def _head(self, count: int, more: int) -> str:
        """Say how long the text is, and how many kinds of tokens are not shown."""
        if not count:
            return self.tr("No text yet: nothing to penalise.")
        words = self.tr("Text so far") if count == 1 else self.tr("Text so far, {count} tokens")
        if more > 0:
            words = self.tr("Text so far, {count} tokens ({more} more kinds not shown)")
        return words.format(count=count, more=more)

    def _add(self, token: int) -> None:
        experiment = self._session.experiment
        after = experiment.with_(output_ids=(*experiment.output_ids, token))
        words = self.tr("Add {token} to the text")
        self._session.edit(after, words.format(token=experiment.source.token(token)))

    def _remove(self, token: int) -> None:
        """Take one use of a token out of the text, the last one first."""
        experiment = self._session.experiment
        name = "output_ids" if token in experiment.output_ids else "prompt_ids"
        ids = getattr(experiment, name)
        last = len(ids) - 1 - ids[::-1].index(token)
        after = experiment.with_(**{name: ids[:last] + ids[last + 1 :]})
        words = self.tr("Take {token} out of the text")
        self._session.edit(after, words.format(token=experiment.source.token(token)))

    def _measure(self) -> None:
        px = self._look.theme.px
        self._column.setContentsMargins(px(12), 0, px(10), 0)
        self._column.setSpacing(px(4))
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._flow.setSpacing(px(4))
