"""Viridis: the colours of amounts, from dark violet to yellow, rising in lightness.

Twelve anchors of the published map (van der Walt and Smith, CC0), straight lines between them.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

ANCHORS = (
    "#440154", "#482173", "#433E85", "#38598C", "#2D708E", "#25858E",
    "#1E9B8A", "#2BB07F", "#51C56A", "#85D54A", "#C2DF23", "#FDE725",
)  # fmt: skip
SIZE = 256
LIGHT_FROM = 0.62  # share of the scale from which dark words are read better than white ones

Colours = NDArray[np.uint32]


@lru_cache(maxsize=1)
def table() -> Colours:
    """Return the colours as 0xAARRGGBB, shape (256,), read-only."""
    channels = np.array([[int(a[i : i + 2], 16) for i in (1, 3, 5)] for a in ANCHORS], dtype=float)
    places = np.linspace(0, len(ANCHORS) - 1, SIZE)
    mixed = [np.interp(places, np.arange(len(ANCHORS)), channels[:, i]) for i in range(3)]
    red, green, blue = (np.round(each).astype(np.uint32) for each in mixed)
    found: Colours = np.uint32(0xFF000000) | (red << 16) | (green << 8) | blue
    found.setflags(write=False)
    return found


def colour(share: float) -> QColor:
    """Return the colour of a share of the scale, 0 to 1."""
    return QColor.fromRgb(int(table()[round(min(max(share, 0.0), 1.0) * (SIZE - 1))]))


def colours(shares: NDArray[np.float64]) -> Colours:
    """Return the colour of every share (0 to 1; others count as the nearest end)."""
    places = np.nan_to_num(np.clip(shares, 0.0, 1.0) * (SIZE - 1)).round().astype(np.intp)
    return table()[places]
