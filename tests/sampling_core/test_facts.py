"""Facts that the built-in cases and labs state, recomputed from the data that ships."""

import numpy as np
import pytest

from sampling_core import Experiment, Source, draw, engine, run
from sampling_core.cases import CASES, case
from sampling_core.measures import band, bits, viable

USE_CASES = [
    # name             H nats   kept viable band      first
    ("Classification", 2.5e-8,  10,  1,     "low",    "INTENT_APPROVE"),
    ("Summarization",  1.495,   6,   6,     "medium", "BENEFIT"),
    ("Code",           2.241,   10,  10,    "high",   "FOR_LOOP"),
    ("Creative",       1.890,   7,   7,     "medium", "BRAVE"),
]  # fmt: skip


def result(name, **parameters):
    chosen = case(name)
    chain = engine("lab").chain(**parameters) if parameters else chosen.chain
    return run(Experiment(chosen.source, chain)).result


@pytest.mark.parametrize(("name", "entropy", "kept", "good", "level", "first"), USE_CASES)
def test_use_case(name, entropy, kept, good, level, first):
    stage = result(name)
    assert stage.entropy == pytest.approx(entropy, abs=5e-4 if entropy > 1e-3 else 1e-9)
    assert (stage.kept, viable(stage.probabilities), band(stage.entropy)) == (kept, good, level)
    assert stage.source.token(int(stage.top(1)[0])) == first


def test_llama_cpp_order_keeps_eight_of_summarization():
    chosen = case("Summarization")
    chain = engine("llama.cpp").chain(defaults="off", temperature=0.6, top_p=0.95)
    stage = run(Experiment(chosen.source, chain)).result
    assert stage.kept == 8
    assert stage.entropy == pytest.approx(1.586, abs=5e-4)


def test_the_crossing_token_can_be_dropped():
    for name, kept, entropy in (("Summarization", 5, 1.411), ("Creative", 6, 1.752)):
        chosen = Experiment(case(name).source, case(name).chain)
        step = chosen.chain.step_of("top_p")
        stage = run(chosen.with_field(step, "crossing", "drop")).result
        assert (stage.kept, stage.entropy) == (kept, pytest.approx(entropy, abs=5e-4))


@pytest.mark.parametrize(
    ("temperature", "approve", "entropy"),
    [(0.1, 0.982, 0.093), (0.5, 0.564, 1.189), (1.0, 0.347, 1.810), (2.0, 0.213, 2.157),
     (5.0, 0.140, 2.279)],
)  # fmt: skip
def test_temperature_on_requests(temperature, approve, entropy):
    stage = result("Requests", temperature=temperature)
    assert stage.probability(0) == pytest.approx(approve, abs=5e-4)
    assert stage.entropy == pytest.approx(entropy, abs=5e-4)


@pytest.mark.parametrize(
    ("mass", "kept"), [(0.2, 1), (0.5, 2), (0.8, 4), (0.95, 8), (0.9, 6), (1.0, 10)]
)
def test_top_p_on_requests(mass, kept):
    assert result("Requests", top_p=mass).kept == kept


def test_top_k_rescales_before_top_p():
    settings = ({"top_k": 5}, {"top_p": 0.8}, {"top_k": 5, "top_p": 0.8})
    assert [result("Requests", **some).kept for some in settings] == [5, 4, 3]


def test_top_k_and_top_p_on_peaked_and_flat():
    for name, share, kept in (("Peaked", 0.990, 1), ("Flat", 0.480, 7)):
        trace = run(Experiment(case(name).source, engine("lab").chain(top_k=3)))
        cut = trace.stages[1 + trace.experiment.chain.step_of("top_k")]
        assert 1.0 - cut.removed_mass == pytest.approx(share, abs=5e-4)
        assert result(name, top_p=0.9).kept == kept


def test_repetition_on_requests():
    chosen = case("Requests").source
    for penalty, approve in ((1.1, 0.351), (1.3, 0.269), (1.5, 0.217), (2.0, 0.149)):
        chain = engine("lab").chain(temperature=0.8, repetition_penalty=penalty)
        stage = run(Experiment(chosen, chain, output_ids=(0,))).result
        assert stage.probability(0) == pytest.approx(approve, abs=5e-4)


def test_presence_and_frequency_on_requests():
    chosen, text = case("Requests").source, (0, 0, 0, 0, 1, 2)
    for parameters, expected in (
        ({"presence_penalty": 0.5}, [0.351, 0.213, 0.129]),
        ({"frequency_penalty": 0.5}, [0.077, 0.303, 0.184]),
    ):
        chain = engine("lab").chain(temperature=0.8, **parameters)
        stage = run(Experiment(chosen, chain, output_ids=text)).result
        np.testing.assert_allclose(stage.probabilities_by_id()[:3], expected, atol=5e-4)


def test_one_preset_under_two_orders():
    settings = {"temperature": 2.0, "top_k": 8, "top_p": 0.9, "min_p": 0.05}
    for name, kept, entropy in (("lab", 7, 1.855), ("llama.cpp", 5, 1.555)):
        chain = engine(name).chain(defaults="off", **settings)
        stage = run(Experiment(case("Requests").source, chain)).result
        assert (stage.kept, stage.entropy) == (kept, pytest.approx(entropy, abs=5e-4))


@pytest.mark.parametrize(
    ("name", "temperature", "kept", "entropy"),
    [("transformers", 1.5, 42, 4.815), ("vllm", 1.5, 32, 4.483), ("llama.cpp", 1.5, 12, 3.271),
     ("transformers", 0.7, 5, 1.624), ("vllm", 0.7, 3, 1.185), ("llama.cpp", 0.7, 12, 2.208)],
)  # fmt: skip
def test_a_zipf_vocabulary_under_three_engines(name, temperature, kept, entropy):
    logits = -1.2 * np.log(np.arange(1, 32_001))
    chain = engine(name).chain(defaults="off", temperature=temperature, top_p=0.9, min_p=0.05)
    stage = run(Experiment(Source.from_logits(logits), chain)).result
    assert (stage.kept, bits(stage.entropy)) == (kept, pytest.approx(entropy, abs=1e-3))


def test_every_case_names_its_origin_and_draws():
    for chosen in CASES:
        assert chosen.source.origin
        assert chosen.task.endswith((".", "?"))
        trace = run(Experiment(chosen.source, chosen.chain))
        assert not draw(trace, 10_000, 42).is_suspicious
