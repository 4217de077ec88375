"""The axis under the bars: from nothing, or in powers of ten."""

import math
from dataclasses import dataclass

from desktop.charts.picture import axis_values


@dataclass(frozen=True)
class Axis:
    """Says where a share (0 to 1) stands: 0 is the left end, 1 the right one."""

    end: float  # the share at the right end
    decades: int = 0  # powers of ten from the right end to the left one; 0: from nothing

    def place(self, share: float) -> float:
        if not self.decades:
            return share / self.end
        if share <= 0.0:
            return 0.0
        return max(0.0, 1.0 + math.log10(share / self.end) / self.decades)

    def values(self, most: int) -> list[float]:
        """Return the shares to label, at most about ``most`` of them, evenly apart."""
        if not self.decades:
            values = axis_values(self.end)
            return values[:: max(1, -(-(len(values) - 1) // max(1, most - 1)))]
        every = -(-self.decades // max(1, most - 1))
        powers = range(self.decades - self.decades % every, -1, -every)
        return [self.end * 10.0**-power for power in powers]
