"""XTC (exclude top choices): sometimes remove every likely token but the least likely of them."""

from dataclasses import dataclass

from sampling_core.candidates import Candidates
from sampling_core.fields import number
from sampling_core.sampler import Context, Sampler, Threshold, minimum
from sampling_core.words import Said, say


def xtc(candidates: Candidates, threshold: float, minimum: int = 0) -> Candidates:
    """Remove all tokens of at least ``threshold`` probability except the least likely of them.

    Nothing happens with fewer than two such tokens, or where fewer than ``minimum`` would stay
    (llama.cpp).
    """
    last = candidates.at_least_probable(threshold) - 1
    if last < 1 or candidates.size - last < minimum:
        return candidates
    return candidates.between(last, candidates.size)


@dataclass(frozen=True)
class Xtc(Sampler):
    """Sometimes remove every likely token but the least likely of them."""

    name = "xtc"
    title = "XTC"
    group = "Cut"
    summary = "Sometimes removes every likely token but the least likely of them. Random."
    formula = "with probability q: drop all p<sub>i</sub> ≥ t but the last"
    keeps_best = False
    is_random = True

    probability: float = number(
        0.0, low=0.0, high=1.0, step=0.05, fine=0.01, page=0.25, off=0.0, start=0.5,
        parameter="xtc_probability", label="How often",
        hint="The share of draws in which the likely tokens are removed.",
    )  # fmt: skip
    threshold_probability: float = number(
        0.1, low=0.0, high=1.0, slider=(0.0, 0.5), step=0.01, fine=0.001, page=0.1,
        parameter="xtc_threshold", label="Threshold",
        hint="Tokens from this probability on are likely ones. Above 0.5 there is never a second.",
    )  # fmt: skip
    minimum: int = minimum(0)

    @property
    def is_neutral(self) -> bool:
        return self.probability == 0.0 or self.threshold_probability > 0.5

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        """Return the branch in which it fires; ``chance`` says how often that is."""
        return xtc(candidates, self.threshold_probability, self.minimum)

    @property
    def chance(self) -> float:
        return self.probability

    def explain(self) -> str:
        return say(
            "In {share:.0%} of the draws it removes all tokens of at least {bound:g} but the "
            "least likely of them.",
            share=self.probability, bound=self.threshold_probability,
        )  # fmt: skip

    def settings(self) -> str:
        return f"XTC {self.threshold_probability:g} × {self.probability:g}"

    def threshold(self, before: Candidates, after: Candidates, context: Context) -> Threshold:
        bound = self.threshold_probability
        return Threshold(bound, "probability", Said("probability {bound:g} or more", bound=bound))

    def idle(self, before: Candidates, context: Context) -> str:
        if before.at_least_probable(self.threshold_probability) > 1:
            return say("fewer than {count} would stay", count=self.minimum)
        return say("fewer than two tokens reach the threshold")

    def why_neutral(self) -> str:
        if self.probability == 0.0:
            return super().why_neutral()
        return say("above 0.5 there is never a second token")

    def warning(self) -> Said | None:
        if not 0.0 < self.chance < 1.0:
            return None
        return Said(
            "{name} acts in {share:.0%} of draws: its stage and those after it show these "
            "draws, the last stage the mixture",
            name=self.name, share=self.chance,
        )  # fmt: skip
