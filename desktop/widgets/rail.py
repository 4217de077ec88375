"""The piece of rail left of a stage card, with the number of the stage."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.style import Look
from desktop.theme import SEMIBOLD, SMALL

WIDTH = 24  # px at 100 %
MIDDLE = 19  # px from the top of the card to the middle of the number


class Rail(QWidget):
    """A numbered knot on a line: filled when the stage is on, outlined when it is off."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._number: int | None = None
        self._on = self._first = self._last = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        look.changed.connect(self.updateGeometry)

    def show_stage(
        self, number: int | None, *, on: bool, first: bool = False, last: bool = False
    ) -> None:
        """Show a stage by its place in the chain; None is the dot of the logits."""
        self._number, self._on, self._first, self._last = number, on, first, last
        words = self.tr("Stage {number}, on") if on else self.tr("Stage {number}, off")
        words = self.tr("Logits") if number is None else words.format(number=number)
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(WIDTH), 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(theme.zoom, theme.zoom)
        height = self.height() / theme.zoom
        dot = self._number is None
        gap = 2 if dot else 10
        painter.setPen(QPen(theme.colour("track"), 2))
        if not self._first:
            painter.drawLine(QPointF(12, -1), QPointF(12, MIDDLE - gap))
        if not self._last:
            painter.drawLine(QPointF(12, MIDDLE + gap), QPointF(12, height + 1))
        if dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("border_strong"))
            painter.drawEllipse(QPointF(12, MIDDLE - 2), 4, 4)
            return
        if self._on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
        else:
            painter.setPen(QPen(theme.colour("border_strong"), 1.3))
            painter.setBrush(theme.colour("panel"))
        painter.drawEllipse(QPointF(12, MIDDLE), 9.5, 9.5)
        painter.setPen(theme.colour("on_accent" if self._on else "muted"))
        painter.setFont(theme.zoomed(1).font(SMALL, SEMIBOLD))
        area = QRectF(2.5, MIDDLE - 9.5, 19, 19)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(self._number))
