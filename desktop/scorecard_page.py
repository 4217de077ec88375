"""A finished scorecard: histograms, spreads, sentences, and links to the worst cases."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.charts.histograms import HistogramsChart
from desktop.scorecard_of import picture_of, sentences, spreads, worst_cases
from desktop.scrolling import scrolling
from desktop.style import Look
from desktop.theme import LABEL, MEDIUM, SEMIBOLD
from desktop.widgets.buttons import PushButton
from desktop.widgets.label import Label
from sampling_core.capture import Capture
from sampling_core.model_view.numbers import grouped
from sampling_core.scorecard import Scorecard


class ScorecardPage(QWidget):
    """Shows a scorecard; it scrolls where there is less room."""

    go_wanted = Signal(int)  # index of a position, from 0

    def __init__(self, look: Look, card: Scorecard, capture: Capture) -> None:
        super().__init__()
        self._look = look
        self.chart = HistogramsChart(look, self.tr("How often each number came"))
        self.chart.setObjectName("scorecard.chart")
        self.chart.show_picture(picture_of(card, capture))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, look.theme.px(8), 0)
        column.addWidget(self.chart, 1)
        column.addLayout(self._spreads(card))
        for place, sentence in enumerate(sentences(card)):
            label = Label(look, sentence, LABEL)
            label.setObjectName(f"scorecard.fact.{place}")
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(Label(look, self.tr("Go to a position"), LABEL, SEMIBOLD))
        column.addLayout(self._links(card))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inside))

    def _spreads(self, card: Scorecard) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._look.theme.px(18))
        grid.setColumnStretch(0, 1)
        for row, texts in enumerate(spreads(card)):
            for column, text in enumerate(texts):
                is_head = row == 0 or column == 0
                token, weight = ("muted", MEDIUM) if is_head else ("text", SEMIBOLD)
                label = Label(self._look, text, LABEL, weight, token)
                side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
                grid.addWidget(label, row, column, side)
        return grid

    def _links(self, card: Scorecard) -> QVBoxLayout:
        links = QVBoxLayout()
        links.setSpacing(0)
        for place, (words, index) in enumerate(worst_cases(card)):
            text = self.tr("{what} at position {place}")
            text = text.format(what=words, place=grouped(index + 1))
            link = PushButton(self._look, text, kind="flat", size=LABEL)
            link.setObjectName(f"scorecard.go.{place}")
            link.setAutoDefault(False)
            link.clicked.connect(partial(self.go_wanted.emit, index))
            links.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return links
