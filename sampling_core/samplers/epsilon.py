"""Epsilon and eta: remove tokens below a probability, fixed or set by the entropy."""

from dataclasses import dataclass

import numpy as np

from sampling_core.candidates import Candidates
from sampling_core.fields import number
from sampling_core.sampler import Context, Sampler, Threshold, minimum
from sampling_core.words import Said, say


def cut_below(candidates: Candidates, probability: float, minimum: int = 1) -> Candidates:
    """Remove tokens below ``probability`` (0 to 1), never one of the ``minimum`` likeliest.

    Tokens as likely as the last of those stay too.
    """
    last = min(max(minimum, 1), candidates.alive) - 1
    spared = candidates.at_least(candidates.logit_at(last))
    return candidates.between(0, max(candidates.at_least_probable(probability), spared))


def eta_bound(candidates: Candidates, epsilon: float) -> float:
    """Return η = min(ε, √ε·e^−H), a probability; H in nats. Hewitt et al. 2022."""
    return min(epsilon, float(np.sqrt(epsilon) * np.exp(-candidates.entropy)))


@dataclass(frozen=True)
class Epsilon(Sampler):
    """Remove every token below a fixed probability."""

    name = "epsilon_cutoff"
    title = "Epsilon cut"
    group = "Cut"
    summary = "Removes every token below a fixed probability."
    formula = "keep p<sub>i</sub> ≥ ε"

    bound: float = number(
        0.0, low=0.0, high=1.0, slider=(0.0, 0.1), step=0.001, fine=0.0001, page=0.01, off=0.0,
        start=0.01, parameter="epsilon_cutoff", label="Epsilon", hint=summary,
    )  # fmt: skip
    minimum: int = minimum()

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        return cut_below(candidates, self.bound, self.minimum)

    def explain(self) -> str:
        return say("Removes every token with a probability below {bound:g}.", bound=self.bound)

    def settings(self) -> str:
        return f"epsilon {self.bound:g}"

    def threshold(self, before: Candidates, after: Candidates, context: Context) -> Threshold:
        text = Said("probability {bound:g}", bound=self.bound)
        return Threshold(self.bound, "probability", text)


@dataclass(frozen=True)
class Eta(Sampler):
    """Remove tokens below a probability that falls when the entropy is high."""

    name = "eta_cutoff"
    title = "Eta cut"
    group = "Cut"
    summary = "Removes tokens below a probability that falls when the entropy is high."
    formula = "keep p<sub>i</sub> ≥ min( ε, √ε · e<sup>−H</sup> )"

    bound: float = number(
        0.0, low=0.0, high=1.0, slider=(0.0, 0.1), step=0.001, fine=0.0001, page=0.01, off=0.0,
        start=0.01, parameter="eta_cutoff", label="Eta", hint=summary,
    )  # fmt: skip
    minimum: int = minimum()

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        return cut_below(candidates, eta_bound(candidates, self.bound), self.minimum)

    def explain(self) -> str:
        return say(
            "Removes tokens below {bound:g}, or below less where many tokens compete.",
            bound=self.bound,
        )

    def settings(self) -> str:
        return f"eta {self.bound:g}"

    def threshold(self, before: Candidates, after: Candidates, context: Context) -> Threshold:
        bound = eta_bound(before, self.bound)
        return Threshold(bound, "probability", Said("probability {bound:.5f}", bound=bound))
