"""What the check finds: wrong numbers, missing texts, unused and unknown names."""

import pytest

from sampling_core.labs.check import check
from sampling_core.labs.reading.file import lab_of
from tests.sampling_core.labs.lab_files import data_of, small


def found(**changes):
    return [
        (finding.place, finding.sentence, finding.is_error)
        for finding in check(lab_of(data_of(small(**changes))))
    ]


def with_field(**changes):
    case = small()["cases"][0]
    return {"cases": [{**case, "predict": [{**case["predict"][0], **changes}]}]}


def with_fact(stated, **measure):
    return {"facts": {"share": {"stated": stated, "measure": measure}}}


NEAR_UNUSED = ("Data “near”", "Nothing uses it.", False)


def test_a_sound_lab_has_only_remarks():
    assert found() == [NEAR_UNUSED]


def test_a_wrong_number_is_an_error_that_says_the_right_one():
    changed = with_fact("56.5 %", what="probability", run="cold", token="approve")
    assert ("Fact “share”", "It states 56.5 %, but 56.4 % is computed.", True) in found(**changed)


def test_a_fact_that_cannot_be_computed_is_an_error():
    changed = with_fact("1", what="solve", run="top", parameter="temperature", target=5)
    [(place, sentence, is_error)] = [each for each in found(**changed) if each[2]]
    assert place == "Fact “share”"
    assert "never reached" in sentence
    assert is_error


def test_no_fact_follows_from_what_students_propose():
    [(place, sentence, _)] = [each for each in found(**with_fact("4", what="kept")) if each[2]]
    assert (place, "no text can state it" in sentence) == ("Fact “share”", True)


def test_a_missing_language_is_an_error_at_its_place():
    sentences = found(languages=["en", "de"])
    assert ("Case 1, field “kept”", "“ask” has no text in “de”.", True) in sentences
    assert ("The lab", "“title” has no text in “de”.", True) in sentences


def test_a_place_without_a_fact_is_an_error_and_a_fact_without_a_place_a_remark():
    sentences = found(question={"en": "It is {chare}."})
    assert ("The lab", "There is no fact called “chare”.", True) in sentences
    assert ("Fact “share”", "No text states it.", False) in sentences


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It has 34.7 % and {share}.", "34.7"),
        ("About 1234 tokens.", "1234"),
        ("Only −3.5.", "−3.5"),
        ("Set 0.5, or 80 %, 10 000 draws and 42; three of 10.", None),
        ("Band limits are 1.0 and 2.0; 1 % is viable; approve has 2.2.", None),
    ],
)
def test_a_number_from_nowhere_is_a_remark(text, number):
    sources = {**small()["sources"], "logits": {"tokens": ["a", "b"], "logits": [2.2, -1.0]}}
    remarks = [
        sentence for _, sentence, is_error in found(insight={"en": text}, sources=sources)
        if "neither a fact nor a setting" in sentence and not is_error
    ]  # fmt: skip
    assert remarks == ([f"{number} is neither a fact nor a setting."] if number else [])


def test_an_answer_that_nobody_can_give_is_an_error():
    assert any("cannot be entered" in each[1] for each in found(**with_field(high=3)))
    options = [{"name": "low"}, {"name": "high"}]
    answer = {"what": "band", "run": "cold"}
    changed = with_field(kind="choice", options=options, answer=answer)
    assert (
        "Case 1, field “kept”",
        "No option is called medium, which is computed.",
        True,
    ) in found(**changed)


def test_a_run_that_its_data_does_not_allow_is_an_error():
    rules = {"temperature": {"overflow": "refuse"}}
    cold = {"source": "near", "settings": {"values": {"temperature": 1e-60}, "rules": rules}}
    sentences = found(runs={**small()["runs"], "none": cold})
    assert any(place == "Run “none”" and error for place, _, error in sentences)


def test_what_nothing_uses_is_a_remark():
    sentences = found(runs={**small()["runs"], "spare": {"source": "near"}})
    assert ("Run “spare”", "Nothing uses it.", False) in sentences


def test_questions_about_own_data_are_left_to_the_student():
    case = {**small()["cases"][0], "source": ""}
    field = {**case["predict"][0], "answer": {"what": "kept"}}
    assert not any(error for _, _, error in found(cases=[{**case, "predict": [field]}]))
