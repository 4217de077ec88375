"""The picture of a class: every answer counted, the truth marked, in words too."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampling_core.errors import DataError
from sampling_core.labs.collecting.class_picture import class_picture
from sampling_core.labs.collecting.collect import Collected, Row
from sampling_core.labs.lab import KINDS
from sampling_core.labs.report.parts import LARGEST_NUMBER, Answer, Choice

SVG = "{http://www.w3.org/2000/svg}"
OPTIONS = (Choice(name="a", text="Yes"), Choice(name="b", text="No"))


def row(answer, **changes):
    given_row = {
        "file": "a", "name": "Ada", "class_name": "", "partner": "", "date": "", "made": "",
        "lab": "lab", "lab_title": "A lab", "digest": "d", "case": "one", "case_title": "Case one",
        "attempts": 1, "locked": "", "answers": (answer,), "outcome": None, "closeness": "",
        "explanation": "", "is_edited": False,
    }  # fmt: skip
    return Row(**(given_row | changes))


def answer(kind, value, truth=None, **more):
    return Answer(field="f", kind=kind, ask="What?", value=value, truth=truth, **more)


def drawn(*answers, field="f", case=""):
    rows = tuple(row(each) for each in answers)
    root = ET.fromstring(class_picture(Collected(rows), "lab", field, case))
    return root, [element.text for element in root.iter(f"{SVG}text")]


def dots(root, fill="#D55E00"):
    return [each for each in root.iter(f"{SVG}circle") if each.get("fill") == fill]


def test_numbers_are_piles_of_dots_with_the_truth_as_a_line():
    root, words = drawn(
        *(answer("number", value, 6.0, result="6", unit="tokens") for value in (5.0, 5.0, 6.0, 9.0))
    )
    assert len(dots(root)) == 4
    assert "result 6" in words
    assert {"2", "1", "tokens", "4 answers"} <= set(" ".join(words).split()) | {"4 answers"}
    assert root.find(f"{SVG}desc").text.endswith("Predictions: 5: 2, 6: 1, 9: 1. The result is 6.")


def test_results_of_own_settings_are_a_strip_of_their_own():
    root, words = drawn(answer("number", 5.0, 6.0), answer("number", 5.0, 8.0))
    assert "results, each of own settings" in words
    assert len(dots(root)) == len(dots(root, "#0072B2")) == 2


def test_choices_show_those_that_nobody_took_too():
    root, words = drawn(*(answer("choice", "b", "a", options=OPTIONS) for _ in range(3)))
    assert words[-5:] == ["Yes", "0", "✓ result", "No", "3"]
    assert "Yes: 0 ✓; No: 3" in root.find(f"{SVG}desc").text


def test_bands_are_in_their_order():
    _, words = drawn(answer("band", "high", "low"), answer("band", "medium", "low"))
    assert [word for word in words if word in ("low", "medium", "high")] == [
        "low",
        "medium",
        "high",
    ]


def test_different_truths_are_counted():
    _, words = drawn(answer("band", "high", "low"), answer("band", "low", "high"))
    assert words.count("✓ result of 1") == 2


def test_an_order_is_a_table_of_places():
    given_orders = [("a", "b"), ("a", "b"), ("b", "a")]
    root, words = drawn(
        *(answer("ranking", order, ("a", "b"), options=OPTIONS) for order in given_orders)
    )
    assert "framed: the right place" in words
    assert "Yes: 2 at the right place; No: 2 at the right place" in root.find(f"{SVG}desc").text


def test_sketches_are_dots_against_lines():
    root, _ = drawn(*(answer("sketch", {"x": 0.5, "y": 0.1}, {"x": 0.4, "y": 0.6}) for _ in "ab"))
    assert len(dots(root)) == 4
    assert "The result: y 60.00 %, x 40.00 %." in root.find(f"{SVG}desc").text


def test_texts_are_counted_alone():
    _, words = drawn(answer("text", "because"), answer("text", ""))
    assert "1 of 2 wrote an answer; nobody judges it." in words


def test_only_the_newest_of_each_student_counts():
    rows = row(answer("number", 5.0, 6.0)), row(answer("number", 1.0, 6.0), is_newest=False)
    assert len(dots(ET.fromstring(class_picture(Collected(rows), "lab", "f")))) == 1


def test_a_case_can_be_chosen():
    rows = row(answer("number", 5.0, 6.0)), row(answer("text", "x"), case="two", case_title="Two")
    assert "· Two ·" in class_picture(Collected(rows), "lab", "f", "two")
    assert "· Case one ·" in class_picture(Collected(rows), "lab", "f")


def test_a_question_that_nobody_was_asked_is_named_with_those_there_are():
    with pytest.raises(DataError, match="No hand-in answers “g” of “lab”; there is: lab/f"):
        drawn(answer("number", 1.0), field="g")
    with pytest.raises(DataError, match="there is: none"):
        class_picture(Collected(()), "lab", "f")


TEXTS = st.text(max_size=20)
NUMBERS = st.floats(-LARGEST_NUMBER, LARGEST_NUMBER) | st.integers(-LARGEST_NUMBER, LARGEST_NUMBER)
VALUES = (
    st.none() | st.booleans() | NUMBERS | TEXTS
    | st.lists(TEXTS, max_size=5).map(tuple)
    | st.dictionaries(TEXTS, st.floats(0.0, 1.0), max_size=5)
)  # fmt: skip


@given(
    kind=st.sampled_from(KINDS),
    pairs=st.lists(st.tuples(VALUES, VALUES, TEXTS), min_size=1, max_size=12),
    options=st.lists(st.tuples(TEXTS, TEXTS), max_size=4),
)
def test_whatever_strangers_handed_in_can_be_drawn(kind, pairs, options):
    choices = tuple(Choice(name=name, text=text) for name, text in options)
    drawn(
        *(
            answer(kind, value, truth, result=text, unit=text[:5], options=choices)
            for value, truth, text in pairs
        )
    )
