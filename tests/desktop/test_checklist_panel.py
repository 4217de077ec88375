"""The Checklist panel: it follows the history, keeps what is typed, and starts what helps."""

import pytest

from desktop.panels.checklist import VIEW, ChecklistPanel
from sampling_core.labs.evidence.checklist import Kept, kept_of
from sampling_core.model_view.presets import PRESETS
from tests.desktop.controls import find


@pytest.fixture
def panel(qtbot, look, session, settings):
    panel = ChecklistPanel(look, session, settings)
    qtbot.addWidget(panel)
    panel.resize(312, 640)
    panel.show()
    panel.be_seen(True)
    return panel


def evidence(panel, name):
    return find(panel, f"checklist.{name}.evidence").text()


def kept(session):
    return kept_of(session.records.history.view(VIEW))


def test_a_run_ticks_the_baseline(panel, session, qtbot):
    assert evidence(panel, "baseline") == ""
    find(panel, "checklist.baseline.button").click()
    assert session.experiment.chain == PRESETS[0].chain
    assert session.undo_stack.undoText() == "Apply preset Baseline"
    session.draw()
    qtbot.waitUntil(lambda: evidence(panel, "baseline") != "")
    assert evidence(panel, "baseline") == "run 1 has T 0.7 and nothing else"
    assert not find(panel, "checklist.baseline.tick").isVisible()


def test_a_tick_by_hand_is_kept_and_said(panel, session):
    box = find(panel, "checklist.log.tick")
    box.click()
    assert kept(session).by_hand == ("log",)
    assert evidence(panel, "log") == "by hand"
    box.click()
    assert kept(session) == Kept()


def test_goal_and_measure_are_kept(panel, session):
    goal, measure = find(panel, "checklist.goal.nats"), find(panel, "checklist.measure.choice")
    goal.edited.emit(1.5)
    measure.setCurrentIndex(1)
    measure.activated.emit(1)
    assert kept(session) == Kept(1.5, "entropy")
    assert evidence(panel, "goal") == "1.50 nats = 2.16 bits"
    assert panel.lines()[2].evidence == "Entropy"
    goal.edited.emit(None)
    assert kept(session).goal is None


def test_what_was_kept_is_there_again(qtbot, look, session, settings):
    session.records.history.set_view(VIEW, '{"goal": 1.25, "measure": "kept", "by_hand": ["log"]}')
    panel = ChecklistPanel(look, session, settings)
    qtbot.addWidget(panel)
    panel.be_seen(True)
    assert find(panel, "checklist.goal.nats").answer() == 1.25
    assert find(panel, "checklist.measure.choice").currentData() == "kept"
    assert find(panel, "checklist.log.tick").isChecked()


def test_hidden_runs_count_by_settings_alone(panel, session):
    find(panel, "checklist.baseline.button").click()
    session.draw()
    find(panel, "checklist.goal.nats").edited.emit(1.5)
    assert "comes nearest" in evidence(panel, "goal")
    session.veil.draw([session.experiment.source])
    assert evidence(panel, "goal") == "1.50 nats = 2.16 bits"
    assert evidence(panel, "baseline") == "run 1 has T 0.7 and nothing else"


def test_the_numbers_are_those_of_the_history(panel, session, qtbot):
    session.draw()
    find(panel, "checklist.baseline.button").click()
    session.draw()
    record = session.records.current()
    assert session.records.number(record) == 2
    qtbot.waitUntil(lambda: evidence(panel, "baseline").startswith("run 2 "))
    session.delete([session.records.record_at(1).id])
    qtbot.waitUntil(lambda: evidence(panel, "baseline").startswith("run 1 "))


def test_it_asks_for_views_and_tells_what_a_lab_refuses(panel, session, qtbot):
    with qtbot.waitSignal(panel.view_wanted) as view:
        find(panel, "checklist.sweep.button").click()
    assert view.args == ["sweep"]

    from msgspec.structs import replace

    from sampling_core.labs.built_in import built_in
    from sampling_core.labs.lab import Lock, Locks

    locked = replace(built_in("temperature"), locks=Locks({"temperature": Lock("locked")}))
    session.lab.open(locked)
    with qtbot.waitSignal(panel.told) as told:
        find(panel, "checklist.baseline.button").click()
    assert "locked" in told.args[0]
    session.lab.leave()


def test_lines_are_there_for_a_report_before_it_is_built(qtbot, look, session, settings):
    panel = ChecklistPanel(look, session, settings)
    qtbot.addWidget(panel)
    assert len(panel.lines()) == 6


@pytest.mark.parametrize("zoom", [1.0, 2.5])
def test_it_fits_a_narrow_dock(panel, look, zoom):
    from desktop.theme import DARK

    look.show(DARK.zoomed(zoom))
    panel.resize(panel.minimumWidth(), 640)
    row = find(panel, "checklist.measure")
    right = row.mapTo(panel, row.rect().topRight()).x()
    assert right <= panel.width()
    for name in ("baseline.button", "measure.choice", "goal.tick"):
        assert find(panel, f"checklist.{name}").height() >= 24
