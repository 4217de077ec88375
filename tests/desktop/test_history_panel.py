import csv
import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desktop.panels.history.delegates import CAPTION, DOT, PITCH, rating_at
from desktop.panels.history.grid import ROW, WIDTHS
from desktop.panels.history.menus import column_menu, run_menu
from desktop.theme import LABEL, LIGHT
from sampling_core.cases import case
from sampling_core.model_view.record_columns import BADGE, COST, KEPT, NOTE, RATING, SETTINGS
from tests.desktop.controls import find

TOP_P = 3


@pytest.fixture
def runs(session, window):
    """Three runs: Summarization with two settings, and Code."""
    session.draw()
    session.set_field(TOP_P, "mass", 0.5)
    session.draw()
    known = case("Code")
    session.edit(session.experiment.with_source(known.source).with_chain(known.chain), "Code")
    session.draw()
    return session.records


def shown(window):
    return [record.id for record in window.history.table.shown_records()]


def press(qtbot, window, *keys):
    table = window.history.table
    for key in keys:
        qtbot.keyClick(table, key)


def test_keys_rate_star_and_pin_the_chosen_run(qtbot, window, runs):
    window.history.table.select_record(1)
    press(qtbot, window, Qt.Key.Key_4, Qt.Key.Key_Plus, Qt.Key.Key_A)
    record = runs.history.record(1)
    assert (record.rating, record.star, record.pin) == (4, True, "A")
    assert not window.history.table.isColumnHidden(RATING)
    window.history.table.select_record(2)
    press(qtbot, window, Qt.Key.Key_B, Qt.Key.Key_5, Qt.Key.Key_0)
    assert runs.history.record(2).rating == 0
    badges = {runs.record_at(row).id: runs.index(row, BADGE).data() for row in range(3)}
    assert badges == {1: "A", 2: "B", 3: ""}


def test_a_click_on_a_dot_rates_and_compares_with_nothing(qtbot, window, runs):
    window.history.add_column("rating", True)
    table = window.history.table
    cell = table.visualRect(table.rows.index(0, RATING))
    place = QPoint(cell.left() + round(PITCH * 2.75), cell.center().y())
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert runs.record_at(0).rating == 3
    assert window.session.compared is None
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert runs.record_at(0).rating == 0
    for rating in range(1, 6):
        assert rating_at(PITCH * (rating - 0.25) + DOT, LIGHT) == rating
        assert rating_at(PITCH * (rating - 0.25) - DOT, LIGHT) == rating


def test_letters_go_with_unpin_which_is_off_where_nothing_is_pinned(window, runs):
    unpin, swap = window.actions_["unpin"], window.actions_["swap"]
    assert not unpin.isEnabled()
    assert not swap.isEnabled()
    window.session.pin_record(1, "B")
    assert unpin.isEnabled()
    assert not swap.isEnabled()
    window.session.pin_record(2, "A")
    assert swap.isEnabled()
    unpin.trigger()
    assert [runs.record_at(row).pin for row in range(3)] == ["", "", ""]
    assert not unpin.isEnabled()


def test_commands_on_runs_are_off_before_the_first(window, session):
    names = ("restore", "star", "duplicate", "delete", "note", "export_runs", "clear")
    assert not any(window.actions_[name].isEnabled() for name in names)
    session.draw()
    assert all(window.actions_[name].isEnabled() for name in names)


def test_conditions_filter_and_a_complaint_stands_under_the_field(window, runs):
    window.history.open_search()
    field, complaint = window.history.search, find(window, "history.search.complaint")
    field.setText("case:summ p<0.9")
    assert shown(window) == [2]
    assert not complaint.isVisible()
    field.setText("kept>many")
    assert complaint.isVisible()
    assert complaint.text() == "“many” after “kept” is not a number."
    field.clear()
    assert not complaint.isVisible()
    assert shown(window) == [3, 2, 1]


def test_a_search_by_entropy_is_in_the_unit_that_is_shown(window, runs):
    window.history.search.setText("H>2.3")
    assert shown(window) == []
    window.settings.unit = "bits"
    assert shown(window) == [3]  # Code: 2.241 nats are 3.233 bits


def test_columns_are_added_and_remembered(window, runs, make_window):
    menu = column_menu(window.history)
    actions = {action.objectName(): action for action in menu.actions()}
    actions["history.column.cost"].trigger()
    table = window.history.table
    assert not table.isColumnHidden(COST)
    assert table.isColumnHidden(RATING)
    assert window.history.added_columns() == ("cost",)
    assert not make_window().history.table.isColumnHidden(COST)
    menu.deleteLater()


def test_groups_stand_under_captions_with_the_newest_first(window, runs):
    table = window.history.table
    window.history.group_by("data")
    assert shown(window) == [3, 2, 1]
    assert table.caption(0) == "Code   ·   1 run"
    assert table.caption(1) == "Summarization   ·   2 runs"
    assert table.caption(2) == ""
    assert [table.rowHeight(row) for row in range(3)] == [ROW + CAPTION, ROW + CAPTION, ROW]
    window.session.draw()
    assert table.caption(0) == "Code   ·   2 runs"
    assert table.rowHeight(1) == ROW
    window.history.group_by("day")
    assert len([row for row in range(4) if table.caption(row)]) == 1
    window.history.group_by("none")
    assert {table.rowHeight(row) for row in range(4)} == {ROW}


def test_the_rows_follow_the_zoom_back_to_100_per_cent(window, runs):
    table = window.history.table
    for command in ("zoom_in", "zoom_in", "zoom_in", "zoom_reset", "zoom_out", "zoom_reset"):
        window.actions_[command].trigger()
        expected = window.look.theme.px(ROW)
        assert {table.rowHeight(row) for row in range(3)} == {expected}
        assert table.verticalHeader().defaultSectionSize() == expected
    window.history.group_by("data")
    window.actions_["zoom_in"].trigger()
    px = window.look.theme.px
    assert table.rowHeight(0) == px(ROW) + px(CAPTION)


def test_a_cleared_history_is_one_step_of_undo(window, runs):
    window.actions_["clear"].trigger()
    assert runs.rowCount() == 0
    assert window.session.undo_stack.undoText() == "Clear the history"
    window.session.undo_stack.undo()
    assert runs.rowCount() == 3


def test_the_bin_gives_back(window, runs):
    window.session.delete([1, 2])
    window.actions_["bin"].trigger()
    dialog = window.findChild(object, "dialog.bin")
    assert dialog.rows.topLevelItemCount() == 2
    assert dialog.rows.topLevelItem(0).text(1) == "T 0.60  top-p 0.50"
    find(dialog, "bin.put_back").click()
    assert shown(window) == [3, 2]
    assert dialog.rows.topLevelItemCount() == 1
    window.session.undo_stack.undo()
    assert shown(window) == [3]
    dialog.close()


def test_rows_are_copied_as_text_and_as_a_table(qtbot, window, runs):
    window.history.table.selectAll()
    qtbot.keyClick(window.history.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    content = QGuiApplication.clipboard().mimeData()
    lines = content.text().splitlines()
    assert lines[0].startswith("run\tdata\tsettings")
    assert [line.split("\t")[0] for line in lines[1:]] == ["3", "2", "1"]
    assert content.html().count("<tr>") == 4


def test_chosen_or_all_runs_go_into_a_file(window, runs, tmp_path, monkeypatch):
    path = tmp_path / "runs.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.history.table.select_record(2)
    window.actions_["export_run"].trigger()
    with path.open(encoding="utf-8") as file:
        assert [row["run"] for row in csv.DictReader(file)] == ["2"]
    path = tmp_path / "all.jsonl"
    window.actions_["export_runs"].trigger()
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["run"] for line in lines] == [3, 2, 1]


def test_a_note_is_written_in_the_row_and_a_cost_must_be_a_number(qtbot, window, runs):
    table = window.history.table
    table.select_record(2)
    press(qtbot, window, Qt.Key.Key_F2)
    editor = find(table, "history.note")
    qtbot.keyClicks(editor, "look here")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: runs.history.record(2).note == "look here")
    assert not table.isColumnHidden(NOTE)
    index = runs.index(runs.row_of(2), COST)
    assert runs.setData(index, "0,25")
    assert runs.history.record(2).cost == 0.25
    assert runs.setData(index, "")
    assert runs.history.record(2).cost is None


def test_the_menu_of_a_run_has_what_the_keys_do(window, runs):
    window.history.table.select_record(2)
    menu = run_menu(window.history, 2)
    words = [action.text() for action in menu.actions()]
    wanted = {"Restore", "Duplicate", "Pin as A", "Pin as B", "Star", "Note", "Cost", "Rating",
              "Copy rows", "Export the chosen runs…", "Delete"}  # fmt: skip
    assert wanted <= set(words)
    next(action for action in menu.actions() if action.text() == "Pin as B").trigger()
    assert runs.history.record(2).pin == "B"
    menu.deleteLater()


def test_the_facts_count_what_a_search_leaves(qtbot, window, runs):
    title = window.area.docks["history"].title
    before = title._facts.text()
    window.history.open_search()
    qtbot.keyClicks(window.history.search, "Code")
    assert title._facts.text() == "1 of 3 runs found"
    qtbot.keyClick(window.history.search, Qt.Key.Key_Escape)
    assert title._facts.text() == before
    assert window.history.table.horizontalHeader().isVisible()


def test_settings_and_kept_take_the_free_width(qtbot, window, session):
    window.resize(1440, 900)
    session.edit(session.experiment.switched(2, True), "Top-k on")
    session.set_field(TOP_P, "mass", 0.875)
    session.draw()
    qtbot.wait(20)
    table = window.history.table
    for column in (SETTINGS, KEPT):
        words = table.rows.index(0, column).data()
        need = QFontMetrics(LIGHT.font(LABEL)).horizontalAdvance(words)
        assert table.columnWidth(column) > need, words
    assert table.columnWidth(SETTINGS) > WIDTHS[SETTINGS]
    table.setColumnWidth(SETTINGS, 90)  # as the user wants it
    session.draw()
    qtbot.wait(20)
    assert table.columnWidth(SETTINGS) == 90
