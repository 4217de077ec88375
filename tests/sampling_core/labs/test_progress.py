"""My progress: can-do lines follow from locked predictions that may be seen."""

import pytest

from sampling_core.history import History
from sampling_core.labs.built_in import LABS, built_in
from sampling_core.labs.evidence.progress import (
    SKILLS,
    progress,
    progressing,
    ticked_by_hand,
    view_of,
)
from sampling_core.labs.evidence.ticked import progress_part
from sampling_core.labs.lab import Reveal, Settings
from sampling_core.labs.measuring.measures import Apparatus
from sampling_core.labs.report.answering import truth_of
from sampling_core.labs.report.parts import MOST_LABS
from sampling_core.labs.work import Prediction, Work

NOW = 1e9
HEAVY = ("target", "real-model")  # whose answers are searched for


@pytest.fixture
def history():
    made = History()
    yield made
    made.close()


def line(works, name, history, by_hand=()):
    return next(each for each in progress(works, history, NOW, by_hand) if each.name == name)


def top_p(answers, attempt=1, lab=None):
    lab = lab or built_in("top-p")
    return Work(lab, "d").with_(Prediction("four", attempt, 0.0, answers, Settings()))


RIGHT = {"kept20": 1.0, "kept50": 2.0, "kept80": 4.0, "kept95": 8.0}


def test_there_is_a_line_for_each_lab_and_all_its_fields_are_there(history):
    assert tuple(skill.lab for skill in SKILLS) == LABS
    for skill in SKILLS:
        lab = built_in(skill.lab)
        assert skill.number == lab.number
        assert 0 < skill.least <= skill.count
        for name, fields in skill.asked.items():
            case = next(case for case in lab.cases if case.name == name)
            asked = {field.name: field for field in case.predict}
            assert set(fields) <= set(asked)
            assert all(asked[field].answer or asked[field].right for field in fields)
    assert not any(each.is_done or each.evidence for each in progress((), history, NOW))


@pytest.mark.parametrize("name", [name for name in LABS if name not in HEAVY])
def test_right_predictions_tick_a_line(name, history):
    lab, work = built_in(name), Work(built_in(name), "d")
    for case in lab.cases:
        own = Settings({"temperature": 0.8})
        apparatus = Apparatus(lab)
        if case.source:
            apparatus = Apparatus(lab, own, apparatus.source(case.source))
        asked = [field for field in case.predict if field.answer or field.right]
        if not case.source:
            continue
        answers = {field.name: truth_of(field, apparatus) for field in asked}
        work = work.with_(Prediction(case.name, 1, 0.0, answers, own))
    found = line([work], name, history)
    assert (found.name, found.how) == (name, "lab")
    words = "within one token" if name in ("top-p", "min-p") else "predictions right"
    assert found.evidence.endswith(words)


def test_within_one_token_is_enough(history):
    off_by_one = {name: value + 1.0 for name, value in RIGHT.items()}
    assert line([top_p(off_by_one)], "top-p", history).how == "lab"
    off_by_two = {name: value + 2.0 for name, value in RIGHT.items()}
    found = line([top_p(off_by_two)], "top-p", history)
    assert (found.how, found.evidence) == ("", "lab 2: 0 of 4 within one token, 3 are needed")


def test_later_attempts_count_and_are_named(history):
    work = top_p({"kept20": 1.0}).with_(Prediction("four", 2, 1.0, RIGHT, Settings()))
    assert line([work], "top-p", history).evidence.endswith("later attempts included")
    assert line([top_p(RIGHT)], "top-p", history).evidence == "lab 2: 4 of 4 within one token"


def test_what_a_lab_still_hides_is_no_evidence(history):
    from msgspec.structs import replace

    waits = replace(built_in("top-p"), reveal=Reveal("attempts", attempts=3))
    found = line([top_p(RIGHT, lab=waits)], "top-p", history)
    assert (found.how, found.evidence) == ("", "")


def test_a_tick_by_hand_is_told_apart(history):
    assert line((), "beam", history, ("beam",)).how == "hand"
    assert line([top_p(RIGHT)], "top-p", history, ("top-p",)).how == "lab"


def test_strange_answers_are_no_evidence(history):
    odd = {"kept20": "x", "kept50": [1], "kept80": {"a": 1}, "kept95": None, "more": 3}
    assert line([top_p(odd)], "top-p", history).how == ""


def test_the_work_can_be_stopped_between_two_answers(history):
    steps = progressing([top_p(RIGHT)], history, NOW)
    shares = [next(steps) for _ in range(4)]
    assert shares == [0.25, 0.5, 0.75, 1.0]


def test_ticks_by_hand_are_kept(history):
    assert ticked_by_hand(view_of(["top-p", "beam", "nothing"])) == ("top-p", "beam")
    for text in ("", "{}", '["top-p", 3]', "[" * 5000):
        assert ticked_by_hand(text) == ()


def test_a_report_takes_the_lines(history):
    parts = progress_part(progress([top_p(RIGHT)], history, NOW, ("beam",)))
    assert len(parts) == len(LABS) <= MOST_LABS
    states = {part.state for part in parts}
    assert states == {"new", "done"}
    assert any("by hand" in part.title for part in parts)
