"""The stages chart as a widget: mouse, keys, heads, what a screen reader gets."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest

from desktop.charts.stages import StagesChart
from desktop.stages_of import stages_of
from sampling_core import Experiment
from sampling_core.cases import case
from sampling_core.trace import run

Key, Left = Qt.Key, Qt.MouseButton.LeftButton
PENALTIES, TEMPERATURE, TOP_K, TOP_P = range(4)


@pytest.fixture
def picture():
    known = case("Summarization")
    return stages_of(run(Experiment(known.source, known.chain)))


@pytest.fixture
def chart(qtbot, look, picture):
    chart = StagesChart(look, "Stages")
    qtbot.addWidget(chart)
    chart.resize(1060, 700)
    chart.show_picture(picture)
    chart.show()
    qtbot.waitExposed(chart)
    return chart


def at(chart, row, x=60):
    return QPoint(x, int(chart.frame.middle_of(row)))


def test_mouse_and_keys_choose_a_token(qtbot, chart):
    with qtbot.waitSignal(chart.selected) as chosen:
        qtbot.mouseClick(chart, Left, pos=at(chart, 3))
    assert chosen.args == [3]
    for key, token in ((Key.Key_Down, 4), (Key.Key_Up, 3), (Key.Key_Home, 0), (Key.Key_End, 9)):
        with qtbot.waitSignal(chart.selected) as chosen:
            qtbot.keyClick(chart, key)
        assert chosen.args == [token]
    with qtbot.assertNotEmitted(chart.selected):
        qtbot.keyClick(chart, Key.Key_Down)
    with qtbot.waitSignal(chart.activated) as opened:
        qtbot.keyClick(chart, Key.Key_Return)
    assert opened.args == [9]
    with qtbot.waitSignal(chart.activated) as opened:
        qtbot.mouseDClick(chart, Left, pos=at(chart, 1))
    assert opened.args == [1]


def test_pointing_is_told_and_forgotten(qtbot, chart):
    with qtbot.waitSignal(chart.hovered) as pointed:
        qtbot.mouseMove(chart, at(chart, 5))
    assert pointed.args == [5]
    with qtbot.waitSignal(chart.hovered) as pointed:
        qtbot.mouseMove(chart, QPoint(60, 690))
    assert pointed.args == [-1]


def test_a_screen_reader_gets_the_row_and_the_result(chart, picture):
    assert chart.accessibleName() == "Stages"
    assert chart.accessibleDescription() == picture.summary
    chart.select(7)
    words = chart.accessibleDescription()
    assert words.startswith("DETAIL: Model 2.7 %; Temperature 0.8 %; Top-p 0.8 %, cut.")
    assert chart.column_words(2) == (
        "Temperature 0.60: Entropy 1.620 nats; Effective 5.05; Kept 10 of 10."
    )
    chart.show_picture(replace(picture, hidden=True))
    assert chart.accessibleDescription() == "DETAIL"


def test_the_token_chosen_stays_chosen_in_another_picture(chart, picture):
    chart.select(7)
    chart.show_picture(replace(picture, rows=picture.rows[:8]))
    assert chart.view.selected == 7
    assert chart.place_of(7).isValid()
    chart.show_picture(replace(picture, rows=picture.rows[:7]))
    assert chart.view.selected == -1
    assert not chart.place_of(7).isValid()


def test_keys_step_and_leave_other_keys_alone(qtbot, chart):
    with qtbot.waitSignal(chart.step_wanted) as step:
        qtbot.keyClick(chart, Key.Key_Right)
    assert step.args == [1]
    with qtbot.assertNotEmitted(chart.step_wanted):  # nothing is being stepped through
        qtbot.keyClick(chart, Key.Key_Left)
        qtbot.keyClick(chart, Key.Key_Escape)
        qtbot.keyClick(chart, Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    chart.show_step(2)
    for key, distance in ((Key.Key_Left, -1), (Key.Key_Escape, 0)):
        with qtbot.waitSignal(chart.step_wanted) as step:
            qtbot.keyClick(chart, key)
        assert step.args == [distance]
    with qtbot.waitSignal(chart.play_wanted):
        qtbot.keyClick(chart, Key.Key_Space)


def test_heads_lie_over_the_columns_and_name_them(chart):
    for step, place in ((TEMPERATURE, 2), (TOP_P, 4)):
        head = chart.heads.head(step)
        assert chart.frame.columns[place].toRect().contains(head.geometry())
        assert head.height() >= 24
    assert chart.heads.head(TEMPERATURE).accessibleName() == "Temperature 0.60"
    assert chart.heads.head(TOP_K).accessibleName() == "Top-k, off"
    assert chart.heads.head(TOP_K).width() >= 24
    with pytest.raises(KeyError):
        chart.heads.head(6)


def test_a_head_is_pressed_with_mouse_and_keys(qtbot, chart):
    head = chart.heads.head(TOP_P)
    with qtbot.waitSignal(chart.heads.chosen) as chosen:
        qtbot.mouseClick(head, Left)
    assert chosen.args == [TOP_P]
    for key in (Key.Key_Return, Key.Key_Space):
        with qtbot.waitSignal(chart.heads.chosen) as chosen:
            qtbot.keyClick(head, key)
        assert chosen.args == [TOP_P]


def test_alt_and_an_arrow_move_a_stage(qtbot, chart):
    alt, head = Qt.KeyboardModifier.AltModifier, chart.heads.head(TOP_P)
    head.setFocus()
    with qtbot.waitSignal(chart.heads.placed) as placed:
        qtbot.keyClick(head, Key.Key_Left, alt)
    assert placed.args == [TOP_P, TOP_K]
    assert chart.heads.head(TOP_K).hasFocus()
    with qtbot.assertNotEmitted(chart.heads.placed):
        qtbot.keyClick(chart.heads.head(PENALTIES), Key.Key_Left, alt)


def drag(chart, step, to):
    """Drag a head to a place of the chart, without letting it go."""
    head = chart.heads.head(step)
    QTest.mousePress(head, Left, pos=head.rect().center())
    for share in (0.5, 1.0):
        start = head.mapTo(chart, head.rect().center())
        place = start + (to - start) * share
        QTest.mouseMove(head, head.mapFrom(chart, place))
    return head, head.mapFrom(chart, to)


def test_a_head_is_dragged_to_another_place(qtbot, chart):
    left = chart.frame.columns[1].left()
    head, here = drag(chart, TOP_P, QPoint(int(left) + 3, 30))
    assert chart.view.drop == pytest.approx(left)
    with qtbot.waitSignal(chart.heads.placed) as placed:
        qtbot.mouseRelease(head, Left, pos=here)
    assert placed.args == [TOP_P, 0]
    assert chart.view.drop is None


def test_escape_gives_a_drag_up(qtbot, chart):
    head, here = drag(chart, PENALTIES, QPoint(900, 30))
    assert chart.view.drop is not None
    with qtbot.assertNotEmitted(chart.heads.placed), qtbot.assertNotEmitted(chart.heads.chosen):
        qtbot.keyClick(head, Key.Key_Escape)
        qtbot.mouseRelease(head, Left, pos=here)
    assert chart.view.drop is None


def test_a_narrow_chart_scrolls_sideways(qtbot, chart, picture):
    assert chart.view.scroll == 0
    chart.resize(560, 700)
    assert chart.frame.overflow > 0
    assert chart.frame.columns[-1].right() > 560
    chart.show_step(len(picture.columns) - 1)
    assert chart.frame.columns[-1].right() <= 561
    scrolled = chart.view.scroll
    chart.setFocus()
    chart.heads.head(PENALTIES).setFocus()
    assert chart.view.scroll < scrolled
    wheel = QWheelEvent(
        QPointF(300, 300), chart.mapToGlobal(QPointF(300, 300)), QPoint(), QPoint(-120, 0),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    before = chart.view.scroll
    chart.wheelEvent(wheel)
    assert chart.view.scroll > before
    chart.resize(1060, 700)
    assert chart.view.scroll == 0


def test_a_head_with_the_focus_may_go(chart, picture):
    chart.resize(500, 700)
    chart.heads.head(5).setFocus()
    fewer = replace(picture, columns=(*picture.columns[:3], picture.columns[-1]))
    chart.show_picture(fewer)
    assert chart.heads.head(TEMPERATURE).isVisible()
    with pytest.raises(KeyError):
        chart.heads.head(TOP_P)
