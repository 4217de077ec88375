"""The way through a lab: what is locked stays, what is hidden stays hidden until it may be seen."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from datetime import datetime

import pytest
from msgspec.structs import replace

from sampling_core import Experiment, Source
from sampling_core.cases import case
from sampling_core.engines import engine
from sampling_core.errors import LabError
from sampling_core.history import History
from sampling_core.history.opening import open_copy
from sampling_core.labs.lab import Field, Lock, Locks, Measure, Reveal, Settings
from sampling_core.labs.locking.reveal import salted
from sampling_core.model_view.session import Session
from tests.sampling_core.labs.two_cases import HOT, LAB, OTHER, lab_with, locked


@pytest.fixture
def room(session):
    return session.lab


class Clock:
    """A clock that a test sets."""

    def __init__(self, now=1e9):
        self.now = now

    def __call__(self):
        return self.now


@pytest.fixture
def started(qapp, tmp_path):
    """Start the program on one file, as often as is asked."""
    places = []

    def start(clock=None, path=None):
        end()
        history = History(path or tmp_path / "s.spsession", [case("Summarization").source],
                          clock or Clock())  # fmt: skip
        session = Session(history.kept() or experiment(), history)
        places.append(session)
        return session

    def end():
        while places:
            session = places.pop()
            session.cancel()
            session.undo_stack.clear()
            session.records.history.close()

    yield start
    end()


def experiment(name="Summarization"):
    return Experiment(case(name).source, case(name).chain)


def fill(room):
    room.set_draft("share", 56)
    room.set_draft("band", "low")
    room.set_draft("why", "It gets colder.")


def set_temperature(session, value):
    session.set_field(session.experiment.chain.step_of("temperature"), "degree", value)


def test_without_a_lab_nothing_is_hidden_or_locked(room, session):
    assert (room.lab, room.case, room.step, room.attempt) == (None, None, "predict", 1)
    assert not room.may_see()
    assert not session.veil.hides
    assert room.allows("export")
    assert room.shows_panel("sweep")
    assert room.lock_of("top_k") is None
    assert (room.banner(), room.missing(), room.previous()) == ("", (), ())
    assert (room.judgements(), room.reveal_words(), room.closeness()) == ((), "", "")
    for asked in (room.lock, room.try_again, lambda: room.run("half"), lambda: room.work):
        with pytest.raises(LabError):
            asked()
    room.leave()
    room.save()


def test_the_whole_way(room, session, qtbot):
    before = session.experiment
    room.open(LAB)
    assert session.undo_stack.count() == 0
    assert session.experiment.source is case("Requests").source
    assert session.experiment.settings() == "top-k 5"
    assert (session.experiment.draws, session.experiment.seed) == (10_000, 42)
    assert session.veil.hides
    assert (room.case, room.step, room.attempt) == (HOT, "predict", 1)
    assert room.missing() == ("How likely is approve?", "Entropy?")
    with pytest.raises(LabError, match="Still to fill in: How likely is approve\\? · Entropy\\?"):
        room.lock()
    for step in ("run", "compare", "explain"):
        assert not room.is_reached(step)
        with pytest.raises(LabError, match="shown when your prediction is locked"):
            room.go(step)
    with pytest.raises(LabError, match="shown when your prediction is locked"):
        room.run("half")
    with pytest.raises(LabError, match="prediction is locked"):
        room.explain("too early")
    fill(room)
    set_temperature(session, 0.7)
    steps = session.undo_stack.count()
    with qtbot.waitSignal(room.changed):
        made = room.lock()
    assert made.answers == {"share": 56.0, "band": "low"}
    assert (made.why, made.attempt, made.case) == ("It gets colder.", 1, "hot")
    assert made.settings == Settings({"temperature": 0.7, "top_k": 5})
    assert (room.step, room.may_see(), session.veil.hides) == ("run", True, False)
    assert session.experiment.settings() == "T 0.50"
    assert session.undo_stack.count() == steps + 1
    assert session.undo_stack.undoText() == "Half"
    done = room.work.runs[-1]
    record = session.records.record_at(0)
    assert (done.run, done.record, done.entropy, done.seed) == (
        "half",
        record.id,
        record.entropy,
        42,
    )
    assert (done.kept, done.viable, done.first) == (10, 5, "approve")
    assert [each.right for each in room.judgements()] == [True, False]
    room.run("own")
    assert session.experiment.settings() == "T 0.70  top-k 5"
    assert [each.run for each in room.work.runs] == ["half", "own"]
    room.run("two")  # the recommended one
    for step in ("compare", "explain"):
        room.go(step)
        assert room.step == step
    room.explain("It grows.")
    room.explain("It grows more slowly.")
    room.explain("It grows more slowly.")
    assert [each.text for each in room.work.explanations] == ["It grows.", "It grows more slowly."]
    assert room.states()["two"] == "begun"
    room.choose_case("other")
    assert (room.case, room.step, session.veil.hides) == (OTHER, "predict", True)
    assert session.experiment.source is case("Summarization").source
    room.set_draft("first", "BENEFIT")
    room.lock()
    assert room.states()["two"] == "done"
    assert room.states()["temperature"] == "new"
    assert room.closeness() == "1 of 1 number right · 1 of 1 choice right · 0 of 1 band right"
    room.leave()
    assert room.lab is None
    assert not session.veil.hides
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.experiment.source is case("Summarization").source
    assert session.experiment.settings() == "T 0.60"  # where the last case began
    assert session.experiment != before
    assert (
        len(session.records.history.labs.events(session.records.history.labs.all()[0].digest)) == 8
    )


def test_a_locked_prediction_cannot_be_changed_undone_or_deleted(room, session):
    room.open(LAB)
    fill(room)
    made = room.lock()
    with pytest.raises(LabError, match="locked: it stays as it is"):
        room.set_draft("share", 3)
    with pytest.raises(LabError, match="locked: it stays as it is"):
        room.lock()
    assert room.draft == {"share": 56.0, "band": "low", "why": "It gets colder."}
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert room.previous() == (made,)
    assert room.may_see()
    for change in ("DELETE FROM lab_event", "UPDATE lab_event SET content = '{}'"):
        with pytest.raises(sqlite3.IntegrityError, match="stays"):
            session.records.history.file.write(change)


def test_a_second_attempt_stands_beside_the_first(room, session):
    room.open(LAB)
    fill(room)
    set_temperature(session, 0.7)
    first = room.lock()
    room.run("two")
    room.try_again()
    assert (room.step, room.attempt, room.missing()) == (
        "predict", 2, ("How likely is approve?", "Entropy?"),
    )  # fmt: skip
    assert session.veil.hides
    assert not room.may_see()
    assert room.judgements() == ()
    assert session.experiment.settings() == "T 0.70  top-k 5"  # not those of the run
    room.try_again()
    assert room.attempt == 2
    fill(room)
    room.set_draft("band", "medium")
    set_temperature(session, 0.9)
    second = room.lock()
    assert room.previous() == (first, second)
    assert (second.attempt, second.settings.values["temperature"]) == (2, 0.9)
    assert [each.attempt for each in room.work.runs] == [1, 1, 2]
    assert [each.right for each in room.judgements()] == [True, True]


def test_own_settings_are_those_at_the_lock(room, session):
    room.open(LAB)
    fill(room)
    set_temperature(session, 0.8)
    assert room.apparatus.settings("own").values["temperature"] == 0.8
    session.choose_source(case("Code").source)
    room.lock()
    set_temperature(session, 1.9)
    assert room.apparatus.settings("own").values["temperature"] == 0.8
    assert room.apparatus.source("own") is case("Requests").source
    room.run("own")
    assert session.experiment.settings() == "T 0.80  top-k 5"
    assert session.experiment.source is case("Requests").source


def test_data_of_ones_own_is_what_the_session_has(room, session):
    own = replace(HOT, source="", predict=HOT.predict[1:], runs=("own",), recommended="")
    mine = Source.from_logits([3.0, 2.0, 1.0], ["a", "b", "c"], "Mine")
    room.open(lab_with(cases=(own,)))
    assert session.experiment.source is case("Summarization").source
    session.choose_source(mine)
    assert session.veil.hides
    room.set_draft("band", "low")
    room.lock()
    session.choose_source(case("Code").source)
    room.run("own")
    assert session.experiment.source is mine
    assert [each.said for each in room.judgements()] == ["low"]


def test_an_instrument_makes_its_own_runs(room, session):
    room.open(lab_with(cases=(replace(HOT, instrument="noise"),)))
    fill(room)
    records = session.records.rowCount()
    room.lock()
    assert room.work.runs == ()
    room.run("half")
    assert [each.run for each in room.work.runs] == ["half"]
    assert session.records.rowCount() == records


def test_what_is_wrong_is_a_sentence_and_changes_nothing(room):
    room.open(LAB)
    with pytest.raises(LabError, match="no case “third”"):
        room.choose_case("third")
    with pytest.raises(LabError, match="no “mood”"):
        room.set_draft("mood", 1)
    with pytest.raises(LabError, match="“How likely is approve\\?” must be from 0 to 100"):
        room.set_draft("share", 101)
    assert room.draft == {}
    fill(room)
    room.set_draft("share", None)
    assert room.missing() == ("How likely is approve?",)
    room.set_draft("share", 50)
    room.lock()
    with pytest.raises(LabError, match="no run called “usual”"):
        room.run("usual")
    with pytest.raises(LabError, match="no step “rest”"):
        room.go("rest")
    with pytest.raises(LabError, match="no time that a clock shows"):
        room.open(lab_with(reveal=Reveal("time", time="soon")))
    assert room.lab == LAB


# Hiding.


def test_runs_on_the_data_asked_about_are_hidden_until_the_lock(room, session):
    session.edit(experiment("Requests"), "Requests")
    session.draw()
    session.edit(experiment("Code"), "Code")
    session.draw()
    kept = {record.data: record for record in session.records.history.records()}
    room.open(LAB)
    assert session.veil.hides_record(kept["Requests"])
    assert not session.veil.hides_record(kept["Code"])
    fill(room)
    room.lock()
    assert not session.veil.hides_record(kept["Requests"])


def test_results_never_flash_up_on_the_way_in(room, session):
    shown = []
    session.trace_changed.connect(
        lambda trace: shown.append((trace.experiment.source.name, session.veil.hides))
    )
    room.open(LAB)
    room.choose_case("other")
    assert shown
    assert all(is_hidden for name, is_hidden in shown if name == "Requests")
    assert shown[-1] == ("Summarization", True)


def test_results_come_after_so_many_attempts(room, session):
    room.open(lab_with(reveal=Reveal("attempts", 2)))
    fill(room)
    room.lock()
    assert (room.step, room.may_see(), session.veil.hides) == ("run", False, True)
    assert room.reveal_words() == "Results are shown after 2 predictions: 1 is locked."
    assert room.work.runs == ()
    with pytest.raises(LabError, match="after 2 predictions"):
        room.run("half")
    with pytest.raises(LabError, match="after 2 predictions"):
        room.go("compare")
    room.try_again()
    fill(room)
    room.lock()
    assert (room.may_see(), session.veil.hides, room.reveal_words()) == (True, False, "")
    assert [each.run for each in room.work.runs] == ["half"]


def test_results_come_by_pin(started):
    clock = Clock()
    session = started(clock)
    room = session.lab
    room.open(lab_with(reveal=Reveal("pin", pin=salted("4711"))))
    fill(room)
    room.lock()
    assert (room.may_see(), session.veil.hides) == (False, True)
    assert "PIN" in room.reveal_words()
    assert not room.try_pin("1")
    assert room.reveal_words().startswith("That was not the PIN. ")
    assert not room.try_pin("2")
    assert not room.try_pin("3")
    assert "(3 tries)" in room.reveal_words()
    with pytest.raises(LabError, match="possible in 2 seconds"):
        room.try_pin("4711")
    clock.now += 2.0
    assert session.veil.hides
    assert room.try_pin("4711")
    assert (room.may_see(), session.veil.hides, room.reveal_words()) == (True, False, "")
    assert [each.run for each in room.work.runs] == ["half"]
    again = started(clock)
    assert again.lab.may_see()
    again.lab.choose_case("other")
    assert again.veil.hides  # a PIN shows nothing that was not predicted


def test_a_pin_that_cannot_be_read_opens_nothing(room):
    pin = replace(salted("1"), rounds=0)
    room.open(lab_with(reveal=Reveal("pin", pin=pin)))
    fill(room)
    room.lock()
    with pytest.raises(LabError, match="no PIN opens it"):
        room.try_pin("1")
    assert not room.may_see()
    room.open(LAB)
    assert not room.try_pin("1")


def test_results_come_at_a_clock_time(started, qtbot):
    clock = Clock(datetime(2026, 11, 21, 13, 59, 59, 950_000).timestamp())
    session = started(clock)
    room = session.lab
    room.open(lab_with(reveal=Reveal("time", time="2026-11-21T14:00")))
    fill(room)
    room.lock()
    assert session.veil.hides
    assert room.reveal_words() == "Results are shown at 14:00."
    clock.now += 1.0
    qtbot.waitUntil(lambda: not session.veil.hides)  # without anybody's doing
    assert room.may_see()
    room.run("half")
    assert [each.run for each in room.work.runs] == ["half"]


# Locks.


def test_locks_hold_for_every_door(room, session):
    session.edit(experiment("Requests"), "Requests")
    session.draw()
    other = session.records.record_at(0).id
    room.open(locked("top_k"))
    assert session.undo_stack.count() == 0  # nothing to go back to behind the lock
    assert session.records.history.snapshots.all()[-1].name == "Before Two cases"
    here = session.experiment
    step = here.chain.step_of("top_k")
    for change in (
        lambda: session.set_field(step, "count", 3),
        lambda: session.edit(here.switched(step, on=False), "off"),
        lambda: session.edit(here.with_chain(engine("lab").chain("off", top_p=0.9)), "Preset"),
        lambda: session.restore(other),
        lambda: session.edit(here.neutralised(), "off"),
    ):
        with pytest.raises(LabError, match="Top-k is locked by the lab"):
            change()
        assert session.experiment == here
    set_temperature(session, 0.4)
    session.undo_stack.undo()
    session.undo_stack.redo()
    assert session.experiment.settings() == "T 0.40  top-k 5"
    assert room.lock_of("top_k") == Lock("locked")
    assert room.lock_of("temperature") is None
    assert room.banner() == "Two cases: top-k is locked by the lab"
    room.leave()
    session.set_field(session.experiment.chain.step_of("top_k"), "count", 3)
    assert room.banner() == ""


def test_runs_of_the_lab_pass_the_locks_and_undo_brings_only_its_own_back(room, session):
    room.open(locked("top_k", "temperature"))
    fill(room)
    room.lock()
    room.run("two")
    assert session.experiment.settings() == "T 2.00"
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.experiment.settings() == "top-k 5"
    room.run("two")
    room.try_again()
    assert not session.undo_stack.canUndo()
    assert session.experiment.settings() == "top-k 5"
    fill(room)
    assert room.lock().settings == Settings({"top_k": 5})


def test_a_range_and_locked_data(room, session):
    limits = Locks({"temperature": Lock("range", 0.5, 1.5)}, ("sweep",), ("data", "export"))
    room.open(lab_with(locks=limits, number=6))
    with pytest.raises(LabError, match=r"Temperature may be 0\.5 to 1\.5 in this lab"):
        set_temperature(session, 1.6)
    set_temperature(session, 1.5)
    with pytest.raises(LabError, match="The data is locked by the lab"):
        session.choose_source(case("Code").source)
    assert not room.allows("export")
    assert not room.allows("data")
    assert room.allows("presets")
    assert not room.shows_panel("sweep")
    said = "Lab 6: the data and export are locked by the lab; temperature may be 0.5 to 1.5"
    assert room.banner() == said
    room.choose_case("other")  # the lab itself may
    assert session.experiment.source is case("Summarization").source


def test_a_mystery_hides_its_setting_and_not_its_result(room, session, qtbot):
    before = session.experiment
    room.open(locked("top_k", state="hidden"))
    assert not session.veil.hides  # one looks at the bars to find it
    assert room.conceals("top_k")
    assert not room.conceals("temperature")
    assert room.settings_shown(session.experiment) == "top-k ?"
    set_temperature(session, 0.7)
    assert room.settings_shown(session.experiment) == "T 0.70  top-k ?"
    assert room.lock_of("top_k") == Lock("hidden")
    with pytest.raises(LabError, match="Top-k is locked by the lab"):
        session.set_field(session.experiment.chain.step_of("top_k"), "count", 3)
    fill(room)
    with qtbot.waitSignal(room.changed):
        room.lock()
    assert not room.conceals("top_k")
    assert room.lock_of("top_k") == Lock("locked")
    assert room.settings_shown(session.experiment) == session.experiment.settings()
    room.try_again()
    assert room.conceals("top_k")
    room.leave()
    assert not room.conceals("top_k")
    assert session.experiment == before  # and nothing to look up in the cards
    assert not session.undo_stack.canUndo()


# Trials, seeds, languages.


def test_a_trial_keeps_nothing(room, session):
    history, before = session.records.history, session.experiment
    kept = history.view("experiment")
    room.open(LAB, trial=True)
    assert room.is_trial
    fill(room)
    room.lock()
    room.run("own")
    session.draw()
    session.pin()
    assert session.draws is not None
    assert room.work.runs[-1].record is None
    room.explain("It is only a trial.")
    room.choose_case("other")
    room.choose_case("hot")
    assert [each.right for each in room.judgements()] == [True, False]
    room.leave()
    assert session.experiment == before
    assert session.records.rowCount() == 0
    assert history.labs.all() == []
    assert history.file.all("SELECT * FROM lab_event") == []
    assert history.file.all("SELECT name FROM view WHERE name LIKE 'lab%' AND value <> ''") == []
    assert history.view("experiment") == kept
    room.open(LAB)
    assert room.previous() == ()


def test_everybody_has_another_seed_that_stays(started):
    lab = lab_with(seed=None)
    session = started()
    session.lab.open(lab)
    seed = session.experiment.seed
    assert seed == session.lab.work.seed > 0
    fill(session.lab)
    session.lab.lock()
    assert session.records.record_at(0).seed == seed
    session = started()
    assert session.experiment.seed == session.lab.work.seed == seed
    session.lab.leave()
    session.lab.open(lab)
    assert session.lab.work.seed == seed


def test_texts_are_said_in_a_language(room, qtbot):
    room.open(LAB)
    assert room.text(HOT.title) == "Hot"
    with qtbot.waitSignal(room.changed):
        room.language = "de"
    assert room.text(HOT.title) == "Heiß"
    assert room.text(OTHER.title) == "Other"


# Places.


def test_leaving_keeps_the_place_and_the_settings(room, session):
    room.open(LAB)
    room.choose_case("other")
    room.choose_case("hot")
    fill(room)
    set_temperature(session, 0.7)
    room.leave()
    session.edit(experiment("Code"), "Code")
    room.open(LAB)
    assert (room.case, room.step, room.draft["share"]) == (HOT, "predict", 56.0)
    assert session.experiment.settings() == "T 0.70  top-k 5"
    room.lock()
    room.go("explain")
    room.choose_case("other")
    assert room.step == "predict"
    room.choose_case("hot")
    assert room.step == "explain"


def test_another_lab_leaves_the_first_where_it_was(room, session):
    other = lab_with(name="second", cases=(OTHER,))
    room.open(LAB)
    fill(room)
    room.open(other)
    assert (room.lab.name, room.case) == ("second", OTHER)
    room.set_draft("first", "COST")
    room.lock()
    room.open(LAB)
    assert (room.case, room.draft["share"]) == (HOT, 56.0)
    assert room.previous() == ()
    assert room.states()["second"] == "done"
    assert room.states()["two"] == "begun"  # by a draft


def test_a_restart_in_the_middle_goes_on(started):
    session = started()
    room = session.lab
    room.open(LAB)
    fill(room)
    room.lock()
    room.run("own")
    room.go("compare")
    judged = room.judgements()
    session = started()
    room = session.lab
    assert (room.lab, room.case, room.step) == (LAB, HOT, "compare")
    assert room.judgements() == judged
    assert [each.run for each in room.work.runs] == ["half", "own"]
    assert session.experiment.settings() == "top-k 5"
    room.choose_case("other")
    session = started()
    assert (session.lab.case, session.veil.hides) == (OTHER, True)
    assert session.experiment.source is case("Summarization").source
    session.lab.leave()
    session = started()
    assert (session.lab.lab, session.veil.hides) == (None, False)
    assert session.lab.shelf.works()[0].lab == LAB
    session.lab.open(session.lab.shelf.works()[0].lab)
    assert session.lab.case == OTHER


def test_a_copy_of_a_session_goes_on_too(started, tmp_path):
    session = started()
    session.lab.open(LAB)
    fill(session.lab)
    made = session.lab.lock()
    copy = open_copy(tmp_path / "s.spsession").history
    path = copy.path
    copy.close()
    session = started(path=path)
    assert session.lab.previous() == (made,)
    assert session.lab.step == "run"


def test_a_lab_that_cannot_be_read_any_more_is_closed(started, tmp_path):
    session = started()
    history = session.records.history
    history.labs.keep("f00", "odd", '{"format": "samplinglab/lab"}')
    history.set_view("lab", "f00")
    history.set_view("lab place f00", "[")
    assert started().lab.lab is None
    session = started()
    session.records.history.set_view("lab", "nothing")
    assert started().lab.lab is None
    session = started()
    session.lab.open(LAB)
    session.records.history.set_view("lab place " + session.lab.work.digest, '{"case": 5}')
    session = started()
    assert (session.lab.case, session.lab.step) == (HOT, "predict")


WORK = textwrap.dedent("""
    import sys
    from pathlib import Path
    from PySide6.QtCore import QCoreApplication, QTimer
    from sampling_core import Experiment
    from sampling_core.cases import case
    from sampling_core.history import History
    from sampling_core.model_view.session import Session
    from tests.sampling_core.labs.two_cases import LAB
    app = QCoreApplication([])
    known = case("Summarization")
    session = Session(Experiment(known.source, known.chain), History(Path(sys.argv[1])))
    room = session.lab
    room.open(LAB)
    room.set_draft("share", 56)
    room.set_draft("band", "low")
    room.lock()
    room.try_again()
    room.set_draft("share", 41)
    room.set_draft("why", "typing")
    QTimer.singleShot(1000, lambda: print("written", flush=True))
    app.exec()
""")


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a signal of POSIX")
def test_a_kill_costs_at_most_the_last_second(started, tmp_path):
    path = tmp_path / "killed.spsession"
    process = subprocess.Popen(
        [sys.executable, "-c", WORK, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "written\n"
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    room = started(path=path).lab
    assert (room.lab, room.attempt, room.step) == (LAB, 2, "predict")
    assert room.draft == {"share": 41.0, "why": "typing"}
    assert [each.answers for each in room.previous()] == [{"share": 56.0, "band": "low"}]
    assert [each.run for each in room.work.runs] == ["half"]


# What takes long is worked out beside the window.

SLOW = Measure("solve", run="half", parameter="temperature", target=1.0)
SEARCHED = replace(HOT, predict=(Field("t", "number", {"en": "Which T?"}, step=0.01, answer=SLOW),))


def test_what_takes_long_is_worked_out_from_the_lock_on(room, qtbot):
    room.open(lab_with(cases=(SEARCHED,)))
    room.set_draft("t", 0.4)
    assert room.are_answers_known  # nothing is judged yet
    with qtbot.waitSignal(room.answers.ready, timeout=10_000):
        room.lock()
    assert room.are_answers_known
    assert room.apparatus.knows(SLOW)
    assert [each.result for each in room.judgements()] == ["0.405"]


def test_judgements_wait_for_nothing(room):
    room.open(lab_with(cases=(SEARCHED,)))
    room.set_draft("t", 0.4)
    room.lock()
    assert [each.right for each in room.judgements()] == [True]


def test_what_is_worked_out_is_forgotten_with_the_lab(room, qtbot):
    room.open(lab_with(cases=(SEARCHED,)))
    room.set_draft("t", 0.4)
    room.lock()
    with qtbot.assertNotEmitted(room.answers.ready, wait=100):
        room.leave()
    assert not room.answers.are_awaited


def test_a_case_of_quick_measures_needs_no_thread(room):
    room.open(LAB)
    room.set_draft("share", 50)
    room.set_draft("band", "low")
    room.lock()
    assert not room.answers.are_awaited
    assert room.are_answers_known


def test_judgements_name_options_in_the_language_of_the_room(room):
    from sampling_core.labs.built_in import built_in

    room.language = "de"
    room.open(built_in("penalties"))
    draft = {"number": 5.0, "choice": "0", "text": "weil"}
    for field in room.case.predict:
        room.set_draft(field.name, draft[field.kind])
    room.lock()
    assert "Etwa 15 %" in [each.result for each in room.judgements()]


# What the way in leaves behind.


def test_undo_never_leads_away_from_what_a_case_asks_about(room, session):
    set_temperature(session, 1.7)
    room.open(LAB)
    assert not session.undo_stack.canUndo()
    kept = [each.name for each in session.records.history.snapshots.all()]
    assert kept == ["Before Two cases"]
    set_temperature(session, 0.7)
    room.choose_case("other")
    assert not session.undo_stack.canUndo()
    room.choose_case("hot")
    fill(room)
    room.lock()
    assert session.undo_stack.canUndo()
    room.try_again()
    assert not session.undo_stack.canUndo()
    assert not session.undo_stack.canRedo()


def test_a_case_that_asks_for_no_settings_is_predicted_with_its_own(room, session):
    room.open(LAB)
    room.choose_case("other")
    session.choose_source(case("Code").source)
    set_temperature(session, 1.9)
    assert room.apparatus.settings("own").values == {"temperature": 0.6}
    room.set_draft("first", "BENEFIT")
    made = room.lock()
    assert made.settings.values == {"temperature": 0.6}
    own = session.records.history.from_document(made.document)
    assert own.source is case("Summarization").source
    room.try_again()
    assert session.experiment.source is case("Summarization").source
    assert session.experiment.settings() == "T 0.60"


def test_a_lab_begins_with_nothing_beside_its_result(room, session):
    session.draw()
    session.pin()
    record = session.records.pinned()
    session.compare(record)
    room.open(LAB)
    assert session.records.pinned() is None
    assert session.compared is None
    assert session.records.row_of(record) >= 0
    fill(room)
    room.lock()
    session.pin()
    room.run("two")
    assert session.reference is not None
    room.try_again()  # the same data: A is of use
    assert session.records.pinned() is not None
    room.choose_case("other")
    assert session.records.pinned() is None


def test_a_lab_left_before_the_lock_is_noted_for_that_prediction(started):
    clock = Clock()
    session = started(clock)
    room = session.lab
    room.open(LAB)
    clock.now += 60
    left = clock.now
    room.leave()
    clock.now += 60
    room.open(LAB)
    room.leave()
    clock.now += 60
    session = started(clock)
    room = session.lab
    room.open(LAB)
    fill(room)
    made = room.lock()
    assert (made.left, made.shown) == (left, None)  # the first time counts
    room.leave()
    room.open(LAB)
    room.choose_case("other")
    room.set_draft("first", "COST")
    assert room.lock().left is None  # it was not begun then
    room.choose_case("hot")
    room.try_again()
    fill(room)
    assert room.lock().left is None
    assert [each.left for each in room.work.locked("hot")] == [left, None]


def test_results_seen_from_another_case_are_noted(room, session):
    room.open(LAB)
    room.choose_case("other")
    session.choose_source(case("Requests").source)
    session.choose_source(case("Summarization").source)
    room.set_draft("first", "COST")
    room.lock()
    assert room.work.early == ()  # nothing was to be seen so far
    session.choose_source(case("Code").source)
    assert room.work.early == ()  # no case asks about that
    session.choose_source(case("Requests").source)
    set_temperature(session, 0.5)
    room.choose_case("hot")
    fill(room)
    made = room.lock()
    assert made.left is None
    assert made.shown == room.work.early[0].made
    assert len(room.work.early) == 1


def test_a_trial_notes_nothing_of_leaving(room, session):
    room.open(LAB, trial=True)
    room.leave()
    room.open(LAB)
    fill(room)
    assert room.lock().left is None
    assert session.records.history.labs.events(room.work.digest)[0].kind == "prediction"


# The texts of a built-in lab.


def earlier_text(name="temperature"):
    from sampling_core.labs.built_in import built_in

    return replace(built_in(name), question={"en": "An earlier question."})


def test_work_goes_on_in_the_text_it_was_begun_with(started):
    from sampling_core.labs.built_in import built_in

    clock, earlier = Clock(), earlier_text()
    session = started(clock)
    room = session.lab
    room.open(earlier)
    room.leave()
    assert (room.states()["temperature"], room.shelf.going_on()) == ("new", {})
    clock.now += 60
    room.open(earlier)
    room.set_draft("why", "Perhaps.")
    assert room.is_earlier_text
    room.leave()
    clock.now += 60
    assert room.shelf.going_on()["temperature"].lab == earlier
    assert room.states()["temperature"] == "begun"
    room.open(earlier)
    room.open_new_text()
    assert room.lab == built_in("temperature")
    assert not room.is_earlier_text
    clock.now += 60
    room.leave()
    assert room.states()["temperature"] == "new"  # that is what opens
    clock.now += 60
    room.open(earlier)
    assert room.draft["why"] == "Perhaps."  # nothing was lost


def test_a_closed_session_says_what_was_known_last(started):
    session = started()
    room = session.lab
    room.open(LAB)
    fill(room)
    room.leave()
    known = room.states()
    assert known["two"] == "begun"
    session.records.history.close()
    assert room.states() == known
