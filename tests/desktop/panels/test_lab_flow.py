"""A lab from the prediction to the explanation, in the Lab panel alone."""

from math import exp, log

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton, QWidget

from desktop.lab_entries import open_lab
from desktop.theme import DARK, LIGHT
from desktop.widgets.answer_box import AnswerBox
from desktop.widgets.number_box import NumberBox
from desktop.widgets.typed_box import TypedBox
from sampling_core.errors import LabError
from sampling_core.labs.lab import (
    Case,
    Column,
    Field,
    Lock,
    Locks,
    Measure,
    Reveal,
    Settings,
    Table,
)
from sampling_core.labs.locking.reveal import PATIENCE, salted
from tests.desktop.controls import find
from tests.desktop.panels.lab_room import (
    band,
    choice,
    number,
    panel,
    radio,
    ranking,
    sketch,
    small_lab,
    texts,
    token,
)

__all__ = ["panel"]


def press(panel, name):
    find(panel, name, QPushButton).click()


def test_a_built_in_lab_from_the_list_to_the_explanation(panel, session, qtbot):
    press(panel, "lab.open.use-cases")
    session.lab.choose_case("summarization")
    box = find(panel, "lab.setting.temperature", NumberBox)
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "0.6")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert session.experiment.chain.parameters()["temperature"] == 0.6
    assert not find(panel, "lab.lock", QPushButton).isEnabled()
    assert "What will the entropy be" in find(panel, "lab.missing").toolTip()
    radio(panel, "Medium").click()
    answer = find(panel, "lab.field.viable", AnswerBox)
    answer.lineEdit().selectAll()
    qtbot.keyClicks(answer, "5")
    first = find(panel, "lab.field.first", QComboBox)
    first.activated.emit(0)
    assert dict(session.lab.draft) == {"band": "medium", "viable": 5.0, "first": "BENEFIT"}
    press(panel, "lab.lock")
    assert session.lab.step == "run"
    assert len(session.lab.previous()) == 1
    press(panel, "lab.run.summarization_rec")
    assert {run.run for run in session.lab.work.runs} == {"own", "summarization_rec"}
    press(panel, "lab.next")
    assert session.lab.step == "compare"
    assert "1.495" in texts(panel)
    assert "The printed value disagrees" in texts(panel)
    press(panel, "lab.next")
    written = find(panel, "lab.explanation", QPlainTextEdit)
    written.setPlainText("Five tokens give 0.945.")
    press(panel, "lab.next")
    assert session.lab.case.name == "code"
    assert session.lab.work.explanation("summarization").text == "Five tokens give 0.945."
    assert find(panel, "lab.place").text() == "case 3 of 6"


def test_nothing_of_the_result_is_there_before_the_lock(panel, session):
    case = {"note": {"en": "The secret note."}, "answer": {"en": "The model answer."},
            "explain": {"en": "Why so?"}}  # fmt: skip
    insight = {"en": "The insight."}
    session.lab.open(small_lab(number(), token(), case=case, insight=insight))
    for secret in ("secret", "model answer", "insight", "64.4", "Why so"):
        assert secret not in texts(panel)
    session.lab.set_draft("half", 50)
    session.lab.set_draft("first", "a")
    session.lab.lock()
    session.lab.go("compare")
    assert "The secret note." in texts(panel)
    assert "64.4 %" in texts(panel)
    session.lab.try_again()
    assert "64.4 %" not in texts(panel)
    assert "secret" not in texts(panel)


def test_what_was_locked_is_fixed_and_an_attempt_is_numbered(panel, session):
    session.lab.open(small_lab(number()))
    session.lab.set_draft("half", 50)
    session.lab.lock()
    session.lab.go("predict")
    assert not panel.findChildren(AnswerBox)  # of this attempt nothing can be changed
    assert "50 %" in texts(panel)
    press(panel, "lab.again")
    assert "Prediction 1, locked at" in texts(panel)
    session.lab.set_draft("half", 60)
    session.lab.lock()
    assert [each.answers["half"] for each in session.lab.previous()] == [50, 60]
    assert "Prediction 2 locked" in find(panel, "lab.locked").text()


def test_proposed_settings_follow_the_cards(panel, session):
    session.lab.open(small_lab(number()))
    box = find(panel, "lab.setting.temperature", NumberBox)
    step = session.experiment.chain.step_of("temperature")
    session.edit(session.experiment.switched(step, True).with_field(step, "degree", 0.4), "T")
    assert box.value() == pytest.approx(0.4)
    box.setValue(1.0)  # its neutral value
    assert not session.experiment.chain[step].on or session.experiment.chain[step].is_off


def test_what_cannot_be_read_is_said_and_cannot_be_locked(panel, session, qtbot):
    session.lab.open(small_lab(number(optional=True, low=0.0, high=100.0)))
    for name, typed in (("lab.field.half", "150"), ("lab.setting.temperature", "-3")):
        box = find(panel, name, TypedBox)
        box.setFocus()
        box.selectAll()
        qtbot.keyClicks(box, typed)
        box.clearFocus()
        flag = find(panel, f"{name}.problem")
        assert box.text() == typed
        assert flag.text().startswith("Write a number from 0 to")
        assert not find(panel, "lab.lock", QPushButton).isEnabled()
        with pytest.raises(LabError, match="Still to fill in"):
            session.lab.lock()  # as the menu does
        box.setFocus()
        box.selectAll()
        qtbot.keyClicks(box, "0,5")
        qtbot.keyClick(box, Qt.Key.Key_Return)
        assert flag.isHidden()
        assert find(panel, "lab.lock", QPushButton).isEnabled()
    session.lab.lock()
    assert session.lab.previous()[0].answers == {"half": 0.5}
    assert session.lab.previous()[0].settings.values["temperature"] == 0.5


def to_explain(session, *, asks):
    case = {"explain": {"en": "Why so?"}} if asks else {}
    texts = {"insight": "The insight.", "belief": "The belief.", "extension": "Go on."}
    lab = small_lab(number(), case=case, **{name: {"en": text} for name, text in texts.items()})
    session.lab.open(lab)
    session.lab.set_draft("half", 50)
    session.lab.lock()
    session.lab.go("explain")


def test_what_the_lab_shows_waits_for_the_words_of_the_student(panel, session, qtbot):
    to_explain(session, asks=True)
    lesson, waits = find(panel, "lab.lesson"), find(panel, "lab.lesson.waits")
    answer = find(panel, "lab.explanation", QPlainTextEdit)
    assert (lesson.isVisible(), waits.isVisible()) == (False, True)
    assert waits.text() == "Write your explanation; then the lab shows its own."
    qtbot.keyClicks(answer, "  ")
    panel.body.finish()
    assert not lesson.isVisible()
    qtbot.keyClicks(answer, "So.")
    qtbot.waitUntil(lesson.isVisible)
    assert not waits.isVisible()
    for text in ("The insight.", "The belief.", "Go on."):
        assert text in texts(lesson)
    session.lab.go("compare")
    session.lab.go("explain")
    assert find(panel, "lab.lesson").isVisible()  # it was written before


def test_a_case_that_asks_nothing_shows_its_lesson_at_once(panel, session):
    to_explain(session, asks=False)
    assert find(panel, "lab.lesson").isVisible()
    assert not find(panel, "lab.lesson.waits").isVisible()


def test_a_locked_setting_cannot_be_proposed(panel, session):
    locks = Locks({"temperature": Lock("range", 0.5, 1.5), "top_k": Lock("locked")})
    case = {"propose": ("temperature", "top_k")}
    session.lab.open(small_lab(number(), case=case, locks=locks))
    box = find(panel, "lab.setting.temperature", NumberBox)
    assert (box.minimum(), box.maximum()) == (0.5, 1.5)
    assert find(panel, "lab.setting.top_k", NumberBox).isReadOnly()


def test_a_hidden_setting_is_not_shown(panel, session):
    locks = Locks({"temperature": Lock("hidden")})
    start = Settings({"temperature": 1.37})
    session.lab.open(small_lab(number(), case={"start": start}, locks=locks))
    assert "hidden by the lab" in texts(panel)
    boxes = [each.text() for each in panel.findChildren(NumberBox)]
    assert "1.37" not in " ".join((*boxes, texts(panel)))


def test_the_keyboard_alone_goes_through_a_case(panel, session, qtbot):
    row = find(panel, "lab.open.top-k", QPushButton)
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    session.lab.open(small_lab(number(), band()))
    answer = find(panel, "lab.field.half", AnswerBox)
    answer.setFocus()
    qtbot.keyClicks(answer, "60")
    qtbot.keyClick(answer, Qt.Key.Key_Tab)
    low = panel.window().focusWidget()
    qtbot.keyClick(low, Qt.Key.Key_Space)
    assert dict(session.lab.draft) == {"half": 60.0, "band": "low"}
    qtbot.keyClick(panel.window().focusWidget(), Qt.Key.Key_Right)
    assert session.lab.draft["band"] == "medium"
    for name in ("lab.lock", "lab.next", "lab.next"):
        button = find(panel, name, QPushButton)
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
        here = panel.window().focusWidget()
        assert panel.isAncestorOf(here)  # the keyboard stays in the lab
    assert session.lab.step == "explain"


def test_results_wait_for_the_pin(panel, session, qtbot):
    lab = small_lab(number(), reveal=Reveal("pin", pin=salted("4711")))
    session.lab.open(lab)
    session.lab.set_draft("half", 50)
    session.lab.lock()
    assert "PIN" in find(panel, "lab.waits").text()
    assert not find(panel, "lab.next", QPushButton).isEnabled()
    assert not [b for b in panel.findChildren(QPushButton) if b.objectName() == "lab.run.hot"]
    field = find(panel, "lab.pin")
    qtbot.keyClicks(field, "1")
    press(panel, "lab.pin.open")
    assert "not the PIN" in texts(panel)
    qtbot.keyClicks(find(panel, "lab.pin"), "4711")
    press(panel, "lab.pin.open")
    assert find(panel, "lab.next", QPushButton).isEnabled()
    assert find(panel, "lab.run.hot", QPushButton).isEnabled()


def test_a_pin_that_comes_too_early_is_refused_in_the_panel(panel, session, qtbot):
    session.lab.open(small_lab(number(), reveal=Reveal("pin", pin=salted("4711"))))
    session.lab.set_draft("half", 50)
    session.lab.lock()
    field = find(panel, "lab.pin")
    for _ in range(PATIENCE + 1):  # Enter, as the button: nothing is left to a dialog
        qtbot.keyClicks(field, "1")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert find(panel, "lab.problem").text().startswith("Too many wrong PINs.")
    assert "(3 tries)" in find(panel, "lab.waits").text()


def test_results_wait_for_a_second_prediction(panel, session):
    session.lab.open(small_lab(number(), reveal=Reveal("attempts", attempts=2)))
    session.lab.set_draft("half", 50)
    session.lab.lock()
    assert not find(panel, "lab.next", QPushButton).isEnabled()
    press(panel, "lab.again")
    session.lab.set_draft("half", 60)
    session.lab.lock()
    assert find(panel, "lab.next", QPushButton).isEnabled()


def test_every_kind_of_field_is_judged_in_words(panel, session):
    fields = (number(), band(), token(), ranking(), sketch(), choice("yes", "no"))
    session.lab.open(small_lab(*fields))
    answers = {"half": 50, "band": "low", "first": "a", "order": ["cold", "hot"],
               "drawn": {"a": 0.6, "b": 0.4}, "which": "no"}  # fmt: skip
    for name, answer in answers.items():
        session.lab.set_draft(name, answer)
    session.lab.lock()
    session.lab.go("compare")
    said = texts(panel)
    for words in (
        "14.4 points too low",
        "right",
        "of the probability is elsewhere",
        "not this one",
    ):
        assert words in said
    assert "1  Cold one" in said
    assert "a: you said 60 %, the result is 64.4 %" in said
    assert "How likely is a?: not right" in said  # the cross has words


def test_own_settings_stand_beside_the_recommended_run(panel, session):
    table = Table(("own", "hot"), (Column({"en": "H"}, Measure("entropy")),))
    session.lab.open(small_lab(number(), case={"table": table}))
    session.lab.set_draft("half", 50)
    session.lab.lock()
    session.lab.go("compare")
    assert "Yours" in texts(panel)
    weights = [exp(logit / 2) for logit in (2, 1, 0, -1)]  # at temperature 2
    shares = [weight / sum(weights) for weight in weights]
    nats = -sum(share * log(share) for share in shares)
    assert f"Hot, H: {nats:.3f}" in texts(panel)


def slow_lab():
    measure = Measure("solve", run="cold", parameter="temperature", target=1.0)
    return small_lab(Field("t", "number", {"en": "Which T?"}, step=0.01, answer=measure))


def test_slow_answers_come_without_blocking(panel, session, qtbot, monkeypatch):
    session.lab.open(slow_lab())
    session.lab.set_draft("t", 1.0)
    with monkeypatch.context() as at_lock:
        at_lock.setattr(session.lab, "work_out", lambda: None)  # else they may be there by then
        session.lab.lock()
    session.lab.go("compare")
    assert "Working out the results" in texts(panel)
    qtbot.waitUntil(lambda: "You said" in texts(panel))
    qtbot.waitUntil(lambda: "Working out" not in texts(panel))


def test_answers_are_worked_out_from_the_lock_on(panel, session, qtbot):
    session.lab.open(slow_lab())
    session.lab.set_draft("t", 1.0)
    with qtbot.waitSignal(session.lab.answers.ready):
        session.lab.lock()
    assert session.lab.are_answers_known
    session.lab.go("compare")
    assert "You said" in texts(panel)
    assert "Working out" not in texts(panel)


def test_slow_answers_can_be_left_alone(panel, session, qtbot):
    session.lab.open(slow_lab())
    session.lab.set_draft("t", 1.0)
    session.lab.lock()
    session.lab.go("compare")
    session.lab.go("predict")  # the answers come late and are dropped
    qtbot.wait(300)
    assert "You said" not in texts(panel)
    assert session.lab.step == "predict"


def test_a_page_that_goes_away_keeps_what_was_typed(panel, session):
    session.lab.open(small_lab(number()))
    session.lab.set_draft("half", 50)
    session.lab.lock()
    session.lab.go("explain")
    find(panel, "lab.explanation", QPlainTextEdit).setPlainText("Because.")
    find(panel, "lab.step.compare", QPushButton).click()
    assert session.lab.work.explanation("only").text == "Because."


def test_the_last_case_shows_all_of_them(panel, session):
    open_lab(session.lab, "use-cases")
    for case in ("summarization", "design"):
        session.lab.choose_case(case)
        for field, answer in (("band", "medium"), ("viable", 10), ("first", "BENEFIT")):
            session.lab.set_draft(field, answer)
        session.lab.lock()
    session.lab.go("explain")
    summary = find(panel, "lab.summary")
    said = texts(summary)
    assert "Summarise" in said
    assert "—" in said  # a case that was not predicted tells nothing
    assert find(summary, "lab.closeness").text()
    panel.report_wanted.connect(lambda: reports.append(1))
    reports = []
    press(panel, "lab.next")
    assert reports == [1]


def test_texts_of_a_lab_are_never_html(panel, session):
    bad = "<a href='x'>link</a> <img src='file:///etc/passwd'> & **bold**"
    case = Case("only", {"en": "<b>x</b>"}, {"en": bad}, source="four", predict=(number(),))
    lab = small_lab(number())
    lab = type(lab)("bad", {"en": "<u>t</u>"}, (case,), sources=lab.sources)
    session.lab.open(lab)
    task = find(panel, "lab.task")
    assert "&lt;a href=" in task.text()
    assert "<img" not in task.text()
    assert "<b>bold</b>" in task.text()
    title = find(panel, "lab.title")
    assert title.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_no_page_is_wider_than_the_dock(panel, session, look, qtbot, theme, zoom):
    look.show(theme.zoomed(zoom))
    panel.window().resize(look.theme.px(312), look.theme.px(790))
    open_lab(session.lab, "use-cases")
    session.lab.choose_case("code")
    for field, answer in (("band", "medium"), ("viable", 10), ("first", "FOR_LOOP")):
        session.lab.set_draft(field, answer)
    for step in ("predict", "run", "compare", "explain"):
        if step == "run":
            session.lab.lock()
        session.lab.go(step)
        qtbot.wait(1)
        inside = panel.body.inside
        assert inside.minimumSizeHint().width() <= panel.body.area.viewport().width(), step


def test_tab_goes_from_top_to_bottom_and_out_again(panel, session, qtbot):
    session.lab.open(small_lab(number(), band(), token()))
    first = find(panel, "lab.setting.temperature", NumberBox)
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    seen = []
    for _ in range(12):
        here = panel.window().focusWidget()
        seen.append(here.mapTo(panel, here.rect().topLeft()).y())
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        if not panel.isAncestorOf(panel.window().focusWidget()):
            break
    rising = seen[: seen.index(max(seen)) + 1]
    assert rising == sorted(rising)
    assert len(rising) >= 5


def test_every_control_has_a_name(panel, session):
    fields = (number(), band(), token(), ranking(), sketch(), choice("yes", "no"))
    session.lab.open(small_lab(*fields))
    for widget in panel.findChildren(QWidget):
        stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if stops and widget.isVisible() and widget.window() is panel.window():
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_a_refused_step_is_said(panel, session):
    session.lab.open(small_lab(number()))
    with pytest.raises(LabError):
        session.lab.go("compare")
    assert not find(panel, "lab.step.compare", QPushButton).isEnabled()
    assert "not yet" in find(panel, "lab.step.compare", QPushButton).accessibleName()
