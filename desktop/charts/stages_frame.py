"""Where everything of the stages chart stands: columns, rows, feet, and what lies below."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, QSizeF

from desktop.charts.stages_picture import StagesPicture
from desktop.theme import Theme

TOKENS, END, SLIM = 140, 12, 40  # px at 100 %: token names, right margin, a stage that is off
LEAST_COLUMN = 148  # px at 100 %
LEAST_SLIM, TARGET = 28, 24  # px at 100 %: a stage that is off without room, and what one presses
PAD, NUMBER = 14, 62  # px at 100 %: inside a column, and the room of its numbers
TOP, FOOT = 60, 84  # px at 100 %: above and below the rows
TALLEST, LOWEST = 31, 18  # px at 100 %: limits of the height of a row
BELOW, LEAST_BELOW = 216, 150  # px at 100 %: the waterfall as it should and as it must be
HIGHEST_BELOW = 330  # px at 100 %
GAP = 8  # px at 100 %: between the feet and the waterfall


@dataclass(frozen=True)
class StagesFrame:
    """The geometry of one chart; lengths in pixels, already scrolled sideways."""

    area: QRectF
    zoom: float
    count: int  # lines of the rows, the one for more tokens included
    slim: tuple[bool, ...]  # for each column whether its stage is off
    scroll: int = 0

    @classmethod
    def of(
        cls, area: QRectF, picture: StagesPicture, theme: Theme, scroll: int = 0
    ) -> "StagesFrame":
        slim = tuple(column.is_off for column in picture.columns)
        return cls(area, theme.zoom, max(1, picture.lines), slim, scroll)

    @cached_property
    def least(self) -> QSizeF:
        """The size at which nothing needs to scroll."""
        height = TOP + LOWEST * self.count + FOOT + GAP + LEAST_BELOW
        return QSizeF(self._width(LEAST_COLUMN, LEAST_SLIM), height * self.zoom)

    @cached_property
    def overflow(self) -> int:
        """How many pixels of columns do not fit."""
        return max(0, round(self.least.width() - self.area.width()))

    @cached_property
    def row(self) -> float:
        """The height of a row."""
        room = self.area.height() - (TOP + FOOT + GAP + BELOW) * self.zoom
        return int(min(max(room / self.count, LOWEST * self.zoom), TALLEST * self.zoom))

    @cached_property
    def rows(self) -> QRectF:
        """The room of the rows, token names included."""
        top = round(self.area.top() + TOP * self.zoom)
        return QRectF(self.area.left(), top, self.area.width(), self.row * self.count)

    @cached_property
    def columns_room(self) -> QRectF:
        """What of the columns can be seen; the token names stand left of it."""
        left = self.area.left() + TOKENS * self.zoom
        room = self.area.right() - left
        return QRectF(left, self.area.top(), max(1.0, room), self.columns_bottom - self.area.top())

    @property
    def columns_bottom(self) -> float:
        return self.rows.bottom() + (FOOT - 4) * self.zoom

    @cached_property
    def columns(self) -> tuple[QRectF, ...]:
        """Each column from its head to its foot, off stages slimmer."""
        wide = self._column_width
        left = self.columns_room.left() - self.scroll
        top, height = self.area.top(), self.columns_room.height()
        found = []
        for slim in self.slim:
            width = self._slim_width if slim else wide
            found.append(QRectF(left, top, width, height))
            left += width
        return tuple(found)

    @cached_property
    def below(self) -> QRectF:
        """The room of the waterfall."""
        top = round(self.rows.bottom() + (FOOT + GAP) * self.zoom)
        height = min(self.area.bottom() - top, HIGHEST_BELOW * self.zoom)
        return QRectF(self.area.left(), top, self.area.width(), max(20.0, height))

    @cached_property
    def bars(self) -> float:
        """The room of the longest bar."""
        return max(12.0, self._column_width - (2 * PAD + NUMBER) * self.zoom)

    def left(self, column: QRectF) -> float:
        """Return where bars and texts of a column begin."""
        return column.left() + PAD * self.zoom

    def right(self, column: QRectF) -> float:
        """Return where its numbers end."""
        return column.right() - PAD * self.zoom

    def top_of(self, row: int) -> float:
        return self.rows.top() + row * self.row

    def middle_of(self, row: int) -> float:
        return self.top_of(row) + self.row / 2

    def line(self, row: int) -> QRectF:
        """Return a whole row, from the token to the result."""
        width = self.area.width() - END * self.zoom / 2
        return QRectF(self.area.left(), self.top_of(row), width, self.row)

    def head(self, place: int) -> QRectF:
        """Return what one can press of a column: its head, or all of a stage that is off."""
        column, zoom = self.columns[place], self.zoom
        if self.slim[place]:
            return self.pillar(column)
        return QRectF(column.left() + 6 * zoom, column.top() + 3 * zoom,
                      column.width() - 12 * zoom, 46 * zoom)  # fmt: skip

    def row_at(self, place: QPointF) -> int:
        """Return the row under a point, −1 outside the rows."""
        if not self.rows.contains(place):
            return -1
        return min(self.count - 1, int((place.y() - self.rows.top()) / self.row))

    def pillar(self, column: QRectF) -> QRectF:
        """Return the ground of a stage that is off, in its column."""
        beside = min(5.0 * self.zoom, (column.width() - TARGET * self.zoom) / 2)
        return column.adjusted(beside, 3 * self.zoom, -beside, 0)

    def _width(self, column: float, slim: float) -> float:
        """Return how wide the chart is with columns and off stages of so many px at 100 %."""
        off = sum(self.slim)
        columns = (len(self.slim) - off) * column + off * slim
        return (TOKENS + columns + END) * self.zoom

    @cached_property
    def _slim_width(self) -> float:
        """The width of a stage that is off: it gives way before anything must scroll."""
        missing = max(0.0, self._width(LEAST_COLUMN, SLIM) - self.area.width())
        return max(LEAST_SLIM * self.zoom, SLIM * self.zoom - missing / max(1, sum(self.slim)))

    @cached_property
    def _column_width(self) -> float:
        wide = max(1, len(self.slim) - sum(self.slim))
        rest = self.area.width() - self._width(0.0, self._slim_width / self.zoom)
        return max(LEAST_COLUMN * self.zoom, rest / wide)
