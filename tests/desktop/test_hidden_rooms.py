"""Stages, Sweep, Compare and History while a lab hides results: nothing of them is anywhere."""

import csv
import io
import json
import re

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView

from desktop.panels.history.bin import BinDialog
from desktop.preset_dialog import PresetDialog
from desktop.scorecard_dialog import ScorecardDialog, open_scorecard
from desktop.session_list import SessionDialog
from desktop.theme import DARK
from sampling_core.cases import case
from sampling_core.errors import LabError
from sampling_core.history.export import as_csv, as_html, as_jsonl, as_tsv
from sampling_core.model_view.record_columns import (
    DATA,
    EXACT,
    KEPT,
    NUMBER,
    RESULTS,
    SETTINGS,
    SHAPE,
)
from tests.desktop.captured import capture_file
from tests.desktop.compare_room import open_page
from tests.desktop.controls import find
from tests.desktop.shown import shown_texts
from tests.desktop.veiling import draw_veil as hide

TOP_P = 3
SECRETS = ("1.495", "1.502", "4.46", "6 of 10", "37.3", "37.4", "BENEFIT 3", "2.157", "0.869")
LONG = 20_000  # ms that a test waits at most


@pytest.fixture
def runs(session, window):
    """Two runs of Summarization and one of Code; Summarization is the data now."""
    session.draw()
    asked = session.experiment
    session.set_field(TOP_P, "mass", 0.5)
    session.draw()
    known = case("Code")
    session.edit(session.experiment.with_source(known.source).with_chain(known.chain), "Code")
    session.draw()
    session.edit(asked, "Back")
    return session.records


def panel(window, name):
    found = window.area.docks[name].panel
    window.area.focus(name)
    found.be_seen(True)
    return found


def cells(view):
    model = view.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole,
             Qt.ItemDataRole.ToolTipRole)  # fmt: skip
    for row in range(model.rowCount() if model is not None else 0):
        for column in range(model.columnCount()):
            for role in roles:
                yield str(model.index(row, column).data(role) or "")


def told(widget):
    """Return every text of a part of the window, those of its tables too."""
    texts = [text for _, text in shown_texts(widget)]
    for view in widget.findChildren(QAbstractItemView):
        texts.extend(cells(view))
    return "\n".join(texts).replace("\u00a0", " ").replace("\u2009", " ").replace("\u202f", " ")


def leaks(widget):
    text = told(widget)
    return [secret for secret in SECRETS if secret in text]


def painted(widget):
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    return widget.grab().toImage()


# Stages


def test_stages_show_settings_and_points_and_no_number(window, session):
    stages = panel(window, "stages")
    before = painted(stages.chart)
    assert leaks(stages)
    hide(session)
    picture = stages.chart.picture
    assert [column.title for column in picture.columns][-1] == "Result"
    assert picture.columns[-1].value == "hidden until you run"
    assert "0.60" in [column.value for column in picture.columns]
    assert all(column.entropy == column.kept == 0 for column in picture.columns)
    assert not leaks(stages)
    assert find(stages, "stages.hidden").isVisible()
    assert painted(stages.chart) != before
    session.veil.lift()
    assert not find(stages, "stages.hidden").isVisible()
    assert leaks(stages)


def test_the_order_of_hidden_stages_is_that_of_the_logits(window, session):
    hide(session)
    stages = panel(window, "stages")
    order = [row.id for row in stages.chart.picture.rows]
    logits = [float(session.experiment.source.logits[token]) for token in order]
    assert logits == sorted(logits, reverse=True)
    pictures = []
    for mass in (0.5, 0.95, 1.0):
        session.set_field(TOP_P, "mass", mass)
        pictures.append([row.id for row in stages.chart.picture.rows])
    assert pictures == [order] * 3


def test_hidden_stages_cannot_be_taken_out(window, session):
    stages = panel(window, "stages")
    QGuiApplication.clipboard().setText("before")
    hide(session)
    assert stages.figure() is None
    with pytest.raises(LabError, match="hidden"):
        stages.copy_table()
    assert QGuiApplication.clipboard().text() == "before"


def test_what_stages_say_while_stepping_is_names(window, session):
    hide(session)
    stages = panel(window, "stages")
    said = []
    stages.announced.connect(said.append)
    stages.stepping.step(1)
    stages.stepping.step(1)
    stages.chart.setFocus()
    stages._select(int(stages.chart.picture.rows[0].id))
    assert said
    assert not [words for words in said if re.search(r"\d\.\d{3}|%", words)]


def test_a_view_that_is_not_seen_forgets_as_well(window, session):
    stages, sweep = panel(window, "stages"), panel(window, "sweep")
    compare = open_page(window, 1)
    window.area.focus("distribution")
    for each in (stages, sweep, compare):
        each.be_seen(False)
    hide(session)
    assert [leaks(each) for each in (stages, sweep, compare)] == [[], [], []]


# Sweep


@pytest.fixture
def sweep(qtbot, window):
    found = panel(window, "sweep")
    qtbot.waitUntil(lambda: found.room.study.swept is not None, timeout=LONG)
    yield found
    found.room.study.close()


def test_the_sweep_is_an_empty_map_and_computes_nothing(qtbot, sweep, session):
    study, room = sweep.room.study, sweep.room
    room.redraw()
    hide(session)
    session.set_field(TOP_P, "mass", 0.8)
    study.move_to((0.5, 0.5))
    for mode in (1, 2, 0):
        study.show_mode(mode)
    study.want_sampled(True)
    qtbot.wait(300)
    known = study.swept, study.cross, study.fates, study.sampled, study.solution, study.family
    assert known == (None, None, None, None, None, ())
    assert not study.is_busy
    assert room.charts.heat.picture.hidden
    assert all(chart.picture.hidden for chart in (*room.charts.sections, room.cases))
    assert find(sweep, "sweep.hidden").isVisible()
    assert "hidden" in find(sweep, "sweep.hidden").accessibleName()
    assert sweep.figure() is None
    assert not leaks(sweep)


def test_one_parameter_swept_has_no_letters_while_hidden(qtbot, sweep, session):
    study = sweep.room.study
    from sampling_core.model_view.sweep_plan import Plan

    study.choose(Plan(study.plan.ranges[:1]))
    hide(session)
    sweep.room.redraw()
    assert sweep.room.charts.curve.picture.hidden
    assert sweep.room.charts.curve.picture.dots == ()


def test_solve_refuses_in_one_sentence_and_takes_its_answer_back(qtbot, sweep, session):
    solver = sweep.room.solver
    solver.solve()
    qtbot.waitUntil(lambda: sweep.room.study.solution is not None, timeout=LONG)
    answer = find(sweep, "sweep.solve.answer")
    assert "1.5" in answer.text()
    hide(session)
    assert answer.text() == ""
    assert sweep.room.study.solution is None
    solver.solve()
    assert "hidden" in answer.text()
    assert answer.text().count(".") == 1
    assert not solver._runner.is_running
    assert find(sweep, "sweep.solve.use").isHidden()
    session.veil.lift()
    assert answer.text() == ""


def test_the_sweep_is_computed_when_the_veil_is_lifted(qtbot, sweep, session):
    hide(session)
    session.veil.lift()
    qtbot.waitUntil(lambda: sweep.room.study.swept is not None, timeout=LONG)
    sweep.room.redraw()
    assert not sweep.room.charts.heat.picture.hidden
    assert find(sweep, "sweep.hidden").isHidden()


# Compare


@pytest.mark.parametrize("place", range(3))
def test_no_page_of_compare_shows_or_works_out_anything(qtbot, window, session, runs, place):
    session.pin_record(1)
    compare = open_page(window, place)
    qtbot.waitUntil(lambda: not compare._page.work.is_running, timeout=LONG)
    hide(session)
    qtbot.wait(20)  # children that came after their parent was shown are laid out first
    for page in (compare.runs, compare.engines, compare.orders):
        assert not page.work.is_running
    assert find(compare, "compare.hidden").isVisibleTo(compare)
    assert compare.figure() is None
    assert not leaks(compare)
    for other in range(3):
        compare.show_page(other)
    session.set_field(TOP_P, "mass", 0.9)
    session.select(0)
    assert not any(page.work.is_running for page in compare._pages)
    assert not leaks(compare)
    session.veil.lift()
    compare.show_page(place)
    qtbot.waitUntil(lambda: compare.figure() is not None, timeout=LONG)
    assert not find(compare, "compare.hidden").isVisibleTo(compare)


# History


def rows(window):
    return window.history.table.rows


def row_of(window, record):
    return rows(window).row_of(record)


def test_hidden_runs_say_so_and_nothing_else(window, session, runs):
    hide(session)
    table = window.history.table
    for record in (1, 2):
        row = row_of(window, record)
        for column in RESULTS:
            assert rows(window).index(row, column).data() == "hidden"
        assert rows(window).index(row, SHAPE).data() in ("", None)
        assert rows(window).record_at(row).shape == ()
        assert rows(window).index(row, DATA).data() == "Summarization"
        assert "T 0.60" in rows(window).index(row, SETTINGS).data()
    code = row_of(window, 3)
    assert re.fullmatch(r"\d\.\d{3}", rows(window).index(code, EXACT).data())
    assert not leaks(table)
    painted(table)
    session.veil.lift()
    assert rows(window).index(row_of(window, 1), EXACT).data() == "1.495"


def test_the_title_says_that_they_stay_hidden(window, session, runs):
    title = window.area.docks["history"].titleBarWidget()
    hide(session)
    window.history._show_facts()
    assert "Results for this case stay hidden." in told(title)
    session.veil.lift()
    assert "hidden" not in told(title)


CONDITIONS = (
    "kept<6", "kept>6", "kept=6", "kept>=0", "kept<=10", "H<9", "H>=0", "H=1.495", "sampled>0",
    "effective>0", "share>0", "distance>=0", "distance<1", "first:benefit", "token:b", "benefit",
)  # fmt: skip


@pytest.mark.parametrize("search", CONDITIONS)
def test_no_search_for_a_result_finds_a_hidden_run(window, session, runs, search):
    hide(session)
    window.history.search.setText(search)
    assert {record.id for record in window.history.table.shown_records()} <= {3}


def test_searching_by_what_was_asked_for_still_works(window, session, runs):
    hide(session)
    window.history.search.setText("case:summ")
    assert {record.id for record in window.history.table.shown_records()} == {1, 2}


def test_a_search_that_stands_forgets_what_it_found(window, session, runs):
    window.history.search.setText("kept<6")
    assert {record.id for record in window.history.table.shown_records()} == {2}
    hide(session)
    assert window.history.table.shown_records() == []
    session.veil.lift()
    assert {record.id for record in window.history.table.shown_records()} == {2}


@pytest.mark.parametrize("column", sorted(RESULTS))
@pytest.mark.parametrize("order", list(Qt.SortOrder))
def test_sorted_by_a_result_hidden_runs_are_last_in_one_order(window, session, runs, column, order):
    hide(session)
    rows(window).sort(column, order)
    assert [record.id for record in window.history.table.shown_records()] == [3, 2, 1]
    rows(window).sort(NUMBER, Qt.SortOrder.AscendingOrder)
    assert [record.id for record in window.history.table.shown_records()] == [1, 2, 3]
    rows(window).sort(-1)


def test_no_file_and_no_clipboard_has_a_hidden_result(window, session, runs):
    hide(session)
    records = window.history.table.shown_records()
    history = session.records.history
    table = list(csv.DictReader(io.StringIO(as_csv(history, records))))
    lines = [json.loads(line) for line in as_jsonl(history, records).splitlines()]
    names = ("entropy_nats", "entropy_bits", "sampled_nats", "sampled_bits", "effective_tokens",
             "kept_tokens", "most_likely", "most_likely_share", "distance")  # fmt: skip
    for row, line in zip(table, lines, strict=True):
        is_hidden = row["data"] == "Summarization"
        assert is_hidden == all(row[name] == "" for name in names)
        assert is_hidden == all(line[name] in (None, "") for name in names)
        assert is_hidden == (line["shares"] == [])
        assert (row["shares"] == "[]") == is_hidden
    for text in (as_tsv(records[1:]), as_html(records[1:])):
        assert not [secret for secret in SECRETS if secret in text]
        assert "nan" not in text


def test_a_hidden_run_can_be_restored_and_stays_hidden(window, session, runs):
    hide(session)
    session.restore(2)
    assert session.experiment.chain[TOP_P].mass == 0.5
    assert rows(window).index(row_of(window, 2), KEPT).data() == "hidden"
    assert session.veil.hides


def test_the_bin_keeps_the_secret(qtbot, window, look, session, runs):
    hide(session)
    session.delete([1])
    dialog = BinDialog(look, session, window)
    item = dialog.rows.topLevelItem(0)
    assert item.text(2) == "hidden"
    dialog.done(0)


def test_hidden_views_are_painted_in_the_dark_as_well(window, look, session, runs):
    hide(session)
    look.show(DARK)
    for name in ("stages", "sweep", "compare"):
        each = panel(window, name)
        picture = painted(each)
        assert picture.pixelColor(picture.width() - 3, picture.height() - 3).lightness() < 80


# Dialogs and Data


def entropies(dialog):
    """Return the last column of the presets."""
    groups = map(dialog.rows.topLevelItem, range(dialog.rows.topLevelItemCount()))
    return [group.child(row).text(2) for group in groups for row in range(group.childCount())]


def test_the_library_says_no_entropy_on_the_data_now(window, look, session):
    dialog = PresetDialog(look, session, window.presets, window)
    known = entropies(dialog)
    assert all(text.endswith("nats") for text in known)
    hide(session)
    assert set(entropies(dialog)) == {"hidden"}
    session.veil.lift()
    assert entropies(dialog) == known
    dialog.done(0)


def test_a_snapshot_that_is_hidden_has_no_picture_and_draws_nothing(window, look, session):
    hide(session)
    window.sessions.take_snapshot("point")
    assert session.records.rowCount() == 0
    dialog = SessionDialog(look, session, window.sessions, window)
    point = dialog.rows.topLevelItem(0).child(0)
    assert point.text(0) == "point"
    assert point.icon(0).isNull()
    session.veil.lift()
    dialog.fill()
    assert not dialog.rows.topLevelItem(0).child(0).icon(0).isNull()
    dialog.done(0)


@pytest.fixture
def captured(window, session, tmp_path):
    window.files.open(capture_file(tmp_path))
    return panel(window, "data")


def test_the_rest_of_a_capture_is_not_told(captured, session):
    known = find(captured, "capture.known")
    assert "%" in known.text()
    hide(session)
    assert known.text() == "hidden until you run"


def test_no_scorecard_is_made_and_an_open_one_closes(captured, session, window, qtbot):
    open_scorecard(captured)
    dialog = window.findChild(ScorecardDialog)
    assert dialog.isVisible()
    hide(session)
    assert not dialog.isVisible()
    dialog.job.wait()
    with pytest.raises(LabError, match="hidden"):
        open_scorecard(captured)
