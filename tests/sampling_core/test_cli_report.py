"""``report`` and ``collect``: a class from its sessions to one table, without a window."""

import csv
import io
import json
from xml.etree import ElementTree as ET

import msgspec
import pytest

from sampling_core import cli
from sampling_core.history import History
from sampling_core.labs.built_in import built_in
from sampling_core.labs.key import key_of, write_key
from sampling_core.labs.report.file import packed, read
from sampling_core.labs.report.hand_in import Student
from sampling_core.labs.report.reopening import experiment_of
from sampling_core.trace import run
from sampling_core.words import say
from tests.sampling_core.labs.report.worked import made, session


@pytest.fixture(name="ask")
def _ask(capsys):
    def ask(*arguments, status=0):
        assert cli.main([str(argument) for argument in arguments]) == status
        captured = capsys.readouterr()
        return captured.err if status else captured.out

    return ask


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A session on disk in which two labs were done."""
    path = tmp_path_factory.mktemp("session") / "ada.spsession"
    with session("temperature", "use-cases", path=path):
        pass
    return path


def test_a_session_becomes_a_page_and_a_hand_in(kept, tmp_path, ask):
    before = kept.read_bytes()
    page, file = tmp_path / "a.html", tmp_path / "a.spreport"
    text = ask("report", kept, "--html", page, "--spreport", file, "--name", "Ada", "--class",
               "10b", "--partner", "Bo", "--date", "2026-05-11")  # fmt: skip
    content = read(file)
    assert text == f"2 labs, 8 cases, check code {content.code}\n"
    assert content.student == Student("Ada", "10b", "Bo", "2026-05-11")
    assert content.code in page.read_text(encoding="utf-8")
    assert kept.read_bytes() == before
    assert run(experiment_of(content.labs[0].sections[0])).result.kept == 10
    assert content.runs
    assert len(content.checklist) == 6
    assert len(content.progress) == 12


def test_a_lab_is_chosen_by_its_name(kept, tmp_path, ask):
    ask("report", kept, "--spreport", tmp_path / "a.spreport", "--lab", "use-cases")
    assert [lab.name for lab in read(tmp_path / "a.spreport").labs] == ["use-cases"]
    text = ask("report", kept, "--html", tmp_path / "x", "--lab", "nothing", status=2)
    assert "no lab “nothing”; there is: temperature, use-cases" in text
    assert not (tmp_path / "x").exists()


def test_a_german_report_is_german_and_the_language_goes_back(kept, tmp_path, ask):
    ask("report", kept, "--html", tmp_path / "a.html", "--lang", "de")
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert '<html lang="de">' in page
    assert "Temperatur: schärfer oder flacher" in page
    assert say("off") == "off"


def test_a_hand_in_becomes_a_page_again(kept, tmp_path, ask):
    file = tmp_path / "a.spreport"
    ask("report", kept, "--spreport", file, "--html", tmp_path / "a.html")
    ask("report", file, "--html", tmp_path / "b.html")
    assert (tmp_path / "b.html").read_bytes() == (tmp_path / "a.html").read_bytes()
    text = ask("report", file, "--html", tmp_path / "c.html", "--name", "Eve", status=2)
    assert "A hand-in stays as it is" in text


def test_an_edited_hand_in_says_so(tmp_path, ask):
    edited = msgspec.structs.replace(made("temperature"), student=Student("Mallory"))
    (tmp_path / "a.spreport").write_bytes(packed(edited))
    text = ask("report", tmp_path / "a.spreport", "--html", tmp_path / "a.html")
    assert text.startswith("Note: The file was edited after its export.")


def test_sections_can_be_left_out(kept, tmp_path, ask):
    ask("report", kept, "--html", tmp_path / "a.html", "--leave-out", "log,chart")
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "Run log" not in page
    assert "Results of the runs" in page
    text = ask("report", kept, "--html", tmp_path / "b", "--leave-out", "jokes", status=2)
    assert "“jokes” is none of" in text


def test_what_cannot_become_a_report_is_told_in_a_line(tmp_path, ask):
    assert "Give --html OUT" in ask("report", "x.spsession", status=2)
    (tmp_path / "a.txt").write_text("hello")
    text = ask("report", tmp_path / "a.txt", "--html", tmp_path / "a.html", status=2)
    assert "is not a session of the lab" in text
    assert text.count("\n") == 1
    empty = tmp_path / "empty.spsession"
    History(empty).close()
    text = ask("report", empty, "--html", tmp_path / "a.html", status=2)
    assert "No lab was opened in this session." in text


# collect


@pytest.fixture(name="folder")
def _folder(tmp_path):
    folder = tmp_path / "class"
    folder.mkdir()
    for place, name in enumerate(("Ada", "Bo")):
        content = made("temperature", student=Student(name, "10b"), seed=place)
        (folder / f"{name}.spreport").write_bytes(packed(content))
    return folder


def test_a_class_becomes_a_table(folder, ask):
    text = ask("collect", folder)
    assert text.startswith("2 students, 4 cases\nName  Class  Lab")
    assert "Ada     10b  temperature  shape" in text


def test_a_class_becomes_a_table_for_spreadsheets(folder, tmp_path, ask):
    ask("collect", folder, "--csv", tmp_path / "a.csv")
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfname,class")
    text = ask("collect", folder, "--csv", "-")
    assert list(csv.reader(io.StringIO(text))) == list(
        csv.reader(io.StringIO(data.decode("utf-8-sig")))
    )


def test_a_key_fills_its_column(folder, tmp_path, ask):
    write_key(key_of(built_in("temperature")), tmp_path / "a.spkey")
    text = ask("collect", folder, "--csv", "-", "--key", tmp_path / "a.spkey")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert "56.4 %" in rows[0]["key"]


def test_a_question_becomes_a_picture(folder, tmp_path, ask):
    out = tmp_path / "a.svg"
    ask("collect", folder, "--picture", out, "--lab", "temperature", "--field", "half")
    words = [element.text for element in ET.parse(out).iter("{http://www.w3.org/2000/svg}text")]
    assert "result 56.4 %" in words
    text = ask("collect", folder, "--picture", out, "--lab", "temperature", status=2)
    assert "--picture OUT needs" in text
    text = ask("collect", folder, "--picture", out, "--lab", "a", "--field", "b", status=2)
    assert "there is: temperature/first" in text


def test_what_was_not_read_is_told_beside(folder, capsys):
    (folder / "broken.spreport").write_bytes(b"PK")
    assert cli.main(["collect", str(folder)]) == 0
    captured = capsys.readouterr()
    assert captured.err == (
        "not read: broken.spreport: The file is damaged, or only a part of a hand-in.\n"
    )
    assert "2 students" in captured.out


def test_a_folder_that_is_none_or_a_key_that_is_none_is_told(folder, tmp_path, ask):
    assert "is no folder" in ask("collect", tmp_path / "none", status=2)
    (tmp_path / "a.spkey").write_text(json.dumps({}))
    text = ask("collect", folder, "--key", tmp_path / "a.spkey", status=2)
    assert "a.spkey: It does not say “format”" in text


def test_an_empty_folder_is_no_error(tmp_path, ask):
    assert ask("collect", tmp_path) == "0 students, 0 cases\n"
