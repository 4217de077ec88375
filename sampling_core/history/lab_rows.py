"""Labs in a session: each lab whole, and what was predicted, run and explained in it.

Rows are only ever added: the file itself refuses to change or delete one.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from sampling_core.errors import DataError
from sampling_core.history.file import SessionFile

LAB_COLUMNS = "id, digest, name, opened"
EVENT_COLUMNS = "id, digest, case_name, attempt, kind, made, content"


@dataclass(frozen=True)
class LabRow:
    """A lab that was opened in this session."""

    id: int
    digest: str  # hexadecimal SHA-256 of the lab
    name: str
    opened: float  # for the first time, seconds since 1970, UTC


@dataclass(frozen=True)
class LabEvent:
    """Something that was done in a lab and stays."""

    id: int
    digest: str  # of the lab
    case_name: str
    attempt: int  # from 1
    kind: str
    made: float  # seconds since 1970, UTC
    content: str  # JSON


Row = TypeVar("Row", LabRow, LabEvent)


class LabRows:
    """The labs of one session file."""

    def __init__(self, file: SessionFile) -> None:
        self._file = file

    def keep(self, digest: str, name: str, document: str) -> None:
        """Keep a lab whole; one that is kept already stays as it is."""
        self._file.write(
            "INSERT OR IGNORE INTO lab (digest, name, document, opened) VALUES (?, ?, ?, ?)",
            (digest, name, document, self._file.clock()),
        )

    def all(self) -> list[LabRow]:
        """Return the labs that were opened, the first one first."""
        return list(_read(self._file.all(f"SELECT {LAB_COLUMNS} FROM lab ORDER BY id"), LabRow))

    def document(self, digest: str) -> str:
        """Return a lab as it was kept; raises DataError where there is none."""
        row = self._file.one("SELECT document FROM lab WHERE digest = ?", (digest,))
        if row is None or not isinstance(row[0], str):
            raise DataError("This lab is not in the session.")
        return row[0]

    def add(
        self, digest: str, case_name: str, attempt: int, kind: str, made: float, content: str,
        source: int | None = None,
    ) -> None:  # fmt: skip
        """Keep something that was done; ``source`` is the number of data that it names."""
        self._file.write(
            "INSERT INTO lab_event (digest, case_name, attempt, kind, made, source, content) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (digest, case_name, attempt, kind, made, source, content),
        )

    def events(self, digest: str) -> list[LabEvent]:
        """Return what was done in a lab, oldest first; what cannot be read is left out."""
        query = f"SELECT {EVENT_COLUMNS} FROM lab_event WHERE digest = ? ORDER BY id"
        return list(_read(self._file.all(query, (digest,)), LabEvent))


def _read(rows: list[tuple[Any, ...]], kind: type[Row]) -> Iterator[Row]:
    names = (LAB_COLUMNS if kind is LabRow else EVENT_COLUMNS).split(", ")
    for row in rows:
        with suppress(msgspec.ValidationError):  # a stranger's; the others are there
            yield msgspec.convert(dict(zip(names, row, strict=True)), kind)
