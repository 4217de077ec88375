"""What happens to a session when its disk, its folder or its file is not as it should be."""

import os
import sqlite3
import subprocess
import sys
import textwrap

import numpy as np
import pytest

from sampling_core import Experiment, Source, run
from sampling_core.cases import case
from sampling_core.draw import draw
from sampling_core.errors import FileError
from sampling_core.history import History
from sampling_core.history.file import DamagedError
from sampling_core.history.opening import generation, is_generation, keep_generations, open_session
from sampling_core.history.schema import MIGRATIONS

NOON = 1_795_262_400.0  # 21 November 2026, UTC


@pytest.fixture
def experiment():
    known = case("Summarization")
    return Experiment(known.source, known.chain)


@pytest.fixture
def opened():
    """Open histories that are closed after the test."""
    histories = []

    def keep(history):
        histories.append(history)
        return history

    yield keep
    for each in histories:
        each.close()


def add(history, experiment):
    trace = run(experiment)
    drawn = draw(trace, experiment.draws, experiment.seed)
    ids, counts = np.unique(drawn.ids, return_counts=True)
    return history.add(trace, ids, counts, drawn.entropy, 0.25, drawn.distance)


class FullDisk:
    """Refuses every statement as SQLite does when there is no room."""

    def execute(self, *_):
        raise sqlite3.OperationalError("database or disk is full")

    def close(self):
        pass


def break_disk(history):
    history.file._disk.close()
    history.file._disk = FullDisk()


def test_a_full_disk_is_said_once_and_the_work_goes_on(tmp_path, experiment, opened):
    history = opened(History(tmp_path / "session.spsession"))
    first = add(history, experiment)
    said = []
    history.file.complain = said.append
    break_disk(history)
    second = add(history, experiment)
    history.note(first.id, "still here")
    assert len(said) == 1
    assert said[0].startswith(f"Cannot save to {tmp_path}: the disk is full. Your work is kept")
    assert not history.is_kept
    assert [record.id for record in history.records()] == [first.id, second.id]
    assert history.record(first.id).note == "still here"


def test_refused_work_is_in_a_file_elsewhere_as_well(tmp_path, experiment, opened):
    rescue = tmp_path / "temporary"
    history = opened(History(tmp_path / "session.spsession", rescue=rescue))
    first = add(history, experiment)
    break_disk(history)
    second = add(history, experiment)
    third = add(history, experiment)
    (file,) = rescue.iterdir()
    assert f"kept in memory and in {file} until" in history.file.complaint
    assert not history.is_kept
    saved = History(file)  # what another process would find after a crash
    assert [record.id for record in saved.records()] == [first.id, second.id, third.id]
    saved.close()
    history.file.move_to(tmp_path / "session.spsession")
    assert history.is_kept
    assert list(rescue.iterdir()) == []


def test_a_rescue_that_is_refused_too_leaves_the_memory(tmp_path, experiment, opened):
    (tmp_path / "temporary").write_text("no folder")
    history = opened(History(tmp_path / "session.spsession", rescue=tmp_path / "temporary"))
    break_disk(history)
    add(history, experiment)
    assert "kept in memory until" in history.file.complaint
    assert len(history.records()) == 1


def test_all_work_is_written_when_another_place_is_chosen(tmp_path, experiment, opened):
    history = opened(History(tmp_path / "session.spsession"))
    first = add(history, experiment)
    break_disk(history)
    second = add(history, experiment)
    other = tmp_path / "other.spsession"
    history.file.move_to(other)
    third = add(history, experiment)
    assert history.is_kept
    assert history.path == other
    assert history.file.complaint == ""
    history.close()
    again = opened(History(other))
    assert [record.id for record in again.records()] == [first.id, second.id, third.id]


def test_a_place_that_cannot_be_written_leaves_the_session_where_it_is(
    tmp_path, experiment, opened
):
    history = opened(History(tmp_path / "session.spsession"))
    add(history, experiment)
    with pytest.raises(FileError, match=r"Cannot save to .*nowhere"):
        history.file.move_to(tmp_path / "nowhere" / "session.spsession")
    assert history.path == tmp_path / "session.spsession"
    assert history.is_kept
    assert not list(tmp_path.glob("*.part"))


def test_a_copy_holds_everything_and_is_no_longer_tied(tmp_path, experiment, opened):
    history = opened(History(tmp_path / "session.spsession"))
    add(history, experiment)
    history.keep(experiment)
    history.file.copy_to(tmp_path / "carried.spsession")
    add(history, experiment)
    copy = opened(History(tmp_path / "carried.spsession", [experiment.source]))
    assert len(copy.records()) == 1
    assert copy.kept() == experiment


@pytest.mark.skipif(os.name == "nt", reason="Windows does not remove a file that is open")
def test_a_folder_that_vanishes_costs_nothing(tmp_path, experiment, opened):
    folder = tmp_path / "stick"
    folder.mkdir()
    history = opened(History(folder / "session.spsession"))
    first = add(history, experiment)
    (folder / "session.spsession").unlink()
    folder.rmdir()
    second = add(history, experiment)
    assert not history.is_kept
    assert "Cannot save to" in history.file.complaint
    assert [record.id for record in history.records()] == [first.id, second.id]
    history.file.move_to(tmp_path / "session.spsession")
    history.close()
    assert len(opened(History(tmp_path / "session.spsession")).records()) == 2


def test_a_session_that_cannot_be_written_is_read_into_memory(
    tmp_path, experiment, opened, monkeypatch
):
    path = tmp_path / "session.spsession"
    history = History(path)
    add(history, experiment)
    history.close()
    real = sqlite3.connect

    def read_only(place, *args, **kwargs):  # root may write whatever the file's rights say
        if place == str(path):
            place, kwargs = f"{path.as_uri()}?mode=ro", kwargs | {"uri": True}
        return real(place, *args, **kwargs)

    monkeypatch.setattr("sampling_core.history.file.sqlite3.connect", read_only)
    found = open_session(path)
    history = opened(found.history)
    assert "nothing can be written there" in found.words
    assert len(history.records()) == 1
    add(history, experiment)
    assert len(history.records()) == 2
    assert not history.is_kept


def test_a_newer_session_is_shown_and_left_as_it_is(tmp_path, experiment, opened):
    path = tmp_path / "session.spsession"
    history = History(path)
    add(history, experiment)
    history.close()
    with sqlite3.connect(path) as file:
        file.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        file.execute("ALTER TABLE record ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")
    file.close()
    content = path.read_bytes()
    found = open_session(path)
    history = opened(found.history)
    assert "newer version" in found.words
    assert "read-only" in found.words
    assert len(history.records()) == 1
    add(history, experiment)
    assert path.read_bytes() == content


def damage(path, first, last):
    with path.open("r+b") as file:
        file.seek(first)
        file.write(b"\xff" * (last - first))


def test_a_damaged_session_is_moved_aside_and_most_runs_come_back(tmp_path, experiment, opened):
    path = tmp_path / "session.spsession"
    history = History(path)
    for number in range(60):
        add(history, experiment.with_(seed=number))
    history.close()
    pages = path.stat().st_size // 4096
    damage(path, 4096 * (pages // 2), 4096 * (pages // 2 + 1))
    with pytest.raises(DamagedError):
        History(path)
    found = open_session(path, clock=lambda: NOON)
    history = opened(found.history)
    runs = len(history.records())
    assert 40 <= runs < 60
    assert found.was_mended
    assert "session-damaged-2026-11-21.spsession" in found.words
    assert f"{runs} runs came back" in found.words
    assert (tmp_path / "session-damaged-2026-11-21.spsession").exists()
    assert history.experiment(history.records()[-1].id).seed == 59
    assert history.is_kept


def test_a_destroyed_session_comes_back_from_an_older_state(tmp_path, experiment, opened):
    path = tmp_path / "session.spsession"
    history = History(path)
    add(history, experiment)
    keep_generations(history)
    history.close()
    path.write_bytes(b"\xff" * 9000)
    found = open_session(path, is_ours=True)
    opened(found.history)
    assert "1 run came back from “session.1.spsession”" in found.words
    assert len(found.history.records()) == 1


def test_a_file_of_somebody_else_is_refused_and_stays(tmp_path):
    path = tmp_path / "letter.spsession"
    path.write_text("Dear reader, " * 100)
    with pytest.raises(FileError, match=r"letter\.spsession"):
        open_session(path)
    assert path.read_text().startswith("Dear reader")
    assert list(tmp_path.iterdir()) == [path]


def test_two_older_states_are_kept_and_no_third(tmp_path, experiment, opened):
    path = tmp_path / "session.spsession"
    history = opened(History(path))
    for count in (1, 2, 3):
        add(history, experiment)
        os.utime(path, (NOON + count, NOON + count))
        keep_generations(history)
        os.utime(generation(path, 1), (NOON + count, NOON + count))
    keep_generations(history)  # nothing changed since
    runs = []
    for number in (1, 2):
        older = opened(History(generation(path, number)))
        runs.append(len(older.records()))
    assert runs == [3, 2]
    assert is_generation(generation(path, 2))
    assert not is_generation(path)
    assert not generation(path, 3).exists()


def test_the_bin_is_emptied_after_30_days_with_the_data_that_nothing_needs(
    tmp_path, experiment, opened
):
    path, clock = tmp_path / "session.spsession", [NOON]
    history = History(path, clock=lambda: clock[0])
    own = experiment.with_source(Source.from_logits([1.0, 2.0], name="mine"))
    gone, back = add(history, own), add(history, experiment)
    history.bin([gone.id, back.id])
    history.bin([back.id], False)
    history.close()
    clock[0] += 29 * 86_400
    history = History(path, clock=lambda: clock[0])
    assert [record.id for record in history.records(binned=True)] == [gone.id]
    assert history.records(binned=True)[0].binned_at == NOON
    history.close()
    clock[0] += 2 * 86_400
    history = opened(History(path, clock=lambda: clock[0]))
    assert history.records(binned=True) == []
    assert [record.id for record in history.records()] == [back.id]
    assert history.file.all("SELECT name FROM source") == [("Summarization",)]


@pytest.mark.skipif(os.name == "nt", reason="limits of a process are those of POSIX")
def test_a_limit_of_the_system_on_files_is_a_full_disk(tmp_path):
    script = textwrap.dedent(f"""
        import resource, signal
        from pathlib import Path
        import numpy as np
        from sampling_core import Experiment, Source, run
        from sampling_core.history import History
        history = History(Path({str(tmp_path / "session.spsession")!r}))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
        from sampling_core.cases import case
        known = case("Code")
        trace = run(Experiment(known.source, known.chain))
        while history.is_kept:
            history.add(trace, np.arange(500), np.ones(500, dtype=np.intp), 0.6)
        history.add(trace, np.array([0]), np.array([1]), 0.6)
        print(history.file.complaint)
        print(len(history.records()))
    """)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    complaint, runs = done.stdout.splitlines()
    assert complaint.startswith(f"Cannot save to {tmp_path}: ")
    history = History(tmp_path / "session.spsession")
    on_disk = len(history.records())
    history.close()
    assert on_disk >= 1
    assert int(runs) == on_disk + 2  # the one that did not fit, and the one after
