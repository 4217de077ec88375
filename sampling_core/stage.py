"""A stage of a trace: the distribution as one sampler left it, and what the sampler did."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sampling_core.candidates import NOTHING_LOST, Candidates, Lost
from sampling_core.experiment import Source
from sampling_core.measures import bits, effective
from sampling_core.ranking import Probabilities, TokenIds
from sampling_core.sampler import Context, Sampler, Threshold
from sampling_core.words import say

EQUAL = 1e-12  # two results closer than this are the same


@dataclass(frozen=True, eq=False)
class Stage:
    """The distribution as one sampler left it.

    ``sampler`` is None for the model alone (the first stage) and for what follows the chain:
    the greedy pick and the mixture over a random sampler's outcomes.
    """

    title: str
    sampler: Sampler | None
    candidates: Candidates
    before: "Stage | None"
    context: Context
    source: Source

    @property
    def name(self) -> str:
        """The neutral name of its sampler, or its title in lower case."""
        return self.sampler.name if self.sampler else self.title.lower()

    @property
    def kept(self) -> int:
        """How many tokens have a probability above 0."""
        return self.candidates.kept

    @property
    def entropy(self) -> float:
        """In nats."""
        return self.candidates.entropy

    @property
    def entropy_bits(self) -> float:
        return bits(self.entropy)

    @property
    def effective(self) -> float:
        """How many equally likely tokens have the same entropy."""
        return effective(self.entropy)

    @cached_property
    def lost(self) -> Lost:
        """What the stage took away of what entered it."""
        return self.before.candidates.lost_to(self.candidates) if self.before else NOTHING_LOST

    @property
    def removed_mass(self) -> float:
        """The share of the probability entering the stage that it removed, 0 to 1."""
        return self.lost.mass

    @property
    def first_removed(self) -> int | None:
        """The likeliest token that the stage removed."""
        return self.lost.first

    @cached_property
    def last_kept(self) -> int | None:
        """The least likely token that survived the stage; None where nothing was removed."""
        return int(self.candidates.top(self.kept)[-1]) if self.lost.tokens else None

    @cached_property
    def threshold(self) -> Threshold | None:
        """The test that decided the cut; None where nothing was cut."""
        if self.sampler is None or self.before is None or not self.lost.tokens:
            return None
        return self.sampler.threshold(self.before.candidates, self.candidates, self.context)

    @property
    def threshold_text(self) -> str:
        """The test in words: ``running total 0.945 → 0.970 at OPPORTUNITY``."""
        if self.threshold is None:
            return ""
        text, token = say(self.threshold.text), self.threshold.token
        if token is None:
            return text
        return say("{test} at {token}", test=text, token=self.source.token(token))

    @property
    def no_effect(self) -> str | None:
        """Why the stage changed nothing; None where it changed something."""
        if self.sampler is None or self.before is None:
            return None
        if not self.sampler.on:
            return say("off")
        if self.sampler.is_neutral:
            return self.sampler.why_neutral()
        if not self._is_unchanged:
            return None
        return self.sampler.idle(self.before.candidates, self.context)

    @cached_property
    def _is_unchanged(self) -> bool:
        before = self.before.candidates if self.before else self.candidates
        if self.candidates is before:
            return True
        if self.lost.tokens or self.kept != before.kept:
            return False
        if self.sampler is not None and self.sampler.reorders:
            size = len(self.source)
            return bool(np.array_equal(self.candidates.by_id(size), before.by_id(size)))
        best = abs(self.candidates.head(1)[0] - before.head(1)[0])
        return bool(best <= EQUAL and abs(self.entropy - before.entropy) <= EQUAL)

    @property
    def effect(self) -> str:
        """What the stage did, in one line of the card."""
        if self.no_effect:
            return say("no effect: {reason}", reason=self.no_effect)
        if self.lost.tokens:
            chance = self.sampler.chance if self.sampler else 1.0
            return say(
                "keeps {kept} · cuts {cut}"
                if chance >= 1.0
                else "keeps {kept} · cuts {cut} in {chance:.0%} of draws",
                kept=grouped(self.kept), cut=percent(self.removed_mass), chance=chance,
            )  # fmt: skip
        start = self.before.entropy if self.before else self.entropy
        return f"H {start:.3f} → {self.entropy:.3f}"

    def probabilities_by_id(self) -> Probabilities:
        """Return probabilities, shape (V,), exactly 0 where removed."""
        return self.candidates.by_id(len(self.source))

    @property
    def probabilities(self) -> Probabilities:
        """The probabilities of the kept tokens, shape (kept,), falling."""
        return self.candidates.head(self.kept)

    @property
    def ids(self) -> TokenIds:
        """The ids of the kept tokens, shape (kept,), likeliest first."""
        return self.top(self.kept)

    def top(self, count: int) -> TokenIds:
        """Return the ids of the ``count`` likeliest kept tokens."""
        return self.candidates.top(min(count, self.kept))

    def probability(self, token: int) -> float:
        """Return the probability of a token id, 0 when it was removed; raises DataError."""
        self.source.check(token)
        return self.candidates.probability_of(token)


def grouped(count: int) -> str:
    """Return a count in groups of three, as cards show it: ``74 396``."""
    return f"{count:,d}".replace(",", " ")


def percent(share: float) -> str:
    """Return a share as cards show it: ``3.0 %``."""
    if 0.0 < share < 0.0005:
        return "< 0.1 %"
    return f"{100.0 * share:.1f} %"
