"""Min-p: keep tokens that are likely enough compared with the best."""

from dataclasses import dataclass
from math import log

from sampling_core.candidates import SLACK, Candidates
from sampling_core.fields import number
from sampling_core.sampler import Context, Sampler, Threshold, minimum
from sampling_core.words import Said, say


def min_p(candidates: Candidates, share: float, minimum: int = 1) -> Candidates:
    """Keep tokens with at least ``share`` of the best token's probability; the bound itself stays.

    A share above 1 keeps one token. Compared as logits, ln share below the best, so that no
    normaliser is needed. Nguyen et al. 2024, “Turning Up the Heat”.
    """
    count = candidates.at_least(candidates.best + log(share) - SLACK)
    return candidates.between(0, max(count, minimum, 1))


@dataclass(frozen=True)
class MinP(Sampler):
    """Keep tokens at least this fraction as likely as the first."""

    name = "min_p"
    title = "Min-p"
    group = "Cut"
    summary = "Keeps tokens at least this fraction as likely as the first."
    formula = "keep p<sub>i</sub> ≥ min-p · p<sub>max</sub>"

    share: float = number(
        0.0, low=0.0, high=1e300, box=(0.0, 1.0), slider=(0.0, 0.5), step=0.01, fine=0.001,
        page=0.05, off=0.0, start=0.05, parameter="min_p", label="Min-p", hint=summary,
    )  # fmt: skip
    minimum: int = minimum()

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        return min_p(candidates, self.share, self.minimum)

    def explain(self) -> str:
        return say(
            "Keeps tokens at least {share:.3g} times as likely as the first.", share=self.share
        )

    def settings(self) -> str:
        return f"min-p {self.share:g}"

    def threshold(self, before: Candidates, after: Candidates, context: Context) -> Threshold:
        bound = self.share * float(before.head(1)[0])
        return Threshold(bound, "probability", Said("probability {bound:.4f}", bound=bound))
