"""Collecting a class in the window: the table, the key, the picture, and what was not read."""

import csv

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLabel, QWidget

from desktop.collect_dialog import CollectDialog
from desktop.collect_dialog_table import CollectedTable
from sampling_core.errors import FileError
from sampling_core.labs.built_in import built_in
from sampling_core.labs.collecting.collect import Collected
from sampling_core.labs.key import key_of
from sampling_core.labs.report.file import write
from sampling_core.labs.report.hand_in import Student
from tests.desktop.controls import find
from tests.sampling_core.labs.report.worked import NOW, made


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("class")
    for name, seed in (("Zoe", 1), ("Ada", 2), ("=cmd()", 3)):
        write(
            made("temperature", student=Student(name, "10b"), seed=seed),
            folder / f"{seed}.spreport",
        )
    older = made("temperature", student=Student("Ada", "10b"), seed=2, now=NOW + 100)
    write(older, folder / "older.spreport")
    (folder / "bad.spreport").write_bytes(b"PK\x03\x04 no zip")
    return folder


@pytest.fixture
def open_class(qtbot, look, settings, folder):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    opened = []

    def make(key=None):
        dialog = CollectDialog(look, settings, folder, key, opened.append, parent)
        dialog.opened = opened
        dialog.show()
        qtbot.waitUntil(lambda: dialog.collected is not None, timeout=20_000)
        return dialog

    return make


def cells(dialog, column):
    model = dialog.table.model()
    titles = [
        model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())
    ]
    place = titles.index(column)
    return [model.index(row, place).data() for row in range(model.rowCount())]


def test_newest_rows_are_listed_and_sorted_by_any_column(open_class):
    dialog = open_class()
    assert set(cells(dialog, "Name")) == {"Zoe", "Ada", "=cmd()"}
    count = len(cells(dialog, "Name"))
    dialog.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert cells(dialog, "Name")[0] == "Zoe"
    find(dialog, "collect.older", QCheckBox).click()
    assert len(cells(dialog, "Name")) > count
    assert "an older report" in cells(dialog, "Remark")
    dialog.close()


def test_what_was_not_read_stands_on_top_by_name(open_class):
    dialog = open_class()
    box = find(dialog, "collect.problems")
    texts = [label.accessibleName() for label in box.findChildren(QWidget)]
    assert any("bad.spreport" in text for text in texts)
    dialog.close()


def test_what_was_edited_after_export_stands_on_top_by_name(open_class, folder):
    file = folder / "9.spreport"
    mended = msgspec.structs.replace(made("temperature", seed=4), student=Student("Max", "10b"))
    write(mended, file)  # its check code is that of another name
    try:
        dialog = open_class()
    finally:
        file.unlink()
    box = find(dialog, "collect.edited")
    texts = [label.accessibleName() for label in box.findChildren(QWidget)]
    assert any("9.spreport: Max" in text for text in texts)
    assert not any("1.spreport" in text for text in texts)
    dialog.close()


def test_a_copy_is_called_one_and_counts_once(open_class, folder):
    copy = folder / "4.spreport"
    copy.write_bytes((folder / "1.spreport").read_bytes())
    try:
        dialog = open_class()
    finally:
        copy.unlink()
    find(dialog, "collect.older", QCheckBox).click()
    remarks = cells(dialog, "Remark")
    assert remarks.count("a copy of 1.spreport") == 2
    assert remarks.count("an older report") == 2
    assert dialog._heading(dialog.collected).startswith("3 students, 8 rows from ")
    dialog.close()


def test_one_is_one(open_class, tmp_path, qtbot):
    dialog = open_class()
    row = dialog.collected.rows[0]
    heading = dialog._heading(Collected((row,)))
    assert heading.startswith("1 student, 1 row from ")
    box = dialog._problems(Collected((), ("a.txt: This is not a hand-in of the lab.",)))
    qtbot.addWidget(box)
    texts = [label.text() for label in box.findChildren(QLabel)]
    assert "1 file was not read" in texts
    dialog.close()


def test_a_key_adds_a_column(open_class):
    without, key = open_class(), key_of(built_in("temperature"))
    titles = without.table.rows
    assert "Key" not in [titles.headerData(n, Qt.Orientation.Horizontal) for n in range(12)
                         if n < titles.columnCount()]  # fmt: skip
    without.close()
    dialog = open_class(key)
    assert any("56.4 %" in cell for cell in cells(dialog, "Key"))
    dialog.close()


def test_rows_are_copied_with_a_header_and_without_formulas(qtbot, open_class):
    dialog = open_class()
    table = find(dialog, "collect.table", CollectedTable)
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].startswith("Name\tClass\tLab")
    assert len(lines) == len(cells(dialog, "Name")) + 1
    assert any(line.startswith("'=cmd()") for line in lines)
    dialog.close()


def test_enter_opens_the_hand_in_of_a_row(qtbot, open_class, folder):
    dialog = open_class()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.opened[-1].parent == folder
    assert dialog.opened[-1].suffix == ".spreport"
    dialog.close()


def test_the_table_and_the_picture_are_written(open_class, tmp_path, monkeypatch):
    dialog = open_class()
    name = str(tmp_path / "class.csv")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))
    dialog.save_csv()
    with (tmp_path / "class.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert {row[0] for row in rows[1:]} >= {"Ada", "Zoe", "'=cmd()"}
    for ending, head in ((".png", b"\x89PNG"), (".svg", b"<svg"), (".pdf", b"%PDF-")):
        path = tmp_path / f"class{ending}"
        dialog.page.write(path)
        assert path.read_bytes().startswith(head)
    assert QImage(str(tmp_path / "class.png")).width() > 1000
    with pytest.raises(FileError, match="must end in"):
        dialog.page.write(tmp_path / "class.txt")
    dialog.close()


def test_the_picture_is_of_the_question_that_is_chosen(open_class):
    dialog = open_class()
    dialog.view.button(1).click()
    field = find(dialog, "collect.field", QComboBox)
    shown = set()
    for place in range(field.count()):
        field.setCurrentIndex(place)
        shown.add(dialog.page.svg)
        assert dialog.page.drawn.accessibleName()
    assert len(shown) == field.count() > 1
    dialog.close()


def test_an_empty_folder_is_shown_as_such(qtbot, look, settings, tmp_path):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = CollectDialog(look, settings, tmp_path, None, print, parent)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.collected is not None, timeout=20_000)
    assert cells(dialog, "Name") == []
    assert dialog.page.svg == ""
    dialog.close()
