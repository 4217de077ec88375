"""A slider on a number, filled from the value at which it changes nothing."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from desktop.style import Look
from desktop.widgets.scale import Mark, NumberSpec, marks_of, scale_of
from desktop.widgets.slider_paint import HEIGHT, REACH, paint_slider

SNAP = 0.01  # of the span: 0.02 for temperature, whose slider goes from 0 to 2
COARSE_PIXELS = 2.0  # a step this narrow is what the mouse moves by


class ValueSlider(QSlider):
    """Moves a value by mouse and keys; integer ticks underneath."""

    edited = Signal(float)  # by the user, never by show_value()
    drag_started = Signal()
    drag_ended = Signal()
    typed = Signal(str)  # a digit or sign: meant for the spin box beside it
    space_pressed = Signal()

    def __init__(self, look: Look, name: str, spec: NumberSpec) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look, self._spec = look, spec
        self._value = spec.slider[0]
        self._before_drag: float | None = None
        self.locked = self.concealed = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by wheel
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_span(*spec.slider)
        look.changed.connect(self.updateGeometry)

    def show_span(self, low: float, high: float) -> None:
        """Reach from ``low`` to ``high``: top-k ends at the number of tokens."""
        self._scale = scale_of(self._spec, low, high)
        self._marks = marks_of(self._scale, self._spec.off)
        with QSignalBlocker(self):
            self.setRange(0, self._scale.ticks)
        self.show_value(self._value)

    def narrow(self, low: float, high: float) -> None:
        """Reach from ``low`` to ``high`` only; what lies outside has no mark."""
        self.show_span(low, high)
        off = self._spec.off
        if off is not None and not low <= off <= high:
            self._scale = replace(self._scale, neutral=None)
            self._marks = marks_of(self._scale, off)
            self.update()

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Write other words under the line."""
        self._marks = marks
        self.update()

    def show_value(self, value: float) -> None:
        """Display ``value`` without announcing an edit."""
        self._value = value
        with QSignalBlocker(self):
            self.setValue(round(self._scale.share(self._place()) * self._scale.ticks))
        self.setAccessibleDescription(self._words())
        self.update()

    def value_shown(self) -> float:
        return self._value

    def sizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(130), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(96), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = self.isEnabled() and not self.locked
        paint_slider(
            painter,
            self.width(),
            self._look.theme,
            self._scale,
            self._place(),
            self._marks,
            focused=self.hasFocus(),
            active=active,
            concealed=self.concealed,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if key == Qt.Key.Key_Escape and self._before_drag is not None:
            self._end_drag(restore=True)
        elif key == Qt.Key.Key_Space:
            self.space_pressed.emit()
        elif text and text in "0123456789.,-":
            self.typed.emit(text)
        elif (target := self._target(event)) is not None:
            self._edit(target)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.locked:
            event.ignore()
            return
        self._before_drag = self._value
        self.setSliderDown(True)
        self.drag_started.emit()
        self._edit(self._value_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._before_drag is not None:
            self._edit(self._value_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002  (Qt's signature)
        self._end_drag()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.hasFocus() or self.locked:
            event.ignore()  # scrolling past must change nothing
            return
        turns = event.angleDelta().y() / 120
        self._edit(self._scale.rounded(self._value + turns * self._spec.step))
        event.accept()

    def _place(self) -> float:
        """Return the value at which the knob stands; "off" outside the line is at its end."""
        neutral = self._scale.neutral
        return neutral if neutral is not None and self._value == self._spec.off else self._value

    def _target(self, event: QKeyEvent) -> float | None:
        """Return the value that a key asks for, or None where it asks for nothing."""
        scale, spec, here = self._scale, self._spec, self._place()
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = spec.fine if fine else spec.step
        keys = Qt.Key
        sign = -1 if self.isRightToLeft() else 1
        match event.key():
            case keys.Key_Right | keys.Key_Left:
                right = event.key() == keys.Key_Right
                return scale.rounded(here + (step if right else -step) * sign)
            case keys.Key_Up:
                return scale.rounded(here + step)
            case keys.Key_Down:
                return scale.rounded(here - step)
            case keys.Key_PageUp:
                return scale.rounded(here * 2 if spec.logarithmic else here + spec.page)
            case keys.Key_PageDown:
                return scale.rounded(here / 2 if spec.logarithmic else here - spec.page)
            case keys.Key_Home:
                return scale.low
            case keys.Key_End:
                return scale.high
        return None

    def _value_at(self, where: QPointF) -> float:
        """Return the value under the mouse, drawn to the neutral one where it is near."""
        scale = self._scale
        length = max(1.0, self.width() - 2 * REACH * self._look.theme.zoom)
        share = (where.x() - REACH * self._look.theme.zoom) / length
        if self.isRightToLeft():
            share = 1 - share
        value = scale.value(share)
        span = scale.high - scale.low
        inside = scale.neutral is not None and scale.low < scale.neutral < scale.high
        if (
            inside
            and scale.neutral is not None
            and abs(value - scale.neutral) <= SNAP * span + 1e-9
        ):
            return scale.neutral
        if not scale.logarithmic and self._spec.step / span * length <= COARSE_PIXELS:
            return scale.rounded(value, self._spec.step)
        return value

    def _edit(self, value: float) -> None:
        """Show ``value`` and announce it, if it is another one."""
        if value != self._value and not self.locked:
            self.show_value(value)
            self.edited.emit(value)

    def _end_drag(self, *, restore: bool = False) -> None:
        before, self._before_drag = self._before_drag, None
        if before is None:
            return
        if restore:
            self._edit(before)
        self.setSliderDown(False)
        self.drag_ended.emit()

    def _words(self) -> str:
        """Return the value as a screen reader should say it."""
        if self.concealed:
            return self.tr("hidden")
        shown = f"{self._value:.{self._spec.decimals}f}"
        off = self.tr("{value}, off").format(value=shown)
        return off if self._value == self._spec.off else shown
