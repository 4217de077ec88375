"""What a teacher does in the window: try, hand out, save answers, collect, set seeds."""

from types import SimpleNamespace

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QMainWindow,
    QWidget,
)

from desktop.labs import Labs
from desktop.notice import NoticeBar
from desktop.panels.lab_editor import LabEditorPanel
from desktop.panels.lab_editor.settings_row import first_lab
from desktop.policy import Policy
from desktop.teach import Teach
from desktop.teach_hand_out import HandOutDialog
from desktop.teach_names import file_name
from sampling_core.errors import FileError
from sampling_core.labs.built_in import built_in
from sampling_core.labs.key import fits, key_of, read_key, write_key
from sampling_core.labs.reading.file import digest, read_lab
from sampling_core.labs.report.file import write
from tests.desktop.controls import find
from tests.sampling_core.labs.report.worked import made


@pytest.fixture
def room(qtbot, look, session, settings):
    window = QMainWindow()
    qtbot.addWidget(window)
    notice = NoticeBar(look)
    window.setMenuWidget(notice)
    editor = LabEditorPanel(look, session, settings)
    window.setCentralWidget(editor)
    labs = Labs(window, session, settings, notice)
    teach = Teach(window, look, session, settings, notice, labs, editor)
    window.show()
    yield SimpleNamespace(teach=teach, editor=editor, session=session, notice=notice, window=window,
                          settings=settings, look=look)  # fmt: skip
    session.lab.leave()
    editor.draft.save()
    editor.draft.undo_stack.clear()


@pytest.fixture
def written(room):
    room.editor.draft.put(first_lab(room.session.experiment), "New")
    return room


def told(room):
    return find(room.notice, "notice.text").text()


def hand_out(room):
    draft, tell = room.editor.draft, room.notice.tell
    return HandOutDialog(room.look, room.settings, draft, tell, room.window)


def test_the_draft_is_tried_as_a_student_and_follows_its_edits(qtbot, written):
    session, draft = written.session, written.editor.draft
    before = session.experiment
    written.teach.test()
    room = session.lab
    assert room.is_trial
    assert session.veil.hides
    draft.edit(("cases", 0, "task"), {"en": "Another task", "de": "Andere"}, "Task")
    qtbot.waitUntil(lambda: room.case.task["en"] == "Another task", timeout=5000)
    draft.edit(("cases", 0, "source"), "nowhere", "Data")  # not sound: the trial waits
    qtbot.wait(900)
    assert room.case.source == "data"
    room.leave()
    assert session.experiment == before
    assert not session.records.history.labs.all()  # a trial keeps nothing


def test_a_locked_trial_is_not_taken_away_by_an_edit(qtbot, written):
    written.teach.test()
    room = written.session.lab
    room.set_draft("tokens", 3.0)
    room.set_draft("band", "low")
    room.lock()
    written.editor.draft.edit(("cases", 0, "task"), {"en": "Later", "de": "Später"}, "Task")
    qtbot.wait(900)
    assert room.step == "run"


def test_what_is_not_sound_is_told_and_not_tried(written):
    written.editor.draft.edit(("cases", 0, "source"), "nowhere", "Data")
    written.teach.test()
    assert "nowhere" in told(written)
    assert written.session.lab.lab is None
    written.teach.hand_out()
    assert written.window.findChild(HandOutDialog) is None


def test_a_lab_is_handed_out_as_one_file_without_its_answers(written, tmp_path):
    draft = written.editor.draft
    draft.edit(("cases", 0, "answer"), {"en": "The model answer.", "de": "Die Musterantwort."}, "")
    dialog = hand_out(written)
    theme = find(dialog, "hand_out.theme", QComboBox)
    theme.setCurrentIndex(theme.findData("dark"))
    seed = find(dialog, "hand_out.seed", QComboBox)
    seed.setCurrentIndex(2)
    find(dialog, "hand_out.key", QCheckBox).setChecked(True)
    dialog.zoom.setValue(150)
    dialog.write(tmp_path / "mine")
    lab = read_lab(tmp_path / "mine.splab")
    assert (lab.workspace.theme, lab.workspace.zoom, lab.seed) == ("dark", 150, None)
    assert "model answer" not in (tmp_path / "mine.splab").read_text()
    key = read_key(tmp_path / "mine.spkey")
    assert fits(key, lab)
    assert key.explanations["first"]["en"] == "The model answer."
    assert draft.lab.seed is None  # what was chosen stays in the draft
    dialog.close()


def test_files_are_called_after_the_title_unless_a_name_was_typed(written, monkeypatch):
    draft, offered = written.editor.draft, []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *given: offered.append(given[2]) or ("", "")
    )
    draft.edit(("title",), {"en": "Heat: what/does it do?", "de": "Hitze"}, "Title")
    written.teach.save_answers()
    dialog = hand_out(written)
    dialog.save()
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("sampling-lab heat-what-does-it-do.splab" in text for text in labels)
    dialog.close()
    draft.edit(("name",), "heat-10b", "Name")
    dialog = hand_out(written)
    dialog.save()
    dialog.close()
    names = [name.replace("\\", "/").rpartition("/")[2] for name in offered]
    assert names == ["heat-what-does-it-do.spkey", "heat-what-does-it-do.splab", "heat-10b.splab"]


@pytest.mark.parametrize("title", ["", "con", "???", "../..", "Nul"])
def test_a_title_that_is_no_name_of_a_file_gives_none(room, title):
    lab = first_lab(room.session.experiment)
    assert file_name(msgspec.structs.replace(lab, title={"en": title}), "en") == "my-lab"


def test_a_report_asked_for_in_a_lab_is_of_it(room, monkeypatch):
    asked = []
    monkeypatch.setattr("desktop.report_dialog.open_report", lambda *given: asked.append(given[-1]))
    room.teach.open_report()
    room.session.lab.open(built_in("temperature"))
    room.teach.open_report()
    assert asked == ["", digest(built_in("temperature"))]


def test_handing_out_keeps_to_the_policy(written, tmp_path):
    dialog = hand_out(written)
    written.settings.policy = Policy(folders=(str(tmp_path / "labs"),))
    with pytest.raises(FileError, match="only in"):
        dialog.write(tmp_path / "mine.splab")
    assert not (tmp_path / "mine.splab").exists()
    dialog.close()


def test_answers_are_saved_apart_and_their_key_is_opened(written, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a"), ""))
    written.teach.save_answers()
    assert fits(read_key(tmp_path / "a.spkey"), written.editor.draft.sound)
    written.teach.open_key(tmp_path / "a.spkey")
    assert written.teach.key is not None
    written.teach.close_key()
    assert written.teach.key is None


def test_the_key_of_another_version_of_the_open_lab_is_refused(room, tmp_path):
    room.session.lab.open(built_in("temperature"))
    write_key(key_of(first_lab(room.session.experiment)), tmp_path / "other.spkey")
    room.teach.open_key(tmp_path / "other.spkey")  # of another lab altogether: for collecting
    from msgspec.structs import replace

    write_key(key_of(replace(built_in("temperature"), seed=7)), tmp_path / "changed.spkey")
    with pytest.raises(FileError, match="not for"):
        room.teach.open_key(tmp_path / "changed.spkey")


def test_reports_are_collected_with_the_key_that_is_open(qtbot, room, tmp_path, monkeypatch):
    write(made("temperature"), tmp_path / "ada.spreport")
    write_key(key_of(built_in("temperature")), tmp_path / "key.spkey")
    room.teach.open_key(tmp_path / "key.spkey")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    room.teach.ask_for_reports()
    dialog = find(room.window, "dialog.collect")
    qtbot.waitUntil(lambda: dialog.collected is not None, timeout=20_000)
    model = dialog.table.rows
    titles = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert "Key" in titles
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert find(room.window, "dialog.hand_in").isVisible()
    for each in ("dialog.hand_in", "dialog.collect"):
        find(room.window, each).close()


def test_reports_of_others_stay_closed_while_a_lab_hides_results(room, tmp_path, monkeypatch):
    write(made("temperature"), tmp_path / "ada.spreport")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    room.session.lab.open(built_in("temperature"))
    room.teach.ask_for_reports()
    assert told(room).startswith("Lock your prediction first")
    assert room.window.findChild(QWidget, "dialog.collect") is None


def test_the_seed_of_a_class_is_set_everywhere(written):
    written.session.edit(written.session.experiment.with_(seed=5), "Seed")
    written.teach.use_one_seed()
    assert (written.session.experiment.seed, written.editor.draft.lab.seed) == (42, 42)
    written.teach.use_different_seeds()
    assert written.editor.draft.lab.seed is None
    written.session.undo_stack.undo()
    assert written.session.experiment.seed == 42


def test_a_built_in_lab_is_copied_into_the_editor(room, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getItem", lambda *args, **_: (args[3][1], True))
    wanted = []
    room.teach.editor_wanted.connect(lambda: wanted.append(1))
    room.teach.begin_from_built_in()
    lab = room.editor.draft.sound
    assert (lab.name, lab.number) == ("my-top-p", 0)
    assert wanted


def test_commands_know_what_makes_sense(room):
    names = [each.name for each in room.teach.commands() if each is not None]
    assert len(names) == len(set(names))
    assert not any(room.teach.enabled().values())
    room.teach.begin()
    assert all(room.teach.enabled().values())
    assert set(room.teach.enabled()) <= set(names)


def test_a_report_without_work_is_told(room):
    room.teach.open_report()
    assert "no prediction is locked" in told(room)
    assert isinstance(room.window, QWidget)


def test_no_key_is_written_while_a_lab_hides_its_results(written, tmp_path, monkeypatch):
    place = tmp_path / "a.spkey"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    written.session.lab.open(built_in("top-k"))
    written.teach.save_answers()
    assert not place.exists()
    assert "Lock your prediction first" in told(written)
    written.session.lab.leave()
    written.teach.save_answers()
    assert place.exists()
