"""Tail-free: cut where the curve of sorted probabilities stops bending."""

from dataclasses import dataclass

import numpy as np

from sampling_core.candidates import SLACK, Candidates
from sampling_core.fields import number
from sampling_core.sampler import Context, Sampler, Threshold
from sampling_core.words import Said, say


def tail_free(candidates: Candidates, share: float) -> Candidates:
    """Keep the head that holds ``share`` (0 to 1) of the curve's bending, and one token more.

    Bending: the absolute second difference of the sorted probabilities, made to sum to 1.
    Two tokens or fewer have none and stay (text-generation-webui, KoboldCpp).
    """
    if candidates.alive <= 2:
        return candidates
    bending = np.abs(np.diff(candidates.probabilities[: candidates.alive], 2))
    total = bending.sum()
    if total < 1e-6:  # flat: every token bends as much as the others
        bending, total = np.ones_like(bending), float(len(bending))
    within = np.searchsorted(np.cumsum(bending), share * total * (1.0 + SLACK), side="right")
    return candidates.between(0, 1 + int(within))


@dataclass(frozen=True)
class TailFree(Sampler):
    """Cut the tail where the curve of sorted probabilities stops bending."""

    name = "tfs"
    title = "Tail-free"
    group = "Cut"
    summary = "Cuts the tail where the curve of sorted probabilities stops bending."
    formula = "keep while Σ | Δ<sup>2</sup>p | ≤ z"

    share: float = number(
        1.0, low=0.0, high=1.0, step=0.01, fine=0.001, page=0.1, off=1.0, start=0.95,
        parameter="tfs", label="Tail-free", hint=summary,
    )  # fmt: skip

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        return tail_free(candidates, self.share)

    def explain(self) -> str:
        return say(
            "Keeps the head that holds {share:.3g} of the curve's bending.", share=self.share
        )

    def settings(self) -> str:
        return f"tail-free {self.share:g}"

    def threshold(self, before: Candidates, after: Candidates, context: Context) -> Threshold:
        text = Said("running curvature {share:g}", share=self.share)
        return Threshold(self.share, "running curvature", text)

    def idle(self, before: Candidates, context: Context) -> str:
        return say("two tokens have no tail")
