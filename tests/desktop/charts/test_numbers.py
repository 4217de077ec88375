"""Numbers, tokens and axes are written for people."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QLocale

from desktop.charts.axis import Axis
from desktop.charts.numbers import axis_percent, percent, points, token_text
from desktop.charts.picture import axis_values, fitted_end


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.37347, "37.35 %"),
        (1.0, "100.00 %"),
        (0.00005, "0.01 %"),
        (0.00004, "< 0.01 %"),
        (1e-12, "< 0.01 %"),
        (0.0, "0.00 %"),
    ],
)
def test_shares(share, text):
    assert percent(share).replace("\u00a0", " ") == text


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize(
    ("difference", "text"), [(-0.88, "−0.88"), (0.14, "+0.14"), (-0.004, "0.00"), (0.0, "0.00")]
)
def test_differences(difference, text):
    assert points(difference) == text


@pytest.mark.usefixtures("look")
def test_the_decimal_mark_is_that_of_the_locale():
    QLocale.setDefault(QLocale("de_DE"))
    try:
        assert percent(0.37347) == "37,35\u00a0%"
        assert axis_percent(0.025) == "2,5\u00a0%"
    finally:
        QLocale.setDefault(QLocale.c())


def test_white_space_in_tokens_is_seen():
    assert token_text(" the\n") == "␣the⏎"
    assert token_text("") == "∅"


@pytest.mark.parametrize(
    ("peak", "end", "last"),
    [(0.3743, 0.405, 0.4), (0.2161, 0.235, 0.2), (0.99, 1.02, 1.0), (0.012, 0.013, 0.012)],
)
def test_axes_have_round_steps(peak, end, last):
    assert fitted_end(peak) == pytest.approx(end)
    values = axis_values(end)
    assert values[0] == 0
    assert values[-1] == pytest.approx(last)
    assert 3 <= len(values) <= 7


@pytest.mark.parametrize("peak", [0.0, 1e-9, 1e-4, 0.003, 0.05, 0.5, 1.0])
def test_every_bar_fits_its_axis(peak):
    assert fitted_end(peak) >= peak
    assert 2 <= len(axis_values(fitted_end(peak))) <= 8


@pytest.mark.parametrize("most", range(2, 9))
def test_a_narrow_axis_has_fewer_labels_evenly_apart(most):
    every = axis_values(1.02)
    values = Axis(1.02).values(most)
    assert values[0] == 0.0
    assert 2 <= len(values) <= max(most, 2)
    assert set(values) <= set(every)
    assert len({round(b - a, 9) for a, b in pairwise(values)}) == 1
    assert most < len(every) or values == every
