"""Every measure gives the number that the twelve labs print for it."""

import math

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampling_core.draw import draw
from sampling_core.errors import LabError
from sampling_core.experiment import Source
from sampling_core.labs.lab import Measure, Run, Settings, Tree
from sampling_core.labs.measuring.instruments import noisy_picks, searched
from sampling_core.labs.measuring.measures import MEASURES, Apparatus, is_own
from sampling_core.labs.measuring.of_trees import beam, best, next_tokens, samples
from sampling_core.labs.measuring.with_noise import shares_with_noise
from tests.sampling_core.labs.lab_files import lab_with, m

T = "temperature"
RUNS = {
    "hot": ("requests", {T: 5}),
    **{f"step{i}": ("requests", {T: 0.25 * i}) for i in range(1, 9)},
    "drop": ("requests", {"top_p": 0.8}, {"rules": {"top_p": {"crossing": "drop"}}}),
    "peaked": ("peaked", {"top_k": 3}),
    "flat": ("flat", {"top_k": 3}),
    "nucleus": ("peaked", {"top_p": 0.9}),
    "creative": ("requests", {T: 1.2, "top_p": 0.9}),
    "diverse": ("requests", {T: 0.9, "top_k": 10, "top_p": 0.95}),
    "safety": ("requests", {T: 0.3}),
    "k5": ("requests", {"top_k": 5}),
    "k5_p8": ("requests", {"top_k": 5, "top_p": 0.8}),
    "p8_k5": ("requests", {"top_k": 5, "top_p": 0.8}, {"order": ["top_p", "top_k"]}),
    "penalty": ("requests", {T: 0.8, "repetition_penalty": 1.3}, {"text": ["approve"]}),
    "class": ("class", {T: 0.2}),
    "class_off": ("class", {}),
    "summary": ("summary", {"top_p": 0.95}),
    "summary_cold": ("summary", {T: 0.6, "top_p": 0.95}),
    "code": ("code", {T: 0.8, "top_k": 30}),
    "near": ("near", {}, {"noise": 0.005, "pick": "greedy"}),
    "noisier": ("near", {}, {"noise": 0.02, "pick": "greedy"}),
    "quiet": ("near", {}, {"pick": "greedy"}),
}
SOURCES = {
    "requests": {"case": "Requests"}, "peaked": {"case": "Peaked"}, "flat": {"case": "Flat"},
    "class": {"case": "Classification"}, "summary": {"case": "Summarization"},
    "code": {"case": "Code"}, "near": {"tokens": list("ABCD"), "logits": [2.0, 1.99, 1, 0]},
}  # fmt: skip
LAB = lab_with(RUNS, sources=SOURCES)


@pytest.fixture(scope="module")
def apparatus():
    return Apparatus(LAB)


PRINTED = [
    (m("probability", "cold", token="approve"), 0.564, 3),
    (m("probability", "cold", token="close"), 0.0009, 4),
    (m("entropy", "cold"), 1.189, 3),
    (m("bits", "cold"), 1.715, 3),
    (m("effective", "cold"), 3.28, 2),
    (m("entropy_gain", runs=("step1", "step2")), 0.576, 3),
    (m("entropy_gain", runs=("step7", "step8")), 0.042, 3),
    (m("limit"), 2.303, 3),
    (m("limit_bits"), 3.322, 3),
    (m("tokens"), 10, 0),
    (m("solve_share", parameter=T, token="approve", target=0.5), 0.603, 3),
    (m("total", target=2), 0.579, 3),
    (m("total", target=10), 1.0, 9),
    (m("kept", "top"), 4, 0),
    (m("kept", "drop"), 3, 0),
    (m("entropy", "top"), 1.283, 3),
    (m("held", "peaked"), 0.990, 3),
    (m("held", "flat", target=3), 0.480, 3),
    (m("held", "nucleus"), 0.927, 3),
    (m("added", "creative", parameter=T), 0.125, 3),
    (m("taken", "creative", parameter="top_p"), 0.220, 3),
    (m("after", "creative", parameter="top_p"), 1.715, 3),
    (m("kept", "k5_p8"), 3, 0),
    (m("kept", "p8_k5"), 4, 0),
    (m("total", "k5", target=3), 0.839, 3),
    (m("kept_difference", runs=("k5_p8", "p8_k5")), 1, 0),
    (m("probability", "penalty", token="approve"), 0.269, 3),
    (m("overtakes", "penalty", parameter="repetition_penalty", token="reject"), 2.2 / 1.8, 9),
    (m("viable", "class"), 1, 0),
    (m("kept", "class"), 10, 0),
    (m("first_share", "summary_cold"), 0.373, 3),
    (m("solve", "class_off", parameter=T, target=0.712), 1.30, 2),
    (m("solve_bits", "class_off", parameter=T, target=0.712), 1.15, 2),
    (m("jump_at", "summary", parameter=T, target=1.623), 0.7226, 4),
    (m("jump_below", "summary", parameter=T, target=1.623), 1.566, 3),
    (m("jump_above", "summary", parameter=T, target=1.623), 1.641, 3),
    (m("interval", "summary_cold", token="BENEFIT", target=100), 0.095, 3),
    (m("interval", "summary_cold", token="BENEFIT", target=10_000), 0.009, 3),
    (m("sampled_entropy", "code", target=100), 2.19, 2),
    (m("wins", "noisier", token="B"), 0.36, 2),
    (m("wins", "quiet", token="A"), 1.0, 9),
    (m("wins", "quiet", token="B"), 0.0, 9),
    (m("solve", parameter=T, target=1.5), 0.697, 3),
    (m("setting", "penalty", parameter="repetition_penalty"), 1.3, 9),
    (m("text_share", strategy="greedy"), 0.24, 9),
    (m("text_share", strategy="beam 2"), 0.36, 9),
    (m("text_share", strategy="best"), 0.36, 9),
    (m("texts", strategy="beam 2"), 2, 0),
    (m("in_bits", target=1.623), 2.34, 2),
]


@pytest.mark.parametrize(("measure", "value", "digits"), PRINTED)
def test_a_measure_gives_the_printed_number(apparatus, measure, value, digits):
    assert apparatus.value(measure) == pytest.approx(value, abs=0.5 * 10.0**-digits)


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        (m("band", "class"), "low"),
        (m("band", "summary_cold"), "medium"),
        (m("band", "code"), "high"),
        (m("first", "hot"), "approve"),
        (m("growth", runs=tuple(f"step{i}" for i in range(1, 9))), "less"),
        (m("growth", runs=("off", "off", "off")), "equal"),
        (m("growth", runs=("step1", "step1", "step2")), "more"),
        (m("growth", runs=("step1", "step2", "step1", "step3")), "mixed"),
        (m("ranking", runs=("creative", "safety", "diverse")), ("safety", "diverse", "creative")),
        (m("idle", "diverse", parameter="top_k"), "yes"),
        (m("idle", "diverse", parameter="top_p"), "no"),
        (m("idle", "diverse"), "yes"),
        (m("idle", "creative"), "no"),
        (m("reachable", "summary", parameter=T, target=1.623), "no"),
        (m("reachable", "summary", parameter=T, target=1.5), "yes"),
        (m("same", runs=("off", "step4")), "yes"),
        (m("same", runs=("off", "step5")), "no"),
        (m("text", strategy="greedy"), "A x"),
        (m("text", strategy="beam 2"), "B u"),
    ],
)
def test_a_measure_gives_the_word(apparatus, measure, value):
    assert apparatus.value(measure) == value


def test_others_than_the_best_come_once_in_897_million_draws(apparatus):
    assert apparatus.value(m("odds", "class")) == pytest.approx(897e6, rel=1e-3)
    assert apparatus.value(m("odds", "off", token="approve")) == pytest.approx(1 / 0.3468, rel=1e-3)
    assert apparatus.value(m("odds", "quiet", token="D")) == math.inf


def test_two_tokens_with_noise_win_as_often_as_the_normal_distribution_says(apparatus):
    """For two logits alone, P(B) = Φ((z_B − z_A)/(σ √2))."""
    exact = 0.5 * (1.0 + math.erf(-0.01 / (0.005 * math.sqrt(2.0)) / math.sqrt(2.0)))
    assert apparatus.value(m("wins", "near", token="B")) == pytest.approx(exact, abs=1e-9)
    assert exact == pytest.approx(0.0786, abs=1e-4)


def test_noisy_shares_sum_to_one_and_equal_logits_share_alike():
    logits = np.array([1.0, 1.0, 1.0, 0.99, -3.0])
    shares = shares_with_noise(logits, 0.02, range(5))
    assert shares.sum() == pytest.approx(1.0, abs=1e-9)
    assert np.ptp(shares[:3]) < 1e-12
    assert shares[4] == 0.0


def test_simulated_picks_follow_the_exact_shares_and_their_seed():
    source = Source.from_logits([2.0, 1.99, 1.0, 0.0])
    picks = noisy_picks(source, 0.02, 200_000, 42)
    exact = shares_with_noise(source.logits, 0.02, [1])[0]
    assert picks.share(1) == pytest.approx(exact, abs=0.005)
    assert np.array_equal(picks.ids, noisy_picks(source, 0.02, 200_000, 42).ids)
    assert not np.array_equal(picks.ids, noisy_picks(source, 0.02, 200_000, 43).ids)
    assert noisy_picks(source, 0.0, 10, 1).share(0) == 1.0


def test_the_mean_entropy_of_samples_is_that_of_many_samples(apparatus):
    trace = apparatus.trace("code")
    seen = [draw(trace, 100, seed).entropy for seed in range(2000)]
    assert apparatus.value(m("sampled_entropy", "code", target=100)) == pytest.approx(
        np.mean(seen), abs=5 * np.std(seen) / math.sqrt(len(seen))
    )


def test_draws_use_the_seed_and_the_number_of_the_lab(apparatus):
    trace = apparatus.trace("code")
    assert (trace.experiment.draws, trace.experiment.seed) == (10_000, 42)
    assert apparatus.value(m("drawn_entropy", "code")) == draw(trace, 10_000, 42).entropy
    free = Apparatus(msgspec.structs.replace(LAB, seed=None, draws=500))
    assert (free.experiment("code").draws, free.experiment("code").seed) == (500, 42)


def test_own_settings_and_own_data_are_measured():
    source = Source.from_logits([1.0, 1.0], ["x", "y"])
    apparatus = Apparatus(LAB, Settings(values={"top_k": 1}), source)
    assert apparatus.value(Measure("kept")) == 1
    assert apparatus.value(Measure("first")) == "x"
    with pytest.raises(LabError, match="data of your own"):
        Apparatus(LAB).value(Measure("kept"))
    assert is_own(Measure("kept"))
    assert not is_own(Measure("text", strategy="greedy"))
    assert not is_own(Measure("ranking", runs=("off", "cold")))


def test_settings_are_a_chain_with_everything_else_off(apparatus):
    chain = apparatus.experiment("drop").chain
    assert chain.parameters() == {"top_p": 0.8}
    step = chain.step_of("top_p")
    assert step is not None
    assert chain[step].crossing == "drop"
    assert apparatus.experiment("penalty").output_ids == (0,)
    assert [sampler.name for sampler in apparatus.experiment("p8_k5").chain] == ["top_p", "top_k"]


@pytest.mark.parametrize(
    ("measure", "problem"),
    [
        (m("beauty"), "no measure “beauty”"),
        (m("kept", "nowhere"), "no run called “nowhere”"),
        (m("probability"), "needs “token”"),
        (m("probability", token="nothing"), "no token “nothing”"),
        (m("ranking", runs=("off",)), "needs 2 runs"),
        (m("total", target=0.5), "whole number from 1"),
        (m("total", target=11), "whole number from 1"),
        (m("setting", parameter="top_k"), "sets no “top_k”"),
        (m("added", parameter="mirostat_tau"), "no stage with"),
        (m("solve", parameter=T, target=9.0), "ln 10|cannot|never|impossible"),
        (m("solve", "summary", parameter=T, target=1.6), "jumps from 1.566 to 1.641"),
        (m("jump_at", parameter=T, target=1.5), "There is no jump"),
        (m("overtakes", parameter=T, token="reject"), "does that"),
        (m("sampled_entropy", target=100_000_000), "whole number from 1 to 100,000"),
        (m("text", strategy="magic"), "must be “greedy”"),
        (m("text", strategy="beam 0"), "must be “greedy”"),
        (m("text", strategy="beam 99999999999999"), "must be “greedy”"),
        (m("text", strategy="greedy", tree="oak"), "no tree called “oak”"),
        (m("distance", runs=("off", "near")), "different tokens"),
    ],
)
def test_what_cannot_be_measured_says_so_in_one_sentence(apparatus, measure, problem):
    with pytest.raises(LabError, match=problem):
        apparatus.value(measure)


def test_every_measure_is_tried_here():
    tried = {measure.what for measure, *_ in PRINTED}
    below = {"odds", "drawn_entropy", "sketch", "distance", "removed"}
    words = {"band", "first", "growth", "ranking", "idle", "same", "text", "reachable"}
    assert set(MEASURES) == tried | words | below


def test_what_a_stage_removes_and_how_far_two_runs_are(apparatus):
    removed = apparatus.value(m("removed", "k5", parameter="top_k"))
    assert removed == pytest.approx(1 - 0.877, abs=1e-3)
    near = apparatus.value(m("distance", runs=("off", "cold")))
    off, cold = apparatus.trace("off").result, apparatus.trace("cold").result
    gaps = np.abs(off.probabilities_by_id() - cold.probabilities_by_id())
    assert near == pytest.approx(gaps.sum() / 2.0)
    assert apparatus.value(m("sketch", "top")) == ("approve", "reject", "review", "escalate")


TREE = Tree(
    {"b": 0.5, "a": 0.5}, {"a": {"x": 1.0}, "b": {"y": 0.5, "z": 0.5}, "x": {"e": 1.0}}, 3
)  # fmt: skip


def test_a_beam_of_width_one_is_greedy_and_ties_go_by_the_alphabet():
    assert beam(TREE, 1) == ((("a", "x", "e"), 0.5),)
    assert next_tokens(TREE, ()) == {"a": 0.5, "b": 0.5}
    assert list(next_tokens(TREE, ())) == ["a", "b"]
    assert [text for text, _ in beam(TREE, 9)] == [("a", "x", "e"), ("b", "y"), ("b", "z")]


@given(st.data())
def test_the_best_text_is_the_likeliest_of_all_that_a_wide_beam_finds(data):
    def following():
        parts = data.draw(st.dictionaries(st.sampled_from("abcd"), st.integers(1, 9), min_size=1))
        return {token: part / sum(parts.values()) for token, part in parts.items()}

    after = {token: following() for token in data.draw(st.sets(st.sampled_from("abcd")))}
    tree = Tree(following(), after, data.draw(st.integers(1, 4)))
    text, share = best(tree)
    every = dict(beam(tree, 10_000))
    assert share == pytest.approx(max(every.values()))
    assert every[text] == pytest.approx(share)


def test_a_search_that_would_take_minutes_is_refused():
    large = {"logits": [i * 1e-4 for i in range(6_000)]}
    lab = lab_with({"large": ("large", {})}, sources={**SOURCES, "large": large})
    with pytest.raises(LabError, match="at most 5,000 tokens"):
        Apparatus(lab).value(m("solve", "large", parameter="typical_p", target=5.0))
    assert Apparatus(lab).value(m("solve", "large", parameter=T, target=8.6)) > 0.0


def test_samples_of_a_tree_follow_its_probabilities_and_their_seed():
    drawn = samples(TREE, 20_000, 7)
    share = sum(text == ("a", "x", "e") for text, _ in drawn) / len(drawn)
    assert share == pytest.approx(0.5, abs=0.02)
    assert all(probability == (0.5 if text[0] == "a" else 0.25) for text, probability in drawn)
    assert drawn == samples(TREE, 20_000, 7)
    assert drawn != samples(TREE, 20_000, 8)


def test_the_instrument_shows_what_each_strategy_finds():
    rows = {row.strategy: row for row in searched(TREE, ["greedy", "beam 3", "sample 50"], 1)}
    assert rows["greedy"].text == ("a", "x", "e")
    assert rows["beam 3"].different == rows["sample 50"].different == 3
    assert rows["beam 3"].mean == pytest.approx(1 / 3)
    assert 0.25 < rows["sample 50"].mean < 0.5


def test_other_settings_of_the_student_share_what_is_the_labs_alone():
    source = Source.from_logits([1.0, 0.0], ["a", "b"])
    usual = Apparatus(LAB, Settings({T: 1.0}), source)
    other = usual.with_own(Settings({T: 2.0}), source)
    asked, own = m("entropy", "hot"), m("entropy", "own")
    assert not other.knows(asked)
    assert usual.value(asked) == other.value(asked)
    assert usual.knows(asked)
    assert usual.trace("hot") is other.trace("hot")
    assert usual.value(own) < other.value(own)
    assert usual.value(m("ranking", runs=("own", "hot"))) == ("own", "hot")
    assert not other.knows(m("ranking", runs=("own", "hot")))


def test_runs_on_data_of_ones_own_are_not_shared():
    runs = {"warm": Run("own", Settings({T: 1.0}))}
    lab = msgspec.structs.replace(LAB, runs={**LAB.runs, **runs})
    usual = Apparatus(lab, Settings(), Source.from_logits([0.0, 0.0]))
    other = usual.with_own(Settings(), Source.from_logits([9.0, 0.0]))
    assert usual.value(m("entropy", "warm")) > other.value(m("entropy", "warm"))


def test_a_problem_is_found_once(monkeypatch):
    calls = []
    apparatus = Apparatus(LAB)
    monkeypatch.setattr(apparatus, "_computed", lambda measure: calls.append(measure) or fail())
    for _ in range(2):
        with pytest.raises(LabError, match="never"):
            apparatus.value(m("entropy", "hot"))
    assert len(calls) == 1
    assert apparatus.knows(m("entropy", "hot"))


def fail():
    raise LabError("That is never so.")
