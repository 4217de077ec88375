"""Parameters by the keyboard: Tab goes as the eye does, and the focus stays with its stage."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from desktop.moves import move_stage, remove_stage
from tests.desktop.controls import find

PRESSES = 90  # more than there are controls


def walk(window, qtbot, key):
    """Press a key from the first or last control until the panel is left; return the places."""
    panel = window.parameters
    first = find(window, "parameters.engine" if key == Qt.Key.Key_Tab else "parameters.more")
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    tops = []
    for _ in range(PRESSES):
        here = QApplication.focusWidget()
        if not panel.isAncestorOf(here):
            return tops
        tops.append((here.mapTo(panel, QPoint(0, here.height() // 2)).y(), here))
        shift = Qt.KeyboardModifier.ShiftModifier
        plain = Qt.KeyboardModifier.NoModifier
        qtbot.keyClick(here, key, shift if key == Qt.Key.Key_Backtab else plain)
    raise AssertionError([(y, w.objectName() or str(w)) for y, w in tops[:48]])


def change(window, session, state):
    if state == "moved and undone":
        move_stage(session, 2, 1)
        session.undo_stack.undo()
    elif state == "moved":
        move_stage(session, 2, 1)
    elif state == "another engine":
        window.parameters.change_engine("llama.cpp")
    elif state == "added":
        add(window, "dry")
    elif state == "removed":
        remove_stage(session, 1)


def add(window, name):
    menu = next(m for m in window.parameters.findChildren(QMenu) if m.title() == "Add stage")
    next(a for a in menu.actions() if a.objectName() == f"action.add_{name}").trigger()


@pytest.mark.parametrize(
    "state", ["fresh", "moved", "moved and undone", "another engine", "added", "removed"]
)
def test_tab_goes_top_to_bottom_and_leaves_at_both_ends(window, session, qtbot, state):
    change(window, session, state)
    qtbot.wait(20)
    down = walk(window, qtbot, Qt.Key.Key_Tab)
    up = walk(window, qtbot, Qt.Key.Key_Backtab)
    assert len(down) > len(session.experiment.chain)
    switches = [c for _top, c in down if c.objectName().endswith(".switch")]
    tops = [c.mapTo(window.parameters, QPoint(0, 0)).y() for c in switches]  # it has scrolled
    assert tops == sorted(tops)
    assert [c for _t, c in reversed(up)] == [c for _t, c in down]
    reached = {control.objectName() for _top, control in down}
    assert {f"stage.{s.name}.switch" for s in session.experiment.chain} <= reached


def test_space_space_changes_nothing_and_the_focus_stays(window, session, qtbot):
    before = session.experiment.chain
    slider = find(window, "parameter.top_p.slider")
    slider.setFocus()
    qtbot.waitUntil(slider.hasFocus)
    qtbot.keyClick(slider, Qt.Key.Key_Space)
    assert find(window, "stage.top_p.switch").hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert session.experiment.chain == before


def test_dry_can_be_added(window, session):
    add(window, "dry")
    assert session.experiment.chain[-1].name == "dry"


def test_the_menu_names_its_groups_and_what_its_entries_need(window):
    menu = next(m for m in window.parameters.findChildren(QMenu) if m.title() == "Add stage")
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert {"Reshape", "Cut", "Penalise", "Pick"} <= set(words)
    assert "XTC (random)" in words
    assert "DRY (needs a text)" in words


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("xtc", ("xtc_probability", "xtc_threshold")),
        ("mirostat", ("mirostat", "mirostat_tau", "mirostat_eta")),
        ("adaptive_p", ("adaptive_target", "adaptive_decay")),
        ("dry", ("dry_multiplier", "dry_base", "dry_allowed_length")),
    ],
)
def test_the_main_fields_are_on_the_card(window, qtbot, name, fields):
    add(window, name)
    qtbot.wait(20)
    assert all(find(window, f"parameter.{field}").isVisible() for field in fields)


def test_a_seed_of_ten_digits_is_shown_whole(window, session):
    session.edit(session.experiment.with_(seed=4294967295), "Seed")
    box = find(window, "parameter.seed")
    line = box.lineEdit()
    assert line.fontMetrics().horizontalAdvance(line.text()) < line.width() - 5


def test_effects_are_whole(window):
    effect = find(window, "stage.top_p.effect")
    assert effect.toolTip() == effect.text().replace("\u00a0", " ")
    assert effect.height() >= effect.heightForWidth(effect.width())


@pytest.mark.parametrize("typed", ["0,7", "0.7"])
def test_a_decimal_comma_is_a_point(window, session, qtbot, typed):
    box = find(window, "parameter.temperature.box")
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, typed)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert "T 0.70" in session.experiment.settings()
