"""The widgets that a prediction is given with, each by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.panels.lab.editor import number_spec
from desktop.panels.lab.tree_paint import picture_of
from desktop.widgets.answer_box import AnswerBox
from desktop.widgets.flag_line import FlagLine
from desktop.widgets.marked_label import as_html, plain_text
from desktop.widgets.number_box import NumberBox
from desktop.widgets.open_segmented import OpenSegmented
from desktop.widgets.ranking_list import SPOKEN, RankingList
from desktop.widgets.sketch_editor import SketchEditor
from desktop.widgets.step_strip import StepStrip
from sampling_core.labs.lab import Tree

FIVE = [("a", "Apple"), ("b", "Bear"), ("c", "Cat"), ("d", "Dog"), ("e", "Eel")]


@pytest.fixture
def shown(qtbot):
    def show(widget):
        qtbot.addWidget(widget)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show


# A number that may be missing.


def test_a_box_is_empty_until_a_number_is_typed(shown, look, qtbot):
    box = shown(AnswerBox(look, "Tokens", number_spec(0, 10, 1)))
    got = []
    box.edited.connect(got.append)
    assert (box.text(), box.answer()) == ("", None)
    qtbot.keyClicks(box, "0")
    assert got == [0.0]  # the number that stood behind the empty box counts too
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    assert got == [0.0, None]
    box.clearFocus()
    assert (box.text(), box.answer()) == ("", None)


def test_arrows_begin_at_nought_or_the_nearest_bound(shown, look):
    box = shown(AnswerBox(look, "T", number_spec(0.5, 2.0, 0.1)))
    box.stepBy(1)
    assert box.answer() == pytest.approx(0.5)
    box.stepBy(1)
    assert box.answer() == pytest.approx(0.6)


def test_an_answer_shown_is_no_edit(shown, look):
    box = shown(AnswerBox(look, "T", number_spec(0, 10, 1)))
    got = []
    box.edited.connect(got.append)
    box.show_answer(7)
    assert (box.text(), got) == ("7", [])
    box.show_answer(None)
    assert (box.text(), got) == ("", [])


def test_typing_is_not_disturbed_by_what_is_shown_again(shown, look, qtbot):
    box = shown(AnswerBox(look, "T", number_spec(0, 10, 0.01)))
    box.edited.connect(box.show_answer)  # as a page does with every draft
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    for letter in "1.05":
        qtbot.keyClicks(box, letter)
    assert (box.text(), box.answer()) == ("1.05", 1.05)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("150", "Write a whole number from 0 to 10."),
        ("2.5", "Write a whole number from 0 to 10."),
        ("1,5", "Write a whole number from 0 to 10."),
        ("-1", "Write a whole number from 0 to 10."),
        ("ten", "Write a whole number from 0 to 10."),
        ("7", ""),
    ],
)
def test_what_was_typed_stays_and_is_no_answer_where_it_cannot_be_one(
    shown, look, qtbot, typed, wanted
):
    box = shown(AnswerBox(look, "Tokens", number_spec(0, 10, 1)))
    line = FlagLine(look, box)
    qtbot.addWidget(line)
    qtbot.keyClicks(box, typed)
    for leave in (box.clearFocus, lambda: qtbot.keyClick(box, Qt.Key.Key_Return)):
        leave()
        assert box.text() == typed
        assert (box.problem(), line.text(), line.isHidden()) == (wanted, wanted, not wanted)
        assert box.answer() == (None if wanted else 7)


def test_a_step_puts_a_number_in_place_of_a_text(shown, look, qtbot):
    box = shown(AnswerBox(look, "Tokens", number_spec(0, 10, 1)))
    qtbot.keyClicks(box, "150")
    box.stepBy(1)
    assert (box.text(), box.answer(), box.problem()) == ("0", 0, "")
    qtbot.keyClicks(box, "x")
    qtbot.keyClick(box, Qt.Key.Key_PageUp)
    assert (box.text(), box.answer(), box.problem()) == ("0", 0, "")


def test_a_text_that_was_cleared_is_an_answer_taken_back(shown, look, qtbot):
    box = shown(AnswerBox(look, "Tokens", number_spec(0, 10, 1)))
    qtbot.keyClicks(box, "99")
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    assert (box.text(), box.answer(), box.problem()) == ("", None, "")


@pytest.mark.parametrize("kind", [AnswerBox, NumberBox])
def test_a_box_that_gets_the_keyboard_is_selected_whole(shown, look, qtbot, kind):
    holder = QWidget()
    other, box = QLineEdit(holder), kind(look, "T", number_spec(0, 10, 0.01))
    box.setParent(holder)
    box.move(0, 60)
    shown(holder)
    box.setValue(1.25)
    line = box.lineEdit()
    spot = QPoint(line.width() // 4, line.height() // 2)
    reasons = Qt.FocusReason
    for come in (
        lambda: qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=spot),
        lambda: box.setFocus(reasons.OtherFocusReason),
        lambda: box.setFocus(reasons.TabFocusReason),
        lambda: box.setFocus(reasons.ShortcutFocusReason),
    ):
        other.setFocus()
        qtbot.waitUntil(other.hasFocus)
        come()
        assert line.selectedText() == line.text()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=spot)
    assert not line.selectedText()  # a second click puts the caret


# An order.


def test_keys_and_buttons_put_in_order(shown, look, qtbot):
    ranking = shown(RankingList(look, "Order", FIVE))
    got = []
    ranking.edited.connect(got.append)
    ranking.list.setFocus()
    qtbot.keyClick(ranking.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert got[-1] == ("b", "a", "c", "d", "e")
    ranking.down.click()
    assert got[-1] == ("b", "c", "a", "d", "e")  # the same item goes on
    assert ranking.list.currentItem().data(SPOKEN) == "Apple, place 3 of 5"
    qtbot.keyClick(ranking.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert got[-1] == ("b", "a", "c", "d", "e")


def test_ends_of_an_order_stay(shown, look):
    ranking = shown(RankingList(look, "Order", FIVE))
    got = []
    ranking.edited.connect(got.append)
    ranking.move_chosen(-1)
    assert not got
    assert not ranking.up.isEnabled()


def test_an_order_shown_is_no_edit(shown, look):
    ranking = shown(RankingList(look, "Order", FIVE))
    got = []
    ranking.edited.connect(got.append)
    ranking.show_order(("e", "d", "unknown"))
    assert ranking.order() == ("e", "d", "a", "b", "c")
    assert not got


# A sketch.


def sketched(look, shown):
    spec = number_spec(0, 100, 1)
    return shown(SketchEditor(look, "Draw", [("a", "a"), ("b", "b")], spec))


def test_numbers_make_bars_and_a_total(shown, look, qtbot):
    sketch = sketched(look, shown)
    got = []
    sketch.edited.connect(got.append)
    qtbot.keyClicks(sketch.boxes["a"], "60")
    assert got[-1] == {"a": 0.6}
    assert sketch.total.text() == "Total 60 %, 40 % left."
    qtbot.keyClicks(sketch.boxes["b"], "50")
    assert sketch.total.text() == "Total 110 %, 10 % too much."
    sketch.boxes["b"].show_answer(None)


def test_a_share_that_cannot_be_one_is_said_under_the_bars(shown, look, qtbot):
    sketch = sketched(look, shown)
    got, flagged = [], []
    sketch.edited.connect(got.append)
    sketch.flagged.connect(flagged.append)
    qtbot.keyClicks(sketch.boxes["a"], "150")
    assert flagged == ["Write a whole number from 0 to 100."]
    assert (sketch.boxes["a"].text(), got[-1]) == ("150", {})
    qtbot.keyClicks(sketch.boxes["b"], "40")
    assert (sketch.boxes["a"].text(), got[-1]) == ("150", {"b": 0.4})
    qtbot.keyClick(sketch.boxes["a"], Qt.Key.Key_Backspace)
    assert flagged[-1] == ""
    assert got[-1] == {"a": 0.15, "b": 0.4}


def test_a_drag_sets_a_share(shown, look, qtbot):
    sketch = sketched(look, shown)
    got = []
    sketch.edited.connect(got.append)
    bar = sketch.bars["b"]
    middle = QPoint(bar.width() // 2, bar.height() // 2)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=middle)
    assert got[-1]["b"] == pytest.approx(0.5, abs=0.02)
    assert sketch.boxes["b"].answer() == pytest.approx(50, abs=2)


# A choice.


def test_a_choice_begins_with_none(shown, look, qtbot):
    row = shown(OpenSegmented(look, "Band", ("Low", "Medium", "High")))
    got = []
    row.edited.connect(got.append)
    assert row.index() == -1
    row.button(0).click()
    assert got == [0]
    row.show_index(-1)
    assert row.index() == -1
    row.button(0).click()
    assert got == [0, 0]
    qtbot.keyClick(row.button(0), Qt.Key.Key_Right)
    assert got == [0, 0, 1]


# Texts.


def test_marks_are_bold_and_lists_and_nothing_else():
    html = as_html("One **two**.\n- <i>three</i> & four", 12)
    assert "<b>two</b>" in html
    assert "&lt;i&gt;three&lt;/i&gt; &amp; four" in html
    assert "•" in html
    assert plain_text("One **two**.") == "One two."


@given(st.text(alphabet="<>&\"'*ab/ -\n", max_size=60))
def test_no_text_becomes_markup(text):
    document = QTextDocument()
    document.setHtml(as_html(text, 12))
    seen = document.toPlainText()
    assert seen.count("<") == text.count("<")
    assert seen.count("&") == text.count("&")


# The steps.


def test_steps_drop_their_names_where_there_is_no_room(shown, look):
    strip = StepStrip(look, "Steps", ("Vorhersagen", "Ausführen", "Vergleichen", "Erklären"))
    holder = QWidget()
    strip.setParent(holder)  # a window would not be narrower than its layout
    shown(holder)
    strip.show_steps(1, (True, False, False, False), (True, True, False, False))
    strip.resize(600, 30)
    wide = strip.buttons[0].width()
    strip.resize(200, 30)
    assert strip.buttons[0].sizeHint().width() < wide
    assert strip.buttons[1].sizeHint().width() > strip.buttons[0].sizeHint().width()
    assert strip.buttons[0].accessibleName() == "Step 1 of 4, Vorhersagen: done"
    assert strip.buttons[1].accessibleName() == "Step 2 of 4, Ausführen: now"
    assert not strip.buttons[2].isEnabled()
    chosen = []
    strip.chosen.connect(chosen.append)
    strip.buttons[0].click()
    assert chosen == [0]


# The tree.


def test_a_small_tree_is_drawn_and_a_large_one_is_not():
    tree = Tree({"A": 0.6, "B": 0.4}, {"A": {"x": 0.4, "y": 0.6}, "B": {"z": 0.9, "y": 0.1}})
    picture = picture_of(tree, ("A", "y"), ("B", "z"))
    assert picture is not None
    assert picture.leaves == 4
    assert len(picture.nodes) == 7
    assert picture.greedy == {(), ("A",), ("A", "y")}
    heights = [node.y for node in picture.nodes if len(node.text) == 2]
    assert len(set(heights)) == 4
    wide = {str(number): 1 / 20 for number in range(20)}
    assert picture_of(Tree(wide, {}, 1), ("0",), ("0",)) is None
