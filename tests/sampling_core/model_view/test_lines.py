"""Logits as every view writes them."""

import numpy as np
import pytest

from sampling_core.model_view.lines import logit_digits, logit_text


@pytest.mark.parametrize(
    ("logits", "digits"),
    [
        ([2.2, 1.8, 1.4], 1),
        ([2.00, 1.99, 1.0], 2),
        ([2.0, 2.0, 1.0], 1),  # a tie is no difference
        ([1.0, 1.0 - 1e-9], 1),
        ([3.0], 1),
        ([], 1),
        ([0.0, -np.inf, -np.inf], 1),
    ],
)
def test_logits_have_as_many_digits_as_tell_neighbours_apart(logits, digits):
    assert logit_digits(logits) == digits


@pytest.mark.parametrize(
    ("logit", "digits", "text"),
    [
        (2.1, 1, "+2.1"), (-0.5, 1, "−0.5"), (0.0, 1, "0.0"), (-0.04, 1, "0.0"),
        (1.99, 2, "+1.99"), (-0.004, 2, "0.00"), (-np.inf, 2, "−∞"),
    ],
)  # fmt: skip
def test_logits_carry_a_true_minus_and_no_signed_nothing(logit, digits, text):
    assert logit_text(logit, digits) == text
