"""The session on disk: records of runs, their data and the view, in one SQLite file."""

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sampling_core.errors import DataError, LabError
from sampling_core.experiment import Experiment, Source, check_whole
from sampling_core.history.documents import decode, encode, experiment_of
from sampling_core.history.file import IN_MEMORY, DamagedError, NewerError, SessionFile
from sampling_core.history.lab_rows import LabRows
from sampling_core.history.record import COLUMNS, Record, drawn_of, facts, record_of
from sampling_core.history.snapshots import Snapshot, Snapshots
from sampling_core.history.sources import Sources
from sampling_core.ranking import TokenIds
from sampling_core.trace import Trace

__all__ = ["IN_MEMORY", "DamagedError", "History", "NewerError", "Record", "Snapshot"]

IN_BIN = 30 * 86_400  # seconds that deleted runs and snapshots are kept
BEST = 5  # the highest rating


class History:
    """The records of one session; every change is a transaction.

    ``path`` is the file, made when it is not there, or ``IN_MEMORY``. ``known`` sources come back
    as the same values instead of copies. Raises FileError for a file that is none of ours.
    Reading is from memory; a change that the disk refuses stays there, and goes into a file in
    the folder ``rescue`` as well; ``file`` says so.
    """

    def __init__(
        self,
        path: Path = IN_MEMORY,
        known: Iterable[Source] = (),
        clock: Callable[[], float] = time.time,
        rescue: Path | None = None,
    ) -> None:
        self.file = SessionFile(path, clock, rescue)
        self.snapshots = Snapshots(self.file)
        self.labs = LabRows(self.file)
        self._sources = Sources(self.file, known)
        self._clock = clock
        self._purge()

    @property
    def path(self) -> Path:
        return self.file.path

    @property
    def is_kept(self) -> bool:
        """Whether the records outlive the process."""
        return self.file.is_kept

    def close(self) -> None:
        self.file.close()

    # Records.

    def add(
        self,
        trace: Trace,
        ids: TokenIds,
        counts: NDArray[np.intp],
        sampled: float,
        seconds: float | None = None,
        distance: float | None = None,
    ) -> Record:
        """Keep a run: ``ids`` were drawn ``counts`` times (shapes (m,)); ``sampled`` in nats.

        Drawing took ``seconds``; ``distance`` is that of the shares to the exact result, 0 to 1.
        """
        values = facts(trace) | {
            "source": self._sources.id_of(trace.experiment.source),
            "document": self.document(trace.experiment),
            "ids": ids.astype("<i8").tobytes(),
            "counts": counts.astype("<i8").tobytes(),
            "made": self._clock(),
            "draws": int(counts.sum()),
            "sampled": sampled,
            "seconds": seconds,
            "distance": distance,
        }
        names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
        return self.record(
            self.file.write(f"INSERT INTO record ({names}) VALUES ({marks})", values)
        )

    def records(self, *, binned: bool = False) -> list[Record]:
        """Return what is not in the bin, or what is, oldest first."""
        query = f"SELECT {COLUMNS} FROM record WHERE binned = ? ORDER BY id"
        found = []
        for row in self.file.all(query, (binned,)):
            with suppress(DataError):  # the others are there all the same
                found.append(record_of(row))
        return found

    def record(self, record: int) -> Record:
        return record_of(self._row(f"SELECT {COLUMNS} FROM record WHERE id = ?", record))

    def experiment(self, record: int) -> Experiment:
        """Return what a record was made from."""
        return self.from_document(self.record(record).document)

    def drawn(self, record: int) -> tuple[TokenIds, NDArray[np.intp]]:
        """Return the distinct tokens drawn and how often each was, both shape (m,)."""
        return drawn_of(*self._row("SELECT ids, counts, size FROM record WHERE id = ?", record))

    def duplicate(self, record: int) -> Record:
        """Keep a run a second time, without its pin."""
        names = [row[1] for row in self.file.all("PRAGMA table_info (record)")]
        copied = ", ".join(name for name in names if name not in ("id", "made", "pin"))
        number = self.file.write(
            f"INSERT INTO record (made, {copied}) SELECT ?, {copied} FROM record WHERE id = ?",
            (self._clock(), record),
        )
        return self.record(number)

    def note(self, record: int, text: str) -> None:
        self.file.write("UPDATE record SET note = ? WHERE id = ?", (text, record))

    def star(self, record: int, on: bool) -> None:
        self.file.write("UPDATE record SET star = ? WHERE id = ?", (on, record))

    def rate(self, record: int, rating: int) -> None:
        """Rate a run from 1 to 5; 0 takes the rating away."""
        check_whole("rating", rating, 0, BEST)
        self.file.write("UPDATE record SET rating = ? WHERE id = ?", (rating, record))

    def price(self, record: int, cost: float | None) -> None:
        """Write down what a run cost, in whatever the user counts; None: not known."""
        self.file.write("UPDATE record SET cost = ? WHERE id = ?", (cost, record))

    def bin(self, records: Iterable[int], binned: bool = True) -> None:
        """Put records into the bin, or take them out of it."""
        marks = ", ".join(str(int(record)) for record in records)
        when = self._clock() if binned else None
        query = f"UPDATE record SET binned = ?, binned_at = ? WHERE id IN ({marks})"
        self.file.write(query, (binned, when))

    def pin(self, record: int | None, letter: str = "A") -> None:
        """Give one record the letter, and take it from every other."""
        self.file.write(
            "UPDATE record SET pin = CASE WHEN id IS ? THEN ? ELSE '' END WHERE id IS ? OR pin = ?",
            (record, letter, record, letter),
        )

    # The view: the experiment to start with next time, and whatever else a window remembers.

    def keep(self, experiment: Experiment) -> None:
        self.set_view("experiment", self.document(experiment))
        self.set_view("saved", str(self._clock()))

    def saved_at(self) -> float:
        """Return when the experiment was kept, seconds since 1970; 0 for never."""
        try:
            return float(self.view("saved") or 0.0)
        except ValueError:
            return 0.0

    def kept(self) -> Experiment | None:
        """Return the experiment of the last session; None when it cannot be read."""
        document = self.view("experiment")
        if not document:
            return None
        try:
            return self.from_document(document)
        except LabError:
            return None

    def set_view(self, name: str, value: str) -> None:
        self.file.write("INSERT OR REPLACE INTO view VALUES (?, ?)", (name, value))

    def view(self, name: str) -> str:
        row = self.file.one("SELECT value FROM view WHERE name = ?", (name,))
        return str(row[0]) if row else ""

    # Experiments as documents, and points to go back to.

    def number_of(self, source: Source) -> int | None:
        """Return the number by which documents name some data; None: no run was made on it."""
        return self._sources.find(source)

    def same(self, source: Source) -> Source:
        """Return the value by which the session knows data that is equal; else itself."""
        number = self._sources.find(source)
        return source if number is None else self._sources.source(number)

    def document(self, experiment: Experiment) -> str:
        """Return an experiment as JSON; its data is kept in the file and named by id."""
        return encode(experiment, self._sources.id_of(experiment.source))

    def document_if_kept(self, experiment: Experiment) -> str:
        """Return an experiment as JSON where the file holds its data; empty where it does not."""
        number = self._sources.find(experiment.source)
        return "" if number is None else encode(experiment, number)

    def from_document(self, document: str) -> Experiment:
        """Return the experiment of a document; raises DataError when it is none."""
        stored = decode(document)
        return experiment_of(stored, self._sources.source(stored.source))

    def snapshot(self, trace: Trace, name: str) -> Snapshot:
        """Keep the experiment of a trace under a name."""
        source = self._sources.id_of(trace.experiment.source)
        return self.snapshots.add(trace, name, self.document(trace.experiment), source)

    def _purge(self) -> None:
        """Take out for good what has been in the bin for 30 days."""
        before = (self._clock() - IN_BIN,)
        old = "binned_at IS NOT NULL AND binned_at < ?"
        for table in ("record", "snapshot"):
            if self.file.one(f"SELECT 1 FROM {table} WHERE {old} LIMIT 1", before):
                self.file.write(f"DELETE FROM {table} WHERE {old}", before)
                self._sources.forget_unused(self._source_of_view())

    def _source_of_view(self) -> list[int]:
        try:
            return [decode(self.view("experiment")).source]
        except LabError:
            return []

    def _row(self, query: str, *values: Any) -> tuple[Any, ...]:
        row = self.file.one(query, values)
        if row is None:
            raise DataError("This is not in the session.")
        return row
