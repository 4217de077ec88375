"""Where everything of the distribution chart stands: columns, rows, axis."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from desktop.theme import Theme

HEADER, AXIS, FOOT = 25, 26, 3  # px at 100 %: above the rows, under them, between both
TALLEST, LOWEST = 32, 20  # px at 100 %: limits of the height of a row
LEFT, RIGHT = 192, 226  # px at 100 %: the columns beside the bars
NARROW_LEFT, NARROW_RIGHT = 164, 164  # the same in a narrow panel
BARE_RIGHT = 22  # px at 100 %: right of the bars where there are no numbers
NARROW = 620  # px at 100 %: below this the last column is left out


@dataclass(frozen=True)
class Frame:
    """The geometry of one chart; lengths in pixels."""

    area: QRectF
    zoom: float
    row: float
    count: int  # rows, the one for more tokens included
    bars: tuple[float, float]  # left and right end of the axis
    with_delta: bool

    @classmethod
    def of(
        cls,
        area: QRectF,
        count: int,
        theme: Theme,
        lowest: float = LOWEST,
        *,
        with_numbers: bool = True,
    ) -> "Frame":
        """Lay ``count`` rows out in ``area``; they may be higher than it and scroll then."""
        zoom = theme.zoom
        narrow = area.width() < NARROW * zoom
        left = min(max(0.245 * area.width(), (NARROW_LEFT if narrow else LEFT) * zoom), 300 * zoom)
        right = (NARROW_RIGHT if narrow else RIGHT) * zoom if with_numbers else BARE_RIGHT * zoom
        room = area.height() - (HEADER + AXIS + FOOT) * zoom
        row = min(max(room / max(1, count), lowest * zoom), TALLEST * zoom)
        ends = (round(area.left() + left), round(area.right() - right))
        return cls(area, zoom, max(1, int(row)), count, ends, not narrow)

    @property
    def header(self) -> QRectF:
        return QRectF(self.area.left(), self.area.top(), self.area.width(), HEADER * self.zoom)

    @property
    def body(self) -> QRectF:
        """The part in which the rows scroll."""
        top = round(self.header.bottom())
        room = self.area.bottom() - (AXIS + FOOT) * self.zoom - top
        height = max(0.0, min(self.row * self.count, room))
        return QRectF(self.area.left(), top, self.area.width(), int(height))

    @property
    def overflow(self) -> int:
        """How many pixels of rows do not fit."""
        return max(0, int(self.row * self.count - self.body.height()))

    @property
    def axis_y(self) -> float:
        return self.body.bottom() + FOOT * self.zoom

    # Right ends of right-aligned texts, left ends of left-aligned ones.

    @property
    def rank(self) -> float:
        return self.area.left() + 20 * self.zoom

    @property
    def token(self) -> float:
        return self.area.left() + 34 * self.zoom

    @property
    def logit(self) -> float:
        return self.bars[0] - 7 * self.zoom

    @property
    def exact(self) -> float:
        return self.bars[1] + 77 * self.zoom

    @property
    def sampled(self) -> float:
        return self.bars[1] + 152 * self.zoom

    @property
    def delta(self) -> float:
        return self.bars[1] + 216 * self.zoom

    def row_at(self, y: float, scroll: int) -> int:
        """Return the row at height ``y``, −1 outside the rows."""
        body = self.body
        if not body.top() <= y < body.bottom():
            return -1
        place = int((y - body.top() + scroll) // self.row)
        return place if place < self.count else -1

    def visible(self, scroll: int) -> range:
        """Return the rows of which something is seen."""
        first = int(scroll // self.row)
        last = int((scroll + self.body.height() - 1) // self.row)
        return range(max(0, first), min(self.count, last + 1))

    def top_of(self, row: int, scroll: int) -> float:
        return self.body.top() + row * self.row - scroll
