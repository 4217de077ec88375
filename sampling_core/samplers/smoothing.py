"""Quadratic smoothing: bend the logits below the best one."""

from dataclasses import dataclass

import numpy as np

from sampling_core.candidates import Candidates
from sampling_core.fields import number
from sampling_core.ranking import Logits
from sampling_core.sampler import Context, Sampler
from sampling_core.words import say

FARTHEST = -1e100  # a gap whose cube float64 still holds


def smoothing(candidates: Candidates, factor: float, curve: float) -> Candidates:
    """Replace each gap d = logit − best by −k·d² + s·d³, where f is ``factor``.

    k = f·(3 − curve)/2 and s = f·(curve − 1)/2 (text-generation-webui). With a curve from 1 to 3
    the result falls with the logit, so the order stays.
    """
    square, cube = factor * (3.0 - curve) / 2.0, factor * (curve - 1.0) / 2.0
    best = candidates.best

    def bend(logits: Logits) -> Logits:
        gaps = np.maximum(logits - best, FARTHEST)
        bent = best + gaps * gaps * (cube * gaps - square)
        return np.where(np.isneginf(logits), logits, bent)

    return candidates.without_masked().reshaped(bend)


@dataclass(frozen=True)
class Smoothing(Sampler):
    """Bend the logits: near rivals come closer, far ones fall away."""

    name = "smoothing"
    title = "Smoothing"
    group = "Reshape"
    summary = "Bends the logits: near rivals come closer to the best, far ones fall away."
    formula = "z ← z<sub>max</sub> − f · ( z − z<sub>max</sub> )<sup>2</sup>"

    factor: float = number(
        0.0, low=0.0, high=100.0, box=(0.0, 10.0), slider=(0.0, 2.0), step=0.05, fine=0.01,
        off=0.0, start=0.3, parameter="smoothing_factor", label="Factor", hint=summary,
    )  # fmt: skip
    curve: float = number(
        1.0, low=1.0, high=3.0, step=0.1, fine=0.01, parameter="smoothing_curve", label="Curve",
        hint="Above 1 the tail falls faster.",
    )  # fmt: skip

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        return smoothing(candidates, self.factor, self.curve)

    def explain(self) -> str:
        level = 1.0 / self.factor if self.factor else float("inf")
        return say(
            "Squares every gap to the best logit and multiplies it by {factor:.2f}: gaps "
            "under {level:.2f} shrink, larger ones grow.",
            factor=self.factor, level=level,
        )  # fmt: skip

    def settings(self) -> str:
        return f"smoothing {self.factor:.2f}"
