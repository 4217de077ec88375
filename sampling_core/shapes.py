"""Logits made by hand: moved, scaled, made of probabilities, random, or of a known shape."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import ArrayLike

from sampling_core.errors import DataError
from sampling_core.ranking import Logits
from sampling_core.words import say

FEWEST, MOST = 2, 300_000  # tokens


def shifted(logits: Logits, constant: float) -> Logits:
    """Return ``logits`` + ``constant``, shape (V,): the probabilities stay as they are."""
    moved: Logits = logits + constant
    return moved


def scaled(logits: Logits, factor: float) -> Logits:
    """Return ``logits`` · ``factor``, shape (V,); −inf stays −inf. Raises DataError."""
    if not factor > 0.0 or not np.isfinite(factor):
        raise DataError(
            say("Logits are scaled by a number above 0, not by {factor:g}.", factor=factor)
        )
    moved: Logits = logits * factor  # a factor above 0 leaves −inf as it is
    return moved


def from_probabilities(values: ArrayLike) -> Logits:
    """Return ln p of shares that need not add up to 1, shape (V,); 0 becomes −inf.

    Raises DataError for a share below 0, and where nothing is above 0.
    """
    shares = np.asarray(values, dtype=np.float64)
    bad = np.flatnonzero(~(shares >= 0.0) | np.isinf(shares))
    if len(bad):
        raise DataError(
            say("Row {row}: {share:g} is no share; shares begin at 0.",
                row=bad[0] + 1, share=shares[bad[0]])
        )  # fmt: skip
    total = shares.sum()
    if not total > 0.0:
        raise DataError(say("All shares are 0: at least one must be above."))
    with np.errstate(divide="ignore"):
        logits: Logits = np.log(shares / total)
    return logits


def peaked(count: int) -> Logits:
    """Return one high logit and a falling rest: 5, 2, 1, 0, −1, …, shape (count,)."""
    rest = 2.0 - np.arange(_checked(count) - 1, dtype=np.float64)
    return np.concatenate(([5.0], rest))


def staircase(count: int) -> Logits:
    """Return logits that fall by 0.5 from step to step, shape (count,)."""
    return 2.0 - 0.5 * np.arange(_checked(count), dtype=np.float64)


def flat(count: int) -> Logits:
    """Return equal logits, shape (count,)."""
    return np.zeros(_checked(count))


def two_peaks(count: int) -> Logits:
    """Return two equal high logits above a low rest, shape (count,)."""
    logits = np.full(_checked(count), -1.0)
    logits[:2] = 3.0
    return logits


def random(count: int, seed: int = 42) -> Logits:
    """Return normal logits with standard deviation 2, shape (count,), two decimals each."""
    drawn = np.random.default_rng(seed).normal(0.0, 2.0, _checked(count))
    return np.round(drawn, 2)


SHAPES: Mapping[str, Callable[[int], Logits]] = {
    "Peaked": peaked,
    "Staircase": staircase,
    "Flat": flat,
    "Two peaks": two_peaks,
    "Random": random,
}


def _checked(count: int) -> int:
    if not FEWEST <= count <= MOST:
        raise DataError(
            say("Data has {fewest} to {most:,} tokens, not {count:,}.",
                fewest=FEWEST, most=MOST, count=count)
        )  # fmt: skip
    return count
