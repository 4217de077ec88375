"""Sources of which only the likeliest tokens are known, and the vocabularies they may stand for.

A capture lists N tokens with their probabilities; of all others it says only how much they hold
together (``Tail``). Nothing may be computed on the entry "everything else", which is not a token.
So an experiment takes ``source.completed``, in which every unknown token has the same share, and
``sampling_core.bounds`` says between which limits each number lies, whatever the tail looks like.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from sampling_core.errors import DataError
from sampling_core.experiment import LARGEST_VOCABULARY, REST, Source, Tail
from sampling_core.ranking import Logits, read_only
from sampling_core.words import say

EVERYTHING_ELSE = "everything else"
ROUNDING = 1e-3  # by how much listed probabilities may miss what they say, as they are rounded


def partly_known(
    log_probabilities: Logits,
    names: Sequence[str],
    vocabulary: int,
    ceiling: float | None = None,
    keys: Sequence[str] | None = None,
) -> Source:
    """Return the source of listed tokens, and of as many others as the vocabulary has.

    Parameters
    ----------
    log_probabilities : shape (N,), ln p at temperature 1, −inf for an impossible token
    names : N texts
    vocabulary : tokens in all
    ceiling : probability that no unlisted token exceeds; None: the least that is listed
    keys : N identities

    Raises DataError when the listed tokens hold more than 1 together, or leave the others more
    than they can hold. Listed tokens that hold everything have no tail.
    """
    listed = np.asarray(log_probabilities, dtype=np.float64)
    total = float(np.exp(listed).sum())
    if not total <= 1.0 + ROUNDING:
        raise DataError(
            say("The listed tokens hold {total:.4g} together, which is more than 1.", total=total)
        )
    least = np.exp(listed[listed > -np.inf].min(initial=0.0)) if ceiling is None else ceiling
    mass, count = max(0.0, 1.0 - total), vocabulary - len(listed)
    if mass == 0.0 or (count == 0 and mass <= ROUNDING):
        source = Source.from_logits(listed, names)
        return replace(source, keys=None if keys is None else tuple(keys))
    tail = _tail(mass, count, min(float(least), mass), len(listed))
    source = Source.from_logits(np.append(listed, math.log(tail.mass)), (*names, EVERYTHING_ELSE))
    return replace(source, tail=tail, keys=None if keys is None else (*keys, REST))


def _tail(mass: float, count: int, ceiling: float, known: int) -> Tail:
    """A tail that is possible; what rounding alone explains is mended."""
    if count < 1:
        raise DataError(
            say("A vocabulary of {size:,} tokens has none beside those listed.", size=known + count)
        )
    if known + count > LARGEST_VOCABULARY:
        raise DataError(say("A vocabulary has at most {most:,} tokens.", most=LARGEST_VOCABULARY))
    if mass - count * ceiling > ROUNDING:
        raise DataError(
            say(
                "{count:,} unlisted tokens cannot hold {mass:.4g} of the probability when none has "
                "more than {ceiling:.4g}: the vocabulary is larger, or likelier tokens are "
                "missing.",
                count=count,
                mass=mass,
                ceiling=ceiling,
            )
        )
    return Tail(min(mass, count * ceiling), count, ceiling, known)


def with_vocabulary(source: Source, vocabulary: int) -> Source:
    """Return a source with another number of unknown tokens; raises DataError if it is too small.

    Where the whole vocabulary is known the source stays as it is.
    """
    tail = source.tail
    if tail is None:
        return source
    listed = source.logits[: tail.known]
    mass = max(tail.mass, 1.0 - float(np.exp(listed).sum()))
    other = _tail(mass, vocabulary - tail.known, tail.ceiling, tail.known)
    return _short(source, other)


def shortened(source: Source) -> Source:
    """Return the source as a capture has it, one entry for all unknown tokens: to keep in files.

    ``completed`` gives the whole vocabulary back. A source without a tail stays as it is.
    """
    tail = source.tail
    if tail is None or source.is_short:
        return source
    return _short(source, tail)


def _short(source: Source, tail: Tail) -> Source:
    given = read_only(np.append(source.logits[: tail.known], math.log(tail.mass)))
    names = source.names and (*source.names[: tail.known], EVERYTHING_ELSE)
    keys = source.keys and (*source.keys[: tail.known], REST)
    return replace(source, given=given, names=names, keys=keys, tail=tail)


def completed(source: Source, how: str = "uniform") -> Source:
    """Return a source over the whole vocabulary, its known tokens first, in their order.

    ``uniform``: every unknown token gets the same share of the tail. ``lumps``: as few of them as
    can hold it, each at the ceiling, one with what is left. These two are the extremes of
    temperature. A source without a tail stays as it is.
    """
    if how not in ("uniform", "lumps"):
        raise DataError(f"A tail is completed “uniform” or as “lumps”, not “{how}”.")
    if source.tail is None or how == "uniform":
        return source.completed
    with np.errstate(divide="ignore"):
        return source.completed_with(np.log(lumps(source.tail)))


def lumps(tail: Tail) -> Logits:
    """Return the probabilities of a tail in as few tokens as can hold it, shape (count,)."""
    shares = np.zeros(tail.count)
    full = full_lumps(tail)
    shares[:full] = tail.ceiling
    if full < tail.count:
        shares[full] = max(0.0, tail.mass - full * tail.ceiling)
    return shares


def full_lumps(tail: Tail) -> int:
    """Return how many tokens at the ceiling a tail holds, the last digit forgiven."""
    return min(tail.count, math.floor(tail.mass / tail.ceiling * (1.0 + 4e-16)))
