"""Adaptive-p: favour tokens whose probability is near a target that follows the picks."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sampling_core.candidates import Candidates
from sampling_core.fields import number
from sampling_core.sampler import Context, Sampler
from sampling_core.words import say

PEAK, SHARPNESS, WIDTH = 5.0, 10.0, 0.3  # llama.cpp's constants; WIDTH is a probability
SLOWEST = 0.99  # the largest decay


@dataclass(frozen=True)
class AdaptiveP(Sampler):
    """Favour tokens whose probability is near a target; the target follows the picks.

    logit = 5 − 10·d²/(1 + d), with d the distance to the target in units of 0.3 (llama.cpp).
    """

    name = "adaptive_p"
    title = "Adaptive-p"
    group = "Pick"
    summary = "Favours tokens whose probability is near a target that follows the picks."
    formula = "z<sub>i</sub> ← 5 − 10·d<sup>2</sup> / (1 + d),  d = | p<sub>i</sub> − t | / 0.3"
    keeps_best = False
    reorders = True

    target: float = number(
        -1.0, low=-1e30, high=1e30, box=(-1.0, 1.0), slider=(0.0, 1.0), step=0.05, fine=0.01,
        page=0.1, off=-1.0, start=0.5, parameter="adaptive_target", label="Target",
        hint="The probability that picks should have. Below 0 it does nothing.",
    )  # fmt: skip
    decay: float = number(
        0.9, low=-1e30, high=1e30, box=(0.0, SLOWEST), step=0.05, fine=0.01, page=0.1,
        parameter="adaptive_decay", label="Decay", hint="How slowly it forgets earlier picks.",
    )  # fmt: skip

    @property
    def is_neutral(self) -> bool:
        return self.target < 0.0

    @property
    def _decay(self) -> float:
        return min(max(self.decay, 0.0), SLOWEST)

    def start(self) -> tuple[float, float]:
        """Return Σw and W before the first pick, as if the target had always been met."""
        return self.target / (1.0 - self._decay), 1.0 / (1.0 - self._decay)

    def adapted(self, memory: tuple[float, float]) -> float:
        """Return the probability aimed at now, from 0 to 1."""
        total, weight = memory
        return min(max(2.0 * min(self.target, 1.0) - total / weight, 0.0), 1.0)

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        aim = self.adapted(context.memory.get(self.name, self.start()))
        distance = np.abs(candidates.probabilities - aim) / WIDTH
        logits = PEAK - SHARPNESS * distance * distance / (1.0 + distance)
        return candidates.rescored_all(np.where(np.isneginf(candidates.logits), -np.inf, logits))

    def remember(
        self, memory: Any, before: Candidates, after: Candidates, selected: int
    ) -> tuple[float, float]:
        total, weight = memory
        picked = before.probability_of(selected)
        return picked + self._decay * total, 1.0 + self._decay * weight

    def explain(self) -> str:
        if self.is_neutral:
            return say("A target below 0 changes nothing.")
        return say("Favours tokens whose probability is near {target:.2f}.", target=self.target)

    def settings(self) -> str:
        return f"adaptive-p {self.target:g}"
