"""Opening the lab: the application, the session on disk, and the window over both."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from desktop.main_window import MainWindow
    from desktop.settings import Settings
    from sampling_core.experiment import Experiment
    from sampling_core.history import History

NAME = "Sampling Lab"
FIRST_CASE = "Summarization"


def make_app() -> "QApplication":
    """Return the application of this process."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        QApplication.setHighDpiScaleFactorRoundingPolicy(
            Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
        )
        app = QApplication(["sampling-lab"])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    return app


def open_history(path: "Path | None", *, taken: bool = False) -> "tuple[History, str]":
    """Return the session in a file, or one in memory with the reason why.

    ``path`` is None where no folder can be written; ``taken``: another window has the file open.
    """
    from sampling_core.cases import CASES
    from sampling_core.errors import FileError
    from sampling_core.history import IN_MEMORY, History

    known = [case.source for case in CASES]
    if taken:
        words = "Another window of the lab has the session open. This one is kept in memory only."
        return History(IN_MEMORY, known), words
    if path is None:
        words = "No folder can be written. Your work is kept in memory until you close the window."
        return History(IN_MEMORY, known), words
    try:
        return History(path, known), ""
    except FileError as error:
        words = f"{error} Your work is kept in memory; start with --data-dir to use another folder."
        return History(IN_MEMORY, known), words


def open_window(app: "QApplication", settings: "Settings", history: "History") -> "MainWindow":
    """Return the window on the last experiment, or on a finished first one."""
    from desktop.appearance import Appearance, wanted_theme
    from desktop.errors import show_failure
    from desktop.main_window import MainWindow
    from desktop.style import Look
    from sampling_core.model_view.session import Session

    kept = history.kept()
    look = Look(wanted_theme(settings, app), app)
    session = Session(kept or first_experiment(), history)
    if kept is None:
        session.draw()  # the picture that one opens on is finished
        history.keep(session.experiment)
    else:
        session.bring_back()
    session.failed.connect(show_failure)
    window = MainWindow(look, session, settings, Appearance(look, settings, app))
    session.setParent(window)
    look.setParent(window)
    window.appearance.setParent(window)
    settings.setParent(window)
    return window


def offer_clean_start(window: "MainWindow", when: float) -> None:
    """Say that the last session is back; the bar goes away on the first action."""
    import time

    then = time.localtime(when)
    today = time.localtime()[:3] == then[:3]
    words = time.strftime("today %H:%M" if today else "%Y-%m-%d %H:%M", then)

    def start_clean() -> None:
        window.session.edit(first_experiment(), "Start clean")

    window.notice.tell(f"Restored from {words}.", "Start clean", start_clean)


def first_experiment() -> "Experiment":
    from sampling_core.cases import case
    from sampling_core.experiment import Experiment

    first = case(FIRST_CASE)
    return Experiment(first.source, first.chain)
