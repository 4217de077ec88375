"""The file under a session: all rows in memory, and every change written to the disk as well."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sampling_core.errors import FileError
from sampling_core.history.schema import APPLICATION_ID, GUARDS, MIGRATIONS, migrate
from sampling_core.words import say

IN_MEMORY = Path(":memory:")
PATIENCE = 2.0  # seconds to wait for another program that reads the file
CHECKED = 50 * 2**20  # bytes: larger files are not looked through at each start
BROKEN = (sqlite3.DatabaseError, UnicodeError)  # SQLite quotes bytes of the file when it complains

REASONS = {
    "is full": "the disk is full",
    "readonly": "nothing can be written there",
    "unable to open": "the folder is not there, or nothing can be written in it",
    "disk i/o": "the disk does not answer",
    "locked": "another program holds the file",
}


class DamagedError(FileError):
    """A session file of which parts cannot be read."""


class NewerError(FileError):
    """A session file of a later version of the lab."""


class SessionFile:
    """The rows of a session, in memory; ``path`` holds the same rows as long as the disk lets it.

    Reading never touches the disk after the start. A change that the disk refuses stays in
    memory, and in a file in the folder ``rescue`` where that can be written; ``complaint`` says
    so, and ``complain`` is called. Raises FileError for a file that is none of ours, DamagedError
    and NewerError for one that was or will be.
    """

    def __init__(self, path: Path, clock: Callable[[], float], rescue: Path | None = None) -> None:
        self.path = path
        self._rescue, self._is_rescued = rescue, False
        self.clock = clock
        self.complaint = ""
        self.complain: Callable[[str], object] = lambda _: None
        self._disk: sqlite3.Connection | None = None
        self._is_open = True
        self._rows = _connected(":memory:")
        try:
            self._start()
        except BaseException:
            self.close()
            raise

    @property
    def is_kept(self) -> bool:
        """Whether every change so far is on the disk."""
        return self._disk is not None and not self._is_rescued

    @property
    def is_open(self) -> bool:
        """Whether it can be read: a window that goes away may ask after it was closed."""
        return self._is_open

    def close(self) -> None:
        self._is_open = False
        self._rows.close()
        if self._disk is not None:
            self._disk.close()

    # Rows.

    def write(self, query: str, values: Any = ()) -> int:
        """Change the rows; returns the id of a row that was added."""
        with closing(self._rows.execute(query, values)) as done:
            number = done.lastrowid
        if self._disk is not None:
            try:
                self._disk.execute(query, values).close()
            except sqlite3.Error as error:
                self._go_on_in_memory(error)
        return number or 0

    def all(self, query: str, values: Any = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query; raises DamagedError where a stranger's cannot be read."""
        try:
            with closing(self._rows.execute(query, values)) as found:
                return found.fetchall()
        except BROKEN as error:
            raise DamagedError(_damaged(self.path, error)) from error

    def one(self, query: str, values: Any = ()) -> tuple[Any, ...] | None:
        """Return the first row of a query, None for none."""
        return next(iter(self.all(query, values)), None)

    # Places.

    def copy_to(self, path: Path) -> None:
        """Write a file with all rows, whole or not at all; raises FileError."""
        part = path.with_name(path.name + ".part")
        try:
            part.unlink(missing_ok=True)
            with closing(_connected(str(part))) as target:
                self._rows.backup(target)
            part.replace(path)
        except (sqlite3.Error, OSError) as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise FileError(
                say("Cannot save to {place}: {reason}.", place=path, reason=reason_of(error))
            ) from error

    def move_to(self, path: Path) -> None:
        """Keep the session in another file from now on; raises FileError and changes nothing."""
        if self.is_kept and path == self.path:
            return
        self.copy_to(path)
        if self._disk is not None:
            self._disk.close()
        if self._is_rescued:
            self._rescue_file().unlink(missing_ok=True)
        self._disk, self._is_rescued = _connected(str(path)), False
        self.path, self.complaint = path, ""

    def _start(self) -> None:
        if self.path == IN_MEMORY:
            migrate(self._rows, 0, self.clock)
            return
        try:
            self._disk = _connected(str(self.path))
            version = self._checked_version(self._disk)
            self._disk.backup(self._rows)
        except BROKEN as error:
            raise _unusable(self.path, error) from error
        if version:
            self._check_rows()
        self._migrate_rows(version)
        self._migrate_disk(self._disk, version)

    def _checked_version(self, disk: sqlite3.Connection) -> int:
        application, version = _pragma(disk, "application_id"), _pragma(disk, "user_version")
        tables = disk.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application not in (0, APPLICATION_ID) or (application == 0 and tables):
            raise FileError(say("“{file}” is not a session of the lab.", file=self.path.name))
        if version > len(MIGRATIONS):
            raise NewerError(
                say("“{file}” was made with a newer version ({version}) of the lab.",
                    file=self.path.name, version=version)
            )  # fmt: skip
        return version if tables else 0

    def _check_rows(self) -> None:
        if self.path.stat().st_size > CHECKED:
            return
        try:
            found = self._rows.execute("PRAGMA integrity_check (1)").fetchone()[0]
        except BROKEN as error:
            raise DamagedError(_damaged(self.path, error)) from error
        if found != "ok":
            raise DamagedError(say("“{file}” is damaged.", file=self.path.name))

    def _migrate_rows(self, version: int) -> None:
        """Bring what was read to the newest version; raises DamagedError for other tables."""
        others = "SELECT sql FROM sqlite_master WHERE type NOT IN ('table', 'index')"
        try:
            found = {row[0] for row in self._rows.execute(others)}
            if found - set(GUARDS):  # views and triggers of a stranger run their own SQL
                words = say("“{file}” holds more than the lab puts into it.", file=self.path.name)
                raise DamagedError(words)
            migrate(self._rows, version, self.clock)
            missing = _missing_columns(self._rows, self.clock)
        except BROKEN as error:
            raise DamagedError(_damaged(self.path, error)) from error
        if missing:
            raise DamagedError(
                say("“{file}” is damaged: {missing} is missing.",
                    file=self.path.name, missing=missing)
            )  # fmt: skip

    def _migrate_disk(self, disk: sqlite3.Connection, version: int) -> None:
        try:
            disk.execute("PRAGMA journal_mode = DELETE")  # one file, on network drives too
            migrate(disk, version, self.clock)
            if version == len(MIGRATIONS):  # whether it can be written at all
                disk.executescript(f"BEGIN IMMEDIATE; PRAGMA user_version = {version}; COMMIT;")
        except sqlite3.Error as error:
            self._go_on_in_memory(error)

    def _go_on_in_memory(self, error: sqlite3.Error) -> None:
        if self._disk is not None:
            with suppress(sqlite3.Error):
                self._disk.close()
        self._disk = None
        other = self._keep_in_rescue()
        self.complaint = say(
            "Cannot save to {place}: {reason}. Your work is kept in memory and in {other} until "
            "you choose another place."
            if other
            else "Cannot save to {place}: {reason}. Your work is kept in memory until you choose "
            "another place.",
            place=self.path.parent, reason=reason_of(error), other=other,
        )  # fmt: skip
        self.complain(self.complaint)

    def _keep_in_rescue(self) -> str:
        """Write to the folder for such cases; returns the file, “” for none."""
        if self._rescue is None or self._is_rescued:
            return ""  # there is none, or it is the one that failed now
        try:
            self._rescue.mkdir(parents=True, exist_ok=True)
            self.copy_to(self._rescue_file())
            self._disk, self._is_rescued = _connected(str(self._rescue_file())), True
        except (OSError, FileError, sqlite3.Error):
            return ""
        return str(self._rescue_file())

    def _rescue_file(self) -> Path:
        return (self._rescue or Path()) / f"{self.path.stem}-{os.getpid()}{self.path.suffix}"


def reason_of(error: Exception) -> str:
    """Return why a disk refused something, in words for people."""
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    words = str(error).lower()
    return next((say(reason) for part, reason in REASONS.items() if part in words), words)


def _connected(place: str) -> sqlite3.Connection:
    rows = sqlite3.connect(place, isolation_level=None, timeout=PATIENCE)
    rows.text_factory = _text
    return rows


def _text(found: bytes) -> str:
    """Text of a stranger is any bytes; what is not UTF-8 must not stop the reading."""
    return found.decode("utf-8", "replace")


def _missing_columns(rows: sqlite3.Connection, clock: Callable[[], float]) -> str:
    """Return a column that a session has and these tables have not, “” for none."""
    with closing(_connected(":memory:")) as ours:
        migrate(ours, 0, clock)
        return next(iter(sorted(_columns(ours) - _columns(rows))), "")


def _columns(rows: sqlite3.Connection) -> set[str]:
    names = [row[0] for row in rows.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    find = "SELECT name FROM pragma_table_info (?)"  # without those that are computed
    return {f"{name}.{row[0]}" for name in names for row in rows.execute(find, (name,))}


def _pragma(rows: sqlite3.Connection, name: str) -> int:
    return int(rows.execute(f"PRAGMA {name}").fetchone()[0])


def _unusable(path: Path, error: Exception) -> FileError:
    """Tell a damaged session, which begins like one, from a file that never was any."""
    kind = FileError
    with suppress(OSError), path.open("rb") as file:
        is_database = file.read(16).startswith(b"SQLite format 3\0")
        if is_database and not isinstance(error, sqlite3.OperationalError):
            kind = DamagedError
    return kind(say("“{file}” cannot be used as a session: {error}.", file=path.name, error=error))


def _damaged(path: Path, error: Exception) -> str:
    return say("“{file}” is damaged: {error}.", file=path.name, error=error)
