"""The picture of the stages: which columns and rows, what each cell says, and the scale."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from desktop.charts.stages_picture import MODES, Fate, Kind
from desktop.charts.stages_words import cell_text, change_text, foot_texts, row_sentence, table_of
from desktop.charts.waterfall_frame import blocks
from desktop.stages_of import stages_of
from sampling_core import Experiment, Source
from sampling_core.cases import case
from sampling_core.engine import ready
from sampling_core.errors import DataError
from sampling_core.samplers import SAMPLERS
from sampling_core.trace import run

KINDS = {kind.name: kind for kind in SAMPLERS}
MOST_RANDOM = 2


def at_work(name, **fields):
    return replace(ready(KINDS[name]), on=True, **fields)


def traced(*samplers, logits=None, pick="sample"):
    known = case("Summarization")
    source = known.source if logits is None else Source.from_logits(logits)
    return run(Experiment(source, replace(known.chain, samplers=samplers), pick=pick))


@pytest.fixture
def summarization():
    known = case("Summarization")
    return run(Experiment(known.source, known.chain))


@pytest.fixture
def picture(summarization):
    return stages_of(summarization)


def active(picture):
    return {picture.columns[place].title: picture.columns[place] for place in picture.active}


# The case of the specification


def test_columns_are_the_stages_in_order(picture):
    titles = [column.title for column in picture.columns]
    assert titles == [
        *("Model", "Penalties", "Temperature", "Top-k", "Top-p", "Min-p", "Typical-p", "Result"),
    ]
    off = [column.title for column in picture.columns if column.is_off]
    assert off == ["Penalties", "Top-k", "Min-p", "Typical-p"]
    assert [column.step for column in picture.columns] == [None, 0, 1, 2, 3, 4, 5, None]
    values = {title: column.value for title, column in active(picture).items()}
    assert values["Model"] == "softmax of the logits"
    assert values["Temperature"] == "0.60"
    assert values["Top-p"] == "0.95"
    assert values["Result"] == "rescaled to 100 %"


def test_the_numbers_are_those_of_the_specification(picture):
    columns = active(picture)
    first = {title: cell_text(picture, column.cells[0]) for title, column in columns.items()}
    assert first == {
        "Model": "26.4 %",
        "Temperature": "36.2 %",
        "Top-p": "36.2 %",
        "Result": "37.3 %",
    }
    feet = {t: [text for _name, text in foot_texts(picture, c)] for t, c in columns.items()}
    assert feet["Model"] == ["1.943 nats", "6.98", "10 of 10"]
    assert feet["Temperature"] == ["1.620 nats", "5.05", "10 of 10"]
    assert feet["Top-p"] == ["1.495 nats", "4.46", "6 of 10"]
    assert feet["Result"] == ["1.495 nats", "4.46", "6 of 10"]


def test_removed_tokens_are_cut_once_and_gone_afterwards(picture):
    columns = active(picture)
    assert [token.is_removed for token in picture.rows] == [False] * 6 + [True] * 4
    for row in range(6, 10):
        assert columns["Temperature"].cells[row].fate is Fate.KEPT
        assert columns["Top-p"].cells[row].fate is Fate.CUT
        assert columns["Top-p"].cells[row].note == "cut"
        assert columns["Result"].cells[row].fate is Fate.GONE
    assert cell_text(picture, columns["Top-p"].cells[6]) == "1.5 %"
    assert cell_text(picture, columns["Result"].cells[6]) == "—"
    assert row_sentence(picture, 7) == ("DETAIL: Model 2.7 %; Temperature 0.8 %; Top-p 0.8 %, cut.")
    assert row_sentence(picture, 0).endswith("Result 37.3 %.")


def test_ticks_stand_only_where_a_stage_reshapes(picture):
    columns = active(picture)
    assert all(cell.before is None for cell in columns["Model"].cells)
    assert all(cell.before is None for cell in columns["Top-p"].cells)
    before = [cell.before for cell in columns["Temperature"].cells]
    assert before == [cell.share for cell in columns["Model"].cells]


def test_the_waterfall_adds_up(picture):
    found = blocks(picture.columns)
    assert [picture.columns[block.column].title for block in found] == list(active(picture))
    changes = [change_text(picture, block.change) for block in found]
    assert changes == ["+1.943", "−0.323", "−0.125", "+1.495"]
    assert [block.floats for block in found] == [False, True, True, False]
    assert [block.cuts for block in found] == [False, False, True, False]
    assert found[0].end + found[1].change + found[2].change == pytest.approx(found[3].end)


def test_bits_are_another_unit_of_the_same(summarization):
    bits = stages_of(summarization, "bits")
    assert foot_texts(bits, active(bits)["Result"])[0] == ("Entropy", "2.157 bits")
    assert bits.columns == stages_of(summarization).columns


def test_the_table_has_the_shares_after_each_stage(picture):
    head, *rows = table_of(picture)
    assert head == [
        "Token",
        "Model (probability)",
        "Temperature 0.60 (probability)",
        "Top-p 0.95 (probability)",
        "Result (probability)",
    ]
    assert [row[0] for row in rows[10:]] == ["Entropy (nats)", "Effective tokens", "Kept tokens"]
    shares = np.array([row[1:] for row in rows[:10]])
    assert shares.sum(axis=0) == pytest.approx([1.0] * 4)
    assert rows[7][3:] == [0.0, 0.0]
    assert rows[12][1:] == [10, 10, 6, 6]


def test_hidden_results_are_not_said(picture):
    hidden = replace(picture, hidden=True)
    for place in hidden.active:
        column = hidden.columns[place]
        assert {cell_text(hidden, cell) for cell in column.cells} == {"·"}
        assert {text for _name, text in foot_texts(hidden, column)} == {"·"}
    assert row_sentence(hidden, 0) == "BENEFIT"
    assert not any(hidden.is_removed(row) for row in range(10))
    assert hidden.ends == (0.0, 1.0)
    numbers = [cell for row in table_of(hidden) for cell in row if not isinstance(cell, str)]
    assert numbers == []


# Scales


def test_logits_go_both_ways_from_zero(summarization):
    picture = stages_of(summarization, mode="logit")
    cells = active(picture)["Temperature"].cells
    assert cell_text(picture, cells[0]) == "+3.50"
    assert cell_text(picture, cells[9]) == "−1.67"
    zero = picture.place(0.0)
    assert picture.span(cells[0])[0] == pytest.approx(zero)
    assert picture.span(cells[9]) == pytest.approx((0.0, zero))
    assert active(picture)["Model"].cells[0].logit == pytest.approx(2.1)


def test_equal_ratios_are_equal_distances_on_the_log_scale(summarization):
    picture = stages_of(summarization, mode="log")
    steps = {round(picture.place(s) - picture.place(s / 3), 9) for s in (0.3, 0.1, 0.03)}
    assert len(steps) == 1
    lengths = [picture.span(c)[1] for c in active(picture)["Temperature"].cells]
    assert all(length > 0.0 for length in lengths)
    assert picture.place(picture.ends[1]) == pytest.approx(1.0)


# Other chains


def test_what_a_draw_may_cut_comes_back_in_the_mixture():
    trace = traced(at_work("temperature", degree=0.8), at_work("xtc"))
    picture = stages_of(trace)
    columns = active(picture)
    assert columns["XTC"].value == "in 50 % of draws"
    fates = [cell.fate for cell in columns["XTC"].cells]
    assert fates == [Fate.SELDOM] * 3 + [Fate.KEPT] * 7
    assert {cell.fate for cell in columns["Mixture"].cells} == {Fate.KEPT}
    assert not any(token.is_removed for token in picture.rows)


def test_greedy_is_a_stage_that_cuts_all_but_one():
    picture = stages_of(traced(at_work("top_p", mass=0.95), pick="greedy"))
    columns = active(picture)
    assert columns["Greedy"].kept == 1
    assert columns["Greedy"].cuts
    assert columns["Greedy"].step is None
    assert [cell.fate for cell in columns["Greedy"].cells[:2]] == [Fate.KEPT, Fate.CUT]
    assert columns["Result"].cells[0].share == 1.0


def test_a_stage_without_effect_has_neither_ticks_nor_a_change():
    picture = stages_of(traced(at_work("top_k", count=40), at_work("penalties")))
    for title in ("Top-k", "Penalties"):
        column = active(picture)[title]
        assert all(cell.before is None for cell in column.cells)
        assert not column.cuts
    assert [change_text(picture, block.change) for block in blocks(picture.columns)[1:3]] == [
        "0.000",
        "0.000",
    ]


def test_of_many_tokens_the_best_and_the_likeliest_cut_ones_are_shown():
    logits = np.random.default_rng(1).normal(0, 3, 5000)
    picture = stages_of(traced(at_work("top_k", count=100), at_work("top_p"), logits=logits))
    assert len(picture.rows) == 18
    assert picture.more == "and 4 982 more"
    assert [token.rank for token in picture.rows[:12]] == list(range(1, 13))
    columns = active(picture)
    for title in ("Top-k", "Top-p"):  # each cut has some of its own
        assert [cell.fate for cell in columns[title].cells].count(Fate.CUT) == 3
    assert [token.rank for token in picture.rows[-3:]] == [101, 102, 103]
    order = np.argsort(-logits, kind="stable")
    assert [token.id for token in picture.rows] == [order[t.rank - 1] for t in picture.rows]


def test_without_a_cut_only_the_best_are_shown():
    logits = np.arange(13.0)
    picture = stages_of(traced(at_work("temperature", degree=2.0), logits=logits))
    assert [token.id for token in picture.rows] == list(range(12, 0, -1))
    assert picture.more == "and 1 more"


def test_an_impossible_token_is_gone_from_the_start():
    picture = stages_of(traced(at_work("temperature"), logits=[1.0, -np.inf, 0.5]))
    assert [token.id for token in picture.rows] == [0, 2, 1]
    fates = [column.cells[2].fate for column in picture.columns if column.cells]
    assert set(fates) == {Fate.GONE}


def test_one_token_alone_has_a_picture():
    picture = stages_of(traced(logits=[0.0]))
    assert picture.limit == 0.0
    assert [column.title for column in picture.columns] == ["Model", "Result"]


# Any chain


@st.composite
def traces(draw):
    names = draw(st.lists(st.sampled_from(sorted(KINDS)), max_size=7))
    samplers = []
    for name in names:
        sampler = replace(ready(KINDS[name]), on=draw(st.booleans()))
        if sampler.is_random and sum(s.is_random for s in samplers) >= MOST_RANDOM:
            continue
        samplers.append(sampler)
    logits = draw(st.lists(st.floats(-30, 30), min_size=1, max_size=40))
    pick = draw(st.sampled_from(("sample", "greedy")))
    text = tuple(draw(st.lists(st.integers(0, len(logits) - 1), max_size=4)))
    known = case("Summarization")
    source = Source.from_logits(logits)
    chain = replace(known.chain, samplers=tuple(samplers))
    try:
        return run(Experiment(source, chain, pick=pick, output_ids=text))
    except DataError:  # every token was banned: a chain that is refused has no picture
        reject()


@given(traces(), st.sampled_from(MODES))
@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
def test_any_chain_has_a_picture(trace, mode):
    picture = stages_of(trace, mode=mode)
    shown = [picture.columns[place] for place in picture.active]
    assert shown[0].kind is Kind.MODEL
    assert shown[-1].kind is Kind.RESULT
    assert all(len(column.cells) == len(picture.rows) for column in shown)
    assert len({token.id for token in picture.rows}) == len(picture.rows)
    for row, token in enumerate(picture.rows):
        cells = [column.cells[row] for column in shown]
        possible = cells[0].fate is not Fate.GONE
        cuts = [cell.fate for cell in cells].count(Fate.CUT)
        assert cuts == (1 if token.is_removed and possible else 0)
        assert (cells[-1].fate is Fate.GONE) is token.is_removed
        for cell in cells:
            low, high = picture.span(cell)
            assert 0.0 <= low <= high <= 1.0
            tick = picture.tick(cell)
            assert tick is None or 0.0 <= tick <= 1.0
        assert row_sentence(picture, row)
    assert len(table_of(picture)) == len(picture.rows) + 4
    assert all(np.isfinite(block.end) for block in blocks(picture.columns))
