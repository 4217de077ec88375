"""While presenting: H hides the answers, Shift lights one place, Esc puts the light away first."""

import pytest
from PySide6.QtCore import Qt

from desktop.present_tools import PresentTools
from desktop.widgets.tile import Tile
from tests.desktop.controls import find


@pytest.fixture
def tools(window, qtbot):
    tools = getattr(window, "present_tools", None)
    tools = tools or PresentTools(window, window.look, window.session, window.present)
    window.present.begin()
    qtbot.waitUntil(window.isFullScreen)
    yield tools
    window.present.leave()


def shift_click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    qtbot.wait(10)


def test_h_hides_the_results_and_shows_them_again(tools, window, session, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_H)
    assert session.veil.hides
    session.edit(session.experiment.with_(seed=7), "Seed")
    assert session.veil.hides  # whatever is changed meanwhile
    qtbot.keyClick(window, Qt.Key.Key_H)
    assert not session.veil.hides


def test_leaving_shows_everything_again(tools, window, session, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_H)
    window.present.leave()
    assert not session.veil.hides
    qtbot.keyClick(window, Qt.Key.Key_H)  # at work only while presenting
    assert not session.veil.hides


def test_what_a_lab_hides_stays_hidden(session):
    session.veil.draw([])
    session.veil.cover(on=True)
    session.veil.cover(on=False)
    assert session.veil.hides
    session.veil.lift()
    assert not session.veil.hides


def test_a_tile_is_lit_and_esc_puts_the_light_away_first(tools, window, qtbot):
    tile = window.distribution.findChildren(Tile)[0]
    shift_click(qtbot, tile)
    lit = tools.spotlight.lit
    assert lit.size() == tile.size()
    assert lit.topLeft() == tile.mapTo(window, tile.rect().topLeft())
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert tools.spotlight.lit.isEmpty()
    assert window.present.is_on
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.present.is_on


def test_the_same_place_again_goes_out(tools, window, qtbot):
    tile = window.distribution.findChildren(Tile)[1]
    shift_click(qtbot, tile)
    assert not tools.spotlight.lit.isEmpty()
    shift_click(qtbot, tile)
    assert tools.spotlight.lit.isEmpty()


def test_a_row_is_lit_by_keys(tools, window, session):
    session.select(3)
    chart = next(w for w in window.distribution.findChildren(object)
                 if w.__class__.__name__ == "DistributionChart")  # fmt: skip
    chart.setFocus()
    tools.light_focus()
    lit = tools.spotlight.lit
    place = chart.place_of(3)
    assert lit.height() == pytest.approx(place.height(), abs=2)
    assert lit.width() == chart.width()


def test_the_light_is_painted_over_everything_and_lets_the_mouse_through(tools, window, qtbot):
    tile = window.distribution.findChildren(Tile)[0]
    shift_click(qtbot, tile)
    light = find(window, "present.spotlight")
    assert light.geometry() == window.rect()
    assert light.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    seen = window.grab().toImage()
    top = tile.mapTo(window, tile.rect().topLeft())
    inside = seen.pixelColor(top.x() + tile.width() // 2, top.y() + 3)
    assert seen.pixelColor(3, seen.height() // 2).lightness() < inside.lightness()
