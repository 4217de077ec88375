"""In a small window the history is a title bar, and the chart has room for its rows."""

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.desktop.controls import find


@pytest.fixture
def small(window, session, qtbot):
    session.draw()
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: window.area.folding.is_folded)
    qtbot.waitUntil(lambda: window.area.docks["history"].height() < 60)
    return window


def rows_in_sight(window):
    frame = window.distribution.chart.frame
    return frame.body.height() / frame.row


def test_the_history_folds_so_that_the_chart_has_rows(small, qtbot):
    assert not small.history.isVisible()
    assert small.area.docks["history"].isVisible()
    qtbot.waitUntil(lambda: rows_in_sight(small) >= 8)


def test_a_click_on_the_title_unfolds_it_and_the_arrow_folds_it(small, qtbot):
    title = small.area.docks["history"].title
    qtbot.mouseClick(title, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert small.history.isVisible()
    qtbot.waitUntil(lambda: small.history.height() >= 60)
    find(small, "fold.history").click()
    assert not small.history.isVisible()


def test_the_key_of_the_history_unfolds_it(small, qtbot):
    small.actions_["go_history"].trigger()
    assert small.history.isVisible()
    small.resize(1030, 700)
    qtbot.waitUntil(lambda: small.area.width() >= 1030)
    assert small.history.isVisible()  # the user wanted it


def test_a_wide_window_has_it_whole_again(small, qtbot):
    small.resize(1280, 800)
    qtbot.waitUntil(lambda: not small.area.folding.is_folded)
    assert small.history.isVisible()
    assert not find(small, "fold.history").isVisible()


@pytest.mark.parametrize("zoom", [150, 200])
def test_zoomed_the_window_still_fits_its_screen(window, settings, qtbot, zoom):
    window.resize(1440, 900)
    settings.zoom = zoom
    qtbot.waitUntil(lambda: window.area.form == "tabs")
    assert window.minimumSizeHint().width() <= 1440
    assert window.minimumSizeHint().height() <= 900
