"""Orders of the chain: classes, extremes, commuting pairs, and taking an order over."""

import pytest
from PySide6.QtCore import Qt

from sampling_core.samplers import SAMPLERS
from tests.desktop.compare_room import lab, open_page, panel, settled


@pytest.fixture
def page(window, session, qtbot):
    chain = lab(temperature=1.5, top_k=8, top_p=0.9, min_p=0.05, typical_p=0.95)
    session.edit(session.experiment.with_chain(chain), "Five stages")
    found = open_page(window, 2).orders
    settled(qtbot, found.work)
    return found


def test_orders_with_one_result_are_one_row(page):
    rows = page.chart.picture.rows
    assert sum(row.size for row in rows) == 120
    assert page.progress.words.text() == f"120 orders of 5 stages give {len(rows)} results."
    assert sum(row.is_now for row in rows) == 1
    assert [row.size for row in rows] == sorted((row.size for row in rows), reverse=True)


def test_extremes_and_the_order_now_are_in_words(page):
    rows = page.chart.picture.rows
    entropies = [row.entropy for row in rows]
    lowest = rows[entropies.index(min(entropies))]
    highest = rows[entropies.index(max(entropies))]
    assert "lowest entropy" in lowest.marks
    assert "highest entropy" in highest.marks
    words = [page.chart.picture.words(row) for row in rows]
    assert sum("the order now" in each for each in words) == 1


def test_pairs_are_explained(page):
    assert "=  Temperature and top-k commute: temperature keeps the ranks." in page.pairs.text()
    assert "≠  Temperature and top-p do not commute" in page.pairs.text()
    assert len(page.pairs.text().split("\n")) == 10


def test_using_an_order_is_one_step_of_undo(page, session, qtbot):
    assert not page.use.isEnabled()  # the order now is chosen at first
    before = session.experiment
    rows = page.chart.picture.rows
    other = next(place for place, row in enumerate(rows) if not row.is_now)
    page.chart._table.selectRow(other)
    assert page.use.isEnabled()
    page.use.click()
    assert session.trace.result.entropy == pytest.approx(rows[other].entropy)
    assert session.experiment.chain.is_custom
    settled(qtbot, page.work)
    session.undo_stack.undo()
    assert session.experiment == before
    settled(qtbot, page.work)


def test_enter_uses_the_order_of_the_row(page, session, qtbot):
    rows = page.chart.picture.rows
    other = next(place for place, row in enumerate(rows) if not row.is_now)
    page.chart._table.selectRow(other)
    qtbot.keyClick(page.chart.focusProxy(), Qt.Key.Key_Return)
    assert session.trace.result.entropy == pytest.approx(rows[other].entropy)
    settled(qtbot, page.work)


def test_escape_stops_and_the_page_offers_to_go_on(page, session, qtbot):
    session.set_field(1, "degree", 1.2)
    assert page.work.is_running
    assert not page.progress.cancel.isHidden()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.work.is_running
    assert not page.empty.isHidden()
    page.empty.button.click()
    settled(qtbot, page.work)
    assert not page.chart.isHidden()
    assert page.progress.bar.isHidden()


def test_too_many_stages_are_said(page, session, qtbot):
    chain = lab(
        temperature=1.5, top_k=8, top_p=0.9, min_p=0.05, typical_p=0.95, top_a=0.1, tfs=0.9,
        top_n_sigma=2.0,
    )  # fmt: skip
    assert sum(not sampler.is_off for sampler in chain) == 8
    assert len(SAMPLERS) > 7
    session.edit(session.experiment.with_chain(chain), "Eight stages")
    settled(qtbot, page.work)
    assert not page.empty.isHidden()
    assert "8 stages are active" in page.empty._words.text()
    assert page.empty.button.isHidden()
    assert page.figure() is None


def test_another_seed_changes_nothing(page, session):
    session.edit(session.experiment.with_(seed=7), "Seed")
    assert not page.work.is_running


def test_closing_the_window_ends_the_work(page, session, window, qtbot):
    session.set_field(1, "degree", 1.2)
    running = list(page.work._running)
    assert running
    panel(window).be_seen(False)
    qtbot.waitUntil(lambda: not page.work._running, timeout=20_000)


def test_the_view_menu_opens_each_page(window, qtbot):
    names = ("compare_runs", "compare_engines", "compare_orders")
    for place, name in enumerate(names):
        window.actions_[name].trigger()
        qtbot.waitUntil(lambda: panel(window)._is_built)
        assert panel(window).page_choice.index() == place
    settled(qtbot, panel(window).orders.work)


def test_the_view_comes_back_as_it_was(page, window):
    found = panel(window)
    assert found.view_settings() == {"page": "orders", "runs": "dumbbell"}
    found.show_view_settings({"page": "runs", "runs": "side", "other": "x"})
    assert found.view_settings() == {"page": "runs", "runs": "side"}
    found.show_view_settings({"page": "nothing"})
    assert found.view_settings()["page"] == "runs"


def test_the_figure_holds_the_classes(page):
    table = page.figure().table()
    assert table[0][:2] == ("Example", "Orders")
    assert len(table) == 1 + len(page.chart.picture.rows)
    assert page.figure().summary == page.progress.words.text()
