"""Numbers as labs print them, and texts with facts in their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampling_core.labs.measuring.shown import as_stated, filled, in_language, is_stated, shown
from sampling_core.labs.reading.file import lab_of
from tests.sampling_core.labs.lab_files import data_of, small


@pytest.mark.parametrize(
    ("value", "what", "digits", "text"),
    [
        (0.5639, "probability", None, "56.4 %"),
        (0.37351, "probability", 2, "37.35 %"),
        (0.0001, "probability", None, "0.01 %"),
        (0.00049, "probability", 1, "0.05 %"),
        (0.00004, "probability", None, "< 0.01 %"),
        (0.00004, "held", 1, "< 0.01 %"),
        (0.000004, "probability", 3, "< 0.001 %"),
        (0.0, "probability", 2, "0.00 %"),
        (0.0, "probability", None, "0.0 %"),
        (1.0, "probability", None, "100 %"),
        (0.99999, "probability", None, "100 %"),
        (0.00004, "probability", 2, "< 0.01 %"),
        (1.18912, "entropy", None, "1.189"),
        (-0.0001, "entropy", None, "0.000"),
        (-0.22, "added", None, "−0.220"),
        (2.157, "bits", 2, "2.16"),
        (3.283, "effective", None, "3.28"),
        (6, "kept", None, "6"),
        (6.0, "kept", 0, "6"),
        (151_936, "tokens", None, "151,936"),
        (897_123_456.0, "odds", None, "897 million"),
        (3.21e9, "odds", 1, "3.2 billion"),
        (9_999.4, "odds", None, "9999"),
        (float("inf"), "odds", None, "never"),
        ("BENEFIT", "first", None, "BENEFIT"),
        (("a", "b"), "ranking", None, "a, b"),
        (0.0948, "interval", None, "9.5 %"),
    ],
)
def test_a_value_is_printed_in_the_form_of_its_measure(value, what, digits, text):
    assert shown(value, what, digits) == text


def test_a_stated_number_has_as_many_digits_as_it_says():
    assert as_stated(0.5639, "probability", "56 %") == "56 %"
    assert as_stated(0.5639, "probability", "56.39 %") == "56.39 %"
    assert is_stated(0.5639, "probability", "56.4 %")
    assert is_stated(0.5639, "probability", "56.4\N{NO-BREAK SPACE}%")
    assert is_stated(-0.22, "added", "-0.220")
    assert not is_stated(0.5639, "probability", "56.3 %")
    assert not is_stated(0.5639, "probability", "0.564")
    assert not is_stated(4, "kept", "5")
    assert is_stated(151_936, "tokens", "151936")


@given(st.floats(-1e6, 1e6), st.integers(0, 6))
def test_no_number_has_a_hyphen_or_is_minus_nothing(value, digits):
    text = shown(value, "entropy", digits)
    assert "-" not in text
    assert not text.startswith("−0") or set(text) - set("−0.")


def test_facts_stand_in_their_places_in_both_languages():
    text = {"en": "It is {share} {other}.", "de": "Es sind {share}."}
    lab = lab_of(data_of(small()))
    assert filled(lab, text, "en") == "It is 56.4 % {other}."
    assert filled(lab, text, "de") == "Es sind 56.4 %."
    assert filled(lab, {"en": "{share}"}, "de") == "56.4 %"
    assert filled(lab, {}, "en") == ""


def test_only_words_change_with_the_language():
    assert in_language("897 million", "en") == "897 million"
    assert in_language("56.4 %", "de") == "56.4 %"
    assert in_language("BENEFIT", "de") == "BENEFIT"
    assert in_language("low", "zz") == "low"
