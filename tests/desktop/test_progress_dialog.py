"""My progress: evidence from locked predictions, ticks by hand, and the way to a lab."""

import pytest
from PySide6.QtWidgets import QWidget

from desktop.progress_dialog import ProgressDialog
from sampling_core.labs.built_in import built_in
from sampling_core.labs.evidence.progress import SKILLS, VIEW, ticked_by_hand
from tests.desktop.controls import find

ANSWERS = {"kept20": 1.0, "kept50": 2.0, "kept80": 4.0, "kept95": 8.0, "band": "medium"}


@pytest.fixture
def worked(session):
    """A session in which lab 2 was predicted right."""
    session.lab.open(built_in("top-p"))
    for name, answer in ANSWERS.items():
        session.lab.set_draft(name, answer)
    session.lab.lock()
    session.lab.leave()
    return session


@pytest.fixture
def parent(qtbot):
    """Holds the dialog, which deletes itself when it is closed."""
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def make(qtbot, look, parent):
    def make(session):
        dialog = ProgressDialog(look, session, parent)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.is_ready, timeout=20_000)
        return dialog

    return make


def test_evidence_ticks_a_line(worked, make):
    dialog = make(worked)
    assert find(dialog, "progress.title").text() == "1 of 12 done"
    words = find(dialog, "progress.top-p.evidence").text()
    assert words == "lab 2: 4 of 4 within one token"
    assert not find(dialog, "progress.top-p.tick").isVisible()


def test_a_tick_by_hand_is_kept(session, make):
    dialog = make(session)
    find(dialog, "progress.beam.tick").click()
    assert ticked_by_hand(session.records.history.view(VIEW)) == ("beam",)
    assert find(dialog, "progress.beam.evidence").text() == "by hand"
    assert find(dialog, "progress.title").text() == "1 of 12 done"
    again = make(session)
    assert find(again, "progress.beam.tick").isChecked()
    find(again, "progress.beam.tick").click()
    assert find(again, "progress.title").text() == "0 of 12 done"


def test_a_line_leads_to_its_lab(session, make, qtbot):
    dialog = make(session)
    with qtbot.waitSignal(dialog.lab_wanted) as lab:
        find(dialog, "progress.engines.open").click()
    assert lab.args == ["engines"]
    assert not dialog.isVisible()


def test_each_lab_has_a_line_that_is_read_aloud(session, make):
    dialog = make(session)
    for skill in SKILLS:
        assert find(dialog, f"progress.{skill.lab}.tick").accessibleName()


def test_closing_while_it_judges_is_quiet(worked, look, qtbot, parent):
    dialog = ProgressDialog(look, worked, parent)
    dialog.show()
    dialog.reject()
    assert dialog.is_ready
    qtbot.wait(50)
