"""Small pictures show what they are told, in colour and in words."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.theme import LIGHT
from desktop.widgets.badge import paint_badge
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.gauge import Gauge
from desktop.widgets.hatch import hatch_lines
from desktop.widgets.legend import Legend
from desktop.widgets.rail import Rail
from desktop.widgets.scale import Scale
from desktop.widgets.sparkline import paint_sparkline
from desktop.widgets.strip import Fate, SurvivorStrip
from desktop.widgets.tile import Tile


def painted(paint, width, height):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.panel))
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


def height_of(image, column, colour):
    wanted = QColor(colour)
    return sum(image.pixelColor(column, y) == wanted for y in range(image.height()))


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((6, 4, 0), "6 of 10 tokens kept, 4 cut here"),
        ((10, 0, 0), "10 of 10 tokens kept"),
        ((40, 60, 100), "40 of 200 tokens kept, 60 cut here"),
    ],
)
def test_the_strip_says_what_it_shows(look, qtbot, counts, words):
    strip = SurvivorStrip(look)
    qtbot.addWidget(strip)
    strip.show_tokens(*counts)
    assert strip.accessibleDescription() == words


def test_the_strip_has_a_square_for_each_token_or_a_bar(look, qtbot, share_of):
    strip = SurvivorStrip(look)
    qtbot.addWidget(strip)
    strip.show_tokens(10, 0)
    assert strip.sizeHint().width() == 105
    full = share_of(strip, LIGHT.accent)
    strip.show_fates((Fate.HERE, *[Fate.ALIVE] * 4, *[Fate.BEFORE] * 5))
    assert strip.accessibleDescription() == "4 of 10 tokens kept, 1 cut here"
    assert share_of(strip, LIGHT.accent) < full * 0.6
    strip.show_tokens(1000, 50_000)
    assert strip.sizeHint().width() == 105


def test_the_gauge_fills_up_to_its_value(look, qtbot, share_of):
    gauge = Gauge(look, "Entropy")
    qtbot.addWidget(gauge)
    gauge.resize(200, 9)
    shares = []
    for value in (0.5, 1.0, 2.0):
        gauge.show_value(value, 2.0)
        shares.append(share_of(gauge, LIGHT.accent))
    assert shares[0] < shares[1] < shares[2]
    gauge.show_value(2.0, 2.0, (1.0,))
    assert share_of(gauge, LIGHT.accent) < shares[2]
    assert gauge.accessibleDescription() == "2.000 of at most 2.000"


def test_the_tile_says_number_unit_and_footer(look, qtbot):
    tile = Tile(look, "Entropy")
    qtbot.addWidget(tile)
    tile.show_number("1.495", "nats", "2.157 bits · medium")
    assert tile.accessibleName() == "Entropy"
    assert tile.accessibleDescription() == "1.495 nats, 2.157 bits · medium"
    assert tile.height() == 90


def test_the_rail_is_filled_when_the_stage_is_on(look, qtbot, share_of):
    rail = Rail(look)
    qtbot.addWidget(rail)
    rail.resize(24, 38)
    rail.show_stage(2, on=True)
    assert share_of(rail, LIGHT.accent) > 0.1
    assert rail.accessibleName() == "Stage 2, on"
    rail.show_stage(2, on=False)
    assert share_of(rail, LIGHT.accent) == 0
    assert rail.accessibleName() == "Stage 2, off"


def test_the_legend_names_only_the_marks_there_are(look, qtbot):
    legend = Legend(look)
    qtbot.addWidget(legend)
    wide = legend.sizeHint().width()
    legend.show_marks("A", sampled=False, removed=False)
    assert legend.accessibleDescription() == "exact, after the chain; A"
    assert legend.sizeHint().width() < wide


def test_an_elided_label_keeps_its_words_in_the_tool_tip(look, qtbot):
    label = ElidedLabel(look, "distance 1.0 % · noise ≈ 0.8 %")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.grab()
    assert label.shown_text().endswith("…")
    assert label.toolTip() == label.text()
    label.resize(400, 20)
    label.grab()
    assert label.shown_text() == label.text()
    assert label.toolTip() == ""


@pytest.mark.usefixtures("look")
def test_the_sparkline_stands_on_its_foot_and_keeps_proportions():
    image = painted(lambda p, area: paint_sparkline(p, area, [0.6, 0.3, 0.0], LIGHT), 30, 20)
    assert [height_of(image, x, LIGHT.accent) for x in (3, 13, 23)] == [20, 10, 0]
    assert height_of(image, 23, LIGHT.track) == 1
    assert image.pixelColor(3, 19) == QColor(LIGHT.accent)


@pytest.mark.usefixtures("look")
def test_badge_a_is_outlined_and_b_is_filled():
    inks = []
    for letter in "AB":
        image = painted(lambda p, area, k=letter: paint_badge(p, area, k, LIGHT), 24, 24)
        inks.append(sum(height_of(image, x, LIGHT.accent) for x in range(24)))
    assert inks[1] > 2 * inks[0] > 0


def test_hatching_stays_inside():
    area = QRectF(3, 5, 40, 11)
    lines = hatch_lines(area, 6)
    assert len(lines) >= 7
    for line in lines:
        assert area.contains(line.p1())
        assert area.contains(line.p2())


@pytest.mark.parametrize("logarithmic", [False, True])
def test_a_place_on_the_scale_and_back_is_the_same_value(logarithmic):
    scale = Scale(1, 200, 1, logarithmic, None)
    for value in (1, 2, 7, 40, 199, 200):
        assert scale.value(scale.share(value)) == value
    assert scale.share(0) == 0
    assert scale.share(1e6) == 1
