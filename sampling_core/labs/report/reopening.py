"""The exact state of a section: settings and data, as charts carry them."""

from collections.abc import Iterable

from sampling_core.errors import DataError
from sampling_core.experiment import Experiment, Source
from sampling_core.labs.report.parts import LONGEST_NOTE, Section
from sampling_core.words import say


def carried(experiment: Experiment, made: float) -> str:
    """Return an experiment with its data as a text; ``made`` is in seconds since 1970."""
    from sampling_core.provenance import provenance  # brings XML along: long to import

    text = provenance(experiment, "distribution", when=made).text
    return text if len(text) <= LONGEST_NOTE else ""


def experiment_of(section: Section, known: Iterable[Source] = ()) -> Experiment:
    """Return the state in which a section was exported; raises DataError.

    ``known`` sources stand in for equal data, and for data too large to be carried.
    """
    if not section.experiment:
        words = say("“{section}” holds no run that can be opened again.", section=section.title)
        raise DataError(words)
    from sampling_core.provenance import restored

    return restored(section.experiment, known).experiment
