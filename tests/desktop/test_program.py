import os
import subprocess
import sys

import pytest
from PySide6.QtGui import QImage

from desktop import self_test as checks
from desktop.__main__ import main

EXPECTED_FILES = {"window.png", "chart.png", "chart.svg", "chart.csv", "session.spsession"}


def python(*arguments, **environment):
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | environment,
    )


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_asking_for_words_never_imports_qt(option):
    script = (
        "import sys; from desktop.__main__ import main\n"
        f"try: main([{option!r}])\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    done = python("-c", script)
    assert done.returncode == 0, done.stderr
    assert done.stdout.rstrip().endswith("[]")
    assert "ampling" in done.stdout


def test_a_screenshot_has_the_size_asked_for(tmp_path):
    file = tmp_path / "shot.png"
    done = python(
        "-m", "desktop", "--screenshot", str(file), "--case", "Creative",
        "--theme", "dark", "--size", "1100x720",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    image = QImage(str(file))
    assert (image.width(), image.height()) == (1100, 720)
    assert image.pixelColor(2, 90).lightness() < 60


def test_a_screenshot_of_an_unknown_case_says_so(tmp_path):
    done = python("-m", "desktop", "--screenshot", str(tmp_path / "x.png"), "--case", "Nonsense")
    assert done.returncode == 1
    assert "Classification" in done.stderr


def test_the_self_test_passes_and_leaves_its_files(tmp_path):
    done = python("-m", "desktop", "--self-test", str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.rstrip().endswith("PASS")
    assert "PySide6" in done.stdout
    assert {file.name for file in tmp_path.iterdir()} >= EXPECTED_FILES


def test_the_self_test_fails_when_a_number_is_wrong(tmp_path):
    script = (
        "import sys; from pathlib import Path; from desktop import self_test as s\n"
        "s.EXPECTED['Code'] = (1.0, 1e-9)\n"
        f"sys.exit(s.self_test(Path({str(tmp_path)!r})))"
    )
    done = python("-c", script)
    assert done.returncode == 1
    assert "FAIL: Code: H 2.24" in done.stdout


def test_the_self_test_fails_when_nothing_can_be_written(tmp_path, capsys):
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    assert checks.self_test(blocked) == 1
    assert "FAIL" in capsys.readouterr().out


def test_a_first_start_and_a_second_one(tmp_path):
    script = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import desktop.__main__ as program
real = program.open_window
def watched(app, settings, history):
    window = real(app, settings, history)
    session = window.session
    print(session.records.rowCount(), session.draws.count, session.experiment.settings())
    session.set_field(3, "mass", 0.5)
    session.draw()
    QTimer.singleShot(50, window.close)
    return window
program.open_window = watched
sys.exit(program.main(["--data-dir", sys.argv[1]]))
"""
    first = python("-c", script, str(tmp_path))
    assert first.returncode == 0, first.stderr
    assert first.stdout.splitlines() == ["1 10000 T 0.60  top-p 0.95"]
    second = python("-c", script, str(tmp_path))  # the first run is not made again
    assert second.stdout.splitlines() == ["2 10000 T 0.60  top-p 0.50"]
    assert {"session.spsession", "settings.ini"} <= {file.name for file in tmp_path.iterdir()}


def test_a_folder_that_cannot_be_written_means_memory(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    script = """
import sys
from PySide6.QtCore import QTimer
import desktop.__main__ as program
real = program.open_window
def watched(app, settings, history):
    window = real(app, settings, history)
    def look():
        print(window.notice.accessibleName())
        window.close()
    QTimer.singleShot(50, look)
    return window
program.open_window = watched
sys.exit(program.main(["--data-dir", sys.argv[1]]))
"""
    done = python("-c", script, str(blocked))
    assert done.returncode == 0, done.stderr
    assert "kept in memory" in done.stdout


def test_version_is_printed(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("Sampling Lab")


@pytest.mark.parametrize("content", [None, "token,logit\nred,abc\nblue,1\n"])
def test_a_bad_file_as_an_argument_is_complained_of(tmp_path, content):
    path = tmp_path / "mine.csv"
    if content is not None:
        path.write_text(content)
    script = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox
import desktop.__main__ as program
QMessageBox.exec = lambda box: print(box.text())
real = program.open_window
def watched(app, settings, history):
    window = real(app, settings, history)
    QTimer.singleShot(300, window.close)
    return window
program.open_window = watched
sys.exit(program.main(["--data-dir", sys.argv[1], sys.argv[2]]))
"""
    done = python("-c", script, str(tmp_path / "data"), str(path))
    assert done.returncode == 0, done.stderr
    assert "mine.csv" in done.stdout


def test_a_scroll_bar_that_comes_and_goes_ends_nowhere(tmp_path):
    """Tiles take a second row where they are narrow; the scroll bar that follows narrows them."""
    script = """
import os, sys
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from desktop.opening import make_app
from desktop.screenshot import quiet_offscreen, staged_window
app = make_app()
with quiet_offscreen():
    window = staged_window(app, Path(sys.argv[1]), "Summarization", "light", 100)
    window.distribution.first_steps.show()
    window.show()
    for height in (620, 700, 800):
        for width in range(1010, 1050, 2):
            window.resize(width, height)
            app.processEvents()
    history = window.session.records.history
    window.close()
    history.close()
print("at rest")
"""
    done = python("-c", script, str(tmp_path))
    assert (done.returncode, done.stdout) == (0, "at rest\n"), done.stderr
