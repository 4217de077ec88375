"""What the distribution says where only the likeliest tokens of a vocabulary are known."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from sampling_core.draw import Draws
from sampling_core.experiment import Source
from sampling_core.model_view.lines import Line, rest_line, rest_words
from sampling_core.model_view.numbers import (
    entropy_text,
    grouped,
    number_range,
    percent_range,
    short_percent,
)
from sampling_core.trace import Trace

if TYPE_CHECKING:
    from sampling_core.bounds import Bounds

translate = QCoreApplication.translate
ENTROPY_DECIMALS = 2  # of limits, which are far apart


def with_rest(
    trace: Trace, draws: Draws | None, shown: tuple[Line, ...], limits: "Bounds | None"
) -> tuple[Line, ...]:
    """Return the lines and, after the last known token, the one of all others together."""
    tail = trace.experiment.source.tail
    if limits is None or tail is None or len(shown) < tail.known:
        return shown
    return (*shown, rest_line(trace, draws, limits, len(shown) + 1))


def rest_of(reference: Trace, source: Source) -> float:
    """Return what the unknown tokens of a source hold together in another result over it."""
    known = np.arange(source.tail.known if source.tail else len(source))
    return max(0.0, 1.0 - float(reference.result.candidates.probabilities_of(known).sum()))


def more_known(trace: Trace, shown: int) -> str:
    """Return what the last row says of the tokens that are not shown: ``shown`` are."""
    tail = trace.experiment.source.tail
    assert tail is not None  # the caller's promise
    rest = tail.known - shown
    if rest <= 0:
        return rest_words(tail.count)
    words = translate("Bounds", "{count} more known tokens, and {rest}")
    return words.format(count=grouped(rest), rest=rest_words(tail.count))


def known_words(source: Source) -> str:
    """Return how much of a vocabulary is known: “20 of 50 257 tokens known”."""
    words = translate("Bounds", "{known} of {count} tokens known")
    known = source.tail.known if source.tail else len(source)
    return words.format(known=grouped(known), count=grouped(len(source)))


def headline(source: Source) -> str:
    """Return the sentences that stand over every view; the mass is that at temperature 1."""
    tail = source.tail
    assert tail is not None  # the caller's promise
    words = translate(
        "Bounds", "Only the {known} most likely tokens are known. The rest holds {mass}."
    )
    if tail.known == 1:
        words = translate("Bounds", "Only the most likely token is known. The rest holds {mass}.")
    return words.format(known=grouped(tail.known), mass=short_percent(tail.mass))


def known_sentence(source: Source) -> str:
    """Return that only some tokens are known, without what the rest holds."""
    known = source.tail.known if source.tail else len(source)
    words = translate("Bounds", "Only the {known} most likely tokens are known.")
    if known == 1:
        words = translate("Bounds", "Only the most likely token is known.")
    return words.format(known=grouped(known))


def verdict_on(limits: "Bounds") -> str:
    """Return whether the probabilities are exact, in a sentence."""
    if limits.is_exact:
        return translate("Bounds", "With these settings the probability of each token is exact.")
    return translate(
        "Bounds",
        "Results that are bounds say so; views without intervals give the rest equal shares.",
    )


def share_words(trace: Trace, limits: "Bounds", token: int) -> str:
    """Return the probability of a known token, or its limits: ``43.0–52.8 %``."""
    low, high = float(limits.low[token]), float(limits.high[token])
    if high - low > 1e-9:
        return percent_range(low, high)
    return short_percent(trace.result.probability(token))


def entropy_words(trace: Trace, limits: "Bounds") -> str:
    """Return the entropy in nats, or its limits: ``1.78–4.02``."""
    low, high = limits.entropy
    if high - low > 5e-4:
        return number_range(low, high, ENTROPY_DECIMALS)
    return entropy_text(trace.result.entropy)


def kept_words(limits: "Bounds") -> str:
    """Return how many tokens stay: ``7``, ``99–50 257``."""
    low, high = limits.kept
    return grouped(low) if low == high else f"{grouped(low)}–{grouped(high)}"


def summary_of_bounds(trace: Trace, limits: "Bounds") -> str:
    """Return the result in a sentence where it lies within limits."""
    source, first = trace.experiment.source, int(trace.result.top(1)[0])
    words = translate(
        "Bounds",
        "{headline} {token} has {share}, all unknown tokens together {rest}. "
        "{kept} of {count} tokens kept. Entropy {entropy} nats.",
    )
    return words.format(
        headline=headline(source),
        token=source.token(first),
        share=share_words(trace, limits, first),
        rest=percent_range(*limits.rest) if limits.rest[1] > 0.0 else short_percent(0.0),
        kept=kept_words(limits),
        count=grouped(len(source)),
        entropy=entropy_words(trace, limits),
    )
