"""The Lab editor: blocks by keyboard, every kind of prediction, undo, and nothing lost."""

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QMainWindow, QPushButton, QWidget

from desktop.panels.lab_editor import LabEditorPanel
from desktop.panels.lab_editor.blocks import blocks_of
from desktop.panels.lab_editor.draft import Draft
from desktop.panels.lab_editor.paths import at, renamed, with_at
from desktop.panels.lab_editor.pin_dialog import PinDialog
from desktop.panels.lab_editor.settings_row import first_lab, lab_source_of
from desktop.panels.lab_editor.writing import Writing
from desktop.theme import DARK, LIGHT
from desktop.widgets.marked_label import PlainLabel
from sampling_core import Source
from sampling_core.errors import LabError
from sampling_core.labs.built_in import LABS, built_in
from sampling_core.labs.check import Finding, check
from sampling_core.labs.key import key_of
from sampling_core.labs.lab import KINDS, Reveal
from sampling_core.labs.locking.reveal import opens, salted
from sampling_core.labs.reading.file import lab_bytes, lab_of
from tests.desktop.controls import find


@pytest.fixture
def editor(qtbot, look, session, settings):
    window = QMainWindow()
    panel = LabEditorPanel(look, session, settings)
    panel.be_seen(True)
    window.setCentralWidget(panel)
    window.resize(1000, 760)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield panel
    panel.page.findings.wait()
    panel.draft.save()
    panel.draft.undo_stack.clear()  # its commands hold the draft


@pytest.fixture
def begun(editor):
    find(editor, "lab_editor.begin", QPushButton).click()
    return editor


def checked(qtbot, editor):
    findings = editor.page.findings
    findings.check_now()
    qtbot.waitUntil(
        lambda: findings._job is None and not findings._pause.isActive(), timeout=20_000
    )
    return findings.found


def test_a_new_lab_is_sound_and_carries_the_data_of_the_window(qtbot, begun, session):
    lab = begun.draft.sound
    assert [field.kind for field in lab.cases[0].predict] == ["number", "band"]
    assert lab.cases[0].start.values["temperature"] == 0.6
    assert lab.sources["data"].case == "Summarization"
    assert not checked(qtbot, begun)
    assert lab_of(lab_bytes(lab)) == lab


def test_the_key_of_a_new_lab_holds_values_and_it_asks_why_once(begun):
    lab = begun.draft.sound
    answers = key_of(lab).answers
    assert [answer.field for answer in answers] == ["tokens", "band"]
    assert all(answer.value is not None and not answer.is_own for answer in answers)
    case = lab.cases[0]
    assert not case.propose  # the settings are given, and the task says so
    assert not any(field.kind == "text" for field in case.predict)
    texts = [case.title, case.task, case.explain, lab.title, *(f.ask for f in case.predict)]
    assert all(text["en"] and text["de"] and text["en"] != text["de"] for text in texts)


def test_remarks_are_counted_in_words(qtbot, begun):
    page, told = begun.page, find(begun, "lab_editor.verdict")
    remark, error = Finding("Case 1", "A remark.", is_error=False), Finding("Case 1", "Wrong.")
    page._show_found((remark,))
    assert told.text() == "The check found 0 errors and 1 remark."
    page._show_found((error, remark, remark))
    assert told.text() == "The check found 1 error and 2 remarks."


def test_texts_are_written_in_both_languages_and_undone(qtbot, begun):
    english, german = (find(begun, f"lab_editor.title.{each}", Writing) for each in ("en", "de"))
    english.selectAll()
    qtbot.keyClicks(english, "Hot")
    german.setPlainText("Heiß")
    assert begun.draft.lab.title == {"en": "Hot", "de": "Heiß"}
    qtbot.keyClick(english, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert begun.draft.lab.title["de"] == "Mein Lab"
    assert german.toPlainText() == "Mein Lab"
    qtbot.keyClick(english, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert begun.draft.lab.title["en"] == "My lab"  # a word is one step


def test_one_language_can_be_shown_alone(begun):
    begun.page.head._language.button(1).click()
    assert begun.findChild(Writing, "lab_editor.title.de") is not None
    english = [each for each in begun.page.pane.form.findChildren(Writing)
               if each.objectName().endswith(".en")]  # fmt: skip
    assert english == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_prediction_can_be_added_and_is_sound(qtbot, begun, kind):
    begun.page.outline.choose(("cases", 0))
    begun.page.add("run")
    begun.page.outline.choose(("cases", 0))
    begun.page.add("field", kind)
    field = begun.draft.lab.cases[0].predict[-1]
    assert field.kind == kind
    assert begun.page.outline.block.path == ("cases", 0, "predict", 2)
    assert begun.draft.sound.cases[0].predict[-1].kind == kind
    assert not [found for found in checked(qtbot, begun) if found.is_error]


def test_the_kind_of_a_prediction_can_be_changed(begun):
    begun.page.outline.choose(("cases", 0, "predict", 0))
    for kind in KINDS:
        if kind != "ranking":  # which needs two runs
            box = find(begun.page.pane.form, "lab_editor.cases.0.predict.0.kind", QComboBox)
            box.setCurrentIndex(box.findData(kind))
            box.activated.emit(box.currentIndex())
            assert begun.draft.sound.cases[0].predict[0].kind == kind


def test_blocks_are_doubled_moved_and_deleted_by_keys(qtbot, begun):
    outline = begun.page.outline
    outline.setFocus()
    outline.choose(("cases", 0, "predict", 0))
    qtbot.keyClick(outline, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    names = [field.name for field in begun.draft.lab.cases[0].predict]
    assert names == ["tokens", "tokens_2", "band"]
    qtbot.keyClick(outline, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [field.name for field in begun.draft.lab.cases[0].predict] == [
        "tokens",
        "band",
        "tokens_2",
    ]
    assert outline.block.path == ("cases", 0, "predict", 2)
    qtbot.keyClick(outline, Qt.Key.Key_Delete)
    assert [field.name for field in begun.draft.lab.cases[0].predict] == ["tokens", "band"]
    outline.choose(("cases", 0))
    qtbot.keyClick(outline, Qt.Key.Key_Delete)
    assert len(begun.draft.lab.cases) == 1  # the last case stays
    begun.draft.undo_stack.undo()
    begun.draft.undo_stack.undo()
    assert [field.name for field in begun.draft.lab.cases[0].predict] == [
        "tokens",
        "tokens_2",
        "band",
    ]


def test_settings_and_data_are_taken_from_the_window(begun, session):
    session.set_field(session.experiment.chain.step_of("temperature"), "degree", 1.7)
    begun.page.outline.choose(("cases", 0))
    find(begun.page.pane.form, "lab_editor.take.cases", QPushButton).click()
    assert begun.draft.lab.cases[0].start.values["temperature"] == 1.7
    session.choose_source(Source.from_logits([1.0, 0.5], ["yes", "no"], "Mine"))
    begun.page.outline.choose(("sources", "data"))
    find(begun.page.pane.form, "lab_editor.take_data", QPushButton).click()
    source = begun.draft.lab.sources["data"]
    assert (source.tokens, source.logits, source.case) == (("yes", "no"), (1.0, 0.5), "")
    assert begun.draft.sound


def test_renaming_data_or_a_run_is_followed_everywhere(begun):
    lab = renamed(begun.draft.lab, "sources", "data", "mails")
    assert lab.cases[0].source == "mails" == lab.runs["given"].source
    combined = built_in("combined")
    for kind in ("runs", "sources", "facts"):
        for name in getattr(combined, kind):
            other = renamed(combined, kind, name, "another")
            assert not [each for each in check(lab_of(lab_bytes(other))) if each.is_error]
    begun.page.outline.choose(("runs", "given"))
    field = find(begun.page.pane.form, "lab_editor.runs.given.name", QLineEdit)
    field.setText("cold")
    field.editingFinished.emit()
    assert list(begun.draft.lab.runs) == ["cold"]
    assert begun.page.outline.block.path == ("runs", "cold")


def test_findings_lead_to_their_place(qtbot, begun):
    begun.page.outline.choose(("cases", 0, "predict", 0))
    begun.draft.edit(("cases", 0, "predict", 0, "ask"), {"en": "At 77.7 %?"}, "Ask")
    found = checked(qtbot, begun)
    assert any("77.7" in each.sentence for each in found)
    begun.page.outline.choose(())
    findings = begun.page.findings
    places = [findings.topLevelItem(row).text(0) for row in range(findings.topLevelItemCount())]
    row = next(row for row, place in enumerate(places) if "tokens" in place)
    findings.itemActivated.emit(findings.topLevelItem(row), 0)
    assert begun.page.outline.block.path == ("cases", 0, "predict", 0)


def test_what_is_not_sound_is_told_and_kept(qtbot, begun):
    begun.draft.edit(("cases", 0, "source"), "nowhere", "Data")
    with pytest.raises(LabError, match="nowhere"):
        _ = begun.draft.sound
    assert "nowhere" in checked(qtbot, begun)[0].sentence
    assert begun.draft.lab.cases[0].source == "nowhere"


def test_the_draft_comes_back_in_the_session(begun, session):
    begun.draft.edit(("question",), {"en": "Kept?"}, "Question")
    begun.draft.save()
    again = Draft(session)
    assert again.lab == begun.draft.lab
    session.records.history.set_view("lab_draft", '{"name": 1}')
    assert Draft(session).lab is None  # what a stranger wrote is no draft


@pytest.mark.parametrize("name", LABS)
def test_every_block_of_every_built_in_lab_has_a_form(editor, name):
    editor.page.begin(built_in(name))
    assert editor.draft.sound == lab_of(lab_bytes(built_in(name)))
    for block in blocks_of(editor.draft.lab, "en"):
        editor.page.outline.choose(block.path)
        assert editor.page.outline.block.path == block.path
    assert editor.draft.lab == built_in(name)  # looking changes nothing


def test_locks_are_added_changed_and_taken_away(begun):
    begun.page.outline.choose(("locks",))
    add = find(begun.page.pane.form, "lab_editor.locks.add", QComboBox)
    add.setCurrentIndex(add.findData("top_k"))
    add.activated.emit(add.currentIndex())
    for state in ("range", "hidden", "locked", "free"):
        box = find(begun.page.pane.form, "lab_editor.locks.parameters.top_k.state", QComboBox)
        box.setCurrentIndex(box.findData(state))
        box.activated.emit(box.currentIndex())
        locks = begun.draft.sound.locks.parameters
        assert ("top_k" in locks) is (state != "free")
        assert state == "free" or locks["top_k"].state == state
    commands = find(begun.page.pane.form, "lab_editor.locks.commands", QListWidget)
    commands.item(1).setCheckState(Qt.CheckState.Checked)
    assert begun.draft.lab.locks.commands == ("presets",)


def test_results_wait_for_a_clock_or_a_pin(begun, monkeypatch):
    begun.page.outline.choose(("reveal",))
    for when in ("attempts", "time"):
        box = find(begun.page.pane.form, "lab_editor.reveal.when", QComboBox)
        box.setCurrentIndex(box.findData(when))
        box.activated.emit(box.currentIndex())
        assert begun.draft.sound.reveal.when == when
    monkeypatch.setattr(
        "desktop.panels.lab_editor.forms_rules.ask_for_pin", lambda *_: salted("2468")
    )
    box = find(begun.page.pane.form, "lab_editor.reveal.when", QComboBox)
    box.setCurrentIndex(box.findData("pin"))
    box.activated.emit(box.currentIndex())
    reveal = begun.draft.sound.reveal
    assert isinstance(reveal, Reveal)
    assert opens(reveal.pin, "2468")
    assert "2468" not in lab_bytes(begun.draft.lab).decode()


def test_a_pin_is_typed_twice_and_its_worth_is_said(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = PinDialog(parent, "This guides, it does not secure.")
    ok = dialog.buttons.buttons()[0]
    qtbot.keyClicks(dialog.first, "2468")
    qtbot.keyClicks(dialog.second, "246")
    assert not ok.isEnabled()
    qtbot.keyClicks(dialog.second, "8")
    assert ok.isEnabled()
    assert any("does not secure" in label.text() for label in dialog.findChildren(QWidget)
               if hasattr(label, "text"))  # fmt: skip


def test_data_that_a_lab_cannot_hold_is_refused():
    with pytest.raises(LabError, match="every logit"):
        lab_source_of(Source.from_logits([1.0, -float("inf")], ["a", "b"]))


def test_every_control_has_a_name(begun):
    for block in blocks_of(begun.draft.lab, "en"):
        begun.page.outline.choose(block.path)
        for control in begun.findChildren(QWidget):
            if control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isVisibleTo(begun):
                named = control.accessibleName() or getattr(control, "text", str)()
                is_part = control.objectName().startswith("qt_") or control.focusProxy()
                assert named or is_part, (block.path, control)


@pytest.mark.parametrize(("theme", "zoom"), [*itertools.product((LIGHT, DARK), (1.0, 2.0))])
def test_it_is_built_anew_in_each_theme_and_zoom(begun, look, theme, zoom):
    look.show(theme.zoomed(zoom))
    begun.page.refresh()
    begun.page.outline.choose(("cases", 0))
    assert begun.page.pane.form.height() > 0


def test_it_tells_no_results_while_a_lab_hides_them(qtbot, begun, session):
    begun.page.outline.choose(("runs", "given"))
    begun.page.outline.choose(("cases", 0))
    begun.page.add("field", "number")
    path = (*begun.page.outline.block.path, "answer", "run")
    begun.draft.edit(path, "given", "Run")
    assert "Now: " in labels(begun)
    session.lab.open(built_in("temperature"))
    begun.page.refresh()
    assert "Now: " not in labels(begun)
    assert checked(qtbot, begun) == ()
    session.lab.leave()
    begun.page.refresh()
    assert "Now: " in labels(begun)


def labels(editor):
    return " ".join(each.text() for each in editor.page.pane.form.findChildren(PlainLabel))


def test_paths():
    lab = built_in("temperature")
    path = ("cases", 0, "predict", 1, "ask")
    other = with_at(lab, path, {"en": "New"})
    assert at(other, path) == {"en": "New"}
    assert with_at(other, path, at(lab, path)) == lab
    assert first_lab


def test_a_window_may_close_while_a_lab_is_checked(qtbot, look, session, settings):
    window = QMainWindow()
    panel = LabEditorPanel(look, session, settings)
    panel.be_seen(True)
    window.setCentralWidget(panel)
    window.show()
    panel.page.begin(built_in("use-cases"))
    panel.page.findings.check_now()
    job = panel.page.findings._job
    panel.draft.undo_stack.clear()
    window.close()  # which keeps the draft
    assert Draft(session).lab == panel.draft.lab
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()
    assert job.isFinished()
