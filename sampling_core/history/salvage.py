"""What can be read of a damaged or newer session file, row by row."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from sampling_core.history.file import BROKEN, SessionFile

TABLES = ("source", "record", "snapshot", "view", "lab", "lab_event")
MOST = 100_000  # rows tried one by one where a table cannot be read in order
FEW = 500  # at least so many: rows that were taken out leave gaps
SMALLEST = 32  # bytes of a row
PAGES = ("page_count", "page_size")

Row = tuple[object, ...]


def salvage(path: Path, into: SessionFile) -> int:
    """Copy every row that can be read from the file at ``path``; returns how many runs came.

    The file is only read. Columns that this version does not have are left behind.
    """
    place = f"{path.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(place, uri=True)) as damaged:
            damaged.text_factory = lambda found: found.decode("utf-8", "replace")
            for table in TABLES:
                _copy(damaged, table, into)
    except BROKEN:
        pass  # what came so far is what there is
    found = into.one("SELECT count(*) FROM record")
    return int(found[0]) if found else 0


def _copy(damaged: sqlite3.Connection, table: str, into: SessionFile) -> None:
    ours = [row[1] for row in into.all(f"PRAGMA table_info ({table})")]
    with suppress(*BROKEN):
        find = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"
        if not damaged.execute(find, (table,)).fetchone()[0]:
            return  # a view of a stranger could run without end
        theirs = {row[1] for row in damaged.execute(f"PRAGMA table_info ({table})")}
        names = [name for name in ours if name in theirs]
        if not names:
            return
        marks = ", ".join("?" * len(names))
        insert = f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({marks})"
        for row in _rows(damaged, table, names):
            with suppress(sqlite3.Error):  # a row of which half is gone
                into.write(insert, row)


def _rows(damaged: sqlite3.Connection, table: str, names: list[str]) -> Iterator[Row]:
    """Read from the front until something is damaged, then from the back, then between."""
    query = f"SELECT rowid, {', '.join(names)} FROM {table}"
    front = _Reading(damaged, f"{query} ORDER BY rowid")
    yield from front.rows()
    if front.is_whole:
        return
    back = _Reading(damaged, f"{query} WHERE rowid > {front.reached} ORDER BY rowid DESC")
    yield from back.rows()
    last = front.reached + MOST if back.reached == 0 else back.reached
    for number in range(front.reached + 1, min(last, front.reached + _most(damaged))):
        yield from _Reading(damaged, f"{query} WHERE rowid = ?", number).rows()


def _most(damaged: sqlite3.Connection) -> int:
    """How many row ids are worth a try: a small file has few rows."""
    pages, size = (damaged.execute(f"PRAGMA {name}").fetchone()[0] for name in PAGES)
    return min(MOST, FEW + int(pages * size) // SMALLEST)


class _Reading:
    """Rows of a query up to the first that cannot be read."""

    def __init__(self, damaged: sqlite3.Connection, query: str, *values: int) -> None:
        self._damaged, self._query, self._values = damaged, query, values
        self.reached = 0  # the last row id that was read
        self.is_whole = False

    def rows(self) -> Iterator[Row]:
        asked = (self._query, self._values)
        with suppress(*BROKEN), closing(self._damaged.execute(*asked)) as found:
            for number, *row in found:
                self.reached = number
                yield tuple(row)
            self.is_whole = True
