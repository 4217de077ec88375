"""Every order of the active stages gives what running that order gives."""

from itertools import permutations
from math import factorial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampling_core import Chain, Experiment, LabError, Source, engine, run
from sampling_core.cases import case
from sampling_core.orders import orders, orders_steps
from sampling_core.samplers.min_p import MinP
from sampling_core.samplers.penalties import Penalties
from sampling_core.samplers.temperature import Temperature
from sampling_core.samplers.top_k import TopK
from sampling_core.samplers.top_p import TopP
from sampling_core.samplers.typical import Typical
from sampling_core.samplers.xtc import Xtc

FOUR = {"temperature": 0.6, "top_p": 0.95, "top_k": 8, "min_p": 0.05}


def experiment(**parameters):
    return Experiment(case("Summarization").source, engine("lab").chain("off", **parameters))


def test_four_stages_of_the_summary():
    found = orders(experiment(**FOUR))
    assert found.titles == ("Temperature", "Top-k", "Top-p", "Min-p")
    assert (found.tried, found.refused) == (24, 0)
    assert [each.size for each in found.classes] == [9, 7, 5, 3]
    assert [each.survivors for each in found.classes] == [5, 6, 7, 8]
    assert found.current == 0
    assert (found.fewest, found.most) == (0, 3)
    assert (found.lowest_entropy, found.highest_entropy) == (0, 3)
    assert found.classes[0].members[0] == ("Temperature", "Top-k", "Top-p", "Min-p")
    assert found.classes[3].members[0] == ("Top-p", "Top-k", "Min-p", "Temperature")


def test_pairs_have_a_reason_only_where_one_is_known():
    found = {(p.first, p.second): p for p in orders(experiment(**FOUR)).pairs}
    assert len(found) == 6
    ranks = found["Temperature", "Top-k"]
    assert (ranks.commutes, ranks.sentence) == (
        True, "Temperature and top-k commute: temperature keeps the ranks"
    )  # fmt: skip
    assert not found["Temperature", "Min-p"].commutes
    assert found["Top-k", "Top-p"].sentence == (
        "Top-k and top-p do not commute: top-p measures what top-k leaves, rescaled"
    )
    wide = orders(experiment(top_p=0.9999, min_p=0.0001))
    assert wide.pairs[0].sentence == "Top-p and min-p commute for these data"
    assert len(wide.classes) == 1


def test_a_dynamic_temperature_has_no_known_reason():
    found = orders(experiment(temperature=0.6, dynatemp_range=0.3, top_k=10))
    assert found.pairs[0].sentence == "Temperature and top-k commute for these data"


def test_an_order_can_be_used_and_the_stages_that_are_off_stay_in_place():
    start = experiment(temperature=0.6, top_p=0.9, min_p=0.1)
    found = orders(start)
    last = found.classes[-1].orders[0]
    chain = found.chain_of(last)
    assert chain.is_custom
    assert [s.title for s in chain if not s.is_off] == list(found.classes[-1].members[0])
    assert [s.name for s in chain if s.is_off] == [s.name for s in start.chain if s.is_off]
    again = run(start.with_chain(chain)).result
    assert again.entropy == pytest.approx(found.classes[-1].entropy, abs=1e-12)
    assert found.chain_of(found.steps) == start.chain
    assert found.class_of(last) == len(found.classes) - 1


def test_nothing_active_has_one_order():
    found = orders(experiment())
    assert (found.tried, found.current, len(found.classes)) == (1, 0, 1)
    assert found.classes[0].orders == ((),)


def test_too_many_stages_are_refused_in_a_sentence():
    with pytest.raises(LabError, match=r"4 stages are active, which have 24 orders: .* 3 stages"):
        orders(experiment(**FOUR), most=3)


def test_orders_that_a_sampler_refuses_are_counted():
    ban = engine("lab").chain("off", order=["top_k", "suppress_tokens"], top_k=1,
                              suppress_tokens=[0])  # fmt: skip
    found = orders(Experiment(Source.from_logits([2.0, 1.0]), ban))
    assert (found.tried, found.refused, found.current) == (2, 1, None)
    assert found.classes[0].members == (("Banned tokens", "Top-k"),)


def test_seven_stages_share_their_beginnings():
    chain = engine("lab").chain(
        "off", **FOUR, typical_p=0.8, repetition_penalty=1.3, xtc_probability=0.5, xtc_threshold=0.2
    )
    start = Experiment(case("Summarization").source, chain, output_ids=(0, 3))
    steps, shares = orders_steps(start), []
    while True:
        try:
            shares.append(next(steps))
        except StopIteration as end:
            found = end.value
            break
    assert len(shares) == 7 * 2**6
    assert shares == sorted(shares)
    assert sum(each.size for each in found.classes) == factorial(7) == found.tried
    for each in found.classes:
        got = run(start.with_chain(found.chain_of(each.orders[-1]))).result
        np.testing.assert_allclose(
            got.probabilities_by_id(), each.stage.probabilities_by_id(), atol=1e-11
        )


SAMPLERS = st.one_of(
    st.builds(Temperature, degree=st.sampled_from([0.0, 0.5, 2.0])),
    st.builds(TopK, count=st.integers(1, 4), ties=st.sampled_from(["cut", "keep"])),
    st.builds(TopP, mass=st.sampled_from([0.2, 0.6, 0.9])),
    st.builds(MinP, share=st.sampled_from([0.1, 0.5])),
    st.builds(Typical, mass=st.sampled_from([0.3, 0.8])),
    st.builds(Penalties, presence=st.just(1.5)),
    st.builds(Xtc, probability=st.sampled_from([0.5, 1.0]), threshold_probability=st.just(0.2)),
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from([2.0, 1.0, 0.5, -1.0, 0.3]), min_size=2, max_size=6),
    st.lists(SAMPLERS, min_size=1, max_size=4),
    st.sampled_from(["sample", "greedy"]),
)
def test_classes_hold_the_orders_that_really_agree(logits, samplers, pick):
    chain = Chain(tuple(samplers))
    start = Experiment(Source.from_logits(logits), chain, output_ids=(0, 1), pick=pick)
    found = orders(start)
    steps = range(len(samplers))
    expected = {}
    for order in permutations(steps):
        ordered = Chain(tuple(chain[step] for step in order))
        expected[order] = run(start.with_chain(ordered)).result.probabilities_by_id()
    assert sorted(o for each in found.classes for o in each.orders) == sorted(expected)
    for each in found.classes:
        for order in each.orders:
            got = each.stage.probabilities_by_id()
            np.testing.assert_allclose(got, expected[order], atol=1e-11)
    for first in found.classes:
        for second in found.classes:
            if first is not second:
                p, q = (each.stage.probabilities_by_id() for each in (first, second))
                assert np.abs(p - q).max() > 1e-13 or not np.array_equal(p > 0, q > 0)
    for pair, (a, b) in zip(found.pairs, [(a, b) for a in steps for b in steps if a < b],
                            strict=True):  # fmt: skip
        swaps = [
            (order, tuple(b if s == a else a if s == b else s for s in order))
            for order in expected if abs(order.index(a) - order.index(b)) == 1
        ]  # fmt: skip
        assert pair.commutes == all(found.class_of(x) == found.class_of(y) for x, y in swaps)
