"""The editor for each kind of answer."""

from collections.abc import Mapping
from typing import Any

from desktop.panels.lab.editor import Editor, NumberEditor
from desktop.panels.lab.editors_choice import BandEditor, ChoiceEditor
from desktop.panels.lab.editors_token import RankingEditor, SketchingEditor, TokenEditor
from desktop.panels.lab.text_field import TextField


class TextEditor(Editor):
    """A few lines of words."""

    def build(self) -> None:
        self.text = TextField(self.look)
        self.named(self.text)
        self.text.typed.connect(lambda words: self.edited.emit(words or None))
        self.column.addWidget(self.text)

    def show_answer(self, answer: Any) -> None:
        self.text.show_text(str(answer or ""))


EDITORS: Mapping[str, type[Editor]] = {
    "number": NumberEditor,
    "choice": ChoiceEditor,
    "ranking": RankingEditor,
    "band": BandEditor,
    "token": TokenEditor,
    "sketch": SketchingEditor,
    "text": TextEditor,
}
