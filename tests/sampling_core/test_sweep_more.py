"""More of a sweep: one token, distances, where a parameter has no effect, and slack."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampling_core import Experiment, LabError, Source, engine, run, sweep
from sampling_core.cases import case
from sampling_core.divergence import compare
from sampling_core.errors import DataError, ParameterError
from sampling_core.sameness import equal
from sampling_core.slack import slack, slack_steps
from sampling_core.sweep_effect import no_effect_region, no_effect_steps
from sampling_core.sweep_fast import SMALL

LOGITS = st.one_of(
    st.lists(st.floats(-6, 6), min_size=1, max_size=10),
    st.lists(st.sampled_from([2.0, 1.0, 1.0, 0.0, -np.inf]), min_size=1, max_size=8).filter(
        lambda logits: max(logits) > -np.inf
    ),
)
FIELDS = {
    "temperature": (0.0, 0.3, 1.0, 2.0), "top_p": (0.0, 0.4, 0.9, 1.0), "top_k": (0, 1, 3, 40),
    "min_p": (0.0, 0.2, 1.0), "typical_p": (0.3, 0.9, 1.0),
}  # fmt: skip
ORDERS = st.permutations(list(FIELDS))
SETTINGS = st.fixed_dictionaries(
    {name: st.sampled_from(values) for name, values in FIELDS.items() if name != "typical_p"},
    optional={"typical_p": st.sampled_from(FIELDS["typical_p"])},
)


def at(start, setting):
    chain = start.chain
    for parameter, value in setting.items():
        step = chain.step_of(parameter)
        name = next(n for n in ("degree", "count", "mass", "share") if hasattr(chain[step], n))
        chain = chain.with_sampler(step, replace(chain[step], on=True, **{name: value}))
    return run(start.with_chain(chain)).result


def started(logits, order, given, pick="sample"):
    chain = engine("lab").chain("off", order=order, **given)
    return Experiment(Source.from_logits(logits), chain, pick=pick)


@settings(max_examples=80, deadline=None)
@given(LOGITS, ORDERS, SETTINGS, st.sampled_from(["sample", "greedy"]), st.data())
def test_tokens_and_distances_are_what_running_gives(logits, order, given, pick, data):
    start = started(logits, order, given, pick)
    names = data.draw(st.lists(st.sampled_from(sorted(given)), min_size=1, max_size=2, unique=True))
    fields = {name: FIELDS[name] for name in names}
    token = data.draw(st.integers(0, len(logits) - 1))
    reference = run(started(logits, order, {"temperature": 1.3, "top_k": 4}).with_(
        source=start.source))  # fmt: skip
    found = {m: sweep(start, fields, m, reference) for m in (f"token:{token}", "distance", "js")}
    for place in np.ndindex(found["js"].shape):
        setting = {name: fields[name][i] for name, i in zip(names, place, strict=True)}
        stage = at(start, setting)
        apart = compare(stage, reference)
        assert found[f"token:{token}"][place] == pytest.approx(stage.probability(token), abs=1e-12)
        assert found["distance"][place] == pytest.approx(apart.total_variation, abs=1e-12)
        assert found["js"][place] == pytest.approx(apart.js, abs=1e-12)


def test_a_large_vocabulary_by_both_paths():
    rng = np.random.default_rng(5)
    source = Source.from_logits(rng.normal(size=3 * SMALL) * 3)
    chain = engine("lab").chain("off", temperature=0.9, top_p=0.9, min_p=0.001)
    start = Experiment(source, chain)
    reference = run(start).result
    fields = {"temperature": (0.5, 0.9, 1.5), "top_p": (0.5, 0.9, 0.999)}
    token = int(source.candidates.top(20)[-1])
    found = {m: sweep(start, fields, m, reference) for m in (f"token:{token}", "distance", "js")}
    for place, setting in zip(product(range(3), range(3)), product(*fields.values()), strict=True):
        stage = at(start, dict(zip(fields, setting, strict=True)))
        assert found[f"token:{token}"][place] == pytest.approx(stage.probability(token), abs=1e-14)
        apart = compare(stage, reference)
        assert found["distance"][place] == pytest.approx(apart.total_variation, abs=1e-11)
        assert found["js"][place] == pytest.approx(apart.js, abs=1e-11)
    assert found["distance"][1, 1] == pytest.approx(0.0, abs=1e-12)


def test_what_a_measure_needs():
    source = case("Summarization").source
    start = Experiment(source, engine("lab").chain("off", temperature=0.7))
    fields = {"temperature": (0.5, 1.0)}
    with pytest.raises(LabError, match="A distance needs a result over the same data"):
        sweep(start, fields, "distance")
    other = run(Experiment(Source.from_logits(source.logits), start.chain))
    with pytest.raises(LabError, match="same data"):
        sweep(start, fields, "js", other)
    for wrong in ("token:10", "token:", "token:-1", "token:x", "token:٣", "token:" + "9" * 40):
        with pytest.raises(DataError, match="There is no token"):
            sweep(start, fields, wrong)
    with pytest.raises(ParameterError, match="measure"):
        sweep(start, fields, "distances")


# No effect.


@settings(max_examples=60, deadline=None)
@given(LOGITS, ORDERS, SETTINGS, st.sampled_from(["sample", "greedy"]), st.data())
def test_no_effect_is_the_same_as_off(logits, order, given, pick, data):
    start = started(logits, order, given, pick)
    names = data.draw(st.lists(st.sampled_from(sorted(given)), min_size=1, max_size=2, unique=True))
    fields = {name: FIELDS[name] for name in names}
    off = {"temperature": 1.0, "top_p": 1.0, "top_k": 0, "min_p": 0.0, "typical_p": 1.0}
    found = no_effect_region(start, fields)
    assert list(found) == names
    for place in np.ndindex(found[names[0]].shape):
        setting = {name: fields[name][i] for name, i in zip(names, place, strict=True)}
        stage = at(start, setting)
        for name in names:
            without = at(start, setting | {name: off[name]})
            assert found[name][place] == equal(stage, without), (name, setting)


@pytest.mark.parametrize("logits", [[0.0, 2e-73], [0.0, -200.0], [1.0, 1.0 - 1e-12]])
def test_a_temperature_that_changes_less_than_rounding_has_no_effect(logits):
    start = started(logits, list(FIELDS), {"temperature": 0.5, "min_p": 0.0})
    region = no_effect_region(start, {"temperature": (0.0, 0.3, 0.9, 1.0)})["temperature"]
    without = at(start, {"temperature": 1.0})
    assert region.tolist() == [
        equal(at(start, {"temperature": degree}), without) for degree in (0.0, 0.3, 0.9, 1.0)
    ]
    assert region[1:].all()


def test_the_regions_of_the_summary():
    start = Experiment(case("Summarization").source, engine("lab").chain("off", top_k=5))
    fields = {"top_p": np.linspace(0.02, 1, 50), "min_p": np.linspace(0, 1, 40)}
    found = no_effect_region(start, fields)
    assert found["top_p"].shape == (50, 40)
    assert found["top_p"][-1].all()
    assert found["min_p"][:, 0].all()
    assert not found["top_p"][:10, 0].any()
    assert found["min_p"][0].all()  # top-p has left one token


def test_a_threshold_is_off_with_its_sampler():
    source = Source.from_logits(np.log([0.6, 0.3, 0.1]))
    chain = engine("lab").chain("off", xtc_probability=0.5, xtc_threshold=0.1)
    found = no_effect_region(Experiment(source, chain), {"xtc_threshold": (0.05, 0.2, 0.4)})
    assert found["xtc_threshold"].tolist() == [False, False, True]


def test_no_effect_refuses_what_a_sweep_refuses():
    start = Experiment(case("Summarization").source, engine("lab").chain("off"))
    with pytest.raises(LabError, match="one or two fields"):
        no_effect_region(start, {})
    with pytest.raises(LabError, match="1,000,000 settings"):
        next(no_effect_steps(start, dict.fromkeys(("top_p", "min_p"), np.linspace(0, 1, 1001))))


# Slack.


def test_the_slack_of_four_tokens():
    source = Source.from_logits(np.log([0.5, 0.3, 0.15, 0.05]), ["a", "b", "c", "d"])
    chain = engine("lab").chain("off", temperature=1.0, top_k=40, top_p=0.9, min_p=0.05)
    found = {each.parameter: each for each in slack(Experiment(source, chain))}
    assert list(found) == ["top_k", "top_p", "min_p"]
    assert (found["top_k"].low, found["top_k"].high) == (3, 300_000)
    assert found["top_k"].sentence == "Nothing changes while top-k is at least 3"
    assert found["top_p"].low == pytest.approx(0.8, abs=1e-8)
    assert found["top_p"].high == pytest.approx(0.95, abs=1e-8)
    assert found["top_p"].sentence == "Nothing changes while top-p is from 0.8 to 0.95"
    assert found["min_p"].low == 0.0
    assert found["min_p"].high == pytest.approx(0.3, abs=1e-8)
    assert found["min_p"].sentence == "Nothing changes while min-p is at most 0.3"
    assert not any(each.is_tight for each in found.values())


def test_a_temperature_is_tight_unless_one_token_is_left():
    source = case("Summarization").source
    tight, cut = slack(Experiment(source, engine("lab").chain("off", temperature=0.7, top_k=3)))
    assert tight.is_tight
    assert tight.sentence == "Any move of temperature changes something"
    assert (cut.low, cut.high) == (3, 3)
    alone = engine("lab").chain("off", temperature=0.7, top_k=1)
    free, _ = slack(Experiment(source, alone))
    assert free.sentence == "No move of temperature changes anything"
    assert (free.low, free.high) == free.searched == (0.0, 10.0)


def test_slack_of_nothing_and_of_fields_at_their_off_value():
    source = case("Summarization").source
    assert slack(Experiment(source, engine("lab").chain("off"))) == ()
    with pytest.raises(StopIteration) as end:
        next(slack_steps(Experiment(source, engine("lab").chain("off"))))
    assert end.value.value == ()
    chain = engine("lab").chain("off", xtc_probability=0.5, xtc_threshold=0.2)
    named = [each.label for each in slack(Experiment(source, chain))]
    assert named == ["XTC how often", "XTC threshold"]


@settings(max_examples=40, deadline=None)
@given(LOGITS, ORDERS, SETTINGS)
def test_within_the_slack_nothing_changes_and_beyond_it_something_does(logits, order, given):
    start = started(logits, order, given)
    now = run(start).result
    for each in slack(start):
        assert each.low <= each.value <= each.high
        name = next(
            n for n in ("degree", "count", "mass", "share") if hasattr(start.chain[each.step], n)
        )
        number = int if each.is_whole else float
        for end in (each.low, each.high):
            assert equal(run(start.with_field(each.step, name, number(end))).result, now)
        beyond = 1 if each.is_whole else 1e-8 * (each.searched[1] - each.searched[0])
        if each.high + beyond < each.searched[1]:
            other = run(start.with_field(each.step, name, number(each.high + beyond))).result
            assert not equal(other, now) or each.parameter in ("typical_p", "temperature")
