"""The chart shows each mark where it belongs; mouse and keys choose tokens."""

import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor

from desktop.charts.distribution import DistributionChart
from desktop.theme import DARK, LIGHT

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton


@pytest.fixture
def chart(look, qtbot, picture):
    chart = DistributionChart(look)
    qtbot.addWidget(chart)
    chart.resize(780, 380)
    chart.show_picture(picture)
    chart.show()
    chart.activateWindow()
    qtbot.waitUntil(lambda: chart._canvas is not None and chart.isActiveWindow())
    return chart


def heard(signal):
    values = []
    signal.connect(values.append)
    return values


def middle(chart, row):
    frame = chart.frame
    return QPoint(300, round(frame.top_of(row, chart._view.scroll) + frame.row / 2))


def colours(chart, row, x=None):
    """The colours along a row, just above its foot, where only bars are."""
    image = chart.grab().toImage()
    frame = chart.frame
    y = round(frame.top_of(row, chart._view.scroll) + frame.row / 2 + 5)
    if x is not None:
        return image.pixelColor(x, y)
    return [image.pixelColor(x, y) for x in range(frame.bars[0] + 1, frame.bars[1])]


def length(chart, row, token="accent"):
    """How many pixels of a row have the colour of a token of the theme."""
    return colours(chart, row).count(chart._look.theme.colour(token))


def test_bars_are_as_long_as_their_shares(chart, picture):
    chart.show_picture(replace(picture, show_sampled=False))  # dots cover ends of bars
    left, right = chart.frame.bars
    for row in (0, 3):
        expected = (right - left) * picture.rows[row].exact / picture.fitted
        inked = [n for n, c in enumerate(colours(chart, row)) if c == QColor(LIGHT.accent)]
        assert inked[-1] + 2 == pytest.approx(expected, abs=1.1)


def test_the_axis_ends_as_in_the_drawings(picture):
    assert picture.fitted == pytest.approx(0.405)


def test_removed_rows_stay_with_band_hatch_and_cut_line(chart):
    assert length(chart, 6) == 0
    assert length(chart, 6, "removed_bg") > 100
    image, frame = chart.grab().toImage(), chart.frame
    x = frame.bars[0] + 6
    column = [image.pixelColor(x, round(frame.top_of(6, 0)) + dy) for dy in range(32)]
    assert column.count(QColor(LIGHT.removed)) == 2  # upper and lower edge of the hatched bar
    assert len(set(map(QColor.name, column))) > 3  # the hatch between them
    y = int(frame.top_of(6, 0)) - 1
    dashes = [image.pixelColor(x, y) == QColor(LIGHT.cut) for x in range(780)]
    assert 300 < sum(dashes) < 700


def test_a_lab_hides_every_result(chart, picture):
    chart.show_picture(replace(picture, hidden=True))
    seen = chart.grab().toImage()
    plain = {"exact": 0.1, "model": 0.1, "high": None, "at_cut": 0.0, "cut_by": ""}
    others = tuple(replace(bar, **plain) for bar in picture.rows)
    chart.show_picture(replace(picture, rows=others, cuts=(), hidden=True))
    assert chart.grab().toImage() == seen  # whatever the result is
    chart.show_picture(replace(picture, hidden=True))
    table = chart._table
    texts = {
        table.model().index(row, column).data() for row in range(10) for column in (3, 4, 5, 6)
    }
    assert texts == {"hidden"}
    assert chart.accessibleDescription() == table.accessibleDescription() == ""


def test_a_held_scale_does_not_jump(chart, picture):
    grown = tuple(replace(bar, exact=bar.exact * 2) for bar in picture.rows)
    before = length(chart, 3)
    chart.hold_scale(True)
    chart.show_picture(replace(picture, rows=grown))
    assert length(chart, 3) == pytest.approx(2 * before, abs=14)  # the tick hides some
    chart.hold_scale(False)
    assert length(chart, 3) < 1.5 * before


def test_a_click_selects_and_a_double_click_activates(chart, qtbot):
    selected, activated = heard(chart.selected), heard(chart.activated)
    qtbot.mouseClick(chart, LEFT, pos=middle(chart, 7))
    assert selected == [7]
    assert length(chart, 7, "selection") > 100
    qtbot.mouseDClick(chart, LEFT, pos=middle(chart, 2))
    assert activated == [2]


def test_keys_move_the_selection(chart, qtbot):
    chart.setFocus()
    selected, activated = heard(chart.selected), heard(chart.activated)
    assert selected == []  # arriving chooses nothing
    table = chart.focusProxy()
    for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Up, KEY.Key_End, KEY.Key_Home, KEY.Key_Return):
        qtbot.keyClick(table, key)
    assert selected == [1, 2, 1, 9, 0]
    assert activated == [0]


def test_select_announces_nothing_and_survives_another_picture(chart, picture):
    selected = heard(chart.selected)
    chart.select(4)
    faster = tuple(replace(bar, exact=bar.exact / 2) for bar in picture.rows)
    chart.show_picture(replace(picture, rows=faster))
    chart.show_picture(replace(picture, rows=(*picture.rows[4:], *picture.rows[:4])))
    assert selected == []
    assert length(chart, 0, "selection") > 100
    chart.select(None)
    assert length(chart, 0, "selection") == 0


def test_pointing_at_a_row_announces_it(chart, qtbot):
    hovered = heard(chart.hovered)
    qtbot.mouseMove(chart, middle(chart, 2))
    qtbot.mouseMove(chart, middle(chart, 3))
    qtbot.mouseMove(chart, QPoint(300, 5))
    assert hovered == [2, 3, -1]


def test_rows_that_do_not_fit_scroll(chart, qtbot, long_picture):
    selected = heard(chart.selected)
    chart.show_picture(long_picture)
    assert chart.frame.row == 20
    assert chart._bar.isVisible()
    chart.setFocus()
    qtbot.keyClick(chart.focusProxy(), KEY.Key_End)
    assert selected == [139]
    bottom = chart.frame.top_of(40, chart._view.scroll)
    assert chart.frame.body.top() < bottom <= chart.frame.body.bottom()
    assert length(chart, 39, "selection") > 50


def test_the_row_of_further_tokens_asks_for_more(chart, qtbot, long_picture):
    chart.show_picture(long_picture)
    chart._bar.setValue(chart._bar.maximum())
    with qtbot.waitSignal(chart.more_requested):
        qtbot.mouseClick(chart, LEFT, pos=middle(chart, 40))


def test_rows_are_at_most_32_pixels_high(chart):
    chart.resize(780, 900)
    assert chart.frame.row == 32


def test_a_screen_reader_finds_a_table(chart, picture):
    interface = QAccessible.queryAccessibleInterface(chart._table)
    assert interface.role() == QAccessible.Role.Table
    assert interface.text(QAccessible.Text.Description) == picture.summary
    cells = [interface.child(place) for place in range(interface.childCount())]
    names = [cell.text(QAccessible.Text.Name) for cell in cells]
    assert {"BENEFIT", "NOISE", "cut by top-p", "Exact"} <= set(names)
    model = chart._table.model()
    assert [model.index(0, column).data() for column in range(7)] == [
        "1", "BENEFIT", "+2.1", "26.44\u00a0%", "37.35\u00a0%", "37.00\u00a0%", "−0.35",
    ]  # fmt: skip
    assert model.index(8, 4).data() == "cut by top-p"
    frame = chart.frame
    assert chart._table.geometry() == frame.body.toRect()
    assert chart._table.visualRect(model.index(3, 0)).top() == int(3 * frame.row)


def test_the_model_of_the_table_is_sound(chart, qtmodeltester):
    qtmodeltester.check(chart._table.model())


def test_the_theme_changes_live(chart, look):
    look.show(DARK)
    assert length(chart, 0) > 100
    assert colours(chart, 0, x=760) == QColor(DARK.panel)
    look.show(LIGHT)
    assert colours(chart, 0, x=760) == QColor(LIGHT.panel)


def test_the_first_frame_is_the_same_without_pyqtgraph(look, qtbot, picture, chart):
    early = DistributionChart(look)
    qtbot.addWidget(early)
    early.resize(780, 380)
    early.show_picture(picture)
    assert early._canvas is None
    chart.focusProxy().clearFocus()
    assert early.grab().toImage() == chart.grab().toImage()


def test_an_empty_picture_can_be_shown(chart, picture):
    chart.show_picture(replace(picture, rows=(), cuts=()))
    assert chart.grab().toImage().pixelColor(400, 200) == QColor(LIGHT.panel)


def test_pyqtgraph_is_not_imported_before_a_window_is_shown():
    code = "import sys, desktop.charts.distribution; print('pyqtgraph' in sys.modules)"
    run = [sys.executable, "-c", code]
    assert subprocess.run(run, capture_output=True, text=True, check=True).stdout == "False\n"
