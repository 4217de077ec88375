import gc

import pytest

from sampling_core.cases import case
from sampling_core.errors import ParameterError
from sampling_core.model_view.job import Job

TOP_P = 3


def test_a_drag_is_one_step_of_undo(session):
    session.begin_drag()
    for mass in (0.9, 0.7, 0.5):
        session.set_field(TOP_P, "mass", mass)
    session.end_drag()
    gc.collect()  # the stack must keep our Python command alive
    assert session.undo_stack.count() == 1
    assert session.undo_stack.undoText() == "Top-p 0.50"
    session.undo_stack.undo()
    assert session.experiment.chain[TOP_P].mass == 0.95


def test_two_drags_are_two_steps(session):
    for masses in ((0.9, 0.8), (0.7, 0.6)):
        session.begin_drag()
        for mass in masses:
            session.set_field(TOP_P, "mass", mass)
        session.end_drag()
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    assert session.experiment.chain[TOP_P].mass == 0.8


def test_a_drag_back_to_its_start_leaves_nothing_to_undo(session):
    session.begin_drag()
    for mass in (0.9, 0.7, 0.95):
        session.set_field(TOP_P, "mass", mass)
    session.end_drag()
    assert session.undo_stack.count() == 0


def test_a_burst_of_keys_is_one_step_and_a_pause_ends_it(session, monkeypatch):
    clock = [100.0]
    monkeypatch.setattr("sampling_core.model_view.gestures.monotonic", lambda: clock[0])
    for pause, mass in ((0, 0.9), (0.5, 0.8), (0.7, 0.7), (0.9, 0.6)):
        clock[0] += pause
        session.set_field(TOP_P, "mass", mass)
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    assert session.experiment.chain[TOP_P].mass == 0.7


def test_edits_of_two_controls_do_not_merge(session):
    session.set_field(TOP_P, "mass", 0.9)
    session.set_field(1, "degree", 0.9)
    assert session.undo_stack.count() == 2


def test_a_bad_value_changes_nothing(session, qtbot):
    before = session.trace
    refused = pytest.raises(ParameterError, match="top_p")
    with qtbot.assertNotEmitted(session.trace_changed), refused:
        session.set_field(TOP_P, "mass", 1.5)
    assert session.trace is before
    assert session.undo_stack.count() == 0


def test_drawing_keeps_a_record_and_tells_it(session, qtbot):
    assert session.draws is None
    with qtbot.waitSignal(session.trace_changed):
        session.draw()
    assert session.draws.count == 10_000
    assert session.records.rowCount() == 1
    assert session.draw_seconds > 0


def test_an_edit_makes_draws_invalid_and_undo_brings_the_same_ones_back(session):
    session.draw()
    entropy = session.draws.entropy
    session.set_field(TOP_P, "mass", 0.5)
    assert session.draws is None
    session.undo_stack.undo()
    assert session.draws.entropy == entropy
    assert session.records.rowCount() == 1  # nothing was drawn again


def test_redo_brings_draws_back_too(session):
    session.set_field(TOP_P, "mass", 0.5)
    session.draw()
    session.undo_stack.undo()
    assert session.draws is None
    session.undo_stack.redo()
    assert session.draws.count == 10_000


def test_restoring_a_record_is_an_edit_with_its_draws(session):
    session.draw()
    record = session.records.current()
    start = session.experiment
    session.edit(start.with_source(case("Code").source), "Data Code")
    session.restore(record)
    assert session.experiment == start
    assert session.draws.count == 10_000
    assert session.undo_stack.undoText() == "Restore run 1"
    session.undo_stack.undo()
    assert session.experiment.source.name == "Code"


def test_pinning_draws_first_and_swapping_exchanges(session):
    first = session.experiment
    session.pin()
    assert session.records.rowCount() == 1
    session.set_field(TOP_P, "mass", 0.5)
    session.draw()
    second = session.experiment
    session.swap()
    assert session.experiment == first
    assert session.records.history.experiment(session.records.pinned()) == second


def test_deleting_can_be_undone(session):
    session.draw()
    session.delete([session.records.current()])
    assert session.records.rowCount() == 0
    session.undo_stack.undo()
    assert session.records.rowCount() == 1


def test_many_draws_are_made_in_the_background(session, qtbot):
    session.edit(session.experiment.with_(draws=400_000), "Draws")
    with qtbot.waitSignal(session.trace_changed, timeout=10_000):
        session.draw()
        assert session.draws is None
    assert session.draws.count == 400_000


def test_draws_that_come_too_late_are_dropped(session, qtbot):
    session.edit(session.experiment.with_(draws=400_000), "Draws")
    session.draw()
    session.set_field(TOP_P, "mass", 0.5)
    job = session._drawing.job
    qtbot.waitUntil(job.isFinished, timeout=10_000)
    qtbot.wait(20)  # the result arrives in our thread and is looked at
    assert session.draws is None
    assert session.records.rowCount() == 0


def test_a_cancelled_job_has_no_result(session, qtbot):
    def endless():
        while True:
            yield 0.0

    job = Job(endless(), session)
    with qtbot.assertNotEmitted(job.succeeded), qtbot.waitSignal(job.finished):
        job.start()
        job.cancel()


def test_a_job_hands_over_its_result_and_its_error(session, qtbot):
    def work(fail):
        yield 0.5
        if fail:
            raise ParameterError("x", 1, "2")
        return "done"

    job = Job(work(False), session)
    with qtbot.waitSignal(job.succeeded) as succeeded, qtbot.waitSignal(job.progressed):
        job.start()
    assert succeeded.args == ["done"]
    job.wait()
    failing = Job(work(True), session)
    with qtbot.waitSignal(failing.failed) as failed:
        failing.start()
    assert isinstance(failed.args[0], ParameterError)
    failing.wait()
