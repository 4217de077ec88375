"""Data: what the model says; built-in, typed in, or opened from a file."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.panel import Panel
from sampling_core.trace import Trace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.actions import Command


class DataPanel(Panel):
    """The shelf above, the data that is in force below: two columns that can be edited."""

    name = "data"
    title = "Data"
    keys = "Alt+2"
    waits = True
    place = "left"
    opens = False
    least = (272, 120)

    open_wanted = Signal()

    def build(self) -> None:
        from PySide6.QtWidgets import QSplitter, QVBoxLayout

        from desktop.panels.data.editor import Editor
        from desktop.panels.data.shelf_list import ShelfList

        self.shelf_list = ShelfList(self.look, self.session.shelf)
        self.shelf_list.chosen.connect(self.session.choose_source)
        self.shelf_list.open_wanted.connect(self.open_wanted)
        self.editor = Editor(self.look, self.session)
        split = QSplitter()
        split.setOrientation(split.orientation().Vertical)
        split.setChildrenCollapsible(False)
        split.setObjectName("data.split")
        split.addWidget(self.shelf_list)
        split.addWidget(self.editor)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(split)

    def show_trace(self, trace: Trace) -> None:
        self.shelf_list.show_source(trace.experiment.source)
        self.editor.show_source(trace.experiment.source)

    def show_token(self, token: int | None) -> None:
        self.editor.show_token(token)

    def first_widget(self) -> QWidget:
        return self.shelf_list.tree

    def measure(self) -> None:
        px = self.look.theme.px
        self._whole.setContentsMargins(px(9), px(9), px(9), px(9))
        self.shelf_list.measure()
        self.editor.measure()

    def commands(self) -> "Mapping[str, Sequence[Command | None]]":
        from desktop.actions import Command

        edits = (
            Command("paste_data", self.tr("&Paste data"), lambda: self.editor.paste()),
            Command("add_token", self.tr("&Add a token"), lambda: self.editor.add_row()),
            None,
            Command("shape_data", self.tr("&Change all…"), lambda: self.editor.open_menu()),
        )
        return {"edit": edits}
