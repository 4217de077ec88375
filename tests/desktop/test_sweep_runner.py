"""Work at once and in threads: results, failures, cancelling, late answers."""

import threading

import pytest
from PySide6.QtCore import QObject, QThread

from desktop.panels.sweep.runner import Runner
from sampling_core.errors import LabError

LONG = 5000  # ms


@pytest.fixture
def runner(qapp):
    parent = QObject()
    runner = Runner(parent)
    yield runner
    runner.close()


def quick(result):
    yield 0.5
    return result


def held(gate, result):
    yield 0.1
    gate.wait(LONG / 1000)
    yield 0.9
    return result


def test_short_work_is_done_before_run_returns(runner):
    found = []
    runner.run(quick(7), found.append, at_once=True)
    assert found == [7]
    assert not runner.is_running


def test_other_work_comes_back_in_the_thread_of_the_window(runner, qtbot):
    found = []
    runner.run(quick(7), lambda result: found.append((result, QThread.currentThread())))
    assert runner.is_running
    qtbot.waitUntil(lambda: bool(found), timeout=LONG)
    assert found == [(7, runner.thread())]


def test_work_that_turns_out_long_goes_on_in_a_thread(runner, qtbot):
    gate, found = threading.Event(), []

    def work():
        for _ in range(100_000):
            yield 0.0
            if gate.wait(0.001):
                break
        return "done"

    runner.run(work(), found.append, at_once=True)
    assert runner.is_running
    gate.set()
    qtbot.waitUntil(lambda: found == ["done"], timeout=LONG)


def test_the_answer_of_cancelled_work_is_dropped(runner, qtbot):
    gate, found = threading.Event(), []
    runner.run(held(gate, "late"), found.append)
    runner.run(quick("now"), found.append)
    gate.set()
    qtbot.waitUntil(lambda: bool(found), timeout=LONG)
    qtbot.wait(50)
    assert found == ["now"]


def test_cancelling_says_that_it_ended_and_does_not_wait(runner, qtbot):
    gate, found = threading.Event(), []
    runner.run(held(gate, "late"), found.append)
    with qtbot.waitSignal(runner.ended):
        runner.cancel()
    assert not runner.is_running
    gate.set()
    runner.close()
    assert found == []


def test_what_the_user_can_mend_is_told(runner, qtbot):
    def refused():
        yield 0.0
        raise LabError("Too much.")

    for at_once in (True, False):
        with qtbot.waitSignal(runner.failed, timeout=LONG) as failed:
            runner.run(refused(), print, at_once=at_once)
        assert str(failed.args[0]) == "Too much."


def test_progress_is_told_after_a_moment(runner, qtbot):
    gate = threading.Event()
    with qtbot.waitSignal(runner.told, timeout=LONG) as told:
        runner.run(held(gate, 1), lambda _: None)
    assert told.args[0] == pytest.approx(0.1)
    assert told.args[1] > 0.1
    gate.set()
