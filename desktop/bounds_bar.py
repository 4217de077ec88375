"""The bar over every view that says how much of the vocabulary is known."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.bounded import headline, known_sentence, verdict_on
from desktop.style import Look
from desktop.theme import LABEL, MEDIUM
from desktop.widgets.buttons import ToolButton
from desktop.widgets.label import Label
from desktop.widgets.surface import Surface
from sampling_core.model_view.session import Session
from sampling_core.trace import Trace
from sampling_core.words import say

CALM, ALARM = "ok_text", "note_text"  # colours of what is exact, and of what is not


class BoundsBar(QWidget):
    """One sentence; folded out, one line for each stage at work: exact, bounded or not known."""

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._look, self._session = look, session
        self.setObjectName("bounds")
        self._words = Label(look, "", LABEL, token="note_text")
        self._words.setObjectName("bounds.text")
        self._words.setWordWrap(True)
        self._more = ToolButton(look, "chevron-down", "", 15, "note_text")
        self._more.setObjectName("bounds.more")
        self._more.clicked.connect(self._fold)
        self._list = QWidget()
        self._list.setObjectName("bounds.statements")
        self._grid = QGridLayout(self._list)
        self._grid.setColumnStretch(1, 1)
        self._list.hide()
        self._lay_out()
        session.trace_changed.connect(self.show_trace)
        look.changed.connect(self._measure)
        self._measure()
        self.show_trace(session.trace)

    @property
    def is_open(self) -> bool:
        """Whether the lines about the stages are shown."""
        return not self._list.isHidden()

    def show_trace(self, trace: Trace) -> None:
        """Say what is known of the data; hidden where that is all."""
        limits = self._session.bounds
        self.setVisible(limits is not None)
        if limits is None:
            return
        hides = self._session.veil.hides
        self._more.setVisible(not hides)
        if hides:
            self._show_hidden(trace)
            return
        words = f"{headline(trace.experiment.source)} {verdict_on(limits)}"
        self._words.setText(words)
        lines = [(said.verdict, said.text) for said in limits.statements] or [self._nothing()]
        self._words.setToolTip("\n".join(text for _verdict, text in lines))
        self.setAccessibleName(words)
        self.setAccessibleDescription(" ".join(text for _verdict, text in lines))
        if self.is_open:
            self._fill(lines)
        self._name_button()

    def _show_hidden(self, trace: Trace) -> None:
        """Say how much is known, and nothing of what it holds or becomes."""
        self._list.hide()
        words = known_sentence(trace.experiment.source)
        self._fill([])
        self._words.setText(words)
        self._words.setToolTip("")
        self.setAccessibleName(words)
        self.setAccessibleDescription("")

    def _nothing(self) -> tuple[str, str]:
        return "exact", self.tr("No stage is at work: the probability of each token is exact.")

    def _fold(self) -> None:
        self._list.setVisible(not self.is_open)
        self.show_trace(self._session.trace)

    def _name_button(self) -> None:
        opened = self.is_open
        words = self.tr("Hide what is exact") if opened else self.tr("Show what is exact")
        self._more.show_icon("chevron-up" if opened else "chevron-down", words)

    def _fill(self, lines: list[tuple[str, str]]) -> None:
        foot = self.tr("Draws are made with the same share for each unknown token.")
        for child in self._list.findChildren(Label):
            child.hide()  # else it is a window for a moment
            child.setParent(None)
            child.deleteLater()
        for row, (verdict, text) in enumerate([*lines, ("", foot)]):
            token = CALM if verdict == "exact" else ALARM
            word = Label(self._look, say(verdict), LABEL, MEDIUM, token)
            sentence = Label(self._look, text, LABEL, token="note_text")
            sentence.setWordWrap(True)
            self._grid.addWidget(word, row, 0)
            self._grid.addWidget(sentence, row, 1)

    def _lay_out(self) -> None:
        frame = Surface("note")
        self._row = QHBoxLayout()
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._more)
        self._inside = QVBoxLayout(frame)
        self._inside.addLayout(self._row)
        self._inside.addWidget(self._list)
        self._outside = QHBoxLayout(self)
        self._outside.addWidget(frame)

    def _measure(self) -> None:
        px = self._look.theme.px
        self._inside.setContentsMargins(px(11), px(2), px(4), px(2))
        self._inside.setSpacing(0)
        self._grid.setContentsMargins(0, 0, 0, px(4))
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(px(1))
        self._outside.setContentsMargins(px(8), px(8), px(8), 0)
