"""The tables of a session file, version by version."""

import sqlite3
from collections.abc import Callable

from sampling_core.errors import LabError
from sampling_core.history.documents import chain_of, decode, parameters_text

APPLICATION_ID = 0x534C4142  # "SLAB"

# What was locked in a lab stays as it is: these are the only triggers of a session.
GUARDS = (
    *(
        f"CREATE TRIGGER {table}_no_{change} BEFORE {change} ON {table} "
        "BEGIN SELECT RAISE (ABORT, 'what was kept of a lab stays'); END"
        for table in ("lab", "lab_event")
        for change in ("UPDATE", "DELETE")
    ),
    "CREATE TRIGGER lab_no_second BEFORE INSERT ON lab "
    "WHEN EXISTS (SELECT 1 FROM lab WHERE id = NEW.id OR digest = NEW.digest) "
    "BEGIN SELECT RAISE (IGNORE); END",
    "CREATE TRIGGER lab_event_no_second BEFORE INSERT ON lab_event "
    "WHEN EXISTS (SELECT 1 FROM lab_event WHERE id = NEW.id) "
    "BEGIN SELECT RAISE (IGNORE); END",
)

# One script for each version of the file, run in order. They may use the functions below.
MIGRATIONS = (
    """
    CREATE TABLE source (
        id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        origin TEXT NOT NULL, tokens TEXT, logits BLOB NOT NULL
    );
    CREATE TABLE record (
        id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES source (id),
        document TEXT NOT NULL, ids BLOB NOT NULL, counts BLOB NOT NULL, made REAL NOT NULL,
        data TEXT NOT NULL, settings TEXT NOT NULL, draws INTEGER NOT NULL, seed INTEGER NOT NULL,
        entropy REAL NOT NULL, sampled REAL NOT NULL, effective REAL NOT NULL,
        kept INTEGER NOT NULL, size INTEGER NOT NULL, first TEXT NOT NULL,
        first_share REAL NOT NULL, shape TEXT NOT NULL,
        pin TEXT NOT NULL DEFAULT '', star INTEGER NOT NULL DEFAULT 0,
        note TEXT NOT NULL DEFAULT '', binned INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE view (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    """,
    """
    ALTER TABLE source ADD COLUMN about TEXT NOT NULL DEFAULT '';
    ALTER TABLE record ADD COLUMN parameters TEXT NOT NULL DEFAULT '{}';
    ALTER TABLE record ADD COLUMN engine TEXT NOT NULL DEFAULT '';
    ALTER TABLE record ADD COLUMN seconds REAL;
    ALTER TABLE record ADD COLUMN distance REAL;
    ALTER TABLE record ADD COLUMN rating INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE record ADD COLUMN cost REAL;
    ALTER TABLE record ADD COLUMN binned_at REAL;
    UPDATE record SET parameters = parameters_of(document), engine = engine_of(document);
    UPDATE record SET binned_at = now() WHERE binned;
    CREATE TABLE snapshot (
        id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES source (id),
        document TEXT NOT NULL, made REAL NOT NULL, name TEXT NOT NULL, data TEXT NOT NULL,
        settings TEXT NOT NULL, entropy REAL NOT NULL, shape TEXT NOT NULL, binned_at REAL
    );
    """,
    """
    CREATE TABLE lab (
        id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        document TEXT NOT NULL, opened REAL NOT NULL
    );
    CREATE TABLE lab_event (
        id INTEGER PRIMARY KEY, digest TEXT NOT NULL, case_name TEXT NOT NULL,
        attempt INTEGER NOT NULL, kind TEXT NOT NULL, made REAL NOT NULL,
        source INTEGER REFERENCES source (id), content TEXT NOT NULL
    );
    CREATE INDEX lab_event_digest ON lab_event (digest);
    """
    + "".join(f"{guard};\n" for guard in GUARDS),
)


def migrate(rows: sqlite3.Connection, version: int, clock: Callable[[], float]) -> None:
    """Bring the tables of ``rows`` from a version to the newest, one transaction each."""
    rows.create_function("parameters_of", 1, _parameters_of)
    rows.create_function("engine_of", 1, _engine_of)
    rows.create_function("now", 0, clock)
    for number, script in enumerate(MIGRATIONS[version:], version + 1):
        marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {number};"
        rows.executescript(f"BEGIN IMMEDIATE; {script} {marks} COMMIT;")


def _parameters_of(document: str) -> str:
    try:
        return parameters_text(chain_of(decode(document).chain))
    except LabError:
        return "{}"  # the run stays in the table, without parameters to search by


def _engine_of(document: str) -> str:
    try:
        return decode(document).chain.engine
    except LabError:
        return ""
