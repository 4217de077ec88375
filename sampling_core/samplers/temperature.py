"""Temperature, plain or dynamic: divide the logits."""

from dataclasses import dataclass

import numpy as np

from sampling_core.candidates import Candidates
from sampling_core.errors import ParameterError
from sampling_core.fields import choice, number
from sampling_core.sampler import Context, Sampler, Threshold
from sampling_core.words import Said, say

COLDEST, HOTTEST = 1e-150, 1e150
LARGEST_32 = float(np.finfo(np.float32).max)


def temperature(candidates: Candidates, degree: float) -> Candidates:
    """Divide every logit by ``degree``; at 0 only the first of the likeliest tokens stays.

    ``degree`` has no unit. Below 1e−150 it counts as 0, as quotients would leave float64.
    """
    if degree < COLDEST:
        return candidates.between(0, 1)
    return candidates.reshaped(lambda logits: logits / degree)


def dynamic_degree(
    candidates: Candidates, degree: float, spread: float, exponent: float, counted: int
) -> float:
    """Return a temperature between degree ± ``spread`` by how flat the candidates are.

    T = low + (high − low)·(H / ln N)^exponent with H in nats and N = ``counted`` candidates
    (llama.cpp ``temp_ext``, KoboldCpp ``sample_entropy``).
    """
    low, high = max(0.0, degree - spread), degree + spread
    flatness = candidates.entropy / float(np.log(counted))
    if flatness == 0.0 and exponent < 0.0:
        return HOTTEST
    return float(min(low + (high - low) * flatness**exponent, HOTTEST))


@dataclass(frozen=True)
class Temperature(Sampler):
    """Divide the logits: below 1 sharpens, above 1 flattens, 0 always takes the first."""

    name = "temperature"
    title = "Temperature"
    group = "Reshape"
    summary = "Divides the logits. Below 1 sharpens, above 1 flattens, 0 always takes the first."
    formula = "p<sub>i</sub> ∝ exp( z<sub>i</sub> / T )"

    degree: float = number(
        1.0, low=0.0, high=1e300, box=(0.0, 10.0), slider=(0.0, 2.0), step=0.05, fine=0.01,
        page=0.25, off=1.0, start=0.7, parameter="temperature", label="Temperature", hint=summary,
    )  # fmt: skip
    spread: float = number(
        0.0, low=0.0, high=1e300, box=(0.0, 5.0), slider=(0.0, 2.0), step=0.05, fine=0.01, off=0.0,
        parameter="dynatemp_range", label="Dynamic range",
        hint="Lets the temperature vary by this much each way: low when one token leads.",
    )  # fmt: skip
    exponent: float = number(
        1.0, low=-1e300, high=1e300, box=(0.1, 5.0), step=0.1, fine=0.01,
        parameter="dynatemp_exponent", label="Dynamic exponent",
        hint="How fast the dynamic temperature follows the entropy.",
    )  # fmt: skip
    counted: str = choice(
        "kept", "masked too",
        label="Candidates counted",
        hint="Whether ln N of the dynamic temperature counts tokens with logit −∞.",
    )  # fmt: skip

    overflow: str = choice(
        "greedy", "refuse", label="Too small to divide by",
        hint="Whether a tiny temperature counts as 0, or is refused because engines that "
        "compute in float32 return no numbers there.",
    )  # fmt: skip

    @property
    def is_neutral(self) -> bool:
        return self.degree == 1.0 and self.spread == 0.0

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        degree = self.effective(candidates)
        if self.overflow == "refuse" and abs(candidates.best) > degree * LARGEST_32 > 0.0:
            allowed = say("large enough to divide logits in float32")
            raise ParameterError("temperature", degree, allowed)
        return temperature(candidates, degree)

    def effective(self, candidates: Candidates) -> float:
        """Return the number that the logits are divided by."""
        counted = candidates.size if self.counted == "masked too" else candidates.alive
        if self.spread == 0.0:
            return self.degree
        if counted <= 1:
            return 1.0
        return dynamic_degree(candidates, self.degree, self.spread, self.exponent, counted)

    def explain(self) -> str:
        if self.degree == self.spread == 0.0:
            return say("Always takes the most likely token. The seed changes nothing.")
        if self.spread:
            low, high = max(0.0, self.degree - self.spread), self.degree + self.spread
            return say(
                "Divides every logit by {low:.2f} to {high:.2f}: more where many tokens compete.",
                low=low, high=high,
            )  # fmt: skip
        return say(
            "Divides every logit by {degree:.2f}, so gaps between tokens grow to {times:.2f}×. "
            "The ranking never changes."
            if self.degree < 1.0
            else "Divides every logit by {degree:.2f}, so gaps between tokens shrink to "
            "{times:.2f}×. The ranking never changes.",
            degree=self.degree, times=1.0 / self.degree,
        )  # fmt: skip

    def settings(self) -> str:
        return f"T {self.degree:.2f}" + (f" ± {self.spread:.2f}" if self.spread else "")

    def threshold(
        self, before: Candidates, after: Candidates, context: Context
    ) -> Threshold | None:
        if self.effective(before) >= COLDEST:
            return None  # what fell below the range of float64 met no test
        return Threshold(0.0, "temperature", Said("temperature 0 keeps the likeliest only"))

    def idle(self, before: Candidates, context: Context) -> str:
        return say("one token is left" if before.kept == 1 else "all logits are equal")
