"""Notices: what only informs moves nothing and goes by itself; a question pushes down and stays."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.notice import READ, NoticeBar, NoticePlace
from tests.desktop.controls import find


@pytest.fixture
def room(qtbot, look):
    centre = QWidget()
    qtbot.addWidget(centre)
    column = QVBoxLayout(centre)
    column.setContentsMargins(0, 0, 0, 0)
    centre.area = QPushButton("Area")
    column.addWidget(centre.area, 1)
    centre.notice = NoticeBar(look)
    NoticePlace(look, centre.notice, column)
    centre.resize(600, 400)
    centre.show()
    return centre


def place(room):
    room.layout().activate()
    return room.area.mapTo(room, QPoint(0, 0)).y()


def test_what_only_informs_moves_nothing(room):
    before = place(room), room.area.size()
    room.notice.tell("Wrote ada.pdf to the folder.")
    assert room.notice.isVisible()
    assert (place(room), room.area.size()) == before
    assert room.rect().contains(room.notice.geometry())
    assert room.notice.geometry().top() > room.height() / 2
    room.resize(500, 300)
    assert room.rect().contains(room.notice.geometry())


def test_what_asks_stands_in_the_column_again(room):
    room.notice.tell("Wrote ada.pdf.")
    room.notice.tell("Save this one?", "Save", print)
    assert place(room) >= room.notice.height() > 0
    room.notice.tell("Must be read.", stays=True)
    assert place(room) > 0


def test_what_only_informs_goes_after_a_while_unless_it_is_looked_at(qtbot, room):
    notice = room.notice
    notice.tell("Wrote ada.pdf.")
    assert notice._fading.interval() == READ
    notice.tell("A long sentence. " * 20)
    assert notice._fading.interval() > 2 * READ
    find(notice, "notice.close").setFocus(Qt.FocusReason.TabFocusReason)
    notice._fade()
    assert notice.isVisible()
    assert notice._fading.isActive()
    room.area.setFocus()
    notice._fade()
    assert not notice.isVisible()


def test_what_asks_does_not_go(room):
    room.notice.tell("Wrote ada.pdf.")
    room.notice.tell("Save this one?", "Save", print)
    assert not room.notice._fading.isActive()
