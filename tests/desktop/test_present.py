"""Present: large, one view, the stages that are on; Esc gives everything back."""

import pytest
from PySide6.QtCore import Qt

from desktop.present import zoom_for
from desktop.theme import DARK, LIGHT, PRESENTED, contrast
from tests.desktop.controls import find


@pytest.fixture
def presented(window, qtbot):
    window.actions_["present"].trigger()
    qtbot.waitUntil(window.isFullScreen)
    return window


def test_only_the_view_and_the_stages_at_work_are_left(presented, look, session):
    size = presented.screen().size()
    assert look.theme.zoom == zoom_for(size.width(), size.height())
    assert look.theme.presents
    shown = [name for name, dock in presented.area.docks.items() if not dock.isHidden()]
    assert shown == ["parameters", "distribution"]
    assert presented.menuBar().isHidden()
    assert find(presented, "present.words").text() == "Summarization: T 0.60  top-p 0.95"
    cards = [presented.parameters.card(step) for step in range(len(session.experiment.chain))]
    at_work = [not sampler.is_off for sampler in session.experiment.chain]
    assert [not card.isHidden() for card in cards] == at_work


def test_what_is_switched_on_while_presenting_appears(presented, session):
    step = next(i for i, s in enumerate(session.experiment.chain) if s.name == "top_k")
    session.edit(session.experiment.switched(step, on=True), "Top-k")
    assert not presented.parameters.card(step).isHidden()


def test_esc_leaves_and_everything_is_back(presented, look, qtbot):
    qtbot.keyClick(presented, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not presented.isFullScreen())
    assert (look.theme.zoom, look.theme.presents) == (1.0, False)
    assert not presented.menuBar().isHidden()
    assert not presented.area.docks["history"].isHidden()
    assert not presented.parameters.card(0).isHidden()


def test_keys_work_without_the_menu_bar(presented, session):
    actions = presented.actions_.all()
    assert set(actions) <= set(presented.actions())
    presented.actions_["draw"].trigger()
    assert session.draws is not None


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_beamer_gets_contrast(theme):
    shown = theme.presented(PRESENTED)
    assert contrast(shown.text, shown.panel) >= 15
    assert contrast(shown.muted, shown.panel) >= 4.5
    assert shown.px(shown.big) == 44


@pytest.mark.parametrize(
    ("screen", "zoom"),
    [((1920, 1080), 1.6), ((1440, 900), 1.6), ((1024, 768), 1024 / 880), ((800, 600), 1.0)],
)
def test_a_small_beamer_gets_less_zoom_so_that_the_bars_are_seen(screen, zoom):
    assert zoom_for(*screen) == zoom


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700), (780, 640)])
def test_whatever_the_room_leaving_brings_every_panel_back(window, qtbot, size):
    window.resize(*size)
    qtbot.wait(20)
    window.area.focus("stages")
    before = {name: dock.isHidden() for name, dock in window.area.docks.items()}
    window.notice.tell("Restored.")
    window.present.begin()
    qtbot.waitUntil(window.isFullScreen)
    qtbot.wait(50)
    assert window.notice.isHidden()
    window.present.leave()
    qtbot.waitUntil(lambda: not window.isFullScreen())
    qtbot.wait(50)
    window.resize(1440, 900)
    qtbot.wait(50)
    assert {name: dock.isHidden() for name, dock in window.area.docks.items()} == before


def test_closing_while_presenting_keeps_the_arrangement(window, settings, qtbot):
    window.present.begin()
    qtbot.waitUntil(window.isFullScreen)
    window.close()
    assert not window.area.docks["history"].isHidden()
    assert not window.present.is_on


def test_a_lab_that_is_open_stays_beside_the_view(window, session, qtbot):
    window.resize(1440, 900)
    window.labs.open_named("temperature")
    window.present.begin()
    docks = window.area.docks
    assert docks["lab"].isVisible()
    assert docks["distribution"].isVisible()
    assert not docks["history"].isVisible()
    window.present.leave()
    assert docks["history"].isVisible()
    session.lab.leave()


def test_the_zoom_of_a_room_leaves_place_for_what_stands_beside():
    assert zoom_for(1920, 1080) == pytest.approx(1.6)
    assert zoom_for(1920, 1080, 1200) == pytest.approx(1.6)
    assert zoom_for(1440, 900, 1200) == pytest.approx(1.2)
    assert zoom_for(1024, 768, 1200) == 1.0
