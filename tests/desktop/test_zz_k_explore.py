from tests.desktop.test_labs_by_keyboard import student, open_lab, SMALL
from tests.desktop.lab_student import *
from tests.desktop.lab_student import called, SHIFT, ALT, Key
from tests.desktop.controls import find
def test_x(student, window, session, qtbot):
    window.resize(*SMALL)
    open_lab(student,"beam")
    print(called(student.here))
    for _ in range(6):
        w=student.here; student.press(Key.Key_Backtab, SHIFT); print("back", called(student.here))
        if not student.is_in_lab: break
    print(student.panel.first_widget().objectName(), student.panel.is_seen, student.dock.isVisible())
    student.press(Key.Key_3, ALT); qtbot.wait(50); print(called(student.here))
def test_y(student, window, session, qtbot):
    open_lab(student,"temperature")
    for _ in range(60):
        w=student.here; student.press(Key.Key_Backtab, SHIFT); print("back", called(student.here), student.here.accessibleName())
        if student.here.objectName()=="lab.field.half": break
def test_z(student, window, session, qtbot):
    open_lab(student,"use-cases")
    student.come()
    for stop in student.walk():
        print(called(stop), student.room.missing())
        if stop.objectName()=="lab.lock": break
        student.answer(stop)
    print(called(student.here))
