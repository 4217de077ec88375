"""Pictures of a report: well-formed, in words too, and told apart without their colours."""

import re
from xml.etree import ElementTree as ET

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampling_core.labs.report.band import BandPicture, band
from sampling_core.labs.report.bars import bars
from sampling_core.labs.report.bars_frame import BarsPicture
from sampling_core.labs.report.parts import Bar, Outcome, Pill
from sampling_core.labs.report.pictures import pictures
from sampling_core.labs.report.rail import rail
from sampling_core.labs.report.svg import Drawing, at, fitted, wide
from tests.sampling_core.labs.report.worked import made

SVG = "{http://www.w3.org/2000/svg}"
SHARES = st.floats(0.0, 1.0)
TEXTS = st.text(max_size=40)


def outcome(*rows, **changes):
    return Outcome(
        run="own", title="Your settings", settings="T 0.60", entropy=1.2, draws=100, seed=1,
        viable=2, limit=0.01, kept=2, size=10, bars=rows, **changes,
    )  # fmt: skip


def read(svg):
    root = ET.fromstring(svg)
    assert root.tag == f"{SVG}svg"
    return root


def words(root):
    return [element.text for element in root.iter(f"{SVG}text")]


@pytest.fixture(scope="module")
def drawn():
    return pictures(made("use-cases"))


def test_names_are_safe_for_files_and_in_order(drawn):
    assert len(drawn) >= 12
    for name in drawn:
        assert re.fullmatch(r"lab\d\d-case\d\d-(rail|band|bars)", name)


def test_each_picture_is_well_formed_titled_and_described(drawn):
    for name, svg in drawn.items():
        root = read(svg)
        assert root.find(f"{SVG}title").text
        assert root.find(f"{SVG}desc").text
        assert root.get("aria-labelledby") == f"{name}-t {name}-d"


def test_pictures_refer_to_nothing_outside(drawn):
    for svg in drawn.values():
        assert "href" not in svg
        assert "url(" not in svg
        assert svg.count("http") == 1  # the name of the language itself


def test_what_was_removed_is_hatched_and_said():
    kept = Bar(token="a", model=0.7, exact=1.0, sampled=1.0)
    removed = Bar(token="b c", model=0.3, exact=0.0, cut_by="top-p")
    svg = bars(BarsPicture(outcome(kept, removed)), "x")
    root = read(svg)
    assert "cut by top-p" in words(root)
    assert "b␣c" in words(root)
    assert len(list(root.iter(f"{SVG}path"))) == 2  # the hatch, and its sign
    assert "b␣c: cut by top-p, 30.00 % in the model." in root.find(f"{SVG}desc").text


def test_a_second_result_stands_beside_the_first_as_an_outline():
    rows = Bar(token="a", model=0.7, exact=0.6, sampled=0.5), Bar(token="b", model=0.3, exact=0.4)
    alone = bars(BarsPicture(outcome(*rows)), "x")
    both = bars(BarsPicture(outcome(*rows), outcome(rows[0])), "x")
    assert "B: recommended, exact" not in alone
    assert "B: recommended, exact" in both
    assert words(read(both)).count("B") == 2


def test_a_token_that_the_second_result_does_not_list_is_not_said_to_be_cut():
    a, b = Bar(token="a", model=0.7, exact=0.6), Bar(token="b", model=0.3, exact=0.4)
    more = outcome(a)  # which keeps two tokens, and lists one
    assert "≤ 60.00 %" in words(read(bars(BarsPicture(outcome(a, b), more), "x")))
    only = msgspec.structs.replace(more, kept=1)
    assert "cut" in words(read(bars(BarsPicture(outcome(a, b), only), "x")))


def test_tokens_that_are_not_drawn_are_counted():
    rows = [Bar(token=str(i), model=0.01, exact=0.01) for i in range(16)]
    drawn = bars(BarsPicture(msgspec.structs.replace(outcome(*rows), size=49_152)), "x")
    assert "49 138 tokens more" in words(read(drawn))


def test_a_sketch_is_a_dashed_outline():
    rows = (Bar(token="a", model=0.7, exact=0.6),)
    svg = bars(BarsPicture(outcome(*rows), sketch={"a": 0.25}), "x")
    assert "your sketch" in svg
    assert svg.count('stroke-dasharray="4 2"') == 2  # the outline, and its sign


def test_the_rail_tells_what_is_without_effect():
    svg = rail([Pill(name="top_k", settings="top-k 40", effect="no effect: k > 10", is_idle=True)],
               "x")  # fmt: skip
    assert words(read(svg)) == ["Model", "top-k 40", "no effect: k > 10", "Draw"]
    assert "stroke-dasharray" in svg


def test_a_long_rail_goes_on_in_the_next_line():
    short = read(rail([Pill(name="a", settings="top-k 40")], "x"))
    long = read(rail([Pill(name="a", settings="top-k 40")] * 20, "x"))
    assert float(long.get("height")) > 2 * float(short.get("height"))
    assert long.get("width") == short.get("width")


def test_the_scale_says_both_units_and_what_was_predicted():
    svg = band(BandPicture(1.495, 1.0, 2.0, 2.303, "medium"), "x")
    assert "1.495 nats = 2.157 bits" in words(read(svg))
    assert "Predicted: medium." in svg
    assert "dashed: your prediction" in svg


@given(
    rows=st.lists(st.tuples(TEXTS, SHARES, SHARES, st.none() | SHARES, TEXTS), max_size=20),
    sketch=st.dictionaries(TEXTS, SHARES, max_size=5),
)
def test_whatever_a_stranger_put_into_a_result_can_be_drawn(rows, sketch):
    listed = [
        Bar(token=token, model=model, exact=exact, sampled=sampled, cut_by=cut)
        for token, model, exact, sampled, cut in rows
    ]
    read(bars(BarsPicture(outcome(*listed), outcome(*listed[::2]), sketch), "x"))
    read(bars(BarsPicture(outcome(*listed), outcome()), "x"))


@given(st.lists(st.floats(0.0, 100.0), min_size=4, max_size=4), TEXTS)
def test_whatever_the_limits_of_the_bands_the_scale_can_be_drawn(numbers, predicted):
    read(band(BandPicture(*numbers, predicted, numbers[0]), "x"))


@given(st.lists(st.tuples(TEXTS, TEXTS, st.booleans()), max_size=30))
def test_any_chain_can_be_drawn(steps):
    read(rail([Pill(name="a", settings=s, effect=e, is_idle=i) for s, e, i in steps], "x"))


@given(st.floats())
def test_no_length_leaves_the_paper(value):
    assert abs(float(at(value))) <= 100_000


@given(st.text(max_size=500), st.floats(10.0, 500.0))
def test_a_fitted_text_fits(text, room):
    assert wide(fitted(text, room)) <= max(room, wide("…"))


def test_texts_are_escaped_in_a_drawing():
    drawing = Drawing("x", 10.0)
    drawing.text(0.0, 0.0, '</text><script>"&')
    svg = drawing.svg(10.0, "<a>", "</svg>")
    assert words(read(svg)) == ['</text><script>"&']
    assert "<script" not in svg


def test_a_section_that_is_left_out_has_no_pictures():
    content = made("temperature")
    assert not any("bars" in name or "band" in name for name in pictures(content, ["settings"]))
    assert pictures(msgspec.structs.replace(content, labs=())) == {}
