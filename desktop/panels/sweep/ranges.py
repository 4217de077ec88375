"""The range of one swept field: from, to, and how many values."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.count_box import CountBox
from desktop.style import Look
from desktop.theme import LABEL
from desktop.widgets.label import Label
from desktop.widgets.number_box import NumberBox
from sampling_core.model_view.sweep_plan import LARGEST_COUNT, Range, SweepField


class RangeRow(QWidget):
    """Two numbers and a count; ``edited`` carries the range they make."""

    edited = Signal(object)  # Range, by the user

    def __init__(self, look: Look, field: SweepField, shown: Range) -> None:
        super().__init__()
        self._parameter, self._shown = field.parameter, shown
        name = f"sweep.range.{field.parameter}"
        words = self.tr("{field} from").format(field=field.label)
        self._low = NumberBox(look, words, field.spec)
        self._high = NumberBox(look, self.tr("{field} to").format(field=field.label), field.spec)
        counted = self.tr("{field}, how many values").format(field=field.label)
        self._count = CountBox(look, counted, 2, LARGEST_COUNT, 66, in_groups=True)
        for box, part in ((self._low, "low"), (self._high, "high"), (self._count, "count")):
            box.setObjectName(f"{name}.{part}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(look, words, LABEL, token="muted"))
        row.addWidget(self._low)
        row.addWidget(Label(look, self.tr("to"), LABEL, token="muted"))
        row.addWidget(self._high)
        row.addWidget(Label(look, self.tr("in"), LABEL, token="muted"))
        row.addWidget(self._count)
        row.addWidget(Label(look, self.tr("values"), LABEL, token="muted"))
        row.addStretch(1)
        self.show_range(shown)
        self._low.valueChanged.connect(self._announce)
        self._high.valueChanged.connect(self._announce)
        self._count.edited.connect(self._announce)

    def show_range(self, shown: Range) -> None:
        """Display a range without announcing an edit."""
        self._shown = shown
        for box, value in ((self._low, shown.low), (self._high, shown.high)):
            with QSignalBlocker(box):
                box.setValue(value)
        self._count.show_value(shown.count)

    def _announce(self) -> None:
        low, high = self._low.value(), self._high.value()
        if low < high:
            self.edited.emit(Range(self._parameter, low, high, self._count.value_shown()))
        else:
            self.show_range(self._shown)  # a range goes upwards
