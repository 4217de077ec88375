"""One result in a frame: title, large number, unit, footer."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.style import Look
from desktop.theme import BIG, LABEL, MEDIUM, SEMIBOLD, SMALL
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.focus_ring import paint_ring
from desktop.widgets.label import Label
from desktop.widgets.surface import Surface

HEIGHT = 90  # px at 100 %
LONG = 8  # characters of a number; with more of them, as limits have, they are smaller
SMALLER = 0.68
LINE = 1.2  # height of a line, in sizes of its letters


class Tile(Surface):
    """Shows a number; ``extra`` is a gauge or a strip under it, ``token`` the number's colour.

    Enter or a double click asks what the number is.
    """

    about_wanted = Signal()

    def __init__(
        self, look: Look, title: str, token: str = "text", extra: QWidget | None = None
    ) -> None:
        super().__init__("tile")
        self._look = look
        self._is_long = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(self.tr("About this number: Enter or double click"))
        self._title = ElidedLabel(look, title, SMALL, MEDIUM, "muted")
        self._number = Label(look, "", BIG, SEMIBOLD, token)
        self._unit = ElidedLabel(look, "", LABEL, token="muted")
        self._footer = ElidedLabel(look, "", SMALL, token="muted")
        self._middle = QHBoxLayout()
        self._middle.addWidget(self._number)
        self._middle.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBottom)
        self._middle.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._title)
        self._column.addLayout(self._middle)
        if extra is not None:
            self._column.addWidget(extra)
        self._column.addStretch(1)
        self._column.addWidget(self._footer)
        look.changed.connect(self._measure)
        self._measure()
        self.show_title(title)

    def show_title(self, title: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)

    def show_number(self, number: str, unit: str = "", footer: str = "") -> None:
        """Show a formatted number with its unit, and a line beneath."""
        self._number.setText(number)
        self._is_long = len(number) > LONG
        self._show_size()
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))
        self._footer.setText(footer)
        self.setAccessibleDescription(", ".join(filter(None, (f"{number} {unit}".strip(), footer))))

    def show_token(self, token: str) -> None:
        """Show the number in another colour."""
        self._number.show_token(token)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.about_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.about_wanted.emit()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ring(painter, QRectF(self.rect()), self._look.theme.px(7), self._look.theme)
            painter.end()

    def _show_size(self) -> None:
        big = self._look.theme.big
        self._number.setMinimumHeight(self._look.theme.px(big * LINE))
        self._number.show_size(big * SMALLER if self._is_long else big)

    def _measure(self) -> None:
        px = self._look.theme.px
        self._show_size()
        self._column.setContentsMargins(px(11), px(7), px(11), px(8))
        self._middle.setSpacing(px(5))
        self._unit.setContentsMargins(0, 0, 0, px(4))
        self.setFixedHeight(px(HEIGHT))
