"""What was done in labs is only ever added: in memory, on the disk, in copies and after damage."""

import sqlite3

import numpy as np
import pytest

from sampling_core import Experiment, Source
from sampling_core.engines import engine
from sampling_core.history import DamagedError, History
from sampling_core.history.opening import generation, keep_generations, open_copy, open_session
from sampling_core.history.schema import GUARDS, MIGRATIONS

CONTENT = '{"case":"one"}'


@pytest.fixture
def opened():
    kept = []

    def keep(history):
        kept.append(history)
        return history

    yield keep
    for history in kept:
        history.close()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "session.spsession"


@pytest.fixture
def history(path, opened):
    history = opened(History(path, clock=lambda: 9.0))
    history.labs.keep("abc", "two", "{ a lab }")
    history.labs.keep("def", "three", "{ another }")
    for number in range(3):
        history.labs.add("abc", "one", 1 + number, "prediction", 5.0 + number, CONTENT)
    history.labs.add("def", "one", 1, "run", 8.0, CONTENT)
    return history


def all_of(history):
    found = [(row.digest, row.name, row.opened) for row in history.labs.all()]
    return found, [(e.id, e.attempt, e.kind, e.made) for e in history.labs.events("abc")]


EXPECTED = (
    [("abc", "two", 9.0), ("def", "three", 9.0)],
    [(1, 1, "prediction", 5.0), (2, 2, "prediction", 6.0), (3, 3, "prediction", 7.0)],
)


def test_labs_and_events_come_back(history, path, opened):
    assert all_of(history) == EXPECTED
    history.labs.keep("abc", "other", "{ other }")
    history.close()
    again = opened(History(path))
    assert all_of(again) == EXPECTED
    assert again.labs.document("abc") == "{ a lab }"
    assert again.labs.events("nothing") == []


CHANGES = (
    "UPDATE lab_event SET content = 'x'",
    "UPDATE lab_event SET attempt = 7 WHERE id = 2",
    "DELETE FROM lab_event",
    "UPDATE OR REPLACE lab_event SET id = 1 WHERE id = 2",
    "UPDATE lab SET document = 'x'",
    "DELETE FROM lab WHERE digest = 'abc'",
)
REPLACEMENTS = (
    "INSERT OR REPLACE INTO lab_event VALUES (1, 'abc', 'one', 1, 'prediction', 5.0, NULL, 'x')",
    "REPLACE INTO lab (digest, name, document, opened) VALUES ('abc', 'x', 'x', 1.0)",
    "REPLACE INTO lab VALUES (1, 'x', 'x', 'x', 1.0)",
)


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_is_changed_or_taken_out(history, path, change):
    with pytest.raises(sqlite3.IntegrityError, match="what was kept of a lab stays"):
        history.file.write(change)
    with sqlite3.connect(path) as file, pytest.raises(sqlite3.IntegrityError, match="stays"):
        file.execute(change)
    file.close()
    assert all_of(history) == EXPECTED
    assert history.is_kept


@pytest.mark.parametrize("change", REPLACEMENTS)
def test_nothing_is_put_in_its_place(history, path, opened, change):
    history.file.write(change)
    assert all_of(history) == EXPECTED
    history.close()
    with sqlite3.connect(path) as file:
        file.execute(change)
    file.close()
    again = opened(History(path))
    assert all_of(again) == EXPECTED
    assert {event.content for event in again.labs.events("abc")} == {CONTENT}
    assert again.labs.document("abc") == "{ a lab }"


def test_a_session_of_the_version_before_gets_the_tables_and_guards(history, path, opened):
    history.close()
    with sqlite3.connect(path) as file:
        file.executescript("DROP TABLE lab; DROP TABLE lab_event; PRAGMA user_version = 2")
    file.close()
    again = opened(History(path))
    assert all_of(again) == ([], [])
    again.labs.add("abc", "one", 1, "prediction", 5.0, CONTENT)
    with sqlite3.connect(path) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        found = file.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    file.close()
    assert {row[0] for row in found} == set(GUARDS)


@pytest.mark.parametrize("more", ["", " WHEN NEW.id > 5"])
def test_a_trigger_that_is_not_ours_is_still_refused(history, path, more):
    history.close()
    with sqlite3.connect(path) as file:
        file.executescript(
            "DROP TRIGGER lab_event_no_second; CREATE TRIGGER lab_event_no_second BEFORE INSERT "
            f"ON lab_event{more} BEGIN SELECT 1; END"
        )
    file.close()
    with pytest.raises(DamagedError, match="more than the lab puts into it"):
        History(path)


def test_copies_generations_and_other_places_hold_them(history, path, tmp_path, opened):
    keep_generations(history)
    assert all_of(opened(History(generation(path, 1)))) == EXPECTED
    assert all_of(opened(open_copy(path).history)) == EXPECTED
    history.file.move_to(tmp_path / "other.spsession")
    history.labs.add("abc", "one", 4, "prediction", 8.0, CONTENT)
    history.close()
    other = opened(History(tmp_path / "other.spsession"))
    assert len(other.labs.events("abc")) == 4
    with pytest.raises(sqlite3.IntegrityError):
        other.file.write("DELETE FROM lab_event")


def test_they_come_back_from_a_damaged_session(history, path, opened):
    for number in range(80):
        history.labs.add("abc", "one", 4 + number, "prediction", 8.0, CONTENT * 100)
    history.close()
    pages = path.stat().st_size // 4096
    with path.open("r+b") as file:
        file.seek(4096 * (pages // 2))
        file.write(b"\xff" * 4096)
    found = open_session(path)
    again = opened(found.history)
    assert found.was_mended
    assert [row.digest for row in again.labs.all()] == ["abc", "def"]
    assert 60 <= len(again.labs.events("abc")) < 83


def test_rows_of_a_stranger_leave_the_others(history):
    history.file.write(
        "INSERT INTO lab_event (digest, case_name, attempt, kind, made, content) "
        "VALUES ('abc', 'one', 'many', 'prediction', 'now', x'ff')"
    )
    history.file.write("INSERT INTO lab (digest, name, document, opened) VALUES (1, x'ff', 2, 'x')")
    assert all_of(history) == EXPECTED


def test_data_that_a_lab_names_stays_when_runs_are_gone(path, opened):
    now = 1e9
    history = opened(History(path, clock=lambda: now))
    mine, other = (Source.from_logits(np.arange(3.0) + n, name=f"data {n}") for n in range(2))
    known = Experiment(mine, _chain())
    document = history.document(known)
    history.document(known.with_source(other))
    history.labs.add("abc", "one", 1, "prediction", now, CONTENT, history.number_of(mine))
    history._sources.forget_unused([])
    history.close()
    again = opened(History(path))
    assert again.from_document(document).source.name == "data 0"
    assert again.file.one("SELECT count(*) FROM source") == (1,)


def test_equal_data_is_the_same_value(history):
    first = Source.from_logits([1.0, 2.0], name="x")
    assert history.same(first) is first
    history.document(Experiment(first, _chain()))
    assert history.same(Source.from_logits([1.0, 2.0], name="x")) is first


def _chain():
    return engine("lab").chain("off")
