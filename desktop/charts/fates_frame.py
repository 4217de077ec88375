"""Where everything of the chart of fates stands: ribbons above, a lane for each token below."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRectF

from desktop.charts.fates_picture import FatesPicture
from desktop.theme import Theme

LEFT, RIGHT, TOP, FOOT, GAP = 116, 18, 26, 42, 30  # px at 100 %
LANE = 19  # px at 100 %: the height of a lane where there is room
LANES_MOST = 0.62  # of the height


@dataclass(frozen=True, eq=False)
class FatesFrame:
    """The geometry of one chart; lengths in pixels."""

    area: QRectF
    zoom: float
    picture: FatesPicture

    @classmethod
    def of(cls, area: QRectF, picture: FatesPicture, theme: Theme) -> "FatesFrame":
        return cls(area, theme.zoom, picture)

    @cached_property
    def _height(self) -> float:
        return max(40.0, self.area.height() - (TOP + GAP + FOOT) * self.zoom)

    @cached_property
    def lane(self) -> float:
        """The height of a lane."""
        count = max(1, len(self.picture.lanes))
        return min(LANE * self.zoom, self._height * LANES_MOST / count)

    @cached_property
    def ribbons(self) -> QRectF:
        """The room of the ribbons."""
        height = self._height - self.lane * len(self.picture.lanes)
        return self._room(self.area.top() + TOP * self.zoom, height)

    @cached_property
    def lanes(self) -> QRectF:
        """The room of all lanes."""
        top = self.ribbons.bottom() + GAP * self.zoom
        return self._room(top, self.lane * len(self.picture.lanes))

    def x(self, value: float) -> float:
        return self.ribbons.left() + self.ribbons.width() * self.picture.x.place(value)

    def y(self, share: float) -> float:
        """Return where a running total (0 to 1, from the top) stands among the ribbons."""
        return self.ribbons.top() + self.ribbons.height() * share

    def middle(self, row: int) -> float:
        """Return the middle of a lane."""
        return self.lanes.top() + (row + 0.5) * self.lane

    def _room(self, top: float, height: float) -> QRectF:
        left = round(self.area.left() + LEFT * self.zoom)
        right = round(self.area.right() - RIGHT * self.zoom)
        return QRectF(left, round(top), max(10, right - left), max(4, round(height)))
