"""Logits made by hand: what they keep, and what is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampling_core import Source
from sampling_core.errors import DataError
from sampling_core.shapes import SHAPES, from_probabilities, random, scaled, shifted


@given(st.lists(st.floats(-20, 20), min_size=2, max_size=20), st.floats(-50, 50))
def test_a_shift_changes_no_probability(logits, constant):
    before = Source.from_logits(logits).candidates.by_id(len(logits))
    after = Source.from_logits(shifted(np.array(logits), constant)).candidates.by_id(len(logits))
    assert np.allclose(before, after, atol=1e-12)


def test_scaling_leaves_what_is_impossible_impossible():
    assert scaled(np.array([1.0, -np.inf]), 2.0).tolist() == [2.0, -np.inf]
    with pytest.raises(DataError, match="above 0"):
        scaled(np.array([1.0, 2.0]), 0.0)


def test_shares_need_not_add_up_to_one():
    made = Source.from_logits(from_probabilities([2, 1, 1, 0])).candidates.by_id(4)
    assert made == pytest.approx([0.5, 0.25, 0.25, 0.0])
    with pytest.raises(DataError, match="Row 2: -1 is no share"):
        from_probabilities([1, -1])
    with pytest.raises(DataError, match="All shares are 0"):
        from_probabilities([0, 0])


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_is_data(name):
    for count in (2, 3, 12, 500):
        assert len(Source.from_logits(SHAPES[name](count))) == count
    with pytest.raises(DataError, match="2 to 300,000"):
        SHAPES[name](1)


def test_shapes_have_their_shape():
    assert SHAPES["Peaked"](8).tolist() == [5, 2, 1, 0, -1, -2, -3, -4]  # the built-in case
    assert SHAPES["Flat"](3).tolist() == [0, 0, 0]
    assert np.ptp(np.diff(SHAPES["Staircase"](6))) == 0
    assert random(10, 1).tolist() == random(10, 1).tolist() != random(10, 2).tolist()
