"""The least and the most that unknown tokens can weigh, given what is known of them.

A token of probability q weighs q^power, where the power is 1/T after temperature T. For a power
below 1 the sum over the tail is concave in each q: equal shares weigh most and lumps at the
ceiling least. Above 1 it is convex, and the other way round. At 1 the sum is the mass itself.
Weights are in units of the heaviest token that there can be, so that no power overflows.
"""

from dataclasses import dataclass
from math import ceil, exp, floor, log

import numpy as np

from sampling_core.experiment import Tail
from sampling_core.known import full_lumps, lumps
from sampling_core.ranking import Logits

NEARLY = 1e-12  # relative: counts are not to depend on the last digit of a quotient


@dataclass(frozen=True)
class Weights:
    """The weights of a partly known vocabulary at one power."""

    tail: Tail
    logs: Logits  # shape (K,): ln p of the known tokens at temperature 1
    power: float

    @property
    def unit(self) -> float:
        """Ln p of the heaviest token that there can be."""
        return max(float(self.logs.max(initial=-np.inf)), log(self.tail.ceiling))

    def of_known(self) -> Logits:
        """Return the weights of the known tokens, shape (K,)."""
        weights: Logits = np.exp(self.power * (self.logs - self.unit))
        return weights

    def of(self, probability: float) -> float:
        """Return the weight of one token."""
        return exp(self.power * (log(probability) - self.unit)) if probability > 0.0 else 0.0

    @property
    def ceiling(self) -> float:
        """No unknown token weighs more."""
        return self.of(self.tail.ceiling)

    def probability_at(self, weight: float) -> float:
        """Return the probability at temperature 1 of a token of this weight, from 0 to 1."""
        return exp(log(weight) / self.power + self.unit) if weight > 0.0 else 0.0

    def whole(self) -> tuple[float, float]:
        """Return between what all unknown tokens weigh together: both ends are reached."""
        equal, lumped = self._equal(self.tail.mass, self.tail.count), self._lumped(self.tail.mass)
        if self.power == 1.0:
            return equal, equal
        return (lumped, equal) if self.power < 1.0 else (equal, lumped)

    def heaviest(self, most: int) -> float:
        """Return what at most so many unknown tokens can weigh together."""
        mass = min(self.tail.mass, most * self.tail.ceiling)
        if most < 1:
            return 0.0
        return self._equal(mass, most) if self.power <= 1.0 else self._lumped(mass)

    def lightest(self, least: int) -> float:
        """Return what so many of the likeliest unknown tokens weigh at least."""
        return self.whole()[0] * least / self.tail.count

    def _equal(self, mass: float, count: int) -> float:
        return count * self.of(mass / count)

    def _lumped(self, mass: float) -> float:
        full = floor(mass / self.tail.ceiling * (1.0 + 4e-16))
        rest = max(0.0, mass - full * self.tail.ceiling)
        return full * self.ceiling + self.of(rest)


def fewest(tail: Tail, share: float = 0.0) -> int:
    """Return how many unknown tokens have at least more than ``share``, a probability each."""
    mass = max(0.0, tail.mass - tail.count * share)
    return min(tail.count, ceil(mass / tail.ceiling * (1.0 - NEARLY)))


def entropies(tail: Tail) -> tuple[float, float]:
    """Return between what −Σ q ln q over the unknown tokens lies, in nats: both are reached."""
    shares = lumps(tail)[: full_lumps(tail) + 1]
    shares = shares[shares > 0.0]
    return -float(np.dot(shares, np.log(shares))), -tail.mass * log(tail.mass / tail.count)
