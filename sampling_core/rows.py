"""The rows of a distribution: what a chart or a table shows of each token, likeliest first."""

from dataclasses import dataclass

import numpy as np

from sampling_core.ranking import TokenIds
from sampling_core.stage import Stage
from sampling_core.trace import Trace


@dataclass(frozen=True)
class Row:
    """One token: before the chain, after it, and which stage removed it."""

    id: int
    token: str
    logit: float  # the source's own, natural-log score
    model: float  # probability at temperature 1 without any stage
    probability: float  # after the chain, exactly 0 where removed
    cut_by: int | None  # index of the stage that removed it
    at_cut: float  # its probability when it reached that stage


def rows(trace: Trace, limit: int) -> tuple[Row, ...]:
    """Return the first ``limit`` rows; removed tokens keep the place they had when cut.

    Where only the likeliest tokens are known, there are rows of these alone.
    """
    tail = trace.experiment.source.tail
    shown = _shown(trace, limit) if tail is None else _known(trace, tail.known)[:limit]
    return rows_of(trace, shown)


def rows_of(trace: Trace, ids: TokenIds) -> tuple[Row, ...]:
    """Return the rows of some tokens by id, shape (m,), in the order given."""
    source, model = trace.experiment.source, trace.stages[0]
    fates = _fates(trace, ids)
    alone = model.candidates.probabilities_of(ids)
    result = trace.result.candidates.probabilities_of(ids)
    return tuple(
        Row(token, source.token(token), float(source.logits[token]), *numbers)
        for token, *numbers in zip(
            ids.tolist(), alone.tolist(), result.tolist(), *fates, strict=True
        )
    )


def _shown(trace: Trace, limit: int) -> TokenIds:
    """The ids to show: in the order in which they entered the first cut."""
    cuts = [i for i, stage in enumerate(trace.stages) if stage.lost.tokens]
    if not cuts:  # impossible tokens, with logit −∞, come last
        return trace.result.candidates.top(limit)
    entering = _before(trace.stages[cuts[0]])
    later = trace.stages[cuts[0] :]
    if not any(_reorders(stage) for stage in later):
        return entering.top(limit)
    kept = trace.result.top(limit)
    others = entering.top(limit + len(kept))
    removed = others[~np.isin(others, trace.result.candidates.top(trace.result.kept))]
    return np.concatenate([kept, removed])[:limit]


def _known(trace: Trace, known: int) -> TokenIds:
    """The ids of all known tokens, in the order of ``_shown``."""
    first = _shown(trace, 2 * known)
    first = first[first < known]
    late = np.setdiff1d(np.arange(known), first)  # they stand below unknown ones
    logits = trace.experiment.source.logits[late]
    return np.concatenate([first, late[np.argsort(-logits, kind="stable")]])


def _reorders(stage: Stage) -> bool:
    return stage.sampler is not None and stage.sampler.reorders and not stage.sampler.is_off


def _fates(trace: Trace, ids: TokenIds) -> tuple[list[int | None], list[float]]:
    """Return, for each id, the stage that removed it and its probability on the way in."""
    cut_by: list[int | None] = [None] * len(ids)
    at_cut = [0.0] * len(ids)
    alive = trace.stages[0].candidates.probabilities_of(ids) > 0.0
    gone = trace.result.candidates.probabilities_of(ids) == 0.0  # in every outcome
    for index, stage in enumerate(trace.stages):
        if not stage.lost.tokens:
            continue
        after = stage.candidates.probabilities_of(ids) > 0.0
        entering = _before(stage).candidates.probabilities_of(ids)
        for place in np.flatnonzero(alive & ~after & gone):
            cut_by[place], at_cut[place] = index, float(entering[place])
        alive &= after
    return cut_by, at_cut


def _before(stage: Stage) -> Stage:
    return stage.before or stage
