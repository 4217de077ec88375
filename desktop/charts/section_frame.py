"""Where everything of a chart of curves stands."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF

from desktop.charts.section_picture import SectionPicture, Values
from desktop.theme import Theme

LEFT, TOP, FOOT, RIGHT = 56, 8, 42, 14  # px at 100 %: beside, above and under the curves
LONG = 22  # px at 100 % more where the numbers have six digits
LABEL_GAP = 9  # px at 100 % between the end of a curve and its label


@dataclass(frozen=True, eq=False)
class SectionFrame:
    """The geometry of one chart; lengths in pixels."""

    area: QRectF
    zoom: float
    picture: SectionPicture
    labels: float = 0.0  # room for labels beside the curves

    @classmethod
    def of(
        cls, area: QRectF, picture: SectionPicture, theme: Theme, labels: float = 0.0
    ) -> "SectionFrame":
        return cls(area, theme.zoom, picture, labels)

    @cached_property
    def room(self) -> QRectF:
        """The room of the curves."""
        area, zoom = self.area, self.zoom
        margin = LEFT + (LONG if self.picture.y.is_long else 0)
        left, top = area.left() + margin * zoom, area.top() + TOP * zoom
        right = area.right() - RIGHT * zoom
        if self.labels:
            right -= self.labels + LABEL_GAP * zoom
        foot = area.bottom() - FOOT * zoom
        width, height = max(10, round(right - left)), max(10, round(foot - top))
        return QRectF(round(left), round(top), width, height)

    def x(self, value: float) -> float:
        return self.room.left() + self.room.width() * self.picture.x.place(value)

    def y(self, value: float) -> float:
        return self.room.bottom() - self.room.height() * self.picture.y.place(value)

    def at(self, x: float, y: float) -> QPointF:
        return QPointF(self.x(x), self.y(y))

    def points(self, xs: Values, ys: Values) -> list[QPointF]:
        """Return where many values stand."""
        room, x, y = self.room, self.picture.x, self.picture.y
        across = room.left() + room.width() * (xs - x.low) / max(x.high - x.low, 1e-300)
        down = room.bottom() - room.height() * (ys - y.low) / max(y.high - y.low, 1e-300)
        return [QPointF(a, b) for a, b in zip(across.tolist(), down.tolist(), strict=True)]

    def value(self, place: QPointF) -> float | None:
        """Return the value of the field under a point; None outside."""
        if not self.room.contains(place):
            return None
        return self.picture.x.value((place.x() - self.room.left()) / self.room.width())


def apart(heights: list[float], gap: float, low: float, high: float) -> list[float]:
    """Return heights near the given ones, at least ``gap`` apart where the room allows it."""
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    placed = [0.0] * len(heights)
    floor = low
    for i in order:  # downwards, each below the one before
        placed[i] = max(heights[i], floor)
        floor = placed[i] + gap
    ceiling = high
    for i in reversed(order):  # and back, none below the foot
        placed[i] = min(placed[i], ceiling)
        ceiling = placed[i] - gap
    return placed
