"""A comparing chart as a figure for exports."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.charts.compare_chart import RowsPainter
from desktop.charts.compare_grid import Gridded
from desktop.charts.distribution_paint import View
from desktop.theme import Theme

WIDEST = 900  # px at 100 %: of rows that are painted smaller to fit


@dataclass(frozen=True)
class ComparedFigure:
    """One picture or several below each other; all of it is painted, smaller where it must."""

    title: str
    caption: str
    parts: tuple[tuple[Gridded, Callable[[Theme], RowsPainter]], ...]

    @property
    def summary(self) -> str:
        shown = (picture.summary for picture, _ in self.parts if not picture.hidden)
        return " ".join(summary for summary in shown if summary)

    def paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Paint the parts into ``area``."""
        made = [(picture, make(theme)) for picture, make in self.parts]
        heights = [each.height(picture, area.width()) for picture, each in made]
        shrink = min(1.0, area.height() / max(1.0, sum(heights)))
        if len(made) == 1:
            heights = [area.height() / shrink]
        painter.save()
        painter.translate(area.topLeft())
        painter.scale(shrink, shrink)
        widest = max(area.width(), WIDEST * theme.zoom)  # a long line is hard to follow
        top, width = 0.0, min(area.width() / shrink, widest)
        for (picture, each), height in zip(made, heights, strict=True):
            each.paint(painter, QRectF(0.0, top, width, height), picture, View())
            top += height
        painter.restore()

    def table(self) -> Sequence[Sequence[object]]:
        """Return the numbers of all parts, an empty row between two."""
        rows: list[Sequence[object]] = []
        for picture, _ in self.parts:
            rows += [()] if rows else []
            rows += picture.grid.table()
        return rows
