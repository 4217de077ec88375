"""How the stages are painted: where everything stands, in both themes and at every zoom."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from desktop.charts.figure import REMOVED, TICKS
from desktop.charts.stages_figure import StagesFigure
from desktop.charts.stages_frame import StagesFrame
from desktop.charts.stages_paint import StagesPainter, StagesView, paint_stages
from desktop.charts.stages_picture import Fate, Kind
from desktop.charts.stages_words import foot_texts
from desktop.charts.waterfall_frame import WaterfallFrame, blocks
from desktop.stages_of import stages_of
from desktop.theme import DARK, LIGHT
from sampling_core import Experiment
from sampling_core.cases import case
from sampling_core.model_view.numbers import grouped
from sampling_core.trace import run

pytestmark = pytest.mark.usefixtures("look")

SIZE = (1060, 700)
AREA = QRectF(0, 0, *SIZE)
MODEL, TEMPERATURE, TOP_P, RESULT = 0, 2, 4, 7


@pytest.fixture
def picture():
    known = case("Summarization")
    return stages_of(run(Experiment(known.source, known.chain)))


def painted(picture, theme=LIGHT, size=SIZE, view=None):
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(theme.colour("panel"))
    painter = QPainter(image)
    area = QRectF(0, 0, *size)
    if view is None:
        paint_stages(painter, area, theme, picture)
    else:
        StagesPainter(theme).paint(painter, area, picture, view)
    painter.end()
    return image


def pixels(image, area=None):
    """Blue, green and red of each pixel, shape (height, width, 3)."""
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)[..., :3]
    if area is None:
        return rows.astype(int)
    area = area.toRect() & image.rect()
    return rows[area.top() : area.bottom() + 1, area.left() : area.right() + 1].astype(int)


def count(image, colour, area):
    wanted = (colour.blue(), colour.green(), colour.red())
    return int((pixels(image, area) == wanted).all(axis=2).sum())


def pink(image):
    """How many pixels have more or less the colour of a cut."""
    blue, green, red = np.moveaxis(pixels(image), 2, 0)
    return int(((red - green > 25) & (blue - green > 15)).sum())


def cell(frame, place, row):
    """The room of the bar of a cell."""
    column = frame.columns[place]
    height = frame.row / 2
    return QRectF(frame.left(column), frame.middle_of(row) - height / 2, frame.bars, height)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_bars_stand_as_their_shares_say(picture, theme):
    image, frame = painted(picture, theme), StagesFrame.of(AREA, picture, theme)
    for place, token in ((MODEL, "ghost"), (TOP_P, "accent"), (RESULT, "accent")):
        column = picture.columns[place]
        for row in (0, 1, 2):
            room = cell(frame, place, row)
            y = int(room.center().y())
            end = room.left() + picture.span(column.cells[row])[1] * frame.bars
            assert image.pixelColor(int(end) - 2, y) == theme.colour(token)
            assert image.pixelColor(int(end) + 3, y) != theme.colour(token)


def test_removed_tokens_are_hatched_where_they_were_cut(picture):
    image, frame = painted(picture), StagesFrame.of(AREA, picture, LIGHT)
    cut, accent = LIGHT.colour("cut"), LIGHT.colour("accent")
    assert count(image, cut, cell(frame, TOP_P, 6)) > 5
    assert count(image, accent, cell(frame, TOP_P, 6)) == 0
    assert count(image, cut, cell(frame, TEMPERATURE, 6)) == 0
    assert count(image, accent, cell(frame, RESULT, 6)) == 0
    y = frame.top_of(6)
    across = QRectF(frame.left(frame.columns[TOP_P]), y - 2, 90, 4)
    assert count(image, cut, across) > 30
    elsewhere = across.translated(
        frame.columns[TEMPERATURE].left() - frame.columns[TOP_P].left(), 0
    )
    assert count(image, cut, elsewhere) == 0


def test_a_tick_is_the_value_before(picture):
    image, frame = painted(picture), StagesFrame.of(AREA, picture, LIGHT)
    column = picture.columns[TEMPERATURE]
    room = cell(frame, TEMPERATURE, 3)
    x = room.left() + picture.tick(column.cells[3]) * frame.bars
    y = int(room.center().y())
    assert min(image.pixelColor(int(x) + step, y).lightness() for step in (-1, 0, 1)) < 90


def test_off_stages_are_slim_and_side_by_side(picture):
    frame = StagesFrame.of(AREA, picture, LIGHT)
    widths = [round(column.width()) for column in frame.columns]
    assert [width for width, slim in zip(widths, frame.slim, strict=True) if slim] == [40] * 4
    assert len({width for width, s in zip(widths, frame.slim, strict=True) if not s}) == 1
    assert frame.columns[5].right() == pytest.approx(frame.columns[6].left())
    assert frame.columns[-1].right() <= AREA.right()
    image = painted(picture)
    for place in (1, 3, 5, 6):
        inside = QRectF(frame.columns[place].center().x() - 12, 20, 24, 40)
        assert count(image, LIGHT.colour("raised"), inside) > 500


def test_the_waterfall_hangs_between_the_entropies(picture):
    image, frame = painted(picture), StagesFrame.of(AREA, picture, LIGHT)
    below = WaterfallFrame(frame, picture)
    model, temperature, top_p, result = (below.bar(block) for block in blocks(picture.columns))
    assert model.bottom() == pytest.approx(below.plot.bottom())
    assert model.top() == pytest.approx(temperature.top())
    assert temperature.bottom() == pytest.approx(top_p.top())
    assert top_p.bottom() == pytest.approx(result.top())
    assert below.y(picture.limit) == pytest.approx(below.plot.top())
    assert count(image, LIGHT.colour("ghost"), model) > 1000
    assert count(image, LIGHT.colour("accent"), result) > 1000
    assert count(image, LIGHT.colour("cut"), top_p) > 20
    assert [name for name, _y in below.bands] == ["low", "medium", "high"]
    assert below.values == [0.0, 1.0, 2.0]


def test_bands_of_a_large_vocabulary_do_not_overlap(picture):
    many = replace(picture, size=151_936)
    below = WaterfallFrame(StagesFrame.of(AREA, many, LIGHT), many)
    heights = [y for _name, y in below.bands]
    assert all(one - other >= 13.9 for one, other in pairwise(heights))


def test_narrow_columns_scroll_instead_of_being_cut(picture):
    wide = StagesFrame.of(AREA, picture, LIGHT)
    narrow = StagesFrame.of(QRectF(0, 0, 600, 700), picture, LIGHT)
    assert wide.overflow == 0
    assert narrow.overflow > 100
    end = StagesFrame.of(QRectF(0, 0, 600, 700), picture, LIGHT, narrow.overflow)
    assert end.columns[-1].right() <= 600.5
    assert min(c.width() for c, s in zip(end.columns, end.slim, strict=True) if not s) >= 148


def test_rows_are_found_under_the_mouse(picture):
    frame = StagesFrame.of(AREA, picture, LIGHT)
    assert frame.row_at(QPointF(50, frame.middle_of(4))) == 4
    assert frame.row_at(QPointF(50, frame.rows.top() - 3)) == -1
    assert frame.row_at(QPointF(50, frame.rows.bottom() + 3)) == -1


def test_hidden_results_are_not_painted(picture):
    hidden = replace(picture, hidden=True)
    image, frame = painted(hidden), StagesFrame.of(AREA, hidden, LIGHT)
    plot = WaterfallFrame(frame, hidden).plot
    for token in ("accent", "cut", "ghost"):
        for place in (MODEL, TEMPERATURE, TOP_P):
            inside = cell(frame, place, 0).united(cell(frame, place, 9))
            assert count(image, LIGHT.colour(token), inside) == 0
        assert count(image, LIGHT.colour(token), plot) == 0


def test_stages_to_come_are_blank_while_stepping(picture):
    image = painted(picture, view=StagesView(shown=TEMPERATURE))
    frame = StagesFrame.of(AREA, picture, LIGHT)
    accent = LIGHT.colour("accent")
    assert count(image, accent, cell(frame, TEMPERATURE, 0)) > 100
    assert count(image, accent, cell(frame, RESULT, 0)) == 0
    assert count(image, LIGHT.colour("cut"), cell(frame, TOP_P, 6)) == 0
    below = WaterfallFrame(frame, picture)
    result = below.bar(blocks(picture.columns)[3])
    assert count(image, accent, result) == 0
    assert not picture.is_removed(9, TEMPERATURE)
    assert picture.is_removed(9, TOP_P)


def test_the_cells_of_a_chosen_token_are_joined(picture):
    frame = StagesFrame.of(AREA, picture, LIGHT)
    between = QRectF(frame.right(frame.columns[TEMPERATURE]) + 10, frame.middle_of(7) - 1, 20, 2)
    after_the_cut = between.translated(
        frame.columns[TOP_P].left() - frame.columns[TEMPERATURE].left(), 0
    )
    plain, joined = painted(picture), painted(picture, view=StagesView(selected=7, hovered=7))
    accent = LIGHT.colour("accent")
    assert count(plain, accent, between) == 0
    assert count(joined, accent, between) > 10
    assert count(joined, accent, after_the_cut) == 0


@pytest.mark.parametrize("mode", ["probability", "logit", "log"])
@pytest.mark.parametrize("zoom", [0.75, 1.0, 2.0, 2.5])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_it_is_painted_at_every_zoom(picture, theme, zoom, mode):
    theme = theme.zoomed(zoom)
    view = StagesView(selected=2, hovered=8, keyboard=2, drop=300.0, scroll=20)
    for size in ((1060, 700), (420, 300)):
        image = painted(replace(picture, mode=mode), theme, size, view)
        assert count(image, theme.colour("accent"), QRectF(0, 0, *size)) > 50


@pytest.mark.parametrize("size", [(1920, 1080), (600, 380), (320, 700)])
def test_a_figure_shows_all_of_it_in_any_room(picture, size):
    figure = StagesFigure(picture)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(LIGHT.colour("panel"))
    painter = QPainter(image)
    figure.paint(painter, QRectF(0, 0, *size), LIGHT)
    painter.end()
    width, height = size
    right = QRectF(width * 0.8, 0, width * 0.2, height)
    assert count(image, LIGHT.colour("accent"), right) > 100  # the result is there
    assert pink(image) > 20  # and what was cut
    assert figure.title == "Summarization: T 0.60, top-p 0.95"
    assert "exact H 1.495 nats" in figure.caption
    assert figure.summary.startswith("Six of ten tokens kept.")
    assert "Top-p 0.95 keeps 6 and cuts 3.0 %." in figure.summary
    assert StagesFigure(replace(picture, hidden=True)).summary == ""


def test_parts_of_a_figure_can_be_left_out(picture):
    figure = StagesFigure(picture)
    assert figure.parts() == {REMOVED, TICKS}
    plain = figure.without(frozenset({TICKS}))
    assert plain.parts() == {REMOVED}
    kept = figure.without(frozenset({REMOVED}))
    assert [token.token for token in kept.picture.rows][-1] == "OPPORTUNITY"
    assert kept.picture.more == "cut tokens left out: 4"
    assert kept.parts() == {TICKS}
    assert pink(painted(kept.picture, size=(1060, 400))) > 0  # the waterfall still says it
    assert figure.without(frozenset()) == figure


def test_the_kinds_of_the_columns(picture):
    kinds = [picture.columns[place].kind for place in picture.active]
    assert kinds == [Kind.MODEL, Kind.STAGE, Kind.STAGE, Kind.RESULT]
    assert picture.columns[TOP_P].cells[6].fate is Fate.CUT


def test_stages_that_are_off_give_way_before_anything_scrolls(picture):
    frames = [
        StagesFrame.of(QRectF(0, 0, width, 700), picture, LIGHT) for width in (1060, 870, 600)
    ]
    off = picture.columns.index(next(column for column in picture.columns if column.is_off))
    roomy, tight, small = (frame.columns[off].width() for frame in frames)
    assert roomy == 40 > tight > small == 28
    assert [frame.overflow > 0 for frame in frames] == [False, False, True]
    assert all(frame.head(off).width() >= 24 for frame in frames)


def test_a_foot_is_shorter_where_it_would_lie_over_its_name(picture):
    large = replace(picture, size=50_257)
    column = replace(picture.columns[RESULT], kept=50_257)
    assert foot_texts(large, column)[2][1].startswith(f"{grouped(50_257)} of")
    assert foot_texts(large, column, short=True)[2] == ("Kept", grouped(50_257))
    assert foot_texts(large, column)[:2] == foot_texts(large, column, short=True)[:2]
