"""Controls do what keys and mouse ask, announce only that, and have names."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QToolButton

from desktop.widgets.chip import Chip
from desktop.widgets.dock_title import DockTitle
from desktop.widgets.number_editor import NumberEditor
from desktop.widgets.segmented import Segmented
from desktop.widgets.slider import ValueSlider
from desktop.widgets.slider_paint import REACH
from desktop.widgets.switch import Switch

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton


def shown(qtbot, widget, width=220):
    qtbot.addWidget(widget)
    widget.resize(width, widget.sizeHint().height())
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def heard(signal):
    values = []
    signal.connect(lambda *arguments: values.append(*arguments or (None,)))
    return values


def at(slider, share):
    return QPoint(round(REACH + share * (slider.width() - 2 * REACH)), 12)


def role(widget):
    return QAccessible.queryAccessibleInterface(widget).role()


def test_space_turns_the_switch(look, qtbot):
    switch = shown(qtbot, Switch(look, "Top-p"), 40)
    edits = heard(switch.edited)
    qtbot.keyClick(switch, KEY.Key_Space)
    qtbot.mouseClick(switch, LEFT, pos=QPoint(3, 3))
    assert edits == [True, False]
    assert min(switch.width(), switch.height()) >= 24
    assert role(switch) == QAccessible.Role.CheckBox


def test_showing_announces_nothing(look, qtbot, temperature):
    switch, editor = Switch(look, "on"), NumberEditor(look, "Temperature", temperature)
    choice = Segmented(look, "Unit", ("nats", "bits"))
    for widget in (switch, editor, choice):
        qtbot.addWidget(widget)
    edits = [heard(widget.edited) for widget in (switch, editor, choice)]
    switch.show_on(True)
    editor.show_value(0.6)
    choice.show_index(1)
    assert edits == [[], [], []]
    assert switch.isChecked()
    assert editor.box.value() == editor.slider.value_shown() == 0.6
    assert choice.index() == 1


@pytest.mark.parametrize(
    ("key", "modifier", "expected"),
    [
        (KEY.Key_Right, "", 0.65),
        (KEY.Key_Left, "", 0.55),
        (KEY.Key_Up, "", 0.65),
        (KEY.Key_Down, "", 0.55),
        (KEY.Key_Right, "shift", 0.61),
        (KEY.Key_Left, "shift", 0.59),
        (KEY.Key_PageUp, "", 0.85),
        (KEY.Key_PageDown, "", 0.35),
        (KEY.Key_Home, "", 0.0),
        (KEY.Key_End, "", 2.0),
    ],
)
def test_keys_move_the_slider(look, qtbot, temperature, key, modifier, expected):
    slider = shown(qtbot, ValueSlider(look, "Temperature", temperature))
    slider.show_value(0.6)
    edits = heard(slider.edited)
    modifiers = Qt.KeyboardModifier
    qtbot.keyClick(slider, key, modifiers.ShiftModifier if modifier else modifiers.NoModifier)
    assert edits == [pytest.approx(expected, abs=1e-12)]


def test_a_key_at_the_end_announces_nothing(look, qtbot, top_p):
    slider = shown(qtbot, ValueSlider(look, "Top-p", top_p))
    slider.show_value(1.0)
    edits = heard(slider.edited)
    qtbot.keyClick(slider, KEY.Key_Right)
    assert edits == []


def test_pages_double_a_logarithmic_value(look, qtbot, top_k):
    slider = shown(qtbot, ValueSlider(look, "Top-k", top_k))
    slider.show_value(40)
    edits = heard(slider.edited)
    qtbot.keyClick(slider, KEY.Key_PageUp)
    qtbot.keyClick(slider, KEY.Key_PageDown)
    qtbot.keyClick(slider, KEY.Key_Right)
    assert edits == [80, 40, 41]


def test_off_outside_the_slider_stands_at_its_end(look, qtbot, top_k):
    slider = shown(qtbot, ValueSlider(look, "Top-k", top_k))
    slider.show_value(0)
    assert slider.value() == slider.maximum()
    assert slider.accessibleDescription() == "0, off"


def test_a_drag_is_bracketed_and_escape_restores(look, qtbot, temperature):
    slider = shown(qtbot, ValueSlider(look, "Temperature", temperature))
    slider.show_value(0.6)
    edits, starts, ends = map(heard, (slider.edited, slider.drag_started, slider.drag_ended))
    qtbot.mousePress(slider, LEFT, pos=at(slider, 0.2))
    qtbot.mouseMove(slider, at(slider, 0.8))
    assert (len(starts), len(ends)) == (1, 0)
    assert edits[0] == pytest.approx(0.4, abs=0.03)
    assert edits[-1] == pytest.approx(1.6, abs=0.03)
    qtbot.keyClick(slider, KEY.Key_Escape)
    assert edits[-1] == slider.value_shown() == 0.6
    qtbot.mouseMove(slider, at(slider, 0.1))
    qtbot.mouseRelease(slider, LEFT, pos=at(slider, 0.1))
    assert edits[-1] == 0.6
    assert len(ends) == 1


def test_the_mouse_snaps_to_neutral(look, qtbot, temperature):
    slider = shown(qtbot, ValueSlider(look, "Temperature", temperature), 500)
    edits = heard(slider.edited)
    qtbot.mouseClick(slider, LEFT, pos=at(slider, 0.5) + QPoint(3, 0))  # 1.0126
    qtbot.mouseClick(slider, LEFT, pos=at(slider, 0.5) + QPoint(9, 0))  # 1.0377
    assert edits[0] == 1.0
    assert edits[1] == pytest.approx(1.04, abs=0.005)


def wheel(widget):
    local = QPointF(widget.rect().center())
    event = QWheelEvent(
        local,
        widget.mapToGlobal(local),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_the_wheel_needs_focus(look, qtbot, temperature):
    editor = shown(qtbot, NumberEditor(look, "Temperature", temperature))
    editor.show_value(0.6)
    editor.box.setFocus()
    edits = heard(editor.edited)
    wheel(editor.slider)
    assert edits == []
    editor.slider.setFocus()
    wheel(editor.box)
    assert edits == []
    wheel(editor.slider)
    assert edits == [0.65]


def test_slider_and_box_stay_in_step(look, qtbot, temperature):
    editor = shown(qtbot, NumberEditor(look, "Temperature", temperature))
    edits = heard(editor.edited)
    editor.box.selectAll()
    qtbot.keyClicks(editor.box, "5.5")
    assert edits == []  # a half-typed number is not an edit
    qtbot.keyClick(editor.box, KEY.Key_Return)
    assert edits == [5.5]  # beyond the slider, within the box
    assert editor.slider.value() == editor.slider.maximum()
    qtbot.keyClick(editor.slider, KEY.Key_Home)
    assert editor.box.value() == 0.0


def test_digits_on_the_slider_go_to_the_box(look, qtbot, temperature):
    editor = shown(qtbot, NumberEditor(look, "Temperature", temperature))
    editor.slider.setFocus()
    qtbot.keyClick(editor.slider, KEY.Key_1)
    qtbot.keyClicks(editor.box, ".3")
    with qtbot.waitSignal(editor.edited) as edit:
        qtbot.keyClick(editor.box, KEY.Key_Return)
    assert edit.args == [1.3]


def test_the_box_shows_no_needless_digits(look, qtbot, top_p):
    editor = shown(qtbot, NumberEditor(look, "Top-p", top_p))
    texts = []
    for value in (0.95, 0.955, 1.0):
        editor.show_value(value)
        texts.append(editor.box.text())
    assert texts == ["0.95", "0.955", "1.00"]


def test_a_locked_editor_can_be_focused_but_not_changed(look, qtbot, temperature):
    editor = shown(qtbot, NumberEditor(look, "Temperature", temperature))
    editor.show_value(0.6)
    editor.lock("Locked by the lab")
    edits = heard(editor.edited)
    for key in (KEY.Key_Right, KEY.Key_End, KEY.Key_5):
        qtbot.keyClick(editor.slider, key)
    qtbot.keyClick(editor.box, KEY.Key_PageUp)
    qtbot.mouseClick(editor.slider, LEFT, pos=at(editor.slider, 0.9))
    assert edits == []
    assert editor.toolTip() == "Locked by the lab"
    assert editor.slider.focusPolicy() & Qt.FocusPolicy.TabFocus
    editor.lock("")
    qtbot.keyClick(editor.slider, KEY.Key_Right)
    assert edits == [0.65]


def test_the_slider_has_role_name_and_value(look, qtbot, temperature):
    slider = shown(qtbot, ValueSlider(look, "Temperature", temperature))
    slider.show_value(0.6)
    interface = QAccessible.queryAccessibleInterface(slider)
    assert interface.role() == QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "Temperature"
    assert interface.text(QAccessible.Text.Description) == "0.60"


def test_arrows_move_in_a_segmented_control(look, qtbot):
    choice = shown(qtbot, Segmented(look, "View", ("Bars", "Table", "Curve")))
    edits = heard(choice.edited)
    choice.button(0).setFocus()
    for key in (KEY.Key_Right, KEY.Key_Right, KEY.Key_Right, KEY.Key_Left):
        qtbot.keyClick(QApplication.focusWidget(), key)
    qtbot.mouseClick(choice.button(1), LEFT)
    qtbot.mouseClick(choice.button(1), LEFT)  # taken already
    assert edits == [1, 2, 0, 2, 1]
    assert role(choice.button(0)) == QAccessible.Role.RadioButton
    assert choice.height() == 26


def test_a_chip_asks_to_be_removed(look, qtbot):
    chip = shown(qtbot, Chip(look, "approve ×4", removable=True))
    buttons = [child for child in chip.children() if hasattr(child, "click")]
    assert [b.accessibleName() for b in buttons] == ["Remove approve ×4"]
    with qtbot.waitSignal(chip.removed):
        buttons[0].click()


def test_a_dock_title_floats_and_closes_its_dock(look, qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    dock = QDockWidget("History", window)
    title = DockTitle(look, dock)
    dock.setTitleBarWidget(title)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.show()
    title.show_facts("5 runs, all with 10 000 draws and seed 42")
    search = title.add_button("search", "Search")

    def button(name):
        return next(b for b in title.findChildren(QToolButton) if b.accessibleName() == name)

    assert search.x() <= button("Float History").x() <= button("Close History").x()
    assert min(search.width(), search.height()) >= 24
    button("Float History").click()
    assert dock.isFloating()
    button("Dock History").click()
    assert not dock.isFloating()
    button("Close History").click()
    assert not dock.isVisible()
    dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetMovable)
    assert button("Close History").isHidden()
