"""What every chart is to an export: one value with words, a painting routine and numbers."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.theme import Theme


class Figure(Protocol):
    """A chart that can be painted on the screen, on a picture and on paper, and read as a table."""

    @property
    def title(self) -> str:
        """Return the heading of an exported picture."""
        ...

    @property
    def caption(self) -> str:
        """Return the line under an exported picture: settings and origin."""
        ...

    @property
    def summary(self) -> str:
        """Return the chart as sentences, for screen readers and alternative texts."""
        ...

    def paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Paint the chart with its legend into ``area``, lengths in pixels of the theme's zoom."""
        ...

    def table(self) -> Sequence[Sequence[object]]:
        """Return the numbers of the chart as rows, the header with its units first."""
        ...
