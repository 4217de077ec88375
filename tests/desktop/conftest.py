"""What tests of the window share: no screen, one look, numbers to edit."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QLocale

from desktop.style import Look
from desktop.theme import LIGHT


@pytest.fixture(scope="session")
def session_look(qapp):
    QLocale.setDefault(QLocale.c())
    look = Look(LIGHT, qapp)
    yield look
    qapp.setStyleSheet("")


@pytest.fixture
def look(session_look):
    """The light theme at 100 %, whatever the test before left."""
    if session_look.theme != LIGHT:
        session_look.show(LIGHT)
    return session_look
