"""Labs in the window: the list, the menu, the banner, files."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.lab_banner import LabBanner
from desktop.lab_entries import entries, going_on, open_lab
from desktop.labs import Labs
from desktop.notice import NoticeBar
from sampling_core.errors import LabError
from sampling_core.labs.built_in import LABS, built_in
from sampling_core.labs.key import key_of
from sampling_core.labs.lab import Lock, Locks
from sampling_core.labs.reading.file import lab_bytes
from tests.desktop.controls import find
from tests.desktop.panels.lab_room import number, panel, small_lab, texts

__all__ = ["panel"]


@pytest.fixture
def labs(panel, look, session, settings, qtbot):
    notice = NoticeBar(look)
    qtbot.addWidget(notice)
    return Labs(panel.window(), session, settings, notice)


def test_all_labs_are_listed_with_their_state_in_words(panel, session):
    found = entries(session.lab)
    assert [entry.number for entry in found] == list(range(1, 13))
    assert {entry.name for entry in found} == set(LABS)
    row = find(panel, "lab.open.use-cases", QPushButton)
    assert row.accessibleName() == "Lab 6, Real use cases, 25 minutes, new"
    assert find(panel, "lab.continue").isHidden()


def test_a_lab_that_was_left_can_be_gone_on_with(panel, session):
    open_lab(session.lab, "top-k")
    for field in session.lab.case.predict:
        if field.kind == "number":
            session.lab.set_draft(field.name, 3)
    session.lab.lock()
    find(panel.window(), "lab.leave").click()
    assert session.lab.lab is None
    assert going_on(session.lab).name == "top-k"
    words = find(panel, "lab.open.top-k", QPushButton).accessibleName()
    assert words.endswith("begun: 1 prediction, 3 runs and 2 explanations left")
    find(panel, "lab.continue", QPushButton).click()
    assert session.lab.lab.name == "top-k"
    assert session.lab.step == "run"  # the place was kept


def test_what_is_left_of_a_lab_is_said(panel, session):
    open_lab(session.lab, "top-k")
    for case in session.lab.lab.cases:
        session.lab.choose_case(case.name)
        session.lab.set_draft("share", 3)
        session.lab.set_draft("kept", 3)
        session.lab.lock()
    session.lab.explain("It looks at the shape.")
    session.lab.leave()
    row = find(panel, "lab.open.top-k", QPushButton)
    assert row.toolTip() == "2 runs and 1 explanation left"
    assert row.accessibleName().endswith("begun: 2 runs and 1 explanation left")


def test_a_draft_is_a_beginning(panel, session):
    open_lab(session.lab, "top-k")
    session.lab.set_draft("why", "Perhaps.")
    session.lab.leave()
    assert going_on(session.lab).name == "top-k"
    words = find(panel, "lab.open.top-k", QPushButton).accessibleName()
    assert words.endswith("begun: 2 predictions, 4 runs and 2 explanations left")
    assert not find(panel, "lab.continue").isHidden()


def test_a_built_in_lab_goes_on_in_the_text_it_was_begun_with(labs, panel, session):
    earlier = replace(built_in("top-k"), question={"en": "An earlier question."})
    labs.open_lab(earlier)
    session.lab.set_draft("why", "Perhaps.")
    labs.leave()
    entry = going_on(session.lab)
    assert (entry.name, entry.state) == ("top-k", "begun")
    assert not [each for each in entries(session.lab) if each.number == 0]  # it is no other lab
    labs.continue_()
    assert session.lab.lab == earlier
    assert not find(panel, "lab.earlier_text").isHidden()
    assert "You began this lab with an earlier text of it." in texts(panel)
    find(panel, "lab.new_text", QPushButton).click()
    assert session.lab.lab == built_in("top-k")
    assert find(panel, "lab.earlier_text").isHidden()
    labs.leave()
    states = {each.name: each.state for each in entries(session.lab)}
    labs.open_built_in("top-k")
    assert (session.lab.lab, states["top-k"]) == (built_in("top-k"), "new")


def test_a_lab_left_before_the_lock_is_said_under_the_prediction(panel, session):
    lab = small_lab(number())
    for _ in range(2):
        session.lab.open(lab)
        assert "was left" not in find(panel, "lab.locked").text()
        session.lab.leave()
    session.lab.open(lab)
    session.lab.set_draft("half", 50)
    session.lab.lock()
    told = find(panel, "lab.locked").text().splitlines()[1]
    assert told.startswith("The lab was left at ")
    assert told.endswith(" before this prediction was locked.")
    session.lab.try_again()
    earlier = find(panel, "lab.earlier")
    assert told in [label.text() for label in earlier.findChildren(QLabel)]


def test_the_list_is_shown_after_the_session_was_closed(panel, session):
    open_lab(session.lab, "top-k")
    session.lab.set_draft("why", "Perhaps.")
    session.lab.leave()
    session.records.history.close()
    panel.look.changed.emit()
    panel.show_trace(session.trace)
    assert ", begun: " in find(panel, "lab.open.top-k", QPushButton).accessibleName()


def test_a_lab_from_a_file_joins_the_list(labs, panel, session, tmp_path):
    path = tmp_path / "mine.splab"
    path.write_bytes(lab_bytes(small_lab(number())))
    labs.open_file(path)
    assert session.lab.lab.name == "small"
    labs.leave()
    entry = entries(session.lab)[-1]
    assert (entry.title, entry.number) == ("Small lab", 0)
    assert "Small lab" in find(panel, f"lab.open.{entry.name}", QPushButton).accessibleName()
    find(panel, f"lab.open.{entry.name}", QPushButton).click()
    assert session.lab.lab.name == "small"


def test_a_file_that_is_no_lab_changes_nothing(labs, session, tmp_path):
    path = tmp_path / "bad.splab"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises((LabError, ValueError)):
        labs.open_file(path)
    assert session.lab.lab is None


def test_the_menu_goes_through_a_lab(labs, session):
    commands = {each.name: each for each in labs.commands() if each is not None}
    assert not labs.enabled()["lab_lock"]
    opened = []
    labs.opened.connect(lambda: opened.append(True))
    commands["lab_6"].run()
    assert opened
    assert labs.enabled()["lab_leave"]
    for field, answer in (("band", "low"), ("viable", 1), ("first", "INTENT_APPROVE")):
        session.lab.set_draft(field, answer)
    assert labs.enabled()["lab_lock"]
    commands["lab_lock"].run()
    assert session.lab.step == "run"
    assert labs.enabled()["lab_again"]
    commands["lab_next"].run()
    assert session.lab.step == "compare"
    commands["lab_previous"].run()
    assert session.lab.step == "run"
    commands["lab_again"].run()
    assert (session.lab.step, session.lab.attempt) == ("predict", 2)
    commands["lab_leave"].run()
    assert session.lab.lab is None


def test_what_is_refused_is_told_and_not_thrown(labs, session):
    session.lab.open(small_lab(number()))
    labs.lock()
    assert session.lab.step == "predict"
    labs.choose("nowhere")
    assert session.lab.case.name == "only"


def test_a_case_asks_for_its_view_when_it_is_run(labs, session):
    wanted = []
    labs.view_wanted.connect(wanted.append)
    session.lab.open(small_lab(number(), case={"view": "stages"}))
    session.lab.set_draft("half", 50)
    assert wanted == ["distribution"]  # the logits are read before one predicts
    session.lab.lock()
    assert wanted == ["distribution", "stages"]
    session.lab.go("predict")
    assert wanted == ["distribution", "stages"]
    session.lab.try_again()
    assert wanted == ["distribution", "stages", "distribution"]


def test_the_banner_is_there_while_something_is_locked(look, session, qtbot):
    banner = LabBanner(look, session)
    qtbot.addWidget(banner)
    assert banner.isHidden()
    session.lab.open(small_lab(number(), locks=Locks({"top_k": Lock("locked")})))
    assert not banner.isHidden()
    assert "locked by the lab" in banner.accessibleName()
    session.lab.leave()
    assert banner.isHidden()


def test_a_trial_says_that_nothing_is_kept(labs, panel, session):
    labs.open_lab(small_lab(number()), trial=True)
    session.lab.set_draft("half", 50)
    session.lab.lock()
    assert "nothing is kept" in texts(panel)


def test_tab_goes_down_the_list_also_after_it_changed(panel, session, qtbot):
    open_lab(session.lab, "top-k")
    for field in session.lab.case.predict:
        if field.kind == "number":
            session.lab.set_draft(field.name, 3)
    session.lab.lock()
    session.lab.leave()
    qtbot.wait(1)
    here = find(panel, "lab.continue", QPushButton)
    here.setFocus()
    seen = []
    for _ in range(14):
        seen.append(panel.window().focusWidget().objectName())
        qtbot.keyClick(panel.window().focusWidget(), Qt.Key.Key_Tab)
    names = [f"lab.open.{name}" for name in LABS]
    assert seen == ["lab.continue", *names, "lab.open_file"]


def test_an_open_key_stands_beside_the_results_of_its_lab_only(panel, session):
    key = key_of(built_in("top-k"), {"peaked": {"en": "The best token holds most."}})
    session.lab.use_key(key)
    open_lab(session.lab, "top-p")
    assert session.lab.key is None
    open_lab(session.lab, "top-k")
    for field in session.lab.case.predict:
        if field.kind == "number":
            session.lab.set_draft(field.name, 3)
    assert not shown(panel, "lab.key")  # nothing before the prediction is locked
    session.lab.lock()
    session.lab.go("compare")
    answers = [key.answer(session.lab.case.name, f.name) for f in session.lab.case.predict]
    said = [each.said for each in answers if each is not None and each.said]
    text = shown(panel, "lab.key")
    assert said
    assert all(each.split()[0] in text for each in said)
    session.lab.use_key(None)
    assert not shown(panel, "lab.key")


def shown(panel, name):
    return " ".join(
        label.text()
        for box in panel.findChildren(QWidget, name)
        for label in box.findChildren(QLabel)
    )
