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
    from PySide6.QtCore import QLocale, Qt
    from PySide6.QtWidgets import QApplication

    QLocale.setDefault(QLocale.c())  # numbers stand as engines and files write them: 0.95
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        QApplication.setHighDpiScaleFactorRoundingPolicy(
            Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
        )
        app = QApplication(["sampling-lab"])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    return app


def open_history(
    path: "Path | None", *, taken: bool = False, is_ours: bool = True
) -> "tuple[History, str]":
    """Return the session in a file, and what the user should know of it.

    ``path`` is None where no folder can be written; ``taken``: another window has the file open.
    ``is_ours``: the file lies in the folder of the lab, where nothing else should be.
    """
    import tempfile
    from pathlib import Path

    from PySide6.QtCore import QCoreApplication

    from sampling_core.cases import CASES
    from sampling_core.errors import FileError
    from sampling_core.history import IN_MEMORY, History
    from sampling_core.history.opening import open_copy, open_session

    translate = QCoreApplication.translate
    known = [case.source for case in CASES]
    rescue = Path(tempfile.gettempdir()) / NAME
    if path is None:
        words = translate(
            "Opening",
            "No folder can be written. Your work is kept in memory until you close the window.",
        )
        return History(IN_MEMORY, known), words
    try:
        if taken:
            opened = open_copy(path, known)
        else:
            opened = open_session(path, known, is_ours=is_ours, rescue=rescue)
    except FileError as error:
        words = translate(
            "Opening", "{problem} Your work is kept in memory until you choose another place."
        ).format(problem=error)
        return History(IN_MEMORY, known), words
    return opened.history, opened.words


def open_window(app: "QApplication", settings: "Settings", history: "History") -> "MainWindow":
    """Return the window on the last experiment, or on a finished first one."""
    from desktop.appearance import Appearance, wanted_theme
    from desktop.errors import show_failure
    from desktop.language import speak_everywhere, wanted_language
    from desktop.main_window import MainWindow
    from desktop.style import Look
    from sampling_core.model_view.session import Session

    speak_everywhere(app, wanted_language(settings.language))
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

    from PySide6.QtCore import QCoreApplication

    translate = QCoreApplication.translate
    then = time.localtime(when)
    if time.localtime()[:3] == then[:3]:
        words, clock = translate("Opening", "Restored from today {time}."), "%H:%M"
    else:
        words, clock = translate("Opening", "Restored from {time}."), "%Y-%m-%d %H:%M"

    def start_clean() -> None:
        window.session.edit(first_experiment(), translate("Opening", "Start clean"))

    window.notice.tell(
        words.format(time=time.strftime(clock, then)),
        translate("Opening", "Start clean"),
        start_clean,
        more=(translate("Opening", "Sessions…"), window.sessions.open_dialog),
    )


def first_experiment() -> "Experiment":
    from sampling_core.cases import case
    from sampling_core.experiment import Experiment

    first = case(FIRST_CASE)
    return Experiment(first.source, first.chain)
