"""Recorded logits: complete, named, and as they were recorded."""

from importlib.resources import files

import numpy as np
import pytest

from sampling_core.chain import Chain
from sampling_core.errors import ParameterError
from sampling_core.experiment import Experiment
from sampling_core.labs.recordings import RECORDED, about, recording
from sampling_core.trace import run

# Computed in float32 before the logits were rounded: entropy in nats, first token.
BEFORE = {
    "capital-bare": (3.8071493, " Italy"),
    "capital-one": (0.8183653, " Rome"),
    "capital-three": (0.4197521, " Rome"),
    "capital-role": (3.3708000, " Rome"),
}


@pytest.mark.parametrize("name", RECORDED)
def test_a_recording_is_the_whole_vocabulary_with_its_maximum_at_zero(name):
    source = recording(name)
    assert len(source) == len(set(source.tokens)) == 49_152
    assert source.logits.max() == 0.0
    assert np.isfinite(source.logits).all()


@pytest.mark.parametrize("name", RECORDED)
def test_rounding_changed_no_printed_number(name):
    entropy, first = BEFORE[name]
    model = run(Experiment(recording(name), Chain(()))).result
    assert model.entropy == pytest.approx(entropy, abs=1e-4)
    assert recording(name).token(int(model.candidates.top(1)[0])) == first


@pytest.mark.parametrize("name", RECORDED)
def test_a_recording_says_where_it_comes_from(name):
    known = about(name)
    assert known.prompt.endswith(":")
    assert known.sha256.startswith("b179c9523d0e6a0f")
    assert recording(name).origin == (
        f"Recorded from SmolLM2-135M-Instruct (Q4_1), Apache-2.0, {known.date}"
    )
    assert recording(name).name == known.name


def test_examples_end_with_the_bare_question():
    bare = about("capital-bare").prompt
    assert about("capital-one").prompt.endswith(bare)
    assert about("capital-three").prompt.endswith(about("capital-one").prompt[-len(bare) :])
    assert about("capital-three").prompt.count("Q:") == 4


def test_a_recording_is_one_value():
    assert recording("capital-bare") is recording("capital-bare")
    assert recording("capital-bare").tokens is recording("capital-role").tokens


def test_no_other_recording_is_known():
    with pytest.raises(ParameterError, match="capital-bare"):
        recording("../logits/code")


def test_recordings_stay_small():
    folder = files("resources").joinpath("recorded")
    assert sum(len(each.read_bytes()) for each in folder.iterdir()) < 600_000
