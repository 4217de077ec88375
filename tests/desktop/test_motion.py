"""One switch for everything that moves: View ▸ Motion, else what the system wants."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QStyle

import desktop
from desktop.settings import MOTIONS, Settings
from tests.desktop.controls import find

DURATION = QStyle.StyleHint.SH_Widget_Animation_Duration
MOVING = ("QVariantAnimation(", "QPropertyAnimation(", "QTimeLine(", "QSequentialAnimationGroup(")


@pytest.fixture(autouse=True)
def as_the_system(look):
    yield
    look.show_motion(None)


def duration(widget):
    return widget.style().styleHint(DURATION, None, widget)


def test_the_menu_switches_motion_off_and_on_and_it_is_remembered(window, settings):
    usual = duration(window)
    window.actions_["motion_off"].trigger()
    assert duration(window) == 0
    assert Settings(settings.place / "settings.ini").motion == "off"
    window.actions_["motion_on"].trigger()
    assert duration(window) > 0
    window.actions_["motion_system"].trigger()
    assert duration(window) == usual


def test_a_window_opens_as_the_settings_say(make_window, settings):
    settings.motion = "off"
    window = make_window()
    assert duration(window) == 0
    assert [window.actions_[f"motion_{name}"].isChecked() for name in MOTIONS] == [
        False, False, True,
    ]  # fmt: skip


@pytest.mark.parametrize(("motion", "fades"), [("off", False), ("on", True)])
def test_a_stage_that_comes_fades_only_where_things_move(window, settings, motion, fades):
    settings.motion = motion
    window.area.focus("stages")
    stepping = window.stages.stepping
    stepping.step(1)
    assert (stepping.fade < 1.0) is fades
    stepping.end()


def test_docks_change_at_once_without_motion(window, settings):
    settings.motion = "off"
    window.area.focus("data")
    assert not window.area.isAnimated() or duration(window.area) == 0
    assert find(window, "dock.data").isVisible()


def test_everything_that_moves_asks_the_style(qapp):
    for path in Path(desktop.__file__).parent.rglob("*.py"):
        text = path.read_text("utf-8")
        if any(word in text for word in MOVING):
            assert "SH_Widget_Animation_Duration" in text, path.name
