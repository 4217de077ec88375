"""Which tokens several runs show beside each other, and what each run makes of them."""

from collections.abc import Iterable, Sequence

import numpy as np

from desktop.charts.compare_picture import Cell, Shared
from desktop.comparisons.runs import Run, Runs
from sampling_core.experiment import Source
from sampling_core.matching import NOWHERE
from sampling_core.model_view.lines import lower
from sampling_core.rows import rows, rows_of

MOST = 40  # rows that a picture shows
Ids = tuple[int, ...]  # the id of one token in each run, −1 where it has none


def shared_rows(runs: Sequence[Run], finder: Runs, now: Source) -> tuple[Shared, ...]:
    """Return the likeliest tokens of all runs, each once, at most ``MOST``.

    The same token of several runs is one row; tokens of one run alone come last.
    """
    found = dict.fromkeys(_identities(runs, finder))
    cells = [_cells(run, [ids[place] for ids in found]) for place, run in enumerate(runs)]
    made = [
        Shared(_id_now(ids, runs, now), _name(ids, runs), tuple(column[row] for column in cells))
        for row, ids in enumerate(found)
    ]
    return tuple(sorted(made, key=_place))[:MOST]


def _identities(runs: Sequence[Run], finder: Runs) -> Iterable[Ids]:
    for run in runs:
        to = [finder.matched(run.source, other.source) for other in runs]
        for row in rows(run.trace, MOST):
            yield tuple(int(ids[row.id]) for ids in to)


def _cells(run: Run, ids: Sequence[int]) -> list[Cell | None]:
    """Return what a run makes of each token; None where it has no such token."""
    there = np.array([each for each in ids if each != NOWHERE], dtype=np.intp)
    cells = iter(
        [
            Cell(
                row.probability,
                "" if row.cut_by is None else lower(run.trace.stages[row.cut_by]),
                row.at_cut,
                sampled,
            )
            for row, sampled in zip(rows_of(run.trace, there), run.sampled(there), strict=True)
        ]
    )
    return [None if each == NOWHERE else next(cells) for each in ids]


def _id_now(ids: Ids, runs: Sequence[Run], now: Source) -> int:
    """Return the token as the source on the screen calls it, −1 where that has none."""
    return next((i for i, run in zip(ids, runs, strict=True) if run.source is now), NOWHERE)


def _name(ids: Ids, runs: Sequence[Run]) -> str:
    known = ((i, run) for i, run in zip(ids, runs, strict=True) if i != NOWHERE)
    token, run = next(known)
    return run.source.token(token)


def _place(row: Shared) -> tuple[bool, float, float]:
    there = [cell for cell in row.cells if cell is not None]
    alone = len(there) == 1 and len(row.cells) > 1
    most = max(cell.exact for cell in there)
    return alone, -most, -max(cell.at_cut for cell in there)
