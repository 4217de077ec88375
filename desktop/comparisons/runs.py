"""The runs that can stand beside each other: those of the history, and the result now."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from desktop.concealed import settings_shown
from sampling_core.draw import wilson
from sampling_core.experiment import Experiment, Source
from sampling_core.matching import matched
from sampling_core.model_view.session import Session
from sampling_core.ranking import TokenIds
from sampling_core.trace import Trace, run

NOW = 0  # in place of the id of a record: the result now
LETTERS = ("A", "B", "C", "D")
KEPT = 8  # traces of records that are kept
translate = QCoreApplication.translate


@dataclass(frozen=True, eq=False)
class Run:
    """A result with what was drawn from it."""

    key: int  # the record, or ``NOW``
    label: str  # “#1 T 0.70”, “current”
    trace: Trace
    drawn: TokenIds | None  # distinct tokens, rising, shape (m,); None: nothing was drawn
    counts: NDArray[np.intp] | None  # how often each, shape (m,)
    settings: str  # as the user may read them

    @property
    def experiment(self) -> Experiment:
        return self.trace.experiment

    @property
    def source(self) -> Source:
        return self.trace.experiment.source

    @cached_property
    def draws(self) -> int:
        return 0 if self.counts is None else int(self.counts.sum())

    def sampled(self, ids: TokenIds) -> list[tuple[float, float, float] | None]:
        """Return share and 95 % interval of each token; None where nothing was drawn."""
        if self.drawn is None or self.counts is None or not self.draws:
            return [None] * len(ids)
        places = np.minimum(np.searchsorted(self.drawn, ids), len(self.drawn) - 1)
        found = np.where(self.drawn[places] == ids, self.counts[places], 0) / self.draws
        return [(share, *wilson(share, self.draws)) for share in found.tolist()]


class Runs:
    """Finds runs by key; keeps the traces of the last ones."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept: dict[int, Run] = {}
        session.lab.changed.connect(self._kept.clear)  # their labels may be others
        self._pairs: dict[tuple[Source, Source], TokenIds] = {}

    def choices(self) -> tuple[tuple[int, str], ...]:
        """Return each run that can be chosen with its words: the result now, then newest first."""
        records = self._session.records
        listed = [records.record_at(row) for row in range(records.rowCount())]
        now = self._session.experiment
        name, settings = now.source.name, settings_shown(self._session, now)
        words = translate("Compare", "current: {data} · {settings}")
        first = (NOW, words.format(data=name or _own_data(), settings=_joined(settings)))
        said = translate("Compare", "#{number} {data} · {settings}")
        return (
            first,
            *(
                (r.id, said.format(
                    number=records.number(r.id), data=r.data, settings=_joined(r.settings)))
                for r in listed
            ),
        )  # fmt: skip

    def pinned(self) -> int | None:
        """Return the record pinned as A."""
        return self._session.records.pinned()

    def find(self, key: int) -> Run | None:
        """Return a run; None where its record is gone."""
        if key == NOW:
            return self._now()
        records = self._session.records
        if records.row_of(key) < 0:
            return None
        found = self._kept.pop(key, None) or self._read(key)
        self._kept[key] = found
        if len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]
        return found

    def matched(self, a: Source, b: Source) -> TokenIds:
        """Return for each token of ``a`` the same token in ``b``, or −1; shape (V of a,)."""
        found = self._pairs.get((a, b))
        if found is None:
            if len(self._pairs) > KEPT * KEPT:
                self._pairs.clear()
            found = self._pairs[a, b] = matched(a, b)
        return found

    def _now(self) -> Run:
        draws = self._session.draws
        ids, counts = (None, None) if draws is None else np.unique(draws.ids, return_counts=True)
        label = translate("Compare", "current")
        settings = settings_shown(self._session, self._session.experiment)
        return Run(NOW, label, self._session.trace, ids, counts, settings)

    def _read(self, key: int) -> Run:
        records = self._session.records
        experiment = records.history.experiment(key)
        ids, counts = records.history.drawn(key)
        number = records.number(key)
        settings = settings_shown(self._session, experiment)
        return Run(key, f"#{number} {_joined(settings)}", run(experiment), ids, counts, settings)


def _joined(settings: str) -> str:
    return settings.replace("  ", " ")


def _own_data() -> str:
    return translate("Compare", "Own data")
