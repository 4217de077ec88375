"""What a lab locks stays, and each refusal is one sentence."""

from dataclasses import replace

import pytest

from sampling_core import Experiment
from sampling_core.cases import case
from sampling_core.engines import engine
from sampling_core.errors import LabError
from sampling_core.labs.lab import Lock, Locks
from sampling_core.labs.locking.lock_words import sentence
from sampling_core.labs.locking.locks import check
from sampling_core.samplers.top_k import TopK


@pytest.fixture
def experiment():
    chain = engine("lab").chain("off", temperature=0.8, top_k=5)
    return Experiment(case("Requests").source, chain)


def step(experiment, name):
    return experiment.chain.step_of(name)


def test_a_locked_value_stays_and_all_else_is_free(experiment):
    locks = Locks({"temperature": Lock("locked")})
    hot = experiment.with_field(step(experiment, "temperature"), "degree", 1.1)
    with pytest.raises(LabError, match=r"^Temperature is locked by the lab\.$"):
        check(locks, experiment, hot)
    check(locks, experiment, experiment)
    check(locks, hot, hot.with_(draws=5, seed=1, pick="greedy"))
    check(locks, experiment, experiment.with_field(step(experiment, "top_k"), "count", 2))
    check(Locks(), experiment, hot)


@pytest.mark.parametrize("state", ["locked", "hidden"])
def test_a_locked_sampler_is_not_switched_removed_doubled_or_bent(experiment, state):
    locks = Locks({"top_k": Lock(state)})
    place = step(experiment, "top_k")
    for after in (
        experiment.switched(place, on=False),
        experiment.removed(place),
        experiment.inserted(0, TopK(2)),
        experiment.with_field(place, "ties", "keep"),
        experiment.neutralised(),
        experiment.with_chain(engine("lab").chain("off", temperature=0.8)),
    ):
        with pytest.raises(LabError, match="Top-k is locked by the lab"):
            check(locks, experiment, after)


def test_a_locked_sampler_keeps_its_place_and_the_others_move_around(experiment):
    locks = Locks({"top_k": Lock("locked")})
    hot, cut = step(experiment, "temperature"), step(experiment, "top_k")
    for after in (experiment.moved(cut, 0), experiment.moved(hot, len(experiment.chain) - 1)):
        with pytest.raises(LabError, match=r"locked by the lab, and so is its place in the chain"):
            check(locks, experiment, after)
    check(locks, experiment, experiment.moved(len(experiment.chain) - 1, cut + 1))
    check(locks, experiment, experiment.moved(0, hot))
    check(locks, experiment, experiment.inserted(0, replace(engine("lab").chain(tfs=0.9)[0])))
    check(locks, experiment, experiment.removed(hot))


def test_what_is_locked_off_stays_off(experiment):
    locks = Locks({"top_p": Lock("locked"), "tfs": Lock("locked")})
    place = step(experiment, "top_p")
    with pytest.raises(LabError, match="Top-p is locked"):
        check(locks, experiment, experiment.switched(place, on=True))
    added = engine("lab").chain("off", temperature=0.8, top_k=5, tfs=0.9)
    with pytest.raises(LabError, match="Tail-free is locked"):
        check(locks, experiment, experiment.with_chain(added))


def test_another_value_of_the_same_sampler_is_free_unless_it_switches(experiment):
    chain = engine("lab").chain("off", repetition_penalty=1.2, presence_penalty=0.5)
    before = experiment.with_chain(chain)
    locks, place = Locks({"presence_penalty": Lock("locked")}), chain.step_of("penalties")
    check(locks, before, before.with_field(place, "repetition", 1.4))
    with pytest.raises(LabError, match="Presence penalty is locked"):
        check(locks, before, before.with_field(place, "presence", 0.0))
    with pytest.raises(LabError, match="Presence penalty is locked"):
        check(locks, before, before.switched(place, on=False))


def test_a_range_holds_for_what_is_at_work(experiment):
    locks = Locks({"temperature": Lock("range", 0.5, 1.5), "top_k": Lock("range", 2, None)})
    hot, cut = step(experiment, "temperature"), step(experiment, "top_k")
    check(locks, experiment, experiment.with_field(hot, "degree", 1.5))
    with pytest.raises(LabError, match=r"^Temperature may be 0\.5 to 1\.5 in this lab\.$"):
        check(locks, experiment, experiment.with_field(hot, "degree", 1.6))
    check(locks, experiment, experiment.switched(hot, on=False))  # off is 1
    with pytest.raises(LabError, match=r"^Top-k may be at least 2 in this lab\.$"):
        check(locks, experiment, experiment.switched(cut, on=False))  # off is no limit
    outside = experiment.with_field(hot, "degree", 3.0)
    check(locks, outside, outside.with_field(cut, "count", 4))  # the lab's own run set it


def test_locked_data_stays(experiment):
    other = experiment.with_source(case("Code").source)
    check(Locks(), experiment, other)
    with pytest.raises(LabError, match=r"^The data is locked by the lab\.$"):
        check(Locks(commands=("data",)), experiment, other)


def test_words_of_locks():
    locks = {"top_k": Lock("locked"), "min_p": Lock("locked")}
    assert sentence(Locks(locks)) == "top-k and min-p are locked by the lab"
    locks = {"temperature": Lock("hidden"), "top_p": Lock("range", None, 0.9)}
    said = "export is locked by the lab; temperature is hidden by the lab; top-p may be at most 0.9"
    assert sentence(Locks(locks, commands=("export",))) == said
    assert sentence(Locks()) == ""
