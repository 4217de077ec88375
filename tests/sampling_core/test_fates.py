"""Fates of tokens: what a run at each value gives, and where a token enters and leaves."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampling_core import Experiment, LabError, Source, engine, run
from sampling_core.cases import case
from sampling_core.errors import ParameterError
from sampling_core.fates import fates, fates_steps


def experiment(source=None, **parameters):
    source = source or case("Summarization").source
    return Experiment(source, engine("lab").chain("off", **parameters))


def said(found):
    return [sentence for each in found.fates for sentence in each.sentences]


FOUR = Source.from_logits(np.log([0.5, 0.3, 0.15, 0.05]), ["a", "b", "c", "d"])


def test_top_p_of_four_tokens_has_known_edges():
    found = fates(experiment(FOUR, top_p=0.9), "top_p", np.linspace(0.01, 1.0, 50))
    assert found.label == "top-p"
    assert found.names == ("a", "b", "c", "d")
    assert said(found) == [
        "b leaves at top-p below 0.5", "c leaves at top-p below 0.8", "d leaves at top-p below 0.95"
    ]  # fmt: skip
    edges = [each.intervals[0][0] for each in found.fates[1:]]
    np.testing.assert_allclose(edges, [0.5, 0.8, 0.95], atol=1e-6)
    assert all(each.intervals[0][1] == 1.0 for each in found.fates)
    assert found.rest.max() == 0.0


def test_other_parameters_and_other_sentences():
    narrow = fates(experiment(FOUR), "min_p", np.linspace(0.0, 1.0, 20))
    assert said(narrow)[-1] == "d leaves at min-p above 0.1"
    whole = fates(experiment(FOUR), "top_k", range(1, 5))
    assert said(whole) == [f"{t} leaves at top-k below {k}" for t, k in zip("bcd", (2, 3, 4),
                           strict=True)]  # fmt: skip
    never = fates(experiment(FOUR, top_k=2, temperature=0.5), "temperature", [0.5, 1.0])
    assert said(never) == [f"{t} never survives for temperature 0.5 to 1" for t in "cd"]
    typical = fates(experiment(FOUR), "typical_p", np.linspace(0.05, 1, 40))
    assert said(typical)[0].startswith("a leaves at typical-p below ")


def test_a_threshold_is_called_by_its_sampler():
    source = Source.from_logits(np.log([0.45, 0.35, 0.2]), ["a", "b", "c"])
    start = experiment(source, xtc_probability=1.0, xtc_threshold=0.3)
    found = fates(start, "xtc_threshold", np.linspace(0.01, 0.5, 99))
    by_name = {each.name: each for each in found.fates}
    assert by_name["a"].sentences == ("a leaves at XTC threshold below 0.35",)
    assert by_name["b"].sentences == ("b leaves at XTC threshold below 0.2",)
    assert by_name["a"].intervals[0][0] == pytest.approx(0.35, abs=1e-6)
    assert by_name["c"].intervals == ((0.01, 0.5),)


def test_a_token_that_survives_in_the_middle_only():
    source = Source.from_logits([5.0, 4.0, 1.0, 0.5, 0.0, -0.5], list("abcdef"))
    start = experiment(source, typical_p=0.15, temperature=1.0)
    found = fates(start, "temperature", np.linspace(0.3, 8.0, 60))
    assert [each.sentences[0].split(" at ")[0] for each in found.fates if each.name == "b"] == [
        "b survives only"
    ]


def test_few_tokens_leave_a_rest():
    start = experiment(temperature=1.0)
    found = fates(start, "temperature", np.linspace(0.5, 2.0, 9), tokens=3)
    assert found.probabilities.shape == (3, 9)
    np.testing.assert_allclose(found.probabilities.sum(axis=0) + found.rest, 1.0)
    assert np.all(np.diff(found.rest) > 0)
    assert np.all(np.diff(found.entropy) > 0)
    assert set(found.kept.tolist()) == {10}


@pytest.mark.parametrize(
    ("parameter", "values", "tokens", "error"),
    [
        ("nothing", [1.0], 3, ParameterError), ("top_p", [2.0], 3, ParameterError),
        ("top_p", [], 3, LabError), ("top_p", [0.5], 0, LabError), ("top_p", [0.5], 201, LabError),
    ],
)  # fmt: skip
def test_refusals(parameter, values, tokens, error):
    with pytest.raises(error):
        fates(experiment(FOUR), parameter, values, tokens)


def test_values_are_sorted_and_progress_rises():
    steps, shares = fates_steps(experiment(FOUR), "top_p", [0.9, 0.1, 0.9, 0.5]), []
    while True:
        try:
            shares.append(next(steps))
        except StopIteration as end:
            found = end.value
            break
    assert found.values.tolist() == [0.1, 0.5, 0.9]
    assert shares == sorted(shares)


RANGES = {
    "temperature": (0.1, 3.0), "top_p": (0.0, 1.0), "min_p": (0.0, 1.0), "typical_p": (0.05, 1.0),
    "top_k": (1, 8),
}  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.floats(-4, 4), min_size=1, max_size=8), st.sampled_from(sorted(RANGES)),
    st.permutations(["temperature", "top_k", "top_p", "min_p", "typical_p"]), st.integers(2, 12),
)  # fmt: skip
def test_every_value_is_what_a_run_gives_and_edges_are_edges(logits, parameter, order, count):
    chain = engine("lab").chain(
        "off", order=order, temperature=1.4, top_k=6, top_p=0.9, min_p=0.02, typical_p=0.95
    )
    start = Experiment(Source.from_logits(logits), chain)
    low, high = RANGES[parameter]
    values = np.unique(np.linspace(low, high, count).astype(type(low)))
    found = fates(start, parameter, values, tokens=3)
    step = chain.step_of(parameter)
    name = next(f for f in ("degree", "count", "mass", "share") if hasattr(chain[step], f))

    def at(value):
        number = int(value) if parameter == "top_k" else float(value)
        return run(start.with_field(step, name, number)).result

    for column, value in enumerate(values):
        stage = at(value)
        for row, token in enumerate(found.ids.tolist()):
            assert found.probabilities[row, column] == pytest.approx(stage.probability(token))
        assert found.kept[column] == stage.kept
    near = 2e-6 * (values[-1] - values[0])
    for each in found.fates:
        for first, last in each.intervals:
            assert at(first).probability(each.token) > 0.0
            assert at(last).probability(each.token) > 0.0
            if parameter != "top_k" and first > values[0]:
                inside = [
                    at(x).probability(each.token) for x in np.linspace(first - near, first, 5)
                ]
                assert min(inside) == 0.0
