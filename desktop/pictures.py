"""Turns a trace into the picture that the distribution chart shows, on screen and on paper."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from desktop.bounded import known_words, more_known, rest_of, summary_of_bounds, with_rest
from desktop.charts.curve_picture import CurvePicture
from desktop.charts.picture import MODEL_ALONE, Bar, Cut, DistributionPicture
from sampling_core.draw import Draws
from sampling_core.measures import band
from sampling_core.model_view.comparison import Reference
from sampling_core.model_view.lines import REST_ID, Line, lines, logit_digits, logit_text, lower
from sampling_core.model_view.numbers import entropy_text, grouped, short_percent
from sampling_core.model_view.token_columns import TITLES
from sampling_core.model_view.totals import totals_of
from sampling_core.trace import Trace
from sampling_core.version import VERSION
from sampling_core.why_verdict import number_text
from sampling_core.words import say

if TYPE_CHECKING:
    from sampling_core.bounds import Bounds

translate = QCoreApplication.translate
ROWS = 40  # tokens shown before the rest is summed up
STEP = 200  # tokens more each time somebody asks
MOST = 400
MOST_ROWS = 300_000  # of a table that is written to a file


def picture_of(
    trace: Trace,
    draws: Draws | None,
    shown: tuple[Line, ...],
    reference: Reference | None = None,
    *,
    faint: bool = False,
    limits: "Bounds | None" = None,
) -> DistributionPicture:
    """Return the picture of the lines of a trace.

    The upright ticks are the result of ``reference``, ``faint`` for one that goes away, or the
    model alone; none where the reference has other tokens. ``limits`` are those of the result
    where only the likeliest tokens are known.
    """
    shown, rest = _parted(shown)
    digits = logit_digits([line.logit for line in shown])
    ticks: dict[int, float] = {}
    if reference is not None and reference.trace is not None:
        ids = [line.id for line in shown]
        ticks = dict(zip(ids, _shares(reference.trace, ids), strict=True))
        ticks[REST_ID] = rest_of(reference.trace, trace.experiment.source) if rest else 0.0
    words = MODEL_ALONE if reference is None else reference.name if reference.trace else ""
    return DistributionPicture(
        tuple(_bar(line, ticks.get(line.id, line.model), digits) for line in shown),
        cuts_of(trace, shown),
        show_sampled=draws is not None,
        more=more_of(trace, shown),
        faint_model=faint,
        title=title_of(trace),
        caption=caption_of(trace, draws),
        summary=summary_of(trace) if limits is None else summary_of_bounds(trace, limits),
        reference=words,
        all_rows=partial(table_of, trace, draws, limits),
        rest=None if rest is None else _bar(rest, ticks.get(REST_ID, rest.model)),
    )


def picture_now(trace: Trace, draws: Draws | None, limit: int = ROWS) -> DistributionPicture:
    """Return the picture of a trace with its first ``limit`` tokens."""
    limits = limits_of(trace)
    shown = with_rest(trace, draws, lines(trace, draws, limit, limits), limits)
    return picture_of(trace, draws, shown, limits=limits)


def limits_of(trace: Trace) -> "Bounds | None":
    """Return the limits of a result; None where the whole vocabulary is known."""
    if trace.experiment.source.tail is None:
        return None
    from sampling_core.bounds import bounds

    return bounds(trace.experiment)


def table_of(
    trace: Trace, draws: Draws | None, limits: "Bounds | None" = None
) -> Sequence[Sequence[object]]:
    """Return all tokens as rows, likeliest first, the header first; shares are from 0 to 1.

    With ``limits`` there are two columns for them, and one row for all unknown tokens.
    """
    shown = with_rest(trace, draws, lines(trace, draws, MOST_ROWS, limits), limits)
    rows: list[tuple[object, ...]] = [
        (
            line.rank, line.token, line.logit, line.model, line.exact,
            "" if line.sampled is None else line.sampled, line.cut_by,
        )
        for line in shown
    ]  # fmt: skip
    head: tuple[str, ...] = (*TITLES[:6], "Removed by")
    if limits is None:
        return [head, *rows]
    ends = [
        (line.exact if line.least is None else line.least,
         line.exact if line.most is None else line.most)
        for line in shown
    ]  # fmt: skip
    wide = [(*row[:5], *both, *row[5:]) for row, both in zip(rows, ends, strict=True)]
    return [(*head[:5], "Exact, low", "Exact, high", *head[5:]), *wide]


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
    found, words = [], translate("Chart", "cut by {stage}")
    for stage in trace.stages[1:]:
        if not stage.lost.tokens:
            continue
        name = lower(stage)
        cut_here = [place for place, line in enumerate(shown) if line.cut_by == name]
        if cut_here:
            text = stage.threshold_text or words.format(stage=say(name))
            found.append(Cut(cut_here[0], name, text))
    return tuple(found)


def more_of(trace: Trace, shown: tuple[Line, ...]) -> str:
    """Return what the tokens that are not shown have together."""
    if trace.experiment.source.tail is not None:
        return more_known(trace, len(shown))
    rest = len(trace.experiment.source) - len(shown)
    if rest <= 0:
        return ""
    share = max(0.0, 1.0 - sum(line.exact for line in shown))
    share = 0.0 if share < 1e-12 else share
    words = translate("Chart", "{count} more tokens share {share}")
    if rest == 1:
        words = translate("Chart", "{count} more token shares {share}")
    return words.format(count=grouped(rest), share=short_percent(share))


def title_of(trace: Trace) -> str:
    experiment = trace.experiment
    name = experiment.source.name or translate("Chart", "Own data")
    return f"{name}: {experiment.settings().replace('  ', ', ')}"


def caption_of(trace: Trace, draws: Draws | None) -> str:
    """Return the settings, the exact result and the origin of the data, for an export."""
    experiment, result = trace.experiment, trace.result
    exact = translate("Chart", "exact H {nats} nats = {bits} bits")
    parts = [
        f"Sampling Lab {VERSION}",
        say(experiment.source.origin) or experiment.source.name,
        experiment.settings().replace("  ", " → "),
        exact.format(nats=entropy_text(result.entropy), bits=entropy_text(result.entropy_bits)),
    ]
    if experiment.source.tail is not None:
        parts[-1] = known_words(experiment.source)
    if draws is not None:
        words = translate("Chart", "{count} draws, seed {seed}")
        parts.append(words.format(count=grouped(draws.count), seed=draws.seed))
    return " · ".join(part for part in parts if part)


def summary_of(trace: Trace) -> str:
    """Return the result in a sentence, for screen readers and alternative texts."""
    result, source = trace.result, trace.experiment.source
    first = int(result.top(1)[0])
    share = short_percent(result.probability(first)).replace("%", translate("Chart", "percent"))
    kept, size = number_text(result.kept), number_text(len(source))
    words = translate(
        "Chart",
        "{kept} of {size} tokens kept. {token} leads with {share}. Entropy {entropy} nats, {band}.",
    )
    return words.format(
        kept=kept.capitalize(), size=size, token=source.token(first), share=share,
        entropy=entropy_text(result.entropy), band=say(band(result.entropy)),
    )  # fmt: skip


def _bar(line: Line, tick: float, digits: int = 1) -> Bar:
    return Bar(
        line.id, line.rank, line.token, logit_text(line.logit, digits), line.exact, tick,
        line.sampled,
        line.low, line.high, line.delta, line.cut_by, line.at_cut, line.least, line.most,
    )  # fmt: skip


def _parted(shown: tuple[Line, ...]) -> tuple[tuple[Line, ...], Line | None]:
    """Return the lines of tokens, and the one of all unknown tokens where it is there."""
    if shown and shown[-1].id == REST_ID:
        return shown[:-1], shown[-1]
    return shown, None


def _shares(trace: Trace, ids: list[int]) -> list[float]:
    places = np.array(ids, dtype=np.intp)
    return list(trace.result.candidates.probabilities_of(places).tolist())
