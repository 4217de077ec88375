"""Toolbar, status bar and window at every zoom: nothing cut, nothing over another, no growing."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu, QWidget

from desktop.theme import LIGHT
from desktop.tool_fit import NARROW, SELDOM, choices, least_width
from desktop.toolbar import DIRECT, ToolRow
from desktop.widgets.label import Label
from desktop.window_size import LEAST_WIDTH
from tests.desktop.controls import find
from tests.desktop.looking import SLACK, at_rest, called, speaking

ZOOMS = (100, 110, 125, 150, 175, 200, 225, 250)
SIZES = ((1440, 900), (1024, 700))


@pytest.fixture(params=["en", "de"])
def spoken(request, qapp):
    with speaking(qapp, request.param):
        yield request.param


def shown(row):
    return [each for each in row.findChildren(QWidget, options=DIRECT) if each.isVisible()]


def faults(row):
    """What is cut, outside or over another in the toolbar."""
    room, parts = row.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK), shown(row)
    found = [f"outside: {called(part)}" for part in parts if not room.contains(part.geometry())]
    found += [f"cut: {called(part)}" for part in parts if part.width() < least_width(part)]
    return found + [
        f"over another: {called(one)}, {called(other)}"
        for one, other in combinations(parts, 2)
        if one.geometry().intersects(other.geometry())
    ]


def in_reach(window, row):
    """The seldom actions that the toolbar offers: as buttons, or in its menu."""
    names = {part.objectName().removeprefix("toolbar.") for part in shown(row)}
    if "more" in names:
        find(row, "toolbar.more").click()
        menu = row.findChild(QMenu, "toolbar.more.menu")
        held = {action.text() for action in menu.actions()}
        names |= {name for name in SELDOM if window.actions_[name].text() in held}
        menu.close()
    return names & set(SELDOM)


@pytest.mark.parametrize("size", SIZES)
def test_the_toolbar_fits_at_every_zoom(spoken, make_window, look, qapp, size):
    window = make_window()
    row = window.findChild(ToolRow)
    for zoom in ZOOMS:
        look.show(LIGHT.zoomed(zoom / 100))
        window.resize(*size)
        at_rest(qapp, window)
        assert faults(row) == [], zoom
        least = round(LEAST_WIDTH * zoom / 100)
        assert window.width() == max(size[0], least), zoom
        assert window.height() <= 900, zoom


@pytest.mark.parametrize("zoom", [100, 250])
def test_what_has_no_room_stands_in_a_menu(make_window, look, qapp, zoom):
    window = make_window()
    look.show(LIGHT.zoomed(zoom / 100))
    row = window.findChild(ToolRow)
    for width in (1440, 1024):
        window.resize(width, 700)
        at_rest(qapp, window)
        assert in_reach(window, row) == set(SELDOM), width
    assert find(row, "toolbar.more").accessibleName()


def test_the_fullest_way_comes_first():
    ways = list(choices(narrow=False))
    assert (ways[0].rows, ways[0].words, ways[0].hidden) == (1, True, ())
    assert all(way.rows == 2 for way in choices(narrow=True))
    assert ways[-1].hidden[:3] == SELDOM
    assert SIZES[1][0] > NARROW


def test_short_words_of_the_status_bar_are_whole_at_every_zoom(make_window, look, qapp, session):
    window = make_window()
    window.resize(1024, 700)
    for zoom in (*ZOOMS, *reversed(ZOOMS)):
        look.show(LIGHT.zoomed(zoom / 100))
        session.draw()
        at_rest(qapp, window)
        for label in window.status.findChildren(Label):
            need = QFontMetrics(label.font()).horizontalAdvance(label.text())
            whole = label.width() >= need or label.toolTip() == label.text()
            assert whole, (zoom, label.text())


def test_the_window_keeps_its_size_when_the_zoom_comes_and_goes(window, settings, qapp):
    window.resize(1024, 640)
    at_rest(qapp, window)
    for zoom in (200, 250, 150, 250, 100):
        settings.zoom = zoom
        at_rest(qapp, window)
        assert window.width() <= 1440, zoom
    assert window.size() == QSize(1024, 640)


def test_a_window_larger_than_its_screen_gives_way(window, settings, qapp, monkeypatch):
    monkeypatch.setattr(type(window._size), "_room", lambda _self: QSize(1000, 650))
    window.resize(1440, 900)
    settings.zoom = 110
    at_rest(qapp, window)
    assert QRect(0, 0, 1000, 650).contains(QRect(0, 0, window.width(), window.height()))


def test_quick_zooms_are_one_dressing(window, settings, look, qapp):
    dressed = []
    look.changed.connect(lambda: dressed.append(look.theme.zoom))
    for _ in range(6):
        window.actions_["zoom_in"].trigger()
    at_rest(qapp, window)
    assert dressed == [settings.zoom / 100]
    assert settings.zoom > 150
