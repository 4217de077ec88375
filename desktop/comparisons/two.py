"""The whole comparison of two runs, or of several, as work that may be done in a thread."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from desktop.charts.columns_side_picture import SidePicture
from desktop.charts.compare_picture import RunsPicture
from desktop.comparisons.pictures import columns_of, dumbbells_of
from desktop.comparisons.runs import Run, Runs
from desktop.comparisons.words import distances, sameness, totals
from sampling_core.divergence import compare
from sampling_core.experiment import Source


@dataclass(frozen=True)
class Compared:
    """Two runs in numbers and as a picture."""

    totals: Sequence[tuple[str, ...]]
    sameness: Sequence[tuple[str, str]]
    distances: Sequence[tuple[str, str]]
    picture: RunsPicture


def two_steps(
    runs: tuple[Run, Run], finder: Runs, now: Source, unit: str
) -> Generator[float, None, Compared]:
    """Compare A and B, yielding the share done (0 to 1)."""
    yield 0.0
    difference = compare(runs[0].trace, runs[1].trace)
    yield 0.3
    apart = distances(difference, unit)
    yield 0.7
    picture = dumbbells_of(runs, finder, now, difference, unit)
    return Compared(totals(*runs, difference, unit), sameness(*runs), apart, picture)


def columns_steps(
    runs: Sequence[Run], finder: Runs, now: Source, unit: str
) -> Generator[float, None, SidePicture]:
    """Put runs side by side, yielding the share done (0 to 1)."""
    yield 0.0
    for run in runs:
        for other in runs:
            finder.matched(run.source, other.source)
            yield 0.5
    return columns_of(runs, finder, now, unit)
