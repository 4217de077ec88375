"""One token as every view shows it: its numbers, exact and sampled."""

from dataclasses import dataclass

import numpy as np

from sampling_core.draw import Draws, wilson
from sampling_core.rows import rows
from sampling_core.stage import Stage
from sampling_core.trace import Trace


@dataclass(frozen=True, slots=True)
class Line:
    """One token in all views; shares are probabilities from 0 to 1."""

    id: int
    rank: int
    token: str
    logit: float
    model: float
    exact: float
    sampled: float | None
    low: float | None  # ends of the 95 % interval
    high: float | None
    cut_by: str  # "top-p"; "" for a token that is left
    at_cut: float

    @property
    def delta(self) -> float | None:
        """Sampled − exact in percentage points; None for a removed token."""
        if self.sampled is None or self.cut_by:
            return None
        return 100.0 * (self.sampled - self.exact)


def lines(trace: Trace, draws: Draws | None, limit: int) -> tuple[Line, ...]:
    """Return the first ``limit`` tokens, likeliest first, removed ones in their places."""
    shown = rows(trace, limit)
    counts: list[int | None] = [None] * len(shown)
    if draws is not None:
        ids = np.array([row.id for row in shown], dtype=np.intp)
        counts = list(draws.counts(ids).tolist())
    result = []
    for rank, (row, count) in enumerate(zip(shown, counts, strict=True), 1):
        share = low = high = None
        if count is not None and draws is not None:
            share = count / draws.count
            low, high = wilson(share, draws.count)
        cut_by = "" if row.cut_by is None else lower(trace.stages[row.cut_by])
        result.append(
            Line(
                row.id, rank, row.token, row.logit, row.model, row.probability, share, low, high,
                cut_by, row.at_cut,
            )
        )  # fmt: skip
    return tuple(result)


def lower(stage: Stage) -> str:
    """Return the title of a stage inside a sentence: “top-p”, “XTC”."""
    title = stage.title
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def logit_text(logit: float) -> str:
    """Return a logit with its sign: ``+2.1``, ``−0.5``, ``0.0``."""
    if logit == -np.inf:
        return "−∞"
    return "0.0" if abs(logit) < 0.05 else f"{logit:+.1f}".replace("-", "−")


def percent(share: float) -> str:
    """Return a share as tables show it: ``37.35 %``."""
    return "< 0.01 %" if 0.0 < share < 0.00005 else f"{100.0 * share:.2f} %"
