"""Differences of two distributions: matched tokens, distances, and why one of them is infinite."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampling_core import Experiment, Source, engine, run
from sampling_core.cases import case
from sampling_core.divergence import compare
from sampling_core.matching import NOWHERE, matched

LOGITS = st.lists(st.floats(-20, 20), min_size=1, max_size=12)


def result(source, **parameters):
    return run(Experiment(source, engine("lab").chain("off", **parameters)))


def test_the_example_of_the_window():
    source = case("Summarization").source
    found = compare(result(source, temperature=0.7), result(source, temperature=0.6, top_p=0.95))
    assert found.same_source
    assert (round(found.entropy, 3), round(found.effective, 2), found.kept) == (-0.231, -1.16, -4)
    assert found.kl_ab == math.inf
    assert found.kl_ba == pytest.approx(0.052, abs=5e-4)
    assert found.total_variation == pytest.approx(0.069, abs=5e-4)
    assert found.why_infinite == ("B removed 4 tokens that A uses (CONSTRAINT, DETAIL, TANGENT, …)")
    assert found.why_infinite_back == ""
    assert [found.token(place) for place in found.top(2)] == ["BENEFIT", "COST"]


def test_names_replace_a_and_b_and_one_token_is_singular():
    source = Source.from_logits([1.0, 0.0], ["x", "y"])
    found = compare(result(source), result(source, top_k=1), names=("run 3", "now"))
    assert found.why_infinite == "now removed 1 token that run 3 uses (y)"
    back = compare(result(source, top_k=1), result(source), names=("run 3", "now"))
    assert back.why_infinite == ""
    assert back.why_infinite_back == "run 3 removed 1 token that now uses (y)"


def test_different_data_meet_by_text_and_the_rest_is_listed():
    first = Source.from_logits(np.log([0.5, 0.3, 0.2]), ["a", "b", "c"])
    second = Source.from_logits(np.log([0.1, 0.6, 0.3]), ["d", "b", "a"])
    found = compare(result(first), result(second))
    assert not found.same_source
    assert found.ids_a.tolist() == [0, 1, 2, NOWHERE]
    assert found.ids_b.tolist() == [2, 1, NOWHERE, 0]
    np.testing.assert_allclose(found.p, [0.5, 0.3, 0.2, 0.0])
    np.testing.assert_allclose(found.q, [0.3, 0.6, 0.0, 0.1])
    assert (found.only_a.tolist(), found.only_b.tolist()) == ([2], [0])
    assert found.total_variation == pytest.approx(0.4)
    assert found.why_infinite == "B has no 1 token that A uses (c)"
    assert [found.token(place) for place in found.top(9)] == ["b", "a", "c", "d"]


def test_texts_that_occur_twice_match_nothing_and_keys_go_before_texts():
    first = Source.from_logits([3.0, 2.0, 1.0], ["x", "x", "y"])
    second = Source.from_logits([3.0, 2.0, 1.0], ["y", "x", "z"])
    assert matched(first, second).tolist() == [NOWHERE, NOWHERE, 0]
    keyed = replace(first, keys=("id:1", "id:2", "id:3"))
    other = replace(second, keys=("id:3", "id:1", "id:9"))
    assert matched(keyed, other).tolist() == [1, NOWHERE, 0]
    bare = Source.from_logits([0.0, 0.0])
    assert matched(bare, Source.from_logits([0.0, 0.0, 1.0])).tolist() == [0, 1]
    assert matched(bare, first).tolist() == [NOWHERE, NOWHERE]


@given(LOGITS, st.floats(0.1, 3.0), st.floats(0.1, 1.0), st.floats(0.0, 1.0))
def test_distances_keep_their_bounds_and_turn_round(logits, degree, mass, share):
    source = Source.from_logits(logits)
    a, b = result(source, temperature=degree, top_p=mass), result(source, min_p=share)
    there, back = compare(a, b), compare(b, a)
    assert 0.0 <= there.js <= math.log(2.0) + 1e-12
    assert 0.0 <= there.total_variation <= 1.0 + 1e-12
    assert there.js == pytest.approx(back.js, abs=1e-12)
    assert (there.kl_ab, there.kl_ba) == (back.kl_ba, back.kl_ab)
    assert (there.kl_ab == math.inf) == bool(there.why_infinite)
    assert there.js >= there.total_variation**2 / 2.0 - 1e-9  # Pinsker, both halves
    assert there.p.sum() == pytest.approx(1.0)
    assert there.q.sum() == pytest.approx(1.0)


@given(LOGITS, st.randoms())
def test_the_same_texts_in_another_order_are_no_difference(logits, random):
    names = [f"t{i}" for i in range(len(logits))]
    order = list(range(len(logits)))
    random.shuffle(order)
    first = Source.from_logits(logits, names)
    second = Source.from_logits([logits[i] for i in order], [names[i] for i in order])
    found = compare(result(first), result(second))
    assert found.total_variation == pytest.approx(0.0, abs=1e-12)
    assert len(found.only_a) == len(found.only_b) == 0
    assert [second.token(int(i)) for i in found.ids_b] == names


@given(st.lists(st.sampled_from([0.0, 1.0, 2.0]), min_size=3, max_size=30), st.integers(1, 30))
def test_top_lists_equal_tokens_by_place(logits, count):
    source = Source.from_logits(logits)
    found = compare(result(source), result(source, top_k=2))
    larger = np.maximum(found.p, found.q)
    assert found.top(count).tolist() == np.argsort(-larger, kind="stable")[:count].tolist()
