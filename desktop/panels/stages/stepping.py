"""Stepping through the stages: by itself, or key by key."""

from PySide6.QtCore import QObject, QTimer, QVariantAnimation, Signal
from PySide6.QtWidgets import QStyle, QWidget

PAUSE = 600  # ms that a stage stays
FADE = 120  # ms in which it comes; at once where the system wants little motion


class Stepping(QObject):
    """Knows which of the ``stops`` is the last to be shown; None: all are."""

    changed = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._stops: tuple[int, ...] = ()
        self._place: int | None = None
        self._pause = QTimer(self, interval=PAUSE)
        self._pause.timeout.connect(self._go_on)
        self._fading = QVariantAnimation(self)
        self._fading.setDuration(FADE)
        self._fading.setStartValue(0.0)
        self._fading.setEndValue(1.0)
        self._fading.valueChanged.connect(self.changed)

    @property
    def shown(self) -> int | None:
        """The stop that is the last to be shown."""
        return None if self._place is None else self._stops[self._place]

    @property
    def fade(self) -> float:
        """How much of it is there, 0 to 1."""
        running = self._fading.state() == QVariantAnimation.State.Running
        return float(self._fading.currentValue()) if running else 1.0

    @property
    def runs(self) -> bool:
        """Whether it goes on by itself."""
        return self._pause.isActive()

    def show_stops(self, stops: tuple[int, ...]) -> None:
        """Step over other stops from now on; stepping ends where they are not the same."""
        if stops != self._stops:
            self._stops = stops
            self.end()

    def play(self) -> None:
        """Begin, go on after a pause, or make one."""
        if self.runs:
            self._pause.stop()
            self.changed.emit()
            return
        self._pause.start()
        self._show(0 if self._place is None else self._place + 1)

    def step(self, distance: int) -> None:
        """Show one stage more (+1) or one less (−1); beyond the last one it ends, 0 ends it."""
        self._pause.stop()
        if not distance:
            self.end()
        elif self._place is None:
            self._show(0)
        else:
            self._show(max(0, self._place + distance))

    def end(self) -> None:
        """Show all stages again."""
        self._pause.stop()
        self._fading.stop()
        self._place = None
        self.changed.emit()

    def _go_on(self) -> None:
        if self._place is not None:
            self._show(self._place + 1)

    def _show(self, place: int) -> None:
        if place >= len(self._stops):
            self.end()
            return
        self._fading.stop()
        self._place = place
        if self._moves():
            self._fading.start()
        self.changed.emit()

    def _moves(self) -> bool:
        """Whether the system bears motion."""
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self._widget.style().styleHint(hint, None, self._widget) > 0
