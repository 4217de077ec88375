"""Top-a: keep tokens above a bound that grows with the square of the best probability."""

from dataclasses import dataclass

from sampling_core.candidates import Candidates
from sampling_core.fields import number
from sampling_core.sampler import Context, Sampler, Threshold
from sampling_core.words import Said, say


def top_a_bound(candidates: Candidates, factor: float) -> float:
    """Return a·p_max², a probability (KoboldAI, text-generation-webui)."""
    return factor * float(candidates.head(1)[0]) ** 2


@dataclass(frozen=True)
class TopA(Sampler):
    """Keep tokens above a bound that grows with the best token's lead."""

    name = "top_a"
    title = "Top-a"
    group = "Cut"
    summary = "Keeps tokens above a bound that grows with the best token's lead."
    formula = "keep p<sub>i</sub> ≥ a · p<sub>max</sub><sup>2</sup>"

    factor: float = number(
        0.0, low=0.0, high=1.0, step=0.01, fine=0.001, page=0.1, off=0.0, start=0.2,
        parameter="top_a", label="Top-a", hint=summary,
    )  # fmt: skip

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        count = candidates.at_least_probable(top_a_bound(candidates, self.factor))
        return candidates.between(0, max(count, 1))

    def explain(self) -> str:
        return say(
            "Keeps tokens above {factor:.3g} times the best probability squared.",
            factor=self.factor,
        )

    def settings(self) -> str:
        return f"top-a {self.factor:g}"

    def threshold(self, before: Candidates, after: Candidates, context: Context) -> Threshold:
        bound = top_a_bound(before, self.factor)
        return Threshold(bound, "probability", Said("probability {bound:.4f}", bound=bound))
