"""A ranking: the places of a logits vector, largest first, sorted only as far as somebody asks."""

import mmap
import sys
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Array = TypeVar("Array", bound=NDArray[Any])
Logits = NDArray[np.float64]
AnyLogits = NDArray[np.float64] | NDArray[np.float32]
Probabilities = NDArray[np.float64]
TokenIds = NDArray[np.intp]

SMALL = 2048  # up to here a full sort costs less than finding a head
HEAD = 256  # the smallest head worth finding
GROUPS = 4096  # into so many the places are dealt to find a lower bound for a head
ITEM = 8  # bytes of a float64


def read_only(array: Array) -> Array:
    """Return the array after making it unwritable: what is shared must not change."""
    array.flags.writeable = False
    return array


class Ranking:
    """The places of a logits vector by falling logit; equal logits keep their order.

    The normaliser of a distribution needs a sum, not an order, and nearly every cut ends within
    the first few hundred tokens, so only a head is sorted. It grows on demand.
    """

    def __init__(self, logits: AnyLogits, *, falling: bool = False) -> None:
        self.logits = logits
        self._head: TokenIds = np.arange(len(logits) if falling else 0, dtype=np.intp)

    def __len__(self) -> int:
        return len(self.logits)

    @cached_property
    def _maxima(self) -> AnyLogits:
        return self._grouped(GROUPS)

    def _grouped(self, groups: int) -> AnyLogits:
        """The largest logit of each of so many groups, into which the places are dealt in turn."""
        groups = min(groups, len(self.logits))
        rows = len(self.logits) // groups
        maxima: AnyLogits = self.logits[: rows * groups].reshape(rows, groups).max(axis=0)
        rest = self.logits[rows * groups :]
        np.maximum(maxima[: len(rest)], rest, out=maxima[: len(rest)])
        return maxima

    @cached_property
    def highest(self) -> float:
        """The largest logit; NaN when there is a NaN."""
        return float(self._maxima.max())

    @cached_property
    def lowest(self) -> float:
        """The smallest logit."""
        return float(self.logits.min())

    @cached_property
    def finite(self) -> int:
        """How many logits are above −inf: these come first."""
        if self.lowest > -np.inf:
            return len(self.logits)
        return int(np.count_nonzero(self.logits > -np.inf))

    @property
    def known(self) -> int:
        """How many places are in order so far."""
        return len(self._head)

    def first(self, count: int) -> TokenIds:
        """Return the places of the ``count`` largest logits, shape (count,), largest first."""
        if count > len(self._head):
            self._head = read_only(self._grown(count))
        return self._head[:count]

    def are_within(self, places: TokenIds, count: int) -> NDArray[np.bool_]:
        """Return which of ``places`` are among the first ``count``, shape (m,)."""
        last = self.first(count)[-1]
        bound, logits = self.logits[last], self.logits[places]
        within: NDArray[np.bool_] = (logits > bound) | ((logits == bound) & (places <= last))
        return within

    def _grown(self, count: int) -> TokenIds:
        size = len(self.logits)
        if size <= SMALL or count > size // 8:
            return falling_order(self.logits)
        places = np.flatnonzero(self.logits >= self._lower_bound(max(count, HEAD)))
        return places[falling_order(self.logits[places])]

    def _lower_bound(self, count: int) -> float:
        """Return a value that at least ``count`` logits reach.

        The count-th largest of the groups' maxima will do: each of ``count`` groups holds a logit
        as large, so the vector itself needs no partition.
        """
        maxima = self._maxima if 8 * count <= GROUPS else self._grouped(8 * count)
        return float(np.partition(maxima, -count)[-count])


def zeros(count: int) -> Logits:
    """Return zeros, shape (count,): in a large vector, pages that nobody writes cost nothing.

    numpy's own zeros clears memory that it uses again, which for a whole vocabulary takes longer
    than all stages together.
    """
    if count <= SMALL:
        return np.zeros(count)
    return np.frombuffer(_pages(count * ITEM), dtype=np.float64)


def _pages(size: int) -> mmap.mmap:
    """Return memory of this process alone, in bytes, that reads as zero."""
    if sys.platform == "win32":
        return mmap.mmap(-1, size)
    return mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)


def falling_order(logits: AnyLogits) -> TokenIds:
    """Return the places by falling logit, equal logits in the order of their places.

    numpy's default sort is several times as fast as its stable one; only runs of equal logits
    then need mending.
    """
    if len(logits) <= HEAD:
        return np.argsort(-logits, kind="stable")
    if (logits[1:] <= logits[:-1]).all():  # a capture lists the likeliest first, then the rest
        return np.arange(len(logits))
    order = np.argsort(-logits)
    ordered = logits[order]
    is_same = ordered[1:] == ordered[:-1]
    if is_same.any():
        tied = np.flatnonzero(np.append(is_same, False) | np.append(False, is_same))
        order[tied] = order[tied][np.lexsort((order[tied], -ordered[tied]))]
    return order
