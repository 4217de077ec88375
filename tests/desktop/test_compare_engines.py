"""Engines side by side: known numbers, causes, groups, and taking one over."""

from itertools import pairwise

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QTableView, QWidget

from desktop.panels.compare import ComparePanel
from sampling_core import Source
from sampling_core.engines import ENGINES
from tests.desktop.compare_room import lab, open_page, settled

EIGHT = [4, 3, 2.2, 1.5, 0.8, 0.1, -0.7, -1.5]


@pytest.fixture
def page(window, session):
    """Eight logits at T 1.5, top-p 0.8, min-p 0.1."""
    source = Source.from_logits(np.array(EIGHT, dtype=float), list("ABCDEFGH"), "Eight")
    chain = lab(temperature=1.5, top_p=0.8, min_p=0.1)
    session.edit(session.experiment.with_source(source).with_chain(chain), "Eight")
    return open_page(window, 1).engines


def texts(page):
    return {row[0]: row for row in page.chart.picture.grid.texts}


def choose(page, title):
    titles = [row.title for row in page.chart.picture.rows]
    page.chart._table.selectRow(titles.index(title))


def test_the_numbers_of_eight_logits(page, settings):
    settings.unit = "bits"
    for name in ("transformers", "vLLM", "TGI"):
        assert texts(page)[name][1:3] == ("3", "1.419")
    for name in ("llama.cpp", "mlx-lm"):
        assert texts(page)[name][1:3] == ("2", "0.924")


def test_the_cause_is_a_sentence_and_the_same_are_grouped(page):
    rows = {row.title: row for row in page.chart.picture.rows}
    assert "before temperature" in rows["llama.cpp"].cause
    assert "the same as" in rows["llama.cpp"].cause
    assert rows["vLLM"].group != rows["llama.cpp"].group
    groups = [row.group for row in page.chart.picture.rows]
    assert sum(a != b for a, b in pairwise(groups)) == len(set(groups)) - 1
    assert any("min_p" in note for note in rows["TGI"].notes)


def test_the_matrix_is_zero_where_two_are_the_same(page):
    matrix = page.matrix.picture
    cells = np.array(matrix.cells, dtype=float)
    assert np.allclose(cells, cells.T)
    assert np.all(np.diag(cells) == 0.0)
    a, b = (matrix.names.index(name) for name in ("transformers", "llama.cpp"))
    assert cells[a, b] > 0.05
    assert matrix.grid.texts[a][1 + a] == "0"
    assert "furthest apart" in matrix.summary


def test_using_an_engine_is_one_step_of_undo(page, session):
    before = session.experiment
    choose(page, "llama.cpp")
    page.use.click()
    assert session.experiment.chain.engine == "llama.cpp"
    assert page.chart.picture.rows[page.chart.row].title == "llama.cpp"
    session.undo_stack.undo()
    assert session.experiment == before


def test_enter_uses_the_engine_of_the_row(page, session, qtbot):
    choose(page, "vLLM")
    qtbot.keyClick(page.chart.focusProxy(), Qt.Key.Key_Return)
    assert session.experiment.chain.engine == "vllm"


def test_own_defaults_are_named_and_taken_over(page, session):
    page.defaults.click()
    rows = {row.title: row for row in page.chart.picture.rows}
    assert "top_k 50 is the default of transformers" in rows["transformers"].notes
    choose(page, "transformers")
    page.use.click()
    assert session.experiment.chain.step_of("top_k") is not None
    assert session.experiment.chain.parameters()["top_k"] == 50


def test_a_refusal_is_said_and_cannot_be_used(page, session):
    session.edit(session.experiment.with_chain(lab(temperature=2.5)), "Hot")
    refused = [row for row in page.chart.picture.rows if row.is_refused]
    for row in refused:
        assert row.cause.startswith("Refuses these settings: ")
        choose(page, row.title)
        assert not page.use.isEnabled()
    assert len(page.chart.picture.rows) == len(ENGINES)


def test_all_of_the_chosen_engine_is_said_below(page):
    choose(page, "llama.cpp")
    assert "Temperature comes after every cut." in page.chosen.text()
    assert page.matrix.row == page.chart.row


def test_large_vocabularies_are_worked_out_beside(window, session, qtbot, monkeypatch):
    page = open_page(window, 1).engines
    rows = page.chart.picture.rows
    logits = np.random.default_rng(5).normal(size=20_000)
    source = Source.from_logits(logits, name="Large")
    session.edit(session.experiment.with_source(source), "Large")
    assert page.work.is_running
    assert page.chart._is_dimmed
    assert page.chart.picture.rows == rows  # the last result stays in sight
    settled(qtbot, page.work)
    assert not page.chart._is_dimmed
    assert page.chart.picture.rows != rows
    assert len(page.chart.picture.rows[0].shape) == 12


def test_a_late_answer_is_dropped_and_nothing_runs_unseen(window, session, qtbot):
    panel = open_page(window, 1)
    page, small = panel.engines, session.experiment
    source = Source.from_logits(np.random.default_rng(5).normal(size=20_000), name="Large")
    session.edit(small.with_source(source), "Large")
    session.edit(small, "Back")
    assert not page.work.is_running
    shown = page.chart.picture
    qtbot.waitUntil(lambda: not page.work._running, timeout=20_000)
    assert page.chart.picture is shown
    session.edit(small.with_source(source), "Large")
    panel.be_seen(False)
    assert not page.work.is_running
    panel.be_seen(True)
    assert page.work.is_running
    settled(qtbot, page.work)


def test_a_view_that_goes_away_ends_its_work_first(look, session, settings):
    source = Source.from_logits(np.random.default_rng(5).normal(size=60_000), name="Large")
    session.edit(session.experiment.with_source(source), "Large")
    alone = ComparePanel(look, session, settings)
    alone.be_seen(True)
    alone.show_page(1)
    running = list(alone.engines.work._running)
    assert len(running) == 1
    shiboken6.delete(alone)
    assert all(job.isFinished() for job in running)


def test_pages_are_turned_by_arrow_keys(window, qtbot):
    panel = open_page(window, 0)
    qtbot.keyClick(panel.page_choice.button(0), Qt.Key.Key_Right)
    assert panel.page_choice.index() == 1
    assert panel._page is panel.engines
    assert not panel.engines.use.isHidden()
    assert panel.runs.mode.isHidden()


def test_every_control_has_a_name(window, qtbot):
    panel = open_page(window, 0)
    for place in range(3):
        panel.show_page(place)
        kinds = QAbstractButton | QComboBox | QTableView
        for control in panel._page.findChildren(QWidget):
            if isinstance(control, kinds) and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                name = control.accessibleName() or getattr(control, "text", str)()
                assert name, control
    settled(qtbot, panel.orders.work)


def test_the_figure_holds_both_tables(page):
    table = page.figure().table()
    assert table[0][0] == "Engine"
    assert len(table) == 2 * (len(ENGINES) + 1) + 1
    assert "tokens, entropy" in page.figure().summary
