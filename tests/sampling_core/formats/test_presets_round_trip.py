"""Every format reads what it wrote, and nothing is lost in silence."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampling_core.chain import Chain
from sampling_core.engine import KINDS, PARAMETERS
from sampling_core.errors import DataError
from sampling_core.experiment import Experiment
from sampling_core.formats.presets import NAMES, read, write
from sampling_core.formats.presets.preset import preset_of
from sampling_core.formats.presets.working import at_work
from sampling_core.samplers.temperature import Temperature
from sampling_core.trace import run
from tests.sampling_core.formats.preset_chains import OUTPUT, PROMPT, SOURCE, VALUES, chains


def probabilities(preset):
    chain = preset.chain
    if preset.pick == "greedy":
        chain = chain.inserted(len(chain), Temperature(degree=0.0))
    return run(Experiment(SOURCE, chain, PROMPT, OUTPUT)).result.probabilities_by_id()


@pytest.mark.parametrize("form", NAMES)
@settings(max_examples=40, deadline=None)
@given(chain=chains())
def test_what_is_written_without_a_loss_computes_the_same(form, chain):
    preset = preset_of(chain)
    written = write(preset, form)
    back = read(written.text, form).preset
    if not written.losses:
        try:
            expected = probabilities(preset)
        except DataError:  # every token is banned
            return
        np.testing.assert_allclose(probabilities(back), expected, atol=1e-9)
    for text in written.losses:
        assert text.endswith(".")
        assert "\n" not in text


@pytest.mark.parametrize("form", NAMES)
@settings(max_examples=40, deadline=None)
@given(chain=chains(), seed=st.none() | st.integers(0, 2**31), stop=st.lists(st.text(max_size=5)))
def test_a_format_reads_what_it_wrote(form, chain, seed, stop):
    once = read(write(preset_of(chain, seed=seed, stop=tuple(stop)), form).text, form).preset
    again = write(once, form)
    twice = read(again.text, form).preset
    assert at_work(twice) == at_work(once)
    for name in ("pick", "seed", "max_tokens", "stop", "n", "rest", "format", "semantics"):
        assert getattr(twice, name) == getattr(once, name)


@pytest.mark.parametrize("form", NAMES)
@settings(max_examples=15, deadline=None)
@given(chain=chains())
def test_a_format_recognises_its_own(form, chain):
    assert read(write(chain, form).text).format == form


@settings(max_examples=40, deadline=None)
@given(chain=chains())
def test_the_labs_own_preset_is_exact(chain):
    assert read(write(chain, "lab").text).preset.chain == chain


def test_the_table_of_values_names_only_parameters():
    assert set(VALUES) <= set(PARAMETERS)
    assert isinstance(preset_of(Chain(())).chain, Chain)
    assert len(KINDS) > 20
