"""One token as every view shows it: its numbers, exact and sampled."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

import numpy as np

from sampling_core.draw import Draws, wilson
from sampling_core.labels import inside
from sampling_core.rows import rows, rows_of
from sampling_core.stage import Stage, grouped
from sampling_core.trace import Trace
from sampling_core.words import say_count

if TYPE_CHECKING:
    from sampling_core.bounds import Bounds

REST_ID = -1  # of the line that stands for all unknown tokens
NEAR = 0.005  # logits that are nearer to one another look alike with two digits
SURE = 1e-9  # limits that are nearer to one another are one number


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
    cut_by: str  # "top-p", in English; "" for a token that is left
    at_cut: float
    least: float | None = None  # limits of ``exact`` where unknown tokens matter to it
    most: float | None = None

    @property
    def delta(self) -> float | None:
        """Sampled − exact in percentage points; None for a removed token."""
        if self.sampled is None or self.cut_by:
            return None
        return 100.0 * (self.sampled - self.exact)


def lines(
    trace: Trace, draws: Draws | None, limit: int, limits: "Bounds | None" = None
) -> tuple[Line, ...]:
    """Return the first ``limit`` tokens, likeliest first, removed ones in their places.

    ``limits``: of the result, where only the likeliest tokens are known; these alone are lines.
    """
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
                cut_by, row.at_cut, *_limits(row.id, limits),
            )
        )  # fmt: skip
    return tuple(result)


def rest_line(trace: Trace, draws: Draws | None, limits: "Bounds", rank: int) -> Line:
    """Return the line of all unknown tokens together."""
    source = trace.experiment.source
    tail = source.tail
    assert tail is not None  # the caller's promise
    known = np.arange(tail.known)
    exact = max(0.0, 1.0 - float(trace.result.candidates.probabilities_of(known).sum()))
    exact = 0.0 if exact < SURE else exact
    share = low = high = None
    if draws is not None:
        share = float(np.count_nonzero(draws.ids >= tail.known)) / draws.count
        low, high = wilson(share, draws.count)
    first = rows_of(trace, np.array([tail.known]))[0]
    cut_by = ""
    if exact == 0.0 and first.cut_by is not None:
        cut_by = lower(trace.stages[first.cut_by])
    return Line(
        REST_ID, rank, rest_words(tail.count), log(tail.mass), tail.mass, exact, share, low, high,
        cut_by, 0.0, *_apart(*limits.rest),
    )  # fmt: skip


def veiled_lines(trace: Trace, limit: int) -> tuple[Line, ...]:
    """Return tokens by their logits alone, with nothing of what the chain makes of them.

    A lab asks about the result, so that not even the order of the lines may tell of it. All
    unknown tokens together are a last line, as soon as all known ones are there.
    """
    source = trace.experiment.source
    if source.tail is None:
        ids = trace.stages[0].candidates.top(limit)
    else:
        ids = np.argsort(-source.logits[: source.tail.known], kind="stable")[:limit]
    shown = [(token, source.token(token), float(source.logits[token])) for token in ids.tolist()]
    if source.tail is not None and len(shown) == source.tail.known:
        shown.append((REST_ID, rest_words(source.tail.count), -np.inf))
    return tuple(
        Line(token, rank, name, logit, 0.0, 0.0, None, None, None, "", 0.0)
        for rank, (token, name, logit) in enumerate(shown, 1)
    )


def rest_words(count: int) -> str:
    """Return what the unknown tokens are called together: “everything else (50 237 tokens)”."""
    return say_count(
        "everything else (1 token)", "everything else ({count} tokens)", count,
        count=grouped(count),
    )  # fmt: skip


def _limits(token: int, limits: "Bounds | None") -> tuple[float | None, float | None]:
    if limits is None or token >= len(limits.low):
        return None, None
    return _apart(float(limits.low[token]), float(limits.high[token]))


def _apart(low: float, high: float) -> tuple[float | None, float | None]:
    """Limits, or nothing where they are one number."""
    return (low, high) if high - low > SURE else (None, None)


def lower(stage: Stage) -> str:
    """Return the title of a stage inside an English sentence: “top-p”, “XTC”."""
    return inside(stage.title)


def logit_digits(logits: Sequence[float]) -> int:
    """Return after how many digits neighbours in a list of logits can be told apart: 1 or 2."""
    alike = any(
        round(one, 1) == round(other, 1) and abs(one - other) >= NEAR
        for one, other in pairwise(logits)
        if np.isfinite(one) and np.isfinite(other)
    )
    return 2 if alike else 1


def logit_text(logit: float, digits: int = 1) -> str:
    """Return a logit with its sign: ``+2.1``, ``−0.5``, ``0.0``."""
    if logit == -np.inf:
        return "−∞"
    text = f"{logit:+.{digits}f}".replace("-", "−")
    return text[1:] if float(text.replace("−", "-")) == 0.0 else text


def percent(share: float) -> str:
    """Return a share as tables show it: ``37.35 %``."""
    return "< 0.01 %" if 0.0 < share < 0.00005 else f"{100.0 * share:.2f} %"
