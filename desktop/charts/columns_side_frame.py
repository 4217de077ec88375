"""Where runs stand side by side: token column, one column a run, rows for tokens of one run."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from desktop.charts.columns_side_picture import SidePicture
from desktop.charts.compare_frame import RowsFrame, even_edges
from desktop.theme import Theme

HEADER, FACT, PAD = 50, 19, 12  # px at 100 %: over the rows, a line of facts, around them
ROW, TALLEST = 26, 32  # px at 100 %
STACKED, NARROW = 42, 190  # px at 100 %: a row with the bar under its texts, columns that need it
TOKEN, GAP = 128, 14  # px at 100 %: the column of tokens, between columns
SHARE = 84  # px at 100 %: "cut by top-p" beside a bar
OWN = 0.4  # of a column: the names of tokens that only this run has
HEADING, MORE = 26, 24  # px at 100 %: "only in one run", the rest


@dataclass(frozen=True)
class SideFrame(RowsFrame):
    """Rows of shared tokens, then rows in which each run lists its own ones."""

    columns: tuple[tuple[float, float], ...]  # left and right end of each
    names: float  # px inside a column for the names of its own tokens
    share: float  # px inside a column for the number
    shared: int  # rows whose token stands at the left
    heading: float  # px over the first of the other rows
    token_room: float
    is_stacked: bool  # whether bars stand under the texts

    def bars(self, column: int) -> tuple[float, float]:
        """Return the ends of the axis of a column."""
        left, right = self.columns[column]
        return (left, right) if self.is_stacked else (left + self.names, right - self.share)

    def name(self, column: int) -> tuple[float, float]:
        """Return left end and room of the name of a token inside a column."""
        left, right = self.columns[column]
        if self.is_stacked:
            return left + 5 * self.zoom, right - left - self.share - 9 * self.zoom
        return left, self.names - 6 * self.zoom

    def text_y(self, area: QRectF) -> float:
        """Return the middle line of the texts of a row."""
        return area.top() + (0.34 if self.is_stacked else 0.5) * area.height()

    def bar_y(self, area: QRectF) -> float:
        """Return the middle line of the bars of a row."""
        return area.top() + (0.76 if self.is_stacked else 0.5) * area.height()

    def inside(self, place: int) -> QRectF:
        """Return the room of a row without a heading over it."""
        return self.row(place).adjusted(0, self.heading if place == self.shared else 0, 0, 0)


def side_height(picture: SidePicture, width: float, theme: Theme) -> float:
    """Return how many pixels the picture takes where it is ``width`` pixels wide."""
    fixed = HEADER + _heading(picture) + (MORE if picture.more else 0) + _facts(picture)
    return (fixed + _row(picture, width, theme) * len(picture.lines)) * theme.zoom


def side_frame(area: QRectF, picture: SidePicture, theme: Theme) -> SideFrame:
    """Lay ``picture`` out in ``area``."""
    zoom, columns = theme.zoom, len(picture.heads)
    shared, own = len(picture.shared), len(picture.own)
    least = _row(picture, area.width(), theme)
    spare = area.height() - side_height(picture, area.width(), theme)
    tallest = max(least, TALLEST) * zoom
    row = min(least * zoom + max(0.0, spare / max(1, shared + own)), tallest)
    edges = even_edges(area.top() + HEADER * zoom, shared, row)
    heading = round(_heading(picture) * zoom)
    edges += tuple(each + heading for each in even_edges(edges[-1], own, row)[1:])
    token, wide = _widths(picture, area.width(), theme)
    start = area.left() + 10 * zoom + token
    lefts = [start + place * (wide + GAP * zoom) for place in range(columns)]
    names = OWN * wide if own else 0.0
    stacked = least == STACKED
    share = SHARE * zoom if stacked else min(SHARE * zoom, 0.5 * (wide - names))
    ends = tuple((each, each + wide) for each in lefts)
    room = token - 8 * zoom
    return SideFrame(area, zoom, edges, ends, names, share, shared, heading, room, stacked)


def _widths(picture: SidePicture, width: float, theme: Theme) -> tuple[float, float]:
    """Return the widths of the column of tokens and of the one of a run."""
    zoom, columns = theme.zoom, max(1, len(picture.heads))
    token = min(TOKEN * zoom, 0.2 * width) if picture.shared else 0.0
    room = width - 18 * zoom - token - GAP * zoom * (columns - 1)
    return token, room / columns


def _row(picture: SidePicture, width: float, theme: Theme) -> float:
    """Return the least height of a row, px at 100 %."""
    least = NARROW if picture.own else NARROW - TOKEN / 3
    return STACKED if _widths(picture, width, theme)[1] < least * theme.zoom else ROW


def _heading(picture: SidePicture) -> float:
    return HEADING if picture.shared and picture.own else 0


def _facts(picture: SidePicture) -> float:
    return PAD + FACT * max((len(head.facts) for head in picture.heads), default=0)
