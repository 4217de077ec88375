"""What a lab locks, narrows or hides of the settings, as the window shows it."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView, QTextBrowser, QTreeView

from desktop.panels.help import HelpPanel
from desktop.session_list import SessionDialog
from sampling_core.errors import LabError
from sampling_core.labs.lab import Case, Field, Lab, LabSource, Lock, Locks, Settings
from sampling_core.model_view.presets import PRESETS
from sampling_core.model_view.record_columns import SETTINGS
from tests.desktop.compare_room import open_page
from tests.desktop.controls import find
from tests.desktop.shown import shown_texts

Key = Qt.Key
TEMPERATURE, TOP_K, TOP_P = 1, 2, 3
SECRET = 0.83
WORDS = {"en": "A lab", "de": "Ein Labor"}


def lab(locks, *, commands=()):
    values = {"temperature": SECRET, "top_k": 4, "top_p": 0.9}
    case = Case(
        "one", WORDS, WORDS, source="data", start=Settings(values), propose=("top_k",),
        predict=(Field("kept", "number", WORDS),), runs=("own",),
    )  # fmt: skip
    return Lab(
        "locks", WORDS, (case,), sources={"data": LabSource(case="Summarization")},
        locks=Locks(locks, commands=commands),
    )  # fmt: skip


@pytest.fixture
def open_lab(window, session):
    """Open a lab with locks; results are to be seen, as after the prediction."""

    def open_it(locks=None, *, commands=()):
        session.lab.open(lab(locks or {}, commands=commands))
        session.veil.lift()
        return session.lab

    yield open_it
    session.lab.leave()


def card(window, step):
    return window.parameters.card(step)


def slider(window, parameter):
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # top-k had another one
    return find(window, f"parameter.{parameter}.slider")


def box(window, parameter):
    return find(window, f"parameter.{parameter}.box")


def told(widget):
    texts = [text for _, text in shown_texts(widget)]
    for view in (*widget.findChildren(QTableView), *widget.findChildren(QTreeView)):
        model = view.model()
        rows = range(model.rowCount() if model is not None else 0)
        columns = range(model.columnCount() if model is not None else 0)
        texts += [str(model.index(row, column).data() or "") for row in rows for column in columns]
    return "\n".join(texts)


# Locked


def test_a_locked_parameter_has_a_padlock_and_stays(qtbot, window, session, open_lab):
    open_lab({"temperature": Lock("locked")})
    before = session.experiment
    line, number = slider(window, "temperature"), box(window, "temperature")
    for key in (Key.Key_Right, Key.Key_Home, Key.Key_7):
        qtbot.keyClick(line, key)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    qtbot.keyClick(number, Key.Key_Up)
    find(window, "stage.temperature.switch").click()
    assert session.experiment == before
    assert find(window, "stage.temperature.switch").isChecked()
    for control in (line, number):
        assert control.isEnabled()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert number.isReadOnly()
    assert number.value() == SECRET


def test_a_padlock_says_locked_by_the_lab(window, open_lab):
    open_lab({"temperature": Lock("locked")})
    assert "Locked by the lab" in box(window, "temperature").accessibleDescription()
    assert "Locked by the lab" in find(window, "parameter.temperature").toolTip()
    assert "Locked by the lab" in card(window, TEMPERATURE).accessibleName()
    grip = card(window, TEMPERATURE).grip
    assert grip.accessibleName() == "Temperature: Locked by the lab"
    assert card(window, TOP_P).grip.accessibleName() == "Top-p: move and more"


def test_leaving_the_lab_gives_everything_back(qtbot, window, session, open_lab):
    room = open_lab({"temperature": Lock("locked"), "top_p": Lock("range", 0.5, 0.95)})
    room.leave()
    assert card(window, TEMPERATURE).grip.accessibleName() == "Temperature: move and more"
    assert not box(window, "temperature").isReadOnly()
    assert box(window, "top_p").maximum() == 1.0
    now = session.experiment.chain[TEMPERATURE]
    qtbot.keyClick(slider(window, "temperature"), Key.Key_Right)
    assert session.experiment.chain[TEMPERATURE] != now


# A range


def test_a_range_ends_slider_and_box(qtbot, window, session, open_lab):
    open_lab({"top_p": Lock("range", 0.5, 0.95)})
    line, number = slider(window, "top_p"), box(window, "top_p")
    qtbot.keyClick(line, Key.Key_End)
    assert session.experiment.chain[TOP_P].mass == 0.95
    qtbot.keyClick(line, Key.Key_Home)
    assert session.experiment.chain[TOP_P].mass == 0.5
    assert (number.minimum(), number.maximum()) == (0.5, 0.95)
    assert "0.5 to 0.95" in number.accessibleDescription()
    assert "0.5 to 0.95" in find(window, "parameter.top_p").toolTip()


def test_the_slider_of_top_k_is_narrowed_as_well(qtbot, window, session, open_lab):
    open_lab({"top_k": Lock("range", 2, 6)})
    qtbot.keyClick(slider(window, "top_k"), Key.Key_End)
    assert session.experiment.chain[TOP_K].count == 6
    qtbot.keyClick(slider(window, "top_k"), Key.Key_Home)
    assert session.experiment.chain[TOP_K].count == 2


# A mystery


@pytest.fixture
def mystery(open_lab):
    return open_lab({"temperature": Lock("hidden")})


def test_a_hidden_value_is_a_question_mark_nothing_can_read(window, mystery):
    number, line = box(window, "temperature"), slider(window, "temperature")
    assert number.lineEdit().text() == "?"
    assert number.isReadOnly()
    assert str(SECRET) not in number.text()
    assert number.value() != SECRET
    assert line.value_shown() != SECRET
    assert line.concealed
    assert "Hidden by the lab" in number.accessibleDescription()


@pytest.mark.parametrize("view", ["distribution", "stages", "sweep", "compare", "history"])
def test_no_view_says_the_hidden_number(qtbot, window, session, mystery, view):
    session.draw()
    session.pin()
    window.area.focus(view)
    window.area.docks[view].panel.be_seen(True)
    qtbot.wait(50)
    assert str(SECRET) not in told(window)


def test_stages_show_a_question_mark(window, mystery):
    stages = window.area.docks["stages"].panel
    stages.be_seen(True)
    values = {column.title: column.value for column in stages.chart.picture.columns}
    assert values["Temperature"] == "?"
    assert values["Top-p"] == "0.90"
    assert str(SECRET) not in stages.chart.picture.summary
    assert stages.figure() is None


def test_history_conceals_the_setting_and_no_search_finds_it(window, session, mystery):
    session.draw()
    rows = window.history.table.rows
    text = rows.index(0, SETTINGS).data()
    assert "?" in text
    assert "0.83" not in text
    assert "top-p 0.90" in text
    for search in ("T=0.83", "T>0.8", "T<1", "temperature>0", "settings:0.83", "0.83"):
        window.history.search.setText(search)
        assert window.history.table.shown_records() == [], search
    window.history.search.setText("p=0.9")
    assert len(window.history.table.shown_records()) == 1


def test_the_sweep_orders_and_engines_stay_closed_and_runs_do_not(qtbot, window, session, mystery):
    session.draw()
    session.pin()
    session.set_field(TOP_K, "count", 5)
    sweep = window.area.docks["sweep"].panel
    sweep.be_seen(True)
    qtbot.wait(50)
    sweep.room.solver.solve()
    assert "hidden by the lab" in find(sweep, "sweep.solve.answer").text()
    assert sweep.room.study.swept is None
    compare = open_page(window, 1)
    assert compare.figure() is None
    compare.show_page(2)
    assert compare.figure() is None
    compare.show_page(0)
    qtbot.waitUntil(lambda: compare.figure() is not None, timeout=20_000)
    assert str(SECRET) not in told(compare)
    assert any("?" in head.label for head in compare.runs.dumbbell.picture.heads)


def test_settings_are_neither_copied_nor_kept_nor_exported(window, session, mystery):
    QGuiApplication.clipboard().setText("before")
    for name in ("text", "json", "python"):
        action = find_action(window, f"action.copy_settings_{name}")
        with pytest.raises(LabError, match="hidden by the lab"):
            _run(action)
    with pytest.raises(LabError, match="hidden by the lab"):
        window.presets.keep("Mine")
    assert window.files.export_now() is None
    window.files.copy_chart()
    assert QGuiApplication.clipboard().text() == "before"
    assert str(SECRET) not in window.sessions.offered_name()


def test_sessions_and_help_say_no_hidden_number(window, look, session, mystery):
    window.sessions.take_snapshot("kept")
    dialog = SessionDialog(look, session, window.sessions, window)
    assert "0.83" not in told(dialog)
    dialog.done(0)
    window.parameters.first_widget()
    assert "0.83" not in told(window.parameters)
    window.help.open_help("sampler.temperature")
    page = window.panel(HelpPanel).findChild(QTextBrowser, "help.page")
    assert "emperature" in page.toPlainText()
    assert "0.83" not in page.toPlainText()


def find_action(window, name):
    from PySide6.QtGui import QAction

    return next(each for each in window.findChildren(QAction) if each.objectName() == name)


def _run(action):
    """Do what a command does, so that what it raises comes here."""
    from desktop.chain_menus import _copy

    _copy(action.objectName().removeprefix("action.copy_settings_"), action_session(action), print)


def action_session(action):
    parent = action.parent()
    while parent is not None and not hasattr(parent, "session"):
        parent = parent.parent()
    return parent.session


# Commands


def test_locked_commands_are_off_and_say_why(window, session, open_lab):
    session.draw()
    room = open_lab({}, commands=("export", "presets", "data"))
    for name in ("export", "export_runs", "presets", "keep_preset"):
        action = window.actions_[name]
        assert not action.isEnabled(), name
        assert "locked by the lab" in action.toolTip()
    for name in ("toolbar.data", "toolbar.preset"):
        each = find(window, name)
        assert not each.isEnabled()
        assert "locked by the lab" in each.toolTip()
    with pytest.raises(LabError, match="locked by the lab"):
        window.presets.apply(PRESETS[1])
    assert window.files.export_now() is None
    with pytest.raises(LabError, match="locked by the lab"):
        window.history.export_all()
    room.leave()
    for name in ("export", "export_runs", "presets", "keep_preset"):
        assert window.actions_[name].isEnabled(), name
        assert "locked" not in window.actions_[name].toolTip()
    assert find(window, "toolbar.data").isEnabled()
    assert find(window, "toolbar.preset").isEnabled()
