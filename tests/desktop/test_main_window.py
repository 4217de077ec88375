import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from desktop.panels import PANELS
from desktop.panels.help import HelpPanel
from sampling_core import Source
from sampling_core.cases import case
from sampling_core.errors import LabError
from sampling_core.samplers.top_p import TopP
from tests.desktop.controls import find, tile

TEMPERATURE, TOP_K, TOP_P, MIN_P = 1, 2, 3, 4


# Parameters


def test_dragging_a_slider_is_one_step_of_undo_and_redraws_everything(window, session, qtbot):
    slider = find(window, "parameter.top_p.slider")
    middle = slider.height() // 3
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 12, middle))
    for share in (0.8, 0.6, 0.4):
        qtbot.mouseMove(slider, QPoint(round(share * slider.width()), middle))
        assert window.distribution.chart.picture.reference == "before the change"
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton)
    mass = session.experiment.chain[TOP_P].mass
    assert 0.2 < mass < 0.5
    assert find(window, "parameter.top_p.box").value() == mass
    assert session.undo_stack.count() == 1
    assert tile(window, "kept").startswith("2 of 10")
    assert window.distribution.chart.picture.reference == "model alone (T = 1)"
    session.undo_stack.undo()
    assert find(window, "parameter.top_p.box").value() == 0.95
    assert tile(window, "kept").startswith("6 of 10")


def test_esc_during_a_drag_restores(window, session, qtbot):
    slider = find(window, "parameter.temperature.slider")
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 12, 10))
    assert session.experiment.chain[TEMPERATURE].degree > 1.8
    qtbot.keyClick(slider, Qt.Key.Key_Escape)
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton)
    assert session.experiment.chain[TEMPERATURE].degree == 0.6
    assert session.undo_stack.count() == 0


def test_a_card_says_what_its_stage_did(window):
    assert find(window, "stage.top_p.effect").text() == "keeps 6 · cuts 3.0\u00a0%"
    assert find(window, "stage.temperature.effect").text() == "H 1.943 → 1.620"
    words = "Top-p, stage 4 of 7, on, keeps 6 · cuts 3.0 %"
    assert find(window, "stage.top_p").accessibleName() == words
    assert find(window, "stage.top_p.strip").accessibleDescription().startswith("6 of 10")


def test_a_switch_folds_and_unfolds_a_card(window, session, qtbot):
    editor = find(window, "parameter.min_p")
    assert not editor.isVisible()
    find(window, "stage.min_p.switch").click()
    assert session.experiment.chain[MIN_P].on
    assert editor.isVisible()
    assert session.undo_stack.undoText() == "Switch Min-p on"


def test_space_on_a_slider_switches_the_stage(window, session, qtbot):
    qtbot.keyClick(find(window, "parameter.top_p.slider"), Qt.Key.Key_Space)
    assert not session.experiment.chain[TOP_P].on


def test_keys_move_the_stage_with_the_focus_and_the_focus_stays(window, session, qtbot):
    slider = find(window, "parameter.top_p.slider")
    slider.setFocus()
    qtbot.waitUntil(slider.hasFocus)
    window.actions_["move_up"].trigger()
    assert [s.name for s in session.experiment.chain][2:4] == ["top_p", "top_k"]
    assert session.undo_stack.undoText() == "Move Top-p above Top-k"
    assert slider.hasFocus()
    window.actions_["move_down"].trigger()
    assert [s.name for s in session.experiment.chain][2:4] == ["top_k", "top_p"]


def test_dragging_the_grip_moves_the_stage(window, session, qtbot):
    grip = find(window, "stage.top_p.menu")
    above = window.parameters.card(TOP_K)
    target = grip.mapFromGlobal(above.mapToGlobal(QPoint(40, 2)))
    qtbot.mousePress(grip, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    qtbot.mouseMove(grip, QPoint(8, -20))
    qtbot.mouseMove(grip, target)
    qtbot.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=target)
    assert [s.name for s in session.experiment.chain][2:4] == ["top_p", "top_k"]
    assert session.undo_stack.undoText() == "Move Top-p above Top-k"


def test_help_follows_the_focus(window, qtbot):
    find(window, "parameter.top_p.slider").setFocus()
    find(window, "parameters.more").click()
    panel = window.panel(HelpPanel)
    assert window.area.docks["help"].isVisible()
    assert panel.page == "sampler.top_p"


def test_a_bad_value_changes_nothing(window, session, qtbot):
    box = find(window, "parameter.top_p.box")
    box.lineEdit().setText("7")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert session.experiment.chain[TOP_P].mass <= 1.0
    with pytest.raises(LabError, match="top_p"):
        session.set_field(TOP_P, "mass", 7)
    assert find(window, "parameter.top_p.box").value() == session.experiment.chain[TOP_P].mass


def test_another_engine_changes_order_and_rules(window, session):
    window.actions_["order_llama_cpp"].trigger()
    names = [s.name for s in session.experiment.chain]
    assert names.index("temperature") > names.index("top_p")
    assert find(window, "parameters.engine").currentData() == "llama.cpp"
    session.undo_stack.undo()
    assert find(window, "parameters.engine").currentData() == "lab"


def test_an_engine_that_refuses_leaves_everything_as_it_is(window, session):
    session.set_field(TEMPERATURE, "degree", 0.0)
    before = session.experiment
    with pytest.raises(LabError, match="temperature"):
        window.parameters.change_engine("transformers")
    assert session.experiment is before
    assert find(window, "parameters.engine").currentData() == "lab"


def test_moving_a_card_makes_the_order_custom_and_there_is_a_way_back(window, session):
    session.edit(session.experiment.moved(TOP_P, TOP_K), "Move")
    back = find(window, "parameters.back")
    assert back.isVisible()
    assert find(window, "parameters.engine").currentText().startswith("Custom")
    back.click()
    assert [s.name for s in session.experiment.chain][2:4] == ["top_k", "top_p"]
    assert not back.isVisible()


def test_neutralise_switches_everything_off(window, session):
    find(window, "parameters.neutralise").click()
    assert session.experiment.settings() == "all off"
    assert tile(window, "kept").endswith("nothing removed")


def test_every_sampler_of_the_menu_gets_a_card(window, session, qtbot):
    for entry in window.parameters.findChild(QWidget, "menu.add_stage").actions():
        if entry.isSeparator() or not entry.isEnabled():  # a heading
            continue
        entry.trigger()
        name = entry.objectName().removeprefix("action.add_")
        assert session.experiment.chain[len(session.experiment.chain) - 1].name == name
        qtbot.waitUntil(window.parameters.card(len(session.experiment.chain) - 1).isVisible)
        session.undo_stack.undo()


def test_the_choice_of_the_crossing_token_is_in_the_menu_of_top_p(window, session):
    window.parameters.card(TOP_P).open_menu()
    menu = find(window, "menu.stage.top_p")
    drop = next(a for a in menu.actions() if a.objectName() == "action.top_p.crossing.drop")
    drop.trigger()
    menu.close()
    assert session.experiment.chain[TOP_P] == TopP(0.95, crossing="drop")
    assert find(window, "stage.top_p.effect").text().startswith("keeps 5")


def test_penalties_need_a_text_and_get_one(window, session):
    find(window, "stage.penalties.switch").click()
    assert find(window, "parameters.text").text() == "No text yet: nothing to penalise."
    assert "nothing to penalise" in find(window, "stage.penalties.effect").text()
    find(window, "parameters.text.add").click()
    find(window, "parameters.text.add").click()
    assert session.experiment.output_ids == (0, 0)
    assert find(window, "stage.penalties.effect").text().startswith("H 1.943 →")
    chip = find(window, "parameters.text.0")
    next(b for b in chip.findChildren(QAbstractButton)).click()
    assert session.experiment.output_ids == (0,)


def test_settings_are_copied_as_text_and_as_json(window, qapp):
    menu = window.parameters.findChild(QWidget, "menu.copy_settings")
    forms = {action.objectName().rpartition("settings_")[2]: action for action in menu.actions()}
    forms["text"].trigger()
    assert qapp.clipboard().text() == "T 0.60 → top-p 0.95"
    forms["json"].trigger()
    assert '"format": "samplinglab/preset"' in qapp.clipboard().text()
    forms["openai"].trigger()
    assert '"top_p": 0.95' in qapp.clipboard().text()


def test_greedy_leaves_one_token(window, session):
    find(window, "parameter.pick.greedy").click()
    assert session.experiment.pick == "greedy"
    assert tile(window, "kept").startswith("1 of 10, set by greedy")


# Distribution and toolbar


def test_draw_fills_the_tile_and_adds_a_run(window, session):
    assert tile(window, "sampled") == "–, press Draw"
    find(window, "toolbar.draw").click()
    assert tile(window, "sampled").startswith("1.490 nats, distance 0.5 % · noise ≈ 0.8 %")
    assert session.records.rowCount() == 1
    assert window.history.table.model().rowCount() == 1


def test_the_five_tiles_say_what_the_specification_says(window):
    assert tile(window, "entropy") == "1.495 nats, 2.157 bits · medium"
    assert tile(window, "effective") == "4.46 of 10, e to the power H"
    assert tile(window, "kept") == "6 of 10, nucleus of top-p"
    assert tile(window, "most_likely") == "37.3 %, BENEFIT"


def test_units_change_in_tiles_and_history(window, session):
    session.draw()
    find(window, "toolbar.unit.bits").click()
    assert tile(window, "entropy") == "2.157 bits, 1.495 nats · medium"
    assert window.history.table.model().index(0, 5).data() == "2.157"
    window.actions_["switch_unit"].trigger()
    assert tile(window, "entropy").startswith("1.495 nats")


def test_the_cut_line_carries_the_test_that_decided(window):
    (cut,) = window.distribution.chart.picture.cuts
    assert (cut.after_row, cut.label) == (6, "top-p")
    assert cut.text == "running total 0.945 → 0.970 at OPPORTUNITY"


def test_two_stages_that_cut_have_a_line_each(window, session):
    find(window, "stage.top_k.switch").click()
    session.set_field(TOP_K, "count", 8)
    cuts = window.distribution.chart.picture.cuts
    assert [(cut.label, cut.after_row) for cut in sorted(cuts, key=lambda c: c.after_row)] == [
        ("top-p", 5), ("top-k", 8),
    ]  # fmt: skip


def test_many_tokens_end_in_a_row_that_sums_the_rest(window, session):
    import numpy as np

    logits = np.random.default_rng(1).normal(0, 3, 5000)
    session.edit(session.experiment.with_source(Source.from_logits(logits)), "Data")
    picture = window.distribution.chart.picture
    assert len(picture.rows) == 40
    assert picture.more.startswith("4 960 more tokens share ")
    window.distribution.chart.more_requested.emit()
    assert len(window.distribution.chart.picture.rows) == 240


def test_the_table_mode_shows_and_sorts_the_same_rows(window, session):
    session.draw()
    find(window, "distribution.mode.table").click()
    table = find(window, "distribution.table")
    assert table.isVisible()
    assert table.model().rowCount() == 10
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert table.model().index(0, 1).data() == "BENEFIT"
    session.set_field(TOP_P, "mass", 0.5)
    assert [table.model().index(row, 7).data() for row in range(10)].count("top-p") == 8


def test_a_chosen_token_can_be_added_to_the_text(window, session):
    window.distribution.chart.selected.emit(4)
    window.actions_["add_to_text"].trigger()
    assert session.experiment.output_ids == (4,)


def test_data_and_preset_are_chosen_in_the_toolbar(window, session):
    data, preset = find(window, "toolbar.data"), find(window, "toolbar.preset")
    data.activated.emit(data.findText("Creative · 10 tokens"))
    assert session.experiment.source.name == "Creative"
    preset.activated.emit(preset.findText("Creative"))
    assert tile(window, "entropy").startswith("1.890 nats")
    assert (data.currentText(), preset.currentText()) == ("Creative · 10 tokens", "Creative")
    session.set_field(TOP_P, "mass", 0.5)
    assert preset.currentIndex() == -1


def test_draws_and_seed_are_part_of_the_experiment(window, session, qtbot):
    draws = find(window, "parameter.draws")
    draws.setFocus()
    qtbot.keyClick(draws, Qt.Key.Key_PageDown)
    assert session.experiment.draws == 1000
    assert draws.text() == "1 000"
    draws.lineEdit().setText("2 500")
    qtbot.keyClick(draws, Qt.Key.Key_Return)
    assert session.experiment.draws == 2500
    find(window, "toolbar.new_seed").click()
    assert session.experiment.seed != 42
    assert find(window, "parameter.seed").text() == str(session.experiment.seed)


def test_a_seed_beyond_the_box_is_still_shown_exactly(window, session):
    session.edit(session.experiment.with_(seed=2**63 - 1), "Seed")
    assert find(window, "parameter.seed").text() == str(2**63 - 1)
    assert session.experiment.seed == 2**63 - 1


def test_times_are_measured(window, session):
    session.draw()
    words = find(window, "status.times").text()
    assert words.startswith("Exact result in ")
    assert "10 000 draws in " in words


# History


def test_enter_restores_a_run_and_undo_takes_it_back(window, session, qtbot):
    session.draw()
    session.edit(session.experiment.with_source(case("Code").source), "Data Code")
    session.draw()
    table = window.history.table
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert session.experiment.source.name == "Summarization"
    assert tile(window, "sampled").startswith("1.490")
    session.undo_stack.undo()
    assert session.experiment.source.name == "Code"


def test_keys_of_the_history(window, session, qtbot):
    session.draw()
    table = window.history.table
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert session.records.rowCount() == 2
    qtbot.keyClick(table, Qt.Key.Key_Plus)
    assert any(session.records.record_at(row).star for row in (0, 1))
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert session.records.rowCount() == 1
    session.undo_stack.undo()
    assert session.records.rowCount() == 2


def test_a_note_is_written_in_the_row(window, session, qtbot):
    session.draw()
    table = window.history.table
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = next(e for e in table.findChildren(QLineEdit) if e.isVisible())
    qtbot.keyClicks(editor, "look")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.records.record_at(0).note == "look")
    assert not table.isColumnHidden(10)


def test_search_finds_words_and_esc_leaves_it(window, session, qtbot):
    for name in ("Summarization", "Code"):
        session.edit(session.experiment.with_source(case(name).source), name)
        session.draw()
    window.actions_["find"].trigger()
    field = find(window, "history.search")
    qtbot.keyClicks(field, "code 0.60")
    assert window.history.table.model().rowCount() == 1
    qtbot.keyClicks(field, "(")  # not a pattern
    assert window.history.table.model().rowCount() == 0
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert window.history.table.model().rowCount() == 2
    assert not field.isVisible()


def test_an_empty_history_offers_to_draw(window, session):
    button = find(window, "history.draw")
    assert button.isVisible()
    button.click()
    assert session.records.rowCount() == 1
    assert not button.isVisible()


# The window as a whole


def test_every_control_has_a_name_for_programs_and_for_readers(window, session):
    session.draw()
    find(window, "stage.penalties.switch").click()
    kinds = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QAbstractItemView)
    nameless = []
    for control in window.findChildren(QWidget):
        inside = control.parentWidget()
        ours = isinstance(control, kinds) and not isinstance(control, QScrollBar)
        of_qt = isinstance(inside, QAbstractItemView | QComboBox | QAbstractSpinBox | QLineEdit)
        if not ours or of_qt or control.objectName().startswith("qt_") or not control.isVisible():
            continue
        words = control.accessibleName() or getattr(control, "text", str)()
        if not control.objectName() and not _named_above(control):
            nameless.append((control, "object name"))
        if not words:
            nameless.append((control.objectName(), "accessible name"))
    assert nameless == []


def _named_above(control):
    """Parts of one control are reached through it: a chip, a title bar, a chart."""
    above = control.parentWidget()
    return bool(above and (above.objectName() or _named_above(above)))


def test_docks_actions_and_menus_have_names(window):
    assert list(window.area.docks) == [panel.name for panel in PANELS]
    for name, dock in window.area.docks.items():
        assert dock.objectName() == f"dock.{name}"
        assert dock.accessibleName()
    for each in window.actions_.all():
        assert each.objectName().startswith("action.")
        assert each.text()
    keys = [key.toString() for each in window.actions_.all() for key in each.shortcuts()]
    assert len(keys) == len(set(keys))


def test_f6_goes_round_the_panels(window, qtbot):
    window.area.focus("parameters")
    seen = []
    for _ in range(4):
        window.actions_["next_panel"].trigger()
        focus = window.focusWidget()
        seen.append(next(n for n, d in window.area.docks.items() if d.isAncestorOf(focus)))
    assert seen == ["distribution", "history", "lab", "parameters"]


def test_at_the_smallest_size_nothing_is_cut(window, session, qtbot):
    session.draw()
    window.resize(1024, 700)
    qtbot.wait(20)
    assert (window.width(), window.height()) == (1024, 700)
    tiles = window.distribution.tiles
    first = tiles.entropy
    qtbot.waitUntil(lambda: tiles.sampled.geometry().top() > first.geometry().bottom())
    for part in (*tiles.all, *window.findChildren(QAbstractButton)):
        if part.isVisible() and part.parentWidget() is not None:
            right = part.mapTo(window, QPoint(part.width(), 0)).x()
            assert right <= window.width(), part.objectName()


def test_zoomed_to_200_per_cent_the_panels_are_tabs_and_come_back(window, settings, qtbot):
    settings.zoom = 200
    docks = window.area.docks
    qtbot.waitUntil(lambda: bool(window.area.tabifiedDockWidgets(docks["parameters"])))
    settings.zoom = 100
    qtbot.waitUntil(lambda: not window.area.tabifiedDockWidgets(docks["parameters"]))
    assert docks["history"].isVisible()


def test_theme_and_zoom_are_commands(window, settings, look, qtbot):
    window.actions_["switch_theme"].trigger()
    qtbot.waitUntil(lambda: look.theme.name == "dark")
    assert settings.theme == "dark"
    window.actions_["zoom_in"].trigger()
    assert settings.zoom == 110
    qtbot.waitUntil(lambda: look.theme.zoom == 1.1)
    assert find(window, "status.zoom").text() == "110 %"
    window.actions_["zoom_reset"].trigger()
    assert settings.zoom == 100


def test_the_arrangement_comes_back(make_window, settings, qtbot):
    first = make_window()
    first.area.docks["history"].hide()
    first.close()
    second = make_window()
    second.resize(1440, 900)  # the screen of the offscreen platform is small
    qtbot.wait(20)
    assert second.area.docks["history"].isHidden()
    second.actions_["reset_layout"].trigger()
    assert second.area.docks["history"].isVisible()


def test_an_arrangement_of_another_version_is_explore(make_window, settings):
    first = make_window()
    first.area.docks["history"].hide()
    first.close()
    text = settings._get("layout/docks", "")
    settings._set("layout/docks", "99:" + text.partition(":")[2])
    assert make_window().area.docks["history"].isVisible()


def test_command_search_runs_what_is_typed(window, session, qtbot):
    window.actions_["search"].trigger()
    dialog = find(window, "dialog.search")
    qtbot.keyClicks(find(dialog, "search.field"), "neutral")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert session.experiment.settings() == "all off"


def test_commands_found_are_large_enough_to_hit(window):
    window.actions_["search"].trigger()
    shown = find(window, "search.list")
    assert shown.sizeHintForRow(0) >= 24 * window.look.theme.zoom


def test_the_shortcut_sheet_lists_every_key(window):
    window.actions_["help"].trigger()
    text = find(window, "page").toPlainText()
    assert "Ctrl+R or F5" in text
    assert "Draw" in text


def test_closing_writes_the_experiment(make_window, session):
    window = make_window()
    session.set_field(TOP_P, "mass", 0.5)
    window.close()
    assert session.records.history.kept() == session.experiment


def test_a_tall_view_takes_the_room_of_the_history(window, qtbot):
    window.resize(1440, 900)
    folding = window.area.folding
    qtbot.waitUntil(lambda: not folding.is_folded)
    window.area.focus("stages")
    qtbot.waitUntil(lambda: folding.is_folded)
    assert window.area.view().name == "stages"
    window.area.focus("distribution")
    qtbot.waitUntil(lambda: not folding.is_folded)


def test_views_behind_a_tab_are_not_built_before_they_are_seen(make_window):
    window = make_window()
    waiting = [dock.panel for dock in window.area.docks.values() if dock.panel.waits]
    behind = [panel for panel in waiting if not panel.is_seen]
    assert {panel.name for panel in behind} >= {"stages", "compare", "sweep", "data"}
    assert not [panel.name for panel in behind if panel._is_built]


def test_a_lab_brings_a_page_of_a_view_to_the_front(window, session):
    window.classroom.show_view("compare.engines")
    compare = window.area.docks["compare"].panel
    assert window.area.view() is compare
    assert compare.view_settings()["page"] == "engines"
    window.classroom.show_view("nowhere")
    assert window.area.view() is compare


def test_where_all_panels_are_tabs_a_lab_stays_in_front(window, session, settings, qtbot):
    settings.zoom = 200
    qtbot.waitUntil(lambda: window.area.form == "tabs")
    window.labs.open_named("temperature")
    assert window.area.docks["lab"].panel.is_seen
    assert not window.area.docks["distribution"].panel.is_seen
    settings.zoom = 100
