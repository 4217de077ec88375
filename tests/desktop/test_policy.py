"""What an administrator decides for a machine, and starts that remember nothing."""

import json
from argparse import Namespace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.__main__ import choose
from desktop.asking import ask_for_folder, ask_to_open, ask_to_save
from desktop.policy import FILE, Policy, find_policy, places_of, read_policy
from desktop.settings import Settings
from desktop.workplace import FIRST, Workplace, emptied
from sampling_core.errors import FileError
from sampling_core.files import Unreadable


def written(folder: Path, **rules) -> Path:
    path = folder / FILE
    path.write_text(json.dumps({"format": "samplinglab/policy", "version": 1, **rules}))
    return path


def test_a_policy_is_read_and_its_rules_are_taken(tmp_path):
    path = written(
        tmp_path, lab="use-cases", language="de", theme="dark", hide_teach=True, zoom=150
    )
    policy, problem = find_policy(str(path))
    assert (policy.lab, policy.hide_teach, policy.servers, problem) == ("use-cases", True, True, "")
    settings = Settings(tmp_path / "settings.ini", policy)
    choose(settings, Namespace(theme=None, lang=None, zoom=None))
    assert (settings.theme, settings.language, settings.zoom) == ("dark", "de", 150)
    choose(settings, Namespace(theme="light", lang="en", zoom=100))  # asked for at the start
    assert (settings.theme, settings.language, settings.zoom) == ("light", "en", 100)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "truncated"),
        ('{"format": "samplinglab/lab"}', "samplinglab/policy"),
        ('{"version": 2}', "newer version (2)"),
        ('{"theme": "pink"}', "“theme”"),
        ('{"zoom": 1000}', "“zoom”"),
        ('{"hide_teach": "yes"}', "hide_teach"),
        ('{"surprise": 1}', "surprise"),
        ("[" * 5000, "object"),
    ],
)
def test_a_policy_that_cannot_be_read_gives_no_rules_and_is_told(tmp_path, text, says):
    path = tmp_path / FILE
    path.write_text(text)
    with pytest.raises(Unreadable, match=says.replace("(", r"\(").replace(")", r"\)")):
        read_policy(path)
    policy, problem = find_policy(str(path))
    assert policy == Policy()
    assert FILE in problem
    assert says in problem


def test_a_policy_lies_beside_the_program_or_in_the_system(tmp_path):
    beside, system = places_of("linux", {})
    assert (beside.name, str(system)) == (FILE, f"/etc/sampling-lab/{FILE}")
    assert places_of("win32", {"PROGRAMDATA": "P"})[1] == Path("P") / "Sampling Lab" / FILE
    assert find_policy(str(tmp_path / "none"))[1] != ""
    assert find_policy() == (Policy(), "")


def test_files_stay_in_the_folders_of_the_policy(tmp_path, qtbot, monkeypatch):
    ours, other = tmp_path / "ours", tmp_path / "other"
    ours.mkdir()
    other.mkdir()
    (ours / "out").symlink_to(other)
    policy = Policy(folders=(str(ours),))
    assert policy.allows(ours / "deep" / "a.csv")
    for outside in (other / "a.csv", ours / ".." / "other" / "a.csv", ours / "out" / "a.csv"):
        assert not policy.allows(outside)
    parent, settings = QWidget(), Settings(None, policy)
    qtbot.addWidget(parent)
    asked = {"open": str(other / "a.csv"), "save": str(ours / "b.csv"), "folder": str(other)}
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (asked["open"], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (asked["save"], "CSV"))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: asked["folder"])
    with pytest.raises(FileError, match="only in"):
        ask_to_open(parent, settings, "data", "Open")
    assert settings.folder("data") == ""
    assert ask_to_save(parent, settings, "runs", "Save", "b.csv") == (ours / "b.csv", "CSV")
    assert settings.folder("runs") == str(ours)
    with pytest.raises(FileError, match="only in"):
        ask_for_folder(parent, settings, "hand-ins", "Choose")
    asked["open"] = ""
    assert ask_to_open(parent, settings, "data", "Open") is None


def test_no_folder_is_remembered_on_disk_where_the_policy_forbids_it(tmp_path):
    file = tmp_path / "settings.ini"
    settings = Settings(file, Policy(recent_files=False))
    settings.remember_folder("data", "secret-place")
    assert settings.folder("data") == "secret-place"
    del settings
    assert Settings(file).folder("data") == ""


def test_a_clean_start_leaves_the_own_work_alone_and_bins_its_predecessor(tmp_path, qapp):
    (tmp_path / FIRST).write_bytes(b"mine")
    place = emptied(tmp_path)
    assert place == tmp_path / "clean"
    place.mkdir()
    (place / "presets.sppreset").write_text("x")
    Workplace.open(place / FIRST).close()
    assert emptied(tmp_path) == place
    left = [file.name for file in place.iterdir() if file.suffix != ".lock"]
    assert left == ["bin"]
    names = [file.name.partition("-")[2] for file in (place / "bin").iterdir()]
    assert sorted(names) == ["presets.sppreset", FIRST]
    assert (tmp_path / FIRST).read_bytes() == b"mine"


def test_two_clean_starts_at_once_have_a_folder_each(tmp_path, qapp):
    place = emptied(tmp_path)
    place.mkdir()
    workplace = Workplace.open(place / FIRST)
    try:
        assert emptied(tmp_path) != place
        assert (place / FIRST).exists()
    finally:
        workplace.close()


def test_files_are_asked_for_in_one_place_only():
    asking = [path for path in Path("desktop").rglob("*.py") if "QFileDialog" in path.read_text()]
    assert asking == [Path("desktop/asking.py")]
