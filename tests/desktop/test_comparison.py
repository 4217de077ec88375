"""A run of the history, or A, stands beside the result now as upright ticks."""

import pytest
from PySide6.QtCore import Qt

from sampling_core.cases import case
from sampling_core.trace import run

TEMPERATURE = 1
MODEL = "model alone (T = 1)"


@pytest.fixture
def runs(window, session):
    """Three runs: Summarization at T 0.7, Code, Summarization at T 0.6, which is shown."""
    first = session.experiment
    session.edit(first.with_field(TEMPERATURE, "degree", 0.7), "Hotter")
    session.draw()
    session.edit(first.with_source(case("Code").source), "Code")
    session.draw()
    session.edit(first, "Back")
    session.draw()
    return window.history.table


def click(qtbot, table, row):
    place = table.visualRect(table.model().index(row, 2)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def ticks(window):
    return [bar.model for bar in window.distribution.chart.picture.rows]


def reference(window):
    return window.distribution.chart.picture.reference


def test_a_click_shows_the_run_as_ticks_and_a_second_one_the_model(window, session, runs, qtbot):
    alone = ticks(window)
    click(qtbot, runs, 2)
    assert reference(window) == "run 1"
    hotter = run(session.experiment.with_field(TEMPERATURE, "degree", 0.7)).result
    rows = window.distribution.chart.picture.rows
    assert ticks(window) == [pytest.approx(hotter.probability(bar.id)) for bar in rows]
    click(qtbot, runs, 2)
    assert reference(window) == MODEL
    assert ticks(window) == alone


def test_keys_choose_the_run_and_esc_gives_the_model_back(window, session, runs, qtbot):
    runs.selectRow(0)
    runs.setFocus()
    qtbot.keyClick(runs, Qt.Key.Key_Down)
    assert reference(window) == ""
    qtbot.keyClick(runs, Qt.Key.Key_Down)
    assert reference(window) == "run 1"
    qtbot.keyClick(runs, Qt.Key.Key_Escape)
    assert reference(window) == MODEL
    assert runs.current_record() == session.records.current()


def test_other_tokens_are_not_compared(window, runs, qtbot):
    click(qtbot, runs, 1)
    assert reference(window) == ""
    legend = window.distribution._legend.accessibleDescription()
    assert "run" not in legend
    assert "model" not in legend


def test_the_run_stays_beside_the_result_while_it_changes(window, session, runs, qtbot):
    click(qtbot, runs, 2)
    before = dict(
        zip((b.id for b in window.distribution.chart.picture.rows), ticks(window), strict=True)
    )
    session.set_field(TEMPERATURE, "degree", 1.2)
    picture = window.distribution.chart.picture
    assert picture.reference == "run 1"
    assert {bar.id: bar.model for bar in picture.rows} == before
    session.begin_drag()
    session.set_field(TEMPERATURE, "degree", 1.3)
    assert reference(window) == "before the change"
    session.end_drag()
    assert reference(window) == "run 1"


def test_a_is_shown_when_nothing_is_selected(window, session, runs, qtbot):
    session.pin_record(session.records.record_at(2).id)
    assert reference(window) == "A"
    click(qtbot, runs, 0)
    assert reference(window) == "run 3"
    qtbot.keyClick(runs, Qt.Key.Key_Escape)
    assert reference(window) == "A"
    window.actions_["unpin"].trigger()
    assert reference(window) == MODEL


def test_a_with_other_tokens_leaves_the_model(window, session, runs):
    session.pin_record(session.records.record_at(1).id)
    assert reference(window) == MODEL


def test_a_double_click_restores_and_compares_with_nothing(window, session, runs, qtbot):
    click(qtbot, runs, 2)
    place = runs.visualRect(runs.model().index(2, 2)).center()
    qtbot.mouseDClick(runs.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.experiment.settings().startswith("T 0.70")
    assert session.compared is None


def test_a_deleted_run_is_compared_no_longer_until_it_comes_back(window, session, runs, qtbot):
    click(qtbot, runs, 2)
    session.delete([session.compared])
    assert reference(window) == MODEL
    session.undo_stack.undo()
    assert reference(window) == "run 1"


def test_the_table_for_readers_names_the_run(window, runs, qtbot):
    click(qtbot, runs, 2)
    model = window.distribution.chart._table.model()
    assert model.headerData(3, Qt.Orientation.Horizontal) == "run 1"
