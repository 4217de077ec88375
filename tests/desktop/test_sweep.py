"""The sweep view: the numbers of the picture, the crosshair, undo, solving, jobs, cancelling."""

import csv
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QComboBox, QMenu

from desktop.panels.sweep import SweepPanel
from desktop.theme import DARK, LIGHT
from sampling_core import Experiment, Source, run
from sampling_core.cases import case
from sampling_core.chain import Chain
from sampling_core.engines import engine
from sampling_core.model_view.sweep_plan import Plan, Range
from sampling_core.samplers.xtc import Xtc
from sampling_core.sweep import sweep
from tests.desktop.controls import find

TEMPERATURE, TOP_P = 1, 3
BASELINE = engine("lab").chain(defaults="off", temperature=0.7)
LONG = 20_000  # ms that a test waits at most


@pytest.fixture
def panel(qtbot, look, session, settings):
    panel = SweepPanel(look, session, settings)
    qtbot.addWidget(panel)
    panel.resize(1100, 760)
    panel.show()
    qtbot.waitExposed(panel)
    panel.be_seen(True)
    yield panel
    panel.hide()


@pytest.fixture
def room(panel):
    return panel.room


@pytest.fixture
def study(room):
    return room.study


@pytest.fixture
def ready(qtbot, study):
    """Wait until the map and the crosshair are those of the settings."""

    def wait():
        qtbot.waitUntil(lambda: is_ready(study), timeout=LONG)

    wait()
    return wait


def is_ready(study):
    swept, cross = study.swept, study.cross
    known = swept is not None and swept.plan == study.plan and not swept.is_coarse
    there = cross is not None and cross.at == study.at
    at_rest = not study._timer.isActive() and not study.parent()._turn.isActive()
    return (
        known and there and at_rest and not study.maps.is_running and not study.crosses.is_running
    )


def number_of(session, step, name):
    return getattr(session.experiment.chain[step], name)


# The picture


def test_the_map_is_that_of_the_design(room, study, ready, session, qtbot):
    now = session.experiment
    session.edit(now.with_chain(BASELINE), "Baseline")
    session.pin()
    session.edit(now, "Back")
    ready()
    picture = room.charts.heat.picture
    marks = {mark.name: mark for mark in picture.marks}
    assert (marks["B"].x, marks["B"].y, marks["B"].text) == (0.6, 0.95, "1.495")
    assert (marks["A"].x, marks["A"].y, marks["A"].text) == (0.7, 1.0, "1.726")
    assert picture.cross == (0.6, 0.95)
    assert picture.limit_text == "ln(10)"
    assert [name for name, _, _ in picture.names] == ["low", "medium", "high"]
    assert picture.cells.values.shape == (300, 300)
    facts = find(room, "sweep.facts").text()
    assert facts.startswith("90 000 settings, computed exactly in ")
    assert facts.endswith("s")
    assert room.charts.heat.accessibleDescription() == (
        "Entropy from 0.000 to 2.189 nats; at temperature 0.60 and top-p 0.95: 1.495 nats."
    )


def test_colours_are_those_of_running_the_chain(study, ready, session):
    for i, j in ((10, 20), (150, 290), (299, 120)):
        temperature, mass = study.swept.axes[0][i], study.swept.axes[1][j]
        experiment = session.experiment.with_field(TEMPERATURE, "degree", temperature)
        experiment = experiment.with_field(TOP_P, "mass", mass)
        assert study.swept.values[i, j] == pytest.approx(run(experiment).result.entropy, abs=1e-12)


def test_sections_go_through_the_crosshair(room, ready):
    first, second = (chart.picture for chart in room.charts.sections)
    assert first.x.title == "Temperature, at top-p 0.95"
    assert second.x.title == "Top-p, at temperature 0.60"
    assert first.limit_text == "most 10 tokens can have"
    assert second.note == "each step lets one more token in"
    assert first.note == ""
    assert first.dots[0].y == pytest.approx(1.495, abs=5e-4)
    assert first.dots[0].x == 0.6


def test_bits_are_shown_when_bits_are_wanted(room, ready, settings):
    settings.unit = "bits"
    ready()
    picture = room.charts.heat.picture
    assert picture.scale.title == "bits"
    assert picture.limit_text == "log₂(10)"
    assert picture.say(picture.value_at(0.6, 0.95)).endswith(" bits")
    assert next(m.text for m in picture.marks if m.name == "B") == "2.157"
    assert room.charts.sections[0].picture.y.title == "Entropy (bits)"
    assert room.cases.picture.y.title == "Entropy (bits)"


@pytest.mark.parametrize(
    ("measure", "text"), [("effective", "4.46"), ("kept", "6"), ("top", "37.3\u00a0%")]
)
def test_other_measures(room, study, ready, measure, text):
    find(room, f"sweep.measure.{measure}").click()
    ready()
    assert next(m.text for m in room.charts.heat.picture.marks if m.name == "B") == text


def test_the_use_cases_have_four_dashes_and_dots_at_their_presets(room, qtbot):
    qtbot.waitUntil(lambda: len(room.cases.picture.curves) == 4, timeout=LONG)
    picture = room.cases.picture
    assert len({curve.dash for curve in picture.curves}) == 4
    assert {curve.label for curve in picture.curves} == {
        "Code", "Creative", "Summarization", "Classification",
    }  # fmt: skip
    assert sorted(dot.x for dot in picture.dots) == [0.2, 0.6, 0.8, 1.1]
    assert {round(dot.y, 3) for dot in picture.dots} >= {2.241, 1.62}


# The crosshair


def test_a_click_moves_the_crosshair_and_changes_nothing_else(room, study, ready, session, qtbot):
    before = session.experiment
    heat = room.charts.heat
    at = heat.frame.at(1.3, 0.7).toPoint()
    qtbot.mouseClick(heat, Qt.MouseButton.LeftButton, pos=at)
    ready()
    assert study.held == pytest.approx((1.3, 0.7), abs=0.01)
    assert session.experiment is before
    assert room.charts.sections[0].picture.x.title.startswith("Temperature, at top-p 0.7")
    told = heat.accessibleDescription()
    assert f"temperature {study.held[0]:.2f}" in told
    qtbot.keyClick(heat, Qt.Key.Key_Escape)
    ready()
    assert study.held is None
    assert heat.picture.cross == (0.6, 0.95)


def test_arrows_move_and_enter_uses_in_one_step_of_undo(room, study, ready, session, qtbot):
    heat = room.charts.heat
    steps = session.undo_stack.count()
    for _ in range(5):
        qtbot.keyClick(heat, Qt.Key.Key_Right)
    qtbot.keyClick(heat, Qt.Key.Key_PageDown)
    ready()
    assert study.held[0] == pytest.approx(0.65)
    assert study.held[1] < 0.95
    wanted = study.held
    qtbot.keyClick(heat, Qt.Key.Key_Return)
    assert number_of(session, TEMPERATURE, "degree") == wanted[0]
    assert number_of(session, TOP_P, "mass") == wanted[1]
    assert session.undo_stack.count() == steps + 1
    assert study.held is None
    ready()
    session.undo_stack.undo()
    assert number_of(session, TEMPERATURE, "degree") == 0.6
    assert number_of(session, TOP_P, "mass") == 0.95


def test_a_double_click_uses_the_setting(room, ready, session, qtbot):
    heat = room.charts.heat
    at = heat.frame.at(1.0, 0.5).toPoint()
    qtbot.mouseClick(heat, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(heat, Qt.MouseButton.LeftButton, pos=at)
    assert number_of(session, TEMPERATURE, "degree") == pytest.approx(1.0, abs=0.01)
    assert number_of(session, TOP_P, "mass") == pytest.approx(0.5, abs=0.01)


def test_the_pointer_reads_a_value(room, ready, qtbot):
    heat = room.charts.heat
    qtbot.mouseMove(heat, heat.frame.at(1.0, 0.5).toPoint())
    picture = heat.picture
    assert picture.say_at(1.0, 0.5) == "temperature 1.00 and top-p 0.50"
    assert picture.say(1.0986) == "1.099 nats"
    assert not heat.grab().isNull()


def test_dragging_a_swept_slider_keeps_the_map(study, ready, session):
    before = study.swept
    session.set_field(TEMPERATURE, "degree", 1.2)
    ready()
    assert study.swept.values is before.values
    assert study.at == (1.2, 0.95)
    session.set_field(2, "count", 3)  # top-k is off: nothing changes
    ready()
    assert study.swept.values is before.values
    session.edit(session.experiment.switched(2, True), "Top-k on")
    ready()
    assert study.swept.values is not before.values


# Other fields, one field, families


def test_any_two_numbers_of_the_chain_can_be_swept(room, study, ready):
    first = find(room, "sweep.first", QComboBox)
    first.setCurrentIndex(first.findData("min_p"))
    first.activated.emit(first.currentIndex())
    ready()
    assert study.plan.parameters == ("min_p", "top_p")
    assert study.swept.values.shape == (study.plan.ranges[0].count, 300)


def test_one_field_alone_is_a_curve_with_its_letters(room, study, ready, qtbot):
    second = find(room, "sweep.second", QComboBox)
    second.setCurrentIndex(0)
    second.activated.emit(0)
    qtbot.waitUntil(lambda: len(room.charts.curve.picture.dots) == 1, timeout=LONG)
    picture = room.charts.curve.picture
    assert study.plan.parameters == ("temperature",)
    assert picture.dots[0].label == "B  1.495"
    assert room.charts.currentWidget() is room.charts.curve
    assert not room.head.draw.button(0).isEnabled()


def test_a_family_has_a_curve_for_round_values_of_the_second_field(room, study, ready, qtbot):
    find(room, "sweep.draw.curves").click()
    qtbot.waitUntil(lambda: len(room.charts.curve.picture.curves) == 6, timeout=LONG)
    labels = [curve.label for curve in room.charts.curve.picture.curves]
    assert labels == [f"top-p {v}" for v in ("0.95", "0.02", "0.25", "0.50", "0.75", "1.00")]


def test_ranges_can_be_typed(room, study, ready):
    find(room, "sweep.ranges").click()
    box = find(room, "sweep.range.temperature.high")
    box.setValue(1.0)
    ready()
    assert study.plan.ranges[0] == Range("temperature", 0.05, 1.0, 300)
    low = find(room, "sweep.range.temperature.low")
    low.setValue(3.0)  # above the high end: refused
    assert low.value() == 0.05
    assert study.plan.ranges[0].low == 0.05


def test_measures_of_the_menu(room, study, ready, session):
    session.select(1)
    find(room, "sweep.more").click()
    menu = find(room, "menu.sweep", QMenu)
    by_name = {action.objectName(): action for action in menu.actions()}
    assert by_name["action.sweep.token"].text() == "Probability of COST"
    assert not by_name["action.sweep.distance"].isEnabled()
    by_name["action.sweep.token"].trigger()
    ready()
    menu.close()
    share = run(session.experiment).result.probability(1)
    assert study.cross.value == pytest.approx(share, abs=1e-12)


def test_the_distance_to_a_is_nothing_at_a(room, study, ready, session):
    now = session.experiment
    session.edit(now.with_chain(BASELINE), "Baseline")
    session.pin()
    session.edit(now, "Back")
    study.choose(Plan(study.plan.ranges, "distance"))
    ready()
    study.move_to((0.7, 1.0))
    ready()
    assert study.cross.value == pytest.approx(0.0, abs=1e-12)
    session.pin_record(None)
    ready()
    assert study.plan.measure == "entropy"


# Fates


def test_fates_say_who_leaves_where(room, study, qtbot, ready):
    study.choose(Plan((study.field("top_p").whole_range(),)))
    find(room, "sweep.draw.fates").click()
    qtbot.waitUntil(lambda: not room.charts.fates.chart.picture.hidden, timeout=LONG)
    sentences = room.charts.fates.sentences
    words = [sentences.item(row).text() for row in range(sentences.count())]
    assert any(each.startswith("COST leaves at top-p below 0.3") for each in words)
    assert len(room.charts.fates.chart.picture.lanes) == 10
    assert not room.head.measure.isEnabled()
    rows = room.figure().table()
    assert rows[0] == ["top_p", "token_id", "token", "probability"]
    assert len(rows) == 1 + 10 * 160


# Solve


def ask(room, qtbot, number):
    find(room, "sweep.solve.target").setValue(number)
    find(room, "sweep.solve.go").click()
    answer = find(room, "sweep.solve.answer")
    qtbot.waitUntil(lambda: answer.text() not in ("", "Searching…"), timeout=LONG)
    return answer.text()


def test_solve_answers_and_use_is_one_undo_step(room, ready, session, qtbot):
    requests = case("Requests")
    session.edit(Experiment(requests.source, requests.chain.neutralised()), "Requests")
    ready()
    assert ask(room, qtbot, 1.5) == "Temperature 0.697 gives an entropy of 1.5 nats."
    use = find(room, "sweep.solve.use")
    assert use.text() == "Use 0.697"
    steps = session.undo_stack.count()
    use.click()
    assert session.trace.result.entropy == pytest.approx(1.5, abs=1e-9)
    assert session.undo_stack.count() == steps + 1
    assert find(room, "sweep.solve.answer").text()  # still true: only its field has changed
    ready()
    assert any(dot.name == "solved" for dot in room.charts.sections[0].picture.dots)
    session.edit(session.experiment.switched(2, True), "Top-k on")
    assert find(room, "sweep.solve.answer").text() == ""


def test_an_answer_is_marked_only_on_the_curve_that_it_belongs_to(
    room, study, ready, session, qtbot
):
    requests = case("Requests")
    session.edit(Experiment(requests.source, requests.chain.neutralised()), "Requests")
    ready()
    ask(room, qtbot, 1.5)
    ready()

    def is_marked():
        return any(dot.name == "solved" for dot in room.charts.sections[0].picture.dots)

    assert is_marked()
    first, second = study.now
    study.move_to((first / 2, second))  # along the curve of the answer
    ready()
    assert is_marked()
    study.move_to((first, 0.5))  # the curve is another one now
    ready()
    assert not is_marked()
    study.put_back()
    ready()
    assert is_marked()


def test_the_hint_comes_first_and_b_is_explained(room, ready):
    words = find(room, "sweep.legend").text()
    assert words.startswith("Click the map; Enter uses the setting.")
    assert "B: the setting now." in words


def test_solve_tells_of_a_jump(room, ready, qtbot):
    text = ask(room, qtbot, 1.623)
    assert text == (
        "With top-p 0.95 the entropy jumps from 1.566 to 1.641 at temperature 0.7226: "
        "1.623 nats are never reached."
    )
    assert not find(room, "sweep.solve.use").isVisible()


def test_solve_takes_bits(room, ready, qtbot, settings):
    settings.unit = "bits"
    ready()
    target = find(room, "sweep.solve.target")
    assert target.value() == pytest.approx(1.5 / np.log(2.0), abs=1e-3)


# Long work


@pytest.fixture
def large(session):
    logits = np.random.default_rng(1).normal(0.0, 3.0, 20_000)
    chain = session.experiment.chain
    source = Source.from_logits(logits, name="Large")

    def edit():
        session.edit(Experiment(source, chain.inserted(0, Xtc(on=True))), "Large")

    return edit


def test_long_work_comes_in_passes_and_can_be_cancelled(room, study, ready, large, qtbot):
    large()
    qtbot.waitUntil(lambda: study.swept.is_coarse, timeout=LONG)
    qtbot.waitUntil(room.progress.isVisible, timeout=LONG)
    words = find(room, "sweep.progress.words")
    qtbot.waitUntil(lambda: "of 90 000 settings" in words.text(), timeout=LONG)
    assert study.maps.is_running
    qtbot.keyClick(room.charts.heat, Qt.Key.Key_Escape)
    assert not study.maps.is_running
    assert study.swept.is_coarse  # what was finished stays
    assert words.text() == "Stopped. What is finished stays."
    assert find(room, "sweep.cancel").text() == "Go on"
    find(room, "sweep.cancel").click()
    qtbot.waitUntil(lambda: study.maps.is_running, timeout=LONG)


def test_a_change_cancels_and_late_answers_are_dropped(study, ready, large, session, qtbot):
    large()
    qtbot.waitUntil(lambda: study.maps.is_running, timeout=LONG)
    session.undo_stack.undo()
    assert not study.maps.is_running
    ready()
    assert len(study.swept.around.source) == 10
    qtbot.wait(100)
    assert len(study.swept.around.source) == 10


def test_what_is_out_of_sight_leaves_no_thread(panel, study, ready, large, qtbot):
    large()
    qtbot.waitUntil(lambda: study.maps.is_running, timeout=LONG)
    panel.hide()
    assert not any(runner.is_running for runner in study._runners)
    assert not any(job.isRunning() for job in study.maps._old)


@pytest.mark.parametrize("also_data", [False, True])
def test_what_is_begun_in_sight_and_ends_behind_another_tab_is_let_be(
    panel, room, study, ready, session, qtbot, also_data
):
    study.choose(replace(study.plan, measure="token:9"))
    ready()
    room.redraw()
    study.refresh()  # its timers run on
    panel.be_seen(False)
    after = session.experiment.with_(chain=engine("llama.cpp").chain("off", mirostat=2))
    if also_data:
        after = session.experiment.with_(source=Source.from_logits([1.0, 0.0]))
    session.edit(after, "Other settings")
    qtbot.wait(50)  # an exception in a timer fails the test
    panel.be_seen(True)
    assert not study.is_late
    if also_data:
        assert study.plan.measure == "entropy"
    else:
        assert "top_p" not in study.plan.parameters


def test_draws_are_dots_with_intervals(room, study, ready, qtbot):
    study.want_sampled(True)
    section = room.charts.sections[0]
    qtbot.waitUntil(lambda: len(section.picture.curves) == 2, timeout=LONG)
    drawn = section.picture.curves[1]
    assert drawn.token == "sample"
    exact = sweep(room.view.experiment, {"temperature": drawn.xs.tolist()}, "entropy")
    assert np.abs(drawn.ys - exact).max() < 0.05
    assert (drawn.low <= drawn.high).all()


def test_a_chain_with_chance_is_swept_exactly(study, ready, session, qtbot):
    session.edit(session.experiment.inserted(0, Xtc(on=True)), "XTC")
    ready()
    assert study.cross.value == pytest.approx(session.trace.result.entropy, abs=1e-12)


def test_a_chain_without_numbers_says_so(room, session):
    session.edit(session.experiment.with_chain(Chain(())), "Empty")
    room.redraw()
    assert find(room, "sweep.facts").text() == "No stage of the chain has a number to vary."
    assert room.figure() is None


# Export, looks, names


def test_the_figure_is_painted_and_its_table_has_units(panel, ready, tmp_path):
    figure = panel.figure()
    assert figure.title == "Summarization: Entropy, Temperature × Top-p"
    rows = figure.table()
    assert rows[0] == ["temperature", "top_p", "entropy_nats", "entropy_bits"]
    assert len(rows) == 90_001
    assert rows[1][2] == pytest.approx(0.0)
    with (tmp_path / "sweep.csv").open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    image = QImage(800, 500, QImage.Format.Format_RGB32)
    image.fill(LIGHT.colour("panel"))
    painter = QPainter(image)
    figure.paint(painter, QRectF(0, 0, 800, 500), LIGHT)
    painter.end()
    colours = {image.pixel(x, y) for x in range(0, 800, 7) for y in range(0, 500, 7)}
    assert len(colours) > 20


@pytest.mark.parametrize("theme", [LIGHT, DARK, LIGHT.zoomed(2.0), DARK.zoomed(0.75)])
def test_the_view_is_painted_in_every_look(panel, room, ready, look, qtbot, theme):
    look.show(theme)
    for mode in (0, 1, 2):
        room.study.show_mode(mode)
        qtbot.waitUntil(lambda: not room.study.is_busy, timeout=LONG)
        qtbot.wait(20)
        assert not panel.grab().isNull()
    panel.resize(600, 400)
    assert not panel.grab().isNull()


def test_controls_have_names(room, ready):
    names = ("first", "second", "ranges", "measure", "draw", "more", "map", "section.1")
    for name in (*names, "solve.field", "solve.measure", "solve.target", "solve.go"):
        control = find(room, f"sweep.{name}")
        assert control.accessibleName(), name


def test_commands_are_in_the_menus(panel, ready, room, study):
    names = {each.name for several in panel.commands().values() for each in several if each}
    assert {"sweep_usual", "sweep_solve", "sweep_use", "sweep_stop", "sweep_fates"} <= names
    study.choose(Plan((study.field("top_p").whole_range(),)))
    usual = next(c for c in panel.commands()["run"] if c.name == "sweep_usual")
    usual.run()
    assert study.plan.parameters == ("temperature", "top_p")
    solve = next(c for c in panel.commands()["run"] if c.name == "sweep_solve")
    solve.run()
    assert room.solver.first_widget().hasFocus()


def test_a_run_chosen_in_the_history_is_marked_by_its_name(room, ready, session):
    now = session.experiment
    session.edit(now.with_chain(BASELINE), "Baseline")
    session.draw()
    chosen = session.records.current()
    session.edit(now, "Back")
    session.compare(chosen)
    ready()
    names = [mark.name for mark in room.charts.heat.picture.marks]
    assert names == ["run 1", "B"]


def test_a_run_with_other_settings_is_marked_as_such(room, ready, session):
    now = session.experiment
    session.edit(now.switched(2, True).with_field(2, "count", 2), "Top-k 2")
    session.pin()
    session.edit(now, "Back")
    ready()
    mark = next(m for m in room.charts.heat.picture.marks if m.name == "A")
    assert mark.text.endswith(" with other settings")


def test_what_is_compared_is_kept_out_where_the_data_are_others(room, ready, session):
    session.pin()
    other = case("Code")
    session.edit(Experiment(other.source, other.chain), "Code")
    ready()
    assert [mark.name for mark in room.charts.heat.picture.marks] == ["B"]


def test_where_a_field_has_no_effect_is_hatched_and_said(room, study, ready, qtbot):
    study.show_mode(1)  # looked at something else meanwhile
    qtbot.wait(300)
    study.show_mode(0)
    qtbot.waitUntil(lambda: room.charts.heat.picture.idle is not None, timeout=LONG)
    idle = room.charts.heat.picture.idle
    assert idle[:, -1].all()
    assert idle[:, 0].all()
    assert not idle[150, 200]
    words = "Hatched: temperature or top-p changes nothing."
    assert words in find(room, "sweep.legend").text()
