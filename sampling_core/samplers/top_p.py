"""Top-p (nucleus): keep the shortest list that adds up to a share of the probability."""

from dataclasses import dataclass

from sampling_core.candidates import Candidates
from sampling_core.fields import choice, number
from sampling_core.sampler import Context, Sampler, Threshold, minimum
from sampling_core.words import Said, say


def top_p(
    candidates: Candidates, mass: float, *, keep_crossing: bool = True, minimum: int = 1
) -> Candidates:
    """Keep the fewest likeliest tokens whose probabilities reach ``mass`` (0 to 1).

    The token that reaches it stays, unless ``keep_crossing`` is False; ``minimum`` tokens stay in
    any case. Holtzman et al. 2020, “The Curious Case of Neural Text Degeneration”.
    """
    count = candidates.reaching(mass) if keep_crossing else candidates.within(mass)
    return candidates.between(0, max(count, minimum, 1))


@dataclass(frozen=True)
class TopP(Sampler):
    """Keep the shortest list of tokens that adds up to p."""

    name = "top_p"
    title = "Top-p"
    group = "Cut"
    summary = "Keeps the shortest list that adds up to p. The token that crosses p is kept."
    formula = "keep the fewest with Σ p<sub>i</sub> ≥ p"

    mass: float = number(
        1.0, low=0.0, high=1.0, step=0.01, fine=0.001, page=0.1, off=1.0, start=0.95,
        parameter="top_p", label="Top-p", hint=summary,
    )  # fmt: skip
    crossing: str = choice(
        "keep", "drop",
        label="The token that crosses p",
        hint="Keep it, as the paper and the common engines do, or drop it.",
    )  # fmt: skip
    minimum: int = minimum()

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        keep = self.crossing == "keep"
        return top_p(candidates, self.mass, keep_crossing=keep, minimum=self.minimum)

    def explain(self) -> str:
        return say(
            "Takes tokens from the top until they hold {mass:.3g} of the probability. "
            "The token that crosses the line is kept."
            if self.crossing == "keep"
            else "Takes tokens from the top until they hold {mass:.3g} of the probability. "
            "The token that crosses the line is dropped.",
            mass=self.mass,
        )

    def settings(self) -> str:
        is_round = round(self.mass, 2) == self.mass
        return f"top-p {self.mass:.2f}" if is_round else f"top-p {self.mass:g}"

    def threshold(self, before: Candidates, after: Candidates, context: Context) -> Threshold:
        last = after.kept - 1
        start, end = before.mass(0, last), before.mass(0, last + 1)
        text = Said("running total {start:.3f} → {end:.3f}", start=start, end=end)
        return Threshold(self.mass, "running total", text, int(after.top(after.kept)[-1]))

    def idle(self, before: Candidates, context: Context) -> str:
        if before.kept == 1:
            return say("one token is left")
        if top_p(before, self.mass, keep_crossing=self.crossing == "keep").size < before.size:
            return say("at least {count} stay", count=self.minimum)
        return say("all {count} are needed", count=before.kept)
