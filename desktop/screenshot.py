"""A picture of the real window, without a screen and without anybody's data."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.main_window import MainWindow

USE_CASES = ("Classification", "Summarization", "Code", "Creative")
OFFSCREEN_COMPLAINT = "This plugin does not support"
LONGEST_JOB = 20.0  # s that a picture waits for work in the background
SETTLED = 12  # turns of the event loop until docks, fonts and the chart stand still


def screenshot(options: argparse.Namespace) -> int:
    """Write the window to ``options.screenshot``; returns the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop.errors import install_error_exit
    from desktop.opening import make_app
    from sampling_core.errors import LabError

    app = make_app()
    install_error_exit()
    try:
        with tempfile.TemporaryDirectory() as folder, quiet_offscreen():
            saved = _write(app, options, Path(folder))
    except (LabError, KeyError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if not saved:
        sys.stderr.write(f"“{options.screenshot}” cannot be written.\n")
        return 1
    return 0


@contextmanager
def quiet_offscreen() -> Iterator[None]:
    """Keep back what Qt says of every window without a screen, and nothing else."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    def tell(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        if OFFSCREEN_COMPLAINT not in text:
            sys.stderr.write(f"{text}\n")

    before = qInstallMessageHandler(tell)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _write(app: "QApplication", options: argparse.Namespace, folder: Path) -> bool:
    width, height = size_of(options.size)
    theme, zoom = options.theme or "light", options.zoom or 100
    language = options.lang or "en"
    window = staged_window(app, folder, options.case, theme, zoom, language)
    window.resize(width, height)
    window.show()
    window.activateWindow()
    settle(app)
    window.resize(width, height)  # once docks that have no room side by side are tabs
    settle(app)
    if options.lab:
        window.labs.open_named(options.lab)
        settle(app)
    window.area.focus(options.view)
    if options.view == "distribution":
        window.parameters.first_widget().setFocus()
    if options.draw:
        window.session.draw()
    finish_jobs(app, window)
    settle(app)
    saved = window.grab().save(options.screenshot)
    history = window.session.records.history
    window.close()
    history.close()
    return saved


def staged_window(
    app: "QApplication", folder: Path, name: str, theme: str, zoom: int, language: str = "en"
) -> "MainWindow":
    """Return a window with runs of all use cases, on the settings recommended for one.

    ``folder`` is empty and belongs to nobody: it takes the settings and the session.
    """
    from desktop.opening import open_window
    from desktop.settings import Settings
    from sampling_core.cases import CASES, case
    from sampling_core.experiment import Experiment
    from sampling_core.history import History

    chosen = case(name)
    settings = Settings(folder / "settings.ini")
    settings.theme, settings.zoom, settings.language = theme, zoom, language
    settings.knows_the_window = True
    settings.ticks = "model"
    history = History(folder / "session.spsession", [each.source for each in CASES])
    history.keep(Experiment(chosen.source, chosen.chain))
    window = open_window(app, settings, history)
    fill_history(window, chosen.name)
    return window


def fill_history(window: "MainWindow", name: str) -> None:
    """Draw the baseline of a case, pin it, draw every use case, and come back to the case."""
    from sampling_core.cases import case
    from sampling_core.model_view.presets import PRESETS

    session = window.session
    now, baseline = session.experiment, PRESETS[0].chain
    session.edit(now.with_chain(baseline), "Baseline")
    session.pin()
    for each in dict.fromkeys((*USE_CASES, name)):
        session.edit(now.with_source(case(each).source).with_chain(case(each).chain), each)
        session.draw()
    session.edit(now, name)
    session.undo_stack.clear()


def settle(app: "QApplication") -> None:
    """Let the window come to rest."""
    for _ in range(SETTLED):
        app.processEvents()


def finish_jobs(app: "QApplication", window: "MainWindow") -> None:
    """Let work in the background end, so that a picture shows results and not its progress."""
    import time

    from sampling_core.model_view.job import Job

    settle(app)
    end = time.monotonic() + LONGEST_JOB
    while time.monotonic() < end and any(job.isRunning() for job in window.findChildren(Job)):
        time.sleep(0.01)
        settle(app)


def size_of(text: str) -> tuple[int, int]:
    """Return width and height in pixels from “1440x900”; raises ParameterError."""
    from sampling_core.errors import ParameterError

    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise ParameterError("size", text, "like 1440x900")
    return int(width), int(height)
