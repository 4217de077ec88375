"""Where a chain stands while unknown tokens are in play, and what can be said at its end."""

from dataclasses import dataclass, replace
from functools import cached_property
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from sampling_core.bounds.tails import Weights, entropies, fewest
from sampling_core.candidates import Candidates
from sampling_core.experiment import Source
from sampling_core.measures import entropy
from sampling_core.ranking import Logits, Probabilities, Ranking, TokenIds, read_only

Mask = NDArray[np.bool_]
Range = tuple[float, float]
TINY = 1e-290  # weights below it are not told from 0


@dataclass(frozen=True, eq=False)
class Final:
    """What can be said of a result: limits of each number."""

    low: Probabilities  # shape (K,), of the known tokens
    high: Probabilities
    rest: Range  # probability of all others together
    entropy: Range  # nats
    kept: tuple[int, int]

    def or_(self, other: "Final") -> "Final":
        """Return what can be said when either may be so."""
        return Final(
            np.minimum(self.low, other.low),
            np.maximum(self.high, other.high),
            _hull(self.rest, other.rest),
            _hull(self.entropy, other.entropy),
            (min(self.kept[0], other.kept[0]), max(self.kept[1], other.kept[1])),
        )


def _hull(a: Range, b: Range) -> Range:
    return min(a[0], b[0]), max(a[1], b[1])


def nothing_known(source: Source) -> Final:
    """Return what is true of any distribution over the vocabulary."""
    tail = source.tail
    known = tail.known if tail else len(source)
    size = known + (tail.count if tail else 0)
    limits = np.zeros(known), np.ones(known)
    return Final(*limits, (0.0, 1.0), (0.0, log(size)), (1, size))


@dataclass(frozen=True, eq=False)
class Open:
    """Unknown tokens are in play.

    All known tokens as likely as the ceiling or likelier (the head) stay for sure. ``least`` and
    ``most`` count ranks among the unknown tokens: so many of the likeliest of them stay, and
    together they weigh between ``low`` and ``high``.
    """

    weights: Weights
    sure: Mask  # (K,), the known tokens that stay
    maybe: Mask  # (K,), those that may stay
    least: int
    most: int
    low: float
    high: float

    @classmethod
    def of(cls, source: Source) -> "Open":
        """Return the start of a chain; ``source`` has a tail."""
        tail = source.tail
        assert tail is not None  # the caller's promise
        logs = source.logits[: tail.known]
        weights = Weights(tail, logs, 1.0)
        finite = logs > -np.inf
        return cls(
            weights,
            finite,
            np.zeros(len(logs), dtype=bool),
            tail.count,
            tail.count,
            *weights.whole(),
        )

    @property
    def is_whole(self) -> bool:
        """Whether nothing was cut so far."""
        return self.least == self.weights.tail.count and not self.maybe.any()

    @property
    def is_exact(self) -> bool:
        """Whether the probability of each known token is known."""
        return self.is_whole and self.weights.power == 1.0

    @cached_property
    def known(self) -> Logits:
        """The weights of the known tokens, shape (K,)."""
        return self.weights.of_known()

    @cached_property
    def head(self) -> TokenIds:
        """The known tokens that come before every unknown one, likeliest first."""
        logs = self.weights.logs
        before = np.flatnonzero(self.sure & (logs >= log(self.weights.tail.ceiling)))
        return before[np.argsort(-logs[before], kind="stable")]

    @cached_property
    def late(self) -> Mask:
        """The known tokens that stand somewhere among the unknown ones, shape (K,)."""
        mask = self.sure | self.maybe
        mask[self.head] = False
        return mask

    @cached_property
    def total(self) -> Range:
        """Between what all tokens in play weigh."""
        sure = float(self.known[self.sure].sum())
        return sure + self.low, sure + float(self.known[self.maybe].sum()) + self.high

    def cooled(self, degree: float) -> "Open":
        """Return the state after a temperature above 0."""
        weights = replace(self.weights, power=min(self.weights.power / degree, 1e300))
        both = weights.whole()
        if self.least < weights.tail.count:
            both = weights.lightest(self.least), weights.heaviest(self.most)
        return replace(self, weights=weights, low=both[0], high=both[1])

    def first(self, count: int) -> Candidates:
        """Return so many of the head, and nothing else."""
        ids = self.head[:count]
        logits = self.weights.power * (self.weights.logs[ids] - self.weights.unit)
        return Candidates(Ranking(read_only(logits), falling=True), ids=ids)

    def final(self) -> Final:
        """Return what can be said when the chain ends here."""
        low, high = np.zeros(len(self.known)), np.zeros(len(self.known))
        least, most = self.total
        sure, maybe = self.sure, self.maybe
        certain = float(self.known[sure].sum())
        if most > 0.0:
            low[sure] = self.known[sure] / most
        high[sure | maybe] = 1.0  # where weights underflow nothing better can be said
        if least > TINY:
            high[sure] = self.known[sure] / least
            high[maybe] = self.known[maybe] / (least + self.known[maybe])
        every = self._with_maybe + self.low
        others = (
            self.low / every if every > 0.0 else 0.0,
            self.high / (certain + self.high) if certain > TINY else 1.0,
        )
        return Final(low, np.minimum(high, 1.0), others, self._entropy(), self._kept())

    def _kept(self) -> tuple[int, int]:
        """Between how many tokens have a probability above 0, which may underflow."""
        visible = self.known > TINY
        share = self.weights.probability_at(TINY)
        least = min(self.least, fewest(self.weights.tail, share))
        count = int(np.count_nonzero(self.sure | self.maybe)) + self.most
        return max(1, int(np.count_nonzero(self.sure & visible)) + least), count

    @property
    def _with_maybe(self) -> float:
        return float(self.known[self.sure | self.maybe].sum())

    def _entropy(self) -> Range:
        """H in nats: of the split in two groups, and within each."""
        if self.is_exact:
            p = np.exp(self.weights.logs[self.sure])
            inside = -float(np.dot(p, np.log(p)))
            low, high = entropies(self.weights.tail)
            return max(0.0, inside + low), inside + high
        sure = self.known[self.sure]
        certain, heavy = float(sure.sum()), self.total[1]
        if certain <= TINY:
            return 0.0, log(max(1, len(self.known) + self.most))
        inside = entropy(sure / certain)
        flat = log(max(1, self.most + int(np.count_nonzero(self.maybe))))
        lumped = max(0.0, log(self.low / self.weights.ceiling)) if self.low > 0.0 else 0.0
        shares = self.low / (certain + self.low), 1.0 - certain / heavy
        best = 1.0 / (1.0 + exp(inside - flat)) if inside - flat < 700.0 else 0.0
        best = min(max(best, shares[0]), shares[1])
        lows = (_of_groups(share, inside, lumped) for share in shares)
        return min(lows), _of_groups(best, inside, flat)


def _of_groups(share: float, first: float, second: float) -> float:
    """Return H in nats where the second of two groups has this share, from their own entropies."""
    split = sum(-p * log(p) for p in (share, 1.0 - share) if p > 0.0)
    return split + (1.0 - share) * first + share * second


def found(candidates: Candidates, known: int) -> Final:
    """Return the result of known tokens alone."""
    p = candidates.by_id(known)
    both = candidates.entropy, candidates.entropy
    return Final(p, p, (0.0, 0.0), both, (candidates.kept, candidates.kept))
