"""Where everything of the curve stands: two panels over one axis of ranks."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF

from desktop.theme import Theme

HEAD, GAP, AXIS = 25, 27, 38  # px at 100 %: above, between and under the panels
LEFT, RIGHT = 66, 12  # px at 100 %: beside the panels
LOWER = 0.3  # share of the height that the running total takes
TOKENS_FROM = 40  # px at 100 %: so wide is the room of a rank that is named


@dataclass(frozen=True)
class CurveFrame:
    """The geometry of one curve; lengths in pixels."""

    area: QRectF
    zoom: float
    count: int

    @classmethod
    def of(cls, area: QRectF, count: int, theme: Theme) -> "CurveFrame":
        return cls(area, theme.zoom, count)

    @cached_property
    def upper(self) -> QRectF:
        """The panel of the probabilities."""
        return self._panel(self.area.top() + HEAD * self.zoom, self._room * (1.0 - LOWER))

    @cached_property
    def lower(self) -> QRectF:
        """The panel of the running total."""
        top = self.upper.bottom() + GAP * self.zoom
        return self._panel(top, self._room * LOWER)

    @cached_property
    def step(self) -> float:
        """The room of one rank."""
        return self.upper.width() / max(1, self.count)

    @property
    def names_tokens(self) -> bool:
        """Whether there is room for the token under its rank."""
        return self.step >= TOKENS_FROM * self.zoom

    def x(self, row: float) -> float:
        """Return where the middle of a row (from 0) stands."""
        return self.upper.left() + (row + 0.5) * self.step

    def column(self, first: int, last: int) -> QRectF:
        """Return the room of the rows ``first`` to ``last`` − 1 through both panels."""
        left, right = self.x(first - 0.5), self.x(last - 0.5)
        top = self.upper.top()
        return QRectF(left, top, right - left, self.lower.bottom() - top)

    def row_at(self, place: QPointF) -> int:
        """Return the row above which a point lies, −1 beside the panels."""
        upper, lower = self.upper, self.lower
        inside = upper.left() <= place.x() < upper.right()
        if not self.count or not inside or not upper.top() <= place.y() <= lower.bottom():
            return -1
        return min(self.count - 1, int((place.x() - upper.left()) / self.step))

    @cached_property
    def _room(self) -> float:
        return max(20.0, self.area.height() - (HEAD + GAP + AXIS) * self.zoom)

    def _panel(self, top: float, height: float) -> QRectF:
        left, right = self.area.left() + LEFT * self.zoom, self.area.right() - RIGHT * self.zoom
        return QRectF(round(left), round(top), max(10, round(right - left)), round(height))
