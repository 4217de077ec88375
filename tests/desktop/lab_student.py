"""A student without a mouse: looks where the focus is, and decides the next key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as QtTimeout

from desktop.widgets.answer_box import AnswerBox
from tests.desktop.lab_focus import controls_in, is_in_sight, is_marked, picture
from tests.desktop.looking import called
from tests.desktop.test_keyboard_alone import ALT, CTRL, PLAIN, SHIFT, Keys

Key = Qt.Key
MANY = 60  # stops of Tab in the dock of a lab: more than there are
FIELD, SETTING = "lab.field.", "lab.setting."


class Student(Keys):
    """Works in the Lab dock; reads the window, changes it by keys alone."""

    def __init__(self, qtbot, window):
        super().__init__(qtbot, window)
        self.room = window.session.lab
        self.dock = window.area.docks["lab"]
        self.panel = self.dock.panel
        self.stops = []  # names of what Tab met

    # Where the keyboard is.

    def press(self, key, modifier=PLAIN, times=1):
        self.be_in_front()
        super().press(key, modifier, times)
        self.be_in_front()

    def be_in_front(self):
        """Do what a window manager does: without a screen, a list that is gone takes the front."""
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            self.qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def is_in_lab(self):
        here = QApplication.focusWidget()
        return here is not None and self.dock.isAncestorOf(here)

    def come(self):
        """Go to the Lab dock by its key, unless the keyboard is there."""
        if not self.is_in_lab:
            self.press(Key.Key_3, ALT)
        self._wait_until(lambda: self.is_in_lab, "is not in the lab")

    def wait_for(self, step, case=None):
        """Wait for a page of the lab that has the keyboard."""
        self.qtbot.waitUntil(lambda: self.room.step == step)
        if case is not None:
            self.qtbot.waitUntil(lambda: self.room.case.name == case)
        self.come()
        self.see()

    def see(self):
        """Wait until what has the focus is in sight: a page is laid out a moment later."""
        self._wait_until(lambda: is_in_sight(self.here), "is not in sight")

    def _wait_until(self, holds, otherwise):
        try:
            self.qtbot.waitUntil(holds)
        except QtTimeout:
            raise AssertionError(f"{called(self.here)} {otherwise}") from None

    def walk(self, key=Key.Key_Tab, modifier=Qt.KeyboardModifier.NoModifier):
        """Press Tab through the dock; yields each stop, until the keyboard is elsewhere."""
        for _ in range(MANY):
            if not self.is_in_lab:
                return
            self.see()
            self.stops.append(self.here)
            yield self.here
            self.press(key, modifier)
        raise AssertionError(f"Tab does not leave the lab: {[called(w) for w in self.stops]}")

    def go_round(self):
        """Go from the first stop of the dock to the last: all are met, seen, and left again."""
        self.come()
        first = list(self.walk(Key.Key_Backtab, SHIFT))[-1]
        self.come()
        while self.here is not first:
            self.press(Key.Key_Backtab, SHIFT)
        met, before = [], None
        for stop in self.walk():
            met.append(stop)
            if before is not None:
                assert is_marked(*before), f"{called(before[0])} does not show the focus"
            before = stop, picture(stop)
        missed = [called(each) for each in controls_in(self.panel) if each not in met]
        assert not missed, f"Tab passes by {missed}: {[called(each) for each in met]}"
        self.come()

    def press_button(self, name, key=Key.Key_Space):
        """Go to a button of the dock with Tab and press it."""
        self.come()
        for stop in self.walk():
            if stop.objectName() == name:
                self.press(key)
                return
        raise AssertionError(f"Tab does not reach {name}: {[called(w) for w in self.stops]}")

    def tab_back_to(self, name):
        """Go back to a control that stands before the page, its title bar included."""
        self.tab_to(name, Key.Key_Backtab, SHIFT)

    # The four steps.

    def predict(self):
        """Answer whatever has the focus, from the first field down to the lock."""
        self.come()
        for stop in self.walk():
            if stop.objectName() == "lab.lock":
                break
            self.answer(stop)
        assert self.here.objectName() == "lab.lock", (called(self.here), self.room.missing())
        self.press(Key.Key_Return)
        self.wait_for("run")

    def run_all(self):
        """Press each run down to the last, then go on."""
        wanted = self.room.case.runs
        self.come()
        for stop in self.walk():
            name = stop.objectName()
            if name.startswith("lab.run."):
                run = name.removeprefix("lab.run.")
                self.press(Key.Key_Space)
                self.qtbot.waitUntil(lambda run=run: run in self.runs_done())
                assert self.here is stop  # a run takes the keyboard from nobody
            elif name == "lab.next":
                break
        assert self.runs_done() >= set(wanted)
        self.press(Key.Key_Return)
        self.wait_for("compare")

    def compare(self):
        self.press_button("lab.next", Key.Key_Return)
        self.wait_for("explain")

    def explain(self, text):
        """Write under the question; where there is a case more, go to it."""
        cases = [case.name for case in self.room.lab.cases]
        after = cases[cases.index(self.room.case.name) + 1 :]
        self.come()
        assert self.here.objectName() == "lab.explanation"
        self.write(text)
        if after:
            self.press_button("lab.next", Key.Key_Return)
            self.wait_for("predict", after[0])
        else:
            self.press(Key.Key_Tab)  # who leaves the field has written

    def runs_done(self):
        room = self.room
        return {done.run for done in room.work.runs_of(room.case.name, room.attempt)}

    # Fields.

    def answer(self, stop):
        """Fill in what has the focus; what is no field is passed by."""
        name = stop.objectName()
        if name.startswith(SETTING):
            self._propose(stop, name.removeprefix(SETTING))
            return
        field = self._field_of(stop)
        if field is None or isinstance(stop, QPushButton | QToolButton):
            return
        before = self.room.draft.get(field)
        expected = self._fill(stop)
        given = self.room.draft.get(field)
        if isinstance(given, dict):  # a sketch: what the last box of it says
            given = 100 * list(given.values())[-1]
        assert given not in (None, before) if expected is None else given == expected, field

    def _fill(self, stop):
        """Press the keys that an editor wants; returns the answer, None where any will do."""
        if isinstance(stop, AnswerBox):
            text = "1.5" if stop.decimals() and stop.maximum() >= 1.5 else "2"
            self.press(Key.Key_A, CTRL)
            self.write(text)
            return float(text)
        if isinstance(stop, QRadioButton):
            self.press(Key.Key_Space)
            self.press(Key.Key_Right)
        elif isinstance(stop, QComboBox):
            self._pick(stop)
        elif isinstance(stop, QListWidget):
            self.press(Key.Key_Down, ALT)
        else:
            assert isinstance(stop, QPlainTextEdit), f"No way to answer {called(stop)}"
            self.write("I think so.")
        return None

    def _pick(self, box):
        """Open the list, go one down, take it: the keyboard is on the box again."""
        self.press(Key.Key_Space)
        self.qtbot.waitUntil(lambda: box.view().isVisible())
        popup = QApplication.activePopupWidget() or self.here
        self.qtbot.keyClick(popup.focusWidget() or popup, Key.Key_Down)
        self.qtbot.keyClick(popup.focusWidget() or popup, Key.Key_Return)
        self.qtbot.waitUntil(lambda: not box.view().isVisible())
        self.qtbot.waitUntil(lambda: self.here is box)

    def _propose(self, box, parameter):
        typed = {"temperature": "0.8", "top_k": "8", "top_p": "0.9"}[parameter]
        self.press(Key.Key_A, CTRL)
        self.write(typed)
        self.press(Key.Key_Return)
        settings = self.window.session.experiment.chain.parameters()
        assert settings[parameter] == float(typed)
        assert self.here is box

    def _field_of(self, stop):
        """The name of the field that a control belongs to."""
        place: QWidget | None = stop
        while place is not None and place is not self.panel:
            if place.objectName().startswith(FIELD):
                return place.objectName().removeprefix(FIELD).split(".")[0]
            place = place.parentWidget()
        return None
