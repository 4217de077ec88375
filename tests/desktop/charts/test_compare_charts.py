"""Charts that compare: what is painted where, in both themes and at every zoom."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from desktop.charts.columns_side_paint import SidePainter
from desktop.charts.columns_side_picture import SidePicture
from desktop.charts.compare_chart import ComparedChart
from desktop.charts.compare_figure import ComparedFigure
from desktop.charts.compare_picture import Cell, Head, RunsPicture, Shared
from desktop.charts.distribution_paint import View
from desktop.charts.dumbbell_paint import DumbbellPainter
from desktop.charts.engines_paint import EnginesPainter
from desktop.charts.engines_picture import EngineRow, EnginesPicture, MatrixPicture
from desktop.charts.matrix_paint import MatrixPainter
from desktop.charts.orders_paint import OrdersPainter
from desktop.charts.orders_picture import OrderRow, OrdersPicture
from desktop.theme import DARK, LIGHT, contrast

pytestmark = pytest.mark.usefixtures("look")

HEADS = (Head("A", "#1 T 0.70", "Summarization", (("Entropy", "1.726 nats"),)),
         Head("B", "current", "Summarization", (("Entropy", "1.495 nats"),)))  # fmt: skip
ROWS = (
    Shared(0, "BENEFIT", (Cell(0.33, sampled=(0.34, 0.33, 0.35)), Cell(0.37))),
    Shared(1, "COST", (Cell(0.25), Cell(0.27))),
    Shared(9, "NOISE", (Cell(0.20), Cell(0.0, "top-p", 0.12))),
)
OWN = (Shared(-1, "OLD", (Cell(0.1), None)), Shared(4, "NEW", (None, Cell(0.1))))
DUMBBELLS = RunsPicture(HEADS, ROWS, summary="A and B.")
COLUMNS = SidePicture(HEADS, ROWS + OWN, more="5 more tokens", summary="A, B.")
LAB = EngineRow(
    0, "Lab order", "", 6, 1.495, 4.46, 0.373, 0.0, ((0.37, False), (0.2, True)), "The same",
    is_now=True,
)  # fmt: skip
REFUSING = EngineRow(1, "TGI", "x", None, None, None, None, None, cause="Refuses", group=1)
ENGINES = EnginesPicture((LAB, REFUSING), summary="Two engines.")
MATRIX = MatrixPicture(("Lab order", "TGI"), (0, 1), ((0.0, 0.3), (0.3, 0.0)), most=0.693)
ORDERS = OrdersPicture(
    (
        OrderRow(0, "4 of 6 orders", 4, 6, 1.5, 4.5, 0.37, ("Top-p", "Temperature"), is_now=True),
        OrderRow(1, "2 of 6 orders", 2, 7, 1.6, 5.0, 0.3, ("Temperature", "Top-p"), ("most",)),
    ),
    summary="Six orders.",
)
ALL = (
    (DUMBBELLS, DumbbellPainter), (COLUMNS, SidePainter), (ENGINES, EnginesPainter),
    (MATRIX, MatrixPainter), (ORDERS, OrdersPainter),
)  # fmt: skip
NAMES = ["dumbbell", "columns", "engines", "matrix", "orders"]
every = pytest.mark.parametrize(("picture", "make"), ALL, ids=NAMES)


def painted(picture, make, theme=LIGHT, width=800, view=None):
    painter_of = make(theme)
    area = QRectF(0, 0, width, painter_of.height(picture, width))
    image = QImage(width, max(1, round(area.height())), QImage.Format.Format_RGB32)
    image.fill(theme.colour("panel"))
    painter = QPainter(image)
    painter_of.paint(painter, area, picture, view or View())
    painter.end()
    return image, painter_of.frame(area, picture)


def count(image, colour, area=None):
    area = image.rect() if area is None else area.toRect() & image.rect()
    return sum(
        image.pixelColor(x, y) == colour
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    )


def only(picture):
    return SidePicture(picture.heads, tuple(row for row in picture.rows if row.only_in is None))


@every
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("zoom", [0.75, 1.0, 2.5])
def test_every_chart_paints_in_both_themes_and_at_every_zoom(picture, make, theme, zoom):
    theme = theme.zoomed(zoom)
    image, frame = painted(picture, make, theme, 420)
    assert frame.bottom <= image.height() + 1
    assert all(a < b for a, b in zip(frame.edges, frame.edges[1:], strict=False))
    assert count(image, theme.colour("panel")) < image.width() * image.height()


EMPTY = (RunsPicture((), ()), SidePicture((), ()), EnginesPicture(()),
         MatrixPicture((), (), ()), OrdersPicture(()))  # fmt: skip


@pytest.mark.parametrize(
    ("picture", "make"), [(e, m) for e, (_p, m) in zip(EMPTY, ALL, strict=True)], ids=NAMES
)
def test_a_chart_can_be_painted_before_there_is_anything(picture, make):
    image, frame = painted(picture, make)
    assert frame.count == 0
    assert not image.isNull()


@every
def test_rows_are_found_by_their_height(picture, make):
    _image, frame = painted(picture, make)
    for row in range(frame.count):
        assert frame.row_at(frame.row(row).center().y()) == row
    assert frame.row_at(frame.bottom + 1) == -1
    assert frame.row_at(-1) == -1
    assert frame.count == len(picture.grid.keys)


def test_a_is_outlined_b_filled_and_a_removed_token_crossed():
    image, frame = painted(DUMBBELLS, DumbbellPainter)
    accent, cut = LIGHT.colour("accent"), LIGHT.colour("cut")
    y = int(frame.row(0).center().y())
    a, b = (round(frame.x(cell.exact, DUMBBELLS.end)) for cell in ROWS[0].cells)
    assert image.pixelColor(a - 2, y) == LIGHT.colour("panel")
    assert image.pixelColor(b, y) == accent
    assert count(image, LIGHT.colour("ghost"), QRectF(a + 7, y - 1, b - a - 14, 3)) > 0
    left = frame.axis[0]
    gutter = QRectF(left - 18, frame.row(2).top(), 18, frame.row(2).height())
    assert count(image, cut, gutter) > 0
    assert count(image, cut, QRectF(left - 18, frame.row(1).top(), 18, frame.row(1).height())) == 0


def test_bars_are_as_long_as_shares_and_hatched_where_cut():
    picture = only(COLUMNS)
    image, frame = painted(picture, SidePainter)
    accent = LIGHT.colour("accent")
    for column in (0, 1):
        left, right = frame.bars(column)
        y = int(frame.inside(1).center().y())
        end = left + (right - left) * ROWS[1].cells[column].exact / picture.end
        assert image.pixelColor(int(end) - 2, y) == accent
        assert image.pixelColor(int(end) + 2, y) != accent
    left, right = frame.bars(1)
    removed = QRectF(left + 1, frame.inside(2).top(), right - left, frame.inside(2).height())
    assert count(image, accent, removed) == 0
    assert count(image, LIGHT.colour("removed"), removed) > 10
    assert count(image, LIGHT.colour("sample"), frame.inside(0)) > 20
    assert count(image, LIGHT.colour("sample"), frame.inside(1)) == 0


def test_narrow_columns_have_their_texts_over_the_bars():
    wide, narrow = (SidePainter(LIGHT).height(COLUMNS, width) for width in (800, 420))
    assert narrow > wide
    _image, frame = painted(COLUMNS, SidePainter, width=420)
    assert frame.is_stacked
    assert frame.bars(0) == frame.columns[0]
    row = frame.inside(0)
    assert row.top() < frame.text_y(row) < frame.bar_y(row) < row.bottom()


def test_own_tokens_stand_below_a_heading():
    _image, frame = painted(COLUMNS, SidePainter)
    assert frame.heading > 0
    assert frame.inside(3).top() == frame.row(3).top() + frame.heading
    assert COLUMNS.grid.texts[3][1].startswith("OLD 10.00")
    assert COLUMNS.grid.texts[3][2].startswith("NEW 10.00")
    assert COLUMNS.grid.keys == (0, 1, 9, 4)


@every
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_hidden_results_are_neither_painted_nor_said(picture, make, theme):
    hidden = replace(picture, hidden=True)
    image, frame = painted(hidden, make, theme)
    inside = QRectF(0, frame.top, image.width(), frame.bottom - frame.top)
    for token in ("sample", "cut", "removed"):
        assert count(image, theme.colour(token), inside) == 0
    assert not any(char.isdigit() for row in hidden.grid.texts for cell in row[2:] for char in cell)
    reasons = [row.cause for row in getattr(picture, "rows", ()) if isinstance(row, EngineRow)]
    assert not any(why in " ".join(row) for why in reasons for row in hidden.grid.texts)
    numbers = [v for row in hidden.grid.values for v in row[2:]]
    assert not any(isinstance(value, float) for value in numbers)


def test_hidden_columns_have_no_bars():
    image, _frame = painted(replace(only(COLUMNS), hidden=True, heads=HEADS[:1]), SidePainter)
    shown, _frame = painted(replace(only(COLUMNS), heads=HEADS[:1]), SidePainter)
    accent = LIGHT.colour("accent")
    assert count(image, accent) < 100 < count(shown, accent)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_in_the_matrix_can_be_read(theme):
    painter = MatrixPainter(theme)
    for step in range(101):
        ground, ink = painter.colours(0.693 * step / 100, 0.693)
        assert contrast(ink.name(), ground.name()) >= 4.5
    near, far = (painter.colours(each, 0.693)[0] for each in (0.0, 0.693))
    assert near == theme.colour("panel")
    assert contrast(near.name(), far.name()) > 3


def test_long_examples_become_one_text():
    many = OrderRow(0, "1 of 5 040 orders", 1, 1, 0.1, 1.1, 0.9, ("Locally typical",) * 7)
    image, _frame = painted(OrdersPicture((many,)), OrdersPainter, width=420)
    assert not image.isNull()


@pytest.fixture
def chart(qtbot, look):
    chart = ComparedChart(look, "Comparison", DumbbellPainter, RunsPicture((), ()))
    qtbot.addWidget(chart)
    chart.resize(800, 300)
    chart.show_picture(DUMBBELLS)
    chart.show()
    qtbot.waitExposed(chart)
    return chart


def test_mouse_and_keys_choose_a_row(qtbot, chart):
    place = QPoint(300, int(chart.frame.row(1).center().y()))
    with qtbot.waitSignal(chart.selected) as chosen:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [1]
    with qtbot.waitSignal(chart.selected) as chosen:
        qtbot.keyClick(chart.focusProxy(), Qt.Key.Key_Down)
    assert chosen.args == [9]
    with qtbot.waitSignal(chart.activated_row) as used:
        qtbot.keyClick(chart.focusProxy(), Qt.Key.Key_Return)
    assert used.args == [2]
    with qtbot.waitSignal(chart.activated_row) as used:
        qtbot.mouseDClick(chart, Qt.MouseButton.LeftButton, pos=place)
    assert used.args == [1]


def test_choosing_from_outside_is_not_announced(qtbot, chart):
    with qtbot.assertNotEmitted(chart.selected):
        chart.select(9)
    assert chart.row == 2
    chart.show_picture(replace(DUMBBELLS, rows=ROWS[1:]))
    assert chart.row == 1  # it stays chosen where it is now
    chart.select(None)
    assert chart.row == -1


def test_a_screen_reader_gets_a_table_with_a_sentence(chart):
    model = chart._table.model()
    assert model.columnCount() == 4
    assert model.index(2, 2).data() == "cut by top-p"
    assert model.headerData(3, Qt.Orientation.Horizontal) == "B − A, percentage points"
    assert chart.accessibleDescription() == "A and B."
    chart.show_picture(replace(DUMBBELLS, hidden=True))
    assert chart.accessibleDescription() == ""
    assert model.index(0, 1).data() == "hidden"


def test_a_chart_takes_the_height_of_its_rows_and_follows_the_zoom(chart, look):
    low = chart.minimumSizeHint().height()
    look.show(LIGHT.zoomed(2.0))
    assert chart.minimumSizeHint().height() == pytest.approx(2 * low, abs=2)
    look.show(LIGHT)
    chart.show_picture(replace(DUMBBELLS, rows=ROWS * 10))
    assert chart.minimumSizeHint().height() > 3 * low


def test_a_figure_fits_everything_into_its_area():
    figure = ComparedFigure("T", "C", ((ENGINES, EnginesPainter), (MATRIX, MatrixPainter)))
    image = QImage(300, 120, QImage.Format.Format_RGB32)
    image.fill(LIGHT.colour("panel"))
    painter = QPainter(image)
    figure.paint(painter, QRectF(10, 10, 280, 90), LIGHT)
    painter.end()
    below = QRectF(0, 104, 300, 16)
    assert count(image, LIGHT.colour("panel"), below) == 300 * 16
    assert figure.summary == "Two engines."
    assert figure.table()[3] == ()
