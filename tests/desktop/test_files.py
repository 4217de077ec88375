import csv
import json

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog

from desktop.appearance import Appearance
from desktop.files import export_chart, name_for
from desktop.main_window import MainWindow
from desktop.settings import Settings
from sampling_core import Experiment, run
from sampling_core.cases import case
from sampling_core.draw import draw
from sampling_core.errors import FileError, LabError
from sampling_core.formats.logits import read
from sampling_core.history import History
from sampling_core.model_view.session import Session


@pytest.fixture
def trace(qapp):
    known = case("Summarization")
    return run(Experiment(known.source, known.chain))


@pytest.fixture
def window(qtbot, look, qapp, tmp_path):
    known, settings = case("Summarization"), Settings(tmp_path / "settings.ini")
    session = Session(Experiment(known.source, known.chain), History())
    window = MainWindow(look, session, settings, Appearance(look, settings, qapp))
    qtbot.addWidget(window)
    yield window
    session.cancel()
    session.records.history.close()


def test_a_csv_has_every_token_with_full_precision(trace, tmp_path):
    export_chart(tmp_path / "chart.csv", trace, draw(trace, 10_000, 42))
    head, *lines = (tmp_path / "chart.csv").read_text(encoding="utf-8").splitlines()
    assert head.startswith("# Sampling Lab")
    assert "seed 42" in head
    rows = list(csv.DictReader(lines))
    assert len(rows) == 10
    assert float(rows[0]["Exact"]) == trace.result.probability(0)
    assert rows[9]["Removed by"] == "top-p"


def test_pictures_are_written(trace, tmp_path, look):
    for ending in ("png", "svg", "pdf"):
        export_chart(tmp_path / f"chart.{ending}", trace, None)
    assert QImage(str(tmp_path / "chart.png")).width() == 1920
    assert "BENEFIT" in (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert (tmp_path / "chart.pdf").read_bytes().startswith(b"%PDF")


def test_a_place_that_cannot_be_written_is_a_file_error(trace, tmp_path):
    with pytest.raises(FileError, match="chart"):
        export_chart(tmp_path / "missing" / "chart.csv", trace, None)
    with pytest.raises(FileError, match="must end in"):
        export_chart(tmp_path / "chart.bmp", trace, None)


def test_the_name_offered_carries_data_and_settings(trace):
    assert name_for(trace).startswith("chart_summarization_T0.60_p0.95_2")


def test_export_asks_for_a_name_and_remembers_the_folder(window, tmp_path, monkeypatch):
    target = tmp_path / "out"
    target.mkdir()
    name = str(target / "chart")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, "Drawing (*.svg)"))
    window.actions_["export"].trigger()
    assert (target / "chart.svg").exists()
    assert window.settings.folder("export") == str(target)


def test_a_file_becomes_the_data_and_undo_brings_the_old_back(window, tmp_path, monkeypatch):
    file = tmp_path / "mine.json"
    file.write_text(json.dumps({"left": 1.5, "right": 0.5}), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    window.actions_["open"].trigger()
    assert len(window.session.experiment.source) == 2
    assert window.distribution.chart.picture.rows[0].token == "left"
    window.session.undo_stack.undo()
    assert window.session.experiment.source.name == "Summarization"


def test_a_file_that_is_none_leaves_the_data(window, tmp_path):
    file = tmp_path / "mine.json"
    file.write_text("{]", encoding="utf-8")
    before = window.session.experiment
    with pytest.raises(LabError, match=r"mine\.json"):
        window.files.open_data(file)
    assert window.session.experiment is before


def test_a_file_can_be_dropped_on_the_window(window, tmp_path):
    file = tmp_path / "mine.json"
    file.write_text(json.dumps({"left": 1.5, "right": 0.5}), encoding="utf-8")
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, content,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.dropEvent(event)
    assert len(window.session.experiment.source) == 2


def test_the_chart_goes_to_the_clipboard_as_picture_and_words(window, qapp):
    window.actions_["copy_chart"].trigger()
    content = qapp.clipboard().mimeData()
    assert content.hasImage()
    assert "BENEFIT leads with 37.3 percent" in content.text()


def test_the_table_goes_to_the_clipboard_with_its_head(window, qapp):
    window.actions_["copy_table"].trigger()
    head, first, *_ = qapp.clipboard().text().splitlines()
    assert head.startswith("#\tToken\tLogit")
    assert first.split("\t")[:3] == ["1", "BENEFIT", "+2.1"]


def test_an_exported_table_can_be_opened_again(trace, tmp_path):
    export_chart(tmp_path / "chart.csv", trace, None)
    source = read(tmp_path / "chart.csv").source
    assert source.tokens == trace.experiment.source.tokens
    assert source.logits.tolist() == trace.experiment.source.logits.tolist()


def test_an_export_says_where_it_went(window, tmp_path):
    window.files.export(tmp_path / "chart.svg")
    assert "chart.svg" in window.notice.accessibleName()
