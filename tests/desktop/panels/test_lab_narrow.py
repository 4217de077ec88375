"""Every built-in lab in the narrowest dock: nothing is wider than it, on any step."""

import pytest
from PySide6.QtWidgets import QLabel

from desktop.lab_entries import open_lab
from desktop.panels.lab import LabPanel
from sampling_core.labs.built_in import LABS
from tests.desktop.panels.lab_room import panel, texts

__all__ = ["panel"]


def answer(page, field):
    """Return some answer to a field, whatever it asks."""
    match field.kind:
        case "number":
            return max(field.low or 0.0, 1.0)
        case "choice":
            return field.options[0].name
        case "ranking":
            return [option.name for option in field.options]
        case "token":
            return page.editors[field.name].asked.tokens[0]
        case "sketch":
            return {page.editors[field.name].asked.tokens[0]: 1.0}
        case "band":
            return "low"
    return "So I think."


@pytest.mark.parametrize("name", LABS)
def test_a_lab_fits_into_the_narrowest_dock(panel, session, qtbot, name):
    panel.window().resize(LabPanel.least[0], 700)
    open_lab(session.lab, name)
    for case in session.lab.lab.cases:
        session.lab.choose_case(case.name)
        fits(panel, qtbot, f"{case.name} predict")
        for field in case.predict:
            session.lab.set_draft(field.name, answer(panel.body._page, field))
        assert session.lab.missing() == ()
        session.lab.lock()
        fits(panel, qtbot, f"{case.name} run")
        session.lab.go("compare")
        qtbot.waitUntil(lambda: "Working out" not in texts(panel.body._page))
        fits(panel, qtbot, f"{case.name} compare")
        assert panel.body._page._problem.isHidden(), panel.body._page._problem.text()
        session.lab.go("explain")
        fits(panel, qtbot, f"{case.name} explain")


def fits(panel, qtbot, where):
    qtbot.wait(1)
    inside, room = panel.body.inside, panel.body.area.viewport().width()
    assert inside.minimumSizeHint().width() <= room, where
    for label in inside.findChildren(QLabel):
        if label.isVisible():
            left = label.mapTo(inside, label.rect().topLeft()).x()
            assert left + label.width() <= room, f"{where}: {label.text()}"
