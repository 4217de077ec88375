"""Top-n-sigma: keep logits within n standard deviations of the best."""

from dataclasses import dataclass

from sampling_core.candidates import SLACK, Candidates
from sampling_core.fields import choice, number
from sampling_core.sampler import Context, Sampler, Threshold
from sampling_core.words import Said, say


def sigma_bound(candidates: Candidates, deviations: float) -> float:
    """Return best − n·σ, a logit; σ is the population deviation of the unmasked logits.

    Tang et al. 2024, “Top-nσ: Not All Logits Are You Need”.
    """
    spread = float(candidates.unmasked_logits().std())
    return candidates.best - deviations * spread - SLACK


@dataclass(frozen=True)
class TopNSigma(Sampler):
    """Keep logits within n standard deviations of the best one."""

    name = "top_n_sigma"
    title = "Top-n-sigma"
    group = "Cut"
    summary = "Keeps logits within n standard deviations of the best. Temperature cannot change it."
    formula = "keep z<sub>i</sub> ≥ z<sub>max</sub> − n·σ"

    deviations: float = number(
        0.0, low=0.0, high=1e300, box=(0.0, 20.0), slider=(0.0, 5.0), step=0.1, fine=0.01,
        page=0.5, off=0.0, start=1.0, parameter="top_n_sigma", label="n", hint=summary,
    )  # fmt: skip
    leaves: str = choice(
        "removed", "masked",
        label="What is cut",
        hint="Removed tokens are gone; masked ones still count as candidates (llama.cpp).",
    )  # fmt: skip

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        count = max(1, candidates.at_least(sigma_bound(candidates, self.deviations)))
        if self.leaves == "masked":
            return candidates.masked_after(count)
        return candidates.between(0, count)

    def explain(self) -> str:
        return say(
            "Keeps logits within {deviations:.3g} standard deviations of the best.",
            deviations=self.deviations,
        )

    def settings(self) -> str:
        return f"top-nσ {self.deviations:g}"

    def threshold(self, before: Candidates, after: Candidates, context: Context) -> Threshold:
        bound = sigma_bound(before, self.deviations)
        text = Said("logit {bound}", bound=f"{bound:.3f}".replace("-", "−"))
        return Threshold(bound, "logit", text)
