"""The program: reads its options, and runs the window, a picture of it, or the self-test."""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.opening import (
    FIRST_CASE,
    NAME,
    make_app,
    offer_clean_start,
    open_window,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.main_window import MainWindow
    from desktop.settings import Settings

LATER = 1500  # ms after the window is there: older states are kept while nobody waits


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
    parser.add_argument("files", nargs="*", help="data, a session, a chart, a preset …")
    parser.add_argument("--data-dir", default="", help="where settings and session are kept")
    parser.add_argument("--theme", choices=("system", "light", "dark"), help="colours")
    parser.add_argument("--lang", choices=("system", "en", "de"), help="language")
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
    from desktop.workplace import empty_bin

    app = make_app()
    folder = DataFolder.find(options.data_dir)
    install_error_dialog(folder.file("log.txt"))
    settings = Settings(folder.file("settings.ini"))
    if options.theme:
        settings.theme = options.theme
    if options.lang:
        settings.language = options.lang
    if options.zoom:
        settings.zoom = options.zoom
    if folder.path is not None:
        empty_bin(folder.path, time.time())
    given = [Path(name) for name in options.files]
    starts = bool(given) and _is_session(given[0])
    path = given[0] if starts else _last_session(settings)
    opened = [] if starts else given
    while True:  # one window after the other: each on a session of its own
        code, following = _run_window(app, settings, path, opened)
        if following is None:
            return code
        path, opened = following, []


def _run_window(
    app: "QApplication", settings: "Settings", path: Path | None, opened: Sequence[Path]
) -> tuple[int, Path | None]:
    """Show a window on a session until it is closed; return its code and what is opened next."""
    from functools import partial

    from PySide6.QtCore import QTimer

    from desktop.opened import FileEvents
    from desktop.workplace import Workplace
    from sampling_core.history.opening import keep_generations

    workplace = Workplace.open(path, is_ours=path is not None and path.parent == settings.place)
    history = workplace.history
    saved_at = history.saved_at()
    window = open_window(app, settings, history)
    window.sessions.workplace = workplace
    window.sessions.remember()
    if workplace.words:
        window.sessions.tell_opened()
    elif saved_at:
        offer_clean_start(window, saved_at)
    window.show()
    if sys.platform == "darwin":  # only there the system sends files to a running program
        app.installEventFilter(FileEvents(window, window.files.open))
    QTimer.singleShot(LATER, window, partial(keep_generations, history))
    if opened:
        open_later(window, opened)
    code = app.exec()
    following = window.sessions.next_path
    del window  # before the application, or Qt may touch what is gone
    workplace.close()
    return code, following


def _is_session(path: Path) -> bool:
    return path.suffix.lower() == ".spsession"


def _last_session(settings: "Settings") -> Path | None:
    """Return the session of the last window, as far as it is still there."""
    from desktop.workplace import FIRST

    last = settings.remembered("session")
    if last and Path(last).is_file():
        return Path(last)
    return settings.place / FIRST if settings.place else None


def open_later(window: "MainWindow", paths: Sequence[Path]) -> None:
    """Open the first of some files once the window is there: complaints need a place."""
    from PySide6.QtCore import QTimer

    from desktop.errors import show_failure
    from sampling_core.errors import LabError

    def open_now() -> None:
        try:
            window.files.open_first(list(paths))
        except LabError as error:  # an exception that leaves a timer's slot goes unheard
            show_failure(error)

    QTimer.singleShot(0, window, open_now)


if __name__ == "__main__":
    sys.exit(main())
