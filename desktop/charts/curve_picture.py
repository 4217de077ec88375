"""What the curve shows, as one value: the bars of the other chart, and their running total."""

import math
from dataclasses import dataclass, fields, replace
from typing import Self

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.charts.figure import NUMBERS
from desktop.charts.picture import DistributionPicture
from desktop.theme import Theme

SINGLE = 40  # up to so many tokens each has a dot of its own


@dataclass(frozen=True)
class CurvePicture(DistributionPicture):
    """Rank on x; probability above, running total below; equal pictures look the same."""

    totals: tuple[float, ...] = ()  # one for each row, 0 to 1
    totals_title: str = "Running total"
    limit: float | None = None  # where top-p stops, 0 to 1
    limit_text: str = ""  # "top-p 0.95"

    @classmethod
    def of(
        cls,
        picture: DistributionPicture,
        totals: tuple[float, ...],
        totals_title: str = "Running total",
        limit: float | None = None,
        limit_text: str = "",
    ) -> Self:
        """Return the curve of what the bars show."""
        same = {each.name: getattr(picture, each.name) for each in fields(DistributionPicture)}
        return cls(
            **same, totals=totals, totals_title=totals_title, limit=limit, limit_text=limit_text
        )

    @property
    def has_dots(self) -> bool:
        """Whether there is room for a dot and an interval per token."""
        return len(self.rows) <= SINGLE

    def height(self, share: float) -> float:
        """Return where a share stands on the upper axis: 0 at its foot, 1 at 100 %."""
        if share <= 0.0:
            return 0.0
        return max(0.0, 1.0 + math.log10(share) / self.decades)

    def paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Paint the curve with its legend."""
        from desktop.charts.curve_paint import paint_curve  # they need us
        from desktop.charts.distribution_paint import paint_legend_of

        room = paint_legend_of(painter, area, theme, self, curve=True)
        paint_curve(painter, room, theme, self)

    def parts(self) -> frozenset[str]:
        """Return which parts an export can leave out; a curve has no column of numbers."""
        return super().parts() - {NUMBERS}

    def without_removed(self) -> Self:
        """Return the curve of the tokens that are left."""
        left = [not self.shows_removed(bar) for bar in self.rows]
        totals = tuple(t for t, kept in zip(self.totals, left, strict=False) if kept)
        return replace(super().without_removed(), totals=totals)
