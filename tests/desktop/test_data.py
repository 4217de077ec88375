"""The Data panel: choosing, searching, editing, pasting; each edit is one step of undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog

from sampling_core.cases import case
from sampling_core.model_view.data_model import LOGIT
from tests.desktop.controls import find


@pytest.fixture
def data(window):
    window.area.focus("data")
    return window.data


def names(data):
    tree = data.shelf_list.tree
    return [tree.topLevelItem(place).text(0).strip() for place in range(tree.topLevelItemCount())]


def test_the_list_has_every_case_under_its_group(data):
    assert names(data)[:2] == ["Use cases", "Classification · 10 tokens"]
    assert data.shelf_list.tree.currentItem().text(0).strip() == "Summarization · 10 tokens"


def test_a_search_leaves_what_fits(data, window):
    find(window, "data.search").setText("flat")
    assert names(data) == ["Peaked and flat", "Peaked · 8 tokens", "Flat · 8 tokens"]
    find(window, "data.search").setText("zebra")
    assert names(data) == []


def test_enter_makes_a_source_current(data, session, qtbot):
    tree = data.shelf_list.tree
    place = names(data).index("Code · 10 tokens")
    tree.setCurrentItem(tree.topLevelItem(place))
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert session.experiment.source is case("Code").source
    session.undo_stack.undo()
    assert session.experiment.source is case("Summarization").source


def test_an_edit_is_one_step_of_undo(data, session):
    before = session.experiment
    assert data.editor.model.setData(data.editor.model.index(0, LOGIT), "5")
    assert session.experiment.source.logits[0] == 5
    assert session.experiment.chain == before.chain
    assert session.undo_stack.undoText() == "Edit the logit of BENEFIT"
    session.undo_stack.undo()
    assert session.experiment == before
    assert data.editor.model.index(0, LOGIT).data() == "2.1"


def test_what_is_refused_is_said_and_goes_away(data, session, window):
    data.editor.model.setData(data.editor.model.index(3, LOGIT), "abc")
    message = find(window, "data.message")
    assert message.text() == "Row 4: “abc” is not a number. The value 1.3 stays in force."
    data.editor.model.setData(data.editor.model.index(3, LOGIT), "1.4")
    assert message.isHidden()
    assert session.experiment.source.logits[3] == 1.4


def test_what_is_copied_can_be_pasted(data, session):
    data.editor.copy()
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[:2] == ["token\tlogit", "BENEFIT\t2.1"]
    session.choose_source(case("Code").source)
    data.editor.paste()
    assert session.experiment.source.tokens == case("Summarization").source.tokens
    assert session.experiment.source.logits.tolist() == case("Summarization").source.logits.tolist()


def test_all_can_be_shifted_and_nothing_changes(data, session, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getDouble", lambda *_: (3.0, True))
    before = session.trace.result.entropy
    data.editor.open_menu()
    menu = data.editor.findChild(type(None), "") or data.findChild(object, "menu.data")
    action = next(a for a in menu.actions() if a.objectName() == "action.shift")
    action.trigger()
    assert session.experiment.source.logits[0] == pytest.approx(5.1)
    assert session.trace.result.entropy == pytest.approx(before, abs=1e-12)


def test_new_data_has_as_many_tokens_as_asked(data, session, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getInt", lambda *_: (6, True))
    data.editor.open_menu()
    action = data.findChild(object, "action.shape_two_peaks")
    action.trigger()
    assert session.experiment.source.logits.tolist() == [3, 3, -1, -1, -1, -1]
    assert session.undo_stack.undoText() == "New data: Two peaks"


def test_the_menu_pastes_into_a_panel_that_was_never_seen(window, session):
    QGuiApplication.clipboard().setText("a\t1\nb\t0\n")
    window.actions_["paste_data"].trigger()
    assert window.data.is_seen
    assert session.experiment.source.tokens == ("a", "b")


def test_a_token_chosen_elsewhere_is_chosen_here(data, session):
    session.select(4)
    assert data.editor.table.currentIndex().row() == 4
