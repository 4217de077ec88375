"""Whether two results are the same distribution."""

import numpy as np

from sampling_core.measures import js
from sampling_core.ranking import Probabilities
from sampling_core.stage import EQUAL, Stage

SAME = 1e-12  # nats: a smaller Jensen–Shannon divergence is none
FAR = 1e-4  # nats: with such a difference of entropy the divergence is above ``SAME``
NEAR = 1e-9  # nats: with such a difference of entropy some probability differs by over ``EQUAL``


def same(a: Stage, b: Stage) -> bool:
    """Return whether two stages of one source are too near for a divergence above 1e−12 nats."""
    if a.candidates is b.candidates:
        return True
    if abs(a.entropy - b.entropy) > FAR:
        return False
    return js(a.probabilities_by_id(), b.probabilities_by_id()) < SAME


def equal(a: Stage, b: Stage) -> bool:
    """Return whether every token of one source has the same probability, but for rounding.

    The same tokens are kept, and no probability differs by more than 1e−12.
    """
    if a.candidates is b.candidates:
        return True
    if a.kept != b.kept or abs(a.entropy - b.entropy) > NEAR:
        return False
    return equal_arrays(a.probabilities_by_id(), b.probabilities_by_id())


def equal_arrays(p: Probabilities, q: Probabilities) -> bool:
    """Return whether probabilities, shape (V,), agree to 1e−12 and are 0 in the same places."""
    return bool(np.abs(p - q).max() <= EQUAL and np.array_equal(p > 0.0, q > 0.0))
