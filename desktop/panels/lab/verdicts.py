"""Your prediction against the result: what was said, what came out, and how near it is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.style import Look
from desktop.theme import LABEL, MEDIUM, SEMIBOLD, SMALL
from desktop.widgets.marked_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sampling_core.labs.judging.judge import Judgement

COLUMN = 74  # px at 100 %: of an answer that stands beside another


class Verdicts(QWidget):
    """A table where answers are short; a longer one stands below its question."""

    def __init__(self, look: Look, rows: "Sequence[tuple[str, Judgement]]") -> None:
        super().__init__()
        self._look = look
        px = look.theme.px
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(2))
        self._grid.setColumnStretch(0, 1)
        if any(_is_short(look, judgement) for _ask, judgement in rows):
            for place, words in enumerate((self.tr("You said"), self.tr("Result")), 1):
                head = PlainLabel(look, words, SMALL, MEDIUM, "muted")
                head.setMinimumWidth(px(COLUMN))
                self._grid.addWidget(head, 0, place)
        for ask, judgement in rows:
            self._add(ask, judgement)

    def _add(self, ask: str, judgement: "Judgement") -> None:
        row, look = self._grid.rowCount(), self._look
        top = Qt.AlignmentFlag.AlignTop
        question = PlainLabel(look, ask, LABEL)
        question.setContentsMargins(0, look.theme.px(4), 0, 0)
        self._grid.addWidget(question, row, 0, 1, 4)
        close = PlainLabel(look, judgement.words, SMALL)
        close.show_token("ok_text" if judgement.right else "muted")
        if _is_short(look, judgement):
            self._grid.addWidget(close, row + 1, 0, top)
            self._grid.addWidget(self._cell(judgement.said, MEDIUM), row + 1, 1, top)
            self._grid.addWidget(self._cell(judgement.result, SEMIBOLD), row + 1, 2, top)
        else:
            row += self._add_lines(row + 1, judgement)
            self._grid.addWidget(close, row + 1, 0, 1, 3)
            close.setVisible(bool(judgement.words))
        if judgement.right is not None:
            mark = mark_of(look, judgement.right, self._spoken(ask, judgement))
            self._grid.addWidget(mark, row + 1, 3, top | Qt.AlignmentFlag.AlignRight)

    def _add_lines(self, row: int, judgement: "Judgement") -> int:
        """Write a long answer and its result on lines of their own; return how many."""
        said = self.tr("You said: {answer}").format(answer=judgement.said)
        self._grid.addWidget(PlainLabel(self._look, said, LABEL, token="muted"), row, 0, 1, 3)
        if not judgement.result:
            return 1
        result = self.tr("Result: {answer}").format(answer=judgement.result)
        self._grid.addWidget(PlainLabel(self._look, result, LABEL, MEDIUM), row + 1, 0, 1, 3)
        return 2

    def _cell(self, text: str, weight: QFont.Weight) -> PlainLabel:
        label = PlainLabel(self._look, text, LABEL, weight)
        label.setMinimumWidth(self._look.theme.px(COLUMN))
        return label

    def _spoken(self, ask: str, judgement: "Judgement") -> str:
        words = (
            self.tr("{question}: right") if judgement.right else self.tr("{question}: not right")
        )
        spoken = words.format(question=ask)
        return f"{spoken}, {judgement.words}" if judgement.words else spoken


def mark_of(look: Look, right: bool, spoken: str) -> QLabel:
    """Return a tick or a cross; ``spoken`` says the same in words."""
    mark = QLabel()
    icon = look.icon("check" if right else "cross", "ok_text" if right else "text", 15)
    mark.setPixmap(icon.pixmap(icon.availableSizes()[0], mark.devicePixelRatioF()))
    mark.setAccessibleName(spoken)
    return mark


def _is_short(look: Look, judgement: "Judgement") -> bool:
    """Whether answer and result fit beside one another."""
    metrics = QFontMetrics(look.theme.font(LABEL, SEMIBOLD))
    widths = map(metrics.horizontalAdvance, (judgement.said, judgement.result))
    return bool(judgement.result) and max(widths) <= look.theme.px(COLUMN)
