"""Repetition, presence and frequency penalties: push down tokens that were already used."""

from dataclasses import dataclass

import numpy as np

from sampling_core.candidates import Candidates
from sampling_core.fields import choice, number
from sampling_core.ranking import Logits, TokenIds
from sampling_core.sampler import SCOPES, Context, Sampler
from sampling_core.words import say


@dataclass(frozen=True)
class Penalties(Sampler):
    """Push down tokens that were already used; never remove one.

    A used token's logit is divided by ``repetition`` when positive and multiplied by it when
    negative (Keskar et al. 2019), once; then it loses ``presence``, and ``frequency`` for each
    time it was used (OpenAI's parameter details).
    """

    name = "penalties"
    title = "Penalties"
    group = "Penalise"
    summary = "Pushes down tokens already used. Never removes one."
    formula = "z<sub>i</sub> ← z<sub>i</sub> / r − c<sub>i</sub>·f − [c<sub>i</sub> &gt; 0]·a"
    reorders = True

    repetition: float = number(
        1.0, low=2.94e-39, high=3.4e38, box=(0.1, 5.0), slider=(1.0, 2.0), step=0.05, fine=0.01,
        page=0.25, off=1.0, start=1.1, parameter="repetition_penalty", label="Repetition",
        hint="Pushes down tokens already used. Never removes one.",
    )  # fmt: skip
    presence: float = number(
        0.0, low=-1e30, high=1e30, box=(-2.0, 2.0), step=0.1, fine=0.01, page=0.5, off=0.0,
        start=0.5, parameter="presence_penalty", label="Presence",
        hint="Subtracts a fixed amount once a token has been used.",
    )  # fmt: skip
    frequency: float = number(
        0.0, low=-1e30, high=1e30, box=(-2.0, 2.0), step=0.1, fine=0.01, page=0.5, off=0.0,
        start=0.5, parameter="frequency_penalty", label="Frequency",
        hint="Subtracts more each time a token is used.",
    )  # fmt: skip
    window: int = number(
        0, low=0, high=2**31 - 1, box=(0, 100_000), slider=(0, 256), step=1, page=16, start=64,
        logarithmic=True, parameter="penalty_last_n", label="Window",
        hint="How far back a penalty looks, in tokens. 0 = the whole text.",
    )  # fmt: skip
    scope: str = choice(*SCOPES, label="Repetition sees", hint="Which text counts as used.")
    counted: str = choice(
        *SCOPES, label="Presence and frequency see", hint="Which text is counted."
    )

    @property
    def is_neutral(self) -> bool:
        return self.repetition == 1.0 and self.presence == 0.0 and self.frequency == 0.0

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        used = context.text(self.scope, self.window)
        ids, counts = _counted(context.text(self.counted, self.window))
        if self.repetition != 1.0:
            candidates = candidates.rescored(_counted(used)[0], self._repeat)
        if self.presence == 0.0 and self.frequency == 0.0:
            return candidates

        def subtract(tokens: TokenIds, logits: Logits) -> Logits:
            times = counts[np.searchsorted(ids, tokens)]
            return logits - times * self.frequency - self.presence

        return candidates.rescored(ids, subtract)

    def _repeat(self, tokens: TokenIds, logits: Logits) -> Logits:
        return np.where(logits > 0.0, logits / self.repetition, logits * self.repetition)

    def explain(self) -> str:
        parts = []
        if self.repetition != 1.0:
            factor = self.repetition
            parts.append(say("divides the positive logits of used tokens by {by:.2f}", by=factor))
        if self.presence:
            parts.append(say("subtracts {amount:.2f} from every used token", amount=self.presence))
        if self.frequency:
            parts.append(say("subtracts {amount:.2f} for each use", amount=self.frequency))
        text = ", ".join(parts).replace("-", "−")
        if not parts:
            return say(self.summary)
        return say("{Changes}. Nothing is removed.", Changes=text[:1].upper() + text[1:])

    def settings(self) -> str:
        parts = [
            f"{label} {value:g}"
            for label, value, off in (
                ("repetition", self.repetition, 1.0),
                ("presence", self.presence, 0.0),
                ("frequency", self.frequency, 0.0),
            )
            if value != off
        ]
        return "  ".join(parts).replace("-", "−") or "penalties"

    def neutral(self) -> str:
        return "1.00"

    def idle(self, before: Candidates, context: Context) -> str:
        text = context.text(self.scope, self.window) + context.text(self.counted, self.window)
        return say("the text changes no logit" if text else "no text yet: nothing to penalise")


def _counted(text: tuple[int, ...]) -> tuple[TokenIds, TokenIds]:
    """Return the distinct ids of a text, rising, and how often each occurs."""
    return np.unique(np.asarray(text, dtype=np.intp), return_counts=True)
