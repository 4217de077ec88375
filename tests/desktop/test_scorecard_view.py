"""The scorecard of the settings over a capture: worked out beside, shown, copied, and links."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QMessageBox
from shiboken6 import isValid

from desktop.charts.histogram_picture import of_amounts, of_counts
from desktop.scorecard_of import picture_of, sentences, spreads, worst_cases
from desktop.theme import DARK, LIGHT
from sampling_core import engine
from sampling_core.formats.captures import read
from sampling_core.scorecard import scorecard
from tests.desktop.captured import capture_file
from tests.desktop.controls import find

POSITIONS = 12  # the token of rank i came at position i


def card_of(capture, **parameters):
    chosen = [each.chosen for each in capture.positions]
    return scorecard(capture.sources, engine("lab").chain("off", **parameters), chosen)


@pytest.fixture
def capture(tmp_path):
    return read(capture_file(tmp_path, POSITIONS))


@pytest.fixture
def opened(window, tmp_path):
    window.files.open(capture_file(tmp_path, POSITIONS))
    session = window.session
    chain = engine("lab").chain("off", temperature=0.8, top_k=5)
    session.edit(session.experiment.with_chain(chain), "settings")
    window.area.focus("data")
    return window


@pytest.fixture
def dialog(opened, qtbot):
    opened.actions_["scorecard"].trigger()
    found = find(opened, "dialog.scorecard")
    qtbot.waitUntil(lambda: found.card is not None, timeout=20_000)
    yield found
    found.close()


# The picture.


def test_few_whole_numbers_have_a_bar_each():
    shown = of_counts("kept", np.array([1, 1, 3, 5]))
    assert shown.labels == ("1", "2", "3", "4", "5")
    assert shown.counts == (2, 0, 1, 0, 1)
    assert shown.place(3) == pytest.approx(0.5)


def test_many_whole_numbers_share_bars_by_doubling():
    shown = of_counts("kept", np.array([1, 2, 4, 700, 50_257]))
    assert shown.labels[:4] == ("1", "2", "3–4", "5–8")
    assert shown.labels[-1] == "32 769–65 536"
    assert sum(shown.counts) == 5
    assert shown.counts[-1] == 1


@pytest.mark.parametrize("most", [0.0, 0.13, 1.0, 3.7, 11.9])
def test_amounts_stand_in_bars_of_a_round_width(most):
    values = np.linspace(0.0, most, 50)
    shown = of_amounts("entropy", values)
    assert sum(shown.counts) == 50
    assert len(shown.counts) <= 21


def test_sentences_tell_what_the_settings_do(capture):
    said = sentences(card_of(capture, top_k=5, min_p=0.0001))
    assert said[0].startswith("Top-k 5 changes nothing at 0.0 % of the positions, and removes")
    assert said[1] == "Min-p 0.0001 changes nothing at 100 % of the positions."
    assert said[2] == "One token is left at 0.0 % of the positions: nothing is drawn there."
    assert said[3] == "The token that came survives at 41.7 % of the 12 positions that list it."
    assert said[4] == "Each position is exact."


def test_what_is_not_exact_is_said(capture):
    assert sentences(card_of(capture, temperature=0.7))[-1].startswith("No position is exact")
    assert sentences(card_of(capture))[0] == "No stage is switched on."


def test_spreads_and_worst_cases(capture):
    card = card_of(capture, top_k=5)
    head, kept, *_ = spreads(card)
    assert head[1:] == ("least", "median", "90 %", "most")
    assert kept == ("Tokens kept", "5", "5", "5", "5")
    assert worst_cases(card)[0] == ("Fewest tokens kept: 5", 0)


def test_the_table_has_a_row_for_each_position(capture):
    rows = picture_of(card_of(capture, top_k=5), capture).table()
    assert len(rows) == POSITIONS + 1
    assert rows[1][:3] == (1, " w0", 5)
    assert rows[12][5] == 0.0  # the token that came was cut


@pytest.mark.parametrize("theme", [LIGHT, DARK, LIGHT.zoomed(2.0)])
def test_histograms_can_be_painted(qapp, capture, theme):
    picture = picture_of(card_of(capture, temperature=0.7, top_p=0.5), capture)
    size = QSize(round(640 * theme.zoom), round(300 * theme.zoom))
    shown = QImage(size, QImage.Format.Format_RGB32)
    shown.fill(theme.colour("panel"))
    painter = QPainter(shown)
    picture.paint(painter, QRectF(0, 0, size.width(), size.height()), theme)
    painter.end()
    accent = theme.colour("accent").rgb()
    places = [(x, y) for x in range(0, size.width(), 2) for y in range(0, size.height(), 2)]
    assert any(shown.pixel(x, y) == accent for x, y in places)


# The dialog.


def test_the_dialog_shows_the_facts(dialog):
    assert len(dialog.card) == POSITIONS
    facts = [find(dialog, f"scorecard.fact.{place}").text() for place in range(4)]
    assert "Top-k 5 changes nothing at 0.0 %" in facts[1]
    assert "survives at 41.7 % of the 12 positions" in facts[3]
    assert find(dialog, "scorecard.chart").accessibleDescription().startswith("Tokens kept: from 5")


def test_a_worst_case_leads_to_its_position(dialog, opened):
    dialog.go_to(7)
    assert opened.session.experiment.source.name == "answer 8"
    find(dialog, "scorecard.go.0").click()
    assert opened.session.experiment.source.name == "answer 1"
    opened.session.undo_stack.undo()
    assert opened.session.experiment.source.name == "answer 1"


def test_numbers_and_chart_can_be_copied(dialog):
    find(dialog, "scorecard.copy_numbers").click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Position\tToken that came\tTokens kept")
    assert len(lines) == POSITIONS + 1
    find(dialog, "scorecard.copy_chart").click()
    assert QGuiApplication.clipboard().mimeData().hasImage()


def test_the_chart_can_be_exported(dialog, tmp_path):
    from desktop.charts.export import write_svg

    write_svg(tmp_path / "card.svg", dialog.picture, LIGHT, QSize(960, 540))
    text = (tmp_path / "card.svg").read_text(encoding="utf-8")
    assert "answer: T 0.80 → top-k 5 at 12 positions" in text
    find(dialog, "scorecard.export").click()
    assert [child for child in dialog.children() if type(child).__name__ == "ExportDialog"]


def test_it_can_be_cancelled(opened, qtbot):
    opened.data.open_scorecard()
    found = find(opened, "dialog.scorecard")
    job, ended = found.job, []
    job.finished.connect(lambda: ended.append(True))
    find(found, "scorecard.cancel").click()
    qtbot.waitUntil(lambda: not isValid(found), timeout=5000)
    qtbot.waitUntil(lambda: not isValid(job), timeout=5000)
    assert opened.isVisible()


def test_without_a_capture_it_says_how_to_get_one(window, monkeypatch):
    said = []
    monkeypatch.setattr(QMessageBox, "information", lambda *given: said.append(given[-1]))
    window.actions_["scorecard"].trigger()
    assert "Open a captured response first" in said[0]
