"""What tests of the Lab panel share: the panel in a dock of its own, and small labs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QRadioButton

from desktop.dock import Dock
from desktop.panels.lab import LabPanel
from sampling_core.labs.lab import Case, Field, Lab, LabSource, Measure, Option, Run, Settings

TEXT = {"en": "Ask", "de": "Frage"}
WIDTH = 312  # px at 100 %


@pytest.fixture
def panel(qtbot, look, session, settings):
    window = QMainWindow()
    panel = LabPanel(look, session, settings)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, Dock(look, panel))
    window.resize(look.theme.px(WIDTH), look.theme.px(790))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield panel
    session.lab.leave()


def small_lab(*fields, name="small", **changes):
    """A lab of one case on four tokens, with these fields."""
    source = LabSource(name="Four", tokens=("a", "b", "c", "d"), logits=(2.0, 1.0, 0.0, -1.0))
    runs = {
        "cold": Run("four", Settings({"temperature": 0.5}), {"en": "Cold"}),
        "hot": Run("four", Settings({"temperature": 2.0}), {"en": "Hot"}),
    }
    case = {
        "source": "four",
        "propose": ("temperature",),
        "predict": fields,
        "runs": ("own", "hot"),
    }
    case |= changes.pop("case", {})
    cases = (Case("only", {"en": "Only"}, {"en": "A **task**."}, **case),)
    return Lab(name, {"en": "Small lab"}, cases, sources={"four": source}, runs=runs, **changes)


def number(name="half", **changes):
    measure = Measure("probability", run="own", token="a")
    return Field(name, "number", {"en": "How likely is a?"}, unit="%", answer=measure, **changes)


def band():
    return Field("band", "band", {"en": "Which band?"}, answer=Measure("band", run="own"))


def token():
    return Field("first", "token", {"en": "Which is first?"}, answer=Measure("first", run="own"))


def ranking():
    options = (Option("hot", {"en": "Hot one"}), Option("cold", {"en": "Cold one"}))
    measure = Measure("ranking", runs=("hot", "cold"))
    return Field("order", "ranking", {"en": "Which order?"}, options=options, answer=measure)


def sketch():
    return Field("drawn", "sketch", {"en": "Draw it"}, answer=Measure("sketch", run="own"))


def choice(*names):
    options = tuple(Option(name, {"en": name}) for name in names)
    return Field("which", "choice", {"en": "Which one?"}, options=options, right=names[0])


def texts(panel):
    """Return all that the panel says, seen or heard."""
    labels = [label.text() for label in panel.findChildren(QLabel)]
    heard = [label.accessibleName() for label in panel.findChildren(QLabel)]
    return " | ".join((*labels, *heard)).replace("\N{NO-BREAK SPACE}", " ")


def radio(panel, words):
    return next(each for each in panel.findChildren(QRadioButton) if each.text() == words)
