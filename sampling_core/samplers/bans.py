"""Banned and allowed tokens: take tokens out of play, whatever their logit."""

from dataclasses import dataclass

import numpy as np

from sampling_core.candidates import Candidates
from sampling_core.fields import choice, tokens
from sampling_core.sampler import SCOPES, Context, Sampler
from sampling_core.words import say


def ban(candidates: Candidates, ids: set[int]) -> Candidates:
    """Remove tokens; raises DataError when none is left."""
    banned = np.array(sorted(ids), dtype=np.intp)
    return candidates.rescored(
        banned, lambda _, logits: np.full_like(logits, -np.inf)
    ).without_masked()


@dataclass(frozen=True)
class BannedTokens(Sampler):
    """Never pick these tokens."""

    name = "suppress_tokens"
    title = "Banned tokens"
    group = "Penalise"
    summary = "Never picks these tokens."
    formula = "p<sub>i</sub> = 0"
    keeps_best = False

    banned: tuple[int, ...] = tokens(
        parameter="suppress_tokens", label="Tokens", hint="Tokens that are never picked."
    )

    @property
    def is_neutral(self) -> bool:
        return not self.banned

    def why_neutral(self) -> str:
        return say("no tokens")

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        return ban(candidates, set(self.banned))

    def settings(self) -> str:
        return f"{len(self.banned)} banned"

    def idle(self, before: Candidates, context: Context) -> str:
        return say("none of the banned tokens is in play")


@dataclass(frozen=True)
class BannedRuns(Sampler):
    """Never complete one of these runs of tokens (“bad words”)."""

    name = "bad_words"
    title = "Banned runs"
    group = "Penalise"
    summary = "Never completes one of these runs of tokens. Needs a text."
    formula = "p<sub>i</sub> = 0 where the run ends in i"
    keeps_best = False

    runs: tuple[tuple[int, ...], ...] = tokens(
        parameter="bad_words_ids", label="Runs", hint="Runs that are never completed.", nested=True
    )
    scope: str = choice(*SCOPES, label="Beginnings in", hint="Which text a run may begin in.")

    @property
    def is_neutral(self) -> bool:
        return not any(self.runs)

    def why_neutral(self) -> str:
        return say("no runs")

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        text = context.text(self.scope, 0)
        ending = {run[-1] for run in self.runs if run and _ends_in(text, run[:-1])}
        return ban(candidates, ending)

    def settings(self) -> str:
        return f"{len(self.runs)} runs banned"

    def idle(self, before: Candidates, context: Context) -> str:
        return say("the text ends in none of the runs")


@dataclass(frozen=True)
class AllowedTokens(Sampler):
    """Pick only from these tokens."""

    name = "allowed_token_ids"
    title = "Allowed tokens"
    group = "Penalise"
    summary = "Picks only from these tokens."
    formula = "p<sub>i</sub> = 0 for every other token"
    keeps_best = False

    allowed: tuple[int, ...] = tokens(
        parameter="allowed_token_ids", label="Tokens", hint="The only tokens that can be picked."
    )

    @property
    def is_neutral(self) -> bool:
        return not self.allowed

    def why_neutral(self) -> str:
        return say("no tokens named: all are allowed")

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        return ban(candidates, set(candidates.ids.tolist()) - set(self.allowed))

    def settings(self) -> str:
        return f"{len(self.allowed)} allowed"

    def idle(self, before: Candidates, context: Context) -> str:
        return say("every token in play is allowed")


def _ends_in(text: tuple[int, ...], run: tuple[int, ...]) -> bool:
    return not run or text[-len(run) :] == run
