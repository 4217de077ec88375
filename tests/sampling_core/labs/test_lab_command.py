"""The command ``lab``: list, check and key."""

import json

import pytest

from sampling_core import cli
from sampling_core.labs.built_in import LABS
from tests.sampling_core.labs.lab_files import data_of, small


@pytest.fixture(name="ask")
def _ask(capsys):
    def ask(*arguments, status=0):
        assert cli.main(["lab", *map(str, arguments)]) == status
        captured = capsys.readouterr()
        return captured.err if status == 2 else captured.out

    return ask


@pytest.fixture(name="write")
def _write(tmp_path):
    def write(name="mine.splab", **changes):
        path = tmp_path / name
        path.write_bytes(data_of(small(**changes)))
        return path

    return write


def test_the_twelve_are_listed_in_order(ask):
    lines = ask("list").splitlines()
    assert len(lines) == 13
    assert [line.split()[1] for line in lines[1:]] == list(LABS)
    assert "Real use cases" in lines[6]
    assert lines[6].endswith("25 min  en, de")


def test_the_list_is_there_for_programs_too(ask):
    listed = json.loads(ask("list", "--json"))
    assert [lab["number"] for lab in listed] == list(range(1, 13))
    assert [lab["name"] for lab in listed] == list(LABS)
    assert all(lab["languages"] == ["en", "de"] and lab["facts"] > 0 for lab in listed)


@pytest.mark.parametrize("name", LABS)
def test_every_built_in_lab_agrees_with_itself(ask, name):
    assert "facts recomputed, all agree" in ask("check", name)


def test_a_sound_lab_ends_with_0_and_a_wrong_one_with_1(ask, write):
    assert ask("check", write()).splitlines()[-1] == "1 fact recomputed, which agrees; 1 note."
    text = ask("check", write(facts={
        "share": {"stated": "1 %", "measure": {"what": "probability", "run": "cold",
                                                 "token": "approve"}}
    }), status=1)  # fmt: skip
    assert "Error: Fact “share”: It states 1 %, but 56 % is computed." in text
    assert text.splitlines()[-1] == "1 fact recomputed, 1 error in all."


def test_of_several_files_each_is_told(ask, write, tmp_path):
    bad = tmp_path / "bad.splab"
    bad.write_text("{}")
    text = ask("check", write(), bad, "temperature", status=1)
    assert "mine.splab: 1 fact recomputed, which agrees; 1 note." in text
    assert "Error: bad.splab: This is no lab" in text
    assert "temperature: 12 facts recomputed, all agree." in text


def test_a_file_that_cannot_be_read_is_one_line_of_error(ask, tmp_path):
    words = ask("check", tmp_path / "none.splab", status=2)
    assert words == "sampling-lab-cli: none.splab: There is no such file.\n"
    assert "Made with a newer version (9)" in ask("check", _newer(tmp_path), status=2)
    assert "ACTION" in ask(status=2)


def _newer(folder):
    path = folder / "newer.splab"
    path.write_bytes(data_of(small(version=9)))
    return path


def test_the_key_stands_in_a_file_of_its_own(ask, write, tmp_path):
    path = write()
    assert "The key of Small is in mine.spkey." in ask("key", path)
    key = json.loads((tmp_path / "mine.spkey").read_text(encoding="utf-8"))
    assert key["format"] == "samplinglab/key"
    assert key["answers"][0]["value"] == 4
    other = tmp_path / "other.spkey"
    ask("key", "temperature", "-o", other)
    assert json.loads(other.read_text(encoding="utf-8"))["lab"] == "temperature"
