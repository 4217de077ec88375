"""What a student did, read from events; what is locked stays, whatever comes later."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampling_core import Experiment
from sampling_core.cases import case
from sampling_core.engines import engine
from sampling_core.errors import LabError
from sampling_core.labs.judging.answers import cleaned, is_empty, text_of
from sampling_core.labs.judging.closeness import closeness
from sampling_core.labs.lab import OWN, Case, Field, Option, Reveal, Settings
from sampling_core.labs.measuring.measures import experiment_of
from sampling_core.labs.proposal import settings_of
from sampling_core.labs.work import (
    BEGUN,
    DONE,
    KIND_OF,
    LEFT,
    MARKS,
    NEW,
    SHOWN,
    Explanation,
    Left,
    Opened,
    Prediction,
    RunDone,
    Seeded,
    Work,
    content_of,
    first_run,
    work_of,
)
from tests.sampling_core.labs.two_cases import HOT, LAB, OTHER, lab_with


@dataclass(frozen=True)
class Kept:
    """An event as a session gives it back."""

    kind: str
    case_name: str
    attempt: int
    made: float
    content: str


def kept(done):
    return Kept(KIND_OF[type(done)], done.case, done.attempt, done.made, content_of(done))


def prediction(name="hot", attempt=1, **answers):
    return Prediction(name, attempt, 5.0, answers, Settings({"temperature": 0.5}), "because")


ALL = (
    prediction(share=50.0),
    RunDone("hot", 1, "half", 6.0, 3, Settings(), 10_000, 42, 1.2, 1.19, 10, 5, "approve"),
    RunDone("hot", 1, "own", 6.5),
    Explanation("hot", 1, 7.0, "It was flat."),
    Seeded("hot", 1, 7.5, 99),
    Opened("hot", 1, 8.0),
    prediction(attempt=2, share=56.0),
    prediction("other", first="BENEFIT"),
    RunDone("other", 1, "usual", 9.0),
)


def test_events_come_back_as_they_were():
    work = work_of(LAB, "abc", map(kept, ALL))
    assert (work.lab, work.digest) == (LAB, "abc")
    assert (*work.predictions, *work.runs, *work.explanations) == (
        ALL[0], ALL[6], ALL[7], ALL[1], ALL[2], ALL[8], ALL[3],
    )  # fmt: skip
    assert (work.seed, work.is_opened) == (99, True)
    assert [each.attempt for each in work.locked("hot")] == [1, 2]
    assert work.runs_of("hot", 1) == (ALL[1], ALL[2])
    assert work.runs_of("hot", 2) == ()


def test_a_second_prediction_of_an_attempt_changes_nothing():
    again = prediction(share=99.0)
    work = work_of(LAB, "abc", map(kept, (*ALL, again)))
    assert work.prediction("hot", 1) == ALL[0]
    assert work_of(LAB, "", [kept(ALL[4]), kept(Seeded("hot", 1, 1.0, 5))]).seed == 99


@given(
    kind=st.sampled_from([*KIND_OF.values(), "unknown"]),
    attempt=st.integers(-(2**63), 2**63 - 1),
    content=st.text()
    | st.just("[" * 5000)
    | st.just('{"case":"hot","attempt":1,"made":1,"answers":{},"settings":{"values":[1]}}'),
)
def test_events_of_a_stranger_are_left_out(kind, attempt, content):
    work = work_of(LAB, "", [Kept(kind, "hot", attempt, 1.0, content), kept(ALL[0])])
    assert ALL[0] in work.predictions


def test_how_far_a_lab_is():
    work = Work(LAB, "")
    states = [work.lab_state]
    for done in ALL:
        work = work.with_(done)
        states.append(f"{work.state(HOT)} {work.state(OTHER)}")
    assert states == [
        NEW, "begun new", "begun new", "begun new", "done new", "done new", "done new",
        "done new", "done begun", "done done",
    ]  # fmt: skip
    assert work.lab_state == DONE
    assert work_of(LAB, "", [kept(ALL[0])]).lab_state == BEGUN
    empty = work.with_(Explanation("hot", 2, 9.5, "  "))
    assert empty.state(HOT) == BEGUN
    assert list(MARKS.values()) == ["○", "◐", "●"]


def test_what_may_be_seen_when():
    for reveal, answers in (
        (Reveal(), (False, True, True)),
        (Reveal("attempts", 2), (False, False, True)),
        (Reveal("pin"), (False, False, False)),
        (Reveal("time", time="2026-11-21T14:00"), (False, True, True)),
    ):
        work = Work(lab_with(reveal=reveal), "")
        seen = []
        for done in (None, ALL[0], ALL[6]):
            work = work if done is None else work.with_(done)
            seen.append(work.may_reveal("hot", 4e9))
        assert tuple(seen) == answers
    assert work.with_(ALL[5]).may_reveal("hot", 4e9)
    asks_pin = Work(lab_with(reveal=Reveal("pin")), "").with_(ALL[0])
    assert asks_pin.may_reveal("hot", 0.0, pin=True)
    assert asks_pin.with_(ALL[5]).may_reveal("hot", 0.0)
    assert not asks_pin.may_reveal("other", 0.0, pin=True)


def test_the_run_that_locking_makes():
    assert first_run(HOT) == "half"
    assert first_run(Case("c", {}, {}, propose=("temperature",))) == OWN
    assert first_run(Case("c", {}, {})) == ""


def test_closeness_counts_and_gives_no_points():
    judged = [("band", True)] * 3 + [("band", False), ("number", True), ("text", None)]
    assert closeness(judged) == "1 of 1 number right · 3 of 4 bands right"
    assert closeness([("text", None), ("number", None)]) == ""


# Answers.

OPTIONS = (Option("a"), Option("b"), Option("c"))
FIELDS = {
    "number": Field("f", "number", {"en": "How many?"}, low=0.0, high=10.0),
    "choice": Field("f", "choice", {"en": "Which?"}, options=OPTIONS),
    "ranking": Field("f", "ranking", {"en": "Order?"}, options=OPTIONS),
    "band": Field("f", "band", {"en": "Band?"}),
    "token": Field("f", "token", {"en": "Token?"}),
    "sketch": Field("f", "sketch", {"en": "Draw?"}),
    "text": Field("f", "text", {"en": "Why?"}),
}
GOOD = [
    ("number", 3, 3.0), ("choice", "b", "b"), ("ranking", ("c", "a", "b"), ["c", "a", "b"]),
    ("band", "medium", "medium"), ("token", "x", "x"), ("sketch", {"x": 1}, {"x": 1.0}),
    ("text", "so", "so"), ("number", None, None),
]  # fmt: skip
BAD = [
    ("number", 11), ("number", float("nan")), ("number", True), ("number", "3"), ("choice", "d"),
    ("choice", ["a"]), ("ranking", ["a", "a"]), ("ranking", "abc"), ("ranking", [["a"]]),
    ("band", "huge"), ("token", 3), ("sketch", {"x": 2.0}), ("sketch", {"x": True}),
    ("sketch", [1]), ("sketch", {1: 0.5}), ("text", 5), ("text", "x" * 20_001),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "value", "kept"), GOOD)
def test_answers_are_kept_in_one_form(kind, value, kept):
    assert cleaned(FIELDS[kind], value) == kept


@pytest.mark.parametrize(("kind", "value"), BAD)
def test_what_cannot_be_an_answer_is_a_sentence(kind, value):
    with pytest.raises(LabError):
        cleaned(FIELDS[kind], value)


def test_what_is_empty():
    empty = [("number", None), ("ranking", ["a"]), ("sketch", {"a": 0.0}), ("text", " "),
             ("choice", None), ("token", "")]  # fmt: skip
    assert all(is_empty(FIELDS[kind], value) for kind, value in empty)
    full = [("number", 0.0), ("ranking", ["a", "b", "c"]), ("sketch", {"a": 0.1}), ("text", "x")]
    assert not any(is_empty(FIELDS[kind], value) for kind, value in full)
    assert text_of("") == ""


# What is proposed.


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        Settings({"temperature": 0.6, "top_p": 0.95}),
        Settings({"top_p": 0.9, "top_k": 3}, rules={"top_p": {"crossing": "drop"}}),
        Settings({"top_p": 0.9, "temperature": 2.0}, order=("top_p", "temperature")),
        Settings({"repetition_penalty": 1.3}, text=("approve", "reject")),
        Settings({"logit_bias": ((3, "-inf"),)}, pick="greedy"),
        Settings({"temperature": 0.7}, engine="llama.cpp"),
    ],
)
def test_settings_of_an_experiment_make_the_same_result_again(settings):
    source = case("Requests").source
    first = experiment_of(settings, source, LAB)
    again = experiment_of(settings_of(first), source, LAB)
    assert [s for s in again.chain if not s.is_off] == [s for s in first.chain if not s.is_off]
    assert (again.pick, again.output_ids) == (first.pick, first.output_ids)
    assert settings_of(again) == settings_of(first)


def test_settings_leave_out_what_is_off():
    chain = engine("lab").chain("off", temperature=0.6)
    given = settings_of(Experiment(case("Requests").source, chain))
    assert given == Settings({"temperature": 0.6})


def test_the_first_time_results_could_be_seen_counts():
    events = [kept(Left("hot", 1, at)) for at in (3.0, 5.0)]
    events.append(kept(Left("hot", 1, 4.0, SHOWN)))
    work = work_of(LAB, "", events)
    assert work.left_at("hot", 1, LEFT) == 3.0
    assert work.left_at("hot", 1, SHOWN) == 4.0
    assert work.left_at("hot", 2, LEFT) is None
    assert work.left_at("other", 1, LEFT) is None
    assert work.lab_state == NEW  # to leave is no work
