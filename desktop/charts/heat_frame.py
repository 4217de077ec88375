"""Where everything of a heat map stands: the map, its axes, the bar of colours."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from desktop.charts.heat_picture import HeatPicture, Values
from desktop.charts.sweep_axis import SweepAxis
from desktop.theme import Theme

LEFT, TOP, FOOT = 54, 8, 42  # px at 100 %: beside, above and under the map
LONG = 18  # px at 100 % more where the numbers have six digits
LETTER, TICK = 6.2, 8  # px at 100 %: a letter of the limit at the high end, and what is before it
GAP, BAR, LABELS = 19, 28, 40  # px at 100 %: the bar of colours and its numbers


@dataclass(frozen=True, eq=False)
class HeatFrame:
    """The geometry of one map; lengths in pixels."""

    area: QRectF
    zoom: float
    picture: HeatPicture

    @classmethod
    def of(cls, area: QRectF, picture: HeatPicture, theme: Theme) -> "HeatFrame":
        return cls(area, theme.zoom, picture)

    @cached_property
    def map(self) -> QRectF:
        """The room of the colours."""
        zoom, area = self.zoom, self.area
        left, top = area.left() + LEFT * zoom, area.top() + TOP * zoom
        numbers = LABELS + (LONG if self.picture.scale.is_long else 0)
        labels = max(numbers, TICK + LETTER * len(self.picture.limit_text))
        right = area.right() - (GAP + BAR + labels) * zoom
        foot = area.bottom() - FOOT * zoom
        width, height = max(10, round(right - left)), max(10, round(foot - top))
        return QRectF(round(left), round(top), width, height)

    @cached_property
    def cells(self) -> QRectF:
        """The room of all cells: the outer ones stand around the ends of the axes."""
        room, cells = self.map, self.picture.cells
        wide = room.width() / max(1, len(cells.xs) - 1) / 2
        high = room.height() / max(1, len(cells.ys) - 1) / 2
        return room.adjusted(-wide, -high, wide, high)

    @cached_property
    def bar(self) -> QRectF:
        """The scale of the colours."""
        room = self.map
        left = round(room.right() + GAP * self.zoom)
        return QRectF(left, room.top(), round(BAR * self.zoom), room.height())

    def x(self, value: float) -> float:
        return self.map.left() + self.map.width() * self.picture.x.place(value)

    def y(self, value: float) -> float:
        return self.map.bottom() - self.map.height() * self.picture.y.place(value)

    def at(self, x: float, y: float) -> QPointF:
        """Return where a setting stands."""
        return QPointF(self.x(x), self.y(y))

    def ends(self, pieces: Values) -> Values:
        """Return where pieces of lines stand; in and out x, y, x, y, shape (k, 4)."""
        (left, right), (low, high) = self._span(self.picture.x), self._span(self.picture.y)
        across, up = self.map.width() / (right - left), self.map.height() / (high - low)
        corner = np.array([self.map.left(), self.map.bottom()] * 2)
        found: Values = corner + (pieces - np.array([left, low] * 2)) * np.array([across, -up] * 2)
        return found

    @staticmethod
    def _span(axis: SweepAxis) -> tuple[float, float]:
        return axis.low, axis.high if axis.high > axis.low else axis.low + 1.0

    def setting(self, place: QPointF) -> tuple[float, float] | None:
        """Return the setting under a point; None outside the map."""
        room = self.map
        if not room.contains(place):
            return None
        across = (place.x() - room.left()) / room.width()
        up = (room.bottom() - place.y()) / room.height()
        return self.picture.x.value(across), self.picture.y.value(up)
