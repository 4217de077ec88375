"""Bars that come up from zero when a result appears that was hidden."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation
from PySide6.QtWidgets import QStyle, QWidget

LASTS = 400  # ms


class Growth(QObject):
    """Tells ``show`` how much of their length the bars have, from 0 to 1."""

    def __init__(self, chart: QWidget, show: Callable[[float], None]) -> None:
        super().__init__(chart)
        self._chart, self._show = chart, show
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(LASTS)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._follow)

    def start(self, *, grows: bool) -> None:
        """Let the bars grow, where they are seen and things may move; else they are there."""
        self._animation.stop()
        if grows and self._chart.isVisible() and self._moves():
            self._show(0.0)
            self._animation.start()
        else:
            self._show(1.0)

    def _follow(self, value: object) -> None:
        self._show(float(value) if isinstance(value, int | float) else 1.0)

    def _moves(self) -> bool:
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self._chart.style().styleHint(hint, None, self._chart) > 0
