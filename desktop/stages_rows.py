"""Which tokens the stages chart shows: those that survive, and of each cut the likeliest."""

from dataclasses import dataclass
from itertools import chain, zip_longest

import numpy as np

from sampling_core.rows import rows
from sampling_core.stage import Stage
from sampling_core.trace import Trace

SURVIVORS, REMOVED = 12, 6  # rows of either kind where there are more than SURVIVORS tokens


@dataclass(frozen=True)
class Chosen:
    """Token ids with their ranks, in the order of the rows."""

    ids: tuple[int, ...]
    ranks: tuple[int, ...]


def chosen_rows(trace: Trace) -> Chosen:
    """Return all tokens where they are few, else the best 12 and up to 6 that were cut.

    Tokens that are not known have no row.
    """
    tail = trace.experiment.source.tail
    if tail is not None:
        return _known(trace, tail.known)
    if len(trace.experiment.source) <= SURVIVORS:
        ids = tuple(row.id for row in rows(trace, SURVIVORS))
        return Chosen(ids, tuple(range(1, len(ids) + 1)))
    kept = trace.result.top(SURVIVORS).tolist()
    gone = [token for token in _removed(trace) if token not in kept]
    cuts = [stage for stage in trace.stages[1:] if stage.lost.tokens]
    if not cuts:
        return Chosen(tuple(kept), tuple(range(1, len(kept) + 1)))
    return _ranked(kept, gone, cuts)


def _known(trace: Trace, known: int) -> Chosen:
    """Return rows of known tokens with their ranks among these."""
    found = list(enumerate(rows(trace, known), 1))
    kept = [(rank, row.id) for rank, row in found if row.cut_by is None][:SURVIVORS]
    gone = [(rank, row.id) for rank, row in found if row.cut_by is not None][:REMOVED]
    shown = sorted(kept + gone)
    return Chosen(tuple(token for _, token in shown), tuple(rank for rank, _ in shown))


def _ranked(kept: list[int], gone: list[int], cuts: list[Stage]) -> Chosen:
    """Return the rows in the order in which they entered the first cut, with their ranks."""
    entering = (cuts[0].before or cuts[0]).candidates
    reordered = any(s.sampler is not None and s.sampler.reorders for s in cuts[1:])
    ids = np.array(kept + gone, dtype=np.intp)
    lowest = float(entering.logits_of(ids).min())
    order = entering.top(entering.at_least(lowest) if np.isfinite(lowest) else entering.kept)
    found = np.flatnonzero(np.isin(order, ids))
    place = dict(zip(order[found].tolist(), (found + 1).tolist(), strict=True))
    last = len(order) + 1
    ranks = {token: place.get(token, last) for token in ids.tolist()}
    if reordered:  # the survivors stand as the chain left them
        ranks |= {token: rank for rank, token in enumerate(kept, 1)}
        gone.sort(key=lambda token: ranks[token])
        shown = kept + gone
    else:
        shown = sorted(kept + gone, key=lambda token: ranks[token])
    return Chosen(tuple(shown), tuple(ranks[token] for token in shown))


def _removed(trace: Trace) -> list[int]:
    """Return tokens that are in no outcome, the likeliest of each cut by turns."""
    cuts = [stage for stage in trace.stages[1:] if stage.lost.tokens]
    lists = [_cut_by(stage, trace.result) for stage in cuts]
    turns = chain.from_iterable(zip_longest(*lists))
    return list(dict.fromkeys(token for token in turns if token is not None))[:REMOVED]


def _cut_by(stage: Stage, result: Stage) -> list[int]:
    """Return the likeliest tokens that a stage cut and that did not come back."""
    before = (stage.before or stage).candidates
    for count in (4 * (SURVIVORS + REMOVED), stage.kept + REMOVED):
        ids = before.top(min(count, before.kept))
        gone = ids[
            (before.probabilities_of(ids) > 0.0) & (stage.candidates.probabilities_of(ids) == 0.0)
        ]
        gone = gone[result.candidates.probabilities_of(gone) == 0.0]
        if len(gone) >= REMOVED or count >= stage.kept + REMOVED:
            return [int(token) for token in gone[:REMOVED]]
    return []
