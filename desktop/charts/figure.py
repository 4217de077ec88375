"""What every chart is to an export: one value with words, a painting routine and numbers.

A figure may have more than it must: ``Parted`` ones leave parts out, and a panel that is
``Revisited`` says how its view looks, and shows it again when a chart comes back.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.theme import Theme

# Parts that a figure may leave out, by the name that ``parts`` and ``without`` use.
LEGEND, NUMBERS, REMOVED, TICKS, SAMPLED = "legend", "numbers", "removed", "ticks", "sampled"
PARTS = (LEGEND, NUMBERS, REMOVED, TICKS, SAMPLED)


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


@runtime_checkable
class Parted(Figure, Protocol):
    """A figure of which parts can be left out of an export."""

    def parts(self) -> frozenset[str]:
        """Return which of ``PARTS`` the figure has now."""
        ...

    def without(self, parts: frozenset[str]) -> Figure:
        """Return the same figure without some of its parts."""
        ...


@runtime_checkable
class Revisited(Protocol):
    """A panel whose view can be shown again as it was exported."""

    def view_settings(self) -> Mapping[str, str]:
        """Return how the view looks: names and values as texts."""
        ...

    def show_view_settings(self, settings: Mapping[str, str]) -> None:
        """Look like that again; unknown names and values are passed over."""
        ...
