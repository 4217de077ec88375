"""The experiments that a report tells of, taken out of a session once."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from sampling_core.errors import LabError
from sampling_core.experiment import Experiment
from sampling_core.labs.work import Work


class Keeper(Protocol):
    """A history, as far as a report asks it; both raise a LabError for what is not there."""

    def from_document(self, document: str, /) -> Experiment: ...
    def experiment(self, record: int, /) -> Experiment: ...


@dataclass(frozen=True)
class Experiments:
    """What works and runs were made from, as far as the session still holds it."""

    by_document: Mapping[str, Experiment]
    by_record: Mapping[int, Experiment]


def experiments_of(
    works: Iterable[Work], documents: Iterable[str], history: Keeper
) -> Experiments:  # fmt: skip
    """Return the experiments that works name, and those of ``documents``.

    Whoever has them needs the session no more, which belongs to one thread.
    """
    by_document: dict[str, Experiment] = {}
    by_record: dict[int, Experiment] = {}
    wanted = set(documents)
    for work in works:
        wanted |= {locked.document for locked in work.predictions}
        for number in {done.record for done in work.runs if done.record is not None}:
            with suppress(LabError):
                by_record[number] = history.experiment(number)
    for document in wanted:
        with suppress(LabError):
            by_document[document] = history.from_document(document)
    return Experiments(by_document, by_record)
