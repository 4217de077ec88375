"""A slider and a spin box on the same number."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.style import Look
from desktop.widgets.number_box import NumberBox
from desktop.widgets.scale import Mark, NumberSpec
from desktop.widgets.slider import ValueSlider

UNKNOWN = "?"  # in place of a number that is concealed


class NumberEditor(QWidget):
    """Slider and spin box always in step; the spin box accepts the wider range."""

    edited = Signal(float)  # by the user, never by show_value()
    drag_started = Signal()  # what is edited until drag_ended is one step of undo
    drag_ended = Signal()
    space_pressed = Signal()

    def __init__(self, look: Look, name: str, spec: NumberSpec) -> None:
        super().__init__()
        self._spec, self._hint = spec, spec.hint
        self.setToolTip(spec.hint)
        self.slider = ValueSlider(look, name, spec)
        self.box = NumberBox(look, name, spec)
        self.slider.edited.connect(self._follow_slider)
        self.slider.typed.connect(self._type)
        self.slider.drag_started.connect(self.drag_started)
        self.slider.drag_ended.connect(self.drag_ended)
        self.slider.space_pressed.connect(self.space_pressed)
        self.box.valueChanged.connect(self._follow_box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.slider, 1)
        row.addWidget(self.box)
        self.setFocusProxy(self.slider)

    def show_value(self, value: float) -> None:
        """Display ``value`` without announcing an edit; nothing of one that is concealed."""
        if self.slider.concealed:
            return
        self.slider.show_value(value)
        if self.box.value() != value:  # else a number being typed would be lost
            with QSignalBlocker(self.box):
                self.box.setValue(value)

    def value_shown(self) -> float:
        return self.box.value()

    def show_span(self, low: float, high: float) -> None:
        """Let the slider reach from ``low`` to ``high``; the spin box stays as it is."""
        self.slider.show_span(low, high)

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        self.slider.show_marks(marks)

    def lock(self, why: str) -> None:
        """Show the number but let nobody change it, and say why; "" unlocks."""
        self.slider.locked = bool(why)
        self.slider.update()
        self.box.setReadOnly(bool(why))
        self.setToolTip(why or self._hint)
        self.box.setAccessibleDescription(why)
        self.style().unpolish(self.box)
        self.style().polish(self.box)

    def conceal(self, why: str) -> None:
        """Show “?” in place of the number, and say why; "" lets ``show_value`` show it again.

        Not even what reads the screen finds the number: slider and box stand at their ends.
        """
        self.lock(why)
        self.slider.concealed = False
        if why:
            self.show_value(self.box.minimum())
        self.slider.concealed = bool(why)
        self.slider.show_value(self.slider.value_shown())
        self.box.setSpecialValueText(UNKNOWN if why else "")

    def narrow(self, ends: tuple[float, float] | None, why: str = "") -> None:
        """Let nobody leave the range from one end to the other, and say why; None: all of it."""
        if ends is None:
            self.slider.show_span(*self._spec.slider)
        else:
            self.slider.narrow(*ends)
        with QSignalBlocker(self.box):
            self.box.setRange(*(ends or self._spec.box))
        self.setToolTip(why or self._hint)
        self.box.setAccessibleDescription(why)

    def _follow_slider(self, value: float) -> None:
        with QSignalBlocker(self.box):
            self.box.setValue(value)
        self.edited.emit(value)

    def _follow_box(self, value: float) -> None:
        self.slider.show_value(value)
        self.edited.emit(value)

    def _type(self, text: str) -> None:
        """Put what was typed on the slider into the spin box, which takes over."""
        if not self.box.isReadOnly():
            self.box.setFocus()
            self.box.lineEdit().setText(text)
