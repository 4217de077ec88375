"""Everything with keys alone: no mouse in this file, and every key goes to what has the focus."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QLineEdit,
    QMainWindow,
    QMenu,
    QScrollBar,
    QTabBar,
    QWidget,
)

from desktop.actions import words
from desktop.panels import PANELS
from tests.desktop.controls import find, tile
from tests.desktop.looking import at_rest, called, views

Key, Mod = Qt.Key, Qt.KeyboardModifier
PLAIN, CTRL, ALT, SHIFT = (
    Mod.NoModifier, Mod.ControlModifier, Mod.AltModifier, Mod.ShiftModifier,
)  # fmt: skip
FAR = 160  # presses of Tab: more than there are controls
LEAST = 24  # px of a target
TEMPERATURE, TOP_P = 1, 3


class Keys:
    """Ten fingers: presses keys where the focus is."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window = qtbot, window

    def press(self, key, modifier=PLAIN, times=1):
        for _ in range(times):
            self.qtbot.keyClick(self.here, key, modifier)

    def write(self, text):
        self.qtbot.keyClicks(self.here, text)

    @property
    def here(self):
        return QApplication.focusWidget() or self.window

    def tab_to(self, name, key=Key.Key_Tab, modifier=PLAIN):
        """Press Tab until the control called ``name`` has the focus."""
        seen = []
        for _ in range(FAR):
            here = QApplication.focusWidget()
            seen.append(called(here) if here else "nothing")
            if here is not None and here.objectName() == name:
                return here
            self.press(key, modifier)
        raise AssertionError(f"Tab does not reach {name}; it went {seen[-40:]}")

    def run(self, command):
        """Find a command by its words, as people do: Ctrl+K, a few letters, Enter."""
        self.press(Key.Key_K, CTRL)
        self.qtbot.waitUntil(lambda: focused() == "search.field")
        self.write(command)
        self.press(Key.Key_Return)
        self.window.activateWindow()  # what a window manager does when a dialog closes
        self.qtbot.waitUntil(lambda: self.window.isAncestorOf(QApplication.focusWidget()))
        at_rest(QApplication.instance(), self.window)


@pytest.fixture
def keys(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return Keys(qtbot, window)


def focused():
    widget = QApplication.focusWidget()
    return widget.objectName() if widget else ""


# Work.


def test_change_the_temperature(keys, session):
    keys.tab_to("parameter.temperature.slider")
    keys.press(Key.Key_Right, times=4)
    assert session.experiment.chain[TEMPERATURE].degree > 0.6
    assert session.undo_stack.count() == 1
    keys.press(Key.Key_Z, CTRL)
    assert session.experiment.chain[TEMPERATURE].degree == 0.6


def test_reorder_a_stage(keys, session):
    keys.tab_to("parameter.top_p.slider")
    keys.press(Key.Key_Up, ALT)
    assert [s.name for s in session.experiment.chain][2:4] == ["top_p", "top_k"]
    assert focused() == "parameter.top_p.slider"


def test_draw_pin_and_compare_two_runs(keys, window, session, qapp):
    keys.press(Key.Key_R, CTRL)
    keys.press(Key.Key_B, CTRL)
    assert session.records.rowCount() == 1
    keys.tab_to("parameter.temperature.slider")
    keys.press(Key.Key_Right, times=10)
    keys.press(Key.Key_R, CTRL)
    keys.run("go to compare")
    keys.tab_to("compare.run.b")
    before = find(window, "compare.run.b").currentIndex()
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Return)
    at_rest(qapp, window)
    assert find(window, "compare.run.b").currentIndex() != before
    assert tile(window, "sampled") != "–, press Draw"


def test_use_a_setting_from_the_map(keys, window, session, qapp):
    keys.run("go to sweep")
    at_rest(qapp, window)
    before = session.experiment.chain
    keys.tab_to("sweep.map")
    keys.press(Key.Key_Right, times=12)
    keys.press(Key.Key_Up, times=3)
    keys.press(Key.Key_Return)
    assert session.experiment.chain != before
    keys.press(Key.Key_Z, CTRL)
    assert session.experiment.chain == before


def test_step_through_the_stages(keys, window):
    keys.run("go to stages")
    assert window.area.docks["stages"].panel.is_seen
    keys.press(Key.Key_Right)
    assert window.stages.stepping.shown is not None
    keys.press(Key.Key_Escape)
    assert window.stages.stepping.shown is None


def test_edit_a_logit(keys, session):
    keys.run("go to data")
    keys.tab_to("data.table")
    keys.press(Key.Key_Home, CTRL)
    keys.press(Key.Key_Right)
    keys.press(Key.Key_F2)
    keys.press(Key.Key_A, CTRL)
    keys.write("9.5")
    keys.press(Key.Key_Return)
    keys.qtbot.waitUntil(lambda: session.experiment.source.given[0] == 9.5)
    keys.press(Key.Key_Z, CTRL)
    assert session.experiment.source.given[0] == 2.1


def test_note_and_star_a_run(keys, window, session):
    keys.press(Key.Key_R, CTRL)
    keys.run("go to history")
    keys.press(Key.Key_F2)
    keys.write("a first look")
    keys.press(Key.Key_Return)
    keys.qtbot.waitUntil(lambda: focused() == "history.table")
    keys.run("star the chosen run")
    record = session.records.history.records()[0]
    assert (record.note, record.star) == ("a first look", True)


def test_export_a_chart(keys, window, tmp_path, settings):
    settings.remember_folder("export.distribution", str(tmp_path))  # chosen the last time
    keys.press(Key.Key_E, CTRL)
    keys.qtbot.waitUntil(lambda: focused() == "export.name")
    keys.press(Key.Key_A, CTRL)
    keys.write("from-keys")
    keys.press(Key.Key_Return)
    keys.qtbot.waitUntil(lambda: bool(list(tmp_path.glob("from-keys.*"))))


def test_present_and_leave(keys, window, qtbot):
    keys.press(Key.Key_F11)
    qtbot.waitUntil(window.isFullScreen)
    keys.press(Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.isFullScreen())
    assert not window.menuBar().isHidden()


# Ways.


def test_f6_goes_round_all_panels_that_are_seen(keys, window):
    seen = [name for name, dock in window.area.docks.items() if dock.panel.is_seen]
    met = []
    for _ in seen:
        keys.press(Key.Key_F6)
        here = QApplication.focusWidget()
        met += [name for name in seen if window.area.docks[name].isAncestorOf(here)]
    assert sorted(met) == sorted(seen)


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_each_panel_has_a_key(keys, window, panel):
    action = window.actions_[f"go_{panel.name}"]
    key = action.shortcut()[0]
    keys.press(key.key(), key.keyboardModifiers())
    dock = window.area.docks[panel.name]
    keys.qtbot.waitUntil(lambda: dock.isAncestorOf(QApplication.focusWidget()))
    assert dock.panel.is_seen


def test_every_command_is_in_a_menu_and_in_the_search(window):
    hung = set()

    def walk(menu):
        for action in menu.actions():
            hung.add(action.objectName())
            if action.menu():
                walk(action.menu())

    for top in window.menuBar().actions():
        walk(top.menu())
    commands = window.actions_.all()
    assert {action.objectName() for action in commands} <= hung
    window.actions_["search"].trigger()
    found = find(window, "search.list")
    listed = {found.item(row).text() for row in range(found.count())}
    assert {words(action) for action in commands if action.isEnabled()} == listed


# Names and sizes.


def takes_focus(root):
    """Every control that keys reach."""
    return [
        each
        for each in root.findChildren(QWidget)
        if each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(each, QScrollBar | QMenu | QMainWindow | QTabBar)
    ]


def name_of(widget):
    """What a screen reader says of it: its own name, its words or those of its label."""
    known = QAccessible.queryAccessibleInterface(widget)
    return known.text(QAccessible.Text.Name) if known is not None else widget.accessibleName()


def stands_for_another(widget):
    """A part of a control that has the name itself: the field in a box, a scrolled area."""
    parent = widget.parentWidget()
    is_field = isinstance(widget, QLineEdit) and widget.objectName().startswith("qt_")
    is_area = isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QAbstractItemView)
    return is_field or widget.focusProxy() is not None or (is_area and bool(name_of(parent)))


def audit(root, names, sizes):
    for each in takes_focus(root):
        if stands_for_another(each):
            continue
        if not name_of(each).strip():
            names.add(called(each))
        if min(each.width(), each.height()) < LEAST:
            sizes.add(f"{called(each)}: {each.width()} × {each.height()}")


def test_every_control_has_a_name_and_room_for_a_finger(window, session, qapp):
    session.draw()
    session.pin()
    names, sizes = set(), set()
    for _view, _panel in views(window):
        at_rest(qapp, window)
        audit(window, names, sizes)
    assert (sorted(names), sorted(sizes)) == ([], [])


@pytest.mark.parametrize(
    "command", ["export", "search", "help", "about", "sessions", "presets", "keep_preset"]
)
def test_every_control_of_a_dialog_has_a_name_and_room(window, session, qapp, command):
    session.draw()
    found = []

    def look_at_it():
        dialog = QApplication.activeModalWidget() or window.findChildren(QDialog)[-1]
        names, sizes = set(), set()
        audit(dialog, names, sizes)
        found.append((sorted(names), sorted(sizes)))
        dialog.close()

    QTimer.singleShot(300, window, look_at_it)
    window.actions_[command].trigger()
    at_rest(qapp, window)
    if not found:
        look_at_it()
    assert found[0] == ([], [])
