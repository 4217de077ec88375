"""The library of presets: what is kept is on the disk, and what cannot be read is not lost."""

import json

import pytest

from sampling_core import Experiment
from sampling_core.cases import case
from sampling_core.engines import engine
from sampling_core.errors import FileError, LabError
from sampling_core.formats.presets import read_library
from sampling_core.formats.presets.library import built_in
from sampling_core.model_view.library import Library
from sampling_core.model_view.presets import IMPORTED, MINE, PRESETS, Preset

WARM = Preset("Warm", MINE, engine("lab").chain(defaults="off", temperature=1.3), note="hot")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "presets.sppreset"


def test_the_built_in_presets_are_those_of_the_file_format():
    assert [preset.name for preset in PRESETS] == [preset.name for preset in built_in()]
    assert [preset.chain for preset in PRESETS] == [preset.chain for preset in built_in()]
    assert PRESETS[0].name == "Baseline"
    assert all(preset.is_built_in for preset in PRESETS)


def test_what_is_kept_is_there_next_time(qapp, file):
    library = Library(file)
    kept = library.keep(WARM)
    assert kept.made > 0
    again = Library(file)
    assert again.own == (kept,)
    assert again.own[0].made == kept.made
    assert again.presets() == (*PRESETS, kept)
    assert [preset.name for preset in read_library(file)] == ["Warm"]


def test_one_of_the_same_name_is_replaced(qapp, file):
    library = Library(file)
    library.keep(WARM)
    colder = Preset("Warm", MINE, engine("lab").chain(defaults="off", temperature=0.9))
    library.keep(colder)
    assert library.own == (colder,)
    library.rename(colder, "Cool")
    assert library.called("Cool") is not None
    library.keep(WARM)
    with pytest.raises(LabError, match="“Cool” already"):
        library.rename(WARM, "Cool")
    library.remove(WARM)
    assert [preset.name for preset in library.own] == ["Cool"]


def test_imported_ones_come_last_and_names_are_free(qapp):
    library = Library()
    library.keep(Preset("From elsewhere", IMPORTED, WARM.chain))
    library.keep(WARM)
    assert [preset.name for preset in library.presets()][-2:] == ["Warm", "From elsewhere"]
    assert library.free_name("Warm") == "Warm 2"
    assert library.twin(Preset("Other", MINE, WARM.chain)).name == "Warm"


def test_the_preset_that_was_applied_is_asked_first(qapp):
    library = Library()
    known = case("Summarization")
    experiment = Experiment(known.source, known.chain)
    assert library.fitting(experiment).name == "Summarization"
    mine = library.keep(Preset("The same", MINE, known.chain))
    assert library.fitting(experiment).name == "Summarization"
    library.applied = mine
    assert library.fitting(experiment).name == "The same"
    assert library.fitting(experiment.with_(pick="greedy")) is None


def test_a_preset_that_cannot_be_read_stays_in_the_file(qapp, file):
    library = Library(file)
    library.keep(WARM)
    whole = json.loads(file.read_text("utf-8"))
    stranger = {"name": "From the future", "chain": {"quantum": True}}
    whole["presets"].append(stranger)
    file.write_text(json.dumps(whole), "utf-8")
    again = Library(file)
    assert [preset.name for preset in again.own] == ["Warm"]
    again.remove(again.own[0])
    assert json.loads(file.read_text("utf-8"))["presets"] == [stranger]


@pytest.mark.parametrize("text", ["", "{", '{"presets": 3}', '{"format": "x", "presets": []}'])
def test_a_file_that_is_none_is_told_and_left_alone(qapp, file, text):
    file.write_text(text, "utf-8")
    library = Library(file)
    assert library.problem.startswith("“presets.sppreset”")
    with pytest.raises(FileError):
        library.keep(WARM)
    assert library.own == ()
    assert file.read_text("utf-8") == text


def test_a_disk_that_refuses_changes_nothing(qapp, tmp_path):
    library = Library(tmp_path / "no such folder" / "presets.sppreset")
    with pytest.raises(FileError, match="cannot be written"):
        library.keep(WARM)
    assert library.own == ()


def test_words_are_searched(qapp):
    assert WARM.holds("HOT")
    assert WARM.holds("t 1.30")
    assert not WARM.holds("cold")
