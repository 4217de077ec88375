"""The charts of a sweep: colours, lines, places, ribbons; painted here, pixel by pixel."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.charts.fates_frame import FatesFrame
from desktop.charts.fates_paint import paint_fates
from desktop.charts.fates_picture import FatesPicture, Lane
from desktop.charts.heat import HeatChart
from desktop.charts.heat_frame import HeatFrame
from desktop.charts.heat_paint import image_of, paint_heat
from desktop.charts.heat_picture import Bands, HeatCells, HeatPicture, Mark
from desktop.charts.heat_places import band_places, boundary
from desktop.charts.section import SectionChart
from desktop.charts.section_frame import SectionFrame, apart
from desktop.charts.section_paint import paint_section
from desktop.charts.section_picture import DASHES, Curve, Dot, SectionPicture
from desktop.charts.sweep_axis import SweepAxis, number
from desktop.charts.text import TextPen
from desktop.charts.viridis import colour, table
from desktop.theme import DARK, LIGHT, SMALL, contrast

pytestmark = pytest.mark.usefixtures("look")

AREA = QRectF(0, 0, 600, 400)
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK, LIGHT.zoomed(2.0)])


def painted(paint, picture, theme=LIGHT, area=AREA):
    image = QImage(area.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(theme.colour("panel"))
    painter = QPainter(image)
    paint(painter, area, theme, picture)
    painter.end()
    return image


def count(image, colour_, area):
    area = area.toRect() & image.rect()
    return sum(
        image.pixelColor(x, y) == colour_
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    )


@pytest.fixture
def heat():
    xs, ys = np.linspace(0.0, 2.0, 81), np.linspace(0.0, 1.0, 61)
    values = xs[:, np.newaxis] * (0.5 + ys[np.newaxis, :])
    bands = Bands((1.0, 2.0), ("low", "medium", "high"))
    return HeatPicture(
        SweepAxis(0.0, 2.0, "Temperature"), SweepAxis(0.0, 1.0, "Top-p"),
        HeatCells(SweepAxis(0.0, 3.0, "nats"), xs, ys, values, bands), limit_text="ln 10",
        marks=(Mark("A", 0.7, 1.0, "1.726"), Mark("B", 0.6, 0.9, "1.495")), cross=(0.6, 0.9),
        summary="Entropy from 0 to 3 nats.",
    )  # fmt: skip


# Colours and axes


@THEMES
@pytest.mark.parametrize("text", ["ln 10", "log₂ 10", "ln 151\u202f936", "log₂ 151 936"])
def test_the_limit_of_the_colours_has_room(heat, theme, text):
    area = QRectF(0, 0, 600 * theme.zoom, 400 * theme.zoom)
    frame = HeatFrame.of(area, replace(heat, limit_text=text), theme)
    width = TextPen(theme.font(SMALL)).width(text)
    assert frame.bar.right() + 0.5 + 7 * theme.zoom + width <= area.right()


def test_the_colours_rise_in_lightness_from_violet_to_yellow():
    names = [QColor.fromRgb(int(each)).name() for each in table()]
    assert (names[0], names[-1]) == ("#440154", "#fde725")
    light = [contrast(name, "#000000") for name in names]
    assert all(later >= earlier - 0.02 for earlier, later in pairwise(light))
    assert colour(-1.0).name() == "#440154"
    assert colour(2.0).name() == "#fde725"


def test_an_axis_writes_round_values():
    assert SweepAxis(0.05, 2.0).ticks(5) == [
        (0.5, "0.5"), (1.0, "1.0"), (1.5, "1.5"), (2.0, "2.0"),
    ]  # fmt: skip
    assert [text for _, text in SweepAxis(1.0, 100.0, is_whole=True).ticks(4)] == ["50", "100"]
    assert [text for _, text in SweepAxis(0, 1, is_percent=True).ticks(2)] == [
        "0\u00a0%", "50\u00a0%", "100\u00a0%",
    ]  # fmt: skip
    powers = SweepAxis(1.0, 151_936.0, is_log=True)
    assert [text for _, text in powers.ticks(9)][-1] == "100 000"
    assert powers.place(powers.value(0.25)) == pytest.approx(0.25)
    assert SweepAxis(3.0, 3.0).place(3.0) == 0.5


def test_numbers_have_a_true_minus_and_no_minus_zero():
    assert number(-0.0004, 2) == "0.00"
    assert number(-1.5, 1) == "−1.5"
    assert number(12345, 0) == "12 345"


# The map


@THEMES
def test_each_setting_has_the_colour_of_its_value(heat, theme):
    image = painted(paint_heat, heat, theme)
    frame = HeatFrame.of(AREA, heat, theme)
    for x, y in ((0.2, 0.3), (1.05, 0.12), (1.75, 0.35)):
        at = frame.at(x, y)
        wanted = colour(heat.value_at(x, y) / 3.0)
        found = image.pixelColor(int(at.x()), int(at.y()))
        assert abs(found.green() - wanted.green()) <= 4, (x, y)


def test_the_image_has_one_pixel_for_each_setting_and_the_first_field_across(heat):
    image = image_of(heat.cells)
    assert (image.width(), image.height()) == (81, 61)
    assert image.pixelColor(0, 60) == colour(0.0)
    assert image.pixelColor(80, 0) == colour(1.0)


def test_lines_stand_where_the_measure_passes_a_limit(heat):
    line = heat.cells.lines[0]
    assert len(line) > 60
    for x, y in np.concatenate([line[:, :2], line[:, 2:]]):
        assert x * (0.5 + y) == pytest.approx(1.0, abs=0.01)
    cells = heat.cells
    assert len(boundary(cells.xs, cells.ys, cells.values, 99.0)) == 0


def test_every_area_with_room_is_named_inside_itself(heat):
    named = {name: heat.value_at(*at) for name, at, _ in heat.names}
    assert set(named) == {"low", "medium", "high"}
    assert named["low"] < 1.0 <= named["medium"] < 2.0 <= named["high"]
    flat = np.zeros((64, 64))
    xs = np.linspace(0, 1, 64)
    assert [band for band, _, _ in band_places(xs, xs, flat, (1.0, 2.0), [])] == [0]


def test_a_point_of_the_map_is_the_setting_under_it(heat):
    frame = HeatFrame.of(AREA, heat, LIGHT)
    found = frame.setting(frame.at(1.5, 0.25))
    assert found == pytest.approx((1.5, 0.25))
    assert frame.setting(QPointF(1, 1)) is None


def test_where_nothing_changes_the_map_is_hatched(heat):
    idle = np.zeros(heat.cells.values.shape, dtype=bool)
    idle[:20, :] = True
    plain = painted(paint_heat, heat)
    hatched = painted(paint_heat, replace(heat, idle=idle))
    frame = HeatFrame.of(AREA, heat, LIGHT)
    left = QRectF(frame.at(0.05, 0.6), frame.at(0.4, 0.1))
    right = QRectF(frame.at(1.0, 0.6), frame.at(1.4, 0.1))

    def differing(area):
        return sum(
            plain.pixel(x, y) != hatched.pixel(x, y)
            for x in range(int(area.left()), int(area.right()))
            for y in range(int(area.top()), int(area.bottom()))
        )

    assert differing(left) > 100
    assert differing(right) == 0


def test_a_hidden_map_shows_axes_only(heat, qtbot, look):
    hidden = replace(heat, hidden=True)
    image = painted(paint_heat, hidden)
    room = HeatFrame.of(AREA, heat, LIGHT).map.adjusted(2, 2, -2, -2)
    assert (
        count(image, LIGHT.colour("panel"), room) == room.toRect().width() * room.toRect().height()
    )
    chart = HeatChart(look, "Map")
    qtbot.addWidget(chart)
    chart.resize(600, 400)
    chart.show_picture(hidden)
    assert chart.accessibleDescription() == ""
    with qtbot.assertNotEmitted(chart.moved):
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))


def test_mouse_and_keys_of_the_map(heat, qtbot, look):
    chart = HeatChart(look, "Map")
    qtbot.addWidget(chart)
    chart.resize(600, 400)
    chart.show_picture(heat)
    chart.show()
    qtbot.waitExposed(chart)
    assert chart.accessibleDescription() == "Entropy from 0 to 3 nats."
    at = chart.frame.at(1.0, 0.5).toPoint()
    with qtbot.waitSignal(chart.moved) as moved:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at)
    assert moved.args == pytest.approx([1.0, 0.5], abs=0.01)
    for key, steps in ((Qt.Key.Key_Left, [-1, 0]), (Qt.Key.Key_Up, [0, 1])):
        with qtbot.waitSignal(chart.stepped) as stepped:
            qtbot.keyClick(chart, key)
        assert stepped.args == steps
    with qtbot.waitSignal(chart.used):
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    with qtbot.waitSignal(chart.put_back):
        qtbot.keyClick(chart, Qt.Key.Key_Escape)
    qtbot.mouseMove(chart, at)
    chart.grab()
    with qtbot.waitSignal(chart.used):
        qtbot.mouseDClick(chart, Qt.MouseButton.LeftButton, pos=at)


# Curves


@pytest.fixture
def section():
    xs = np.linspace(0.0, 2.0, 101)
    tokens = ("accent", "sample", "cut", "ok")
    curves = tuple(
        Curve(xs, np.full(101, 2.0 + 0.01 * place), tokens[place], DASHES[place], f"Case {place}")
        for place in range(4)
    )
    return SectionPicture(
        SweepAxis(0.0, 2.0, "Temperature"), SweepAxis(0.0, 2.6, "Entropy (nats)"), curves,
        (Dot(0.6, 2.0, "sample", stem=True),), limit=2.303, limit_text="most 10 tokens can have",
    )  # fmt: skip


def test_labels_never_overlap_and_stay_in_their_order():
    placed = apart([10.0, 11.0, 12.0, 60.0], 15.0, 0.0, 100.0)
    assert placed == [10.0, 25.0, 40.0, 60.0]
    low = apart([95.0, 97.0], 15.0, 0.0, 100.0)
    assert low == [85.0, 100.0]


@THEMES
def test_a_dot_stands_on_its_value_over_a_dashed_stem(section, theme):
    image = painted(paint_section, section, theme)
    frame = SectionFrame.of(AREA, section, theme, labels=0.0)
    sample = theme.colour("sample")
    assert count(image, sample, AREA) > 50
    assert frame.x(2.0) == frame.room.right()


def test_a_sampled_curve_is_dots_with_whiskers_and_no_line():
    xs = np.array([0.5, 1.5])
    picture = SectionPicture(
        SweepAxis(0.0, 2.0), SweepAxis(0.0, 2.0),
        (Curve(xs, np.ones(2), "sample", low=np.full(2, 0.5), high=np.full(2, 1.5)),),
    )  # fmt: skip
    image, frame = painted(paint_section, picture), SectionFrame.of(AREA, picture, LIGHT)
    sample = LIGHT.colour("sample")
    between = QRectF(frame.x(0.9), frame.y(1.2), 60, 100)
    whisker = QRectF(frame.x(0.5) - 3, frame.y(1.45), 6, 30)
    assert count(image, sample, between) == 0
    assert count(image, sample, whisker) > 10


def test_gaps_are_left_where_there_is_no_value():
    xs = np.linspace(0.0, 2.0, 5)
    curve = Curve(xs, np.array([1.0, 1.0, np.nan, 1.0, 1.0]))
    picture = SectionPicture(SweepAxis(0.0, 2.0), SweepAxis(0.0, 2.0), (curve,))
    image, frame = painted(paint_section, picture), SectionFrame.of(AREA, picture, LIGHT)
    gap = QRectF(frame.x(0.7), frame.y(1.0) - 3, frame.x(1.3) - frame.x(0.7), 6)
    assert count(image, LIGHT.colour("accent"), gap) == 0


def test_mouse_and_keys_of_a_section(section, qtbot, look):
    chart = SectionChart(look, "Section")
    qtbot.addWidget(chart)
    chart.resize(400, 300)
    chart.show_picture(section)
    chart.show()
    qtbot.waitExposed(chart)
    at = chart.frame.at(1.0, 1.0).toPoint()
    with qtbot.waitSignal(chart.moved) as moved:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at)
    assert moved.args == pytest.approx([1.0], abs=0.02)
    with qtbot.waitSignal(chart.stepped) as stepped:
        qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert stepped.args == [1]
    assert section.value_at(1.0) == 2.0


# Fates


@pytest.fixture
def fates():
    xs = np.linspace(0.0, 1.0, 101)
    cost = np.where(xs >= 0.4, 0.4, 0.0)
    return FatesPicture(
        SweepAxis(0.0, 1.0, "Top-p"), (Lane("BENEFIT", ((0.0, 1.0),)), Lane("COST", ((0.4, 1.0),))),
        xs, np.array([1.0 - cost, cost]), now=0.95, summary="COST leaves at top-p below 0.4.",
    )  # fmt: skip


@THEMES
def test_a_token_is_hatched_where_it_is_cut_and_a_line_where_it_survives(fates, theme):
    assert fates.gaps(fates.lanes[1]) == [(0.0, 0.4)]
    assert fates.gaps(fates.lanes[0]) == []
    assert fates.turns(fates.lanes[1]) == [0.4]
    image, frame = painted(paint_fates, fates, theme), FatesFrame.of(AREA, fates, theme)
    y = frame.middle(1)
    alive = QRectF(frame.x(0.6), y - 2, 60, 4)
    cut = QRectF(frame.x(0.05), y - frame.lane / 2, 60, frame.lane)
    assert count(image, theme.colour("accent"), alive) > 60
    assert count(image, theme.colour("accent"), cut) == 0
    assert (
        sum(
            image.pixelColor(x, int(y)) != theme.colour("panel")
            for x in range(int(cut.left()), int(cut.right()))
        )
        > 5
    )


def test_ribbons_fill_the_room(fates):
    assert fates.edges[-1] == pytest.approx(np.ones(101))
    assert fates.edges.shape == (3, 101)
