"""The session of a window: its lock, its copies, its place, its snapshots."""

import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest
from PySide6.QtWidgets import QFileDialog, QInputDialog

from desktop.opening import offer_clean_start
from desktop.session_list import SessionDialog, rename_file, session_files
from desktop.workplace import BIN, Workplace, empty_bin, is_taken, put_into_bin
from sampling_core import Experiment
from sampling_core.cases import case
from sampling_core.errors import FileError, LabError
from sampling_core.history import History
from sampling_core.history.opening import generation
from tests.desktop.controls import find

TOP_P = 3


@pytest.fixture
def opened():
    places = []

    def open_(path, **options):
        places.append(Workplace.open(path, **options))
        return places[-1]

    yield open_
    for place in places:
        place.close()


@pytest.fixture
def file(tmp_path):
    """A session file with one run."""
    from sampling_core.model_view.session import Session

    path = tmp_path / "session.spsession"
    known = case("Summarization")
    history = History(path)
    session = Session(Experiment(known.source, known.chain), history)
    session.draw()
    history.keep(session.experiment)
    history.close()
    return path


class FullDisk:
    def execute(self, *_):
        raise sqlite3.OperationalError("database or disk is full")

    def close(self):
        pass


def break_disk(history):
    history.file._disk.close()
    history.file._disk = FullDisk()


def test_a_second_window_works_in_a_copy_and_says_so(file, opened):
    first, second = opened(file), opened(file)
    assert first.words == ""
    assert "Another window has “session.spsession” open" in second.words
    assert "“session (copy).spsession”" in second.words
    assert len(second.history.records()) == 1
    assert second.history.kept() is not None
    second.history.note(1, "only in the copy")
    assert first.history.record(1).note == ""
    assert is_taken(second.history.path)


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a signal of POSIX")
def test_the_lock_of_a_dead_process_is_taken_over(file, opened):
    script = (
        "import sys, time; from pathlib import Path; from desktop.workplace import Workplace\n"
        "place = Workplace.open(Path(sys.argv[1])); print('open', flush=True); time.sleep(60)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(file)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "open\n"
    assert is_taken(file)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    place = opened(file)
    assert place.words == ""
    assert place.history.path == file


def test_moving_takes_the_lock_along(file, tmp_path, opened):
    place = opened(file)
    other = tmp_path / "other.spsession"
    place.move_to(other)
    assert is_taken(other)
    assert not is_taken(file)
    with pytest.raises(FileError, match="Another window"):
        opened(file).move_to(other)


def test_a_file_of_somebody_else_is_not_touched(tmp_path, opened):
    path = tmp_path / "mine.spsession"
    path.write_text("a letter " * 200)
    place = opened(path, is_ours=False)
    assert "mine.spsession" in place.words
    assert not place.history.is_kept
    assert path.read_text().startswith("a letter")


def test_deleted_session_files_stay_30_days(file):
    where = put_into_bin(file)
    assert not file.exists()
    empty_bin(file.parent, time.time() + 29 * 86_400)
    assert where.exists()
    assert where.parent.name == BIN
    empty_bin(file.parent, time.time() + 31 * 86_400)
    assert not where.exists()


@pytest.mark.parametrize("name", ["../up", "a/b", ".hidden", "session"])
def test_names_that_are_none_are_refused(file, name):
    with pytest.raises(LabError):
        rename_file(file, name)
    assert file.exists()


# In the window.


@pytest.fixture
def on_disk(session, tmp_path):
    """Let the session of the window live in a file."""
    session.records.history.file.move_to(tmp_path / "session.spsession")
    return session


def test_a_full_disk_is_said_in_the_bar_until_a_place_is_chosen(
    on_disk, window, tmp_path, monkeypatch
):
    session = on_disk
    session.draw()
    break_disk(session.records.history)
    session.set_field(TOP_P, "mass", 0.5)
    session.draw()
    bar = find(window, "notice.text")
    assert bar.text().startswith(f"Cannot save to {tmp_path}: the disk is full.")
    assert "kept in memory" in bar.text()
    assert find(window, "status.saved").text() == "Not saved"
    session.set_field(TOP_P, "mass", 0.6)
    assert window.notice.isVisible()  # an edit does not make it go away
    place = tmp_path / "elsewhere.spsession"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    assert find(window, "notice.button").text() == "Choose another folder"
    find(window, "notice.button").click()
    assert session.records.history.path == place
    assert find(window, "status.saved").text().startswith("Autosaved")
    session.draw()
    again = History(place)
    assert len(again.records()) == 3
    again.close()


def test_what_was_restored_can_be_left_for_a_clean_start_or_another_session(session, window):
    before = session.experiment
    session.set_field(TOP_P, "mass", 0.5)
    offer_clean_start(window, time.time())
    assert find(window, "notice.text").text().startswith("Restored from today ")
    find(window, "notice.more").click()
    assert find(window, "dialog.sessions").isVisible()
    find(window, "dialog.sessions").close()
    offer_clean_start(window, 0.0)
    day = time.strftime("%Y-%m-%d", time.localtime(0.0))
    assert day in find(window, "notice.text").text()
    find(window, "notice.button").click()
    assert session.experiment == before
    window.notice.tell("Something else.")
    assert not find(window, "notice.more").isVisible()


def test_a_session_opened_read_only_offers_another_place(session, window):
    history = session.records.history
    window.sessions.workplace = Workplace(history, "Made with a newer version (9).")
    window.sessions.tell_opened()
    assert find(window, "notice.text").text() == "Made with a newer version (9)."
    assert find(window, "notice.button").text() == "Save session as…"


def test_a_snapshot_is_a_point_to_go_back_to(on_disk, window, monkeypatch):
    session, offered = on_disk, []

    def give_name(*_, text):
        offered.append(text)
        return "a good one", True

    monkeypatch.setattr(QInputDialog, "getText", give_name)
    window.actions_["snapshot"].trigger()
    assert offered[0].startswith("T 0.60  top-p 0.95  ")
    assert session.records.rowCount() == 1  # a snapshot is a run too
    before = session.experiment
    session.set_field(TOP_P, "mass", 0.5)
    dialog = SessionDialog(window.look, session, window.sessions, window)
    item = dialog.rows.topLevelItem(0).child(0)
    assert [item.text(0), item.text(1)] == ["a good one", "Summarization   T 0.60  top-p 0.95"]
    assert not item.icon(0).isNull()
    dialog.rows.setCurrentItem(item)
    find(dialog, "sessions.open").click()
    assert session.experiment == before
    session.undo_stack.undo()
    assert session.experiment.chain[TOP_P].mass == 0.5


def test_snapshots_are_renamed_and_deleted_and_undo_brings_them_back(on_disk, window):
    session = on_disk
    point = window.sessions.take_snapshot("one")
    dialog = SessionDialog(window.look, session, window.sessions, window)
    dialog.rename(point, "two")
    points = session.records.history.snapshots
    assert [each.name for each in points.all()] == ["two"]
    find(dialog, "sessions.delete").click()
    assert points.all() == []
    session.undo_stack.undo()
    assert [each.name for each in points.all()] == ["two"]
    dialog.close()


def test_the_list_shows_the_files_and_not_to_open_what_is_open(on_disk, window, tmp_path):
    History(tmp_path / "older.spsession").close()
    assert {path.stem for path in session_files(tmp_path)} == {"session", "older"}
    dialog = SessionDialog(window.look, on_disk, window.sessions, window)
    files = dialog.rows.topLevelItem(1)
    shown = {files.child(row).text(0): files.child(row) for row in range(files.childCount())}
    assert shown["session"].isDisabled()
    dialog.rows.setCurrentItem(shown["older"])
    find(dialog, "sessions.delete").click()
    assert not (tmp_path / "older.spsession").exists()
    dialog.close()


def test_opening_another_session_closes_the_window(on_disk, window, tmp_path, monkeypatch):
    other = tmp_path / "other.spsession"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    window.actions_["open_session"].trigger()
    assert window.sessions.next_path == other
    assert not window.isVisible()


def test_what_is_no_session_is_refused_and_the_window_stays(on_disk, window, tmp_path):
    letter = tmp_path / "letter.spsession"
    letter.write_text("Dear reader, " * 20)
    database = tmp_path / "other.spsession"
    other = sqlite3.connect(database)
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    for path in (letter, database, tmp_path):
        with pytest.raises(FileError, match=path.name):
            window.sessions.open(path)
    assert window.isVisible()
    assert window.sessions.next_path is None


def test_a_new_session_is_a_new_file_beside_the_old(on_disk, window, tmp_path):
    window.actions_["new_session"].trigger()
    assert window.sessions.next_path.parent == tmp_path
    assert not window.sessions.next_path.exists()


def test_saving_as_writes_a_copy_and_stays(on_disk, window, tmp_path, monkeypatch):
    on_disk.draw()
    carried = tmp_path / "stick" / "mine"
    carried.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(carried), ""))
    window.actions_["save_session"].trigger()
    copy = History(carried.with_suffix(".spsession"))
    assert len(copy.records()) == 1
    copy.close()
    assert on_disk.records.history.path == tmp_path / "session.spsession"


def test_a_session_in_memory_goes_into_the_file_it_is_saved_as(
    session, window, tmp_path, monkeypatch
):
    session.draw()
    place = tmp_path / "kept.spsession"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    window.actions_["save_session"].trigger()
    assert session.records.history.is_kept
    assert window.settings.remembered("session") == str(place)


PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
import desktop.__main__ as program
program.LATER = 0
real, seen = program.open_window, []
other = Path(sys.argv[1]) / "other.spsession"
def watched(app, settings, history):
    window = real(app, settings, history)
    seen.append(history.path.name)
    print(history.path.name, window.session.records.rowCount())
    def go_on():
        print("says", window.notice.accessibleName())
        window.session.draw()
        window.close() if history.path == other else window.sessions.open(other)
    QTimer.singleShot(100, window, go_on)
    return window
program.open_window = watched
sys.exit(program.main(["--data-dir", sys.argv[1]]))
"""


def program(folder):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder)],
        capture_output=True, text=True, timeout=60, check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_one_window_follows_the_other_and_the_next_start_begins_with_the_last(tmp_path):
    first = [line for line in program(tmp_path) if not line.startswith("says")]
    assert first == ["session.spsession 1", "other.spsession 1"]
    assert generation(tmp_path / "session.spsession", 1).exists()
    second = [line for line in program(tmp_path) if not line.startswith("says")]
    assert second == ["other.spsession 2"]


def test_a_damaged_session_is_said_in_the_bar_at_the_start(tmp_path):
    (tmp_path / "session.spsession").write_bytes(b"\\xff" * 5000)
    (said,) = (line for line in program(tmp_path)[:2] if line.startswith("says"))
    assert "“session.spsession” was damaged" in said


def test_the_next_start_opens_the_session_and_not_a_copy_beside_it(window, settings, opened, file):
    settings.remember("session", "")
    opened(file)
    window.sessions.workplace = opened(file)
    assert window.sessions.workplace.is_copy
    window.sessions.remember()
    assert settings.remembered("session") == ""


def test_what_must_be_read_is_not_covered_by_the_next_notice(window):
    window.notice.tell("Another window has it open.", stays=True)
    window.notice.tell("12 positions were captured.")
    assert window.notice.accessibleName() == (
        "Another window has it open. 12 positions were captured."
    )
