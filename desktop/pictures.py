"""Turns a trace into the picture that the distribution chart shows, on screen and on paper."""

import numpy as np

from desktop.charts.picture import Bar, Cut, DistributionPicture
from sampling_core.draw import Draws
from sampling_core.measures import band, bits
from sampling_core.model_view.distribution_model import Line, lines, logit_text, lower
from sampling_core.model_view.numbers import entropy_text, grouped, short_percent
from sampling_core.trace import Trace

ROWS = 40  # tokens shown before the rest is summed up
STEP = 200  # tokens more each time somebody asks
MOST = 400


def picture_of(
    trace: Trace, draws: Draws | None, shown: tuple[Line, ...], before: Trace | None = None
) -> DistributionPicture:
    """Return the picture of the lines of a trace.

    ``before`` is the trace at the start of a drag: its probabilities are the upright ticks then.
    """
    ticks = {}
    if before is not None:
        ids = [line.id for line in shown]
        ticks = dict(zip(ids, _shares(before, ids), strict=True))
    return DistributionPicture(
        tuple(_bar(line, ticks.get(line.id, line.model)) for line in shown),
        cuts_of(trace, shown),
        show_sampled=draws is not None,
        more=more_of(trace, shown),
        faint_model=before is not None,
        title=title_of(trace),
        caption=caption_of(trace, draws),
        summary=summary_of(trace),
        reference="model alone (T = 1)" if before is None else "before the change",
    )


def picture_now(trace: Trace, draws: Draws | None, limit: int = ROWS) -> DistributionPicture:
    """Return the picture of a trace with its first ``limit`` tokens."""
    return picture_of(trace, draws, lines(trace, draws, limit))


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
    first, entropy = int(result.top(1)[0]), result.entropy
    return (
        f"{grouped(result.kept)} of {grouped(len(source))} tokens kept. {source.token(first)} "
        f"leads with {short_percent(result.probability(first))}. Entropy {entropy_text(entropy)} "
        f"nats or {entropy_text(bits(entropy))} bits, {band(entropy)}."
    )


def _bar(line: Line, tick: float) -> Bar:
    return Bar(
        line.id, line.rank, line.token, logit_text(line.logit), line.exact, tick, line.sampled,
        line.low, line.high, line.delta, line.cut_by, line.at_cut,
    )  # fmt: skip


def _shares(trace: Trace, ids: list[int]) -> list[float]:
    places = np.array(ids, dtype=np.intp)
    return list(trace.result.candidates.probabilities_of(places).tolist())
