"""The view in the middle follows the steps of a lab, and the keyboard stays where it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sampling_core.labs.built_in import built_in
from tests.desktop.panels.lab_room import number, small_lab


def front(window):
    return window.area.view().name


def test_a_prediction_begins_before_the_logits(window, session, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.area.show_view("sweep")
    qtbot.waitUntil(lambda: front(window) == "sweep")
    window.parameters.first_widget().setFocus(Qt.FocusReason.OtherFocusReason)
    session.lab.open(built_in("temperature"))
    qtbot.waitUntil(lambda: front(window) == "distribution")
    assert window.parameters.isAncestorOf(QApplication.focusWidget())
    window.area.show_view("sweep")
    session.lab.set_draft("why", "Perhaps.")
    assert front(window) == "sweep"  # it is asked for once
    session.lab.choose_case("steps")
    qtbot.waitUntil(lambda: front(window) == "distribution")
    assert window.parameters.isAncestorOf(QApplication.focusWidget())


def test_a_run_shows_the_view_of_its_case_and_another_try_the_logits(window, session, qtbot):
    session.lab.open(small_lab(number(), case={"view": "sweep"}))
    session.lab.set_draft("half", 50)
    session.lab.lock()
    qtbot.waitUntil(lambda: front(window) == "sweep")
    session.lab.try_again()
    qtbot.waitUntil(lambda: front(window) == "distribution")


def test_a_lab_that_goes_on_after_a_restart_leaves_the_view_alone(make_window, session, qtbot):
    session.lab.open(built_in("temperature"))
    window = make_window()
    window.area.show_view("sweep")
    qtbot.waitUntil(lambda: front(window) == "sweep")
    session.lab.set_draft("why", "Perhaps.")
    assert front(window) == "sweep"
