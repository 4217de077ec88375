"""The tuning checklist: points tick themselves by the runs that were kept, and name them."""

import numpy as np
import pytest

from sampling_core import Experiment, engine, run
from sampling_core.cases import case
from sampling_core.draw import draw
from sampling_core.history import History
from sampling_core.history.masked import masked
from sampling_core.labs.evidence.checklist import POINTS, Kept, checklist, kept_of, view_of
from sampling_core.labs.evidence.run_changes import only_change, runs_of
from sampling_core.labs.evidence.ticked import ticks


@pytest.fixture
def history():
    made = History()
    yield made
    made.close()


def keep(history, data="Summarization", seed=42, order=None, **parameters):
    """Keep a run of settings; returns its record."""
    chain = engine("lab").chain("off", order, **parameters)
    trace = run(Experiment(case(data).source, chain, (), (), 100, seed))
    drawn = draw(trace, 100, seed)
    ids, counts = np.unique(drawn.ids, return_counts=True)
    return history.add(trace, ids, counts, drawn.entropy)


def numbered(*records):
    return [(place, record) for place, record in enumerate(records, 1)]


def points(records, kept=None):
    return {line.name: line for line in checklist(numbered(*records), kept or Kept())}


def test_nothing_is_ticked_before_anything_was_done():
    lines = points(())
    assert list(lines) == list(POINTS)
    assert not any(line.is_done or line.evidence for line in lines.values())


def test_the_baseline_is_temperature_alone(history):
    other = keep(history, temperature=0.7, top_p=0.9)
    assert points([other])["baseline"].how == ""
    lines = points([other, keep(history, temperature=0.7)])
    assert lines["baseline"].how == "lab"
    assert lines["baseline"].evidence == "run 2 has T 0.7 and nothing else"


def test_a_sweep_needs_temperature_alone_and_then_top_p_alone(history):
    records = [keep(history, temperature=0.7), keep(history, temperature=0.9, top_p=0.9)]
    assert points(records)["sweep"].evidence == ""  # two things changed at once
    records.append(keep(history, temperature=1.1))
    half = points(records)["sweep"]
    assert (half.how, half.evidence) == (
        "", "runs 1 and 3 differ only in temperature; top-p comes next",
    )  # fmt: skip
    records.append(keep(history, temperature=1.1, top_p=0.8))
    full = points(records)["sweep"]
    assert full.how == "lab"
    assert full.evidence == "runs 1 and 3 differ only in temperature, runs 3 and 4 only in top-p"


def test_top_p_before_temperature_is_the_wrong_order(history):
    records = [keep(history, top_p=0.8), keep(history, top_p=0.9), keep(history, temperature=0.5),
               keep(history, temperature=0.6)]  # fmt: skip
    found = points(records)["sweep"]
    assert found.how == ""
    assert found.evidence.endswith("top-p comes next")


def test_iterating_is_three_runs_that_change_one_stage_each(history):
    records = [keep(history, temperature=0.7), keep(history, temperature=0.8)]
    assert points(records)["iterate"].how == ""
    records += [records[-1], keep(history, temperature=0.8, top_k=5)]
    found = points(records)["iterate"]
    assert (found.how, found.evidence) == ("lab", "runs 1, 2 and 4 change one stage each")


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ({"temperature": 0.5}, {"temperature": 0.6}, "temperature"),
        ({"temperature": 0.5}, {"temperature": 0.5, "top_p": 0.9}, "top_p"),
        ({"temperature": 1.0}, {}, ""),  # off is off, however it is written
        ({"temperature": 0.5}, {"temperature": 0.6, "seed": 7}, ""),
        ({"temperature": 0.5}, {"temperature": 0.6, "data": "Code"}, ""),
        ({"temperature": 0.5, "top_k": 3}, {"temperature": 0.6, "top_k": 4}, ""),
    ],
)
def test_only_one_change_counts(history, one, other, name):
    runs = runs_of(numbered(keep(history, **one), keep(history, **other)))
    assert only_change(runs[0].asked, runs[1].asked) == name


def test_a_moved_stage_is_no_change_of_its_value(history):
    order = ("temperature", "top_k", "top_p")
    one = keep(history, order=order, temperature=0.5, top_k=5, top_p=0.9)
    other = keep(history, order=("top_p", *order[:2]), temperature=0.5, top_k=5, top_p=0.8)
    runs = runs_of(numbered(one, other))
    assert only_change(runs[0].asked, runs[1].asked) == ""


def test_the_log_counts_notes_and_ratings(history):
    records = [keep(history, temperature=0.5 + 0.1 * step) for step in range(3)]
    history.note(records[0].id, "good")
    history.rate(records[1].id, 4)
    again = [history.record(record.id) for record in records]
    assert points(again)["log"].how == ""
    assert points(again)["log"].evidence == "runs 1 and 2 carry a note or a rating"
    history.note(records[2].id, "too wild")
    again = [history.record(record.id) for record in records]
    assert points(again)["log"].how == "lab"


def test_the_goal_names_the_nearest_run_and_never_a_hidden_one(history):
    near, far = keep(history, temperature=0.6), keep(history, temperature=2.0)
    kept = Kept(goal=near.entropy)
    assert "run 1 comes nearest" in points([near, far], kept)["goal"].evidence
    hidden = points([masked(near), far], kept)["goal"]
    assert hidden.how == "lab"
    assert "run 2 comes nearest" in hidden.evidence
    assert f"{near.entropy:.3f}" not in hidden.evidence


def test_hidden_runs_count_by_their_settings(history):
    records = [masked(keep(history, temperature=0.7)), masked(keep(history, temperature=0.9))]
    assert points(records)["baseline"].how == "lab"
    assert "differ only in temperature" in points(records)["sweep"].evidence


def test_evidence_counts_before_a_tick_by_hand(history):
    kept = Kept(by_hand=("baseline", "log"))
    lines = points([keep(history, temperature=0.7)], kept)
    assert (lines["baseline"].how, lines["log"].how) == ("lab", "hand")
    texts = [tick.text for tick in ticks(tuple(lines.values()))]
    assert "Log everything. (by hand)" in texts
    assert [tick.is_done for tick in ticks(tuple(lines.values()))].count(True) == 2


def test_what_is_kept_comes_back_and_strangers_write_nothing():
    kept = Kept(1.5, "entropy").with_tick("log", on=True)
    assert kept_of(view_of(kept)) == kept
    assert kept.with_tick("log", on=False).by_hand == ()
    for text in ("", "[]", '{"goal": "x"}', '{"nothing": 1}', "[" * 5000):
        assert kept_of(text) == Kept()
    assert kept_of('{"goal": 1e300, "measure": "price", "by_hand": ["log", "x"]}') == Kept(
        by_hand=("log",)
    )


def test_a_run_of_a_stranger_is_passed_over(history):
    from dataclasses import replace

    good = keep(history, temperature=0.7)
    assert runs_of([(1, replace(good, document="{}")), (2, good)])[0].number == 2
