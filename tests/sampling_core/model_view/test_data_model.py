"""The data as an editable table: every edit makes a source, every problem a sentence."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from sampling_core import Source
from sampling_core.cases import CASES, case
from sampling_core.errors import DataError
from sampling_core.experiment import Tail
from sampling_core.model_view.data_model import LOGIT, TOKEN, DataModel, number_of
from sampling_core.model_view.shelf import OWN, Shelf


@pytest.fixture
def model(qapp):
    model = DataModel(case("Summarization").source)
    made, refused = [], []
    model.edited.connect(lambda source, words: made.append((source, words)))
    model.refused.connect(refused.append)
    model.made, model.told = made, refused
    return model


def test_the_data_model_keeps_the_rules_of_qt(qapp, qtmodeltester):
    qtmodeltester.check(DataModel(case("Flat").source))


def test_a_logit_is_edited(model):
    assert model.setData(model.index(1, LOGIT), "−2,5")
    source, words = model.made[-1]
    assert source.logits[1] == -2.5
    assert source.tokens == model.source.tokens
    assert (source.name, source.origin) == ("Summarization, edited", OWN)
    assert words == "Edit the logit of COST"
    assert model.source is case("Summarization").source  # the model keeps no values


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("abc", "Row 2: “abc” is not a number. The value 1.9 stays in force."),
        ("1,2,3", "Row 2: “1,2,3” is not a number. The value 1.9 stays in force."),
        ("nan", "Row 2: nan is not allowed; logits are finite, or −∞."),
        ("inf", "Row 2: inf is not allowed; logits are finite, or −∞."),
    ],
)
def test_what_is_no_logit_is_refused_in_words(model, text, sentence):
    assert not model.setData(model.index(1, LOGIT), text)
    assert not model.made
    assert model.told[-1].startswith(sentence)


def test_impossible_tokens_are_allowed_and_shown(model):
    assert number_of("−∞", 1) == -np.inf
    model.setData(model.index(0, LOGIT), "-inf")
    model.show_source(model.made[-1][0])
    assert model.index(0, LOGIT).data() == "−∞"
    with pytest.raises(DataError):
        number_of("", 1)


def test_rows_come_and_go(model):
    model.add_row()
    assert len(model.made[-1][0]) == 11
    model.remove_rows([0, 3])
    assert model.made[-1][0].tokens[:2] == ("COST", "TIMELINE")
    model.remove_rows(range(9))
    assert model.told == ["Data has at least 2 tokens."]


def test_sorting_is_an_edit(model):
    model.sort(TOKEN)
    assert list(model.made[-1][0].tokens) == sorted(model.source.tokens)
    model.sort(LOGIT, Qt.SortOrder.DescendingOrder)
    assert np.all(np.diff(model.made[-1][0].logits) <= 0)


def test_a_table_from_a_spreadsheet_is_pasted(model):
    assert model.paste("token\tlogit\nyes\t2\nno\t1\n") == ()
    source, words = model.made[-1]
    assert (source.tokens, source.logits.tolist(), words) == (("yes", "no"), [2, 1], "Paste data")
    assert model.paste('{"a": 1.5, "b": 0}') == ()
    assert model.paste("x,1\nx,2\n")[0].startswith("Two tokens are called x")
    with pytest.raises(DataError, match="empty"):
        model.paste("  ")
    with pytest.raises(DataError):
        model.paste("no numbers here")


def test_two_tokens_of_one_name_are_doubted(model):
    model.show_source(Source.from_logits([1, 2, 3], ["A", "B", "A"]))
    assert model.warnings()[0].startswith("Two tokens are called A, the first in row 1.")
    assert model.index(2, TOKEN).data(Qt.ItemDataRole.ToolTipRole) == model.warnings()[0]
    assert model.index(0, TOKEN).data(Qt.ItemDataRole.ToolTipRole) is None


def test_the_top_of_a_vocabulary_cannot_be_edited(model):
    whole = case("Summarization").source
    model.show_source(
        Source(whole.given, whole.names, tail=Tail(mass=0.1, count=100, ceiling=0.01, known=9))
    )
    assert not model.flags(model.index(0, LOGIT)) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(model.index(0, LOGIT), "1")


def test_the_shelf_keeps_one_of_each_name(qapp):
    shelf = Shelf()
    heard = []
    shelf.changed.connect(lambda: heard.append(len(shelf.entries())))
    first, second = (Source.from_logits(x, name="Mine", origin=OWN) for x in ([1, 2], [1, 3]))
    shelf.add(CASES[0].source)
    shelf.add(first)
    shelf.add(first)
    shelf.add(second)
    assert heard == [len(CASES) + 1] * 2
    assert [entry.source for entry in shelf.entries() if entry.group == OWN] == [second]
    assert shelf.entries()[-1].holds("mine")
    assert not shelf.entries()[-1].holds("summar")
