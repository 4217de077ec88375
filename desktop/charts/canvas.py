"""The pyqtgraph view that holds the items of the distribution chart.

pyqtgraph takes a third of a second to import, so nobody imports this file before a window is
on the screen.
"""

from collections.abc import Callable

import pyqtgraph as pg  # type: ignore[import-untyped]  # it has no type hints
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QStyleOptionGraphicsItem, QWidget

Paint = Callable[[QPainter], None]


class Part(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no type hints
    """One part of a chart, painted by our own routine."""

    def __init__(self, paint: Paint) -> None:
        super().__init__()
        self._paint = paint
        self._area = QRectF()

    def show_area(self, area: QRectF) -> None:
        """Cover ``area`` of the view from now on."""
        if area != self._area:
            self.prepareGeometryChange()
            self._area = area

    def boundingRect(self) -> QRectF:  # noqa: N802  (Qt's name)
        return self._area

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002  (Qt's signature)
        widget: QWidget | None = None,  # noqa: ARG002  (Qt's signature)
    ) -> None:
        self._paint(painter)


class Canvas(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no type hints
    """Shows parts one pixel to one unit; the chart behind it gets mouse and keys."""

    def __init__(self, parent: QWidget, parts: dict[str, Paint]) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.parts = {name: Part(paint) for name, paint in parts.items()}
        for part in self.parts.values():
            self.addItem(part)

    def redraw(self, names: tuple[str, ...]) -> None:
        """Paint some parts again at the next turn of the event loop."""
        for name in names:
            self.parts[name].update()
