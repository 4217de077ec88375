"""What the painted charts share: a theme to follow, a name to be read, a ring for the keyboard."""

from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.style import Look


class DrawnChart(QWidget):
    """A widget that paints one picture; subclasses make their painter in ``dress``."""

    wanted: ClassVar[tuple[int, int]] = (600, 420)  # px at 100 %
    least: ClassVar[tuple[int, int]] = (240, 250)  # px at 100 %

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._follow)

    def dress(self) -> None:
        """Take the colours, fonts and lengths of the theme in force."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return QSize(*self.wanted) * self._look.theme.zoom

    def minimumSizeHint(self) -> QSize:
        return QSize(*self.least) * self._look.theme.zoom

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _follow(self) -> None:
        self.dress()
        self.updateGeometry()
        self.update()
