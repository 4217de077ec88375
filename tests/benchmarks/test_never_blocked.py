"""How long the thread of the window is blocked by work with 151,936 tokens, and how soon it stops.

Each line names the longest pause between two heartbeats (5 ms apart). The aim is 100 ms, also from
asking to cancel until nothing works; the figures are printed, not asserted. It runs by itself:

    pytest -s tests/benchmarks/test_never_blocked.py -o addopts=--import-mode=importlib
"""

import json

import numpy as np
import pytest

pytest.importorskip("PySide6")

from time import monotonic

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from desktop.charts.export import write_png
from desktop.opening import make_app, open_window
from desktop.settings import Settings
from desktop.theme import LIGHT
from desktop.widgets.number_editor import NumberEditor
from sampling_core.experiment import Source
from sampling_core.history import IN_MEMORY, History
from sampling_core.labs.built_in import LABS, built_in
from tests.desktop.watchdog import Watchdog, working

VOCABULARY, POSITIONS, LISTED = 151_936, 200, 20
AIM = 100  # ms
MOST = 60.0  # s of one piece of work
ENGINES, ORDERS = 1, 2
told = []


def turn(seconds=0.0, until=lambda: False):
    """Let the window go on for a while, or until something is so."""
    end = monotonic() + (seconds or MOST)
    while monotonic() < end and not until():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


def at_rest(window):
    turn(until=lambda: not working(window, QCoreApplication.instance()))
    turn(0.2)


@pytest.fixture
def window(tmp_path):
    app = make_app()
    window = open_window(app, Settings(tmp_path / "settings.ini"), History(IN_MEMORY, []))
    window.resize(1440, 900)
    window.show()
    for name in window.area.docks:  # what is imported when a view is first seen is not measured
        window.area.focus(name)
        at_rest(window)
    window.area.focus("distribution")
    turn(1.0)
    yield window
    at_rest(window)
    window.close()
    window.session.records.history.close()
    window.deleteLater()
    turn(0.2)


@pytest.fixture
def large(window):
    """The window with the logits of a whole vocabulary."""
    random = np.random.default_rng(5)
    logits = random.normal(0, 3, VOCABULARY).astype(np.float32)
    window.session.edit(
        window.session.experiment.with_source(Source.from_logits(logits, name="large")), "data"
    )
    at_rest(window)
    return window


@pytest.fixture(scope="module", autouse=True)
def report():
    yield
    print()
    for words, blocked, cancelled in told:
        mark = "  over the aim" if max(blocked, cancelled or 0.0) * 1e3 > AIM else ""
        ended = "" if cancelled is None else f", cancelled in {cancelled * 1e3:5.0f} ms"
        print(f"{words:<46} blocked {blocked * 1e3:6.0f} ms{ended}{mark}")


def watched(window, words, begin, until=None, cancel=None):
    """Note how long the window stood still while something was done, and then cancelled."""
    ended = None
    with Watchdog() as dog:
        begin()
        if cancel is None:
            turn(until=until or (lambda: not working(window, QCoreApplication.instance())))
            turn(0.3)
        else:
            turn(0.3)
            start = monotonic()
            cancel()
            turn(until=lambda: not working(window, QCoreApplication.instance()))
            ended = monotonic() - start
    told.append((words, dog.longest, ended))


def test_opening(window, tmp_path):
    def shown(name):
        return lambda: window.session.experiment.source.name == name

    path, table = tmp_path / "large.npy", tmp_path / "table.csv"
    np.save(path, np.random.default_rng(5).normal(0, 3, VOCABULARY).astype(np.float32))
    rows = "".join(f"t{i},{(i * 7919) % 997 / 99}\n" for i in range(VOCABULARY))
    table.write_text("token,logit\n" + rows)
    words = f"open NPY, {VOCABULARY:,} tokens"
    watched(window, words, lambda: window.files.open(path), shown("large"))
    words = f"open CSV, {VOCABULARY:,} tokens"
    watched(window, words, lambda: window.files.open(table), shown("table"))


def test_capture_and_scorecard(window, tmp_path):
    random = np.random.default_rng(1)
    positions = []
    for _ in range(POSITIONS):
        logprobs = np.sort(np.log(random.dirichlet(np.ones(40))))[::-1][:LISTED]
        top = [{"token": f" t{k}", "logprob": float(p)} for k, p in enumerate(logprobs)]
        positions.append({**top[0], "top_logprobs": top})
    path = tmp_path / "capture.json"
    path.write_text(json.dumps({"choices": [{"logprobs": {"content": positions}}]}))
    words = f"open capture, {POSITIONS} × {LISTED}"
    watched(window, words, lambda: window.files.open(path), lambda: True)
    at_rest(window)
    watched(window, f"scorecard, {POSITIONS} × {LISTED}", window.data.open_scorecard)
    window.findChild(QDialog, "dialog.scorecard").close()
    at_rest(window)
    window.data.open_scorecard()
    dialog = window.findChild(QDialog, "dialog.scorecard")
    watched(window, "scorecard, cancelled", lambda: None, cancel=dialog.reject)


def test_drags(large):
    for name, key in (("temperature", Qt.Key.Key_Right), ("top_p", Qt.Key.Key_Left)):
        slider = large.findChild(NumberEditor, f"parameter.{name}").slider

        def drag(slider=slider, key=key):
            for _ in range(20):
                QTest.keyClick(slider, key)
                turn(0.02)

        watched(large, f"20 steps of {name}", drag)


@pytest.mark.parametrize("view", ["stages", "sweep", "compare", "data", "distribution"])
def test_views(large, view):
    watched(large, f"show {view}", lambda: large.area.focus(view))


def answer_of(field):
    """Any answer to a field, right or wrong."""
    if field.kind == "number":
        return field.low or 0.0
    if field.kind == "ranking":
        return [option.name for option in field.options]
    if field.kind == "sketch":
        return {"a": 1.0}
    names = [option.name for option in field.options]
    return names[0] if names else {"band": "low"}.get(field.kind, "a")


@pytest.mark.parametrize("name", LABS)
def test_labs(window, name):
    room = window.session.lab
    window.area.focus("lab")
    watched(window, f"open lab {name}", lambda: room.open(built_in(name)))
    for case in room.lab.cases:
        about = f"lab {name}, {case.name}"
        watched(window, f"{about}: go there", lambda case=case: room.choose_case(case.name))
        for field in case.predict:
            room.set_draft(field.name, answer_of(field))
        watched(window, f"{about}: lock", room.lock)
        watched(window, f"{about}: compare", lambda: room.go("compare"))
        watched(window, f"{about}: explain", lambda: room.go("explain"))
    watched(window, f"leave lab {name}", room.leave)


def test_draw_and_pin(large):
    watched(large, "draw 10,000", large.session.draw)
    watched(large, "pin", large.session.pin)


def test_sweep(large):
    large.area.focus("sweep")
    at_rest(large)
    study = large.area.docks["sweep"].panel.room.study
    other = large.session.experiment.with_source(
        Source.from_logits(large.session.experiment.source.given[::-1].copy(), name="other")
    )
    watched(large, "sweep of 300 × 300", lambda: large.session.edit(other, "other"))
    back = other.with_source(Source.from_logits(other.source.given[::-1].copy(), name="back"))
    watched(
        large, "sweep, cancelled", lambda: large.session.edit(back, "back"), cancel=study.escape
    )


@pytest.mark.parametrize(("page", "place"), [("engines", ENGINES), ("orders", ORDERS)])
def test_compare(large, page, place):
    large.area.focus("compare")
    panel = large.area.docks["compare"].panel
    watched(large, f"compare {page}", lambda: panel.show_page(place))
    other = large.session.experiment.with_source(
        Source.from_logits(large.session.experiment.source.given[::-1].copy(), name="other")
    )
    work = (panel.engines if place == ENGINES else panel.orders).work
    watched(
        large, f"compare {page}, cancelled", lambda: large.session.edit(other, "other"),
        cancel=work.cancel,
    )  # fmt: skip


def test_export(large, tmp_path):
    figure = large.distribution.figure()
    size = large.distribution.chart.size()
    watched(
        large, "export PNG", lambda: write_png(tmp_path / "a.png", figure, LIGHT, size, 2.0),
        until=lambda: True,
    )  # fmt: skip
    watched(large, "open the export dialog", large.files.ask_for_export, until=lambda: True)
