"""What models show follows the language of the process; what they keep does not."""

import pytest
from PySide6.QtCore import Qt

from sampling_core.model_view.lines import lines
from sampling_core.model_view.record_columns import common_facts
from sampling_core.model_view.sweep_plan import sweepable
from sampling_core.model_view.token_columns import CUT, EXACT, Facts, text, title
from sampling_core.model_view.totals import totals_of
from sampling_core.words import PSEUDO, read_words, speak

TOP_P = 3


@pytest.fixture(autouse=True)
def german():
    speak(read_words("de"))
    yield
    speak({})


def test_undo_speaks_german_and_the_record_english(session):
    session.set_field(TOP_P, "mass", 0.8)
    assert session.undo_stack.undoText() == "Top-p 0.80"
    session.set_field(1, "degree", 0.9)
    assert session.undo_stack.undoText() == "Temperatur 0.90"
    session.draw()
    record = session.records.history.records()[0]
    assert record.settings == "T 0.90  top-p 0.80"
    assert common_facts([record]) == "1 Lauf, mit 10 000 Ziehungen und Seed 42"


def test_headings_are_said_when_they_are_asked_for(session):
    model, across = session.records, Qt.Orientation.Horizontal
    assert model.headerData(2, across) == "Daten"
    assert title(EXACT, Facts()) == "Exakt"
    speak({})
    assert model.headerData(2, across) == "Data"
    assert title(EXACT, Facts()) == "Exact"


def test_a_line_keeps_english_and_shows_german(session):
    removed = next(line for line in lines(session.trace, None, 10) if line.cut_by)
    assert removed.cut_by == "top-p"
    assert text(removed, 0, CUT, Facts()) == "Top-p"
    assert totals_of(session.trace, ()).title == "Laufende Summe vor Top-p"


def test_fields_to_sweep_have_a_label_and_a_form_inside_sentences(session):
    fields = {each.parameter: each for each in sweepable(session.experiment.chain)}
    assert (fields["temperature"].label, fields["temperature"].words) == ("Temperatur",) * 2
    speak({})
    field = next(iter(sweepable(session.experiment.chain)[4:5]))
    assert field.words == field.label[:1].lower() + field.label[1:]


def test_pseudo_reaches_every_heading(session):
    speak(read_words(PSEUDO))
    model, across = session.records, Qt.Orientation.Horizontal
    shown = [model.headerData(column, across) for column in range(2, model.columnCount())]
    assert all(heading.startswith("[") for heading in shown)
