"""Candidates know a head in order and the rest as a total; nobody can tell."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampling_core.candidates import Candidates
from sampling_core.errors import DataError
from sampling_core.ranking import SMALL, Ranking, falling_order

SEEDS = st.integers(0, 2**32 - 1)
V = 20_000
assert V > SMALL


def logits(seed, kind):
    values = np.random.default_rng(seed).standard_normal(V) * 3
    match kind:
        case "tied":
            return np.round(values)
        case "masked":
            return np.where(values < -2, -np.inf, values)
        case "equal":
            return np.zeros(V)
    return values


KINDS = st.sampled_from(["plain", "tied", "masked", "equal"])


def brute(values):
    order = np.lexsort((np.arange(len(values)), -values))
    weights = np.exp(values - values.max())
    return order, weights / weights.sum()


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS, kind=KINDS, count=st.integers(1, V))
def test_a_head_is_the_head_of_the_full_order(seed, kind, count):
    values = logits(seed, kind)
    ranking = Ranking(values)
    ranking.first(3)  # grown once before
    np.testing.assert_array_equal(ranking.first(count), brute(values)[0][:count])


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS, kind=KINDS, degree=st.floats(0.1, 5), mass=st.floats(0.01, 0.999))
def test_lazy_answers_are_those_of_a_full_sort(seed, kind, degree, mass):
    values = logits(seed, kind)
    candidates = Candidates.of(values).reshaped(lambda some: some / degree)
    order, p = brute(values / degree)
    reached = np.cumsum(p[order])
    count = candidates.reaching(mass)
    assert reached[count - 1] >= mass * (1 - 1e-9)
    assert count == 1 or reached[count - 2] < mass * (1 + 1e-9)
    positive = p[p > 0]
    assert candidates.entropy == pytest.approx(-(positive * np.log(positive)).sum(), abs=1e-9)
    np.testing.assert_allclose(candidates.by_id(V), p, rtol=1e-9, atol=1e-300)
    bound = float(np.quantile(p, mass))
    assert abs(candidates.at_least_probable(bound) - np.count_nonzero(p >= bound)) <= np.sum(
        np.isclose(p, bound, rtol=1e-9)
    )
    assert candidates.mass(0, count) == pytest.approx(p[order[:count]].sum())
    assert candidates.mass(count, V) == pytest.approx(p[order[count:]].sum(), abs=1e-12)


@settings(max_examples=40, deadline=None)
@given(seed=SEEDS, first=st.integers(0, 30), size=st.integers(1, 200))
def test_a_run_of_ranks_is_a_distribution_of_its_own(seed, first, size):
    values = logits(seed, "plain")
    order, _ = brute(values)
    run = Candidates.of(values).between(first, first + size)
    expected = np.zeros(V)
    inside = order[first : first + size]
    expected[inside] = np.exp(values[inside] - values[inside].max())
    np.testing.assert_allclose(run.by_id(V), expected / expected.sum(), rtol=1e-12)
    np.testing.assert_array_equal(run.ids, inside)
    np.testing.assert_array_equal(
        np.isneginf(run.logits_of(order[:250])), expected[order[:250]] == 0
    )


def test_dropping_the_head_keeps_the_tail_exact():
    values = logits(1, "plain")
    values[7] = 60.0  # e^60 times the rest: subtracting it from a total would leave nothing
    tail = Candidates.of(values).between(1, V)
    expected = np.exp(np.delete(values, 7))
    assert tail.probability_of(8) == pytest.approx(expected[7] / expected.sum(), rel=1e-9)


def test_rescored_tokens_are_ranked_anew_and_others_stay_out():
    candidates = Candidates.of(np.array([3.0, 2.0, 1.0, 0.0])).between(0, 3)
    raised = candidates.rescored(np.array([2, 3]), lambda ids, values: values + ids)
    np.testing.assert_array_equal(raised.ids, [0, 2, 1])  # 3 and 1 + 2 are equal: lower id first
    assert raised.probability_of(3) == 0.0


def test_what_was_lost_is_measured_on_what_came_in():
    before = Candidates.of(np.log([0.5, 0.3, 0.2]))
    lost = before.lost_to(before.between(0, 2))
    assert (lost.tokens, lost.first) == (1, 2)
    assert lost.mass == pytest.approx(0.2)
    banned = before.rescored(np.array([0]), lambda _, values: values - np.inf).without_masked()
    assert before.lost_to(banned).mass == pytest.approx(0.5)


def test_float32_logits_give_the_results_of_float64():
    values = logits(3, "plain").astype(np.float32)
    exact = Candidates.of(values.astype(np.float64))
    np.testing.assert_array_equal(Candidates.of(values).by_id(V), exact.by_id(V))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([1.0, np.nan], "position 1 is not a number"),
        ([np.inf, 1.0], r"position 0 is \+inf"),
        ([0.0, np.nan, np.nan], "position 1 and 1 more"),
        ([-np.inf, -np.inf], "Every logit is −inf"),
        ([], "no logits"),
    ],
)
def test_says_where_logits_are_unusable(values, words):
    with pytest.raises(DataError, match=words):
        Candidates.of(np.array(values))


def test_the_order_of_a_large_tied_vector_is_stable():
    values = np.random.default_rng(0).integers(0, 5, 30_000).astype(float)
    np.testing.assert_array_equal(falling_order(values), np.argsort(-values, kind="stable"))


def test_nothing_is_lost_where_tokens_come_back():
    source = Candidates.of(np.array([0.0, -1.0, -2.0]))
    cold = source.reshaped(lambda logits: logits * 1e4)
    assert cold.lost_to(cold.reshaped(lambda logits: logits / 1e4)).tokens == 0
    both = Candidates.mixture([(0.5, source), (0.5, source.between(1, 3))], 3)
    assert source.between(1, 3).lost_to(both) == (0, 0.0, None)
