"""Top-H: keep the head whose share of the entropy stays within a bound."""

from dataclasses import dataclass

import numpy as np

from sampling_core.candidates import SLACK, Candidates
from sampling_core.fields import number
from sampling_core.sampler import Context, Sampler, Threshold
from sampling_core.words import Said, say

HEAD = 100  # transformers looks at no more tokens than these


def top_h(candidates: Candidates, share: float) -> Candidates:
    """Keep the head whose running −Σ p ln p stays within ``share`` (0 to 1) of the entropy.

    p is taken over the 100 likeliest tokens; all others go. The first token always stays.
    Potraghloo et al. 2025, as transformers computes it.
    """
    head = candidates.between(0, min(HEAD, candidates.alive))
    reached = np.cumsum(_terms(head))
    bound = share * head.entropy * (1.0 + SLACK)
    count = int(np.searchsorted(reached, bound, side="right"))
    return head.between(0, max(1, min(count, head.alive)))


def _terms(head: Candidates) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return −p ln p for each token, in nats."""
    probabilities = head.probabilities
    surprise = head.log_total - head.logits
    return np.where(probabilities > 0.0, probabilities * surprise, 0.0)


@dataclass(frozen=True)
class TopH(Sampler):
    """Keep the head that carries a share of the entropy."""

    name = "top_h"
    title = "Top-H"
    group = "Cut"
    summary = "Keeps the head that carries a share of the entropy, at most 100 tokens."
    formula = "keep while −Σ p<sub>i</sub> ln p<sub>i</sub> ≤ h · H"

    share: float = number(
        0.0, low=0.0, high=1.0, step=0.01, fine=0.001, page=0.1, off=0.0, start=0.4,
        parameter="top_h", label="Top-H", hint=summary,
    )  # fmt: skip

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        return top_h(candidates, self.share)

    def explain(self) -> str:
        return say("Keeps the head that carries {share:.3g} of the entropy.", share=self.share)

    def settings(self) -> str:
        return f"top-H {self.share:g}"

    def threshold(self, before: Candidates, after: Candidates, context: Context) -> Threshold:
        head = before.between(0, min(HEAD, before.alive))
        bound = self.share * head.entropy
        return Threshold(bound, "nats", Said("running entropy {bound:.3f} nats", bound=bound))
