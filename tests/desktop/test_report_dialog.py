"""The report dialog and the reader of hand-ins."""

import random

import msgspec
import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QPushButton, QWidget

from desktop.report_dialog import open_report
from desktop.report_dialog_form import ReportForm
from desktop.report_dialog_reader import open_hand_in
from desktop.scrolling import scrolling
from sampling_core.errors import FileError, LabError
from sampling_core.labs.built_in import built_in
from sampling_core.labs.reading.file import digest
from sampling_core.labs.report.file import read, write
from tests.desktop.controls import find
from tests.sampling_core.labs.report.worked import OWN_SETTINGS, made, work_on


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def worked(session):
    work_on(built_in("temperature"), session.records.history, random.Random(1), OWN_SETTINGS)
    return session


@pytest.fixture
def dialog(qtbot, look, worked, settings, parent):
    told = []
    dialog = open_report(look, worked, settings, told.append, parent)
    dialog.told = told
    qtbot.waitUntil(lambda: dialog.report is not None, timeout=20_000)
    yield dialog
    dialog.close()


def test_without_a_locked_prediction_there_is_nothing_to_report(look, session, settings, parent):
    with pytest.raises(LabError, match="no prediction is locked"):
        open_report(look, session, settings, print, parent)


def test_names_are_in_the_report_and_remembered(qtbot, dialog, settings, tmp_path):
    qtbot.keyClicks(find(dialog, "report.name", QLineEdit), "Ada <b>Example</b>")
    assert dialog.report.student.name == "Ada <b>Example</b>"
    assert not dialog.report.is_edited  # the code is that of the new name
    dialog.page.render_now()
    assert "Ada <b>Example</b>" in dialog.page.page.toPlainText()
    dialog.write(tmp_path / "out.html")
    assert settings.remembered("report/name") == "Ada <b>Example</b>"
    assert "out.html" in dialog.told[-1]


def test_sections_that_are_left_out_are_in_no_page(dialog, tmp_path):
    find(dialog, "report.explanation", QCheckBox).click()
    dialog.write(tmp_path / "out.html")
    text = (tmp_path / "out.html").read_text()
    assert "Temperature divides the gaps." not in text
    assert "Prediction 1" in text
    dialog.page.render_now()
    assert "divides the gaps" not in dialog.page.page.toPlainText()


def test_a_pdf_is_written_in_the_background(qtbot, dialog, tmp_path):
    dialog.form.format.button(1).click()
    path = tmp_path / "out.pdf"
    dialog.write(path)
    assert not find(dialog, "report.save", QPushButton).isEnabled()
    qtbot.waitUntil(path.exists, timeout=20_000)
    qtbot.waitUntil(find(dialog, "report.save", QPushButton).isEnabled, timeout=20_000)
    text = pypdf.PdfReader(path).pages[0].extract_text()
    assert "Five temperatures" in text.replace("\n", "")


def test_the_file_to_hand_in_is_complete_and_not_edited(dialog, tmp_path):
    dialog.form.format.button(2).click()
    dialog.write(tmp_path / "out.spreport")
    report = read(tmp_path / "out.spreport")
    assert not report.is_edited
    assert [section.title for section in report.labs[0].sections]
    assert len(report.checklist) == 6
    assert len(report.progress) == 12


def test_saving_asks_where_and_keeps_to_the_policy(dialog, settings, tmp_path, monkeypatch):
    name = str(tmp_path / "mine")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))
    dialog.save()
    assert (tmp_path / "mine.html").exists()
    settings.policy = msgspec.structs.replace(settings.policy, folders=(str(tmp_path / "other"),))
    with pytest.raises(FileError, match="only in"):
        dialog.save()


def test_every_control_has_a_name_and_is_reached_by_keys(dialog):
    for control in dialog.findChildren(QWidget):
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isVisibleTo(dialog):
            named = control.accessibleName() or getattr(control, "text", str)()
            is_part = control.objectName().startswith("qt_") or control.focusProxy() is not None
            assert named or is_part, control


@pytest.mark.parametrize("size", [(1366, 700), (1024, 640)])
def test_format_and_save_are_seen_however_many_labs_there_are(qtbot, look, settings, size):
    labs = [(f"digest{place}", f"Lab {place}") for place in range(30)]
    form = ReportForm(look, settings, labs)
    area = scrolling(form)
    qtbot.addWidget(area)
    area.resize(300, size[1] - 120)
    area.show()
    bottom = form.format.mapTo(form, form.format.rect().bottomLeft()).y()
    assert bottom < area.viewport().height()


def test_a_report_asked_for_in_a_lab_begins_with_it_alone(qtbot, look, worked, settings, parent):
    lab = built_in("top-p")
    work_on(lab, worked.records.history, random.Random(1), OWN_SETTINGS)
    dialog = open_report(look, worked, settings, print, parent, digest(lab))
    qtbot.waitUntil(lambda: dialog.report is not None, timeout=20_000)
    boxes = dialog.form.labs
    assert len(boxes) == 2
    assert dialog.form.digests == (digest(lab),)
    assert [each.name for each in dialog.report.labs] == ["top-p"]
    dialog.page.render_now()
    assert "a list that breathes" in dialog.page.page.toPlainText()
    next(box for box in boxes.values() if not box.isChecked()).click()
    assert len(dialog.report.labs) == 2
    dialog.close()
    every = open_report(look, worked, settings, print, parent)
    assert len(every.form.digests) == 2
    every.close()


def test_the_format_is_remembered(dialog, look, settings, tmp_path):
    dialog.form.format.button(1).click()
    dialog.form.remember()
    assert ReportForm(look, settings, []).ending == ".pdf"


# The reader.


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("hand_in") / "ada.spreport"
    write(made("temperature"), path)
    return path


def test_a_section_is_opened_again_as_one_step_of_undo(look, session, parent, file):
    before = session.experiment
    dialog = open_hand_in(look, session, file, parent)
    assert find(dialog, "hand_in.code") is not None
    find(dialog, "hand_in.open", QPushButton).click()
    assert session.undo_stack.count() == 1
    assert session.experiment.source.name == "Requests"
    assert session.experiment.chain.settings() == "T 5.00"
    session.undo_stack.undo()
    assert session.experiment == before
    dialog.close()


def test_an_edited_file_says_so_and_is_readable(look, session, parent, file, tmp_path):
    report = read(file)
    write(msgspec.structs.replace(report, made="2026-05-11T10:10"), tmp_path / "edited.spreport")
    dialog = open_hand_in(look, session, tmp_path / "edited.spreport", parent)
    assert dialog.findChild(QWidget, "hand_in.edited") is not None
    assert dialog.findChild(QWidget, "hand_in.code") is None
    dialog.close()


def test_a_hand_in_is_closed_to_those_who_still_predict(look, session, parent, file):
    dialog = open_hand_in(look, session, file, parent)
    session.lab.open(built_in("temperature"), trial=True)
    assert not dialog.isVisible()
    with pytest.raises(LabError):
        open_hand_in(look, session, file, parent)
    session.lab.leave()


def test_a_damaged_file_is_named_in_one_sentence(look, session, parent, tmp_path):
    (tmp_path / "bad.spreport").write_bytes(b"PK\x03\x04 no zip")
    with pytest.raises(FileError, match=r"bad\.spreport"):
        open_hand_in(look, session, tmp_path / "bad.spreport", parent)


def test_ctrl_p_prints_the_pages_of_the_pdf(qtbot, dialog, tmp_path, monkeypatch):
    from PySide6 import QtPrintSupport

    path = tmp_path / "printed.pdf"

    class Accepted:
        """A printer dialog in which “to a file” was chosen."""

        def __init__(self, printer, _parent):
            printer.setOutputFormat(QtPrintSupport.QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(path))

        def exec(self):
            return 1

    monkeypatch.setattr(QtPrintSupport, "QPrintDialog", Accepted)
    qtbot.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    pages = pypdf.PdfReader(path).pages
    assert f"Page 1 of {len(pages)}" in pages[0].extract_text().replace("\t", " ")
    assert "Sent to the printer" in find(dialog, "report.told").text()
