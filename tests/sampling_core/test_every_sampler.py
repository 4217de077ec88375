"""The contract of every sampler, over its declared fields: a new one enters by its catalogue."""

import pkgutil
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sampling_core.samplers
from sampling_core.candidates import Candidates
from sampling_core.chain import Chain
from sampling_core.errors import LabError, ParameterError
from sampling_core.experiment import Experiment, Source
from sampling_core.fields import Biases, Choice, Number, Tokens, specs
from sampling_core.sampler import Context
from sampling_core.samplers import SAMPLERS
from sampling_core.trace import run

IDS = st.integers(0, 60)
LOGITS = st.lists(
    st.floats(-20, 20) | st.sampled_from([-np.inf, 0.0, 1.0]), min_size=1, max_size=50
).filter(lambda values: max(values) > -np.inf)
TEXT = st.lists(IDS, max_size=12).map(tuple)


def values(spec):
    match spec:
        case Choice():
            return st.sampled_from(spec.options)
        case Tokens():
            return st.lists(
                st.lists(IDS, min_size=1, max_size=3) if spec.nested else IDS, max_size=4
            )
        case Biases():
            keys = st.lists(IDS, min_size=1, max_size=3).map(tuple) if spec.nested else IDS
            return st.dictionaries(keys, st.floats(-50, 50) | st.just(-np.inf), max_size=4)
        case Number(whole=True):
            return st.integers(*(round(limit) for limit in spec.box))
        case Number():
            return st.floats(*spec.box)


def any_of(kind):
    return st.builds(kind, **{name: values(spec) for name, spec in specs(kind).items()})


def applied(sampler, logits, text):
    array = np.array(logits)
    array.flags.writeable = False  # a sampler that writes to its input fails here
    try:
        return sampler.apply(Candidates.of(array), Context(text[:3], text[3:]))
    except LabError:
        refuses = getattr(sampler, "overflow", "") == "refuse"
        assert refuses or not sampler.keeps_best  # a ban may leave nothing
        return None


@pytest.mark.parametrize("kind", SAMPLERS)
@settings(max_examples=60, deadline=None)
@given(data=st.data(), logits=LOGITS, text=TEXT)
def test_leaves_a_distribution_over_tokens_that_came_in(kind, data, logits, text):
    sampler = data.draw(any_of(kind))
    left = None if sampler.is_off else applied(sampler, logits, text)
    if left is None:
        return
    probabilities = left.by_id(len(logits))
    assert probabilities.sum() == pytest.approx(1.0)
    assert not np.isnan(probabilities).any()
    assert not probabilities[np.isneginf(logits)].any()
    assert (np.diff(left.logits[: left.alive]) <= 0).all()
    if sampler.keeps_best and not sampler.reorders:
        assert probabilities[np.argmax(logits)] > 0.0


@pytest.mark.parametrize("kind", SAMPLERS)
@settings(max_examples=40, deadline=None)
@given(data=st.data(), logits=LOGITS, text=TEXT)
def test_its_neutral_value_changes_nothing(kind, data, logits, text):
    sampler = data.draw(any_of(kind))
    neutral = {
        name: spec.off if isinstance(spec, Number) else ()
        for name, spec in specs(kind).items()
        if (isinstance(spec, Number) and spec.off is not None)
        or (isinstance(spec, Tokens | Biases) and kind.name != "dry")
    }
    sampler = replace(sampler, **neutral)
    assert sampler.is_off
    source = Source.from_logits(logits)
    stages = run(Experiment(source, Chain((sampler,)), text)).stages
    assert stages[-1].candidates is stages[0].candidates
    assert stages[-1].no_effect


@pytest.mark.parametrize("kind", SAMPLERS)
def test_refuses_what_its_fields_do_not_allow(kind):
    for name, spec in specs(kind).items():
        for wrong in (float("nan"), float("inf"), "much", None, True, [[[1]]]):
            if isinstance(spec, Choice) or wrong is not None:
                with pytest.raises(ParameterError) as caught:
                    kind(**{name: wrong})
                assert (name if isinstance(spec, Choice) else spec.parameter) in str(caught.value)


@pytest.mark.parametrize("kind", SAMPLERS)
def test_explains_itself(kind):
    sampler = kind()
    for text in (kind.summary, sampler.explain()):
        assert text.endswith(".")
        assert " -" not in text  # a true minus sign
    assert kind.title
    assert kind.group in ("Reshape", "Cut", "Penalise", "Pick")
    assert all(spec.hint and spec.label for spec in specs(kind).values())


def test_the_catalogue_names_every_module():
    modules = {module.name for module in pkgutil.iter_modules(sampling_core.samplers.__path__)}
    assert {kind.__module__.rpartition(".")[2] for kind in SAMPLERS} == modules


def test_names_are_distinct():
    assert len({kind.name for kind in SAMPLERS}) == len(SAMPLERS)
