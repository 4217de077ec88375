"""Every file says what opening it will do, or in one sentence why it cannot be opened."""

import json
import sqlite3
import zipfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampling_core import Experiment
from sampling_core.cases import case
from sampling_core.errors import DataError, FileError
from sampling_core.formats.charts import vector
from sampling_core.history import History
from sampling_core.labs.built_in import built_in
from sampling_core.labs.reading.file import lab_bytes
from sampling_core.provenance import provenance
from sampling_core.recognise import glance, recognise, recognise_chart, recognise_text

KNOWN = case("Summarization")
NOW = Experiment(KNOWN.source, KNOWN.chain)
NOTE = provenance(NOW, "distribution", {}, 0.0).text


@pytest.fixture
def write(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.mark.parametrize(
    ("name", "content", "kind", "sentence"),
    [
        ("a.json", '{"left": 1.5, "right": 0.5}', "data", "Open as data: 2 tokens"),
        ("a.csv", "token,logit\na,1\nb,2\nc,3\n", "data", "Open as data: 3 tokens"),
        ("no ending", "token,logit\na,1\nb,-inf\n", "data", "Open as data: 2 tokens"),
        ("a.txt", "1.5\n-inf\n0.5\n", "data", "Open as data: 3 tokens"),
        ("p.json", '{"temperature": 0.7, "top_p": 0.9}', "preset", "Apply preset: "),
        ("Modelfile", "FROM x\nPARAMETER temperature 0.7\n", "preset", "Apply preset: "),
        ("p.yaml", "temperature: 0.7\ntop_p: 0.9\n", "preset", "Apply preset: "),
        (
            "request.json",
            '{"model": "m", "messages": [], "temperature": 0.7, "top_p": 0.9}',
            "preset",
            "Apply preset: ",
        ),
        ("chart.svg", vector.with_note("<svg></svg>", NOTE), "chart", "Restore the chart"),
        ("note.json", NOTE, "chart", "Restore the chart’s settings: T 0.60, top-p 0.95"),
    ],
)
def test_what_a_file_is_follows_from_its_content(write, name, content, kind, sentence):
    opening = recognise(write(name, content))
    assert opening.kind == kind
    assert opening.sentence.startswith(sentence)
    assert opening.content is not None


def test_a_wrong_ending_does_not_mislead(write):
    assert recognise(write("chart.csv.svg", vector.with_note("<svg></svg>", NOTE))).kind == "chart"
    assert recognise(write("logits.preset", "token,logit\na,1\nb,2\n")).kind == "data"


def test_a_session_is_told_from_another_database(tmp_path):
    path = tmp_path / "mine.spsession"
    history = History(path)
    history.keep(NOW)
    history.close()
    assert recognise(path).kind == glance(path).kind == "session"
    other = tmp_path / "other.db"
    rows = sqlite3.connect(other)
    rows.execute("CREATE TABLE a (b)")
    rows.commit()
    rows.close()
    with pytest.raises(FileError, match="a database, but not a session"):
        recognise(other)


def test_several_positions_are_a_capture(tmp_path):
    path = tmp_path / "logits.npy"
    np.save(path, np.random.default_rng(0).normal(size=(3, 20)))
    opening = recognise(path)
    assert (opening.kind, opening.sentence) == ("capture", "Open capture: 3 positions")
    assert len(opening.content) == 3


LAB = lab_bytes(built_in("use-cases"))


@pytest.mark.parametrize("name", ["a.splab", "b.json", "no ending"])
def test_a_lab_is_opened_by_its_content(write, name):
    opening = recognise(write(name, LAB))
    assert (opening.kind, opening.sentence) == ("lab", "Open as a lab: Lab 6 · Real use cases")
    assert opening.content == built_in("use-cases")
    assert glance(write(name, LAB)).kind == recognise_text(LAB.decode()).kind == "lab"


def test_a_lab_without_a_number_is_called_by_its_title(write):
    value = {
        "format": "samplinglab/lab", "version": 1, "name": "x", "title": {"en": "Mine"},
        "cases": [{"name": "a", "title": {}, "task": {}}],
    }  # fmt: skip
    assert recognise(write("a", json.dumps(value))).sentence == "Open as a lab: Mine"


def test_keys_and_hand_ins_are_told_by_their_heads(write, tmp_path):
    key = recognise(write("a.json", json.dumps({"format": "samplinglab/key", "version": 1})))
    assert (key.kind, key.sentence) == ("key", "Open as an answer key for a lab")
    path = tmp_path / "mine.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("report.json", "{}")
    found = recognise(path)
    assert (found.kind, found.sentence) == ("hand_in", "Open as a hand-in")


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.splab", "{}", "This is no lab"),
        ("a.splab", "token,logit\na,1\n", "not JSON"),
        ("a.spkey", "{}", "This is no answer key for a lab"),
        ("a.spreport", "{}", "This is not a hand-in, or a damaged one"),
        ("a.spreport", b"PK\x03\x04 broken", "This is not a hand-in, or a damaged one"),
        ("a.json", '{"format": "samplinglab/lab", "version": 7}', "newer version"),
    ],
)
def test_what_is_no_file_of_labs_says_so_by_its_ending(write, name, content, problem):
    with pytest.raises(FileError, match=problem) as caught:
        recognise(write(name, content))
    assert str(caught.value).startswith(f"{name}: ")


def test_a_large_lab_is_told_by_its_ending_when_glanced_at(write):
    assert glance(write("a.splab", LAB + b" " * 2**20)).sentence == "Open as a lab"
    assert glance(write("a.spreport", b"PK\x03\x04" + b" " * 2**20)).kind == "hand_in"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"\x89PNG\r\n\x1a\n", "carries no settings"),
        (b"<svg></svg>", "carries no settings"),
        (b"", "empty"),
        (b"token,logit\na,x\nb,1\n", "not a number"),
        (b"%PDF-1.4 nothing", "PDF is damaged"),
    ],
)
def test_what_cannot_be_opened_says_why_with_its_name(write, content, problem):
    with pytest.raises(FileError, match=problem) as caught:
        recognise(write("mine", content))
    assert str(caught.value).startswith("mine: ")
    assert str(caught.value).count("mine: ") == 1


def test_a_file_that_is_not_there_and_a_folder_say_so(tmp_path):
    for each in (recognise, glance):
        with pytest.raises(FileError, match="no such file"):
            each(tmp_path / "missing.csv")
        with pytest.raises(FileError, match="folder"):
            each(tmp_path)


def test_a_glance_at_large_files_counts_without_reading(tmp_path, monkeypatch):
    path = tmp_path / "logits.npy"
    np.save(path, np.zeros(151_936))
    monkeypatch.setattr("sampling_core.recognise.read_bytes", lambda _path: 1 / 0)
    assert glance(path).sentence == "Open as data: 151,936 tokens"
    text = tmp_path / "logits.csv"
    text.write_text("token,logit\n" + "token,1.25\n" * 60_000)
    assert glance(text).sentence == "Open as data"


def test_copied_settings_come_back(write):
    text = json.dumps(
        {
            "engine": "lab", "order": ["temperature", "top_p"],
            "parameters": {"temperature": 0.7, "top_p": 0.9},
            "pick": "greedy", "draws": 100, "seed": 5,
        }
    )  # fmt: skip
    opening = recognise_text(text)
    assert opening.kind == "preset"
    found = opening.content
    assert found.chain.settings() == "T 0.70  top-p 0.90"
    assert (found.pick, found.draws, found.seed) == ("greedy", 100, 5)
    assert not found.chain.is_custom
    assert recognise(write("settings.json", text)).content.chain == found.chain


def test_a_preset_comes_with_what_is_wrong_or_surprising_in_it():
    opening = recognise_text('{"do_sample": true, "temperature": 0.7}')
    assert opening.warnings == ("“top_k” is not given, so transformers takes 50.",)


def test_pasted_data_and_charts_are_recognised():
    assert recognise_text("a\t1.5\nb\t0.5").sentence == "Open as data: 2 tokens"
    assert recognise_text(NOTE, [KNOWN.source]).content.experiment == NOW
    assert recognise_chart(b"something else") is None
    with pytest.raises(DataError):
        recognise_text("A sentence about nothing.")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_something_or_a_sentence(text):
    try:
        said = recognise_text(text).sentence
    except DataError as error:
        said = str(error)
    assert said.strip()


def test_a_large_array_is_not_read_whole_to_say_what_it_is(tmp_path, monkeypatch):
    import sampling_core.recognise as room

    monkeypatch.setattr(room, "read_bytes", lambda path: pytest.fail("it was read whole"))
    path = tmp_path / "set.npy"
    np.save(path, np.random.default_rng(1).normal(size=(4, 3000)).astype(np.float32))
    opening = recognise(path)
    assert (opening.kind, len(opening.content)) == ("capture", 4)
