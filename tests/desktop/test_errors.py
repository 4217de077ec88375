import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox

from desktop.errors import install_error_dialog, log, show_failure
from sampling_core.errors import DataError


class Button(QObject):
    clicked = Signal()


@pytest.fixture
def shown(qapp, monkeypatch):
    boxes = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: boxes.append(box))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    return boxes


@pytest.fixture
def log_file(tmp_path):
    yield tmp_path / "log.txt"
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()


def fail(error):
    raise error


@pytest.mark.qt_no_exception_capture
def test_a_lab_error_in_a_slot_is_shown_in_its_own_words(shown, log_file):
    install_error_dialog(log_file)
    button = Button()
    button.clicked.connect(lambda: fail(DataError("Row 4: “abc” is no number.")))
    button.clicked.emit()
    assert [box.text() for box in shown] == ["Row 4: “abc” is no number."]
    assert not log_file.exists()


@pytest.mark.qt_no_exception_capture
def test_a_bug_is_shown_as_one_and_written_to_the_log(shown, log_file):
    install_error_dialog(log_file)
    button = Button()
    button.clicked.connect(lambda: fail(ZeroDivisionError("oh")))
    button.clicked.emit()
    (box,) = shown
    assert "Your work is untouched" in box.text()
    assert "ZeroDivisionError" in box.detailedText()
    assert "ZeroDivisionError: oh" in log_file.read_text(encoding="utf-8")


def test_a_failure_of_a_job_takes_the_same_way(shown):
    show_failure(DataError("No."))
    assert [box.text() for box in shown] == ["No."]


def test_without_a_user_errors_are_printed_and_end_the_process():
    script = (
        "from PySide6.QtCore import QCoreApplication, QTimer\n"
        "from desktop.errors import install_error_exit\n"
        "from sampling_core.errors import DataError\n"
        "app = QCoreApplication([])\n"
        "install_error_exit()\n"
        "def fail(): raise DataError('No.')\n"
        "QTimer.singleShot(0, fail)\n"
        "app.exec()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert done.stderr == "No.\n"
