"""Measures of a distribution, and of the difference between two."""

import numpy as np

from sampling_core.ranking import Probabilities

BIT = float(np.log(2.0))  # nats
LOW, HIGH = 1.0, 2.0  # nats: the limits of the bands low, medium, high
SMALLEST = float(np.finfo(np.float64).tiny)  # its logarithm is finite
VIABLE = 0.01  # from this probability on a token is a real choice


def entropy(probabilities: Probabilities) -> float:
    """Return H = −Σ p ln p in nats; ``probabilities`` has shape (n,) and sums to 1."""
    p = probabilities[probabilities > 0.0]
    return max(0.0, -float(np.dot(p, np.log(p))))


def bits(nats: float) -> float:
    """Return an entropy in bits."""
    return nats / BIT


def effective(nats: float) -> float:
    """Return e^H: how many equally likely tokens have the same entropy."""
    return float(np.exp(nats))


def band(nats: float) -> str:
    """Return ``low`` below 1 nat, ``high`` above 2 nats, else ``medium``."""
    return "low" if nats < LOW else "medium" if nats <= HIGH else "high"


def viable(probabilities: Probabilities, limit: float = VIABLE) -> int:
    """Return how many tokens have at least ``limit`` probability."""
    return int(np.count_nonzero(probabilities >= limit))


def kl(p: Probabilities, q: Probabilities) -> float:
    """Return KL(p‖q) in nats; inf where p uses a token that q removed. Shapes (V,)."""
    used = p > 0.0
    if np.any(q[used] == 0.0):
        return float("inf")
    return max(0.0, float(np.dot(p[used], np.log(p[used] / q[used]))))


def js(p: Probabilities, q: Probabilities) -> float:
    """Return the Jensen–Shannon divergence in nats, from 0 to ln 2. Shapes (V,)."""
    middle = (p + q) / 2.0
    used = np.flatnonzero(middle)
    if len(used) < len(middle):
        p, q, middle = p[used], q[used], middle[used]
    return max(0.0, (_gain(p, middle) + _gain(q, middle)) / 2.0)


def _gain(p: Probabilities, q: Probabilities) -> float:
    """Σ p ln(p/q) for q above 0; where p is 0 the term is 0."""
    ratio = np.maximum(p, SMALLEST)
    ratio /= q
    return float(np.dot(p, np.log(ratio, out=ratio)))


def total_variation(p: Probabilities, q: Probabilities) -> float:
    """Return ½ Σ |p − q|, from 0 to 1. Shapes (V,)."""
    return float(np.abs(p - q).sum()) / 2.0
