"""Which token of one source is which token of another."""

from collections import Counter
from collections.abc import Hashable, Sequence

import numpy as np

from sampling_core.experiment import Source
from sampling_core.ranking import TokenIds

NOWHERE = -1  # in place of an id: the other source has no such token


def matched(a: Source, b: Source) -> TokenIds:
    """Return for each token id of ``a`` the id of the same token in ``b``, or −1; shape (V of a,).

    The same source: by id. Otherwise by key where both have keys, else by text where both have
    texts, else by id. A key or a text that occurs twice in either identifies nothing.
    """
    if a is b:
        return np.arange(len(a))
    ours, theirs = _identities(a, b)
    if ours == theirs and len(set(ours)) == len(ours):
        return np.arange(len(a))
    places: dict[Hashable, int] = dict(zip(theirs, range(len(theirs)), strict=True))
    for unclear in _twice(ours) | _twice(theirs):
        places.pop(unclear, None)
    return np.fromiter((places.get(each, NOWHERE) for each in ours), np.intp, len(ours))


def _identities(a: Source, b: Source) -> tuple[Sequence[Hashable], Sequence[Hashable]]:
    if a.keys is not None and b.keys is not None:
        return a.keys, b.keys
    if a.names is not None and b.names is not None:
        return a.names, b.names
    return range(len(a)), range(len(b)) if a.names is b.names else ()


def _twice(identities: Sequence[Hashable]) -> set[Hashable]:
    if len(set(identities)) == len(identities):
        return set()
    return {each for each, times in Counter(identities).items() if times > 1}
