"""Why a token was kept or cut: its path through the stages, and one sentence on what decided."""

from dataclasses import dataclass

import numpy as np

from sampling_core.candidates import Candidates
from sampling_core.labels import low
from sampling_core.stage import Stage
from sampling_core.trace import Trace
from sampling_core.why_cut import CUTS
from sampling_core.why_kept import KEEPS
from sampling_core.why_verdict import Verdict, share_text
from sampling_core.words import Said, say

KEPT, CUT = Said("kept"), Said("cut")


@dataclass(frozen=True)
class Step:
    """One stage of a token's way."""

    stage: str  # its title, in English
    logit: float  # natural-log score after the stage; −inf where it was cut
    probability: float  # after the stage, 0 to 1
    rank: int | None  # 1 is the likeliest; None where it was cut
    fate: Said  # "kept", "cut", or "cut in 50 % of draws"


def path(trace: Trace, token: int) -> tuple[Step, ...]:
    """Return what a token id was at each stage that is on; nothing comes after its last cut."""
    trace.experiment.source.check(token)
    steps: list[Step] = []
    for stage in trace.stages:
        if stage.sampler is not None and stage.sampler.is_off:
            continue
        share = stage.probability(token)
        if share > 0.0:
            logit = stage.candidates.logit_of(token)
            steps.append(Step(stage.title, logit, share, _rank(stage.candidates, token), KEPT))
        elif not steps or steps[-1].fate == KEPT:
            steps.append(Step(stage.title, -np.inf, 0.0, None, _fate(trace, stage, token)))
    return tuple(steps)


def why(trace: Trace, token: int) -> str:
    """Return in a sentence or three why a token id is in the result, or why it is not."""
    trace.experiment.source.check(token)
    name = trace.experiment.source.token(token)
    if trace.stages[0].probability(token) == 0.0:
        return say("{name} is impossible: its logit is −∞, or too far below the best.", name=name)
    if trace.result.probability(token) > 0.0:
        return _why_kept(trace, token, name)
    stage = next(s for s in reversed(trace.stages) if _was_cut(s, token))
    return _why_cut(stage, token, name)


def _why_cut(stage: Stage, token: int, name: str) -> str:
    before = stage.before or stage
    had = _had(before, name, share_text(before.probability(token)))
    verdict = Verdict(stage, before.candidates, token)
    if stage.name in CUTS:
        return f"{had} {CUTS[stage.name](verdict)}"
    title, test = say(stage.title), stage.threshold_text
    if not test:
        return f"{had} {say('{Stage} cut it.', Stage=title)}"
    return f"{had} {say('{Stage} cut it: {test}.', Stage=title, test=test)}"


def _why_kept(trace: Trace, token: int, name: str) -> str:
    cutting = [stage for stage in trace.stages[1:] if stage.lost.tokens and stage.before]
    model, end = trace.stages[0].probability(token), trace.result.probability(token)
    if not cutting:
        return say(
            "{name} survived: no stage removed a token. "
            "The model gave it {before}, the chain makes {after} of it.",
            name=name, before=share_text(model), after=share_text(end),
        )  # fmt: skip
    reasons = []
    for stage in cutting:
        before = stage.before or stage
        verdict = Verdict(stage, before.candidates, token)
        if stage.probability(token) == 0.0:
            share = _share_of_draws(stage)
            reasons.append(
                say("{Stage} cuts it in {share} of draws only", Stage=say(stage.title), share=share)
            )
        elif stage.name in KEEPS:
            reasons.append(KEEPS[stage.name](verdict))
        else:
            reasons.append(say("{Stage} left it in play", Stage=say(stage.title)))
    return say(
        "{name} survived: {reasons}. It ends with {share}.",
        name=name, reasons="; ".join(reasons), share=share_text(end),
    )  # fmt: skip


def _fate(trace: Trace, stage: Stage, token: int) -> Said:
    """Return “cut”, or in how many draws a stage that acts at random cuts."""
    if trace.result.probability(token) == 0.0 or stage.sampler is None:
        return CUT
    return Said("cut in {share} of draws", share=_share_of_draws(stage))


def _share_of_draws(stage: Stage) -> str:
    return f"{100.0 * (stage.sampler.chance if stage.sampler else 1.0):.0f} %"


def _was_cut(stage: Stage, token: int) -> bool:
    before = stage.before
    return before is not None and before.probability(token) > 0.0 == stage.probability(token)


def _had(stage: Stage, name: str, share: str) -> str:
    """Say what a token had, and after which stage: the last that changed something."""
    here: Stage | None = stage
    while here is not None and here.sampler is not None and here.no_effect:
        here = here.before
    if here is None or here.before is None:
        return say("{name} had {share} in the model.", name=name, share=share)
    return say("{name} had {share} after {stage}.", name=name, share=share, stage=low(here.title))


def _rank(candidates: Candidates, token: int) -> int | None:
    """Return the place of a token, 1 for the likeliest; equal logits go by id."""
    level = candidates.at_least(candidates.logit_of(token))
    places = np.flatnonzero(candidates.top(level) == token)
    return int(places[0]) + 1 if len(places) else None
