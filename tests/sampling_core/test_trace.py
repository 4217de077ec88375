"""A trace keeps every stage, says what each did, and re-uses what did not change."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampling_core import Experiment, Source, engine, run
from sampling_core.cases import case
from sampling_core.chain import Chain
from sampling_core.errors import (
    DataError,
    EngineError,
    LabError,
    ParameterError,
    UnknownParameterError,
)
from sampling_core.measures import entropy
from sampling_core.request import answer
from sampling_core.rows import rows
from sampling_core.samplers.penalties import Penalties
from sampling_core.samplers.temperature import Temperature
from sampling_core.samplers.top_k import TopK
from sampling_core.samplers.top_p import TopP
from sampling_core.samplers.xtc import Xtc


@pytest.fixture
def summarization():
    return Experiment(case("Summarization").source, case("Summarization").chain)


def stage(trace, name):
    return trace.stages[1 + trace.experiment.chain.step_of(name)]


def test_each_stage_says_what_it_did(summarization):
    trace = run(summarization)
    assert stage(trace, "temperature").effect == "H 1.943 → 1.620"
    top_p = stage(trace, "top_p")
    assert top_p.effect == "keeps 6 · cuts 3.0 %"
    assert top_p.threshold_text == "running total 0.945 → 0.970 at OPPORTUNITY"
    assert [summarization.source.token(t) for t in (top_p.last_kept, top_p.first_removed)] == [
        "OPPORTUNITY", "CONSTRAINT",
    ]  # fmt: skip
    assert top_p.entropy_bits == pytest.approx(2.157, abs=5e-4)
    assert stage(trace, "top_k").no_effect == "off"


def test_says_why_a_stage_has_no_effect():
    code = Experiment(case("Code").source, case("Code").chain)
    assert stage(run(code), "top_k").effect == "no effect: k > 10"
    step = code.chain.step_of("temperature")
    assert stage(run(code.with_field(step, "degree", 1.0)), "temperature").no_effect == "1 = off"
    penalised = code.switched(code.chain.step_of("penalties"), True)
    assert "no text yet" in stage(run(penalised), "penalties").no_effect


def test_stages_before_the_change_are_used_again(summarization):
    first = run(summarization)
    step = summarization.chain.step_of("top_p")
    second = run(summarization.with_field(step, "mass", 0.5), first)
    assert second.stages[: step + 1] == first.stages[: step + 1]
    assert second.stages[step + 1] is not first.stages[step + 1]
    other_text = run(summarization.with_(output_ids=(0,)), first)
    assert other_text.stages[1] is not first.stages[1]


def test_the_model_alone_and_the_picked_one(summarization):
    greedy = run(summarization.with_(pick="greedy")).result
    assert greedy.kept == 1
    assert greedy.entropy == 0.0
    assert run(summarization.neutralised()).result.entropy == pytest.approx(1.943, abs=5e-4)


def test_a_random_sampler_gives_the_exact_mixture():
    source = Source.from_logits(np.log([0.4, 0.3, 0.2, 0.1]))
    result = run(Experiment(source, Chain((Xtc(0.5, 0.25),)))).result
    np.testing.assert_allclose(result.probabilities_by_id(), [0.2, 0.4, 4 / 15, 2 / 15])


def test_removed_shares_multiply_to_what_is_left():
    chain = Chain((TopK(8), TopP(0.9), TopK(3)))
    trace = run(Experiment(case("Requests").source, chain))
    left = np.prod([1.0 - stage.removed_mass for stage in trace.stages])
    assert left == pytest.approx(trace.stages[0].probabilities_by_id()[:3].sum())


def test_rows_show_kept_and_removed_tokens_in_one_order(summarization):
    shown = rows(run(summarization), 40)
    assert [row.token for row in shown[5:7]] == ["OPPORTUNITY", "CONSTRAINT"]
    assert [row.cut_by for row in shown] == [None] * 6 + [4] * 4
    assert shown[6].at_cut == pytest.approx(0.0153, abs=5e-5)
    assert shown[0].model == pytest.approx(0.2644, abs=5e-5)


def test_rows_after_a_late_penalty_follow_the_result():
    chain = Chain((TopK(3), Penalties(9.0)))
    trace = run(Experiment(case("Requests").source, chain, output_ids=(0,)))
    assert [row.token for row in rows(trace, 5)] == [
        "reject", "review", "approve", "escalate", "delay",
    ]  # fmt: skip


PRESETS = st.fixed_dictionaries(
    {},
    optional={
        "temperature": st.floats(0.05, 2), "top_k": st.integers(1, 40),
        "top_p": st.floats(0.01, 1), "min_p": st.floats(0.001, 1),
    },
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["lab", "transformers", "llama.cpp", "vllm", "ollama"]),
    PRESETS,
    st.integers(0, 99),
)
def test_measures_agree_with_the_distribution(name, preset, seed):
    source = Source.from_logits(np.random.default_rng(seed).standard_normal(60) * 4)
    trace = run(Experiment(source, engine(name).chain(**preset)))
    for stage in trace.stages:
        p = stage.probabilities_by_id()
        assert stage.kept == np.count_nonzero(p)
        assert stage.entropy == pytest.approx(entropy(p), abs=1e-9)
        if stage.before:
            gone = stage.before.probabilities_by_id()[p == 0].sum()
            assert stage.removed_mass == pytest.approx(gone, abs=1e-12)


# Engines: what they add, clamp and refuse.


def test_silent_defaults_are_named():
    chain = engine("llama.cpp").chain(temperature=0.2)
    assert "top_p 0.95 is the default of llama.cpp" in chain.notes
    assert chain.parameters()["top_k"] == 40
    assert engine("ollama").chain().parameters()["top_p"] == 0.9
    assert engine("transformers").chain().parameters()["top_k"] == 50


def test_classification_under_engine_defaults():
    source = case("Classification").source
    kept = {
        name: run(Experiment(source, engine(name).chain(temperature=0.2))).result.kept
        for name in ("transformers", "vllm", "llama.cpp")
    }
    assert kept == {"transformers": 10, "vllm": 10, "llama.cpp": 1}


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("transformers", {"temperature": 0.0}), ("transformers", {"temperature": 2}),
        ("transformers", {"repetition_penalty": 2}), ("transformers", {"top_k": -1}),
        ("transformers", {"min_p": 1.5}), ("transformers", {"typical_p": 0.0}),
        ("transformers", {"presence_penalty": 0.5}), ("transformers", {"temperature": 1e-38}),
        ("vllm", {"temperature": 2.5}), ("vllm", {"top_p": 0.0}), ("vllm", {"top_k": -2}),
        ("vllm", {"presence_penalty": 3.0}), ("vllm", {"typical_p": 0.5}),
        ("llama.cpp", {"repetition_penalty": 0.0}), ("llama.cpp", {"top_h": 0.5}),
        ("lab", {"temperature": -1.0}), ("lab", {"top_p": 1.5}), ("lab", {"nonsense": 1.0}),
        ("lab", {"temperature": "warm"}), ("lab", {"top_k": 2.5}), ("lab", {"top_k": True}),
    ],
)  # fmt: skip
def test_refuses_and_names_the_parameter(name, parameters):
    refusals = (EngineError, ParameterError, UnknownParameterError)
    with pytest.raises(refusals, match=next(iter(parameters))):
        run(
            Experiment(
                case("Classification").source, engine(name).chain(defaults="off", **parameters)
            )
        )


@pytest.mark.parametrize(
    ("name", "parameters", "kept"),
    [
        ("vllm", {"temperature": 0.001}, 10),  # raised to 0.01
        ("vllm", {"temperature": 0.0, "top_k": 5}, 1),
        ("vllm", {"top_k": -1}, 10),
        ("llama.cpp", {"temperature": -1.0}, 1),
        ("llama.cpp", {"top_p": 0.0}, 1), ("llama.cpp", {"top_k": -1}, 10),
        ("llama.cpp", {"min_p": 2.0}, 1), ("llama.cpp", {"top_p": 0.99999999}, 10),
        ("transformers", {"top_p": 1.2}, 10), ("transformers", {"top_p": 0.0}, 1),
    ],
)  # fmt: skip
def test_clamps_as_the_engine_does(name, parameters, kept):
    chain = engine(name).chain(defaults="off", **parameters)
    assert run(Experiment(case("Code").source, chain)).result.kept == kept


def test_mirostat_switches_off_the_rest_in_llama_cpp():
    chain = engine("llama.cpp").chain(defaults="off", mirostat=2, top_k=1, mirostat_tau=20.0)
    assert run(Experiment(case("Code").source, chain)).result.kept == 10
    assert any("mirostat switches off" in note for note in chain.notes)


def test_a_chain_changes_its_engine():
    chain = case("Summarization").chain
    moved = engine("vllm").chain("off", leave_out=True, **chain.parameters() | {"min_keep": 2})
    assert moved.settings() == "T 0.60  top-p 0.95"
    assert any("min_keep" in note for note in moved.notes)


# The document refuses what it cannot hold, and keeps what it had.


@pytest.mark.parametrize(
    "change",
    [{"draws": 0}, {"seed": -1}, {"pick": "best"}, {"output_ids": (-1,)}, {"prompt_ids": ("a",)}],
)
def test_an_invalid_experiment_cannot_exist(summarization, change):
    with pytest.raises(LabError, match=next(iter(change))):
        summarization.with_(**change)


def test_a_source_names_what_does_not_fit():
    with pytest.raises(DataError, match="3 logits but 2 tokens"):
        Source.from_logits([1, 2, 3], ["a", "b"])
    with pytest.raises(DataError, match="shape"):
        Source.from_logits([[1.0, 2.0]])
    with pytest.raises(DataError, match="numbers"):
        Source.from_logits(["a", "b"])


def test_a_source_does_not_change_with_the_array_it_came_from():
    logits = np.array([1.0, 2.0])
    source = Source.from_logits(logits)
    logits[0] = 9.0
    assert source.logits.tolist() == [1.0, 2.0]


def test_samplers_are_values():
    assert Temperature(0.6) == Temperature(0.6)
    assert Temperature(0.6) != Temperature(0.6, on=False)


# The headless contract.


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "character"), ("[1]", "object"), ('{"logits": [1, "x"]}', "position 1"),
        ('{"logits": [1, NaN]}', "position 1"), ('{"logits": []}', "no logits"), ("{}", "logits"),
        ('{"logits": [1], "engine": "x"}', "engine"), ('{"logits": [1], "order": ["x"]}', "order"),
        ('{"logits": [1], "parameters": {"top_p": 2}}', "top_p"), ('{"logits": [1], "x": 1}', "x"),
        ('{"logits": [1], "tokens": [1]}', "tokens"),
        ('{"logits": [1], "prompt_ids": 3}', "prompt"),
        ('{"logits": [1], "parameters": {"leave_out": 1}}', "leave_out"),
        ('{"steps": [{"logits": [1], "selected": 5}, {"logits": [1]}]}', "selected"),
        ('{"logits": ["-inf"]}', "−inf"), ("[" * 100_000, "nested"), ('{"steps": 1}', "steps"),
        ('{"logits": [1e999]}', "inf"), ('{"logits": [1], "engine": ["lab"]}', "engine"),
        ('{"logits": [' + "9" * 5000 + "]}", "too"),
        ('{"logits": [1], "defaults": "no"}', "defaults"),
    ],
)  # fmt: skip
def test_a_refused_request_is_an_answer_that_says_why(line, words):
    error = json.loads(answer(line))["error"]
    assert words in error["message"]


def test_an_answer_holds_stages_and_notes():
    request = {
        "id": 7,
        "engine": "llama.cpp",
        "parameters": {"temperature": 0.6},
        "logits": [2, 1, "-inf"],
    }
    got = json.loads(answer(json.dumps(request)))
    assert got["id"] == 7
    assert [stage["sampler"] for stage in got["stages"]] == [
        "top_k",
        "top_p",
        "min_p",
        "temperature",
    ]
    assert got["stages"][0]["no_effect"]
    assert got["probabilities"][2] == 0.0
    assert got["kept"] == 2
    assert any("default" in note for note in got["notes"])


def test_rows_show_impossible_tokens_last():
    source = Source.from_logits([0.0, -np.inf, 1.0])
    shown = rows(run(Experiment(source, engine("lab").chain())), 40)
    assert [(row.id, row.probability > 0) for row in shown] == [(2, True), (0, True), (1, False)]
    assert shown[2].cut_by is None
