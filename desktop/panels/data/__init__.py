"""Data: what the model says; built-in, typed in, or opened from a file."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.language import QT_TRANSLATE_NOOP
from desktop.panel import Panel
from sampling_core.trace import Trace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.actions import Command


class DataPanel(Panel):
    """The shelf above, the data that is in force below: two columns that can be edited."""

    name = "data"
    title = QT_TRANSLATE_NOOP("Panel", "Data")
    keys = "Alt+2"
    waits = True
    place = "left"
    opens = False
    least = (272, 120)

    open_wanted = Signal()

    def build(self) -> None:
        from PySide6.QtWidgets import QSplitter, QVBoxLayout

        from desktop.panels.data.capture_bar import CaptureBar
        from desktop.panels.data.editor import Editor
        from desktop.panels.data.shelf_list import ShelfList
        from desktop.panels.data.vocabulary import Vocabulary
        from desktop.scrolling import scrolling
        from sampling_core.model_view.positions import choose

        self.shelf_list = ShelfList(self.look, self.session.shelf)
        self.shelf_list.chosen.connect(partial(choose, self.session))
        self.shelf_list.open_wanted.connect(self.open_wanted)
        self.capture, self.vocabulary = CaptureBar(self.look), Vocabulary(self, self.session)
        self.capture.go_wanted.connect(self.go)
        self.capture.vocabulary_wanted.connect(self.vocabulary.take)
        self.capture.scorecard_wanted.connect(self.open_scorecard)
        self.editor = Editor(self.look, self.session)
        self.vocabulary.refused.connect(self._refuse_vocabulary)
        below = QWidget()
        self._below = QVBoxLayout(below)
        self._below.addWidget(self.capture)
        self._below.addWidget(self.editor, 1)
        split = QSplitter()
        split.setOrientation(split.orientation().Vertical)
        split.setChildrenCollapsible(False)
        split.setObjectName("data.split")
        split.addWidget(self.shelf_list)
        split.addWidget(below)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(scrolling(split))

    def show_trace(self, trace: Trace) -> None:
        source = trace.experiment.source
        self.shelf_list.show_source(source)
        spot = self.session.shelf.captures.spot(source)
        self.capture.show_spot(spot, source, hidden=self.session.veil.hides)
        self.editor.show_source(source)

    def show_token(self, token: int | None) -> None:
        self.editor.show_token(token)

    def go(self, index: int) -> None:
        """Make another position of the capture the data."""
        from sampling_core.model_view.positions import show_position, spot_now

        spot = spot_now(self.session)
        if spot is not None:
            show_position(self.session, spot.capture, index, "capture")

    def step(self, by: int) -> None:
        """Go on by some positions of the capture, or back."""
        from sampling_core.model_view.positions import step

        step(self.session, by)

    def open_scorecard(self) -> None:
        """Try the settings on every position of the capture."""
        from desktop.scorecard_dialog import open_scorecard

        open_scorecard(self)

    def _refuse_vocabulary(self, why: str) -> None:
        self.show_trace(self.session.trace)  # the value before is in force
        self.editor.say(why)

    def first_widget(self) -> QWidget:
        return self.shelf_list.tree

    def measure(self) -> None:
        px = self.look.theme.px
        self._whole.setContentsMargins(px(9), px(9), px(9), px(9))
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(px(6))
        self.shelf_list.measure()
        self.capture.measure()
        self.editor.measure()

    def commands(self) -> "Mapping[str, Sequence[Command | None]]":
        from desktop.actions import Command

        edits = (
            Command("paste_data", self.tr("&Paste data"), lambda: self.editor.paste()),
            Command("add_token", self.tr("&Add a token"), lambda: self.editor.add_row()),
            None,
            Command("shape_data", self.tr("&Change all…"), lambda: self.editor.open_menu()),
        )
        walk = (
            Command("position_back", self.tr("The position &before in the capture"),
                    lambda: self.step(-1), ("Ctrl+PgUp",), stays=True),
            Command("position_on", self.tr("The &next position in the capture"),
                    lambda: self.step(1), ("Ctrl+PgDown",), stays=True),
            None,
            Command("scorecard", self.tr("&Scorecard of the settings over the capture…"),
                    self.open_scorecard),
        )  # fmt: skip
        return {"edit": edits, "run": walk}
