"""Plans of sweeps: ranges, where settings stand, and what a map depends on."""

import numpy as np
import pytest

from sampling_core import Experiment, run
from sampling_core.cases import case
from sampling_core.chain import Chain
from sampling_core.model_view.sweep_plan import (
    Plan,
    Range,
    around,
    plan_for,
    sweepable,
    value_now,
    with_values,
)
from sampling_core.model_view.sweep_work import cross_work, idle_work, map_work, round_values
from sampling_core.samplers.top_k import TopK

TOP_K, TOP_P = 2, 3


@pytest.fixture
def experiment():
    known = case("Summarization")
    return Experiment(known.source, known.chain)


def answer(work):
    shares = []
    while True:
        try:
            shares.append(next(work))
        except StopIteration as end:
            assert all(0.0 <= share <= 1.0 for share in shares)
            return end.value


def test_the_usual_plan_is_temperature_and_top_p(experiment):
    plan = plan_for(experiment.chain)
    assert plan == Plan((Range("temperature", 0.05, 2.0, 300), Range("top_p", 0.02, 1.0, 300)))
    assert plan.settings == 90_000
    assert plan_for(Chain(())) is None


def test_a_plan_keeps_the_fields_that_the_chain_still_has(experiment):
    wanted = Plan((Range("top_k", 1, 50, 50), Range("temperature", 0.1, 1.0, 10)), "kept")
    without = experiment.removed(TOP_K).chain
    assert plan_for(without, wanted) == Plan(wanted.ranges[1:], "kept")


def test_every_number_of_the_chain_is_offered_once(experiment):
    names = [each.parameter for each in sweepable(experiment.inserted(0, TopK()).chain)]
    assert len(names) == len(set(names))
    assert {"temperature", "top_k", "top_p", "min_p", "typical_p"} <= set(names)
    labels = [each.label for each in sweepable(experiment.chain)]
    assert len(labels) == len(set(labels))


def test_whole_fields_have_whole_values(experiment):
    field = next(each for each in sweepable(experiment.chain) if each.parameter == "top_k")
    values = Range("top_k", 1, 10, 300).values(field.spec)
    assert values.tolist() == list(range(1, 11))


def test_a_field_that_is_off_stands_where_it_does_nothing(experiment):
    assert value_now(experiment.chain, "top_p") == 0.95
    assert value_now(experiment.switched(TOP_P, False).chain, "top_p") == 1.0


def test_using_values_switches_on_what_it_must(experiment):
    off = experiment.switched(TOP_P, False)
    same = with_values(off, {"top_p": 1.0, "temperature": 0.9})
    assert not same.chain[TOP_P].on
    used = with_values(off, {"top_p": 0.5, "temperature": 0.9})
    assert used.chain[TOP_P].on
    assert used.chain[TOP_P].mass == 0.5
    assert used.chain[1].degree == 0.9


def test_a_map_does_not_depend_on_the_values_of_its_fields(experiment):
    names = ("temperature", "top_p")
    other = with_values(experiment, {"temperature": 1.7, "top_p": 0.3})
    assert around(experiment, names) == around(other, names)
    assert around(experiment.with_(seed=7, draws=5), names) == around(experiment, names)
    quiet = experiment.with_field(TOP_K, "count", 7)  # top-k is off
    assert around(quiet, names) == around(experiment, names)
    assert around(quiet.switched(TOP_K, True), names) != around(experiment, names)
    assert around(experiment.with_(pick="greedy"), names) != around(experiment, names)


def test_the_map_and_the_cross_are_what_running_gives(experiment):
    plan = plan_for(experiment.chain)
    place = around(experiment, plan.parameters)
    swept = answer(map_work(place, plan, coarse=True))
    assert swept.values.shape == (24, 24)
    at = {"temperature": float(swept.axes[0][5]), "top_p": float(swept.axes[1][20])}
    exact = run(with_values(experiment, at)).result.entropy
    assert swept.values[5, 20] == pytest.approx(exact, abs=1e-12)
    cross = answer(cross_work(place, plan, (0.6, 0.95)))
    assert cross.value == pytest.approx(1.495, abs=5e-4)
    assert [section.parameter for section in cross.sections] == ["temperature", "top_p"]


def test_where_a_field_has_no_effect_is_found_on_the_grid_of_the_map(experiment):
    plan = plan_for(experiment.chain)
    swept = answer(map_work(around(experiment, plan.parameters), plan))
    idle = answer(idle_work(swept))
    assert idle["top_p"].shape == (300, 300)
    assert idle["top_p"][:, -1].all()  # top-p 1 changes nothing
    assert not idle["top_p"][:, 150].any()
    assert idle["temperature"][:, 0].all()  # one token is left at any temperature


@pytest.mark.parametrize(
    ("low", "high", "whole", "values"),
    [
        (0.02, 1.0, False, [0.02, 0.25, 0.5, 0.75, 1.0]),
        (0.05, 2.0, False, [0.05, 0.5, 1.0, 1.5, 2.0]),
        (1, 10, True, [1, 2, 4, 6, 8, 10]),
        (1, 100, True, [1, 25, 50, 75, 100]),
    ],
)
def test_a_family_takes_round_values(low, high, whole, values):
    found = round_values(Range("x", low, high, 300), whole=whole)
    assert np.allclose(found, values)
