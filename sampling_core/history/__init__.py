"""The session on disk: records of runs, their data and the view, in one SQLite file."""

import hashlib
import json
import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sampling_core.errors import DataError, FileError, LabError
from sampling_core.experiment import Experiment, Source
from sampling_core.history.documents import decode, encode, experiment_of
from sampling_core.history.record import COLUMNS, Record, facts, record_of
from sampling_core.history.schema import APPLICATION_ID, MIGRATIONS
from sampling_core.ranking import TokenIds
from sampling_core.trace import Trace

__all__ = ["IN_MEMORY", "History", "Record"]

IN_MEMORY = Path(":memory:")


class History:
    """The records of one session; every change is a transaction.

    ``path`` is the file, made when it is not there, or ``IN_MEMORY``. ``known`` sources come back
    as the same values instead of copies. Raises FileError for a file that is none of ours.
    """

    def __init__(self, path: Path = IN_MEMORY, known: Iterable[Source] = ()) -> None:
        self.path = path
        self._known = {_digest(source): source for source in known}
        self._sources: dict[int, Source] = {}
        self._source_ids: dict[Source, int] = {}
        try:
            self._file = sqlite3.connect(path, isolation_level=None, timeout=2.0)
        except sqlite3.Error as error:
            raise FileError(f"“{path.name}” cannot be used as a session: {error}.") from error
        try:
            self._migrate()
        except sqlite3.Error as error:
            self.close()
            raise FileError(f"“{path.name}” cannot be used as a session: {error}.") from error
        except FileError:
            self.close()
            raise

    @property
    def is_kept(self) -> bool:
        """Whether the records outlive the process."""
        return self.path != IN_MEMORY

    def close(self) -> None:
        self._file.close()

    def _migrate(self) -> None:
        application, version = self._pragma("application_id"), self._pragma("user_version")
        tables = self._one("SELECT count(*) FROM sqlite_master")[0]
        if application not in (0, APPLICATION_ID) or (application == 0 and tables):
            raise FileError(f"“{self.path.name}” is not a session of the lab.")
        if version > len(MIGRATIONS):
            raise FileError(
                f"“{self.path.name}” was made with a newer version ({version}) of the lab."
            )
        self._file.execute("PRAGMA journal_mode = DELETE")  # one file, on network drives too
        for number, script in enumerate(MIGRATIONS[version:], version + 1):
            marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {number};"
            self._file.executescript(f"BEGIN IMMEDIATE; {script} {marks} COMMIT;")

    # Records.

    def add(self, trace: Trace, ids: TokenIds, counts: NDArray[np.intp], sampled: float) -> Record:
        """Keep a run: ``ids`` were drawn ``counts`` times (shapes (m,)); ``sampled`` in nats."""
        values = facts(trace) | {
            "source": self._source_id(trace.experiment.source),
            "document": self.document(trace.experiment),
            "ids": ids.astype("<i8").tobytes(),
            "counts": counts.astype("<i8").tobytes(),
            "made": time.time(),
            "draws": int(counts.sum()),
            "sampled": sampled,
        }
        names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
        done = self._file.execute(f"INSERT INTO record ({names}) VALUES ({marks})", values)
        return self.record(done.lastrowid or 0)

    def records(self) -> list[Record]:
        """Return what is not in the bin, oldest first."""
        rows = self._file.execute(f"SELECT {COLUMNS} FROM record WHERE NOT binned ORDER BY id")
        return [record_of(row) for row in rows]

    def record(self, record: int) -> Record:
        return record_of(self._one(f"SELECT {COLUMNS} FROM record WHERE id = ?", record))

    def experiment(self, record: int) -> Experiment:
        """Return what a record was made from."""
        return self.from_document(self.record(record).document)

    def drawn(self, record: int) -> tuple[TokenIds, NDArray[np.intp]]:
        """Return the distinct tokens drawn and how often each was, both shape (m,)."""
        row = self._one("SELECT ids, counts FROM record WHERE id = ?", record)
        ids, counts = (np.frombuffer(blob, dtype="<i8").astype(np.intp) for blob in row)
        return ids, counts

    def duplicate(self, record: int) -> Record:
        """Keep a run a second time, without its pin."""
        names = [row[1] for row in self._file.execute("PRAGMA table_info (record)")]
        copied = ", ".join(name for name in names if name not in ("id", "made", "pin"))
        done = self._file.execute(
            f"INSERT INTO record (made, {copied}) SELECT ?, {copied} FROM record WHERE id = ?",
            (time.time(), record),
        )
        return self.record(done.lastrowid or 0)

    def note(self, record: int, text: str) -> None:
        self._file.execute("UPDATE record SET note = ? WHERE id = ?", (text, record))

    def star(self, record: int, on: bool) -> None:
        self._file.execute("UPDATE record SET star = ? WHERE id = ?", (on, record))

    def bin(self, records: Iterable[int], binned: bool = True) -> None:
        """Put records into the bin, or take them out of it."""
        marks = ", ".join(str(int(record)) for record in records)
        self._file.execute(f"UPDATE record SET binned = ? WHERE id IN ({marks})", (binned,))

    def pin(self, record: int | None, letter: str = "A") -> None:
        """Give one record the letter, and take it from every other."""
        self._file.execute(
            "UPDATE record SET pin = CASE WHEN id IS ? THEN ? ELSE '' END WHERE id IS ? OR pin = ?",
            (record, letter, record, letter),
        )

    # The view: the experiment to start with next time, and whatever else a window remembers.

    def keep(self, experiment: Experiment) -> None:
        self.set_view("experiment", self.document(experiment))
        self.set_view("saved", str(time.time()))

    def saved_at(self) -> float:
        """Return when the experiment was kept, seconds since 1970; 0 for never."""
        return float(self.view("saved") or 0.0)

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
        self._file.execute("INSERT OR REPLACE INTO view VALUES (?, ?)", (name, value))

    def view(self, name: str) -> str:
        row = self._file.execute("SELECT value FROM view WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    # Experiments as documents.

    def document(self, experiment: Experiment) -> str:
        """Return an experiment as JSON; its data is kept in the file and named by id."""
        return encode(experiment, self._source_id(experiment.source))

    def from_document(self, document: str) -> Experiment:
        """Return the experiment of a document; raises DataError when it is none."""
        stored = decode(document)
        return experiment_of(stored, self._source(stored.source))

    def _source_id(self, source: Source) -> int:
        if source not in self._source_ids:
            names = None if source.names is None else json.dumps(source.names)
            digest, logits = _digest(source), source.logits.astype("<f8").tobytes()
            self._file.execute(
                "INSERT OR IGNORE INTO source (digest, name, origin, tokens, logits) "
                "VALUES (?, ?, ?, ?, ?)",
                (digest, source.name, source.origin, names, logits),
            )
            number = self._one("SELECT id FROM source WHERE digest = ?", digest)[0]
            self._source_ids[source] = number
            self._sources.setdefault(number, source)
        return self._source_ids[source]

    def _source(self, number: int) -> Source:
        if number not in self._sources:
            row = self._one(
                "SELECT digest, logits, tokens, name, origin FROM source WHERE id = ?", number
            )
            digest, logits, tokens, name, origin = row
            source = self._known.get(digest) or Source.from_logits(
                np.frombuffer(logits, "<f8"), json.loads(tokens) if tokens else None, name, origin
            )
            self._sources[number] = source
            self._source_ids[source] = number
        return self._sources[number]

    def _one(self, query: str, *values: Any) -> tuple[Any, ...]:
        with closing(self._file.execute(query, values)) as found:
            row: tuple[Any, ...] | None = found.fetchone()
        if row is None:
            raise DataError("This is not in the session.")
        return row

    def _pragma(self, name: str) -> int:
        return int(self._one(f"PRAGMA {name}")[0])


def _digest(source: Source) -> str:
    words = json.dumps((source.name, source.origin, source.names)).encode()
    return hashlib.sha256(words + source.logits.astype("<f8").tobytes()).hexdigest()
