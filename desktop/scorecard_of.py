"""A scorecard as a picture, as sentences, and as links to its worst positions."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication

from desktop.charts.histogram_picture import Histogram, ScorecardPicture, of_amounts, of_counts
from sampling_core.capture import Capture
from sampling_core.model_view.numbers import entropy_text, grouped, short_percent
from sampling_core.scorecard import Scorecard, Spread
from sampling_core.version import VERSION

translate = QCoreApplication.translate
Words = Callable[[float], str]


def picture_of(card: Scorecard, capture: Capture) -> ScorecardPicture:
    """Return the histograms of tokens kept and of entropy, and the table of all numbers."""
    settings = card.chain.settings().replace("  ", " → ")
    kept, entropy = card.survivors, Spread.of(card.entropy)
    panels = (
        _with_marks(of_counts(translate("Scorecard", "Tokens kept"), card.kept), kept, _count),
        _with_marks(
            of_amounts(translate("Scorecard", "Entropy in nats"), card.entropy),
            entropy,
            entropy_text,
        ),
    )
    title = translate("Scorecard", "{name}: {settings} at {count} positions").format(
        name=capture.name, settings=settings, count=grouped(len(card))
    )
    said = [panels[0].note, panels[1].note, *sentences(card)]
    summary = f"{panels[0].title}: {said[0]}. {panels[1].title}: {said[1]}. " + " ".join(said[2:])
    caption = f"Sampling Lab {VERSION} · {capture.origin} · {settings}"
    return ScorecardPicture(
        panels,
        partial(table_of, card, capture),
        title,
        caption,
        summary,
        translate("Scorecard", "Positions"),
    )


def sentences(card: Scorecard) -> list[str]:
    """Return what the settings do over all positions, a sentence for each fact."""
    said = []
    for stage in card.stages:
        words = translate("Scorecard", "{settings} changes nothing at {idle} of the positions.")
        if stage.removed > 0.0:
            words = translate(
                "Scorecard",
                "{settings} changes nothing at {idle} of the positions, and removes {removed} "
                "of the probability on average.",
            )
        settings = card.chain[stage.step].settings()
        said.append(
            words.format(
                settings=settings[:1].upper() + settings[1:],
                idle=short_percent(stage.idle),
                removed=short_percent(stage.removed),
            )
        )
    if not card.stages:
        said.append(translate("Scorecard", "No stage is switched on."))
    words = translate(
        "Scorecard", "One token is left at {share} of the positions: nothing is drawn there."
    )
    said.append(words.format(share=short_percent(card.single)))
    return [*said, *_of_marked(card), *_of_limits(card)]


def _of_marked(card: Scorecard) -> list[str]:
    survives = card.marked_survives
    if survives is None:
        return [translate("Scorecard", "Nothing says which tokens came.")]
    listed = int(np.count_nonzero(~np.isnan(card.marked)))
    words = translate(
        "Scorecard",
        "The token that came survives at {share} of the {count} positions that list it.",
    )
    return [words.format(share=short_percent(survives), count=grouped(listed))]


def _of_limits(card: Scorecard) -> list[str]:
    exact = float(np.mean(card.is_exact))
    if exact == 1.0:
        return [translate("Scorecard", "Each position is exact.")]
    if exact == 0.0:
        words = translate(
            "Scorecard",
            "No position is exact: unknown tokens matter at each, and the numbers are those of "
            "equal shares for them.",
        )
        return [words]
    words = translate(
        "Scorecard",
        "{share} of the positions are exact. At the others unknown tokens matter: the numbers are "
        "those of equal shares for them.",
    )
    return [words.format(share=short_percent(exact))]


def worst_cases(card: Scorecard) -> list[tuple[str, int]]:
    """Return the extremes in words, each with the index of its position."""
    high, low = int(np.argmax(card.entropy)), int(np.argmin(card.top))
    fewest, greatest = card.fewest, card.greatest
    found = (
        (translate("Scorecard", "Fewest tokens kept: {value}"), _count(card.kept[fewest]), fewest),
        (
            translate("Scorecard", "Most tokens kept: {value}"),
            _count(card.kept[greatest]),
            greatest,
        ),
        (
            translate("Scorecard", "Highest entropy: {value} nats"),
            entropy_text(float(card.entropy[high])),
            high,
        ),
        (
            translate("Scorecard", "Least likely first token: {value}"),
            short_percent(float(card.top[low])),
            low,
        ),
    )
    return [(words.format(value=value), index) for words, value, index in found]


def table_of(card: Scorecard, capture: Capture) -> tuple[tuple[object, ...], ...]:
    """Return one row for each position, under a header with the units."""
    head = (
        "Position", "Token that came", "Tokens kept", "Entropy, nats", "Most likely",
        "Of the token that came", "Exact",
    )  # fmt: skip
    rows = [
        (
            each.place, each.text, int(card.kept[i]), float(card.entropy[i]), float(card.top[i]),
            "" if np.isnan(card.marked[i]) else float(card.marked[i]),
            "yes" if card.is_exact[i] else "no",
        )
        for i, each in enumerate(capture.positions)
    ]  # fmt: skip
    return (head, *rows)


def spreads(card: Scorecard) -> list[tuple[str, ...]]:
    """Return the header, and a row of texts for each number: least, median, 90 %, most."""
    head = (
        translate("Scorecard", "Over the positions"), translate("Scorecard", "least"),
        translate("Scorecard", "median"), translate("Scorecard", "90 %"),
        translate("Scorecard", "most"),
    )  # fmt: skip
    kinds = (
        (translate("Scorecard", "Tokens kept"), card.survivors, _count),
        (translate("Scorecard", "Entropy, nats"), Spread.of(card.entropy), entropy_text),
        (translate("Scorecard", "Most likely token"), Spread.of(card.top), short_percent),
    )
    rows = [
        (title, *(text(value) for value in (s.least, s.median, s.p90, s.most)))
        for title, s, text in kinds
    ]
    return [head, *rows]


def _with_marks(panel: Histogram, spread: Spread, text: Words) -> Histogram:
    median = translate("Scorecard", "median {value}").format(value=text(spread.median))
    p90 = translate("Scorecard", "90 %: {value}").format(value=text(spread.p90))
    words = translate("Scorecard", "from {least} to {most}, median {median}, 90 % at most {p90}")
    note = words.format(
        least=text(spread.least), most=text(spread.most), median=text(spread.median),
        p90=text(spread.p90),
    )  # fmt: skip
    return replace(panel, marks=((spread.median, median), (spread.p90, p90)), note=note)


def _count(value: float) -> str:
    return grouped(int(value))
