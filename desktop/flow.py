"""A layout that goes on in a new row where a row is full."""

from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from shiboken6 import isValid


class FlowLayout(QLayout):
    """Widgets side by side at their natural size, in as many rows as it takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802  (Qt's name)
        self._parts.append(item)

    def count(self) -> int:
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  (Qt's name)
        return self._parts[index] if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> Any:  # noqa: N802  (Qt's name; None ends its walk)
        return self._parts.pop(index) if 0 <= index < len(self._parts) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802  (Qt's name)
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, area: QRect) -> None:  # noqa: N802  (Qt's name)
        super().setGeometry(area)
        self._place(area, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802  (Qt's name)
        size = QSize()
        for part in self._alive():
            size = size.expandedTo(part.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _alive(self) -> list[QLayoutItem]:
        """Return the parts; while a window is taken down Qt deletes some before it asks again."""
        return [part for part in self._parts if isValid(part)]

    def _place(self, area: QRect, *, move: bool) -> int:
        """Lay the parts out in ``area``; return the height they take."""
        margins = self.contentsMargins()
        inside = area.marginsRemoved(margins)
        x, y, tallest = inside.x(), inside.y(), 0
        for part in self._alive():
            size = part.sizeHint()
            if x > inside.x() and x + size.width() > inside.right() + 1:
                x, y, tallest = inside.x(), y + tallest + self.spacing(), 0
            if move:
                part.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            tallest = max(tallest, size.height())
        return y + tallest - area.y() + margins.bottom()
