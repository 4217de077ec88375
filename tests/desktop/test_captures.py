"""Captured responses in the window: one entry on the shelf, a walk along the positions."""

import gc
import json

import numpy as np
import pytest
from PySide6.QtCore import Qt

from desktop.panels.data import vocabulary
from sampling_core.cases import case
from sampling_core.formats.captures import read
from sampling_core.history import History
from sampling_core.known import completed
from sampling_core.model_view.positions import choose, show_position, spot_now
from tests.desktop.captured import KNOWN, VOCABULARY, capture_file
from tests.desktop.controls import find
from tests.sampling_core.formats.responses import ALL


@pytest.fixture
def opened(window, tmp_path):
    """A window on the first of 3 positions, with the Data panel in front."""
    window.files.open(capture_file(tmp_path))
    window.area.focus("data")
    return window


def shelf_words(window):
    return [entry.words for entry in window.session.shelf.entries()]


@pytest.mark.parametrize("tool", ALL)
def test_the_answer_of_each_tool_can_be_opened(window, tmp_path, tool):
    path = tmp_path / "answer.json"
    path.write_text(json.dumps(ALL[tool]))
    window.files.open(path)
    first = read(path).positions[0]
    spot = spot_now(window.session)
    assert spot.index == 0
    assert window.session.experiment.source.tag == first.source.tag
    expected = completed(first.source).logits
    np.testing.assert_array_equal(window.session.experiment.source.logits, expected)


def test_a_capture_is_one_entry_on_the_shelf(opened):
    count = len(opened.session.shelf.entries())
    entry = next(e for e in opened.session.shelf.entries() if e.group == "Captured")
    assert entry.words == "answer · 3 positions · unknown"
    opened.data.step(1)
    opened.data.step(1)
    assert len(opened.session.shelf.entries()) == count
    assert opened.data.shelf_list.tree.currentItem().text(0).strip() == entry.words
    assert find(opened, "toolbar.data").currentText() == entry.words


def test_opening_is_one_step_of_undo(opened):
    assert opened.session.experiment.source.name == "answer 1"
    opened.session.undo_stack.undo()
    assert opened.session.experiment.source.name == "Summarization"
    assert find(opened, "capture").isHidden()
    opened.session.undo_stack.redo()
    assert opened.session.experiment.source.name == "answer 1"
    assert find(opened, "capture.place").value() == 1


def test_the_bar_says_where_it_is_and_what_is_known(opened):
    opened.data.step(1)
    assert find(opened, "capture.place").value() == 2
    assert find(opened, "capture.of").text() == "of 3"
    said = find(opened, "capture.text").accessibleName()
    assert said == "Text so far:  w0. Then came: ␣w1"
    assert find(opened, "capture.tag").text().startswith("Unknown stage")
    assert find(opened, "capture.listed").text() == "20 of"
    assert find(opened, "capture.vocabulary").value() == VOCABULARY
    assert find(opened, "capture.known").text() == "The rest holds 43.0 %."


def test_the_token_that_came_is_chosen_in_all_views(opened):
    assert opened.session.selected == 0
    opened.data.step(2)
    assert opened.session.selected == 2
    opened.session.undo_stack.undo()
    assert opened.session.selected == 0


def test_steps_in_a_row_are_one_step_of_undo(opened):
    count = opened.session.undo_stack.count()
    for _ in range(2):
        find(opened, "capture.on").click()
    assert opened.session.experiment.source.name == "answer 3"
    assert opened.session.undo_stack.count() == count + 1
    assert opened.session.undo_stack.undoText() == "Position 3 of answer"
    opened.session.undo_stack.undo()
    assert opened.session.experiment.source.name == "answer 1"


def test_the_walk_stays_at_its_ends(opened):
    assert not find(opened, "capture.back").isEnabled()
    opened.data.step(99)
    assert opened.session.experiment.source.name == "answer 3"
    assert not find(opened, "capture.on").isEnabled()
    opened.data.step(1)
    assert opened.session.experiment.source.name == "answer 3"


def test_keys_walk_and_leave_the_panel_in_front_where_it_is(opened, qtbot):
    opened.area.focus("parameters")
    opened.actions_["position_on"].trigger()
    assert opened.session.experiment.source.name == "answer 2"
    assert opened.parameters.isVisible()
    assert not opened.data.is_seen
    keys = [key.toString() for key in opened.actions_["position_back"].shortcuts()]
    assert keys == ["Ctrl+PgUp"]
    opened.activateWindow()
    qtbot.keyClick(
        opened.parameters.first_widget(), Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier
    )
    assert opened.session.experiment.source.name == "answer 1"


def test_a_number_typed_goes_there(opened, qtbot):
    place = find(opened, "capture.place")
    place.setFocus()
    place.selectAll()
    qtbot.keyClicks(place, "3")
    assert opened.session.experiment.source.name == "answer 1"  # half-typed
    qtbot.keyClick(place, Qt.Key.Key_Return)
    assert opened.session.experiment.source.name == "answer 3"


def test_the_vocabulary_can_be_corrected(opened):
    assert not find(opened, "capture.assumed").isHidden()
    opened.data.step(1)
    find(opened, "capture.vocabulary").setValue(60_000)
    source = opened.session.experiment.source
    assert len(source) == 60_000
    assert source.tail.count == 60_000 - KNOWN
    assert spot_now(opened.session).index == 1
    assert find(opened, "capture.assumed").isHidden()
    assert len([e for e in opened.session.shelf.entries() if e.capture]) == 1
    opened.session.undo_stack.undo()
    assert len(opened.session.experiment.source) == VOCABULARY
    assert find(opened, "capture.vocabulary").value() == VOCABULARY


def test_a_vocabulary_that_cannot_be_is_refused(opened):
    find(opened, "capture.vocabulary").setValue(30)
    assert len(opened.session.experiment.source) == VOCABULARY
    assert find(opened, "capture.vocabulary").value() == VOCABULARY
    assert "unlisted tokens cannot hold" in find(opened, "data.message").text()


def test_the_vocabulary_of_a_long_capture_is_made_beside(opened, monkeypatch, qtbot):
    monkeypatch.setattr(vocabulary, "AT_ONCE", 2)
    find(opened, "capture.vocabulary").setValue(60_000)
    assert len(opened.session.experiment.source) == VOCABULARY  # not yet
    qtbot.waitUntil(lambda: len(opened.session.experiment.source) == 60_000, timeout=10_000)
    find(opened, "capture.vocabulary").setValue(30)
    message = find(opened, "data.message")
    qtbot.waitUntil(lambda: "unlisted tokens cannot hold" in message.text(), timeout=10_000)
    assert find(opened, "capture.vocabulary").value() == 60_000


def test_a_vocabulary_that_comes_too_late_is_dropped(opened, monkeypatch, qtbot):
    monkeypatch.setattr(vocabulary, "AT_ONCE", 2)
    find(opened, "capture.vocabulary").setValue(60_000)
    opened.session.undo_stack.undo()
    qtbot.wait(300)
    assert opened.session.experiment.source.name == "Summarization"


def test_the_shelf_leads_back_to_the_first_position(opened):
    opened.data.step(2)
    entry = next(e for e in opened.session.shelf.entries() if e.capture)
    choose(opened.session, entry)
    assert opened.session.experiment.source.name == "answer 3"  # it is in force already
    opened.session.choose_source(case("Code").source)
    choose(opened.session, entry)
    assert opened.session.experiment.source.name == "answer 1"


def test_the_editor_lists_known_tokens_and_one_row_for_the_rest(opened):
    model = opened.data.editor.model
    assert model.rowCount() == KNOWN + 1
    assert not model.can_edit
    assert model.index(KNOWN, 0).data() == "everything else (50 237 tokens)"
    assert model.index(1, 0).data() == " w1"


def test_positions_whose_vocabulary_is_whole_need_no_vocabulary(window, tmp_path):
    logits = np.random.default_rng(0).normal(size=(3, 20))
    np.save(tmp_path / "logits.npy", logits)
    window.files.open(tmp_path / "logits.npy")
    window.area.focus("data")
    assert find(window, "capture.vocabulary").isHidden()
    assert find(window, "capture.known").text() == "All 20 tokens are known."
    window.data.step(1)
    np.testing.assert_allclose(window.session.experiment.source.logits, logits[1])


def test_what_was_drawn_at_a_position_is_there_when_one_comes_back(opened):
    opened.session.draw()
    opened.data.step(1)
    assert opened.session.draws is None
    opened.data.step(-1)
    assert opened.session.draws.count == 10_000
    assert opened.session.records.current() is not None


def test_positions_that_were_only_looked_at_are_let_go(window, tmp_path):
    window.files.open(capture_file(tmp_path, 12))
    for _ in range(11):
        window.data.step(1)
    gc.collect()
    assert len(window.session.shelf.captures._spots) <= 4


def test_a_run_keeps_its_own_data_in_few_bytes(opened, tmp_path):
    path = tmp_path / "kept.spsession"
    history = History(path)
    history.keep(opened.session.experiment)
    history.close()
    again = History(path)
    kept = again.kept()
    assert kept.source.tail == opened.session.experiment.source.tail
    np.testing.assert_array_equal(kept.source.logits, opened.session.experiment.source.logits)
    again.close()
    assert path.stat().st_size < 150_000


def test_no_capture_no_walk(window):
    before = window.session.experiment
    window.data.step(1)
    assert window.session.experiment is before
    assert spot_now(window.session) is None


def test_a_position_chosen_by_place(opened):
    capture = spot_now(opened.session).capture
    show_position(opened.session, capture, 2)
    assert opened.session.undo_stack.undoText() == "Position 3 of answer"
    assert find(opened, "capture.text").accessibleName() == "Text so far:  w0 w1. Then came: ␣w2"
