"""Worksheets and answers on paper say what the labs say."""

import pytest

from sampling_core.labs.built_in import LABS, built_in
from sampling_core.labs.evidence.marked import plain, table
from sampling_core.labs.evidence.worksheet import answers, summary, title, worksheet
from sampling_core.labs.lab import said
from sampling_core.labs.measuring.shown import filled

HEAVY = ("target", "real-model", "use-cases")


def made(steps):
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", LABS)
def test_a_worksheet_asks_everything_and_answers_nothing(name, language):
    lab = built_in(name)
    text = worksheet(lab, language)
    for case in lab.cases:
        assert filled(lab, case.task, language) in text
        for field in case.predict:
            assert filled(lab, field.ask, language) in text
    assert filled(lab, lab.insight, language) not in text
    assert not any(case.answer and said(case.answer, language) in text for case in lab.cases)


def test_a_worksheet_has_the_data_of_the_lab():
    text = worksheet(built_in("top-p"), "en")
    assert "| approve | 2.2 |" in text
    assert "−0.6" in text
    assert "in the program" in worksheet(built_in("real-model"), "en")


@pytest.mark.parametrize("name", [name for name in LABS if name not in HEAVY])
def test_answers_are_computed(name):
    text = made(answers(built_in(name), "en"))
    assert title(built_in(name), "en").split(" · ")[0] in text
    assert "||" not in text.replace(" ", "")


def test_answers_of_top_p_are_those_of_the_lab():
    lines = made(answers(built_in("top-p"), "en")).splitlines()
    kept = [line.split("|")[3].strip() for line in lines if "Tokens kept" in line]
    assert kept == ["1", "2", "4", "8"]


def test_proposed_settings_are_answered_with_the_recommended_ones():
    text = made(answers(built_in("use-cases"), "en"))
    assert "| medium with the recommended settings |" in text


def test_a_summary_tells_what_is_believed():
    text = summary(built_in("top-k"), "en")
    assert "**Often believed.**" in text
    assert "10 minutes" in text
    assert "{kept40}" not in text


def test_letters_stay_letters():
    assert plain("a|b*c") == r"a\|b\*c"
    assert plain("a\nb") == "a b"
    assert table(("a", "b"), [("1", "2")], 1) == "| a | b |\n| --- | --: |\n| 1 | 2 |"
