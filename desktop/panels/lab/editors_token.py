"""Editors for tokens and orders: a list to choose from, to put in order, or to draw."""

from typing import Any

from PySide6.QtCore import QSignalBlocker

from desktop.charts.numbers import token_text
from desktop.panels.lab.editor import Editor, number_spec
from desktop.theme import LABEL, SMALL
from desktop.widgets.buttons import PushButton
from desktop.widgets.elided_box import ElidedBox
from desktop.widgets.marked_label import PlainLabel
from desktop.widgets.ranking_list import RankingList
from desktop.widgets.sketch_editor import SketchEditor


class TokenEditor(Editor):
    """A list of the tokens of the data."""

    beside = True

    def build(self) -> None:
        self.box = ElidedBox()
        self.named(self.box)
        self.box.setPlaceholderText(self.tr("Choose…"))
        self.box.setFont(self.look.theme.font(LABEL, mono=True))
        for token in self.asked.tokens:
            self.box.addItem(token_text(token))
        self.box.setCurrentIndex(-1)
        self.box.setSizeAdjustPolicy(
            ElidedBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(8)
        self.box.activated.connect(lambda place: self.edited.emit(self.asked.tokens[place]))
        self.column.addWidget(self.box)

    def show_answer(self, answer: Any) -> None:
        tokens = self.asked.tokens
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(tokens.index(answer) if answer in tokens else -1)


class RankingEditor(Editor):
    """A list to put in order; an order that was not touched is no answer yet."""

    def build(self) -> None:
        options = self.asked.field.options
        items = [(one.name, self.asked.text(one.text) or one.name) for one in options]
        self.ranking = RankingList(self.look, self.asked.ask, items)
        self.named(self.ranking.list)
        self.ranking.edited.connect(self.edited)
        self.keep = PushButton(self.look, self.tr("Keep this order"), "check", "flat", LABEL)
        self.keep.setObjectName(f"lab.field.{self.asked.field.name}.keep")
        self.keep.setAutoDefault(True)  # Enter presses it, as Space does
        self.keep.clicked.connect(lambda: self.edited.emit(self.ranking.order()))
        hint = self.tr("First place on top. Move with Alt+↑ and Alt+↓ or the buttons.")
        self.column.addWidget(self.ranking)
        self.column.addWidget(PlainLabel(self.look, hint, SMALL, token="muted"))
        self.column.addWidget(self.keep)

    def show_answer(self, answer: Any) -> None:
        self.keep.setVisible(not answer)
        if answer:
            self.ranking.show_order(tuple(answer))


class SketchingEditor(Editor):
    """A bar for each token."""

    def build(self) -> None:
        tokens = [(token, token_text(token)) for token in self.asked.tokens]
        spec = number_spec(0.0, 100.0, 1.0)
        self.sketch = SketchEditor(self.look, self.asked.ask, tokens, spec)
        self.named(self.sketch)
        self.sketch.edited.connect(lambda shares: self.edited.emit(shares or None))
        self.sketch.flagged.connect(self.flagged)
        self.column.addWidget(self.sketch)

    def show_answer(self, answer: Any) -> None:
        self.sketch.show_shares(answer or {})
