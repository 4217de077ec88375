"""One bar of a sketched distribution: filled while sketched, an outline over the result."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.style import Look

HEIGHT, THICK = 24, 14  # px at 100 %


class SketchBar(QWidget):
    """Shows a share from 0 to 1; a drag sets it. The number box beside it takes the keys."""

    edited = Signal(float)  # share, by the mouse

    def __init__(self, look: Look, *, fixed: bool = False) -> None:
        super().__init__()
        self._look, self._fixed = look, fixed
        self._share, self._result, self._whole = 0.0, -1.0, 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if not fixed:
            self.setCursor(Qt.CursorShape.SizeHorCursor)

    def show_share(self, share: float) -> None:
        """Show what was sketched."""
        self._share = share
        self.update()

    def show_result(self, sketched: float, result: float, whole: float) -> None:
        """Show a result under the sketch, both on an axis from 0 to ``whole``."""
        self._share, self._result, self._whole = sketched, result, max(whole, 1e-9)
        self.update()

    def sizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(80), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(40), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        theme = self._look.theme
        painter = QPainter(self)
        thick = theme.px(THICK)
        whole = QRectF(0.5, (self.height() - thick) / 2, self.width() - 1.0, thick)
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        outline = QPen(theme.colour("text" if self._result >= 0 else "accent"), 1.4)
        if self._result >= 0:
            painter.fillRect(self._bar(whole, self._result), theme.colour("accent"))
        sketched = self._bar(whole, self._share)
        if self._result < 0:
            painter.fillRect(sketched, theme.colour("accent_soft"))
        else:
            outline.setStyle(Qt.PenStyle.DashLine)
        if self._share > 0:
            painter.setPen(outline)
            painter.drawRect(sketched)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._drag(event)

    def _drag(self, event: QMouseEvent) -> None:
        if self._fixed or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        share = min(max(event.position().x() / max(1, self.width()), 0.0), 1.0)
        share = round(share, 2)
        self.show_share(share)
        self.edited.emit(share)

    def _bar(self, whole: QRectF, share: float) -> QRectF:
        part = min(max(share / self._whole, 0.0), 1.0)
        return QRectF(whole.left(), whole.top(), whole.width() * part, whole.height())
