"""Logit bias: add to chosen logits, of single tokens or of the endings of token runs."""

from dataclasses import dataclass

import numpy as np

from sampling_core.candidates import Candidates
from sampling_core.fields import biases, choice
from sampling_core.ranking import Logits, TokenIds
from sampling_core.sampler import Context, Sampler
from sampling_core.words import say


def add(candidates: Candidates, amounts: dict[int, float]) -> Candidates:
    """Add to the logits of tokens; −inf bans one."""
    ids = np.array(sorted(amounts), dtype=np.intp)

    def raised(found: TokenIds, logits: Logits) -> Logits:
        added: Logits = np.array([amounts[int(token)] for token in found])
        return logits + added

    return candidates.rescored(ids, raised)


@dataclass(frozen=True)
class LogitBias(Sampler):
    """Add to chosen logits before everything else; biases of one token add up."""

    name = "logit_bias"
    title = "Logit bias"
    group = "Penalise"
    summary = "Adds to chosen logits before everything else."
    formula = "z<sub>i</sub> ← z<sub>i</sub> + b<sub>i</sub>"
    keeps_best = False
    reorders = True

    amounts: tuple[tuple[int, float], ...] = biases(
        parameter="logit_bias", label="Biases", hint="What is added to the logit of each token."
    )
    leaves: str = choice(
        "removed", "masked", label="What is banned",
        hint="Banned tokens are gone, or still count as candidates (llama.cpp).",
    )  # fmt: skip

    @property
    def is_neutral(self) -> bool:
        return not any(amount for _, amount in self.amounts)

    def why_neutral(self) -> str:
        return say("every bias is 0" if self.amounts else "no biases")

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        totals: dict[int, float] = {}
        for token, amount in self.amounts:
            totals[token] = totals.get(token, 0.0) + amount
        biased = add(candidates, totals)
        return biased if self.leaves == "masked" and biased.alive else biased.without_masked()

    def settings(self) -> str:
        return f"bias on {len(self.amounts)}"

    def idle(self, before: Candidates, context: Context) -> str:
        return say("none of the biased tokens is in play")


@dataclass(frozen=True)
class SequenceBias(Sampler):
    """Add to the token that would complete a run of tokens (transformers).

    A run of one token always counts, the last such entry wins; longer runs count when the text
    ends in all but their last token, and add up.
    """

    name = "sequence_bias"
    title = "Sequence bias"
    group = "Penalise"
    summary = "Adds to the token that would complete a run of tokens. Needs a text."
    formula = "z<sub>i</sub> ← z<sub>i</sub> + b where the run ends in i"
    keeps_best = False
    reorders = True

    amounts: tuple[tuple[tuple[int, ...], float], ...] = biases(
        parameter="sequence_bias", label="Biases", nested=True,
        hint="What is added when a token would complete the run.",
    )  # fmt: skip

    @property
    def is_neutral(self) -> bool:
        return not any(amount for _, amount in self.amounts)

    def why_neutral(self) -> str:
        return say("every bias is 0" if self.amounts else "no biases")

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        text = context.text("prompt and output", 0)
        totals = {run[0]: amount for run, amount in self.amounts if len(run) == 1}
        for run, amount in self.amounts:
            if len(run) > 1 and text[-(len(run) - 1) :] == run[:-1]:
                totals[run[-1]] = totals.get(run[-1], 0.0) + amount
        return add(candidates, totals).without_masked()

    def settings(self) -> str:
        return f"sequence bias on {len(self.amounts)}"

    def idle(self, before: Candidates, context: Context) -> str:
        return say("the text ends in none of the runs")
