"""A session file from a stranger is data: whatever is in it, a sentence is the worst."""

import sqlite3

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sampling_core import Experiment, run
from sampling_core.cases import case
from sampling_core.errors import DataError, LabError
from sampling_core.history import History
from sampling_core.history.record import NAMES

CELLS = st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats() | st.text() | st.binary()


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A session with two runs and a snapshot."""
    path = tmp_path_factory.mktemp("stranger") / "session.spsession"
    history, known = History(path), case("Code")
    trace = run(Experiment(known.source, known.chain))
    for _ in range(2):
        history.add(trace, np.array([0, 1]), np.array([7, 3]), 0.6)
    history.snapshot(trace, "point")
    history.keep(trace.experiment)
    history.close()
    return path


def look_at_everything(history):
    """Do what a window does with a session."""
    for record in history.records():
        for read in (history.experiment, history.drawn):
            try:
                read(record.id)
            except LabError:
                continue
    history.snapshots.all()
    history.kept()
    history.saved_at()


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(
    table=st.sampled_from(["record", "snapshot", "source", "view"]),
    place=st.integers(0, 40),
    cell=CELLS | st.just("[" * 5000) | st.just('[1e999, "x"]'),
)
def test_no_cell_of_a_stranger_is_more_than_a_sentence(path, table, place, cell):
    history = History(path)
    names = [row[1] for row in history.file.all(f"PRAGMA table_info ({table})")]
    name = names[place % len(names)]
    history.file._disk.close()  # the file itself stays as it is
    history.file._disk = None
    try:
        history.file.write(f"UPDATE {table} SET {name} = ? WHERE rowid = 1", (cell,))
    except sqlite3.Error:
        history.close()
        return  # not even SQLite takes it
    try:
        look_at_everything(history)
    finally:
        history.close()


@pytest.mark.parametrize(
    ("ids", "counts"),
    [
        (b"123", b"123"),
        (np.array([0]).tobytes(), np.array([1, 2]).tobytes()),
        (np.array([-1]).tobytes(), np.array([1]).tobytes()),
        (np.array([10]).tobytes(), np.array([1]).tobytes()),
        (np.array([0]).tobytes(), np.array([-5]).tobytes()),
        (np.array([0]).tobytes(), np.array([2**62]).tobytes()),
        (b"", b""),
        ("text", "text"),
    ],
)
def test_draws_that_nobody_can_have_made_are_refused(path, ids, counts):
    history = History(path)
    number = history.duplicate(1).id
    history.file.write("UPDATE record SET ids = ?, counts = ? WHERE id = ?", (ids, counts, number))
    with pytest.raises(DataError, match="What was drawn"):
        history.drawn(number)
    history.file.write("DELETE FROM record WHERE id = ?", (number,))
    history.close()


@pytest.mark.parametrize(
    "about",
    [
        '{"tail": {"mass": 0.1, "count": 1000000000000, "ceiling": 0.1, "known": 9}}',
        '{"tail": {"mass": 0, "count": 5, "ceiling": 0.1, "known": 9}}',
        '{"tail": {"mass": "much"}}',
        '{"keys": 5}',
        "[]",
        "[" * 100_000,
    ],
)
def test_what_is_said_of_data_must_make_sense(path, about):
    history = History(path)
    history.file.write("UPDATE source SET about = ?", (about,))
    with pytest.raises(DataError, match="cannot be read"):
        history.experiment(1)
    history.close()
    (file := sqlite3.connect(path)).execute("UPDATE source SET about = ''")
    file.commit()
    file.close()


def test_a_run_that_cannot_be_read_leaves_the_others(path):
    history = History(path)
    number = history.duplicate(1).id
    history.file.write("UPDATE record SET entropy = ? WHERE id = ?", ("much", number))
    assert [record.id for record in history.records()] == [1, 2]
    with pytest.raises(DataError, match="cannot be read"):
        history.record(number)
    history.file.write("DELETE FROM record WHERE id = ?", (number,))
    history.close()
    assert "entropy" in NAMES
