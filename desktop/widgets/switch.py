"""A sliding switch: on or off."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from desktop.style import Look
from desktop.widgets.focus_ring import paint_ring

WIDTH, HEIGHT = 32, 18  # px at 100 %, as drawn
MARGIN = 4  # px around it: room for the ring, and a target of 26 px


class Switch(QCheckBox):
    """A check box drawn as a switch; Space and a click turn it."""

    edited = Signal(bool)  # by the user, never by show_on()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.edited)
        look.changed.connect(self.updateGeometry)

    def show_on(self, on: bool) -> None:
        """Display ``on`` without announcing an edit."""
        with QSignalBlocker(self):
            self.setChecked(on)
        self.update()

    def sizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(WIDTH + 2 * MARGIN), px(HEIGHT + 2 * MARGIN))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        theme, on = self._look.theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), self.height() / 2 - 1, theme)
        painter.translate(QRectF(self.rect()).center())
        painter.scale(theme.zoom, theme.zoom)
        fill = "accent" if self.isEnabled() else "disabled"
        painter.setPen(QPen(theme.colour(fill if on else "border_strong"), 1))
        painter.setBrush(theme.colour(fill if on else "panel"))
        outline = QRectF(-WIDTH / 2 + 0.5, -HEIGHT / 2 + 0.5, WIDTH - 1, HEIGHT - 1)
        painter.drawRoundedRect(outline, 8.5, 8.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("on_accent" if on else "border_strong"))
        painter.drawEllipse(QPointF(7 if on else -7, 0), 5.8, 5.8)
