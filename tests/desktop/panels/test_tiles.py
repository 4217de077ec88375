"""The five tiles, and what stands around them."""

from desktop.panels.distribution import DistributionPanel
from sampling_core.labs.built_in import built_in


def test_tiles_stand_above_the_bars_in_a_window_that_begins_inside_a_lab(
    make_window, session, qtbot
):
    session.lab.open(built_in("temperature"))
    window = make_window()
    window.resize(1440, 900)
    panel = window.findChild(DistributionPanel)
    chart = panel.chart.parentWidget()
    qtbot.waitUntil(lambda: panel.mode.geometry().bottom() < chart.y())
    assert panel.tiles.geometry().bottom() < panel.mode.y()
