"""Turns runs into the pictures of dumbbells and columns."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from desktop.charts.columns_side_picture import SidePicture
from desktop.charts.compare_picture import Head, RunsPicture, Shared
from desktop.comparisons.runs import LETTERS, Run, Runs
from desktop.comparisons.tokens import shared_rows
from desktop.comparisons.words import entropy_words
from sampling_core.divergence import Difference
from sampling_core.experiment import Source
from sampling_core.model_view.numbers import grouped, short_percent

translate = QCoreApplication.translate


def dumbbells_of(
    runs: tuple[Run, Run], finder: Runs, now: Source, difference: Difference, unit: str
) -> RunsPicture:
    """Return the picture of A and B: the change of each token."""
    rows = shared_rows(runs, finder, now)
    return RunsPicture(
        _heads(runs), rows, _more(runs, rows), difference_in_words(runs, difference, unit)
    )


def columns_of(runs: Sequence[Run], finder: Runs, now: Source, unit: str) -> SidePicture:
    """Return the picture of two to four runs side by side, with facts beneath."""
    rows = shared_rows(runs, finder, now)
    heads = tuple(
        Head(head.letter, head.label, head.data, facts_of(run, unit))
        for head, run in zip(_heads(runs), runs, strict=True)
    )
    told = [
        translate("Compare", "{letter} {label}: entropy {entropy}, {kept} of {size} tokens kept.")
        .format(
            letter=head.letter, label=f"{head.data} {head.label}".strip(),
            entropy=entropy_words(run.trace.result.entropy, unit),
            kept=grouped(run.trace.result.kept), size=grouped(len(run.source)),
        )
        for head, run in zip(heads, runs, strict=True)
    ]  # fmt: skip
    return SidePicture(heads, rows, _more(runs, rows), " ".join(told))


def facts_of(run: Run, unit: str) -> tuple[tuple[str, str], ...]:
    """Return the facts under the column of a run, each with its unit."""
    result, experiment = run.trace.result, run.experiment
    kept = translate("Compare", "{kept} of {size}")
    drawn = translate("Compare", "none")
    if run.draws:
        said = translate("Compare", "{draws}, seed {seed}")
        drawn = said.format(draws=grouped(run.draws), seed=experiment.seed)
    return (
        (translate("Compare", "Entropy"), entropy_words(result.entropy, unit)),
        (translate("Compare", "Effective"), f"{result.effective:.2f}"),
        (
            translate("Compare", "Kept"),
            kept.format(kept=grouped(result.kept), size=grouped(len(run.source))),
        ),
        (translate("Compare", "Draws"), drawn),
    )


def difference_in_words(runs: tuple[Run, Run], difference: Difference, unit: str) -> str:
    """Return the whole comparison as sentences, for screen readers."""
    said = translate(
        "Compare",
        "Entropy {a} in A and {b} in B. A keeps {kept_a} tokens, B {kept_b}. "
        "The distance between both is {distance}.",
    )
    a, b = (run.trace.result for run in runs)
    return said.format(
        a=entropy_words(a.entropy, unit),
        b=entropy_words(b.entropy, unit),
        kept_a=grouped(a.kept),
        kept_b=grouped(b.kept),
        distance=short_percent(difference.total_variation),
    )


def _heads(runs: Sequence[Run]) -> tuple[Head, ...]:
    own = translate("Compare", "Own data")
    heads = []
    for letter, run in zip(LETTERS, runs, strict=False):
        settings = run.settings.replace("  ", " ")
        is_now = not run.label.startswith("#")
        label = f"{run.label}: {settings}" if is_now else run.label
        heads.append(Head(letter, label, run.source.name or own))
    return tuple(heads)


def _more(runs: Sequence[Run], rows: Sequence[Shared]) -> str:
    """Return what the tokens that are not shown have together, in each run."""
    most = max(len(run.source) for run in runs)
    shown = min(sum(row.cells[n] is not None for row in rows) for n in range(len(runs)))
    if most <= shown or len({run.source for run in runs}) > 1:
        return ""
    said = translate("Compare", "{share} in {letter}")
    held = [sum(cell.exact for row in rows if (cell := row.cells[n])) for n in range(len(runs))]
    rest = [short_percent(float(np.clip(1.0 - share, 0.0, 1.0))) for share in held]
    parts = [
        said.format(share=share, letter=letter)
        for share, letter in zip(rest, LETTERS, strict=False)
    ]
    words = translate("Compare", "{count} more tokens: {shares}")
    return words.format(count=grouped(most - shown), shares=", ".join(parts))
