"""The program: makes the session, the settings and the window, and wires them."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.main_window import MainWindow
    from desktop.settings import DataFolder, Settings
    from sampling_core.experiment import Experiment
    from sampling_core.history import History

NAME = "Sampling Lab"
FIRST_CASE = "Summarization"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    options = _options(sys.argv[1:] if arguments is None else arguments)
    if options.version:
        from sampling_core.version import VERSION

        print(f"{NAME} {VERSION}")
        return 0
    if options.self_test is not None:
        from desktop.self_test import self_test

        return self_test(Path(options.self_test) if options.self_test else None)
    if options.screenshot:
        from desktop.screenshot import screenshot

        return screenshot(options)
    return _run(options)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("sampling-lab", description="A laboratory for sampling.")
    parser.add_argument("file", nargs="?", help="logits to open as data")
    parser.add_argument("--data-dir", default="", help="where settings and session are kept")
    parser.add_argument("--theme", choices=("system", "light", "dark"), help="colours")
    parser.add_argument("--zoom", type=int, help="per cent, 75 to 250")
    parser.add_argument("--version", action="store_true", help="print the version")
    parser.add_argument(
        "--self-test", nargs="?", const="", metavar="DIR", help="check the program, write to DIR"
    )
    parser.add_argument("--screenshot", metavar="FILE", help="write a picture of the window")
    parser.add_argument("--view", default="distribution", help="of the screenshot: the panel")
    parser.add_argument("--case", default=FIRST_CASE, help="of the screenshot: the built-in case")
    parser.add_argument("--size", default="1440x900", help="of the screenshot: pixels")
    parser.add_argument("--draw", action="store_true", help="of the screenshot: draw before it")
    return parser.parse_args(arguments)


def _run(options: argparse.Namespace) -> int:
    from desktop.errors import install_error_dialog
    from desktop.settings import DataFolder, Settings

    app = make_app()
    folder = DataFolder.find(options.data_dir)
    install_error_dialog(folder.file("log.txt"))
    settings = Settings(folder.file("settings.ini"))
    if options.theme:
        settings.theme = options.theme
    if options.zoom:
        settings.zoom = options.zoom
    lock = folder.lock()
    history, complaint = open_history(folder if lock else None)
    saved_at = history.saved_at()
    window = open_window(app, settings, history)
    if complaint:
        window.notice.tell(complaint)
    elif saved_at:
        offer_clean_start(window, saved_at)
    window.show()
    if options.file:
        open_later(window, Path(options.file))
    code = app.exec()
    del window  # before the application, or Qt may touch what is gone
    history.close()
    if lock is not None:
        lock.unlock()
    return code


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


def open_history(folder: "DataFolder | None") -> "tuple[History, str]":
    """Return the session on disk, or one in memory with the reason why."""
    from sampling_core.cases import CASES
    from sampling_core.errors import FileError
    from sampling_core.history import IN_MEMORY, History

    known = [case.source for case in CASES]
    if folder is None:
        words = "Another window of the lab has the session open. This one is kept in memory only."
        return History(IN_MEMORY, known), words
    path = folder.file("session.spsession")
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


def open_later(window: "MainWindow", path: Path) -> None:
    """Open a file once the window is there, so that a complaint has somewhere to stand."""
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, window, lambda: window.files.open_data(path))


if __name__ == "__main__":
    sys.exit(main())
