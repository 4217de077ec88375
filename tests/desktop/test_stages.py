"""The stages view in the window: it follows the session, steps through, and moves stages."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QWidget

from desktop.charts.stages_picture import Kind
from desktop.panels.stages import StagesPanel
from desktop.theme import LIGHT
from tests.desktop.controls import find

Key = Qt.Key
PENALTIES, TEMPERATURE, TOP_K, TOP_P = range(4)
DETAIL = 7


@pytest.fixture
def panel(qtbot, look, session, settings):
    """The panel alone, as its dock shows it."""
    panel = StagesPanel(look, session, settings)
    qtbot.addWidget(panel)
    panel.resize(1080, 740)
    panel.show()
    panel.be_seen(True)
    qtbot.waitExposed(panel)
    panel.chart.setFocus()
    return panel


def order(session):
    return [sampler.name for sampler in session.experiment.chain]


# It follows the session


def test_it_waits_until_it_is_seen(qtbot, look, session, settings):
    panel = StagesPanel(look, session, settings)
    qtbot.addWidget(panel)
    assert panel.findChildren(QWidget) == []
    assert panel.figure().table()[1][0] == "BENEFIT"
    panel.step_through()
    session.set_field(TOP_P, "mass", 0.5)
    assert panel.findChildren(QWidget) == []
    panel.be_seen(True)
    assert panel.chart.picture.columns[-1].kept == 2


def test_it_follows_edits_units_and_undo(panel, session, settings):
    chart = panel.chart
    assert [round(c.entropy, 3) for c in chart.picture.columns if c.cells] == [
        *(1.943, 1.620, 1.495, 1.495),
    ]
    session.set_field(TOP_P, "mass", 0.5)
    assert chart.picture.columns[-1].kept == 2
    session.undo_stack.undo()
    assert chart.picture.columns[-1].kept == 6
    settings.unit = "bits"
    assert chart.picture.unit == "bits"
    session.edit(session.experiment.neutralised(), "All stages off")
    kinds = {column.kind for column in chart.picture.columns}
    assert kinds == {Kind.MODEL, Kind.OFF, Kind.RESULT}


def test_the_token_chosen_is_chosen_in_all_views(qtbot, panel, session):
    session.select(DETAIL)
    assert panel.chart.view.selected == DETAIL
    with qtbot.waitSignal(panel.announced) as said:
        qtbot.keyClick(panel.chart, Key.Key_Up)
    assert session.selected == DETAIL - 1
    assert said.args[0].startswith("CONSTRAINT: Model 4.0 %")
    session.select(None)
    assert panel.chart.view.selected == -1


def test_enter_opens_the_card_and_escape_closes_it(qtbot, panel, session):
    session.select(DETAIL)
    qtbot.keyClick(panel.chart, Key.Key_Return)
    card = panel.pointing.card
    assert card.token == DETAIL
    assert "so top-p cut it" in card.accessibleName()
    qtbot.keyClick(card, Key.Key_Escape)
    assert card.token is None
    assert panel.chart.hasFocus()


def test_modes_are_a_choice_above_the_columns(panel):
    for name in ("logit", "log", "probability"):
        find(panel, f"stages.mode.{name}").click()
        assert panel.chart.picture.mode == name
    panel.show_mode("logit")
    assert find(panel, "stages.mode.logit").isChecked()
    assert "logits" in find(panel, "stages.help").text()


# Stepping through


def test_keys_step_from_stage_to_stage(qtbot, panel):
    chart = panel.chart
    shown = []
    for _ in range(4):
        qtbot.keyClick(chart, Key.Key_Right)
        shown.append(chart.view.shown)
    assert shown == [0, 2, 4, 7]
    qtbot.keyClick(chart, Key.Key_Left)
    assert chart.view.shown == 4
    qtbot.keyClick(chart, Key.Key_Escape)
    assert chart.view.shown is None
    for _ in range(5):
        qtbot.keyClick(chart, Key.Key_Right)
    assert chart.view.shown is None  # past the last stage


def test_each_step_is_said(qtbot, panel):
    qtbot.keyClick(panel.chart, Key.Key_Right)
    with qtbot.waitSignal(panel.announced) as said:
        qtbot.keyClick(panel.chart, Key.Key_Right)
    assert said.args == ["Temperature 0.60: Entropy 1.620 nats; Effective 5.05; Kept 10 of 10."]


def test_it_plays_by_itself_and_makes_a_pause(qtbot, panel):
    play = find(panel, "stages.play")
    play.click()
    assert panel.chart.view.shown == 0
    assert panel.stepping.runs
    assert play.accessibleName() == "Make a pause (Space)"
    qtbot.waitUntil(lambda: panel.chart.view.shown == 2)
    qtbot.keyClick(panel.chart, Key.Key_Space)
    assert not panel.stepping.runs
    assert panel.chart.view.shown == 2
    assert play.accessibleName() == "Step through the stages (Space)"
    qtbot.keyClick(panel.chart, Key.Key_Space)
    assert panel.chart.view.shown == 4
    panel.be_seen(False)
    assert panel.chart.view.shown is None
    assert not panel.stepping.runs


def test_a_stage_fades_in_unless_motion_is_unwanted(qtbot, panel, monkeypatch):
    panel.stepping.step(1)
    assert panel.chart.view.fade < 1.0
    qtbot.waitUntil(lambda: panel.chart.view.fade == 1.0)
    monkeypatch.setattr(panel.stepping, "_moves", lambda: False)
    panel.stepping.step(1)
    assert panel.chart.view.fade == 1.0
    assert panel.chart.view.shown == 2


def test_another_chain_ends_the_stepping(panel, session):
    panel.stepping.step(1)
    session.set_field(TEMPERATURE, "degree", 0.8)
    assert panel.chart.view.shown == 0
    session.edit(session.experiment.switched(TEMPERATURE, False), "off")
    assert panel.chart.view.shown is None


# Moving stages


def test_alt_and_an_arrow_move_a_stage_and_undo_brings_it_back(qtbot, panel, session):
    before = order(session)
    head = panel.chart.heads.head(TOP_P)
    head.setFocus()
    qtbot.keyClick(head, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert order(session).index("top_p") == TOP_K
    assert session.undo_stack.undoText() == "Move Top-p above Top-k"
    moved = panel.chart.heads.head(TOP_K)
    assert moved.hasFocus()
    assert moved.accessibleName() == "Top-p 0.95"
    session.undo_stack.undo()
    assert order(session) == before


def test_dragging_a_head_moves_the_stage(qtbot, panel, session):
    head, left = panel.chart.heads.head(TOP_P), Qt.MouseButton.LeftButton
    start = head.rect().center()
    to = head.mapFrom(panel.chart, QPoint(int(panel.chart.frame.columns[2].left()) + 4, 30))
    qtbot.mousePress(head, left, pos=start)
    qtbot.mouseMove(head, (start + to) / 2)
    qtbot.mouseMove(head, to)
    qtbot.mouseRelease(head, left, pos=to)
    assert order(session)[:4] == ["penalties", "top_p", "temperature", "top_k"]
    assert session.undo_stack.undoText() == "Move Top-p above Temperature"


# Export


def test_the_figure_is_painted_and_read(panel):
    figure = panel.figure()
    assert figure.title == "Summarization: T 0.60, top-p 0.95"
    assert len(figure.table()) == 1 + 10 + 3
    image = QImage(960, 540, QImage.Format.Format_RGB32)
    image.fill(LIGHT.colour("panel"))
    blank = image.copy()
    painter = QPainter(image)
    figure.paint(painter, QRectF(0, 0, 960, 540), LIGHT)
    painter.end()
    assert image != blank


def test_the_view_comes_back_as_it_was_exported(panel):
    panel.show_mode("log")
    kept = panel.view_settings()
    panel.show_mode("probability")
    panel.show_view_settings({"mode": "unheard of", "else": "1"})
    assert panel.chart.picture.mode == "probability"
    panel.show_view_settings(kept)
    assert panel.chart.picture.mode == "log"


def test_the_table_goes_to_the_clipboard(panel):
    panel.copy_table()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[0] == "Token"
    assert lines[-1].split("\t") == ["Kept tokens", "10", "10", "6", "6"]


def test_the_button_asks_for_an_export(qtbot, panel):
    with qtbot.waitSignal(panel.export_wanted):
        find(panel, "stages.export").click()


# In the window


def test_a_head_leads_to_the_card_of_its_stage(qtbot, window):
    window.area.focus("stages")
    qtbot.mouseClick(window.stages.chart.heads.head(TOP_P), Qt.MouseButton.LeftButton)
    assert window.parameters.focused_step == TOP_P
    assert window.parameters.isAncestorOf(window.focusWidget())


def test_the_commands_are_in_the_menu_and_bring_the_view(window):
    window.actions_["stages_log"].trigger()
    assert window.stages.is_seen
    assert window.stages.chart.picture.mode == "log"
    window.area.focus("distribution")
    window.actions_["stages_step"].trigger()
    assert window.stages.chart.view.shown == 0
    window.stages.stepping.end()


def test_stepping_brings_its_column_into_sight(panel, qtbot):
    panel.resize(520, 300)
    qtbot.wait(10)
    bar = panel._area.verticalScrollBar()
    bar.setValue(bar.maximum())  # the waterfall was read
    chart = panel.chart
    for _ in panel.stepping._stops:
        panel.stepping.step(1)
        column, room = chart.frame.columns[chart.view.shown], chart.frame.columns_room
        assert room.left() <= column.left()
        assert column.right() <= room.right()
        assert bar.value() <= chart.y()
