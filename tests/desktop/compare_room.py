"""What tests of the Compare view share: the panel, and waiting for its work."""

from sampling_core.engines import engine


def panel(window):
    return window.area.docks["compare"].panel


def open_page(window, place):
    found = panel(window)
    window.area.focus("compare")
    found.be_seen(True)
    found.show_page(place)
    return found


def settled(qtbot, work):
    qtbot.waitUntil(lambda: not work.is_running, timeout=20_000)


def lab(**parameters):
    return engine("lab").chain(defaults="off", **parameters)
