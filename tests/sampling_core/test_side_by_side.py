"""One set of settings under several engines: known numbers, and causes found by experiment."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampling_core import ENGINES, Experiment, Source, engine
from sampling_core.errors import ParameterError
from sampling_core.side_by_side import side_by_side, side_by_side_steps

ZIPF = Source.from_logits(-1.2 * np.log(np.arange(1, 32_001)))
EIGHT = Source.from_logits([4, 3, 2.2, 1.5, 0.8, 0.1, -0.7, -1.5])
COLD = ("llama.cpp", "ollama", "koboldcpp", "mlx-lm")  # temperature comes last


def rows_of(source, defaults="off", texts=((), ()), **parameters):
    chain = engine("lab").chain("off", **parameters)
    experiment = Experiment(source, chain, prompt_ids=texts[0], output_ids=texts[1])
    return {row.engine.name: row for row in side_by_side(experiment, defaults=defaults).rows}


HOT_NUMBERS = {
    "transformers": (42, 4.815, 28.15, 0.1627), "vllm": (32, 4.483, 22.37, 0.1788),
    "tgi": (20_095, 12.351, 5223, 0.0314), "lab": (42, 4.815, 28.15, 0.1627),
} | dict.fromkeys(COLD, (12, 3.271, 9.65, 0.2598))  # fmt: skip
COLD_NUMBERS = {
    "transformers": (5, 1.624), "vllm": (3, 1.185), "tgi": (15, 2.326), "lab": (5, 1.624),
} | dict.fromkeys(COLD, (12, 2.208))  # fmt: skip


def test_a_hot_temperature_on_a_zipf_vocabulary():
    rows = rows_of(ZIPF, temperature=1.5, top_p=0.9, min_p=0.05)
    for name, (survivors, bits, effective, top) in HOT_NUMBERS.items():
        row = rows[name]
        assert row.survivors == survivors, name
        assert row.entropy / math.log(2) == pytest.approx(bits, abs=5e-4), name
        assert row.effective == pytest.approx(effective, rel=5e-4), name
        assert row.top_probability == pytest.approx(top, abs=6e-5), name
    assert rows["transformers"].cause == "the same distribution"
    assert rows["vllm"].cause == "vLLM applies min-p before top-p"
    assert rows["tgi"].cause == "TGI has no min-p: left out"
    assert "TGI has no min_p: left out" in rows["tgi"].notes
    for name in COLD:
        assert rows[name].cause == f"{rows[name].engine.title} cuts before temperature"


def test_a_cold_temperature_reverses_the_ranking():
    rows = rows_of(ZIPF, temperature=0.7, top_p=0.9, min_p=0.05)
    for name, (survivors, bits) in COLD_NUMBERS.items():
        assert rows[name].survivors == survivors, name
        assert rows[name].entropy / math.log(2) == pytest.approx(bits, abs=5e-4), name


def test_with_top_k_40_three_engines_agree():
    rows = rows_of(ZIPF, temperature=1.5, top_k=40, top_p=0.9, min_p=0.05)
    for name in ("transformers", "vllm", "tgi"):
        assert (rows[name].survivors, rows[name].cause) == (30, "the same distribution")
    assert {rows[name].survivors for name in COLD} == {12}
    assert rows["mlx-lm"].cause == (
        "mlx-lm cuts before temperature, and applies top-p before top-k"
    )


def test_eight_logits():
    rows = rows_of(EIGHT, temperature=1.5, top_p=0.8, min_p=0.1)
    for name in ("transformers", "vllm", "tgi"):
        assert rows[name].survivors == 3
        assert rows[name].entropy / math.log(2) == pytest.approx(1.419, abs=5e-4)
    for name in COLD:
        assert rows[name].survivors == 2
        assert rows[name].entropy / math.log(2) == pytest.approx(0.924, abs=5e-4)


def test_silent_defaults_are_a_cause_only_when_asked_for():
    assert rows_of(ZIPF, temperature=1.5)["transformers"].cause == "the same distribution"
    rows = rows_of(ZIPF, defaults="engine", temperature=1.5)
    assert rows["transformers"].cause == "top-k 50 is the default of transformers"
    assert rows["transformers"].survivors == 50
    assert rows["vllm"].cause == "the same distribution"
    several = rows_of(EIGHT, defaults="engine", top_k=8)
    assert several["llama.cpp"].cause == (
        "top-p 0.95, min-p 0.05 and temperature 0.8 are defaults of llama.cpp"
    )


TIES = Source.from_logits([3, 1, 1, 1, 0])


@pytest.mark.parametrize(
    ("source", "texts", "parameters", "name", "sentence"),
    [
        (TIES, ((), ()), {"top_k": 2}, "vllm", "vLLM keeps every token as likely as the k-th"),
        (EIGHT, ((0,), (1,)), {"presence_penalty": 1.0}, "vllm",
         "presence and frequency of vLLM see the output only"),
        (EIGHT, ((0,), (1,)), {"presence_penalty": 1.0}, "transformers",
         "transformers has no presence penalty: left out"),
        (EIGHT, ((0,), (1,)), {"repetition_penalty": 1.5, "presence_penalty": 1.0},
         "transformers", "transformers has no presence penalty: left out"),
        (TIES, ((0, *[1] * 64), ()), {"presence_penalty": 1.0}, "llama.cpp",
         "penalties window 64 is the default of llama.cpp"),
        (Source.from_logits([1, 0.99]), ((), ()), {"temperature": 0.005}, "vllm",
         "temperature 0.005 is raised to 0.01"),
        (EIGHT, ((0,), (1,)), {"frequency_penalty": 1.0}, "tgi",
         "frequency penalty is left out: in TGI it is divided by the length of the text, which "
         "this profile does not compute"),
        (EIGHT, ((), ()), {"xtc_probability": 0.5, "xtc_threshold": 0.1}, "vllm",
         "vLLM has no XTC: left out"),
        (EIGHT, ((), ()), {"xtc_probability": 0.5, "xtc_threshold": 0.1}, "ollama",
         "Ollama has no XTC: left out"),
        (EIGHT, ((), ()), {"top_n_sigma": 1.0, "smoothing_factor": 0.2}, "tgi",
         "TGI has no smoothing and no top-n-sigma: left out"),
        (EIGHT, ((), ()), {"top_p": 0.0}, "mlx-lm", "top-p 0 means off in mlx-lm"),
        (EIGHT, ((), ()), {"typical_p": 0.5}, "vllm", "vLLM has no typical-p: left out"),
        (EIGHT, ((), ()), {"mirostat": 2, "mirostat_tau": 4.0, "top_k": 2}, "llama.cpp",
         "llama.cpp does not run top-k"),
    ],
)  # fmt: skip
def test_causes(source, texts, parameters, name, sentence):
    assert rows_of(source, texts=texts, **parameters)[name].cause == sentence


def test_refusals_are_sentences_and_leave_holes_in_the_matrix():
    experiment = Experiment(EIGHT, engine("lab").chain("off", temperature=0.0))
    found = side_by_side(experiment)
    names = [row.engine.name for row in found.rows]
    row = found.rows[names.index("transformers")]
    assert row.is_refused
    assert row.refusal == "transformers refuses “temperature” = 0: it must be a float above 0."
    assert (row.survivors, row.cause, row.notes) == (0, "", ())
    assert np.isnan([row.entropy, row.effective, row.top_probability, row.distance]).all()
    assert np.isnan(found.js[names.index("transformers")]).all()
    assert found.js[names.index("vllm"), names.index("lab")] == 0.0


def test_a_neutral_value_is_not_sent_so_that_nobody_refuses_it():
    row = rows_of(EIGHT, temperature=1.5, top_p=1.0)["tgi"]
    assert (row.refusal, row.cause) == ("", "the same distribution")


def test_what_defaults_may_be():
    with pytest.raises(ParameterError, match="defaults"):
        side_by_side(Experiment(EIGHT, engine("lab").chain("off")), defaults="on")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(-5, 5), min_size=2, max_size=8),
    st.permutations(["temperature", "top_p", "min_p", "top_k"]),
    st.fixed_dictionaries({
        "temperature": st.sampled_from([0.3, 1.0, 2.0]), "top_p": st.sampled_from([0.5, 0.9]),
        "min_p": st.sampled_from([0.0, 0.3]), "top_k": st.integers(0, 4),
    }),
)  # fmt: skip
def test_every_row_says_why_and_the_matrix_is_a_distance(logits, order, parameters):
    chain = engine("lab").chain("off", order=order, **parameters)
    shares = []
    steps = side_by_side_steps(Experiment(Source.from_logits(logits), chain))
    while True:
        try:
            shares.append(next(steps))
        except StopIteration as end:
            found = end.value
            break
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(found.rows) == len(ENGINES)
    assert found.js.shape == (len(ENGINES), len(ENGINES))
    np.testing.assert_array_equal(found.js, found.js.T)
    for row in found.rows:
        assert (row.cause == "the same distribution") == (row.distance < 1e-12)
        assert row.cause or row.is_refused
        assert row.distance <= math.log(2) + 1e-12
