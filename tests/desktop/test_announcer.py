"""What screen readers are told: once, and when the changes have come to rest."""

from PySide6 import QtGui

TOP_P = 3


def test_a_burst_of_changes_is_said_once(window, session, qtbot, monkeypatch):
    events, said = [], []
    update = QtGui.QAccessible.updateAccessibility
    monkeypatch.setattr(
        QtGui.QAccessible,
        "updateAccessibility",
        lambda event: (events.append(event.message()), update(event)),
    )
    window.announcer.announced.connect(said.append)
    for mass in (0.9, 0.8, 0.7):
        session.set_field(TOP_P, "mass", mass)
    assert said == []
    with qtbot.waitSignal(window.announcer.announced, timeout=5000):
        session.set_field(TOP_P, "mass", 1.0)
    assert said == ["Entropy 1.62 nats, 10 kept"]
    assert events == said


def test_it_says_the_unit_that_is_shown(window, session, settings, qtbot):
    settings.unit = "bits"
    with qtbot.waitSignal(window.announcer.announced, timeout=5000) as told:
        session.set_field(TOP_P, "mass", 0.5)
    assert told.args[0].startswith("Entropy 0.9")
    assert "bits, 2 kept" in told.args[0]
