"""Lines of equal value on a map, and where the areas between them have room for a name."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
Mask = NDArray[np.bool_]
Point = tuple[float, float]
Places = tuple[NDArray[np.intp], NDArray[np.intp]]

FINE = 64  # cells a side in which room for names is looked for
ACROSS, UP = 4, 1  # cells that must be free beside, and above and under, a name
SPARE = 0.09  # share of a side that stays free around marks
LINE = 0.012  # and beside the lines of the crosshair
# Of the four sides of a cell (bottom, right, top, left): which two a line crosses, by the
# corners above the level (1 bottom left, 2 bottom right, 4 top right, 8 top left).
CROSSED = {
    1: ((3, 0),), 2: ((0, 1),), 3: ((3, 1),), 4: ((1, 2),), 5: ((3, 2), (0, 1)), 6: ((0, 2),),
    7: ((3, 2),), 8: ((2, 3),), 9: ((2, 0),), 10: ((2, 1), (3, 0)), 11: ((2, 1),), 12: ((1, 3),),
    13: ((1, 0),), 14: ((0, 3),),
}  # fmt: skip


def boundary(xs: Values, ys: Values, values: Values, level: float) -> Values:
    """Return the pieces of the line at which ``values``, shape (m, n), pass ``level``.

    Shape (k, 4): x and y of one end, x and y of the other.
    """
    if min(values.shape) < 2:
        return np.zeros((0, 4))
    above = np.nan_to_num(values) >= level
    kind = above[:-1, :-1] * 1 + above[1:, :-1] * 2 + above[1:, 1:] * 4 + above[:-1, 1:] * 8
    i, j = np.nonzero((kind > 0) & (kind < 15))
    sides = [
        _crossings(xs, ys, values, level, (i, j), (i + 1, j)),
        _crossings(xs, ys, values, level, (i + 1, j), (i + 1, j + 1)),
        _crossings(xs, ys, values, level, (i, j + 1), (i + 1, j + 1)),
        _crossings(xs, ys, values, level, (i, j), (i, j + 1)),
    ]
    kinds = kind[i, j]
    pieces = [
        np.concatenate([sides[one][kinds == each], sides[other][kinds == each]], axis=1)
        for each, crossed in CROSSED.items()
        for one, other in crossed
    ]
    return np.concatenate(pieces)


def _crossings(
    xs: Values, ys: Values, values: Values, level: float, start: Places, end: Places
) -> Values:
    """Return where the line crosses the sides between two settings each, shape (k, 2)."""
    low, high = values[start], values[end]
    rise = np.where(high == low, 1.0, high - low)
    share = np.clip(np.where(high == low, 0.5, (level - low) / rise), 0.0, 1.0)
    x = xs[start[0]] + share * (xs[end[0]] - xs[start[0]])
    y = ys[start[1]] + share * (ys[end[1]] - ys[start[1]])
    return np.stack([x, y], axis=1)


def hatched(mask: Mask, width: float, height: float, spacing: float) -> Values:
    """Return pieces of rising lines over the cells of ``mask``, shape (m, n), in a room.

    Shape (k, 4): x and y of both ends, from the top left corner of the room.
    """
    pieces = []
    wide, high = width / mask.shape[0], height / mask.shape[1]
    for offset in np.arange(spacing, width + height, spacing):
        x = np.arange(max(0.0, offset - height), min(width, offset))
        columns = np.minimum((x / wide).astype(np.intp), mask.shape[0] - 1)
        rows = np.clip(((height - offset + x) / high).astype(np.intp), 0, mask.shape[1] - 1)
        edges = np.flatnonzero(np.diff(mask[columns, rows], prepend=False, append=False))
        start, end = x[edges[::2]], x[np.maximum(edges[1::2] - 1, 0)]
        pieces.append(np.stack([start, offset - start, end, offset - end], axis=1))
    return np.concatenate(pieces) if pieces else np.zeros((0, 4))


def band_places(
    xs: Values,
    ys: Values,
    values: Values,
    limits: Sequence[float],
    held: Sequence[Point],
    cross: Point | None = None,
) -> list[tuple[int, Point, float]]:
    """Return for each area with room its number, a point deep inside, and the value there.

    Names keep away from ``held`` points and from the lines of the crosshair.
    """
    rows = np.linspace(0, len(xs) - 1, min(FINE, len(xs))).round().astype(int)
    columns = np.linspace(0, len(ys) - 1, min(FINE, len(ys))).round().astype(int)
    some = values[np.ix_(rows, columns)]
    band = np.searchsorted(np.asarray(limits), some, side="right")
    free = _free(xs[rows], ys[columns], held, cross)
    found = []
    for each in range(len(limits) + 1):
        place = _deepest((band == each) & free)
        if place is not None:
            at = float(xs[rows[place[0]]]), float(ys[columns[place[1]]])
            found.append((each, at, float(some[place])))
    return found


def _free(xs: Values, ys: Values, held: Sequence[Point], cross: Point | None) -> Mask:
    """Where there is no mark nearby and no line of the crosshair."""
    free = np.ones((len(xs), len(ys)), dtype=bool)
    wide, high = max(np.ptp(xs), 1e-300), max(np.ptp(ys), 1e-300)
    for x, y in held:
        across, up = np.abs(xs - x) / wide, np.abs(ys - y) / high
        free &= (across[:, np.newaxis] > 2 * SPARE) | (up[np.newaxis, :] > SPARE)
    if cross is not None:
        free &= (np.abs(xs - cross[0]) / wide > LINE)[:, np.newaxis]
        free &= (np.abs(ys - cross[1]) / high > LINE)[np.newaxis, :]
    return free


def _deepest(mask: Mask) -> tuple[int, int] | None:
    """Return the cell farthest from the edge of an area; None where no name fits."""
    inner = mask
    for _ in range(ACROSS):
        inner = _shrunk(inner, across=True)
    for _ in range(UP):
        inner = _shrunk(inner, up=True)
    if not inner.any():
        return None
    for _ in range(FINE):
        left = _shrunk(inner, across=True, up=True)
        if not left.any():
            break
        inner = left
    cells = np.argwhere(inner)
    best = cells[np.abs(cells - cells.mean(axis=0)).sum(axis=1).argmin()]
    return int(best[0]), int(best[1])


def _shrunk(mask: Mask, *, across: bool = False, up: bool = False) -> Mask:
    """Return an area without the cells at its edge."""
    wide = np.pad(mask, 1)
    left = mask.copy()
    if across:
        left &= wide[:-2, 1:-1] & wide[2:, 1:-1]
    if up:
        left &= wide[1:-1, :-2] & wide[1:-1, 2:]
    return left
