"""What stands in the place of results while a lab waits for a prediction, and how they appear."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.veiled import refusal, results_are_hidden, until_run
from sampling_core import Experiment, engine, run
from sampling_core.cases import case
from sampling_core.errors import LabError
from sampling_core.experiment import Source
from sampling_core.model_view.lines import REST_ID, lines, veiled_lines
from sampling_core.model_view.token_columns import EXACT, LOGIT, NOTHING, Facts, text
from tests.desktop.captured import KNOWN, capture_file
from tests.desktop.controls import find, tile
from tests.desktop.panels.lab_room import number, small_lab
from tests.desktop.veiling import draw_veil

TEMPERATURE = 1  # its step in the chain
HELD = ("draw", "pin", "export")


def chain(**parameters):
    return engine("lab").chain("off", **parameters)


@pytest.fixture
def veiled(window, session, look):
    """A window on a run that was drawn, and hidden after that."""
    look.show_motion(False)
    session.draw()
    draw_veil(session)
    yield window
    look.show_motion(None)


# No picture changes where only results change.


@pytest.mark.parametrize("mode", [0, 1, 2])
def test_the_view_looks_the_same_whatever_the_result(veiled, session, mode, qapp):
    view = veiled.distribution
    view.show_mode(mode)
    source, seen = session.experiment.source, []
    for parameters in ({"temperature": 0.3}, {"top_p": 0.5}, {"repetition_penalty": 1.9}):
        stages = chain(**parameters)
        session.edit(Experiment(source, stages, output_ids=(0, 0, 1)), "other settings")
        qapp.processEvents()
        seen.append(view.grab().toImage())
    assert seen[0] == seen[1] == seen[2]
    session.veil.lift()
    qapp.processEvents()
    assert view.grab().toImage() != seen[0]


def test_a_drag_leaves_no_ticks_of_before(veiled, session, qapp):
    view = veiled.distribution
    before = view.grab().toImage()
    session.begin_drag()
    session.set_field(TEMPERATURE, "degree", 1.4)
    assert session.before_drag is not None
    assert view.picture.fitted == 1.0
    assert view.grab().toImage() == before
    session.end_drag()


def test_rows_go_by_logit_also_where_penalties_change_the_ranking():
    source = case("Code").source
    trace = run(Experiment(source, chain(repetition_penalty=1.9), output_ids=(0, 0, 1)))
    by_logit = [line.id for line in veiled_lines(trace, 10)]
    assert by_logit == sorted(range(10), key=lambda token: -source.logits[token])
    assert by_logit != [line.id for line in lines(trace, None, 10)]


def test_veiled_lines_hold_no_number_but_the_logits():
    trace = run(Experiment(case("Creative").source, chain(top_k=3)))
    for line in veiled_lines(trace, 40):
        assert (line.model, line.exact, line.at_cut, line.cut_by) == (0.0, 0.0, 0.0, "")
        assert (line.sampled, line.low, line.high, line.least, line.most) == (None,) * 5
        cells = [text(line, 0, column, Facts(are_hidden=True)) for column in range(15)]
        assert set(cells[LOGIT + 1 :]) == {NOTHING}


def test_what_unknown_tokens_hold_is_hidden_as_well(veiled, session, tmp_path):
    veiled.files.open(capture_file(tmp_path))
    shown = veiled_lines(session.trace, 40)
    assert [line.id for line in shown] == [*range(KNOWN), REST_ID]
    assert text(shown[-1], KNOWN, LOGIT, Facts(are_hidden=True)) == NOTHING
    assert find(veiled, "bounds.text").text() == "Only the 20 most likely tokens are known."
    assert find(veiled, "bounds.more").isHidden()
    session.veil.lift()
    assert "The rest holds" in find(veiled, "bounds.text").text()


def test_more_tokens_are_counted_and_not_weighed(veiled, session):
    session.choose_source(Source.from_logits([float(-place) for place in range(60)], name="Many"))
    assert veiled.distribution.picture.more == "20 more tokens"


# What stands there instead.


def test_tiles_and_cards_say_that_they_are_hidden(veiled, session):
    for name in ("entropy", "effective", "kept", "most_likely", "sampled"):
        assert tile(veiled, name) == f"—, {until_run()}"
    assert find(veiled, "stage.temperature.effect").text() == "effect hidden until you run"
    assert find(veiled, "stage.temperature.strip").isHidden()
    assert "H hidden" in [label.text() for label in veiled.parameters.findChildren(QLabel)]
    assert find(veiled, "status.times").text() == results_are_hidden()
    session.veil.lift()
    assert tile(veiled, "entropy").startswith("1.495 nats")
    assert find(veiled, "stage.temperature.effect").text() == "H 1.943 → 1.620"
    assert not find(veiled, "stage.temperature.strip").isHidden()


def test_the_table_shows_logits_and_copies_nothing_else(veiled, qapp):
    view = veiled.distribution
    view.show_mode(1)
    view.table.sortByColumn(EXACT, view.table.horizontalHeader().sortIndicatorOrder())
    view.table.copy_rows()
    copied = [line.split("\t") for line in qapp.clipboard().text().split("\n")]
    assert copied[1][:3] == ["1", "BENEFIT", "+2.1"]
    assert {cell for line in copied[1:] for cell in line[3:]} == {NOTHING}


@pytest.mark.parametrize(("mode", "size"), [(0, (1440, 900)), (0, (1024, 700)), (1, (1024, 700))])
def test_the_card_covers_results_and_no_logit(veiled, qapp, mode, size):
    veiled.resize(*size)
    view = veiled.distribution
    view.show_mode(mode)
    qapp.processEvents()
    card, over = find(veiled, "veil"), find(veiled, "veil").parentWidget()
    assert card.isVisible()
    assert over.rect().contains(card.geometry())
    left = view.chart.frame.bars[0] if mode == 0 else view.table.right_of_logits().left()
    assert card.geometry().left() >= left
    assert "Your prediction first" in card.accessibleName()


def test_the_card_asks_for_the_prediction_of_a_second_attempt_too(window, session):
    session.lab.open(small_lab(number()))
    session.lab.set_draft("half", 50)
    session.lab.lock()
    session.lab.try_again()
    assert "Your prediction first" in find(window, "veil").accessibleName()


def test_a_row_under_the_card_can_be_chosen(veiled, session, qtbot):
    chart = veiled.distribution.chart
    card = find(veiled, "veil")
    at = chart.mapFromGlobal(card.mapToGlobal(QPoint(5, card.height() // 2)))
    assert card.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    row = chart.frame.row_at(at.y(), 0)
    chart._table.selectRow(row)
    assert session.selected == chart.picture.rows[row].id


def test_why_says_only_that_it_is_hidden_and_more_once_it_is_not(veiled, session):
    pointing = veiled.distribution.pointing
    pointing.explain(0)
    assert find(veiled, "why.sentence", QLabel).text() == refusal()
    assert find(veiled, "why.path").isHidden()
    session.veil.lift()
    assert "BENEFIT" in find(veiled, "why.sentence", QLabel).text()
    assert not find(veiled, "why.path").isHidden()


def test_no_card_comes_by_itself(veiled, qtbot):
    pointing = veiled.distribution.pointing
    pointing.point(0)
    qtbot.wait(400)
    assert pointing.card is None


def test_first_steps_wait_until_there_are_bars_to_watch(veiled, session, settings):
    settings.knows_the_window = False
    session.trace_changed.emit(session.trace)
    assert find(veiled, "first_steps", QWidget).isHidden()
    session.veil.lift()
    assert not find(veiled, "first_steps", QWidget).isHidden()


# What cannot be done.


def test_draw_pin_and_export_wait_and_say_why(veiled, session):
    for name in HELD:
        action, button = veiled.actions_[name], find(veiled, f"toolbar.{name}")
        assert not action.isEnabled()
        assert not button.isEnabled()
        assert action.toolTip() == button.toolTip() == results_are_hidden()
    session.veil.lift()
    for name in HELD:
        assert veiled.actions_[name].isEnabled()
        assert find(veiled, f"toolbar.{name}").isEnabled()
        assert find(veiled, f"toolbar.{name}").toolTip() != results_are_hidden()


def test_drawing_and_pinning_are_refused_in_a_sentence(veiled, session):
    count = session.records.rowCount()
    for work in (session.draw, session.pin):
        with pytest.raises(LabError, match="Lock your prediction first"):
            work()
    assert session.records.rowCount() == count


def test_exports_and_copies_are_refused_in_a_sentence(veiled, tmp_path, qapp):
    qapp.clipboard().setText("as before")
    path = tmp_path / "chart.csv"
    ways = (
        veiled.files.ask_for_export, veiled.files.copy_chart, veiled.files.copy_table,
        lambda: veiled.files.export(path),
    )  # fmt: skip
    for way in ways:
        veiled.notice.hide()
        way()
        assert find(veiled, "notice.text", QLabel).text() == refusal()
        assert veiled.notice.isVisible()
    assert qapp.clipboard().text() == "as before"
    assert not path.exists()
    assert veiled.findChildren(QWidget, "dialog.export") == []


def test_a_notice_about_a_result_goes_when_the_veil_is_drawn(window, session):
    window.notice.tell("H is 1.495 nats.")
    draw_veil(session)
    assert window.notice.isHidden()


def test_a_screen_reader_hears_that_results_are_hidden(window, session, qtbot):
    with qtbot.waitSignal(window.announcer.announced, timeout=5000) as told:
        draw_veil(session)
    assert told.args[0] == results_are_hidden()
    with qtbot.waitSignal(window.announcer.announced, timeout=5000) as told:
        session.veil.lift()
    assert told.args[0].startswith("Entropy 1.50 nats") or "Entropy 1.49" in told.args[0]


# How results appear.


def test_bars_grow_from_zero_where_things_may_move(window, session, look, qtbot):
    look.show_motion(True)
    chart, grown = window.distribution.chart, []
    draw_veil(session)
    change = chart._change_view
    chart._change_view = lambda **changes: (grown.append(changes.get("grown")), change(**changes))
    session.veil.lift()
    assert next(each for each in grown if each is not None) == 0.0
    qtbot.waitUntil(lambda: chart._view.grown == 1.0, timeout=5000)
    steps = [each for each in grown if each is not None]
    assert steps == sorted(steps)
    look.show_motion(None)


def test_bars_are_there_at_once_without_motion(veiled, session):
    session.veil.lift()
    assert veiled.distribution.chart._view.grown == 1.0
