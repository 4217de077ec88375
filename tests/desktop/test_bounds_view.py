"""Limits where only the likeliest tokens are known: in bars, tiles, table, cards and exports."""

import csv
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

import sampling_core.bounds as bounds_room
from desktop.charts.curve_picture import CurvePicture
from desktop.charts.distribution_paint import DistributionPainter, paint
from desktop.charts.marks_paint import MarksPainter
from desktop.files import export_chart
from desktop.pictures import picture_now
from desktop.theme import DARK, LIGHT
from sampling_core import Experiment, engine, run
from sampling_core.cases import case
from sampling_core.formats.captures import read
from sampling_core.model_view.lines import REST_ID
from sampling_core.model_view.numbers import number_range, percent_range
from tests.desktop.captured import KNOWN, VOCABULARY, capture_file
from tests.desktop.controls import find, tile


def chain(**parameters):
    return engine("lab").chain("off", **parameters)


@pytest.fixture
def opened(window, tmp_path):
    """A window on a position of which 20 tokens are known, no stage at work."""
    window.files.open(capture_file(tmp_path))
    use(window)
    return window


def use(window, **parameters):
    session = window.session
    session.edit(session.experiment.with_chain(chain(**parameters)), "settings")


@pytest.fixture
def source(tmp_path):
    return read(capture_file(tmp_path)).sources[0]


def picture_at(source, **parameters):
    return picture_now(run(Experiment(source, chain(**parameters))), None)


# Numbers as texts.


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (0.4298, 0.5280, "43.0–52.8 %"),
        (0.0, 0.0842, "0.0–8.4 %"),
        (0.43012, 0.43047, "43.01–43.05 %"),
        (0.430121, 0.430124, "≈ 43.01 %"),
        (0.0, 0.00001, "< 0.01 %"),
        (0.0, 1.0, "0.0–100.0 %"),
    ],
)
def test_limits_of_shares_as_texts(low, high, text):
    assert percent_range(low, high) == text


def test_limits_of_numbers_as_texts():
    assert number_range(1.7846, 4.0153, 2) == "1.78–4.02"
    assert number_range(-1e-15, 0.001, 2) == "≈ 0.00"


# The picture.


def test_the_published_limits_stand_in_the_column_exact(source):
    bar = picture_at(source, temperature=0.7).rows[0]
    assert bar.limits == pytest.approx((0.4298, 0.5280), abs=5e-5)
    assert bar.exact_text == "43.0–52.8 %"


def test_at_temperature_1_each_share_is_exact(source):
    picture = picture_at(source)
    assert not picture.has_limits
    assert picture.rows[0].exact_text == "19.93\N{NO-BREAK SPACE}%"
    assert picture.rest.exact_text == "43.03\N{NO-BREAK SPACE}%"


def test_a_top_k_within_the_known_tokens_is_exact(source):
    picture = picture_at(source, temperature=1.5, top_k=5)
    assert not picture.has_limits
    assert sum(bar.exact for bar in picture.rows) == pytest.approx(1.0)
    assert picture.rest.cut_by == "top-k"
    assert " 5 of 50 257 tokens kept" in picture.summary


def test_unknown_tokens_are_one_row(source):
    picture = picture_at(source, temperature=1.5)
    assert [bar.token for bar in picture.rows] == [f" w{rank}" for rank in range(KNOWN)]
    assert picture.more == "everything else (50 237 tokens)"
    assert picture.rest.id == REST_ID
    low, high = picture.rest.limits
    assert low < picture.rest.exact <= high + 1e-12


def test_limits_hold_the_value_between_them(source):
    for parameters in ({"temperature": 0.7}, {"temperature": 2.0}, {"top_p": 0.7}):
        for bar in picture_at(source, **parameters).rows:
            if bar.limits is not None:
                assert bar.limits[0] - 1e-9 <= bar.exact <= bar.limits[1] + 1e-9


def test_the_summary_says_it(source):
    words = picture_at(source, temperature=0.7).summary
    assert words.startswith("Only the 20 most likely tokens are known. The rest holds 43.0 %.")
    assert "w0 has 43.0–52.8 %" in words
    assert "Entropy 1.78–4.02 nats" in words


def test_more_known_tokens_than_rows(tmp_path):
    source = read(capture_file(tmp_path, known=60)).sources[0]
    picture = picture_at(source)
    assert len(picture.rows) == 40
    assert picture.rest is None
    assert picture.more == "20 more known tokens, and everything else (50 197 tokens)"


def test_the_table_has_columns_for_the_limits(source, tmp_path):
    trace = run(Experiment(source, chain(temperature=0.7)))
    export_chart(tmp_path / "chart.csv", trace, None)
    lines = (tmp_path / "chart.csv").read_text(encoding="utf-8-sig").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("# ")))
    assert len(rows) == KNOWN + 1
    first, last = rows[0], rows[-1]
    assert float(first["Exact, low"]) == pytest.approx(0.4298, abs=5e-5)
    assert float(first["Exact, high"]) == pytest.approx(0.5280, abs=5e-5)
    assert last["Token"] == "everything else (50 237 tokens)"


def test_a_whole_vocabulary_has_no_such_columns(tmp_path):
    known = case("Code")
    picture = picture_now(run(Experiment(known.source, known.chain)), None)
    assert picture.rest is None
    assert "Exact, low" not in picture.table()[0]


# On the screen.


def test_the_bar_over_the_views(opened):
    bar, text = find(opened, "bounds"), find(opened, "bounds.text")
    assert bar.isVisible()
    assert text.text() == (
        "Only the 20 most likely tokens are known. The rest holds 43.0 %. "
        "With these settings the probability of each token is exact."
    )
    use(opened, temperature=0.7)
    assert "Results that are bounds say so" in text.text()
    for view in ("stages", "compare", "sweep", "distribution"):
        opened.area.focus(view)
        assert bar.isVisible()
    opened.session.choose_source(case("Code").source)
    assert bar.isHidden()


def test_the_bar_folds_out(opened):
    use(opened, temperature=0.7, top_k=5)
    assert find(opened, "bounds.statements").isHidden()
    find(opened, "bounds.more").click()
    said = find(opened, "bounds").accessibleDescription()
    assert "T 0.70 is only bounded" in said
    assert "Top-k 5 is exact: 5 tokens stay, known by name." in said
    assert find(opened, "bounds.statements").isVisible()
    use(opened)
    assert "No stage is at work" in find(opened, "bounds").accessibleDescription()
    find(opened, "bounds.more").click()
    assert find(opened, "bounds.statements").isHidden()


def test_tiles_show_limits(opened):
    use(opened, temperature=0.7)
    assert tile(opened, "entropy") == "1.78–4.02 nats, 2.57–5.79 bits"
    assert tile(opened, "kept").startswith("99–50 257")
    assert tile(opened, "most_likely") == "43.0–52.8 %,  w0"
    assert tile(opened, "effective").startswith("5.96–55.44")
    use(opened, temperature=0.7, top_k=5)
    assert tile(opened, "kept") == "5 of 50 257, set by top-k"
    assert "–" not in tile(opened, "entropy")


def test_the_table_view_shows_limits(opened):
    use(opened, temperature=0.7)
    view = opened.distribution
    view.show_mode(1)
    table = view.table
    shown = [c for c in range(table.model().columnCount()) if not table.isColumnHidden(c)]
    heads = [view.model.headerData(c, Qt.Orientation.Horizontal) for c in shown]
    assert heads[-2:] == ["Exact, low", "Exact, high"]
    assert view.model.rowCount() == KNOWN + 1
    cells = [view.model.index(0, c).data() for c in shown]
    assert cells[-2:] == ["42.98 %", "52.80 %"]
    assert "43.0–52.8 %" in cells
    last = table.model().index(KNOWN, 1)
    table.setCurrentIndex(last)  # the row of unknown tokens is no token
    assert opened.session.selected == 0
    opened.session.choose_source(case("Code").source)
    assert table.isColumnHidden(shown[-1])


def test_the_curve_shows_known_tokens_with_limits(opened):
    use(opened, temperature=0.7)
    opened.distribution.show_mode(2)
    picture = opened.distribution.picture
    assert isinstance(picture, CurvePicture)
    assert len(picture.rows) == len(picture.totals) == KNOWN
    assert picture.has_limits


def test_cards_say_exact_or_bounded(opened):
    use(opened, temperature=0.7, top_k=5)
    steps = {sampler.name: step for step, sampler in enumerate(opened.session.experiment.chain)}
    cards = {name: opened.parameters.card(step) for name, step in steps.items()}
    assert cards["temperature"].effect_text().endswith(" · bounded")
    assert cards["top_k"].effect_text().endswith(" · exact")
    effect = find(cards["temperature"], "stage.temperature.effect")
    assert effect.toolTip().startswith("T 0.70 is only bounded")
    opened.session.choose_source(case("Code").source)
    assert "exact" not in cards["top_k"].effect_text()


def test_limits_are_computed_once_for_each_experiment(opened, monkeypatch):
    seen = []
    honest = bounds_room.bounds
    monkeypatch.setattr(bounds_room, "bounds", lambda e: seen.append(e) or honest(e))
    use(opened, temperature=0.8)
    opened.distribution.show_mode(1)
    opened.distribution.show_mode(0)
    assert len(seen) == 1


def test_a_whole_vocabulary_asks_for_no_limits(window, monkeypatch):
    def fail(_):
        raise AssertionError("limits of a vocabulary that is known")

    monkeypatch.setattr(bounds_room, "bounds", fail)
    window.session.set_field(1, "degree", 0.9)
    window.distribution.show_mode(1)
    window.session.choose_source(case("Code").source)
    assert window.session.bounds is None
    assert find(window, "bounds").isHidden()


def test_screen_readers_hear_limits(opened):
    use(opened, temperature=0.7)
    assert opened.announcer._words(opened.session.trace) == (
        "Entropy between 1.78 and 4.02 nats, 99–50 257 kept"
    )


def test_the_stages_have_rows_of_known_tokens_alone(opened):
    use(opened, temperature=0.7, top_p=0.9)
    opened.area.focus("stages")
    ids = [row.id for row in opened.stages.chart.picture.rows]
    assert ids
    assert max(ids) < KNOWN


# Paint.


@pytest.mark.parametrize("theme", [LIGHT, DARK, LIGHT.zoomed(2.0)])
@pytest.mark.parametrize("degree", [0.7, 1.5])
def test_limits_are_hatched_where_the_end_could_lie(qapp, source, theme, degree):
    picture = picture_at(source, temperature=degree)
    first = picture.rows[0]
    size = QSize(round(900 * theme.zoom), round(700 * theme.zoom))
    area = QRectF(0, 0, size.width(), size.height())
    frame = DistributionPainter(theme, lowest=12).frame(area, picture)
    left, right = frame.bars
    places = [left + (right - left) * share / picture.fitted for share in first.limits]
    y = int(frame.top_of(0, 0) + frame.row / 2) - 2
    shown = image(replace(picture, reference=""), theme, size)
    seen = {shown.pixel(x, y) for x in range(int(places[0]) + 4, int(places[1]) - 4)}
    assert len(seen) > 2  # strokes and the ground between them
    solid = {shown.pixel(x, y) for x in range(left + 2, int(places[0]) - 4)}
    assert solid == {theme.colour("accent").rgb()}
    beyond = shown.pixel(int(places[1]) + 6, y)
    assert beyond != theme.colour("accent").rgb()


def test_a_hidden_picture_shows_no_limits(qapp, source):
    picture = replace(picture_at(source, temperature=1.5), hidden=True)
    assert not picture.has_limits
    without = replace(bare(picture), hidden=True)
    size = QSize(900, 700)
    assert image(picture, LIGHT, size) == image(without, LIGHT, size)


def test_the_longest_bar_of_all_unknown_tokens_is_broken_off(qapp, source, monkeypatch):
    picture = picture_at(source, temperature=1.5)
    assert picture.fitted < picture.rest.exact
    size = QSize(900, 700)
    before = image(picture, LIGHT, size)
    monkeypatch.setattr(MarksPainter, "_paint_breaks", lambda *_: None)
    assert image(picture, LIGHT, size) != before


def bare(picture):
    """The same picture as if all limits were one number."""
    rows = tuple(replace(bar, least=None, most=None) for bar in picture.rows)
    rest = replace(picture.rest, least=None, most=None)
    return replace(picture, rows=rows, rest=rest, maximum=picture.fitted)


def image(picture, theme, size):
    shown = QImage(size, QImage.Format.Format_RGB32)
    shown.fill(theme.colour("panel"))
    painter = QPainter(shown)
    paint(painter, QRectF(0, 0, size.width(), size.height()), theme, picture)
    painter.end()
    return shown


def test_an_exported_picture_says_how_much_is_known(source, tmp_path):
    trace = run(Experiment(source, chain(temperature=0.7)))
    export_chart(tmp_path / "chart.svg", trace, None)
    text = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert "20 of 50 257 tokens known" in text
    assert "Only the 20 most likely tokens are known" in text
    assert len(trace.experiment.source) == VOCABULARY
