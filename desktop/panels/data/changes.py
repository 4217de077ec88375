"""What can be done to all logits at once: moved, scaled, turned, or made anew."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from sampling_core.errors import LabError
from sampling_core.model_view.data_model import LOGIT, TOKEN, DataModel
from sampling_core.shapes import SHAPES, from_probabilities, scaled, shifted
from sampling_core.words import say

FEWEST, MOST = 2, 300_000  # tokens


class ChangesMenu(QMenu):
    """Each entry is one undoable edit; a problem is told in a sentence."""

    def __init__(self, parent: QWidget, model: DataModel, tell: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._model, self._tell = model, tell
        self.setObjectName("menu.data")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        falling = Qt.SortOrder.DescendingOrder
        self._add("sort_logits", self.tr("Sort by logit"), lambda: model.sort(LOGIT, falling))
        self._add("sort_tokens", self.tr("Sort by token"), lambda: model.sort(TOKEN))
        self.addSeparator()
        self._add("shift", self.tr("Shift all by a constant…"), self._shift)
        self._add("scale", self.tr("Scale all…"), self._scale)
        self._add("from_shares", self.tr("Read the column as probabilities"), self._from_shares)
        self.addSeparator()
        shapes = self.addMenu(self.tr("Make new data"))
        for name in SHAPES:
            action = shapes.addAction(say(name))
            action.setObjectName(f"action.shape_{name.lower().replace(' ', '_')}")
            action.triggered.connect(partial(self._make, name))

    def _add(self, name: str, words: str, run: Callable[[], object]) -> None:
        action = self.addAction(words)
        action.setObjectName(f"action.{name}")
        action.triggered.connect(lambda: self._try(run))

    def _try(self, run: Callable[[], object]) -> None:
        try:
            run()
        except LabError as problem:
            self._tell(str(problem))

    def _shift(self) -> None:
        value = self._number(self.tr("Add to every logit (the probabilities stay)"), 1.0)
        if value is not None:
            made = shifted(self._model.source.logits, value)
            self._model.replace(made, self.tr("Shift all logits"))

    def _scale(self) -> None:
        value = self._number(self.tr("Multiply every logit by"), 2.0)
        if value is not None:
            made = scaled(self._model.source.logits, value)
            self._model.replace(made, self.tr("Scale all logits"))

    def _from_shares(self) -> None:
        made = from_probabilities(self._model.source.logits)
        self._model.replace(made, self.tr("Read as probabilities"))

    def _make(self, name: str) -> None:
        words = self.tr("How many tokens?")
        size = len(self._model.source)
        count, wanted = QInputDialog.getInt(
            self._window(), self.tr("Make new data"), words, min(size, 1000), FEWEST, MOST
        )
        if wanted:
            said = self.tr("New data: {name}").format(name=say(name))
            self._try(lambda: self._model.replace(SHAPES[name](count), said))

    def _number(self, words: str, start: float) -> float | None:
        title = self.tr("Change all the data")
        value, wanted = QInputDialog.getDouble(
            self._window(), title, words, start, -1000.0, 1000.0, 3
        )
        return value if wanted else None

    def _window(self) -> QWidget:
        """The window over which a question stands: this menu is closing."""
        parent = self.parentWidget()
        return parent.window() if parent is not None else self
