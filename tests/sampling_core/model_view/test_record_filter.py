import pytest
from PySide6.QtCore import Qt

from sampling_core.cases import case
from sampling_core.errors import DataError
from sampling_core.model_view.record_columns import COST, DISTANCE, EXACT, NUMBER, RATING, cost_of
from sampling_core.model_view.record_filter import RecordFilter


@pytest.fixture
def rows(session):
    """Runs 1 and 3 of Summarization, run 2 of Code, each with its own seed."""
    now = session.experiment
    for seed, name in ((1, "Summarization"), (2, "Code"), (3, "Summarization")):
        known = case(name)
        after = now.with_(seed=seed, source=known.source, chain=known.chain)
        session.edit(after, name)
        session.draw()
    return RecordFilter(session.records)


def order(rows):
    return [rows.record_at(row).id for row in range(rows.rowCount())]


def test_the_filter_keeps_the_rules_of_qt(rows, qtmodeltester):
    qtmodeltester.check(rows)


def test_the_newest_is_first_until_a_column_sorts(rows):
    assert order(rows) == [3, 2, 1]
    rows.sort(EXACT, Qt.SortOrder.DescendingOrder)
    assert order(rows) == [2, 3, 1]
    rows.sort(EXACT, Qt.SortOrder.AscendingOrder)
    assert order(rows) == [1, 3, 2]


def test_groups_stay_whole_whatever_sorts_them(rows):
    rows.group_by("data")
    assert order(rows) == [2, 3, 1]
    rows.sort(NUMBER, Qt.SortOrder.AscendingOrder)
    assert order(rows) == [2, 1, 3]
    assert rows.captions() == {0: "Code   ·   1 run", 1: "Summarization   ·   2 runs"}
    rows.group_by("weather")
    assert rows.group == "none"
    assert rows.captions() == {}


def test_a_search_that_is_not_understood_leaves_the_rows(rows):
    assert rows.search("seed:2") == ""
    assert order(rows) == [2]
    assert (rows.row_of(2), rows.row_of(3), rows.row_of(None)) == (0, -1, -1)
    assert "is not a number" in rows.search("seed:two")
    assert order(rows) == [2]
    assert rows.search("") == ""
    assert order(rows) == [3, 2, 1]


def test_what_is_not_known_sorts_before_everything(rows, session):
    session.records.history.file.write("UPDATE record SET distance = NULL WHERE id = 2")
    session.records.bin([], False)
    rows.sort(DISTANCE, Qt.SortOrder.AscendingOrder)
    assert order(rows)[0] == 2


def test_a_rating_changes_one_row_and_no_other(rows, session, qtbot):
    records = session.records
    with qtbot.waitSignal(records.dataChanged) as changed:
        records.rate(2, 5)
    first, last = changed.args[:2]
    assert (first.row(), last.row()) == (1, 1)
    assert records.index(1, RATING).data() == "5 of 5"


@pytest.mark.parametrize(("text", "cost"), [("", None), (" 2 ", 2.0), ("0,5", 0.5), ("−1", -1.0)])
def test_costs_are_numbers_as_people_write_them(text, cost):
    assert cost_of(text) == cost


@pytest.mark.parametrize("text", ["much", "nan", "inf", "1e15"])
def test_other_costs_are_refused(text, session):
    session.draw()
    records = session.records
    with pytest.raises(DataError):
        records.setData(records.index(0, COST), text)
    assert records.record_at(0).cost is None
