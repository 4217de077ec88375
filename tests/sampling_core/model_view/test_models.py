import pytest
from PySide6.QtCore import Qt

from sampling_core import Experiment
from sampling_core.cases import case
from sampling_core.model_view import record_columns as columns
from sampling_core.model_view.autosave import Autosave
from sampling_core.model_view.distribution_model import DistributionModel
from sampling_core.model_view.library import Library
from sampling_core.model_view.lines import lines
from sampling_core.model_view.presets import PRESETS

TOP_P = 3


def texts(model, row):
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_the_history_model_keeps_the_rules_of_qt(session, qtmodeltester):
    session.draw()
    session.set_field(TOP_P, "mass", 0.5)
    session.draw()
    qtmodeltester.check(session.records)


def test_a_row_of_the_history(session):
    session.draw()
    row = texts(session.records, 0)
    assert row[0] == "1"
    assert row[2] == "Summarization"
    assert row[4:6] == ["T 0.60  top-p 0.95", "1.495"]
    assert row[7:10] == ["4.46", "6 of 10", "BENEFIT 37.3 %"]


def test_the_newest_run_is_the_first_row(session):
    session.draw()
    session.set_field(TOP_P, "mass", 0.5)
    session.draw()
    assert [session.records.index(row, 0).data() for row in (0, 1)] == ["2", "1"]


def test_badges_are_a_for_the_pinned_and_b_for_the_current_run(session):
    session.pin()
    session.set_field(TOP_P, "mass", 0.5)
    session.draw()
    badges = [session.records.index(row, columns.BADGE).data() for row in (0, 1)]
    assert badges == ["B", "A"]
    session.records.pin(None)
    assert session.records.index(0, columns.BADGE).data() == ""


def test_facts_common_to_all_runs_are_said_once(session):
    assert session.records.common_facts() == "no runs yet"
    session.draw()
    assert session.records.common_facts() == "1 run, with 10 000 draws and seed 42"
    session.edit(session.experiment.with_(seed=7), "Seed")
    session.draw()
    assert session.records.common_facts() == "2 runs, all with 10 000 draws"


def test_a_note_is_edited_in_its_cell(session, qtbot):
    session.draw()
    index = session.records.index(0, columns.NOTE)
    assert index.flags() & Qt.ItemFlag.ItemIsEditable
    with qtbot.waitSignal(session.records.dataChanged):
        assert session.records.setData(index, "look")
    assert session.records.history.records()[0].note == "look"
    assert not session.records.setData(session.records.index(0, columns.DATA), "x")


def test_entropies_can_be_shown_in_bits(session):
    session.draw()
    session.records.show_bits(True)
    assert session.records.index(0, columns.EXACT).data() == "2.157"


def test_dragging_does_not_disturb_the_table(session, qtbot):
    session.draw()
    session.set_field(TOP_P, "mass", 0.5)
    with qtbot.assertNotEmitted(session.records.dataChanged):
        session.set_field(TOP_P, "mass", 0.4)


def test_the_distribution_model_keeps_the_rules_of_qt(session, qtmodeltester):
    session.draw()
    model = DistributionModel()
    model.show_lines(lines(session.trace, session.draws, 40))
    qtmodeltester.check(model)


def test_a_removed_token_names_its_stage_and_keeps_its_place(session):
    session.draw()
    model = DistributionModel()
    model.show_lines(lines(session.trace, session.draws, 40))
    assert model.rowCount() == 10
    row = texts(model, 6)
    assert row[:3] == ["7", "CONSTRAINT", "+0.2"]
    assert row[4:8] == ["0.00 %", "0.00 %", "", "top-p"]
    assert texts(model, 0)[:5] == ["1", "BENEFIT", "+2.1", "26.44 %", "37.35 %"]


def test_the_same_tokens_only_change_data(session, qtbot):
    model = DistributionModel()
    model.show_lines(lines(session.trace, None, 40))
    session.set_field(TOP_P, "mass", 0.9)
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.show_lines(lines(session.trace, None, 40))


def test_presets_are_the_use_cases_and_the_baseline(session):
    assert [preset.name for preset in PRESETS][:5] == [
        "Baseline", "Classification", "Summarization", "Code", "Creative",
    ]  # fmt: skip
    library = Library()
    assert library.fitting(session.experiment).name == "Summarization"
    session.set_field(TOP_P, "mass", 0.9)
    assert library.fitting(session.experiment) is None


@pytest.mark.parametrize("name", ["Classification", "Code", "Creative"])
def test_a_case_is_known_by_its_settings(name):
    known = case(name)
    assert Library().fitting(Experiment(known.source, known.chain)).name == name


def test_autosave_writes_the_experiment_after_a_pause(session, qtbot):
    autosave = Autosave(session)
    session.set_field(TOP_P, "mass", 0.9)
    assert session.records.history.kept() is None
    with qtbot.waitSignal(autosave.saved, timeout=3000):
        pass
    assert session.records.history.kept() == session.experiment


def test_autosave_writes_at_once_what_was_drawn_for(session):
    Autosave(session, session)
    session.set_field(TOP_P, "mass", 0.9)
    session.draw()
    assert session.records.history.kept() == session.experiment


def test_a_seed_that_not_all_runs_share_stands_beside_the_settings(session):
    session.draw()
    settings = session.records.index(0, columns.SETTINGS)
    assert "seed" not in settings.data()
    session.edit(session.experiment.with_(seed=7), "Seed 7")
    session.draw()
    assert settings.data().endswith("seed 7")
    assert session.records.index(1, columns.SETTINGS).data().endswith("seed 42")
