"""A list of the likeliest tokens to choose one from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.style import Look
from desktop.theme import LABEL
from desktop.widgets.buttons import ToolButton
from desktop.widgets.elided_box import ElidedBox
from sampling_core.trace import Trace

OFFERED = 200  # tokens


class TokenPicker(QWidget):
    """Chooses a token; “add” announces it."""

    picked = Signal(int)  # token id

    def __init__(self, look: Look, name: str, verb: str) -> None:
        super().__init__()
        self._look = look
        self._source: object = None
        self.box = ElidedBox()
        self.box.setAccessibleName(name)
        self.box.setObjectName("token")
        self.box.setMinimumContentsLength(6)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button = ToolButton(look, "plus", verb, 16)
        self.button.setObjectName("token.add")
        self.button.clicked.connect(self._announce)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box, 1)
        row.addWidget(self.button)
        look.changed.connect(self._measure)
        self._measure()

    def show_tokens(self, trace: Trace) -> None:
        """Offer the tokens that the model finds likeliest."""
        source = trace.experiment.source
        if source is self._source:
            return
        self._source = source
        self.box.clear()
        for token in trace.stages[0].top(OFFERED).tolist():
            self.box.addItem(source.token(token), token)

    def _announce(self) -> None:
        token = self.box.currentData()
        if token is not None:
            self.picked.emit(token)

    def _measure(self) -> None:
        self.box.setFont(self._look.theme.font(LABEL, mono=True))
