"""The export dialog writes what its preview shows, and remembers how."""

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from desktop.charts.figure import LEGEND, NUMBERS, REMOVED, SAMPLED, TICKS
from desktop.export_dialog import BESIDE, NOTHING, REPLACE, ExportDialog
from desktop.export_dialog_choices import Choices, Export, Screen, decoded, encoded
from desktop.pictures import picture_now
from desktop.theme import DARK, LIGHT, PRINT
from sampling_core.draw import draw
from sampling_core.errors import FileError
from sampling_core.experiment import Source
from sampling_core.formats.charts import carried
from sampling_core.provenance import provenance


@pytest.fixture
def export(session):
    figure = picture_now(session.trace, draw(session.trace, 1_000, 1))
    note = provenance(session.experiment, "distribution", {}, 0.0)
    return Export("distribution", figure, note, Screen(QSize(700, 400)), "chart_mine")


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def dialog(look, settings, export, parent, tmp_path):
    settings.remember_folder("export.distribution", str(tmp_path))
    told = []
    dialog = ExportDialog(look, settings, export, told.append, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.told = told
    return dialog


def box(dialog, name):
    return dialog.findChild(QCheckBox, f"export.{name}")


def test_enter_exports_a_slide_that_carries_its_settings(dialog, export, tmp_path, qtbot):
    dialog.show()
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    path = tmp_path / "chart_mine.png"
    image = QImage(str(path))
    assert image.size() == QSize(1920, 1080)
    assert image.text("Title") == export.figure.title
    assert image.text("Description") == export.figure.summary
    assert carried(path.read_bytes()) == export.provenance.text
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.told == [f"Wrote chart_mine.png to {tmp_path}."]


def test_all_four_are_written_at_once(dialog, export, tmp_path):
    dialog.form.format.show_index(4)
    dialog.export_now()
    for ending in ("png", "svg", "pdf", "csv"):
        assert carried((tmp_path / f"chart_mine.{ending}").read_bytes()) == export.provenance.text
    text = (tmp_path / "chart_mine.svg").read_text(encoding="utf-8")
    assert "BENEFIT" in text
    assert export.provenance.mark in text


def test_without_provenance_nothing_is_carried(dialog, tmp_path):
    box(dialog, "provenance").click()
    dialog.form.format.show_index(1)
    dialog.export_now()
    data = (tmp_path / "chart_mine.svg").read_bytes()
    assert carried(data) == ""
    assert b"seed 1" in data


@pytest.mark.parametrize("part", [LEGEND, NUMBERS, REMOVED, TICKS, SAMPLED])
def test_a_part_can_be_left_out(dialog, part):
    words = {
        LEGEND: "exact, after the chain", NUMBERS: "37.35", REMOVED: "CONSTRAINT",
        TICKS: "model alone", SAMPLED: "95 % interval",
    }[part]  # fmt: skip
    assert words in svg_text(dialog)
    box(dialog, part).click()
    assert words not in svg_text(dialog)
    assert "OPPORTUNITY" in svg_text(dialog)


def svg_text(dialog):
    from desktop.charts.export import svg_of

    choices = dialog.form.choices
    figure = choices.shown(dialog._export.figure)
    return svg_of(figure, choices.page(dialog.form.texts, Screen(QSize(700, 400)))).decode()


def test_removed_tokens_that_are_left_out_are_counted(dialog):
    box(dialog, REMOVED).click()
    assert "4 removed tokens are left out" in svg_text(dialog)


def test_the_line_with_the_settings_can_be_left_out(dialog, export, tmp_path):
    box(dialog, "settings").click()
    dialog.form.format.show_index(1)
    dialog.export_now()
    text = (tmp_path / "chart_mine.svg").read_text(encoding="utf-8").partition("</metadata>")[2]
    assert "draws" not in text
    assert export.provenance.mark in text


def test_texts_are_those_of_the_form(dialog, tmp_path):
    for name in ("title", "subtitle", "caption"):
        dialog.form.fields[name].setText(f"my {name}")
    dialog.form.alternative.setPlainText("six bars")
    dialog.form.format.show_index(1)
    dialog.export_now()
    text = (tmp_path / "chart_mine.svg").read_text(encoding="utf-8")
    assert "<title>my title</title>" in text
    assert "<desc>six bars</desc>" in text
    for words in ("my subtitle", "my caption"):
        assert words in text


def test_a_file_that_is_there_is_not_written_over_unasked(dialog, tmp_path, monkeypatch):
    taken = tmp_path / "chart_mine.png"
    taken.write_text("mine")
    asked = []

    def ask(old, new):
        asked.append(([path.name for path in old], [path.name for path in new]))
        return answers.pop()

    monkeypatch.setattr(dialog, "ask_about", ask)
    answers = [NOTHING]
    dialog.export_now()
    assert taken.read_text() == "mine"
    assert asked == [(["chart_mine.png"], ["chart_mine 2.png"])]
    answers = [BESIDE]
    dialog.export_now()
    assert taken.read_text() == "mine"
    assert QImage(str(tmp_path / "chart_mine 2.png")).width() == 1920
    answers = [REPLACE]
    dialog.export_now()
    assert QImage(str(taken)).width() == 1920


def test_the_question_names_both_files(dialog, tmp_path, qtbot):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QMessageBox

    said = []

    def press():
        message = dialog.findChild(QMessageBox, "export.taken")
        said.append(f"{message.text()} {message.informativeText()}")
        next(b for b in message.buttons() if b.text() == "Replace").click()

    QTimer.singleShot(50, dialog, press)
    assert dialog.ask_about([tmp_path / "a.png"], [tmp_path / "a 2.png"]) == REPLACE
    assert said == ["“a.png” is already there. Replace it, or write “a 2.png” beside it?"]


@pytest.mark.parametrize("name", ["", "a/b", "what?"])
def test_a_name_that_is_none_is_said(dialog, name):
    dialog.name.setText(name)
    with pytest.raises(FileError, match="file name"):
        dialog.export_now()


def test_a_folder_that_went_away_is_said_and_the_dialog_stays(dialog, tmp_path):
    dialog._folder = tmp_path / "gone"
    with pytest.raises(FileError, match="cannot be written"):
        dialog.export_now()
    assert dialog.result() != QDialog.DialogCode.Accepted


def test_the_last_choice_is_kept_for_its_kind(look, settings, export, dialog, parent):
    dialog.form.format.show_index(2)
    dialog.form.size_.setCurrentIndex(4)
    dialog.form.width_.setValue(640)
    dialog.form.text.setValue(150)
    box(dialog, LEGEND).click()
    dialog.export_now()
    again = ExportDialog(look, settings, export, print, parent).form.choices
    assert (again.format, again.size, again.width, again.text) == (".pdf", "custom", 640.0, 150)
    assert again.hidden == (LEGEND,)
    assert decoded(settings.remembered("export/stages")) == Choices()


@pytest.mark.parametrize("text", ["", "{", '{"format": ".exe"}', '{"text": 5}', '{"width": 1e9}'])
def test_bad_choices_fall_back_to_the_defaults(text):
    assert decoded(text) == Choices()
    assert decoded(encoded(Choices(theme="print"))).theme == "print"


@pytest.mark.parametrize(
    ("size", "density", "pixels"),
    [
        ("slide", 300, (1920, 1080)), ("page", 300, (1890, 1181)), ("column", 600, (2006, 1700)),
        ("screen", 300, (700, 400)),
    ],
)  # fmt: skip
def test_sizes_are_those_that_are_named(dialog, size, density, pixels):
    from desktop.charts.export import image_of

    page = Choices(size=size, density=density).page(dialog.form.texts, Screen(QSize(700, 400)))
    image = image_of(dialog._export.figure, page)
    assert (image.width(), image.height()) == pytest.approx(pixels, abs=4)


def test_a_custom_size_keeps_its_paper_when_the_unit_changes(dialog):
    form = dialog.form
    form.size_.setCurrentIndex(4)
    form.width_.setValue(960)
    form.unit.setCurrentIndex(1)
    assert form.width_.value() == 254
    assert (form.choices.unit, form.choices.width) == ("mm", 254.0)
    assert not form.density.isHidden()


@pytest.mark.parametrize(("index", "theme"), [(0, LIGHT), (1, DARK), (2, PRINT)])
def test_the_preview_shows_the_page_in_its_theme(dialog, qtbot, index, theme):
    dialog.show()
    dialog.form.theme.button(index).click()
    dialog.preview.render_now()
    image = dialog.preview.picture.toImage()
    assert image.pixelColor(3, 3) == theme.colour("panel")
    assert image.width() / image.height() == pytest.approx(16 / 9, rel=0.02)


def test_a_transparent_ground_is_empty(dialog):
    from desktop.charts.export import image_of

    box(dialog, "transparent").click()
    page = dialog.form.choices.page(dialog.form.texts, Screen(QSize(700, 400)))
    assert image_of(dialog._export.figure, page).pixelColor(2, 2).alpha() == 0


def test_every_control_has_a_name(dialog):
    for each in dialog.form.findChildren(QWidget):
        if each.objectName().startswith("export."):
            assert each.accessibleName() or each.text(), each.objectName()


def test_a_long_table_is_written_in_the_background(make_window, session, tmp_path, qtbot):
    logits = np.random.default_rng(0).normal(size=30_000)
    session.edit(session.experiment.with_source(Source.from_logits(logits)), "Data")
    window = make_window()
    window.settings.remember_folder("export.distribution", str(tmp_path))
    window.files.ask_for_export()
    dialog = window.findChild(ExportDialog, "dialog.export")
    dialog.name.setText("mine")
    dialog.form.format.show_index(3)
    dialog.export_now()
    assert window.notice.accessibleName() == "Writing mine.csv…"
    wrote = f"Wrote mine.csv to {tmp_path}."
    qtbot.waitUntil(lambda: window.notice.accessibleName() == wrote, timeout=30_000)
    assert (tmp_path / "mine.csv").read_text(encoding="utf-8").count("\n") > 30_000


def test_the_menu_opens_the_dialog_for_the_view_in_front(make_window, tmp_path):
    window = make_window()
    window.settings.remember_folder("export.distribution", str(tmp_path))
    window.actions_["export"].trigger()
    dialog = window.findChild(ExportDialog, "dialog.export")
    assert dialog.name.text().startswith("chart_summarization_T0.60_p0.95_")
    dialog.name.setText("mine")
    dialog.export_now()
    assert (tmp_path / "mine.png").exists()
    assert "mine.png" in window.notice.accessibleName()
