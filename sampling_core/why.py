"""Why a token was kept or cut: its path through the stages, and one sentence on what decided."""

from dataclasses import dataclass

import numpy as np

from sampling_core.candidates import Candidates
from sampling_core.stage import Stage
from sampling_core.trace import Trace
from sampling_core.why_cut import CUTS
from sampling_core.why_kept import KEEPS
from sampling_core.why_verdict import Verdict, share_text

KEPT, CUT = "kept", "cut"


@dataclass(frozen=True)
class Step:
    """One stage of a token's way."""

    stage: str  # its title
    logit: float  # natural-log score after the stage; −inf where it was cut
    probability: float  # after the stage, 0 to 1
    rank: int | None  # 1 is the likeliest; None where it was cut
    fate: str  # "kept", "cut", or "cut in 50 % of draws"


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
        return f"{name} is impossible: its logit is −∞, or too far below the best."
    if trace.result.probability(token) > 0.0:
        return _why_kept(trace, token, name)
    stage = next(s for s in reversed(trace.stages) if _was_cut(s, token))
    return _why_cut(stage, token, name)


def _why_cut(stage: Stage, token: int, name: str) -> str:
    before = stage.before or stage
    had = f"{name} had {share_text(before.probability(token))} {_where(before)}."
    verdict = Verdict(stage, before.candidates, token)
    if stage.name in CUTS:
        return f"{had} {CUTS[stage.name](verdict)}"
    test = stage.threshold_text
    return f"{had} {stage.title} cut it" + (f": {test}." if test else ".")


def _why_kept(trace: Trace, token: int, name: str) -> str:
    cutting = [stage for stage in trace.stages[1:] if stage.lost.tokens and stage.before]
    model, end = trace.stages[0].probability(token), trace.result.probability(token)
    if not cutting:
        return (
            f"{name} survived: no stage removed a token. "
            f"The model gave it {share_text(model)}, the chain makes {share_text(end)} of it."
        )
    reasons = []
    for stage in cutting:
        before = stage.before or stage
        verdict = Verdict(stage, before.candidates, token)
        if stage.probability(token) == 0.0:
            reasons.append(f"{stage.title} cuts it in {_share_of_draws(stage)} of draws only")
        elif stage.name in KEEPS:
            reasons.append(KEEPS[stage.name](verdict))
        else:
            reasons.append(f"{stage.title} left it in play")
    return f"{name} survived: {'; '.join(reasons)}. It ends with {share_text(end)}."


def _fate(trace: Trace, stage: Stage, token: int) -> str:
    """Return “cut”, or in how many draws a stage that acts at random cuts."""
    if trace.result.probability(token) == 0.0 or stage.sampler is None:
        return CUT
    return f"cut in {_share_of_draws(stage)} of draws"


def _share_of_draws(stage: Stage) -> str:
    return f"{100.0 * stage.sampler.chance:.0f} %" if stage.sampler else "all"


def _was_cut(stage: Stage, token: int) -> bool:
    before = stage.before
    return before is not None and before.probability(token) > 0.0 == stage.probability(token)


def _where(stage: Stage) -> str:
    """Return after which stage the numbers hold: the last that changed something."""
    here: Stage | None = stage
    while here is not None and here.sampler is not None and here.no_effect:
        here = here.before
    if here is None or here.before is None:
        return "in the model"
    title = here.title
    return f"after {title if title[:2].isupper() else title[:1].lower() + title[1:]}"


def _rank(candidates: Candidates, token: int) -> int | None:
    """Return the place of a token, 1 for the likeliest; equal logits go by id."""
    level = candidates.at_least(candidates.logit_of(token))
    places = np.flatnonzero(candidates.top(level) == token)
    return int(places[0]) + 1 if len(places) else None
