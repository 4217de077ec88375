"""Dragging a file over the window says what letting go will do."""

import json

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage

from sampling_core.errors import LabError

BUTTONS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def mine(tmp_path):
    path = tmp_path / "mine.json"
    path.write_text(json.dumps({"left": 1.5, "right": 0.5}), encoding="utf-8")
    return path


def content_of(*paths):
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return content


def enter(window, content):
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, content, *BUTTONS)
    event.ignore()
    window.dragEnterEvent(event)
    return event.isAccepted()


def drop(window, content):
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, content, *BUTTONS))


def test_the_zone_says_what_will_happen_and_goes_away(window, mine):
    content = content_of(mine)
    assert enter(window, content)
    assert window.drop_zone.isVisible()
    assert window.drop_zone.sentence == "Open as data: 2 tokens"
    assert window.drop_zone.accessibleName() == window.drop_zone.sentence
    assert not window.drop_zone.refuses
    window.dragLeaveEvent(QDragLeaveEvent())
    assert not window.drop_zone.isVisible()
    assert len(window.session.experiment.source) == 10


def test_of_several_files_the_first_is_opened_and_that_is_said(window, mine):
    content = content_of(mine, mine.parent / "other.csv")
    enter(window, content)
    assert window.drop_zone.sentence.endswith("Only the first of 2 files is opened.")
    drop(window, content)
    assert not window.drop_zone.isVisible()
    assert window.session.experiment.source.tokens == ("left", "right")
    assert window.notice.accessibleName() == "Opened mine.json, the first of 2 files."


def test_the_zone_says_why_a_file_cannot_be_opened(window, tmp_path):
    path = tmp_path / "lesson.splab"
    path.write_text("{}")
    content = content_of(path)
    enter(window, content)
    assert window.drop_zone.refuses
    assert "This is no lab" in window.drop_zone.sentence
    with pytest.raises(LabError, match="This is no lab"):
        drop(window, content)
    assert not window.drop_zone.isVisible()


def test_what_is_no_file_is_not_taken(window):
    content = QMimeData()
    content.setText("words")
    assert not enter(window, content)
    assert not window.drop_zone.isVisible()


@pytest.mark.parametrize("refused", [False, True])
def test_the_zone_is_painted_over_the_window(window, mine, refused, look):
    path = mine if not refused else mine.with_name("missing.json")
    window.drop_zone.show_files([path])
    image = window.drop_zone.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    colour = look.theme.colour("cut" if refused else "accent").rgb()
    row = range(image.width())
    ends = [x for x in row if image.pixel(x, image.height() // 2) == colour]
    assert window.drop_zone.size() == window.size()
    assert ends or any(
        image.pixel(x, y) == colour for y in range(0, image.height(), 3) for x in row
    )
