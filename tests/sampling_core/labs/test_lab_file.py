"""Lab files: read and written exactly; what is wrong is said in one sentence with its place."""

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sampling_core.errors import FileError
from sampling_core.files import Unreadable
from sampling_core.labs.built_in import LABS, built_in
from sampling_core.labs.lab import Case, Field, Lab, Measure, Settings
from sampling_core.labs.reading.file import LARGEST, digest, lab_bytes, lab_of, read_lab
from tests.sampling_core.labs.lab_files import data_of, small

LAB = lab_of(data_of(small()))
TEXT = {"en": "Made"}


def refused(value) -> str:
    with pytest.raises(Unreadable) as caught:
        lab_of(value if isinstance(value, bytes) else data_of(value))
    words = str(caught.value)
    assert "\n" not in words
    assert len(words) < 600
    return words


def case(**changes):
    return small(cases=[{**small()["cases"][0], **changes}])


def field(**changes):
    return case(predict=[{**small()["cases"][0]["predict"][0], **changes}])


def run(**settings):
    return small(runs={**small()["runs"], "bad": {"source": "requests", "settings": settings}})


# Reading and writing.


@pytest.mark.parametrize("name", LABS)
def test_a_built_in_lab_comes_back_as_it_was_written(name):
    lab = built_in(name)
    assert lab.name == name
    assert lab.number == LABS.index(name) + 1
    again = lab_of(lab_bytes(lab))
    assert again == lab
    assert lab_bytes(again) == lab_bytes(lab)
    assert digest(again) == digest(lab)


def test_the_digest_changes_with_any_number_and_not_with_the_order_of_parts():
    value = small()
    turned = dict(reversed(value.items()))
    turned["runs"] = dict(reversed(value["runs"].items()))
    assert digest(lab_of(data_of(turned))) == digest(LAB)
    assert digest(lab_of(data_of(small(draws=9_999)))) != digest(LAB)
    assert len(digest(LAB)) == 64


def test_a_lab_made_in_python_keeps_its_digest_when_it_is_saved():
    start = Settings({"temperature": 1, "top_p": 1.0})
    field = Field("n", "number", {"en": "?"}, low=0, high=5, near=1, answer=Measure("kept"))
    case = Case("one", TEXT, TEXT, predict=(field,), start=start)
    made = Lab("made", TEXT, (case,), low=0, high=2)
    again = lab_of(lab_bytes(made))
    assert again == made
    assert digest(again) == digest(made)
    assert digest(replace(made, low=0.0, high=2.0)) == digest(made)
    assert digest(replace(made, high=2.5)) != digest(made)
    is_on = replace(made, cases=(replace(made.cases[0], is_warning=True),))
    assert digest(is_on) != digest(made)


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**60), 2**60))
def test_equal_numbers_have_one_digest(number):
    made = Lab("made", TEXT, (Case("one", TEXT, TEXT),), low=number)
    other = number + 1 if abs(number) < 1e6 else 0
    assert digest(replace(made, low=other)) != digest(made)
    if isinstance(number, float) or (int(float(number)) == number and abs(number) <= 2**53):
        assert digest(replace(made, low=float(number))) == digest(made)


def test_the_file_says_its_format_and_its_version():
    value = json.loads(lab_bytes(LAB))
    assert (value["format"], value["version"]) == ("samplinglab/lab", 1)
    assert list(value) == sorted(value)


def test_reading_names_the_file(tmp_path):
    path = tmp_path / "mine.splab"
    path.write_bytes(lab_bytes(LAB))
    assert read_lab(path) == LAB
    path.write_text("{}")
    with pytest.raises(FileError, match=r"^mine.splab: This is no lab"):
        read_lab(path)
    with pytest.raises(FileError, match="no such file"):
        read_lab(tmp_path / "other.splab")


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(["en", "de"]), st.text(min_size=1, max_size=60)))
def test_any_text_comes_back_as_it_was(text):
    lab = msgspec.structs.replace(LAB, insight=text)
    assert lab_of(lab_bytes(lab)).insight == text


# What is wrong is named with its place.


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ([], "This is no lab"),
        ({}, "This is no lab"),
        (small(format="samplinglab/preset"), "This is no lab"),
        (small(version=0), "“version” must be a whole number from 1"),
        (small(version="1"), "“version” must be a whole number from 1"),
        (small(version=2), "Made with a newer version (2) of Sampling Lab"),
        (small(surprise=1), "The lab: There is nothing called “surprise” in a lab."),
        (small(title="X"), "The lab, “title”: It must be an object with named values, not a text."),
        (small(draws="many"), "The lab, “draws”: It must be a whole number, not a text."),
        (small(cases=[]), "The lab has no case."),
        (small(name=""), "A name has 1 to 100 characters"),
        (small(name="a\nb"), "A name has 1 to 100 characters"),
        (case(task=None), "Case 1, “task”: It must be an object with named values, not null."),
        (field(kind="magic"), "Case 1, field “kept”"),
        (field(low="x"), "Case 1, field “kept”, “low”: It must be a number or null, not a text."),
        (field(step=0), "Case 1, field “kept”: “step” must be above 0"),
        (field(low=3, high=2), "“low” must not be above “high”"),
        (field(kind="choice"), "Case 1, field “kept”: It needs at least two options."),
        (field(answer={"what": "beauty"}), "Case 1, field “kept”: There is no measure “beauty”."),
        (field(answer={"what": "kept", "run": "x"}), "Case 1, field “kept”: The lab has no run"),
        (
            field(answer={"what": "probability", "run": "off", "token": "?"}),
            "Case 1, field “kept”: The data “Requests” has no token “?”.",
        ),
        (field(right="x"), "There is no option called “x”"),
        (case(source="elsewhere"), "Case 1: The lab has no data called “elsewhere”."),
        (case(runs=["nowhere"]), "Case 1: The lab has no run called “nowhere”."),
        (case(recommended="nowhere"), "Case 1: The lab has no run called “nowhere”."),
        (case(propose=["warmth"]), "Case 1: There is no parameter “warmth”."),
        (case(start={"values": {"top_p": 7}}), "Case 1: “top_p” must be"),
        (run(values={"warmth": 1}), "Run “bad”: There is no parameter “warmth”."),
        (run(values={"temperature": "hot"}), "Run “bad”: “temperature” must be a number"),
        (run(values={"self": 1}), "Run “bad”: There is no parameter “self”."),
        (run(values={"order": ["top_k"]}), "Run “bad”: There is no parameter “order”."),
        (run(engine="gpt"), "Run “bad”: “engine” must be one of"),
        (run(order=["magic"]), "Run “bad”: “order” must be made of sampler names"),
        (run(text=["nothing"]), "Run “bad”: The data “Requests” has no token “nothing”."),
        (run(noise=-1), "Run “bad”: “noise” must be at least 0"),
        (run(rules={"top_a": {"x": 1}}), "Run “bad”: “top_a” has rules, but is not in the chain."),
        (run(rules={"top_p": {"mass": 0.5}}), "Run “bad”: “top_p” has no rule called “mass”."),
        (
            run(values={"top_p": 0.5}, rules={"top_p": {"crossing": "leap"}}),
            "Run “bad”: “crossing” must be one of keep, drop",
        ),
        (
            small(runs={**small()["runs"], "bad": {"source": "requests", "x": 1}}),
            "Run “bad”: There is nothing called “x” in a lab.",
        ),
        (small(runs={"own": {"source": "requests"}}), "cannot be called “own”"),
        (small(sources={"requests": {"case": "Atlantis"}}), "Data “requests”: “case” must be one"),
        (small(sources={"requests": {"recorded": "x"}}), "Data “requests”: “recorded” must be one"),
        (small(sources={"requests": {}}), "must name a case, or a recording, or hold tokens"),
        (
            small(sources={"requests": {"case": "Requests", "logits": [1, 2]}}),
            "must name a case, or a recording, or hold tokens",
        ),
        (
            small(sources={"requests": {"tokens": ["a"], "logits": [1, 2]}}),
            "Data “requests”: There are 2 logits but 1 tokens.",
        ),
        (small(locks={"parameters": {"warmth": {"state": "locked"}}}), "Lock “warmth”"),
        (
            small(locks={"parameters": {"top_p": {"state": "range", "low": 1, "high": 0}}}),
            "Lock “top_p”: “low” must not be above “high”.",
        ),
        (small(reveal={"when": "pin"}), "Reveal: “pin” is missing."),
        (small(reveal={"when": "time", "time": "noon"}), "Reveal: The lab names no time"),
        (small(reveal={"when": "time", "time": "2026-01-01T09:00+01:00"}), "Reveal: The lab"),
        (small(languages=["../x"]), "The lab, “languages”"),
        (small(languages=[]), "The lab, “languages”"),
        (
            small(reveal={"when": "pin", "pin": {"salt": "zz", "hashed": "ab", "rounds": 9}}),
            "Reveal: The PIN must be hexadecimal",
        ),
        (
            small(reveal={"pin": {"salt": "ab", "hashed": "ab", "rounds": 10**12}}),
            "Reveal: “rounds” must be a whole number from 1 to 5,000,000.",
        ),
        (small(trees={"t": {"start": {"a": 0.5}, "after": {}}}), "Tree “t”: What can follow"),
        (small(trees={"t": {"start": {"a": 1}, "after": {}, "length": 99}}), "from 1 to 50"),
        (small(facts={"f": {"stated": "1"}}), "Fact “f”: “measure” is missing."),
    ],
)
def test_what_is_wrong_is_said_with_its_place(value, words):
    assert words in refused(value)


def test_the_rules_of_a_sampler_that_stands_ready_may_be_chosen():
    assert lab_of(data_of(run(rules={"top_p": {"crossing": "drop"}})))


def test_two_cases_of_one_name_are_refused():
    one = small()["cases"][0]
    assert "two parts called “first”" in refused(small(cases=[one, one]))


def test_a_ranking_is_of_its_runs():
    options = [{"name": "cold"}, {"name": "off"}]
    answer = {"what": "ranking", "runs": ["cold", "top"]}
    words = refused(field(kind="ranking", options=options, answer=answer))
    assert words == "Case 1, field “kept”: “off” is an option or a run, not both."


def test_a_lab_that_is_too_large_is_not_parsed():
    assert "at most 8 MB" in refused(b" " * (LARGEST + 1))


def test_every_part_of_a_lab_may_be_left_out_but_the_few_it_needs():
    value = {
        "format": "samplinglab/lab", "version": 1, "name": "bare", "title": {},
        "cases": [{"name": "only", "title": {}, "task": {}}],
    }  # fmt: skip
    lab = lab_of(data_of(value))
    assert isinstance(lab, Lab)
    assert lab.case("nothing").name == "only"
