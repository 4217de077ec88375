"""What tests of the window share: no screen, one look, numbers to edit."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QLocale

from desktop.appearance import Appearance
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.style import Look
from desktop.theme import LIGHT
from sampling_core import Experiment
from sampling_core.cases import case
from sampling_core.history import History
from sampling_core.model_view.session import Session


@pytest.fixture(scope="session")
def session_look(qapp):
    QLocale.setDefault(QLocale.c())
    look = Look(LIGHT, qapp)
    yield look
    qapp.clipboard().clear()  # the offscreen one outlives Python and what Python put there
    qapp.setStyleSheet("")


@pytest.fixture
def look(session_look):
    """The light theme at 100 %, whatever the test before left."""
    if session_look.theme != LIGHT or not session_look.is_worn:
        session_look.show(LIGHT)
    return session_look


@pytest.fixture
def session(qapp):
    known = case("Summarization")
    session = Session(Experiment(known.source, known.chain), History())
    yield session
    session.cancel()
    session.undo_stack.clear()  # its commands hold the session: a circle through Qt
    session.records.history.close()


@pytest.fixture
def settings(tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    settings.knows_the_window = True
    return settings


@pytest.fixture
def make_window(qtbot, look, qapp, session, settings):
    def make():
        window = MainWindow(look, session, settings, Appearance(look, settings, qapp))
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        qtbot.wait(1)  # docks take their sizes once the window stands
        return window

    return make


@pytest.fixture
def window(make_window):
    return make_window()
