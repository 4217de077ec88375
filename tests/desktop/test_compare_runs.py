"""Runs beside each other: the numbers of A and B, up to four columns, infinity in words."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.comparisons.runs import NOW
from sampling_core import Source
from sampling_core.cases import case
from tests.desktop.compare_room import lab, open_page, settled

SUMMARIZATION = 0
DUMBBELL, SIDE, TABLE = range(3)


@pytest.fixture
def runs(window, session):
    """A is Summarization at T 0.7, the result now has T 0.6 and top-p 0.95."""
    now = session.experiment
    session.edit(now.with_chain(lab(temperature=0.7)), "Baseline")
    session.pin()
    session.edit(now, "Back")
    return open_page(window, 0).runs


def said(runs):
    return runs.facts.accessibleDescription().replace("\u00a0", " ")


def rows(runs):
    return {row[0]: row[1:] for row in runs.dumbbell.picture.grid.texts}


def test_the_numbers_of_a_and_b(runs):
    facts = said(runs)
    assert "Entropy: A 1.726, B 1.495, B − A −0.231 nats" in facts
    assert "Effective: A 5.62, B 4.46, B − A −1.16 tokens" in facts
    assert "Kept: A 10, B 6, B − A −4 tokens" in facts
    assert "Distance A–B: 6.9 %" in facts
    assert "KL(B‖A): 0.052 nats" in facts
    assert "Same data: yes. Same seed: yes" in facts


def test_infinity_is_a_sentence(runs):
    assert "KL(A‖B): ∞ (B removed 4 tokens that A uses (CONSTRAINT, DETAIL" in said(runs)
    runs.boxes.swap()
    assert "KL(B‖A): ∞ (A removed 4 tokens that B uses" in said(runs)
    assert "inf" not in said(runs)


def test_changes_are_percentage_points_and_removals_words(runs):
    a, b, change = rows(runs)["BENEFIT"]
    assert (a.replace("\u00a0", " "), b.replace("\u00a0", " ")) == ("32.97 %", "37.35 %")
    assert change == "+4.38"
    assert rows(runs)["NOISE"][1] == "cut by top-p"
    assert [row.token for row in runs.dumbbell.picture.rows][-1] == "NOISE"


def test_bits_change_every_unit(runs, settings):
    settings.unit = "bits"
    facts = said(runs)
    assert "Entropy: A 2.490, B 2.157, B − A −0.333 bits" in facts
    assert "KL(B‖A): 0.075 bits" in facts
    assert "nats" not in facts


def test_without_a_the_page_says_what_to_do(window, session):
    runs = open_page(window, 0).runs
    assert not runs.empty.isHidden()
    assert runs.dumbbell.isHidden()
    assert runs.figure() is None
    runs.empty.button.click()
    assert runs.empty.isHidden()
    assert session.records.pinned() is not None
    assert "Distance A–B: 0.0 %" in said(runs)


def test_taking_the_pin_away_empties_the_page(runs, session):
    session.pin_record(None)
    assert not runs.empty.isHidden()


def test_a_run_can_be_chosen_without_a_pin(runs, session):
    session.draw()
    session.pin_record(None)
    first = runs.boxes._boxes[0].box
    assert first.count() == 3
    first.setCurrentIndex(1)
    first.activated.emit(1)
    assert runs.empty.isHidden()
    assert runs._keys == (session.records.record_at(0).id, NOW)


def test_a_new_pin_becomes_a(runs, session):
    runs.boxes.swap()
    assert runs._keys[0] == NOW
    session.set_field(1, "degree", 1.2)
    session.pin()
    assert runs._keys[0] == session.records.pinned()


def test_b_follows_the_result_now(runs, session):
    session.set_field(1, "degree", 0.7)
    assert "B − A" in said(runs)
    assert rows(runs)["BENEFIT"][2] != "+4.38"


def test_a_deleted_run_is_shown_no_longer(runs, session):
    session.delete([session.records.pinned()])
    assert not runs.empty.isHidden()
    session.undo_stack.undo()
    assert runs.empty.isHidden()


def test_the_four_use_cases_stand_side_by_side(runs, session, qtbot):
    for name in ("Classification", "Code", "Creative"):
        known = case(name)
        after = session.experiment.with_source(known.source).with_chain(known.chain)
        session.edit(after, name)
        session.draw()
    runs.show_mode(SIDE)
    for _ in range(3):
        runs.boxes._add.click()
    assert len(runs._keys) == 4
    assert runs.boxes._add.isHidden()
    picture = runs.side.picture
    assert [head.data for head in picture.heads].count("Summarization") == 1
    assert len(picture.rows) <= 40
    runs.boxes._boxes[3].remove.click()
    assert len(runs._keys) == 3
    runs.show_mode(DUMBBELL)
    assert runs.boxes._boxes[2].isHidden()
    assert len(runs._keys) == 3


def test_other_tokens_are_listed_last_in_their_own_column(runs, session):
    other = Source.from_logits([1.0, 0.9, 0.8], ["COST", "NEW", "BENEFIT"], "Other")
    session.edit(session.experiment.with_source(other), "Other")
    runs.show_mode(SIDE)
    picture = runs.side.picture
    assert [row.token for row in picture.shared] == ["COST", "BENEFIT"]
    assert [row and row.token for row in picture.own[0]] == ["TIMELINE", "NEW"]
    runs.show_mode(DUMBBELL)
    assert rows(runs)["NEW"][0] == "no such token"
    assert "Same data: no" in said(runs)
    assert "A has no 1 token that B uses (NEW)" in said(runs)


def test_drawn_shares_are_dots_with_intervals(runs, session):
    session.draw()
    runs.show_mode(SIDE)
    cells = runs.side.picture.rows[0].cells
    for cell in cells:
        share, low, high = cell.sampled
        assert low < share < high
    assert cells[1].sampled[0] == pytest.approx(session.draws.share(0))


def test_a_token_is_chosen_in_all_views(runs, session, qtbot, window):
    session.select(3)
    row = runs.dumbbell.row
    assert runs.dumbbell.picture.grid.keys[row] == 3
    runs.dumbbell.setFocus()
    qtbot.keyClick(runs.dumbbell.focusProxy(), Qt.Key.Key_Down)
    assert session.selected == runs.dumbbell.picture.grid.keys[row + 1]
    qtbot.mouseClick(
        runs.dumbbell, Qt.MouseButton.LeftButton,
        pos=runs.dumbbell.frame.row(0).center().toPoint(),
    )  # fmt: skip
    assert session.selected == 0


def test_the_table_sorts_by_number_and_copies(runs, session):
    runs.show_mode(TABLE)
    table = runs.table
    assert not table.isHidden()
    table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    assert table.model().index(0, 0).data() == "CONSTRAINT"
    table.copy_rows()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 11
    assert lines[0].startswith("Token\tA: #1 T 0.70, %")
    assert "cut by top-p" in lines[1]
    session.select(0)
    table.select(0)
    assert table.currentIndex().siblingAtColumn(0).data() == "BENEFIT"


def test_large_vocabularies_are_compared_beside(runs, session, qtbot):
    shown = runs.dumbbell.picture
    source = Source.from_logits(np.random.default_rng(3).normal(size=8_000), name="Large")
    session.edit(session.experiment.with_source(source), "Large")
    assert runs.work.is_running
    assert runs.dumbbell.picture is shown  # the last one stays in sight
    settled(qtbot, runs.work)
    assert len(runs.dumbbell.picture.rows) == 40
    runs.show_mode(SIDE)
    session.edit(session.experiment.with_source(case("Code").source), "Small again")
    assert not runs.work.is_running
    assert runs.side.picture.heads[1].data == "Code"
    qtbot.waitUntil(lambda: not runs.work._running, timeout=20_000)
    assert runs.side.picture.heads[1].data == "Code"


def test_the_figure_holds_the_numbers(runs):
    figure = runs.figure()
    header, first, *_ = figure.table()
    assert header[0] == "Token"
    assert first == ("BENEFIT", pytest.approx(32.97, abs=0.01), pytest.approx(37.35, abs=0.01),
                     pytest.approx(4.38, abs=0.01))  # fmt: skip
    assert "Entropy: A 1.726" in figure.caption
    assert "The distance between both is 6.9 %." in figure.summary
