"""Long work is done in threads, the window goes on, and whoever cancels gets the old state.

States only: how long anything takes is measured in ``tests/benchmarks/test_never_blocked.py``.
"""

import json
import threading

import numpy as np
import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from sampling_core import Source
from sampling_core.errors import LabError
from sampling_core.model_view import job as jobs
from tests.desktop.compare_room import open_page
from tests.desktop.controls import find
from tests.desktop.looking import at_rest
from tests.desktop.watchdog import Watchdog, working

VOCABULARY = 151_936
LONG = 30_000  # ms
ENGINES, ORDERS = 1, 2


@pytest.fixture
def large():
    """Logits as a model gives them."""
    logits = np.random.default_rng(5).normal(0, 3, VOCABULARY).astype(np.float32)
    return Source.from_logits(logits, name="large")


@pytest.fixture
def gate(monkeypatch):
    """Holds every job between its first and its second step until it is opened."""
    gate, threads = threading.Event(), []
    real = jobs.Job.run

    def run(job):
        threads.append(QThread.currentThread())
        gate.wait(LONG / 1000)
        real(job)

    monkeypatch.setattr(jobs.Job, "run", run)
    gate.threads = threads
    yield gate
    gate.set()


@pytest.fixture
def capture(tmp_path):
    """200 positions with 20 alternatives each, as a server answers."""
    random = np.random.default_rng(1)
    positions = []
    for place in range(200):
        logprobs = np.sort(np.log(random.dirichlet(np.ones(40))))[::-1][:20]
        top = [
            {"token": f" t{k}", "logprob": float(p), "bytes": None} for k, p in enumerate(logprobs)
        ]
        positions.append({**top[place % 3], "top_logprobs": top})
    path = tmp_path / "capture.json"
    path.write_text(json.dumps({"choices": [{"logprobs": {"content": positions}}]}))
    return path


def goes_on(qtbot):
    """Whether the window beats while something else works."""
    with Watchdog() as dog:
        qtbot.waitUntil(lambda: dog.beats > 3, timeout=LONG)
    return True


def test_a_large_table_is_read_in_a_thread_and_can_be_cancelled(
    window, session, qtbot, gate, tmp_path
):
    path, before = tmp_path / "large.csv", session.experiment
    path.write_text("token,logit\n" + "".join(f"t{i},{i % 97}\n" for i in range(VOCABULARY)))
    window.files.open(path)
    (job,) = working(window.files.opener)
    assert goes_on(qtbot)
    assert session.experiment is before
    window.files.opener.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not (isValid(job) and job.isRunning()), timeout=LONG)
    assert session.experiment is before
    assert all(thread is not window.thread() for thread in gate.threads)


def test_an_array_of_a_whole_vocabulary_is_opened(window, session, qtbot, tmp_path, large):
    path = tmp_path / "large.npy"
    np.save(path, large.given)
    window.files.open(path)
    qtbot.waitUntil(lambda: len(session.experiment.source) == VOCABULARY, timeout=LONG)
    assert len(window.distribution.chart.picture.rows) == 40


def test_a_sweep_over_a_vocabulary_works_in_a_thread_and_esc_ends_it(
    window, session, qtbot, qapp, large, gate
):
    window.area.focus("sweep")
    at_rest_without_jobs(qapp)
    session.edit(session.experiment.with_source(large), "data")
    study = window.area.docks["sweep"].panel.room.study
    qtbot.waitUntil(lambda: study.is_busy and bool(working(window)), timeout=LONG)
    assert goes_on(qtbot)
    study.escape()
    assert not study.is_busy
    gate.set()
    qtbot.waitUntil(lambda: not working(window), timeout=LONG)


@pytest.mark.parametrize("place", [ENGINES, ORDERS], ids=["engines", "orders"])
def test_engines_and_orders_work_in_a_thread_and_stop(window, session, qtbot, large, place, gate):
    session.edit(session.experiment.with_source(large), "data")
    pages = open_page(window, place)
    page = pages.engines if place == ENGINES else pages.orders
    qtbot.waitUntil(lambda: page.work.is_running, timeout=LONG)
    assert goes_on(qtbot)
    assert page.rest()  # as when another view comes to the front
    assert not page.work.is_running
    gate.set()
    page.work.wait()


def test_a_scorecard_works_in_a_thread_and_closing_it_ends_the_work(
    window, session, qtbot, capture, gate
):
    window.files.open(capture)
    qtbot.waitUntil(lambda: len(session.experiment.source) > 20, timeout=LONG)
    window.data.open_scorecard()
    dialog = find(window, "dialog.scorecard")
    assert dialog.job.isRunning()
    assert goes_on(qtbot)
    job = dialog.job
    gate.set()
    dialog.reject()
    qtbot.waitUntil(lambda: not (isValid(job) and job.isRunning()), timeout=LONG)
    assert not window.findChildren(QDialog, "dialog.scorecard")


def test_a_file_that_cannot_be_read_says_so_and_changes_nothing(window, session, tmp_path):
    before, path = session.experiment, tmp_path / "broken.npy"
    path.write_bytes(b"\x93NUMPY" + bytes(90))
    with pytest.raises(LabError, match="broken"):
        window.files.open(path)
    assert session.experiment is before


def test_drags_over_a_vocabulary_need_no_thread(window, session, qtbot, qapp, large):
    """A step of a slider is so short that it is done at once; nothing is left to come."""
    session.edit(session.experiment.with_source(large), "data")
    at_rest(qapp, window)
    for degree in (0.5, 0.7, 0.9):
        session.set_field(1, "degree", degree)
        assert session.trace.experiment.chain[1].degree == degree
        assert not working(window)


def at_rest_without_jobs(app):
    for _ in range(20):
        app.processEvents()
