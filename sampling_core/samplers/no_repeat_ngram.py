"""No-repeat n-gram: ban the token that would repeat a run of n tokens."""

from dataclasses import dataclass

import numpy as np

from sampling_core.candidates import Candidates
from sampling_core.fields import number
from sampling_core.sampler import Context, Sampler
from sampling_core.words import say


def completing(text: tuple[int, ...], size: int) -> set[int]:
    """Return the tokens that would complete a run of ``size`` tokens which the text holds."""
    ending = text[len(text) - size + 1 :] if size > 1 else ()
    starts = range(len(text) - size + 1)
    return {text[i + size - 1] for i in starts if text[i : i + size - 1] == ending}


@dataclass(frozen=True)
class NoRepeatNgram(Sampler):
    """Ban the token that would repeat a run of n tokens (transformers)."""

    name = "no_repeat_ngram"
    title = "No-repeat n-gram"
    group = "Penalise"
    summary = "Bans the token that would repeat a run of n tokens. Needs a text."
    formula = "p<sub>i</sub> = 0 where the run ending in i was there before"
    keeps_best = False

    length: int = number(
        0, low=0, high=2**31 - 1, box=(0, 100), slider=(0, 10), step=1, off=0, start=3,
        parameter="no_repeat_ngram_size", label="n", hint=summary,
    )  # fmt: skip

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        text = context.text("prompt and output", 0)
        if len(text) < self.length:
            return candidates
        ids = np.array(sorted(completing(text, self.length)), dtype=np.intp)
        banned = candidates.rescored(ids, lambda _, logits: np.full_like(logits, -np.inf))
        return banned.without_masked()

    def explain(self) -> str:
        return say(
            "Bans every token that would complete a run of {length} tokens seen before.",
            length=self.length,
        )

    def settings(self) -> str:
        return f"no-repeat {self.length}"

    def idle(self, before: Candidates, context: Context) -> str:
        return say("no run of tokens would be repeated")
