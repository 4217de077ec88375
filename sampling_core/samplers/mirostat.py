"""Mirostat 1 and 2: cut so that the surprise of the picks stays near a target."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sampling_core.candidates import Candidates
from sampling_core.fields import number
from sampling_core.sampler import Context, Sampler, Threshold
from sampling_core.words import Said, say

ESTIMATED = 100  # tokens from which version 1 estimates the Zipf exponent (llama.cpp's m)
BIT = float(np.log(2.0))  # nats
LARGEST_INT = 2**31 - 1


def zipf_count(candidates: Candidates, mu: float) -> int:
    """Return k of version 1: how many tokens give a surprise of ``mu`` bits, at least 1.

    Basu et al. 2020, algorithm 1. Where the estimate is no number or too large, llama.cpp's
    conversion gives 1.
    """
    head = candidates.logits[:ESTIMATED]
    with np.errstate(all="ignore"):  # in float32, whose overflow is part of the rule
        ratios = -np.diff(head).astype(np.float32)  # ln(p_i / p_{i+1})
        places = np.arange(2, len(head) + 1, dtype=np.float32)
        steps = np.log(places / (places - 1.0))
        exponent = np.dot(steps, ratios) / np.dot(steps, steps)
        excess = exponent - np.float32(1.0)
        kept = np.power(np.float32(candidates.size), -excess)
        scale = excess * np.exp2(np.float32(mu)) / (np.float32(1.0) - kept)
        count = np.power(scale, np.float32(1.0) / exponent)
    if not count <= LARGEST_INT:
        return 1
    return max(1, int(count))


@dataclass(frozen=True)
class Mirostat(Sampler):
    """Cut so that the surprise of the picks stays near a target; it learns from each pick."""

    name = "mirostat"
    title = "Mirostat"
    group = "Pick"
    summary = "Cuts so that the surprise of the picks stays near a target. Learns from each pick."
    formula = "μ ← μ − η · ( −log<sub>2</sub> p<sub>picked</sub> − τ )"

    version: int = number(
        0, low=0, high=2, step=1, page=1, off=0, start=2, parameter="mirostat", label="Version",
        hint="1 estimates a top-k, 2 cuts by surprise.",
    )  # fmt: skip
    target: float = number(
        5.0, low=-1e30, high=1e30, box=(0.0, 20.0), slider=(0.0, 10.0), step=0.1, fine=0.01,
        page=1.0, parameter="mirostat_tau", label="Target", hint="The surprise aimed at, in bits.",
    )  # fmt: skip
    rate: float = number(
        0.1, low=-1e30, high=1e30, box=(0.0, 1.0), step=0.01, fine=0.001, page=0.1,
        parameter="mirostat_eta", label="Rate", hint="How fast it learns.",
    )  # fmt: skip

    def start(self) -> float:
        """Return μ before the first pick: twice the target, in bits."""
        return 2.0 * self.target

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        mu = context.memory.get(self.name, self.start())
        if self.version == 1:
            return candidates.between(0, zipf_count(candidates, mu))
        count = candidates.at_least(candidates.log_total - mu * BIT)
        return candidates.between(0, max(1, count))

    def remember(self, memory: Any, before: Candidates, after: Candidates, selected: int) -> float:
        surprise = (after.log_total - after.logit_of(selected)) / BIT
        return float(memory - self.rate * (surprise - self.target))

    def explain(self) -> str:
        return say(
            "Cuts so that the surprise of the picks stays near {target:.2f} bits.",
            target=self.target,
        )

    def settings(self) -> str:
        return f"mirostat {self.version}, τ {self.target:g}"

    def threshold(self, before: Candidates, after: Candidates, context: Context) -> Threshold:
        mu = float(context.memory.get(self.name, self.start()))
        if self.version == 1:
            text = Said("rank {rank} at μ {mu:.2f} bits", rank=after.size, mu=mu)
            return Threshold(after.size, "rank", text)
        return Threshold(mu, "bits", Said("surprise {mu:.2f} bits", mu=mu))
