"""The curve: probability over rank on a log axis, the running total below it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from desktop.charts.curve import CurveChart
from desktop.charts.curve_frame import CurveFrame
from desktop.charts.curve_paint import paint_curve
from desktop.charts.curve_picture import CurvePicture
from desktop.charts.export import to_image, write_pdf, write_png, write_svg
from desktop.theme import DARK, LIGHT

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def curve(picture):
    totals, reached = [], 0.0
    for bar in picture.rows:
        reached += bar.exact or bar.at_cut
        totals.append(min(reached, 1.0))
    return CurvePicture.of(picture, tuple(totals), "Running total", 0.95, "top-p 0.95")


@pytest.fixture
def chart(qtbot, look, curve):
    chart = CurveChart(look)
    qtbot.addWidget(chart)
    chart.resize(800, 420)
    chart.show_picture(curve)
    chart.show()
    qtbot.waitExposed(chart)
    return chart


def painted(curve, theme=LIGHT, size=(800, 420)):
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(theme.colour("panel"))
    painter = QPainter(image)
    paint_curve(painter, QRectF(0, 0, *size), theme, curve)
    painter.end()
    return image


def count(image, colour, area):
    area = area.toRect() & image.rect()
    return sum(
        image.pixelColor(x, y) == colour
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    )


def test_equal_ratios_are_equal_distances(curve):
    steps = {round(curve.height(s) - curve.height(s / 10), 9) for s in (1.0, 0.1, 0.01)}
    assert len(steps) == 1
    assert curve.height(1.0) == 1.0
    assert curve.height(0.0) == 0.0
    assert all(curve.height(bar.exact or bar.at_cut) > 0.0 for bar in curve.rows)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_each_token_stands_where_its_share_says(curve, theme):
    image = painted(curve, theme)
    frame = CurveFrame.of(QRectF(0, 0, 800, 420), 10, theme)
    panel = frame.upper
    for row, bar in enumerate(curve.rows[:6]):
        y = panel.bottom() - panel.height() * curve.height(bar.sampled)
        assert image.pixelColor(int(frame.x(row)), int(y)) == theme.colour("sample")
    for row, bar in enumerate(curve.rows[6:], 6):
        assert count(image, theme.colour("accent"), frame.column(row, row + 1) & panel) == 0
        y = panel.bottom() - panel.height() * curve.height(bar.at_cut)
        ring = QRectF(frame.x(row) - 5, y - 5, 10, 10)
        assert count(image, theme.colour("removed"), ring) > 0


def test_the_running_total_stands_in_a_panel_of_its_own(curve):
    image = painted(curve)
    frame = CurveFrame.of(QRectF(0, 0, 800, 420), 10, LIGHT)
    lower = frame.lower
    assert lower.top() > frame.upper.bottom()
    for row, total in enumerate(curve.totals):
        y = lower.bottom() - lower.height() * total
        dot = QRectF(frame.x(row) - 2, y - 2, 4, 4)
        assert count(image, LIGHT.colour("accent"), dot) > 0
    y = round(lower.bottom() - lower.height() * 0.95)
    line = QRectF(lower.left() + 2, y - 1, 90, 3)
    assert count(image, LIGHT.colour("cut"), line) > 20
    without = painted(replace(curve, limit=None))
    assert count(without, LIGHT.colour("cut"), line) == 0


def test_a_dashed_line_stands_where_the_stage_cut(curve):
    image, frame = painted(curve), CurveFrame.of(QRectF(0, 0, 800, 420), 10, LIGHT)
    x = frame.x(5.5)
    beside = QRectF(x - 2, frame.upper.center().y(), 4, frame.upper.height() / 2)
    assert count(image, LIGHT.colour("cut"), beside) > 20


def test_hidden_results_are_neither_painted_nor_said(qtbot, look, curve):
    hidden = replace(curve, hidden=True)
    image, frame = painted(hidden), CurveFrame.of(QRectF(0, 0, 800, 420), 10, LIGHT)
    for token in ("accent", "sample", "cut", "removed"):
        assert count(image, LIGHT.colour(token), frame.upper) == 0
    chart = CurveChart(look)
    qtbot.addWidget(chart)
    chart.show_picture(hidden)
    assert chart.accessibleDescription() == ""


def test_four_hundred_ranks_are_drawn_without_dots(picture):
    rows = tuple(
        replace(picture.rows[0], id=n, rank=n + 1, exact=0.3 / (n + 1)) for n in range(400)
    )
    many = CurvePicture.of(
        replace(picture, rows=rows, cuts=(), more="50 217 more tokens share 3.1 %"),
        tuple((n + 1) / 400 for n in range(400)),
    )
    assert not many.has_dots
    image = painted(many)
    frame = CurveFrame.of(QRectF(0, 0, 800, 420), 400, LIGHT)
    assert count(image, LIGHT.colour("accent"), frame.upper) > 300


def test_mouse_and_keys_choose_a_token(qtbot, chart, curve):
    frame = chart.frame
    place = QPoint(int(frame.x(3)), int(frame.upper.center().y()))
    with qtbot.waitSignal(chart.selected) as chosen:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [curve.rows[3].id]
    for key, row in ((Qt.Key.Key_Right, 4), (Qt.Key.Key_Home, 0), (Qt.Key.Key_End, 9)):
        with qtbot.waitSignal(chart.selected) as chosen:
            qtbot.keyClick(chart, key)
        assert chosen.args == [curve.rows[row].id]
    with qtbot.waitSignal(chart.activated) as opened:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert opened.args == [curve.rows[9].id]
    with qtbot.waitSignal(chart.hovered) as pointed:
        qtbot.mouseMove(chart, place)
    assert pointed.args == [curve.rows[3].id]
    assert chart.frame.row_at(QPointF(1, 1)) == -1


def test_the_sentence_is_the_description(chart, curve):
    assert chart.accessibleDescription() == curve.summary


def test_a_curve_is_exported_like_the_bars(tmp_path, curve):
    size = QSize(960, 540)
    image = to_image(curve, LIGHT, size)
    assert image.text("Description") == curve.summary
    write_png(tmp_path / "c.png", curve, LIGHT, size)
    write_svg(tmp_path / "c.svg", curve, LIGHT, size)
    write_pdf(tmp_path / "c.pdf", curve, LIGHT, size)
    assert QImage(str(tmp_path / "c.png")).size() == size
    assert "Running total" in (tmp_path / "c.svg").read_text(encoding="utf-8")
    assert (tmp_path / "c.pdf").read_bytes().startswith(b"%PDF")
