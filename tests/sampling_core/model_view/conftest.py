import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from sampling_core import Experiment
from sampling_core.cases import case
from sampling_core.history import History
from sampling_core.model_view.session import Session

TOP_P = 3  # its step in the chain of the case


@pytest.fixture
def session(qapp):
    known = case("Summarization")
    session = Session(Experiment(known.source, known.chain), History())
    yield session
    session.cancel()
    session.undo_stack.clear()  # its commands hold the session: a circle through Qt
    session.records.history.close()
