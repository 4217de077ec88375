"""What came out of a run, as a hand-in keeps it."""

from collections.abc import Mapping

import numpy as np

from sampling_core.draw import draw
from sampling_core.experiment import Experiment
from sampling_core.labels import low
from sampling_core.labs.report.parts import (
    LONGEST_TEXT,
    LONGEST_WORD,
    MOST_PILLS,
    Bar,
    Outcome,
    Pill,
)
from sampling_core.labs.report.texts import clean
from sampling_core.measures import viable
from sampling_core.stage import Stage
from sampling_core.trace import Trace, run
from sampling_core.words import say

KEPT, SHOWN = 12, 16  # tokens of a result, and with those that were removed
MOST_DRAWS = 1_000_000  # larger runs are not drawn again


def word(text: str) -> str:
    """Return a text as a short field of a hand-in holds it."""
    return clean(text, LONGEST_WORD)


def prose(text: str) -> str:
    """Return a text as a long field of a hand-in holds it."""
    return clean(text, LONGEST_TEXT)


def outcome_of(
    experiment: Experiment, name: str, title: str, made: str, limit: float,
    hidden: Mapping[str, str] | None = None,
) -> Outcome:  # fmt: skip
    """Return the result of a run: exact, and drawn with its own seed.

    From the probability ``limit`` on a token is viable. ``hidden`` are samplers whose settings a
    lab does not show, with what stands there instead.
    """
    trace = run(experiment)
    result = trace.result
    draws = draw(trace, experiment.draws, experiment.seed) if _is_drawn(experiment) else None
    return Outcome(
        run=word(name),
        title=word(title),
        settings=prose(settings_of(experiment, hidden or {})),
        made=word(made),
        pills=pills_of(trace, hidden or {}),
        entropy=result.entropy,
        sampled=None if draws is None else draws.entropy,
        draws=experiment.draws,
        seed=experiment.seed,
        viable=viable(result.probabilities, limit),
        limit=_share(limit),
        kept=result.kept,
        size=len(experiment.source),
        bars=tuple(
            _bar(trace, token, None if draws is None else draws.share(token))
            for token in _shown(trace)
        ),
    )


def settings_of(experiment: Experiment, hidden: Mapping[str, str]) -> str:
    """Return the settings in a few words, without those that a lab hides."""
    samplers = [s for s in experiment.chain if not s.is_off]
    said = "  ".join(hidden.get(s.name) or s.settings() for s in samplers)
    return (said or say("all off")) + ("  greedy" if experiment.pick == "greedy" else "")


def pills_of(
    trace: Trace, hidden: Mapping[str, str], *, is_run: bool = True
) -> tuple[Pill, ...]:  # fmt: skip
    """Return the samplers at work; what they did only where the result may be known."""
    found = []
    for stage in trace.stages[1:]:
        sampler = stage.sampler
        if sampler is not None and sampler.is_off:
            continue
        settings = say(stage.title) if sampler is None else sampler.settings()
        found.append(
            Pill(
                name=word(stage.name),
                settings=word(hidden.get(stage.name) or settings),
                effect=word(stage.effect) if is_run and stage.name not in hidden else "",
                is_idle=is_run and stage.no_effect is not None,
            )
        )
    return tuple(found[:MOST_PILLS])


def _is_drawn(experiment: Experiment) -> bool:
    return experiment.draws <= MOST_DRAWS


def _shown(trace: Trace) -> list[int]:
    """Return the likeliest tokens of the result, then those the model found likely."""
    kept: list[int] = trace.result.top(KEPT).tolist()
    model: list[int] = trace.stages[0].top(SHOWN + KEPT).tolist()
    others = [token for token in model if token not in set(kept)]
    removed = [token for token in others if trace.result.probability(token) == 0.0]
    return kept + removed[: SHOWN - len(kept)]


def _bar(trace: Trace, token: int, sampled: float | None) -> Bar:
    exact = trace.result.probability(token)
    stage = None if exact > 0.0 else _that_cut(trace, token)
    return Bar(
        token=word(trace.experiment.source.token(token)),
        model=_share(trace.stages[0].probability(token)),
        exact=_share(exact),
        sampled=None if sampled is None else _share(sampled),
        cut_by="" if stage is None else word(low(stage.title)),
    )


def _that_cut(trace: Trace, token: int) -> Stage | None:
    """Return the stage that removed a token from the result for good."""
    for stage in reversed(trace.stages):
        before = stage.before
        if before is not None and before.probability(token) > 0.0 == stage.probability(token):
            return stage
    return None


def _share(share: float) -> float:
    """Return a share as it is kept: rounding may bring a sum a little above 1."""
    return float(np.clip(share, 0.0, 1.0))
