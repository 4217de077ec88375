"""An editor for a field that holds tokens, or what is added to the logits of tokens."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDoubleSpinBox, QVBoxLayout, QWidget

from desktop.flow import FlowLayout
from desktop.style import Look
from desktop.token_picker import TokenPicker
from desktop.widgets.chip import Chip
from sampling_core.fields import Biases, Tokens
from sampling_core.trace import Trace
from sampling_core.words import say

SHOWN = 30  # chips


class TokenEditor(QWidget):
    """Chips of the tokens chosen, and a list to add one."""

    edited = Signal(object)  # the whole field, as a tuple

    def __init__(self, look: Look, spec: Tokens | Biases) -> None:
        super().__init__()
        self._look = look
        self._value: tuple[Any, ...] = ()
        label = say(spec.label)
        self.setAccessibleName(label)
        self.setToolTip(say(spec.hint))
        self._picker = TokenPicker(look, label, self.tr("Add to: {field}").format(field=label))
        self._picker.picked.connect(self._add)
        self._amount: QDoubleSpinBox | None = None
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._chips)
        if isinstance(spec, Biases):
            self._amount = QDoubleSpinBox(minimum=-100, maximum=100, singleStep=0.1, value=1.0)
            self._amount.setAccessibleName(self.tr("What to add to the logit"))
            self._amount.setObjectName(f"parameter.{spec.parameter}.amount")
            self._column.addWidget(self._amount)
        self._column.addWidget(self._picker)
        look.changed.connect(self._measure)
        self._measure()

    def controls(self) -> list[QWidget]:
        amount = [self._amount] if self._amount else []
        return [*amount, self._picker.box, self._picker.button]

    def show_tokens(self, value: tuple[Any, ...], trace: Trace) -> None:
        self._picker.show_tokens(trace)
        if value == self._value and self._flow.count():
            return
        self._value = value
        while (part := self._flow.takeAt(0)) is not None:
            if (chip := part.widget()) is not None:
                chip.hide()  # else it is a window for a moment
                chip.setParent(None)
                chip.deleteLater()
        for place, entry in enumerate(value[:SHOWN]):
            chip = Chip(self._look, self._words(entry, trace), removable=True)
            chip.removed.connect(partial(self._remove, place))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(value))

    def _words(self, entry: Any, trace: Trace) -> str:
        token, amount = entry if self._amount is not None else (entry, None)
        source = trace.experiment.source
        name = source.token(token) if token < len(source) else str(token)
        return name if amount is None else f"{name} {amount:+g}".replace("-", "−")

    def _add(self, token: int) -> None:
        entry = (token, self._amount.value()) if self._amount is not None else token
        self.edited.emit((*self._value, entry))

    def _remove(self, place: int) -> None:
        self.edited.emit(self._value[:place] + self._value[place + 1 :])

    def _measure(self) -> None:
        px = self._look.theme.px
        self._column.setContentsMargins(px(12), 0, px(10), 0)
        self._column.setSpacing(px(4))
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._flow.setSpacing(px(4))
