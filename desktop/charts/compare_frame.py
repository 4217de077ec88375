"""Where the rows of a comparing chart stand."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF


@dataclass(frozen=True)
class RowsFrame:
    """The geometry of a chart with rows; lengths in pixels."""

    area: QRectF
    zoom: float
    edges: tuple[float, ...]  # the tops of the rows, and the foot of the last one

    @property
    def count(self) -> int:
        return len(self.edges) - 1

    @property
    def top(self) -> float:
        return self.edges[0]

    @property
    def bottom(self) -> float:
        return self.edges[-1]

    def row(self, place: int) -> QRectF:
        """Return the room of a row."""
        top = self.edges[place]
        return QRectF(self.area.left(), top, self.area.width(), self.edges[place + 1] - top)

    def row_at(self, y: float) -> int:
        """Return the row at height ``y``, −1 outside the rows."""
        for place in range(self.count):
            if self.edges[place] <= y < self.edges[place + 1]:
                return place
        return -1


def even_edges(top: float, count: int, row: float) -> tuple[float, ...]:
    """Return the edges of ``count`` rows of one height."""
    return tuple(round(top) + place * int(row) for place in range(count + 1))
