"""Turns a trace into the picture that the distribution chart shows, on screen and on paper."""

from dataclasses import replace

import numpy as np

from desktop.charts.curve_picture import CurvePicture
from desktop.charts.picture import MODEL_ALONE, Bar, Cut, DistributionPicture
from sampling_core.draw import Draws
from sampling_core.measures import band
from sampling_core.model_view.comparison import Reference
from sampling_core.model_view.lines import Line, lines, logit_text, lower
from sampling_core.model_view.numbers import entropy_text, grouped, short_percent
from sampling_core.model_view.totals import totals_of
from sampling_core.trace import Trace
from sampling_core.why_verdict import number_text

ROWS = 40  # tokens shown before the rest is summed up
STEP = 200  # tokens more each time somebody asks
MOST = 400


def picture_of(
    trace: Trace,
    draws: Draws | None,
    shown: tuple[Line, ...],
    reference: Reference | None = None,
    *,
    faint: bool = False,
) -> DistributionPicture:
    """Return the picture of the lines of a trace.

    The upright ticks are the result of ``reference``, ``faint`` for one that goes away, or the
    model alone; none where the reference has other tokens.
    """
    ticks = {}
    if reference is not None and reference.trace is not None:
        ids = [line.id for line in shown]
        ticks = dict(zip(ids, _shares(reference.trace, ids), strict=True))
    words = MODEL_ALONE if reference is None else reference.name if reference.trace else ""
    return DistributionPicture(
        tuple(_bar(line, ticks.get(line.id, line.model)) for line in shown),
        cuts_of(trace, shown),
        show_sampled=draws is not None,
        more=more_of(trace, shown),
        faint_model=faint,
        title=title_of(trace),
        caption=caption_of(trace, draws),
        summary=summary_of(trace),
        reference=words,
    )


def picture_now(trace: Trace, draws: Draws | None, limit: int = ROWS) -> DistributionPicture:
    """Return the picture of a trace with its first ``limit`` tokens."""
    return picture_of(trace, draws, lines(trace, draws, limit))


def arranged(picture: DistributionPicture, scale: str, order: str) -> DistributionPicture:
    """Return bars on another scale and in another order; a cut is a line only by likelihood."""
    rows, cuts = picture.rows, picture.cuts
    if order == "input":
        rows, cuts = tuple(sorted(rows, key=lambda bar: bar.id)), ()
    elif order == "name":
        rows, cuts = tuple(sorted(rows, key=lambda bar: (bar.token.casefold(), bar.id))), ()
    maximum = 1.0 if scale == "fixed" else None
    return replace(picture, rows=rows, cuts=cuts, maximum=maximum, is_log=scale == "log")


def curve_of(trace: Trace, shown: tuple[Line, ...], picture: DistributionPicture) -> CurvePicture:
    """Return the curve of what the bars show, with the running total before the cut."""
    totals = totals_of(trace, shown)
    return CurvePicture.of(picture, totals.shares, totals.title, totals.limit, totals.limit_text)


def cuts_of(trace: Trace, shown: tuple[Line, ...]) -> tuple[Cut, ...]:
    """Return one line per stage that cut, below the last token that it left."""
    found = []
    for stage in trace.stages[1:]:
        if not stage.lost.tokens:
            continue
        name = lower(stage)
        cut_here = [place for place, line in enumerate(shown) if line.cut_by == name]
        if cut_here:
            found.append(Cut(cut_here[0], name, stage.threshold_text or f"cut by {name}"))
    return tuple(found)


def more_of(trace: Trace, shown: tuple[Line, ...]) -> str:
    """Return what the tokens that are not shown have together."""
    rest = len(trace.experiment.source) - len(shown)
    if rest <= 0:
        return ""
    share = max(0.0, 1.0 - sum(line.exact for line in shown))
    share = 0.0 if share < 1e-12 else share
    words = "more token shares" if rest == 1 else "more tokens share"
    return f"{grouped(rest)} {words} {short_percent(share)}"


def title_of(trace: Trace) -> str:
    experiment = trace.experiment
    return f"{experiment.source.name or 'Own data'}: {experiment.settings().replace('  ', ', ')}"


def caption_of(trace: Trace, draws: Draws | None) -> str:
    """Return the settings, the exact result and the origin of the data, for an export."""
    experiment, result = trace.experiment, trace.result
    parts = [
        "Sampling Lab",
        experiment.source.origin or experiment.source.name,
        experiment.settings().replace("  ", " → "),
        f"exact H {entropy_text(result.entropy)} nats = {entropy_text(result.entropy_bits)} bits",
    ]
    if draws is not None:
        parts.append(f"{grouped(draws.count)} draws, seed {draws.seed}")
    return " · ".join(part for part in parts if part)


def summary_of(trace: Trace) -> str:
    """Return the result in a sentence, for screen readers and alternative texts."""
    result, source = trace.result, trace.experiment.source
    first = int(result.top(1)[0])
    share = short_percent(result.probability(first)).replace("%", "percent")
    kept, size = number_text(result.kept), number_text(len(source))
    return (
        f"{kept.capitalize()} of {size} tokens kept. {source.token(first)} leads with {share}. "
        f"Entropy {entropy_text(result.entropy)} nats, {band(result.entropy)}."
    )


def _bar(line: Line, tick: float) -> Bar:
    return Bar(
        line.id, line.rank, line.token, logit_text(line.logit), line.exact, tick, line.sampled,
        line.low, line.high, line.delta, line.cut_by, line.at_cut,
    )  # fmt: skip


def _shares(trace: Trace, ids: list[int]) -> list[float]:
    places = np.array(ids, dtype=np.intp)
    return list(trace.result.candidates.probabilities_of(places).tolist())
