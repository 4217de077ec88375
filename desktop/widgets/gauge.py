"""A thin bar from 0 to the largest possible value, with notches at limits."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.style import Look

HEIGHT = 9  # px at 100 %


class Gauge(QWidget):
    """Shows a value between 0 and a maximum; the notches cut it into bands."""

    def __init__(self, look: Look, name: str, ground: str = "raised") -> None:
        super().__init__()
        self._look, self._ground = look, ground
        self._value, self._maximum = 0.0, 1.0
        self._notches: tuple[float, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_value(self, value: float, maximum: float, notches: Sequence[float] = ()) -> None:
        """Fill up to ``value`` of ``maximum``; ``notches`` are values too."""
        self._value, self._maximum, self._notches = value, maximum, tuple(notches)
        words = self.tr("{value} of at most {maximum}")
        words = words.format(value=f"{value:.3f}", maximum=f"{maximum:.3f}")
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(60, self._look.theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(theme.zoom, theme.zoom)
        width = self.width() / theme.zoom
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("track"))
        painter.drawRoundedRect(QRectF(0, 2.5, width, 4), 2, 2)
        share = min(1.0, self._value / self._maximum) if self._maximum > 0 else 0.0
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(0, 2.5, max(4.0, width * share), 4), 2, 2)
        painter.setPen(QPen(theme.colour(self._ground), 2))
        for notch in self._notches:
            if 0 < notch < self._maximum:
                x = width * notch / self._maximum
                painter.drawLine(QPointF(x, 1), QPointF(x, 8))
