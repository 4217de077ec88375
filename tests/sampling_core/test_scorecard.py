"""One chain over many positions: the numbers are those of one run each, and nothing is kept."""

import gc
import weakref
from dataclasses import replace

import numpy as np
import pytest

from sampling_core import Experiment, Source, engine, run
from sampling_core.errors import DataError
from sampling_core.known import partly_known
from sampling_core.scorecard import Spread, scorecard, scorecard_steps

RANDOM = np.random.default_rng(7)
PEAKED = Source.from_logits([8.0, 1.0, 0.0, -1.0, -2.0], list("abcde"))
FLAT = Source.from_logits([1.0, 1.0, 1.0, 1.0, 0.9], list("abcde"))
RACE = Source.from_logits([5.0, 4.9, 0.0, -1.0, -2.0], list("abcde"))
CHAIN = engine("lab").chain("off", temperature=0.8, top_k=3, top_p=0.9)


def many(count=30, size=500):
    return [Source.from_logits(RANDOM.standard_normal(size) * s) for s in np.linspace(0, 6, count)]


def test_each_position_is_one_run():
    sources = many()
    card = scorecard(sources, CHAIN, marked=17)
    traces = [run(Experiment(source, CHAIN)) for source in sources]
    assert card.kept.tolist() == [trace.result.kept for trace in traces]
    np.testing.assert_array_equal(card.entropy, [trace.result.entropy for trace in traces])
    np.testing.assert_array_equal(card.top, [trace.result.probabilities[0] for trace in traces])
    np.testing.assert_array_equal(card.marked, [t.result.probability(17) for t in traces])
    for score in card.stages:
        stages = [trace.of_samplers[score.step] for trace in traces]
        assert score.idle == np.mean([stage.no_effect is not None for stage in stages])
        assert score.removed == pytest.approx(np.mean([stage.removed_mass for stage in stages]))
    assert card.is_exact.all()
    assert len(card) == 30


def test_peaked_flat_and_a_race():
    card = scorecard([FLAT, PEAKED, RACE], CHAIN, marked=1)
    assert card.kept.tolist() == [3, 1, 2]
    assert (card.fewest, card.greatest) == (1, 0)
    spread = card.survivors
    assert (spread.least, spread.median, spread.p90, spread.most) == (1, 2, 3, 3)
    assert card.single == pytest.approx(1 / 3)
    assert card.marked_survives == pytest.approx(2 / 3)
    assert {score.name: score.idle for score in card.stages} == {
        "temperature": 0.0, "top_k": 0.0, "top_p": pytest.approx(1 / 3)
    }  # fmt: skip


def test_the_median_of_two_is_between_them():
    assert Spread.of(np.array([1, 4])).median == 2.5
    assert Spread.of(np.array([1, 2, 9])).median == 2.0


def test_a_marked_token_is_known_by_its_key_where_it_is_listed():
    logs = np.log([0.5, 0.3])
    sources = [
        partly_known(logs, ("a", "b"), 100, 0.3, ("id:1", "id:2")),
        partly_known(logs, ("a", "c"), 100, 0.3, ("id:1", "id:3")),
        partly_known(logs, ("b", "c"), 100, 0.3, ("id:2", "id:3")),
    ]
    card = scorecard(sources, engine("lab").chain("off", top_k=1), marked="id:2")
    np.testing.assert_array_equal(card.marked, [0.0, np.nan, 1.0])
    assert card.marked_survives == 0.5
    assert scorecard(sources, CHAIN, marked="id:9").marked_survives is None
    assert scorecard(sources, CHAIN, marked=7).marked_survives is None  # an unknown token
    assert scorecard(sources, CHAIN).marked_survives is None


def test_says_where_the_unknown_tokens_matter():
    sources = [partly_known(np.log([p, 0.1]), ("a", "b"), 100) for p in (0.85, 0.5)]
    card = scorecard(sources, engine("lab").chain("off", top_p=0.9))
    assert card.is_exact.tolist() == [True, False]


def test_yields_the_share_done_and_can_be_left():
    steps = scorecard_steps(many(4), CHAIN)
    assert [next(steps) for _ in range(3)] == [0.25, 0.5, 0.75]
    steps.close()


def test_nothing_of_a_position_is_kept():
    sources = [replace(source) for source in many(3)]  # nobody has looked at these yet
    card = scorecard(sources, CHAIN)
    assert not any("candidates" in vars(source) for source in sources)
    last = weakref.ref(sources.pop())
    gc.collect()
    assert last() is None
    assert len(card) == 3


def test_refuses_no_position():
    with pytest.raises(DataError, match="1 to 100,000 positions, not 0"):
        scorecard([], CHAIN)


def test_each_position_may_have_a_token_of_its_own_to_watch():
    card = scorecard([PEAKED, FLAT, RACE, FLAT], CHAIN, marked=[0, 4, None, 1])
    assert card.marked[0] > 0.0
    assert card.marked[1] == 0.0  # cut by top-k
    assert np.isnan(card.marked[2])
    assert card.marked_survives == pytest.approx(2 / 3)
