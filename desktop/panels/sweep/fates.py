"""Fates: ribbons and lanes, and beside them a sentence for each token that comes or goes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from desktop.charts.fates import FatesChart
from desktop.charts.fates_picture import FatesPicture, Lane
from desktop.charts.numbers import token_text
from desktop.panels.sweep.view import View, in_sentence, shown
from desktop.style import Look
from desktop.theme import LABEL, SEMIBOLD
from desktop.widgets.label import Label


class FatesView(QWidget):
    """The chart of fates and its sentences."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.chart = FatesChart(look, self.tr("Fates of tokens"))
        self.chart.setObjectName("sweep.fates")
        self._heading = Label(look, self.tr("Who leaves, and where"), LABEL, SEMIBOLD)
        self.sentences = QListWidget()
        self.sentences.setObjectName("sweep.fates.sentences")
        self.sentences.setAccessibleName(self.tr("Who leaves, and where"))
        self.sentences.setWordWrap(True)
        self.sentences.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = QVBoxLayout()
        side.addWidget(self._heading)
        side.addWidget(self.sentences, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.chart, 1)
        self._row.addLayout(side)
        look.changed.connect(self._measure)
        self._measure()

    def show_view(self, view: View) -> FatesPicture:
        """Show what becomes of the tokens, and return the picture of it."""
        picture = self._picture(view)
        self.chart.show_picture(picture)
        words = self._sentences(view) if not picture.hidden else []
        if [self.sentences.item(i).text() for i in range(self.sentences.count())] != words:
            self.sentences.clear()
            self.sentences.addItems(words)
        return picture

    def _picture(self, view: View) -> FatesPicture:
        study, plan = view.study, view.study.plan
        assert plan is not None
        fates, first = study.fates, plan.ranges[0]
        title = self._title(view)
        if fates is None or fates.parameter != first.parameter:
            return FatesPicture(view.axis(first, title), hidden=True)
        lanes = tuple(Lane(fate.name, fate.intervals) for fate in fates.fates)
        words = self._sentences(view)
        return FatesPicture(
            view.axis(first, title), lanes, fates.values, fates.probabilities,
            rest_text=self.tr("all others") if fates.rest.any() else "",
            now=study.at[0],
            lanes_title=self.tr("Line: the token survives. Hatched: it is cut."),
            shares_title=self.tr("Probability of the likeliest tokens"),
            title=self.tr("Fates of tokens"), summary=". ".join(words) + ".",
        )  # fmt: skip

    def _title(self, view: View) -> str:
        study, plan = view.study, view.study.plan
        assert plan is not None
        label = study.field(plan.parameters[0]).label
        if len(plan.parameters) == 1:
            return label
        other = study.field(plan.parameters[1])
        words = self.tr("{field}, at {other} {value}")
        value = shown(other, study.at[1])
        return words.format(field=label, other=in_sentence(other), value=value)

    def _sentences(self, view: View) -> list[str]:
        fates = view.study.fates
        if fates is None:
            return []
        said = [token_text(words) if "\n" in words else words
                for fate in fates.fates for words in fate.sentences]  # fmt: skip
        return said or [self.tr("Every token shown survives everywhere")]

    def _measure(self) -> None:
        px = self._look.theme.px
        self.sentences.setFixedWidth(px(200))
        self.sentences.setFont(self._look.theme.font(LABEL))
        self._row.setSpacing(px(8))
