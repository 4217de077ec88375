"""Locally typical: keep tokens whose surprise is close to the average surprise."""

from dataclasses import dataclass

import numpy as np

from sampling_core.candidates import SLACK, Candidates
from sampling_core.fields import choice, number
from sampling_core.ranking import Logits, TokenIds
from sampling_core.sampler import Context, Sampler, Threshold, minimum
from sampling_core.words import Said, say

UNDERFLOW_32 = -103.97  # e to the power of less is 0 in float32


def distances(candidates: Candidates) -> Logits:
    """Return how far each surprise −ln p is from the entropy, in nats, shape (alive,)."""
    surprise = candidates.log_total - candidates.logits[: candidates.alive]
    return np.abs(surprise - candidates.entropy)


def typical(
    candidates: Candidates, mass: float, *, keep_ties: bool = True, minimum: int = 1
) -> Candidates:
    """Keep the tokens nearest to the average surprise that hold ``mass`` (0 to 1) together.

    With ``keep_ties`` (transformers) the last token reaches ``mass`` and those as near as it stay
    too; without (llama.cpp) the first token that exceeds ``mass`` is the last.
    Surprise rises along the ranks, so a run of ranks stays. Meister et al. 2023.
    """
    distance = distances(candidates)
    nearest = np.argsort(distance, kind="stable")
    reached = np.cumsum(candidates.probabilities[: candidates.alive][nearest])
    if keep_ties:
        last = min(int(np.searchsorted(reached, mass * (1.0 - SLACK))), len(nearest) - 1)
        count = int(np.count_nonzero(distance <= distance[nearest[last]] * (1.0 + SLACK)))
    else:
        count = 1 + int(np.searchsorted(reached, mass * (1.0 + SLACK), side="right"))
    return _nearest(candidates, nearest[: max(count, minimum)])


def _nearest(candidates: Candidates, ranks: TokenIds) -> Candidates:
    """Keep as many ranks as given, in one run around the average surprise.

    Which of equal tokens stay is an accident of the engine, their number is not.
    """
    centre = candidates.log_total - candidates.entropy
    above = int(np.count_nonzero(candidates.logits[ranks] > centre))
    turn = candidates.at_least(float(np.nextafter(centre, np.inf)))
    return candidates.between(turn - above, turn - above + len(ranks))


@dataclass(frozen=True)
class Typical(Sampler):
    """Keep tokens whose surprise is close to the average surprise."""

    name = "typical_p"
    title = "Typical-p"
    group = "Cut"
    summary = "Keeps tokens whose surprise is close to the average surprise."
    formula = "keep the smallest | −ln p<sub>i</sub> − H | with Σ p<sub>i</sub> ≥ p"
    keeps_best = False

    mass: float = number(
        1.0, low=0.0, high=1.0, step=0.01, fine=0.001, page=0.1, off=1.0, start=0.95,
        parameter="typical_p", label="Typical-p", hint=summary,
    )  # fmt: skip
    minimum: int = minimum()
    ties: str = choice(
        "keep", "cut", label="Equal surprises",
        hint="Whether tokens as typical as the last stay too.",
    )  # fmt: skip
    impossible: str = choice(
        "ignore", "spoil", label="Impossible tokens",
        hint="Whether a token with probability 0 spoils the entropy, as it does in llama.cpp.",
    )  # fmt: skip

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        if self._is_spoilt(candidates):
            # Every distance is NaN there, so the order stays: the shortest list above the mass.
            count = candidates.within(self.mass) + 1
            return candidates.between(0, max(count, self.minimum))
        keep = self.ties == "keep"
        return typical(candidates, self.mass, keep_ties=keep, minimum=self.minimum)

    def _is_spoilt(self, candidates: Candidates) -> bool:
        if self.impossible == "ignore":
            return False
        lowest = candidates.logit_at(candidates.size - 1) - candidates.log_total
        return lowest < UNDERFLOW_32

    def explain(self) -> str:
        return say(
            "Keeps the tokens of most ordinary surprise until they hold {mass:.3g} of the "
            "probability. Very likely tokens can go, too.",
            mass=self.mass,
        )

    def settings(self) -> str:
        return f"typical-p {self.mass:g}"

    def threshold(self, before: Candidates, after: Candidates, context: Context) -> Threshold:
        far = max(
            abs(before.log_total - after.best - before.entropy),
            abs(before.log_total - after.logit_at(after.alive - 1) - before.entropy),
        )
        text = Said(
            "surprise within {far:.3f} nats of H {entropy:.3f}", far=far, entropy=before.entropy
        )
        return Threshold(far, "nats", text)

    def idle(self, before: Candidates, context: Context) -> str:
        if before.kept > 1:
            return say("all {count} are needed", count=before.kept)
        return say("one token is left")
