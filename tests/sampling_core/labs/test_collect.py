"""Collecting hand-ins: every one that can be read is a row, every other one a sentence."""

import csv
import io
import shutil
from datetime import datetime, timedelta

import msgspec
import pytest

from sampling_core.errors import FileError
from sampling_core.labs.built_in import built_in
from sampling_core.labs.collecting import collect as collecting
from sampling_core.labs.collecting import hand_in_files
from sampling_core.labs.collecting.collect import collect, collect_steps
from sampling_core.labs.collecting.collected_csv import HEADER, MARK, as_csv, safe, write_csv
from sampling_core.labs.key import key_of
from sampling_core.labs.report.file import packed, write
from sampling_core.labs.report.hand_in import Student
from tests.sampling_core.labs.report.worked import NOW, made


def of(name, seed=1, class_name="10b", **more):
    return made("temperature", student=Student(name, class_name), seed=seed, **more)


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory):
    folder = tmp_path_factory.mktemp("class")
    for place, name in enumerate(("Ada", "Bo", "Cy")):
        write(of(name, place), folder / f"{name}.spreport")
    return folder


@pytest.fixture(name="folder")
def _folder(handed_in, tmp_path):
    return shutil.copytree(handed_in, tmp_path / "class")


def test_each_case_of_each_student_is_a_row(folder):
    found = collect(folder)
    assert [(row.name, row.case) for row in found.rows] == [
        (name, case) for name in ("Ada", "Bo", "Cy") for case in ("shape", "steps")
    ]
    assert found.problems == ()
    row = found.rows[0]
    assert (row.class_name, row.lab, row.attempts) == ("10b", "temperature", 1)
    assert row.locked.startswith("2027-01-1")
    assert "how likely is approve?: " in row.prediction_text
    assert "how likely is approve?: 56.4 %" in row.result_text
    assert "number right" in row.closeness_text
    assert row.explanation == "Temperature divides the gaps."
    assert not row.is_edited
    assert row.key is None


def test_the_steps_rise_to_the_whole(folder):
    steps = collect_steps(folder)
    assert list(steps) == [1 / 3, 2 / 3, 1.0]


def test_what_cannot_be_read_is_named_and_the_others_are_there(folder):
    (folder / "broken.spreport").write_bytes((folder / "Ada.spreport").read_bytes()[:5000])
    (folder / "empty.spreport").touch()
    (folder / "essay.docx").write_bytes(b"PK")
    (folder / "lab.splab").write_text("{}")
    (folder / ".DS_Store").touch()
    found = collect(folder)
    assert len(found.rows) == 6
    assert sorted(found.problems) == [
        "broken.spreport: The file is damaged, or only a part of a hand-in.",
        "empty.spreport: The file is empty.",
        "essay.docx: This is not a hand-in of the lab.",
        "lab.splab: This file of the lab is not a hand-in.",
    ]


def test_a_student_who_hands_in_twice_is_there_twice_and_the_newest_is_marked(folder):
    write(of(" ADA ", 7, now=NOW + 9000), folder / "0-again.spreport")
    rows = [row for row in collect(folder).rows if row.student == ("ada", "10b")]
    shown = {row.file: row.is_newest for row in rows if row.case == "shape"}
    assert shown == {"0-again.spreport": True, "Ada.spreport": False}
    assert len(rows) == 4
    assert len([row for row in collect(folder).newest if row.student == ("ada", "10b")]) == 2


def test_namesakes_are_two_students(folder):
    other = shifted(of("Ada", 9), 300.0)
    write(other, folder / "Ada of the other table.spreport")
    found = collect(folder)
    assert found.students == 4
    assert len([row for row in found.newest if row.name == "Ada"]) == 4  # two cases each


def shifted(hand_in, seconds):
    """The hand-in of somebody who locked the same things some seconds later."""
    replace = msgspec.structs.replace

    def later(iso):
        return (datetime.fromisoformat(iso) + timedelta(seconds=seconds)).isoformat()

    labs = tuple(
        replace(lab, sections=tuple(
            replace(section, predictions=tuple(
                replace(each, locked=later(each.locked)) for each in section.predictions
            )) for section in lab.sections
        )) for lab in hand_in.labs
    )  # fmt: skip
    return replace(hand_in, labs=labs)


def test_students_without_a_name_are_not_one_student(folder):
    for seed, name in enumerate("ab"):
        write(of("", seed), folder / f"{name}.spreport")
    rows = [row for row in collect(folder).rows if not row.name]
    assert len(rows) == 4
    assert all(row.is_newest for row in rows)


def test_a_copy_is_called_one_and_counts_once(folder):
    shutil.copy(folder / "Ada.spreport", folder / "Ada (1).spreport")
    for name in ("x", "y"):
        write(of("", 3), folder / f"{name}.spreport")
    found = collect(folder)
    again = {row.file: row.copy_of for row in found.rows if row.copy_of}
    assert again == {"Ada (1).spreport": "Ada.spreport", "y.spreport": "x.spreport"}
    assert not any(row.is_newest for row in found.rows if row.copy_of)
    assert len(found.originals) == len(found.newest) == 8
    assert len({row.student for row in found.originals}) == 4


def test_an_edited_hand_in_is_marked(folder):
    content = of("Eve")
    edited = msgspec.structs.replace(content, student=Student("Mallory"))
    (folder / "eve.spreport").write_bytes(packed(edited))
    assert {row.name for row in collect(folder).rows if row.is_edited} == {"Mallory"}


def test_folders_inside_are_looked_into_to_a_depth(folder):
    deep = folder
    for level in range(5):
        deep = deep / f"level{level}"
        deep.mkdir()
        shutil.copy(folder / "Ada.spreport", deep / f"{level}.spreport")
    found = collect(folder)
    assert {row.file for row in found.rows if "level" in row.file} == {
        "level0/0.spreport", "level0/level1/1.spreport", "level0/level1/level2/2.spreport",
    }  # fmt: skip
    assert found.problems == ("level3: Folders so deep are not looked into.",)


def test_links_are_not_followed(folder, tmp_path):
    outside = tmp_path / "outside.spreport"
    outside.write_bytes(packed(of("Zoe")))
    (folder / "link.spreport").symlink_to(outside)
    (folder / "circle").symlink_to(folder)
    found = collect(folder)
    assert "Zoe" not in {row.name for row in found.rows}
    assert sorted(found.problems) == [
        "circle: This is a link, and is not followed.",
        "link.spreport: This is a link, and is not followed.",
    ]


def test_more_files_than_are_read_are_told(folder, monkeypatch):
    monkeypatch.setattr(hand_in_files, "MOST_FILES", 2)
    found = collect(folder)
    assert {row.name for row in found.rows} == {"Ada", "Bo"}
    assert found.problems == ("The folder holds more files than are read: 2.",)


def test_very_many_problems_are_summed_up(folder, monkeypatch):
    monkeypatch.setattr(collecting, "MOST_PROBLEMS", 3)
    for number in range(10):
        (folder / f"{number}.txt").touch()
    assert collect(folder).problems[-1] == "7 more files were not read."


def test_a_folder_that_is_none_is_named(tmp_path):
    with pytest.raises(FileError, match="is no folder"):
        collect(tmp_path / "nothing")


def test_a_key_adds_what_is_right_to_rows_of_its_lab(folder):
    found = collect(folder, key_of(built_in("temperature")))
    assert found.rows[0].key == {"half": "56.4 %", "first": "approve", "why": ""}
    assert "how likely is approve?: 56.4 %" in found.rows[0].key_text
    assert found.problems == ()


def test_the_key_of_another_lab_is_told_and_adds_nothing(folder):
    found = collect(folder, key_of(built_in("top-p")))
    assert all(row.key is None for row in found.rows)
    assert found.problems == ("The key is for the lab “top-p”; no hand-in is of it.",)


# The table.


def test_the_table_has_a_header_and_a_row_for_each_case(folder, tmp_path):
    write_csv(collect(folder), tmp_path / "a.csv")
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(MARK.encode())
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert tuple(rows[0]) == HEADER
    assert len(rows) == 6
    assert rows[0]["name"] == "Ada"
    assert (rows[0]["edited"], rows[0]["newest"]) == ("no", "yes")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=1", "＝1", "=cmd|' /C calc'!A0"]
)
def test_a_formula_of_a_student_becomes_a_text(text, tmp_path):
    assert safe(text) == f"'{text}"
    write(of(text, class_name=text), tmp_path / "a.spreport")
    row = next(csv.DictReader(io.StringIO(as_csv(collect(tmp_path)))))
    assert not row["name"].startswith(("=", "+", "-", "@", "\t", "\r", " ", "＝"))
    assert not row["class"].startswith(("=", "+", "-", "@", "\t", "\r", " ", "＝"))


@pytest.mark.parametrize("text", ["", "Ada", "−1", "1-2", "a=b"])
def test_other_texts_stay_as_they_are(text):
    assert safe(text) == text


def test_a_cell_is_no_longer_than_spreadsheets_take():
    assert len(safe("x" * 10**6)) == 32_000
