import csv
import json

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QFileOpenEvent, QImage
from PySide6.QtWidgets import QFileDialog

from desktop.appearance import Appearance
from desktop.charts.export import svg_of, write
from desktop.export_dialog_choices import Choices, finished, texts_of
from desktop.files import export_chart, name_for
from desktop.main_window import MainWindow
from desktop.opened import FileEvents
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
    assert content.imageData().width() == 1920
    assert b"BENEFIT" in content.data("image/svg+xml").data()
    assert "BENEFIT leads with 37.3 percent" in content.text()
    assert "\n" not in content.text()


def test_the_table_goes_to_the_clipboard_as_text_and_html(window, qapp):
    window.actions_["copy_table"].trigger()
    content = qapp.clipboard().mimeData()
    head, first, *others = content.text().splitlines()
    assert head.startswith("#\tToken\tLogit")
    assert first.split("\t")[:3] == ["1", "BENEFIT", "2.1"]
    assert len(others) == 9
    assert "<td>BENEFIT</td>" in content.html()


def test_copying_and_pasting_have_the_usual_keys(window):
    keys = {name: window.actions_[name].shortcut().toString() for name in ("copy_chart", "paste")}
    assert keys == {"copy_chart": "Ctrl+C", "paste": "Ctrl+V"}
    assert window.actions_["copy_table"].shortcut().toString() == "Ctrl+Shift+C"


def test_copying_takes_rows_where_rows_have_the_keyboard(make_window, qapp):
    window = make_window()
    window.distribution.show_mode(1)
    window.activateWindow()
    window.distribution.table.setFocus()
    window.distribution.table.selectRow(1)
    window.actions_["copy_chart"].trigger()
    assert [line.split("\t")[1] for line in qapp.clipboard().text().splitlines()] == [
        "Token", "COST",
    ]  # fmt: skip


# Pasting


def paste(window, qapp, text=None, content=None):
    if content is not None:
        qapp.clipboard().setMimeData(content)
    else:
        qapp.clipboard().setText(text)
    window.actions_["paste"].trigger()


def test_pasted_data_becomes_the_data_and_undo_brings_the_old_back(window, qapp):
    paste(window, qapp, "token\tlogit\nred\t1.5\nblue\t0.5\n")
    assert window.session.experiment.source.tokens == ("red", "blue")
    window.session.undo_stack.undo()
    assert window.session.experiment.source.name == "Summarization"


def test_pasted_settings_of_the_lab_and_of_other_tools_are_used(window, qapp):
    next(
        a for a in window.findChildren(QAction) if a.objectName() == "action.copy_settings_json"
    ).trigger()
    before = qapp.clipboard().text()
    source = window.session.experiment.source
    paste(window, qapp, '{"temperature": 0.8, "top_k": 5, "do_sample": true}')
    assert "T 0.80" in window.session.experiment.settings()
    assert window.session.experiment.source is source
    paste(window, qapp, before)
    assert window.session.experiment.settings() == "T 0.60  top-p 0.95"


def test_a_copied_chart_can_be_pasted(window, qapp):
    window.actions_["copy_chart"].trigger()
    copied = qapp.clipboard().mimeData()
    again = QMimeData()
    again.setData("image/png", copied.data("image/png"))
    before = window.session.experiment
    window.session.edit(before.neutralised(), "All off")
    paste(window, qapp, content=again)
    assert window.session.experiment == before


@pytest.mark.parametrize("text", ["", "A sentence about nothing."])
def test_what_cannot_be_pasted_is_one_sentence(window, qapp, text):
    before = window.session.experiment
    paste(window, qapp, text)
    assert window.session.experiment is before
    assert window.notice.accessibleName().startswith("The clipboard holds nothing")


# Charts that come back


@pytest.mark.parametrize("ending", ["png", "svg", "pdf", "csv"])
def test_an_exported_chart_brings_its_experiment_and_view_back(
    make_window, tmp_path, ending, qtbot
):
    window = make_window()
    window.distribution.show_mode(2)
    before = window.session.experiment
    export = window.files.export_now()
    path = tmp_path / f"chart.{ending}"
    texts = finished(texts_of(export), Choices(), export.provenance)
    write(path, export.figure, Choices().page(texts, export.screen))
    other = case("Code")
    window.session.edit(Experiment(other.source, other.chain), "Code")
    window.distribution.show_mode(0)
    with qtbot.waitSignal(window.files.opener.opened, timeout=20_000):
        window.files.open(path)
    assert window.session.experiment == before
    assert window.distribution.view_settings()["mode"] == "curve"
    assert window.session.undo_stack.undoText() == f"Restore from chart.{ending}"
    window.session.undo_stack.undo()
    assert window.session.experiment.source is other.source


def test_a_damaged_chart_changes_nothing(window, tmp_path):
    export = window.files.export_now()
    texts = finished(texts_of(export), Choices(), export.provenance)
    data = svg_of(export.figure, Choices().page(texts, export.screen))
    assert b'"seed":42' in data
    path = tmp_path / "chart.svg"
    path.write_bytes(data.replace(b'"seed":42', b'"seed":43'))
    before = window.session.experiment
    with pytest.raises(LabError, match=r"chart\.svg: .*changed or damaged"):
        window.files.open(path)
    assert window.session.experiment is before


def test_a_session_is_handed_on(window, tmp_path):
    path = tmp_path / "other.spsession"
    History(path).close()
    asked = []
    window.files.opener.hooks["session"] = asked.append
    window.files.open(path)
    assert asked == [path]


def test_a_preset_is_one_step_of_undo(window, tmp_path):
    path = tmp_path / "Modelfile"
    path.write_text("FROM x\nPARAMETER temperature 0.7\nPARAMETER seed 5\n")
    count = window.session.undo_stack.count()
    window.files.open(path)
    assert "T 0.70" in window.session.experiment.settings()
    assert window.session.experiment.seed == 5
    assert window.session.undo_stack.count() == count + 1


def test_of_several_captured_positions_the_first_is_the_data(window, tmp_path):
    path = tmp_path / "logits.npy"
    logits = np.random.default_rng(0).normal(size=(3, 20))
    np.save(path, logits)
    window.files.open(path)
    assert window.session.experiment.source.logits.tolist() == pytest.approx(logits[0].tolist())
    assert window.notice.accessibleName().startswith("3 positions were captured")


def test_a_large_file_is_read_in_the_background(window, tmp_path, qtbot):
    path = tmp_path / "large.csv"
    path.write_text("\n".join(f"{place % 97}.125" for place in range(120_000)))
    with qtbot.waitSignal(window.files.opener.opened, timeout=20_000):
        window.files.open(path)
        assert window.notice.accessibleName().startswith("Reading large.csv")
        assert window.session.experiment.source.name == "Summarization"
    assert len(window.session.experiment.source) == 120_000


def test_reading_in_the_background_can_be_cancelled(window, tmp_path, qtbot):
    path = tmp_path / "large.csv"
    path.write_text("\n".join(f"{place % 97}.125" for place in range(120_000)))
    window.files.open(path)
    window.files.opener.wait()
    qtbot.wait(20)
    assert window.session.experiment.source.name == "Summarization"


def test_the_system_can_hand_over_a_file(window, tmp_path, qapp):
    path = tmp_path / "mine.json"
    path.write_text(json.dumps({"left": 1.5, "right": 0.5}))
    events = FileEvents(window, window.files.open)
    assert events.eventFilter(qapp, QFileOpenEvent(str(path)))
    assert len(window.session.experiment.source) == 2


def test_an_exported_table_can_be_opened_again(trace, tmp_path):
    export_chart(tmp_path / "chart.csv", trace, None)
    source = read(tmp_path / "chart.csv").source
    assert source.tokens == trace.experiment.source.tokens
    assert source.logits.tolist() == trace.experiment.source.logits.tolist()
