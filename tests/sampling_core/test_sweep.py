"""A sweep gives at every point what running the chain there gives; in any order, by either path."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sampling_core import Chain, Experiment, LabError, Source, engine, run, sweep_measured
from sampling_core.cases import case
from sampling_core.errors import ParameterError
from sampling_core.fields import Number, specs
from sampling_core.samplers.penalties import Penalties
from sampling_core.samplers.temperature import Temperature
from sampling_core.samplers.top_k import TopK
from sampling_core.samplers.top_p import TopP
from sampling_core.samplers.typical import Typical
from sampling_core.sweep import sweep, sweep_steps
from sampling_core.sweep_fast import Ranks
from sampling_core.sweep_measured import MEASURES, Measured

VALUES = {
    "temperature": (0.0, 0.01, 0.3, 1.0, 2.0, 50.0),
    "top_p": (0.0, 0.3, 0.5, 0.9, 0.999, 1.0),
    "top_k": (0, 1, 2, 3, 5, 40),
    "min_p": (0.0, 0.05, 0.5, 1.0, 3.0),
    "min_keep": (0, 1, 3, 100),
    "typical_p": (0.2, 0.9, 1.0),
    "repetition_penalty": (0.5, 1.0, 1.3, 2.0),
    "eta_cutoff": (0.0, 0.01, 0.3),
}
SOURCES = st.one_of(
    st.sampled_from([0.0, 3.0]).flatmap(
        lambda tie: st.lists(st.sampled_from([tie, 1.0, 1.0, 0.5, -2.0]), min_size=1, max_size=8)
    ),
    st.lists(st.floats(-30, 30), min_size=1, max_size=12),
    st.lists(st.sampled_from([2.0, 1.0, 0.0, -1.0, -np.inf]), min_size=1, max_size=8),
)


def by_hand(experiment, fields):
    """Set each field of the first sampler that has it, run, and measure, without sweep's code."""
    results = {name: [] for name in MEASURES}
    for values in product(*fields.values()):
        chain = experiment.chain
        for parameter, value in zip(fields, values, strict=True):
            steps = [
                (i, name)
                for i, s in enumerate(chain)
                for name, spec in specs(s).items()
                if isinstance(spec, Number) and spec.parameter == parameter
            ]
            for step, name in steps[: 1 if parameter != "min_keep" else None]:
                chain = chain.with_sampler(step, replace(chain[step], on=True, **{name: value}))
        result = run(experiment.with_chain(chain)).result
        results["entropy"].append(result.entropy)
        results["effective"].append(result.effective)
        results["kept"].append(result.kept)
        results["top"].append(float(result.probabilities[0]))
    shape = [len(values) for values in fields.values()]
    return {name: np.array(found).reshape(shape) for name, found in results.items()}


@st.composite
def sweeps(draw):
    logits = draw(SOURCES)
    assume(max(logits) > -np.inf)
    profile = engine(draw(st.sampled_from(["lab", "transformers", "llama.cpp", "vllm", "ollama"])))
    cuts = ["temperature", "top_p", "top_k", "min_p"]
    given = dict.fromkeys(cuts[: draw(st.integers(2, 4))])
    given = {name: draw(st.sampled_from([v for v in VALUES[name] if v])) for name in given}
    if profile.name == "vllm":
        given["temperature"] = min(given.get("temperature", 1.0), 2.0)
        given["min_p"] = min(given.get("min_p", 0.1), 1.0)
    if profile.name == "transformers":
        given["min_p"] = min(given.get("min_p", 0.1), 1.0)
    others = set(profile.parameters()) & {"typical_p", "repetition_penalty", "eta_cutoff"}
    for name in draw(st.sets(st.sampled_from(sorted(others)), max_size=2)) if others else ():
        given[name] = draw(st.sampled_from([v for v in VALUES[name] if v]))
    chain = profile.chain(draw(st.sampled_from(["engine", "off"])), **given)
    active = tuple(s for s in chain if s.on)
    chain = replace(chain, samplers=tuple(draw(st.permutations(active))))
    has = [name for name in VALUES if name in chain.parameters()]
    names = draw(st.lists(st.sampled_from(has), min_size=1, max_size=2, unique=True))
    fields = {name: VALUES[name] for name in names}
    text = tuple(i for i in draw(st.lists(st.integers(0, 3), max_size=3)) if i < len(logits))
    pick = draw(st.sampled_from(["sample", "sample", "greedy"]))
    source = Source.from_logits(logits)
    return Experiment(source, chain, output_ids=text, pick=pick), fields


@settings(max_examples=250, deadline=None)
@given(sweeps())
def test_equals_running_each_point(swept):
    experiment, fields = swept
    try:
        expected = by_hand(experiment, fields)
    except LabError:
        with pytest.raises(LabError):
            sweep(experiment, fields, "entropy")
        return
    for measure in MEASURES:
        got = sweep(experiment, fields, measure)
        assert got.shape == tuple(len(values) for values in fields.values())
        np.testing.assert_allclose(got, expected[measure], rtol=1e-12, atol=1e-12)


def large(kind=np.float64, size=20_000):
    logits = (np.random.default_rng(3).normal(size=size) * 3).astype(kind)
    logits[5:9] = logits.max() + 1  # ties at the head
    logits[100:110] = -np.inf
    return Source.from_logits(logits)


ORDERS = [
    ["temperature", "top_k", "top_p", "min_p"],
    ["top_k", "top_p", "min_p", "temperature"],
    ["min_p", "temperature", "top_p", "top_k"],
]


@pytest.mark.parametrize("order", ORDERS, ids=["first", "last", "middle"])
@pytest.mark.parametrize("kind", [np.float64, np.float32])
def test_equals_running_each_point_on_a_large_vocabulary(order, kind):
    settings = {"temperature": 1.3, "top_k": 9000, "top_p": 0.97, "min_p": 1e-4}
    experiment = Experiment(large(kind), engine("lab").chain(order=order, **settings))
    two = {"temperature": (0.0, 0.05, 0.7, 1.0, 3.0), "top_p": (0.1, 0.6, 0.99, 1.0)}
    for fields in (
        two,
        dict(reversed(two.items())),
        {"top_k": (0, 1, 7, 300, 19_995), "min_p": (0.0, 0.2)},
    ):
        expected = by_hand(experiment, fields)
        for measure in MEASURES:
            got = sweep(experiment, fields, measure)
            np.testing.assert_allclose(got, expected[measure], rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("ties", ["cut", "keep"])
@pytest.mark.parametrize("crossing", ["keep", "drop"])
def test_the_rules_of_the_cuts_are_those_of_the_samplers(ties, crossing):
    chain = Chain((TopK(2, ties), TopP(0.9, crossing, 2), Temperature(0.5)))
    experiment = Experiment(Source.from_logits([2.0, 1, 1, 1, 0, -np.inf]), chain)
    fields = {"top_k": range(8), "top_p": (0.0, 0.3, 0.5, 0.8, 1.0)}
    for measure, expected in by_hand(experiment, fields).items():
        np.testing.assert_allclose(sweep(experiment, fields, measure), expected, atol=1e-12)


def test_a_dynamic_range_is_swept_from_0():
    chain = engine("lab").chain(temperature=0.8)
    experiment = Experiment(case("Requests").source, chain)
    fields = {"dynatemp_range": (0.0, 0.4), "temperature": (0.5, 1.0)}
    expected = by_hand(experiment, fields)["entropy"]
    np.testing.assert_allclose(sweep(experiment, fields, "entropy"), expected, atol=1e-12)


@settings(max_examples=200)
@given(st.floats(0.01, 100), st.floats(-50, 50), st.integers(-4, 4))
def test_counting_divided_logits_does_not_round(degree, logit, ulps):
    assume(abs(logit) > 1e-6)  # nobody tells subnormal numbers apart
    rising = logit + np.spacing(abs(logit)) * np.arange(-6.0, 7.0)
    bound = np.array([logit / degree + ulps * np.spacing(logit / degree)])
    expected = np.count_nonzero(rising / degree >= bound)
    assert Ranks(rising, len(rising), degree).at_least(bound) == expected


def test_takes_the_fast_path_where_it_can():
    def fast(chain, *names):
        return not Measured(Experiment(case("Requests").source, chain), names, "kept").is_run

    lab = engine("lab").chain
    assert fast(lab(), "temperature", "top_p")
    assert fast(lab(repetition_penalty=1.2, typical_p=1.0), "top_k", "min_p")
    assert fast(lab(order=["top_p", "temperature"], top_p=0.9, temperature=0.6), "top_p")
    assert not fast(lab(typical_p=0.9), "temperature")
    assert not fast(lab(repetition_penalty=1.2), "repetition_penalty")
    assert not fast(lab(temperature=1.0, dynatemp_range=0.5), "temperature")
    assert not fast(lab(xtc_probability=0.5), "temperature")


def test_a_random_sampler_before_the_swept_one_counts_in_the_mixture():
    chain = engine("lab").chain(order=["xtc", "temperature"], xtc_probability=0.3, temperature=0.8)
    experiment = Experiment(case("Requests").source, chain)
    fields = {"temperature": (0.5, 1.0, 2.0)}
    expected = by_hand(experiment, fields)["entropy"]
    np.testing.assert_allclose(sweep(experiment, fields, "entropy"), expected, atol=1e-12)


def test_known_entropies_of_the_requests():
    experiment = Experiment(case("Requests").source, case("Requests").chain)
    entropies = sweep(experiment, {"temperature": (0.1, 0.5, 1, 2, 5)}, "entropy")
    np.testing.assert_allclose(entropies, [0.093, 1.189, 1.810, 2.157, 2.279], atol=5e-4)
    kept = sweep(experiment, {"top_p": (0.2, 0.5, 0.8, 0.95, 1)}, "kept")
    assert kept.tolist() == [1, 2, 4, 8, 10]


def test_sweeping_switches_a_sampler_on_and_nothing_else_of_it():
    chain = Chain((Penalties(repetition=2.0, frequency=1.0, on=False),))
    experiment = Experiment(Source.from_logits([1.0, 0.0]), chain, output_ids=(0,))
    top = sweep(experiment, {"presence_penalty": (0.0, 0.5)}, "top")
    np.testing.assert_allclose(top, 1 / (1 + np.exp([-1.0, -0.5])))
    both = {"presence_penalty": (0.5,), "repetition_penalty": (1.0, 2.0)}
    top = sweep(experiment, both, "top")
    np.testing.assert_allclose(top, [1 / (1 + np.exp([-0.5, 0.0]))])


def test_a_field_that_is_no_switch_is_swept_with_what_stands_there():
    chain = Chain((Penalties(repetition=1.0, frequency=1.0, on=False),))
    experiment = Experiment(Source.from_logits([0.0, 0.0]), chain, output_ids=(0, 0, 1))
    top = sweep(experiment, {"penalty_last_n": (1, 2, 3)}, "top")
    np.testing.assert_allclose(top, 1 / (1 + np.exp([-1.0, 0.0, -1.0])))


def test_of_two_samplers_of_a_kind_the_one_that_is_on_is_swept():
    chain = Chain((TopK(1, on=False), TopK(3)))
    experiment = Experiment(Source.from_logits([3.0, 2, 1, 0]), chain)
    assert sweep(experiment, {"top_k": (2, 4)}, "kept").tolist() == [2, 4]


REQUESTS = Experiment(case("Requests").source, engine("lab").chain())


@pytest.mark.parametrize(
    ("fields", "measure", "says"),
    [
        ({}, "kept", "one or two fields, not 0"),
        ({"top_k": (1,), "top_p": (1,), "min_p": (0,)}, "kept", "one or two fields, not 3"),
        ({"top_a": (0.1,)}, "kept", "numeric parameter of a sampler in the chain, not “top_a”"),
        ({"temperature": (1.0, -1.0)}, "kept", "“temperature” must be .* not −1"),
        ({"temperature": (1.0, float("nan"))}, "kept", "not nan"),
        ({"top_p": (0.5, 1.5)}, "kept", "“top_p” must be a number from 0 to 1, not 1.5"),
        ({"top_k": (2.5,)}, "kept", "“top_k” must be a whole number, not 2.5"),
        ({"top_k": ("a",)}, "kept", "“top_k” must be a whole number, not “a”"),
        ({"top_k": ()}, "kept", "at least one value"),
        ({"top_k": (1,)}, "surprise", "“measure” must be one of entropy"),
        ({"top_k": range(2000), "top_p": np.linspace(0, 1, 2000)}, "kept", "1,000,000 settings"),
    ],
)
def test_refuses_in_words(fields, measure, says):
    with pytest.raises(LabError, match=says):
        sweep(REQUESTS, fields, measure)


def test_what_a_sampler_refuses_is_refused():
    chain = Chain((Temperature(1.0, overflow="refuse"),))
    with pytest.raises(ParameterError, match="temperature"):
        sweep(Experiment(Source.from_logits([2.0, 1]), chain), {"temperature": (1, 1e-45)}, "kept")


@pytest.mark.parametrize("chain", [engine("lab").chain(), Chain((Typical(0.5), Temperature()))])
def test_steps_yield_a_rising_share_and_return_the_array(chain):
    experiment = REQUESTS.with_chain(chain)
    fields = {"temperature": np.linspace(0.1, 2, 30)}
    steps, shares = sweep_steps(experiment, fields, "entropy"), []
    while True:
        try:
            shares.append(next(steps))
        except StopIteration as end:
            result = end.value
            break
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert shares[0] > 0.0
    np.testing.assert_array_equal(result, sweep(experiment, fields, "entropy"))


def test_a_large_sweep_does_not_run_the_chain_for_each_setting(monkeypatch):
    runs = []
    monkeypatch.setattr(
        sweep_measured, "run", lambda *given, **named: runs.append(1) or run(*given, **named)
    )
    fields = {"temperature": np.linspace(0.05, 2, 30), "top_p": np.linspace(0.02, 1, 30)}
    assert sweep(REQUESTS, fields, "entropy").shape == (30, 30)
    assert len(runs) < 40
