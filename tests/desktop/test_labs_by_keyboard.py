"""All twelve labs with keys alone: no mouse, and every key goes to what has the focus."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sampling_core.labs.built_in import LABS
from tests.desktop.controls import tile
from tests.desktop.lab_focus import Shown, controls_in
from tests.desktop.lab_student import Student
from tests.desktop.panels.lab_room import band, choice, number, ranking, sketch, small_lab, token
from tests.desktop.test_keyboard_alone import FAR, PLAIN, SHIFT

Key = Qt.Key
HIDDEN = "hidden until you run"
SMALL = (1024, 700)  # px: the least window


@pytest.fixture
def student(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    shown = Shown(QApplication.instance())
    yield Student(qtbot, window)
    QApplication.instance().removeEventFilter(shown)
    assert shown.windows == []  # no part of a page is a window for a moment: it takes the keyboard


def open_lab(student, name):
    student.run(f"lab {LABS.index(name) + 1}:")
    assert student.room.lab.name == name
    student.wait_for("predict")


@pytest.mark.parametrize("name", LABS)
def test_a_lab_from_beginning_to_end(student, session, name):
    open_lab(student, name)
    room = session.lab
    for case in room.lab.cases:
        assert room.case.name == case.name
        student.predict()
        student.run_all()
        student.compare()
        student.explain(f"What I saw in {case.name}.")
    assert room.states()[name] == "done"
    for case in room.lab.cases:
        assert room.work.explanation(case.name).text == f"What I saw in {case.name}."


@pytest.mark.parametrize("name", ["use-cases", "combined", "determinism", "beam"])
@pytest.mark.parametrize("size", [None, SMALL], ids=["usual", "small"])
def test_no_step_is_a_trap(student, window, name, size):
    if size is not None:
        window.resize(*size)
    open_lab(student, name)
    student.go_round()
    student.predict()
    student.go_round()
    student.run_all()
    student.go_round()
    student.compare()
    student.go_round()


def test_tab_comes_round_through_the_whole_window(student):
    open_lab(student, "temperature")
    for key, modifier in ((Key.Key_Tab, PLAIN), (Key.Key_Backtab, SHIFT)):
        begin, met = student.here, []
        for _ in range(FAR):
            met.append(student.here)
            student.press(key, modifier)
            if student.here is begin:
                break
        assert student.here is begin
        assert not [each for each in controls_in(student.dock) if each not in met]
        assert len(met) > len(controls_in(student.dock))  # it left the dock, and came again


def test_leaving_and_going_on_keeps_the_place(student, session):
    open_lab(student, "temperature")
    for stop in student.walk():
        student.answer(stop)
        if stop.objectName() == "lab.field.first":
            break
    draft = dict(session.lab.draft)
    assert len(draft) == 2
    student.tab_back_to("lab.leave")
    student.press(Key.Key_Space)
    student.qtbot.waitUntil(lambda: session.lab.lab is None)
    assert student.here.objectName() == "lab.continue"  # the list has the keyboard
    student.press(Key.Key_Return)
    student.wait_for("predict")
    assert student.here.objectName() == "lab.field.half"
    assert dict(session.lab.draft) == draft
    student.predict()
    student.run("leave the lab")
    assert session.lab.lab is None
    student.come()
    assert student.here.objectName() == "lab.continue"
    student.press(Key.Key_Return)
    student.wait_for("run")
    assert session.lab.lab.name == "temperature"
    assert session.lab.case.name == "shape"


def test_results_are_hidden_before_the_lock_and_shown_after(student, window):
    open_lab(student, "temperature")
    assert HIDDEN in tile(window, "entropy")
    student.predict()
    student.qtbot.waitUntil(lambda: "0.093" in tile(window, "entropy"))
    assert HIDDEN not in tile(window, "entropy")


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("temperature", "lab.field.half"),
        ("top-p", "lab.field.kept20"),
        ("use-cases", "lab.setting.temperature"),
    ],
)
def test_a_command_brings_the_keyboard_to_the_first_field(student, window, name, first):
    switch = window.parameters.first_widget()
    switch.setFocus()
    open_lab(student, name)
    assert student.here.objectName() == first
    assert student.here.lineEdit().selectedText() == student.here.text()
    window.labs.leave()
    switch.setFocus()
    window.labs.open_built_in(name)
    assert student.here.objectName() == first


def test_a_page_that_comes_takes_the_keyboard_from_nobody(student, session, window):
    open_lab(student, "temperature")
    switch = window.parameters.first_widget()
    switch.setFocus()
    session.lab.choose_case("steps")
    session.lab.choose_case("shape")
    student.qtbot.wait(20)
    assert student.here is switch


def test_every_kind_of_answer_is_given_by_keys(student, session):
    asked = number(), band(), token(), ranking(), sketch(), choice("yes", "no")
    session.lab.open(small_lab(*asked))  # as a lesson begins: what follows are keys
    student.come()
    student.predict()
    locked = session.lab.previous()[0]
    answers = locked.answers
    assert answers.keys() == {"half", "band", "first", "order", "drawn", "which"}
    assert answers["half"] == 1.5
    assert answers["drawn"] == dict.fromkeys("abcd", 0.02)
    assert answers["order"] == ["cold", "hot"]
    assert locked.why == "I think so."
