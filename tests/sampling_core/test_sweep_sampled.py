"""A sampled sweep: reproducible, near the exact sweep, and honest about its noise."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampling_core import Experiment, LabError, Source, draw, engine, run, sweep
from sampling_core.cases import case
from sampling_core.draw import pick, uniforms
from sampling_core.errors import DataError, ParameterError
from sampling_core.sweep_sampled import sampled_sweep_steps, seed_of

MEASURES = ("entropy", "effective", "kept", "top", "token:2")


def finished(steps):
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def sampled(fields, measure="entropy", draws=500, seed=42, **parameters):
    chain = engine("lab").chain("off", **parameters)
    start = Experiment(case("Summarization").source, chain)
    return start, finished(sampled_sweep_steps(start, fields, measure, draws, seed))


@pytest.mark.parametrize("measure", MEASURES)
def test_the_intervals_hold_the_exact_sweep_about_19_times_of_20(measure):
    fields = {"temperature": np.linspace(0.2, 2.0, 100)}
    parameters = {"top_p": 0.95, "xtc_probability": 0.5, "xtc_threshold": 0.2}
    start, found = sampled(fields, measure, 2000, **parameters)
    np.testing.assert_allclose(found.exact, sweep(start, fields, measure), atol=1e-12)
    inside = (found.low <= found.exact) & (found.exact <= found.high)
    assert inside.mean() >= 0.88  # entropy and tokens seen are biased low
    assert np.all(found.low <= found.values)
    assert np.all(found.values <= found.high)
    assert np.all(found.errors >= 0.0)


def test_the_error_is_the_spread_over_seeds():
    values = [sampled({"temperature": [0.8]}, seed=seed)[1] for seed in range(120)]
    spread = np.std([each.values[0] for each in values])
    assert spread == pytest.approx(np.mean([each.errors[0] for each in values]), rel=0.25)


def test_two_fields_have_the_shape_of_a_sweep():
    fields = {"top_p": (0.5, 0.9), "temperature": (0.5, 1.0, 2.0)}
    start, found = sampled(fields, "top")
    assert found.values.shape == found.errors.shape == found.exact.shape == (2, 3)
    assert list(found.fields) == ["top_p", "temperature"]
    np.testing.assert_allclose(found.exact, sweep(start, fields, "top"))
    assert (found.draws, found.seed, found.measure) == (500, 42, "top")


def test_a_setting_gives_the_same_draws_in_every_grid():
    _, many = sampled({"temperature": np.linspace(0.5, 1.5, 11)})
    _, one = sampled({"temperature": [1.0]})
    assert many.values[5] == one.values[0]
    _, again = sampled({"temperature": np.linspace(0.5, 1.5, 11)})
    np.testing.assert_array_equal(many.values, again.values)
    _, other = sampled({"temperature": np.linspace(0.5, 1.5, 11)}, seed=43)
    assert (many.values != other.values).any()


def test_the_draws_are_those_of_a_plain_draw_with_that_seed():
    chain = engine("lab").chain("off", temperature=0.9)
    start = Experiment(case("Summarization").source, chain)
    seed = seed_of(7, [0.9])
    found = finished(sampled_sweep_steps(start, {"temperature": [0.9]}, "token:1", 300, 7))
    assert found.values[0] == draw(run(start), 300, seed).share(1)
    assert len(set(pick(run(start).result, uniforms(300, seed)).tolist())) > 1


def test_seeds_never_change_between_versions():
    assert [seed_of(42, [0.5, 1.0]), seed_of(2**63 - 1, [0.0]), seed_of(42, [-0.0])] == SEEDS
    assert seed_of(42, [0.0]) == seed_of(42, [-0.0])


SEEDS = [1055722577149937109, 278922356540835071, 5732826375231505755]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.floats(-5, 5), min_size=1, max_size=8), st.sampled_from(MEASURES[:4]),
    st.integers(1, 200), st.integers(0, 2**63 - 1),
)  # fmt: skip
def test_values_stay_in_their_bounds(logits, measure, draws, seed):
    start = Experiment(Source.from_logits(logits), engine("lab").chain("off", top_p=0.9))
    steps, shares = sampled_sweep_steps(start, {"top_p": (0.3, 1.0)}, measure, draws, seed), []
    while True:
        try:
            shares.append(next(steps))
        except StopIteration as end:
            found = end.value
            break
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    bounds = {"entropy": np.log(len(logits)), "top": 1.0}
    assert np.all((found.values >= 0.0) & (found.values <= bounds.get(measure, len(logits)) + 1e-9))
    assert np.isfinite([found.values, found.errors, found.low, found.high]).all()


@pytest.mark.parametrize(
    ("fields", "measure", "draws", "seed", "error"),
    [
        ({}, "entropy", 10, 1, LabError), ({"top_p": [0.5]}, "distance", 10, 1, ParameterError),
        ({"top_p": [0.5]}, "entropy", 0, 1, ParameterError),
        ({"top_p": [0.5]}, "entropy", 10, -1, ParameterError),
        ({"top_p": [0.5]}, "token:99", 10, 1, DataError),
        ({"top_p": [2.0]}, "entropy", 10, 1, ParameterError),
        ({"top_p": [0.5]}, "warmth", 10, 1, ParameterError),
        (dict.fromkeys(("top_p", "min_p"), np.linspace(0, 1, 500)), "top", 1, 1, LabError),
        ({"top_p": np.linspace(0, 1, 1001)}, "top", 10**6, 1, LabError),
    ],
)  # fmt: skip
def test_refusals(fields, measure, draws, seed, error):
    start = Experiment(case("Summarization").source, engine("lab").chain("off"))
    with pytest.raises(error):
        finished(sampled_sweep_steps(start, fields, measure, draws, seed))
