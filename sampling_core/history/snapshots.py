"""Named snapshots: fixed points of a session, each with its experiment and a small picture."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import msgspec

from sampling_core.errors import DataError
from sampling_core.history.file import SessionFile
from sampling_core.history.record import facts
from sampling_core.trace import Trace

COLUMNS = "id, document, made, name, data, settings, entropy, shape"


@dataclass(frozen=True)
class Snapshot:
    """A point of a session to which one can go back."""

    id: int
    document: str  # the experiment as JSON
    made: float  # seconds since 1970, UTC
    name: str
    data: str
    settings: str
    entropy: float  # nats
    shape: tuple[float, ...]  # probabilities of the likeliest tokens, 0 where removed


class Snapshots:
    """The snapshots of one session file."""

    def __init__(self, file: SessionFile) -> None:
        self._file = file

    def add(self, trace: Trace, name: str, document: str, source: int) -> Snapshot:
        """Keep a point under a name; ``source`` is the number of its data in the file."""
        said = facts(trace)
        number = self._file.write(
            "INSERT INTO snapshot (source, document, made, name, data, settings, entropy, shape) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                source, document, self._file.clock(), name, said["data"], said["settings"],
                said["entropy"], said["shape"],
            ),
        )  # fmt: skip
        return self.get(number)

    def all(self) -> list[Snapshot]:
        """Return what is not in the bin, oldest first."""
        query = f"SELECT {COLUMNS} FROM snapshot WHERE binned_at IS NULL ORDER BY id"
        found = []
        for row in self._file.all(query):
            with suppress(DataError):  # the others are there all the same
                found.append(_snapshot_of(row))
        return found

    def get(self, number: int) -> Snapshot:
        row = self._file.one(f"SELECT {COLUMNS} FROM snapshot WHERE id = ?", (number,))
        if row is None:
            raise DataError("This snapshot is not in the session.")
        return _snapshot_of(row)

    def rename(self, number: int, name: str) -> None:
        self._file.write("UPDATE snapshot SET name = ? WHERE id = ?", (name, number))

    def bin(self, numbers: Iterable[int], binned: bool = True) -> None:
        """Put snapshots into the bin of the session, or take them out of it."""
        marks = ", ".join(str(int(number)) for number in numbers)
        when = self._file.clock() if binned else None
        self._file.write(f"UPDATE snapshot SET binned_at = ? WHERE id IN ({marks})", (when,))


def _snapshot_of(row: tuple[Any, ...]) -> Snapshot:
    said = dict(zip(COLUMNS.split(", "), row, strict=True))
    try:
        return msgspec.convert(said | {"shape": msgspec.json.decode(said["shape"])}, Snapshot)
    except (msgspec.MsgspecError, TypeError, ValueError, RecursionError) as error:
        raise DataError("A snapshot in the session cannot be read.") from error
