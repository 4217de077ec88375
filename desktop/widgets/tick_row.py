"""A line of a list that ticks itself: a mark, a sentence, and below it what shows it."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.style import Look
from desktop.theme import BODY, LABEL, MEDIUM
from desktop.widgets.marked_label import PlainLabel

MARK = 24  # px at 100 %: the column of the mark, which is a target


class TickRow(QWidget):
    """Ticked by evidence it shows a green mark that stays; else it can be ticked by hand."""

    ticked = Signal(bool)  # by hand

    def __init__(self, look: Look, name: str, sentence: str) -> None:
        super().__init__()
        self._look, self._sentence = look, sentence
        self.setObjectName(name)
        self._box = QCheckBox()
        self._box.setObjectName(f"{name}.tick")
        self._box.setAccessibleName(sentence)
        self._box.toggled.connect(self.ticked)
        self._mark = QLabel()
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = PlainLabel(look, sentence, BODY, MEDIUM)
        self._evidence = PlainLabel(look, "", LABEL, token="muted")
        self._evidence.setObjectName(f"{name}.evidence")
        self._below = QVBoxLayout()
        self._grid = QGridLayout(self)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self._box, 0, 0, top)
        self._grid.addWidget(self._mark, 0, 0, top)
        self._grid.addWidget(self._words, 0, 1)
        self._grid.addWidget(self._evidence, 1, 1)
        self._grid.addLayout(self._below, 2, 1)
        self._grid.setColumnStretch(1, 1)
        look.changed.connect(self._measure)
        self._measure()
        self.show_line("", "")

    def add(self, widget: QWidget) -> None:
        """Put something to fill in or to press below the sentence."""
        row = QHBoxLayout()
        row.addWidget(widget)
        row.addStretch(1)
        self._below.addLayout(row)

    def show_line(self, how: str, evidence: str) -> None:
        """Show “lab” (by evidence), “hand” or nothing, and the words that say why."""
        is_shown = how == "lab"
        by_hand = self.tr("by hand")
        words = evidence
        if how == "hand":
            words = f"{by_hand} · {evidence}" if evidence else by_hand
        with QSignalBlocker(self._box):
            self._box.setChecked(how == "hand")
        self._box.setVisible(not is_shown)
        self._mark.setVisible(is_shown)
        done = self.tr("done: {evidence}").format(evidence=evidence)
        self._mark.setAccessibleName(done if is_shown else "")
        self._box.setAccessibleDescription(words)
        self._evidence.setText(words)
        self._evidence.setVisible(bool(words))
        self._evidence.show_token("ok_text" if is_shown else "muted")

    def _measure(self) -> None:
        px = self._look.theme.px
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(6))
        self._grid.setVerticalSpacing(px(2))
        self._grid.setColumnMinimumWidth(0, px(MARK))
        self._box.setMinimumSize(px(MARK), px(MARK))
        self._mark.setFixedSize(px(MARK), px(MARK))
        self._words.setMinimumHeight(px(MARK))
        self._below.setSpacing(px(4))
        icon = self._look.icon("check", "ok_text", 18)
        self._mark.setPixmap(icon.pixmap(icon.availableSizes()[0], self.devicePixelRatioF()))
