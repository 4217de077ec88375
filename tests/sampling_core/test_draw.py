"""Draws are seeded, keep their order, and come with the noise that chance explains."""

import numpy as np
import pytest

from sampling_core import Experiment, Source, draw, draw_with_history, engine, run
from sampling_core.cases import case
from sampling_core.chain import Chain
from sampling_core.draw import shares, uniforms, wilson
from sampling_core.errors import ParameterError
from sampling_core.measures import js, kl, total_variation
from sampling_core.samplers.mirostat import Mirostat
from sampling_core.samplers.penalties import Penalties

# Seed 42: what every machine must give.
UNIFORMS = [0.7739560485559633, 0.4388784397520523, 0.8585979199113825]
FIRST = [2, 1, 3, 2, 0, 5, 2, 2, 0, 1, 0, 3, 2, 2, 1, 0, 1, 0, 2, 1]
COUNTS = [3765, 2688, 1906, 964, 408, 269, 0, 0, 0, 0]


@pytest.fixture
def trace():
    chosen = case("Summarization")
    return run(Experiment(chosen.source, chosen.chain))


def finished(steps):
    try:
        while True:
            next(steps)
    except StopIteration as done:
        return done.value


def test_a_seed_gives_the_same_draws_everywhere(trace):
    assert uniforms(3, 42).tolist() == UNIFORMS
    drawn = draw(trace, 10_000, 42)
    assert drawn.ids[:20].tolist() == FIRST
    assert drawn.counts(np.arange(10)).tolist() == COUNTS


def test_draws_only_what_is_kept_and_as_often_as_it_should(trace):
    drawn = draw(trace, 100_000, 7)
    exact = trace.result.probabilities_by_id()
    np.testing.assert_allclose(shares(drawn, 10), exact, atol=0.01)
    assert drawn.counts(np.array([6, 9])).sum() == 0
    assert not drawn.is_suspicious


def test_fewer_draws_begin_like_more_draws(trace):
    np.testing.assert_array_equal(draw(trace, 50, 1).ids, draw(trace, 500, 1).ids[:50])


def test_measures_of_the_draws_agree_with_their_definitions(trace):
    drawn, exact = draw(trace, 1000, 3), trace.result.probabilities_by_id()
    seen = shares(drawn, 10)
    assert drawn.share(0) == seen[0]
    assert drawn.distance == pytest.approx(total_variation(seen, exact))
    noise = np.sqrt(2 * exact * (1 - exact) / (np.pi * 1000)).sum() / 2
    assert drawn.noise == pytest.approx(noise)
    seen = seen[seen > 0]
    assert drawn.entropy == pytest.approx(-(seen * np.log(seen)).sum())


def test_greedy_draws_one_token(trace):
    greedy = run(trace.experiment.with_(pick="greedy"))
    drawn = draw(greedy, 100, 5)
    assert set(drawn.ids.tolist()) == {0}
    assert (drawn.entropy, drawn.distance, drawn.noise) == (0.0, 0.0, 0.0)


def test_a_token_with_no_probability_is_never_drawn():
    source = Source.from_logits([0.0, -np.inf, 0.0])
    drawn = draw(run(Experiment(source, engine("lab").chain())), 5000, 0)
    assert drawn.counts(np.array([1]))[0] == 0


@pytest.mark.parametrize(
    ("share", "count", "low", "high"),
    [(0.5, 10, 0.2366, 0.7634), (0.0, 10, 0.0, 0.2775), (1.0, 10, 0.7225, 1.0)],
)
def test_wilson(share, count, low, high):
    assert wilson(share, count) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_wilson_covers_the_truth_about_nineteen_times_in_twenty(trace):
    exact = trace.result.probability(0)
    intervals = [draw(trace, 200, seed).interval(0) for seed in range(300)]
    covered = sum(low <= exact <= high for low, high in intervals)
    assert 270 <= covered <= 297


@pytest.mark.parametrize("count", [0, -1, 2.5, True, 10_000_001])
def test_refuses_a_number_of_draws_it_cannot_make(trace, count):
    with pytest.raises(ParameterError, match="draws"):
        draw(trace, count, 1)


# Draws that become part of the text.


def test_each_draw_becomes_history():
    source = Source.from_logits(np.zeros(4))
    chain = Chain((Penalties(presence=1000.0),))  # what was drawn within the window cannot recur
    drawn = finished(draw_with_history(Experiment(source, chain), 40, 42, window=3))
    for start in range(36):
        assert len(set(drawn.ids[start : start + 4].tolist())) == 4


def test_without_penalties_history_changes_nothing(trace):
    plain = draw(trace, 300, 9)
    with_history = finished(draw_with_history(trace.experiment, 300, 9, window=0))
    np.testing.assert_array_equal(plain.ids, with_history.ids)


def test_a_sampler_with_a_memory_learns_from_each_draw():
    source = Source.from_logits(-1.1 * np.log(np.arange(1, 200)))
    experiment = Experiment(source, Chain((Mirostat(2, target=3.0, rate=0.2),)))
    drawn = finished(draw_with_history(experiment, 600, 1, window=1))
    surprises = []
    memory = {}
    for token in drawn.ids:
        step = run(experiment, memory=memory)
        surprises.append(-np.log2(step.result.probability(int(token))))
        memory = step.remember(int(token))
    assert np.mean(surprises[100:]) == pytest.approx(3.0, abs=0.2)


def test_progress_is_reported_while_drawing(trace):
    reported = list(draw_with_history(trace.experiment, 500, 1, window=5))
    assert reported == pytest.approx([0.0, 0.2, 0.4, 0.6, 0.8])


# Measures of a difference.


def test_divergences():
    p, q = np.array([0.5, 0.5, 0.0]), np.array([0.25, 0.25, 0.5])
    assert kl(p, q) == pytest.approx(np.log(2))
    assert kl(q, p) == float("inf")
    assert js(p, q) == pytest.approx(js(q, p))
    assert js(np.array([1.0, 0.0]), np.array([0.0, 1.0])) == pytest.approx(np.log(2))
    assert total_variation(p, q) == pytest.approx(0.5)
