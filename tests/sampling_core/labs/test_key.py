"""The answer key: computed from the lab, of one lab only, and a stranger's file is data."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampling_core.errors import FileError
from sampling_core.files import Unreadable
from sampling_core.labs.built_in import LABS, built_in
from sampling_core.labs.key import (
    Key,
    check_fits,
    fits,
    key_in,
    key_of,
    read_key,
    without_answers,
    write_key,
)
from sampling_core.labs.lab import Field
from sampling_core.labs.reading.file import digest


@pytest.fixture(scope="module")
def key():
    return key_of(built_in("temperature"))


def test_answers_are_those_of_the_lab_text(key):
    half = key.answer("shape", "half")
    assert half.value == pytest.approx(56.389, abs=0.001)
    assert half.said == "56.4 %"
    assert key.answer("shape", "first").said == "approve"
    assert key.answer("steps", "growth").said == "Less and less"
    assert key.answer("steps", "nothing") is None


def test_what_follows_from_own_settings_is_told_with_the_recommended_ones():
    key = key_of(built_in("use-cases"))
    viable = key.answer("summarization", "viable")
    assert viable.is_own
    assert (viable.value, viable.said) == (6.0, "with the recommended settings: 6")
    own = key.answer("design", "viable")
    assert (own.value, own.said) == (None, "follows from the settings of each student")


def test_an_open_question_has_no_answer(key):
    assert key.answer("shape", "why").value is None
    assert not key.answer("shape", "why").is_own


@pytest.mark.parametrize("name", LABS)
def test_each_built_in_lab_has_a_key_that_fits_it_and_comes_back(name, tmp_path):
    lab = built_in(name)
    key = key_of(lab)
    write_key(key, tmp_path / "a.spkey")
    assert read_key(tmp_path / "a.spkey") == key
    assert fits(key, lab)
    assert len(key.answers) == sum(len(case.predict) for case in lab.cases)


def test_a_key_fits_the_lab_that_was_handed_out_without_its_answers():
    lab = built_in("use-cases")
    case = lab.cases[0]
    choice = Field("open", "choice", {"en": "Which?"}, right="a")
    full = msgspec.structs.replace(
        lab,
        cases=(
            msgspec.structs.replace(case, answer={"en": "So."}, predict=(choice,)),
            *lab.cases[1:],
        ),
    )
    handed_out = without_answers(full)
    assert digest(handed_out) != digest(full)
    key = key_of(full)
    assert fits(key, full)
    assert fits(key, handed_out)
    assert not fits(key, lab)
    assert key.answer(case.name, "open").value == "a"
    assert key.explanations[case.name] == {"en": "So."}
    assert key_of(full, {}).explanations == {}


def test_the_key_of_another_lab_is_refused_in_one_sentence(key):
    check_fits(key, built_in("temperature"))
    with pytest.raises(FileError, match="for the lab “Temperature: sharper or flatter”, not for"):
        check_fits(key, built_in("top-p"))


def test_a_key_is_not_in_the_lab_file():
    lab = built_in("temperature")
    assert all(not field.right for case in lab.cases for field in case.predict)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"version": 2}, "newer version"),
        ({"format": "samplinglab/lab"}, "samplinglab/key"),
        ({"lab": "x" * 1000}, "“lab”"),
        ({"answers": [{"case": 1, "field": "a"}]}, "answers"),
        ({"answers": [{"case": "a", "field": "b", "value": {"t": 7}}]}, "value"),
    ],
)
def test_what_cannot_be_in_a_key_is_named(key, changes, words):
    content = json.loads(msgspec.json.encode(key)) | changes
    with pytest.raises(Unreadable, match=words):
        key_in(json.dumps(content).encode())


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_anything_else_is_refused(data):
    with pytest.raises(Unreadable):
        key_in(data)


def test_a_file_that_is_no_key_is_named(tmp_path):
    path = tmp_path / "a.spkey"
    path.write_bytes(b"{}")
    with pytest.raises(FileError, match=r"^a.spkey: It does not say “format”: “samplinglab/key”.$"):
        read_key(path)


def test_unknown_keys_are_passed_over(key):
    content = json.loads(msgspec.json.encode(key)) | {"later": [1]}
    assert key_in(json.dumps(content).encode()) == key
    assert isinstance(key_in(msgspec.json.encode(key)), Key)
