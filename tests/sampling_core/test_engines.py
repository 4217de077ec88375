"""Corners of the engines' rules, each once seen in the real engine or asked for by the contract."""

import json

import numpy as np
import pytest

from sampling_core import Experiment, LabError, Source, draw, engine, run, solve, sweep
from sampling_core.cases import case
from sampling_core.request import answer
from sampling_core.rows import rows

ENGINES = (
    "lab", "transformers", "llama.cpp", "vllm", "ollama", "koboldcpp", "tgi", "mlx-lm",
)  # fmt: skip


def asked(**request):
    defaults = {"defaults": "off", "logits": [1, 0.5, -0.5, 0.2]}
    return json.loads(answer(json.dumps({**defaults, **request})))


def probabilities(**request):
    return np.array(asked(**request)["probabilities"])


def test_mirostat_of_llama_cpp_has_a_plain_temperature():
    got = asked(engine="llama.cpp", parameters={"mirostat": 2, "dynatemp_range": 0.3})
    np.testing.assert_allclose(got["probabilities"], [0.4388, 0.2661, 0.0979, 0.1972], atol=5e-5)
    assert any("dynamic temperature" in note for note in got["notes"])


def test_transformers_takes_a_whole_1_but_no_whole_2():
    whole = {"temperature": 1, "repetition_penalty": 1}
    assert "probabilities" in asked(engine="transformers", parameters=whole)
    for name in whole:
        assert "error" in asked(engine="transformers", parameters={name: 2})


def test_dry_with_no_allowed_length_costs_every_token_of_the_text_but_the_first():
    got = probabilities(
        engine="llama.cpp", logits=[0, 0, 0, 0], output_ids=[0, 1, 2],
        parameters={"dry_multiplier": 1.0, "dry_base": 2.0, "dry_allowed_length": 0},
    )  # fmt: skip
    np.testing.assert_allclose(np.log(got), [-1.006, -2.006, -2.006, -1.006], atol=1e-3)


@pytest.mark.parametrize("name", ENGINES)
def test_an_empty_order_runs_nothing(name):
    got = asked(engine=name, order=[], parameters={"temperature": 0.5}, logits=[1, 0])
    assert got["probabilities"][0] == pytest.approx(1 / (1 + np.exp(-1)))
    assert got["stages"] == []
    assert any("does not run" in note for note in got["notes"])


def test_a_random_sampler_says_so_and_removes_no_token_for_good():
    chosen = case("Summarization")
    chain = engine("lab").chain(xtc_probability=0.5, xtc_threshold=0.1)
    trace = run(Experiment(chosen.source, chain))
    assert all(row.cut_by is None and row.probability > 0 for row in rows(trace, 10))
    assert "in 50% of draws" in trace.of_samplers[chain.step_of("xtc")].effect
    assert any("the last stage the mixture" in note for note in chain.notes)


def test_a_memory_follows_the_branch_that_could_give_the_token():
    chain = engine("lab").chain(
        xtc_probability=0.5, xtc_threshold=0.3, mirostat=2, mirostat_tau=1.0
    )
    trace = run(Experiment(Source.from_logits(np.log([0.5, 0.4, 0.1])), chain))
    assert np.isfinite(trace.remember(0)["mirostat"])


def test_an_adaptive_target_above_1_counts_as_1():
    parameters = {"adaptive_target": 1.5, "adaptive_decay": 0.5}
    got = probabilities(engine="llama.cpp", logits=[1, 0, -1], parameters=parameters)
    np.testing.assert_allclose(got, [0.874, 0.124, 0.0023], atol=5e-4)


def test_a_selected_token_is_output_from_then_on():
    step = {"logits": [1, 0.5], "selected": 0}
    got = asked(
        engine="vllm", logits=None, steps=[step, step], parameters={"presence_penalty": 1.0}
    )["steps"]
    assert got[0]["probabilities"] == pytest.approx([0.6225, 0.3775], abs=5e-5)
    assert got[1]["probabilities"] == pytest.approx([0.3775, 0.6225], abs=5e-5)


def test_bad_words_of_vllm_begin_in_the_output():
    ask = {"parameters": {"bad_words_ids": [[0, 1]]}, "prompt_ids": [0]}
    assert probabilities(engine="vllm", **ask)[1] > 0
    assert probabilities(engine="transformers", **ask)[1] == 0


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize(
    "wrong", [[1], {}, "0.5", "warm", True, 10**400, float("nan"), "inf"], ids=repr
)
@pytest.mark.parametrize("parameter", ["temperature", "top_p", "top_k", "repetition_penalty"])
def test_a_value_of_the_wrong_kind_is_refused_by_every_engine(name, parameter, wrong):
    assert asked(engine=name, parameters={parameter: wrong})["error"]["parameter"] == parameter


@pytest.mark.parametrize(
    "request_",
    [
        {"order": [["top_p"]]}, {"order": [{}]}, {"id": float("nan")}, {"logits": ["--inf"]},
        {"prompt_ids": [2**63], "parameters": {"repetition_penalty": 1.5}},
        {"parameters": {"logit_bias": [[2**63, 1.0]]}}, {"logits": [1e300, 1]},
        {"parameters": {"logit_bias": [[0, 10**400]]}}, {"logits": [-1e300, 1]},
        {"parameters": {"logit_bias": [[0, 1e308], [0, 1e308]]}}, {"order": ["xtc"] * 99},
        {"parameters": {"suppress_tokens": [2**63]}}, {"logits": None, "steps": [{"x": 1}]},
        {"steps": [{"logits": [1]}]}, {"parameters": {"suppress_tokens": [0, 1, 2, 3]}},
    ],
)  # fmt: skip
def test_odd_requests_are_refused_in_a_sentence(request_):
    got = asked(**request_)
    assert got["error"]["message"].endswith(".")


@pytest.mark.parametrize(
    "request_",
    [
        {"logits": [0, -1e99], "parameters": {"temperature": 1e-20}},
        {"logits": [0, -2000], "parameters": {"dynatemp_range": 0.5, "dynatemp_exponent": -1.0}},
        {"parameters": {"top_n_sigma": 1.0}, "logits": [1e99, -1e99]},
        {"parameters": {"dry_multiplier": 1.0, "dry_base": 1.000001,
                        "dry_allowed_length": -(2**31)}, "output_ids": [0, 1, 0]},
        {"prompt_ids": [99], "parameters": {"repetition_penalty": 1.5}},
        {"prompt_ids": None, "steps": None},
        {"logits": [3], "parameters": {"top_k": 1, "top_p": 0.1, "min_p": 1.0, "typical_p": 0.1}},
    ],
)  # fmt: skip
def test_odd_requests_that_are_fine_are_answered_without_a_warning(request_):
    assert sum(asked(engine="lab", **request_)["probabilities"]) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("llama.cpp", {"mirostat": 3}), ("transformers", {"bad_words_ids": []}),
        ("transformers", {"temperature": 1e-46}), ("vllm", {"allowed_token_ids": []}),
        ("llama.cpp", {"penalty_last_n": 2.5, "presence_penalty": 1.0}),
    ],
)  # fmt: skip
def test_refusals(name, parameters):
    assert asked(engine=name, parameters=parameters)["error"]["parameter"] in parameters


@pytest.mark.parametrize(
    ("name", "parameters", "note"),
    [
        ("llama.cpp", {"top_p": 1.2}, "top_p 1.2 counts as 1"),
        ("llama.cpp", {"top_p": 0.99999999}, "top_p 0.99999999 counts as 1"),
        ("llama.cpp", {"xtc_probability": 1.5}, "xtc_probability 1.5 counts as 1"),
        ("llama.cpp", {"temperature": -1.0}, "temperature −1 counts as 0"),
        ("llama.cpp", {"temperature": 1e-46}, "counts as 0"),
        ("llama.cpp", {"adaptive_target": 0.5, "adaptive_decay": 2.0}, "adaptive_decay 2 counts"),
        ("llama.cpp", {"presence_penalty": 1.0}, "penalty_last_n 64 is the default"),
        ("transformers", {"top_k": 2, "min_keep": 3}, "raised to min_keep 3"),
    ],
)  # fmt: skip
def test_what_an_engine_does_silently_is_noted(name, parameters, note):
    assert any(note in said for said in asked(engine=name, parameters=parameters)["notes"])


def test_a_default_that_does_not_run_is_not_called_given():
    got = asked(engine="llama.cpp", defaults="engine", parameters={"mirostat": 2})
    assert not any("is given" in note for note in got["notes"])


@pytest.mark.parametrize(
    ("parameters", "logits", "words"),
    [
        ({"top_p": 0.5, "min_keep": 3}, [1, 0, 0], "at least 3 stay"),
        ({"xtc_probability": 1.0, "xtc_threshold": 0.2, "min_keep": 9}, [1, 1], "fewer than 9"),
        ({"xtc_probability": 1.0, "xtc_threshold": 0.7}, [1, 1], "never a second"),
        ({"logit_bias": [[0, 0]]}, [1, 0], "every bias is 0"),
        ({"repetition_penalty": 2.0}, [0, 1], "changes no logit"),
    ],
)  # fmt: skip
def test_the_reason_for_no_effect_is_true(parameters, logits, words):
    got = asked(engine="lab", parameters=parameters, logits=logits, prompt_ids=[0])
    assert words in got["stages"][0]["no_effect"]


def test_ties_kept_by_top_k_are_named():
    got = asked(engine="transformers", parameters={"top_k": 2}, logits=[2, 1, 1])
    assert "as likely as the k-th" in got["stages"][0]["no_effect"]


@pytest.mark.parametrize("logits", [[0, 0, -745], [0] * 1000 + [-740], [0, -744.9]])
def test_kept_counts_probabilities_above_0(logits):
    result = run(Experiment(Source.from_logits(logits), engine("lab").chain())).result
    assert result.kept == np.count_nonzero(result.probabilities_by_id()) == len(result.ids)


# From Python, too, everything that cannot be done is a LabError.

EXPERIMENT = Experiment(case("Code").source, case("Code").chain)
TRACE = run(EXPERIMENT)


@pytest.mark.parametrize(
    "impossible",
    [
        lambda: draw(TRACE, 5, -1), lambda: draw(TRACE, 5, 1.5), lambda: draw(TRACE, "x", 1),
        lambda: draw(TRACE, 5.0, 1), lambda: draw(TRACE, float("nan"), 1),
        lambda: Source.from_logits([10**400, 1]), lambda: Source.from_logits([1.0, 2.0], 5),
        lambda: EXPERIMENT.with_(prompt_ids=3), lambda: EXPERIMENT.with_(draws="a"),
        lambda: EXPERIMENT.with_(draws=10.5), lambda: EXPERIMENT.with_(seed=True),
        lambda: draw(TRACE, 5, 1).interval(99),
        lambda: draw(TRACE, 5, 1).interval("a"),
        lambda: Experiment([1, 2], EXPERIMENT.chain), lambda: EXPERIMENT.with_(chain="x"),
        lambda: Source.from_logits([1j, 2.0]),
        lambda: TRACE.result.probability(99), lambda: TRACE.result.probability(-1),
        lambda: EXPERIMENT.with_field(1, "nope", 1.0), lambda: engine("x"),
        lambda: sweep(EXPERIMENT, {"temperature": 3}, "entropy"),
        lambda: solve(EXPERIMENT, "temperature", entropy="a"),
        lambda: solve(EXPERIMENT, "temperature", entropy=10**400),
        lambda: engine("transformers").chain(temperature=np.int64(2)),
    ],
)  # fmt: skip
def test_from_python_the_impossible_is_a_lab_error(impossible):
    with pytest.raises(LabError):
        impossible()


def test_a_misspelt_parameter_is_told_what_is_near():
    got = asked(parameters={"temprature": 1.0})
    assert got["error"]["message"] == (
        "There is no parameter “temprature”. The nearest is “temperature”."
    )


def test_numpy_numbers_are_numbers():
    chain = engine("transformers").chain(top_k=np.int64(5), temperature=np.float32(0.5))
    assert chain.settings() == "T 0.50  top-k 5"


# Engines whose profiles rest on reading: the answers that the semantics give for them.


@pytest.mark.parametrize("name", ["koboldcpp", "mlx-lm"])
def test_temperature_comes_after_the_cuts(name):
    got = probabilities(
        engine=name, logits=[2, 1, 0], parameters={"temperature": 2.0, "top_p": 0.9}
    )
    np.testing.assert_allclose(got, [0.6225, 0.3775, 0.0], atol=5e-5)


def test_temperature_comes_before_the_cuts_in_tgi():
    got = probabilities(
        engine="tgi", logits=[2, 1, 0], parameters={"temperature": 2.0, "top_p": 0.9}
    )
    np.testing.assert_allclose(got, [0.5065, 0.3072, 0.1863], atol=5e-5)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("tgi", [0.7112, 0.0963, 0.0963, 0.0963, 0]), ("koboldcpp", [0.8808, 0.1192, 0, 0, 0]),
        ("mlx-lm", [0.8808, 0.1192, 0, 0, 0]),
    ],
)  # fmt: skip
def test_equal_tokens_at_the_cut_of_top_k(name, expected):
    got = probabilities(engine=name, logits=[3, 1, 1, 1, 0], parameters={"top_k": 2})
    np.testing.assert_allclose(got, expected, atol=5e-5)


def test_mlx_lm_cuts_by_top_k_last():
    shares = {"logits": np.log([0.5, 0.2, 0.15, 0.1, 0.05]).tolist()}
    parameters = {"top_k": 3, "top_p": 0.8}
    got = probabilities(engine="mlx-lm", parameters=parameters, **shares)
    np.testing.assert_allclose(got, [0.5882, 0.2353, 0.1765, 0, 0], atol=5e-5)
    other = probabilities(engine="koboldcpp", parameters=parameters, **shares)
    np.testing.assert_allclose(other, [0.7143, 0.2857, 0, 0, 0], atol=5e-5)


def test_xtc_of_koboldcpp_sees_the_temperature():
    parameters = {"xtc_probability": 1.0, "xtc_threshold": 0.25, "temperature": 2.0}
    got = probabilities(engine="koboldcpp", logits=[2, 1, 0.5], parameters=parameters)
    np.testing.assert_allclose(got, [0.0, 0.562, 0.438], atol=5e-4)


def test_the_dynamic_temperature_of_koboldcpp():
    parameters = {"dynatemp_range": 0.5, "top_k": 2}
    got = probabilities(engine="koboldcpp", logits=[2, 1, 0, -3], parameters=parameters)
    np.testing.assert_allclose(got[:2], [0.6784, 0.3216], atol=5e-5)


def test_four_equal_tokens_and_typical_p():
    flat = {"logits": [0, 0, 0, 0], "parameters": {"typical_p": 0.5}}
    assert np.count_nonzero(probabilities(engine="koboldcpp", **flat)) == 3
    assert np.count_nonzero(probabilities(engine="tgi", **flat)) == 4


def test_a_top_p_of_0_or_1_is_off_in_mlx_lm_and_refused_by_tgi():
    for mass in (0.0, 1.0):
        parameters = {"top_p": mass, "temperature": 1.0}
        got = asked(engine="mlx-lm", parameters=parameters)
        assert np.count_nonzero(got["probabilities"]) == 4
        refused = asked(engine="tgi", parameters=parameters)["error"]
        assert refused["parameter"] == "top_p"
        assert refused["message"].endswith("it must be above 0 and below 1.")
    noted = asked(engine="mlx-lm", parameters={"top_p": 0})["notes"]
    assert "top_p 0 means off in mlx-lm" in noted


@pytest.mark.parametrize(
    ("name", "kept", "degree"), [("koboldcpp", 2, 0.75), ("tgi", 4, 1.0), ("mlx-lm", 1, 0.0)]
)
def test_silent_defaults(name, kept, degree):
    got = asked(engine=name, defaults="engine", logits=[3, 2, 0, -3], parameters={})
    stage = next(s for s in got["stages"] if s["sampler"] == "temperature")
    assert np.count_nonzero(got["probabilities"]) == kept
    assert stage["parameters"]["temperature"] == degree


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("tgi", {"min_p": 0.1}), ("tgi", {"top_k": 0}), ("tgi", {"temperature": 0.0}),
        ("tgi", {"typical_p": 1.0}), ("tgi", {"presence_penalty": 0.5}),
        ("tgi", {"frequency_penalty": 0.5}), ("koboldcpp", {"frequency_penalty": 0.5}),
        ("koboldcpp", {"repetition_penalty": 0.0}), ("mlx-lm", {"typical_p": 0.9}),
        ("mlx-lm", {"min_p": 1.5}), ("mlx-lm", {"dynatemp_range": 0.5}),
    ],
)  # fmt: skip
def test_refusals_of_the_engines_read(name, parameters):
    assert asked(engine=name, parameters=parameters)["error"]["parameter"] in parameters


@pytest.mark.parametrize(("name", "window"), [("koboldcpp", 320), ("mlx-lm", 20)])
def test_windows_of_penalties(name, window):
    text = [0] + [1] * window
    got = probabilities(engine=name, logits=[0, 0, 0], output_ids=text,
                        parameters={"presence_penalty": 1.0})  # fmt: skip
    assert got[0] == got[2] > got[1]
    one = probabilities(engine=name, logits=[0, 0, 0], output_ids=text[:-1],
                        parameters={"presence_penalty": 1.0})  # fmt: skip
    assert one[2] > one[0] == one[1]


def test_mirostat_of_koboldcpp_keeps_the_penalties():
    parameters = {"mirostat": 2, "mirostat_tau": 9.0, "presence_penalty": 1.0, "top_k": 1}
    got = asked(engine="koboldcpp", logits=[0, 0], output_ids=[0], parameters=parameters)
    np.testing.assert_allclose(got["probabilities"], [0.2689, 0.7311], atol=5e-5)
    assert "mirostat switches off every cut" in got["notes"]


@pytest.mark.parametrize(("defaults", "threshold"), [("off", 0.1), ("engine", 0.2)])
def test_the_silent_threshold_of_xtc_in_koboldcpp(defaults, threshold):
    chain = engine("koboldcpp").chain(defaults, xtc_probability=0.5)
    assert chain[chain.step_of("xtc")].threshold_probability == threshold
    said = "xtc_threshold 0.2 is the default of KoboldCpp"
    assert (said in chain.notes) == (defaults == "engine")


def test_single_precision_logits_lose_no_token_at_the_edge_of_top_k():
    logits = np.random.default_rng(5).normal(0.0, 3.0, 5000).astype(np.float32)
    for degree in (0.7, 1.3, 1.7):
        chain = engine("transformers").chain(temperature=degree, top_k=50)
        kept = run(Experiment(Source.from_logits(logits), chain)).result.kept
        assert kept == 50
