"""Presets in the window: applied, kept, changed, translated; each an undoable step."""

import json

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QInputDialog
from shiboken6 import isValid

from desktop.presets import with_values
from sampling_core.engines import engine
from sampling_core.errors import FileError, LabError
from sampling_core.labs.lab import Lock, Locks
from sampling_core.recognise import recognise
from tests.desktop.controls import find
from tests.sampling_core.labs.two_cases import lab_with

TEMPERATURE = 1


@pytest.fixture
def dialog(window, qtbot):
    window.actions_["presets"].trigger()
    found = window.findChild(QDialog, "dialog.presets")
    yield found
    if isValid(found):  # applying closes it
        found.close()


def choose(dialog, name):
    tree = dialog.rows
    for group in (tree.topLevelItem(place) for place in range(tree.topLevelItemCount())):
        for row in (group.child(place) for place in range(group.childCount())):
            if row.text(0) == name:
                tree.setCurrentItem(row)
                return row
    raise AssertionError(name)


def step_of(session, name):
    return next(i for i, s in enumerate(session.experiment.chain) if s.name == name)


def test_the_box_names_the_preset_in_force_and_marks_a_change(window, session):
    box = find(window, "toolbar.preset")
    assert box.currentText() == "Summarization"
    window.presets.apply(window.presets.library.presets()[4])
    assert box.currentText() == "Creative"
    session.set_field(step_of(session, "temperature"), "degree", 0.3)
    assert (box.currentIndex(), box.placeholderText()) == (-1, "Creative •")
    window.actions_["revert_preset"].trigger()
    assert box.currentText() == "Creative"
    session.undo_stack.undo()
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert box.currentText() == "Summarization"


def test_settings_are_kept_under_a_name(window, session, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("For class 8b", True))
    session.set_field(step_of(session, "temperature"), "degree", 0.9)
    before = session.experiment
    find(window, "toolbar.keep_preset").click()
    assert [preset.name for preset in window.presets.library.own] == ["For class 8b"]
    assert find(window, "toolbar.preset").currentText() == "For class 8b"
    assert session.experiment == before
    session.undo_stack.undo()
    assert window.presets.library.own == ()
    session.undo_stack.redo()
    assert window.presets.library.own[0].chain == before.chain


def test_the_list_says_what_each_gives_on_this_data(dialog):
    assert choose(dialog, "Summarization").text(2) == "1.495 nats"
    assert choose(dialog, "Baseline").text(2) == "1.726 nats"


def test_enter_applies_as_one_step(dialog, session):
    before = session.experiment
    dialog.rows.itemActivated.emit(choose(dialog, "Code"), 0)
    assert session.experiment.settings() == "T 0.80  top-k 30"
    assert session.undo_stack.undoText() == "Apply preset Code"
    session.undo_stack.undo()
    assert session.experiment == before


def test_values_alone_keep_the_order(dialog, session):
    chain = engine("llama.cpp").chain(defaults="off", temperature=1.0, top_p=0.5)
    session.edit(session.experiment.with_chain(chain), "llama.cpp")
    names = [sampler.name for sampler in session.experiment.chain]
    choose(dialog, "Summarization")
    find(dialog, "presets.values").click()
    after = session.experiment.chain
    assert [sampler.name for sampler in after][: len(names)] == names
    assert after.engine == "llama.cpp"
    at_work = {s.name: s.settings() for s in after if not s.is_off}
    assert at_work == {"temperature": "T 0.60", "top_p": "top-p 0.95"}


def test_what_a_chain_has_no_place_for_comes_last():
    small = engine("lab").chain(defaults="off", order=("temperature",), temperature=1.0)
    other = engine("lab").chain(defaults="off", temperature=0.5, top_k=3)
    made = with_values(small, other)
    assert [s.name for s in made] == ["temperature", "top_k"]
    assert made[0].degree == 0.5


def test_built_in_presets_are_read_only(dialog):
    choose(dialog, "Creative")
    assert not find(dialog, "presets.delete").isEnabled()
    assert find(dialog, "preset.note").isReadOnly()
    find(dialog, "presets.duplicate").click()
    choose(dialog, "Creative 2")
    assert find(dialog, "presets.delete").isEnabled()
    assert not find(dialog, "preset.note").isReadOnly()


def test_update_rename_note_and_delete_can_be_undone(dialog, window, session, monkeypatch):
    library = window.presets.library
    window.presets.keep("Mine")
    choose(dialog, "Mine")
    session.set_field(step_of(session, "temperature"), "degree", 1.5)
    find(dialog, "presets.update").click()
    assert library.own[0].settings == "T 1.50  top-p 0.95"
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("Hot", True))
    choose(dialog, "Mine")
    find(dialog, "presets.rename").click()
    window.presets.note(library.own[0], "for the summer")
    assert (library.own[0].name, library.own[0].note) == ("Hot", "for the summer")
    choose(dialog, "Hot")
    find(dialog, "presets.delete").click()
    assert library.own == ()
    for _ in range(3):
        session.undo_stack.undo()
    assert (library.own[0].name, library.own[0].settings) == ("Mine", "T 1.50  top-p 0.95")
    window.presets.keep("Second")
    with pytest.raises(LabError, match="“Second” already"):
        window.presets.rename(library.called("Mine"), "Second")


def test_a_search_leaves_what_fits(dialog):
    find(dialog, "presets.search").setText("top-k")
    tree = dialog.rows
    groups = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    names = [group.child(i).text(0) for group in groups for i in range(group.childCount())]
    assert names == ["Code", "Diverse but safe", "Broad"]
    find(dialog, "presets.search").setText("zebra")
    assert not find(dialog, "presets.apply").isEnabled()


def test_a_translation_shows_its_losses_before_anything_is_written(dialog, tmp_path):
    choose(dialog, "Diverse but safe")
    form = find(dialog, "preset.format")
    form.setCurrentIndex(form.findText("openai"))
    body = json.loads(find(dialog, "preset.text").toPlainText())
    assert (body["temperature"], body["top_p"]) == (0.9, 0.95)
    assert "top_k" in find(dialog, "preset.losses").text()
    form.setCurrentIndex(form.findText("transformers"))
    assert json.loads(find(dialog, "preset.text").toPlainText())["top_k"] == 10
    dialog.page.save(tmp_path / "generation_config.json")
    assert json.loads((tmp_path / "generation_config.json").read_text())["do_sample"] is True
    find(dialog, "preset.copy").click()
    assert json.loads(QGuiApplication.clipboard().text())["top_p"] == 0.95


def test_a_preset_of_another_tool_is_applied_and_kept_among_the_imported(window, session, tmp_path):
    file = tmp_path / "generation_config.json"
    file.write_text('{"do_sample": true, "temperature": 0.4, "top_k": 20}')
    window.files.open(file)
    assert session.experiment.settings() == "T 0.40  top-k 20"
    assert session.experiment.chain.engine == "transformers"
    assert [preset.group for preset in window.presets.library.own] == ["Imported"]


def test_a_library_file_is_imported_whole(dialog, window, tmp_path):
    window.presets.keep("One")
    window.presets.keep("Two")
    file = tmp_path / "carried.sppreset"
    from sampling_core.formats.presets import write_library
    from sampling_core.formats.presets.preset import preset_of

    chain = window.session.experiment.chain
    file.write_text(write_library([preset_of(chain, name="A"), preset_of(chain, name="B")]))
    dialog.import_file(file)
    imported = [p.name for p in window.presets.library.own if p.group == "Imported"]
    assert imported == ["A", "B"]


def test_the_menu_copies_every_form(window):
    from desktop.chain_menus import COPIES
    from sampling_core.formats.presets.snippets import SNIPPETS

    assert [name for name, _ in COPIES] == [snippet.name for snippet in SNIPPETS]


def test_the_library_fits_the_window_in_large_letters(window, settings, qtbot):
    window.resize(1440, 900)
    settings.zoom = 200
    window.actions_["presets"].trigger()
    found = window.findChild(QDialog, "dialog.presets")
    assert found.width() <= window.width()
    close = find(found, "presets.close")
    qtbot.waitUntil(lambda: close.geometry().right() <= found.width())
    assert found.rect().contains(close.geometry())
    assert found.focusWidget() in (None, find(found, "presets.search"))
    found.close()


def test_opening_a_preset_is_one_step_and_undo_leaves_nothing(window, session, tmp_path):
    file = tmp_path / "generation_config.json"
    file.write_text('{"do_sample": true, "temperature": 0.4, "top_k": 20}')
    before, steps = session.experiment, session.undo_stack.index()
    window.files.open(file)
    assert session.undo_stack.index() == steps + 1
    session.undo_stack.undo()
    assert session.experiment == before
    assert window.presets.library.own == ()


def test_a_preset_that_a_lab_refuses_leaves_no_step_begun(window, session, tmp_path):
    file = tmp_path / "generation_config.json"
    file.write_text('{"do_sample": true, "temperature": 0.4, "top_k": 20}')
    session.lab.open(lab_with(name="locked", locks=Locks({"top_k": Lock("locked")})))
    before, steps = session.experiment, session.undo_stack.index()
    with pytest.raises(LabError, match="locked by the lab"):
        window.presets.take(recognise(file))
    assert (session.experiment, session.undo_stack.index()) == (before, steps)
    assert window.presets.library.own == ()
    session.set_field(step_of(session, "temperature"), "degree", 0.3)
    assert session.undo_stack.index() == steps + 1  # a step of its own: none was open
    session.undo_stack.undo()
    assert session.experiment == before
    session.lab.leave()


def test_a_preset_that_cannot_be_kept_leaves_no_step_open(window, session, tmp_path, monkeypatch):
    def refuse(_own):
        raise FileError("The library cannot be written.")

    file = tmp_path / "generation_config.json"
    file.write_text('{"do_sample": true, "temperature": 0.4, "top_k": 20}')
    monkeypatch.setattr(window.presets.library, "put", refuse)
    steps = session.undo_stack.index()
    with pytest.raises(FileError):
        window.presets.take(recognise(file))
    assert session.undo_stack.index() == steps + 1
    session.set_field(step_of(session, "temperature"), "degree", 0.3)
    assert session.undo_stack.index() == steps + 2
