"""How close an answer is, in words, for all seven kinds."""

import pytest

from sampling_core.labs.judging.judge import judge
from sampling_core.labs.lab import Field, Measure, Option, Settings
from sampling_core.labs.measuring.measures import Apparatus
from tests.sampling_core.labs.lab_files import lab_with, m

RUNS = {
    "t03": ("requests", {"temperature": 0.3}),
    "t07": ("requests", {"temperature": 0.7}),
    "t2": ("requests", {"temperature": 2.0}),
    "tied": ("tied", {}),
}
SOURCES = {
    "requests": {"case": "Requests"},
    "near": {"tokens": ["A", "B"], "logits": [1, 0]},
    "tied": {"tokens": ["A", "B", "C"], "logits": [2, 2, 0]},
}
APPARATUS = Apparatus(lab_with(RUNS, sources=SOURCES))


def field(kind, answer=None, **parts):
    return Field("f", kind, {"en": "?"}, answer=answer, **parts)


def judged(asked, answer, apparatus=APPARATUS, language="en"):
    found = judge(asked, answer, apparatus, language)
    assert found.field == "f"
    return found.said, found.result, found.right, found.words


KEPT = field("number", m("kept", "top"), unit="tokens")  # 4
NATS = field("number", m("entropy", "cold"), unit="nats", step=0.1, near=0.05)  # 1.189
SHARE = field("number", m("probability", "cold", token="approve"), unit="%", near=5.0)  # 56.4 %
T = field("number", m("solve", parameter="temperature", target=1.0), step=0.01, near=0.02)  # 0.405


@pytest.mark.parametrize(
    ("asked", "answer", "expected"),
    [
        (KEPT, 4, ("4 tokens", "4", True, "right")),
        (KEPT, 3, ("3 tokens", "4", False, "one too few")),
        (KEPT, 2.0, ("2 tokens", "4", False, "2 too few")),
        (KEPT, 1.0, ("1 token", "4", False, "3 too few")),
        (KEPT, 5, ("5 tokens", "4", False, "one too many")),
        (KEPT, 9, ("9 tokens", "4", False, "5 too many")),
        (NATS, 1.3, ("1.3 nats", "1.189", False, "0.11 nats too high")),
        (NATS, 1.0, ("1 nats", "1.189", False, "0.19 nats too low")),
        (NATS, 1.2, ("1.2 nats", "1.189", True, "right, off by 0.01 nats")),
        (SHARE, 65.0, ("65 %", "56.4 %", False, "8.6 points too high")),
        (SHARE, 55.0, ("55 %", "56.4 %", True, "right, off by 1.4 points")),
        (T, 0.5, ("0.5", "0.405", False, "0.10 too high")),
        (T, -0.5, ("−0.5", "0.405", False, "0.90 too low")),
    ],
)
def test_a_number_is_too_high_or_too_low_in_its_unit(asked, answer, expected):
    assert judged(asked, answer) == expected


def test_without_a_tolerance_the_nearest_number_that_can_be_entered_is_right():
    asked = field("number", m("entropy", "cold"), step=0.1)
    assert judged(asked, 1.2)[2] is True
    assert judged(asked, 1.1)[2] is False


CHOICE = field(
    "choice", m("band", "cold"),
    options=(
        Option("low", {"en": "Low!", "de": "Tief!"}),
        Option("medium", {"en": "Mid", "de": "Mitte"}),
    ),
)  # fmt: skip


def test_a_choice_is_right_or_not_and_said_in_its_own_words():
    assert judged(CHOICE, "medium") == ("Mid", "Mid", True, "right")
    assert judged(CHOICE, "low") == ("Low!", "Mid", False, "not this one")
    assert judged(CHOICE, "low", language="de")[:2] == ("Tief!", "Mitte")


def test_a_choice_of_numbers_means_the_nearest():
    options = tuple(Option(name) for name in ("0", "15", "60"))
    asked = field("choice", m("probability", "cold", token="approve"), options=options)
    assert judged(asked, "60")[2] is True
    assert judged(asked, "15") == ("15", "60", False, "not this one")


def test_a_choice_that_only_a_key_judges_stays_open_without_it():
    options = (Option("a"), Option("b"))
    assert judged(field("choice", options=options), "a") == ("a", "", None, "")
    assert judged(field("choice", options=options, right="b"), "a")[2] is False


RANKING = field(
    "ranking", Measure("ranking", runs=("t03", "t07", "t2")),
    options=tuple(Option(name) for name in ("t07", "t03", "t2")),
)  # fmt: skip


def test_a_ranking_says_how_many_places_are_right():
    assert judged(RANKING, ["t03", "t07", "t2"])[2:] == (True, "right")
    assert judged(RANKING, ["t07", "t03", "t2"])[2:] == (False, "1 of 3 places right")
    assert judged(RANKING, ("t2", "t03", "t07")) == (
        "t2, t03, t07", "t03, t07, t2", False, "0 of 3 places right"
    )  # fmt: skip


def test_a_band_is_so_many_bands_off():
    cold, hot = field("band", m("band", "t03")), field("band", m("band", "t2"))
    assert judged(cold, "low") == ("low", "low", True, "right")
    assert judged(cold, "medium") == ("medium", "low", False, "one band too high")
    assert judged(cold, "high") == ("high", "low", False, "2 bands too high")
    assert judged(hot, "low")[3] == "2 bands too low"


def test_a_token_that_is_not_the_likeliest_says_what_it_has():
    asked = field("token", m("first", "cold"))
    assert judged(asked, "approve") == ("approve", "approve", True, "right")
    assert judged(asked, "reject") == ("reject", "approve", False, "reject has 25.3 %")
    assert judged(asked, "nothing")[2:] == (False, "there is no such token")


def test_of_tied_tokens_each_is_right():
    asked = field("token", m("first", "tied"))
    assert judged(asked, "B") == ("B", "A", True, "right: as likely as A")
    assert judged(asked, "C")[2] is False


def test_a_text_of_a_tree_is_right_or_not():
    asked = field("token", m("text", strategy="greedy"))
    assert judged(asked, "A x")[2] is True
    assert judged(asked, "B u") == ("B u", "A x", False, "not this one")


def test_a_sketch_says_how_much_probability_is_elsewhere():
    asked = field("sketch", m("sketch", "tied"))
    exact = dict(zip("ABC", APPARATUS.trace("tied").result.probabilities_by_id(), strict=True))
    right = judged(asked, exact)
    assert right[2:] == (True, "0.0 % of the probability is elsewhere")
    assert right[1] == "A 46.8 %"
    halved = {token: share / 2.0 for token, share in exact.items()}  # scaled to sum 1
    assert judged(asked, halved)[2:] == right[2:]
    assert judged(asked, {"C": 1.0})[2:] == (False, "93.7 % of the probability is elsewhere")
    assert judged(asked, {"A": 0.5, "B": 0.5})[2:] == (
        True, "6.3 % of the probability is elsewhere"
    )  # fmt: skip


def test_a_text_is_judged_by_nobody():
    assert judged(field("text"), "because") == ("because", "", None, "")


def test_what_is_not_answered_says_so():
    for asked in (KEPT, CHOICE, RANKING, field("text")):
        assert judged(asked, None) == ("not answered", "", None, "")


def test_the_settings_of_the_student_decide_what_is_right():
    source = APPARATUS.source("requests")
    for k, right in ((4, True), (5, False)):
        own = Apparatus(APPARATUS.lab, Settings(values={"top_k": k}), source)
        assert judged(field("number", Measure("kept")), 4, own)[2] is right


def test_what_cannot_be_computed_is_told_and_judged_by_nobody():
    said, result, right, words = judged(field("number", Measure("kept")), 4)
    assert (said, result, right) == ("4", "", None)
    assert "data of your own" in words
