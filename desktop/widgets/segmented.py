"""A row of choices of which one is taken."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QPointF,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from desktop.style import Look
from desktop.theme import LABEL, REGULAR, SEMIBOLD
from desktop.widgets.focus_ring import paint_ring


class Segment(QRadioButton):
    """One of the choices; the group sees that exactly one is taken."""

    def __init__(self, look: Look, text: str, height: int, pad: int) -> None:
        super().__init__(text)
        self._look, self._height, self._pad = look, height, pad
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        wide = QFontMetricsF(theme.font(LABEL, SEMIBOLD)).horizontalAdvance(self.text())
        return QSize(round(wide) + theme.px(2 * self._pad), theme.px(self._height - 2))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        theme, taken = self._look.theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if taken:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(ground, 4, 4)
        if self.hasFocus():
            paint_ring(painter, ground, 4, theme)
        ink = "accent_text" if taken else "text"
        painter.setPen(theme.colour(ink if self.isEnabled() else "disabled"))
        painter.setFont(theme.font(LABEL, SEMIBOLD if taken else REGULAR))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Segmented(QWidget):
    """Real radio buttons side by side; arrow keys move, Tab goes past."""

    edited = Signal(int)  # index, by the user, never by show_index()

    def __init__(
        self, look: Look, name: str, options: Sequence[str], height: int = 26, pad: int = 11
    ) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for place, text in enumerate(options):
            segment = Segment(look, text, height, pad)
            segment.installEventFilter(self)
            self._group.addButton(segment, place)
            row.addWidget(segment)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self._announce)
        look.changed.connect(self.updateGeometry)
        self._announced = 0

    def index(self) -> int:
        return self._group.checkedId()

    def show_index(self, index: int) -> None:
        """Display the choice at ``index`` without announcing an edit."""
        with QSignalBlocker(self._group):
            self._group.button(index).setChecked(True)
        self._announced = index
        self.update()

    def button(self, index: int) -> QRadioButton:
        """Return the button of one choice, to disable it or give it a tool tip."""
        segment = self._group.button(index)
        assert isinstance(segment, QRadioButton)
        return segment

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._move(event.key())
        return super().eventFilter(watched, event)

    def _move(self, key: int) -> bool:
        """Take the next or previous choice; say whether the key was one for that."""
        forward = (Qt.Key.Key_Right, Qt.Key.Key_Down)
        back = (Qt.Key.Key_Left, Qt.Key.Key_Up)
        if key not in forward + back:
            return False
        distance = 1 if key in forward else -1
        count = len(self._group.buttons())
        target = self.button((self.index() + distance) % count)
        target.setFocus()
        target.click()
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("border_strong"), 1))
        painter.setBrush(theme.colour("panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setPen(QPen(theme.colour("border"), 1))
        for place in range(1, len(self._group.buttons())):
            if self.index() not in (place - 1, place):
                x = self._group.button(place).x() + 0.5
                painter.drawLine(QPointF(x, 7), QPointF(x, self.height() - 7))

    def _announce(self, index: int) -> None:
        self.update()
        if index != self._announced:
            self._announced = index
            self.edited.emit(index)
