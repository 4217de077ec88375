"""The tables of a session file, version by version."""

APPLICATION_ID = 0x534C4142  # "SLAB"

# One script for each version of the file, run in order.
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
)
