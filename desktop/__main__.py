"""The program: reads its options, and runs the window, a picture of it, or the self-test."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.opening import (
    FIRST_CASE,
    NAME,
    make_app,
    offer_clean_start,
    open_history,
    open_window,
)

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


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
    session_file = folder.file("session.spsession")
    taken = session_file is not None and lock is None
    history, complaint = open_history(session_file, taken=taken)
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


def open_later(window: "MainWindow", path: Path) -> None:
    """Open a file once the window is there, so that a complaint has somewhere to stand."""
    from PySide6.QtCore import QTimer

    from desktop.errors import show_failure
    from sampling_core.errors import LabError

    def open_now() -> None:
        try:
            window.files.open_data(path)
        except LabError as error:  # an exception that leaves a timer's slot goes unheard
            show_failure(error)

    QTimer.singleShot(0, window, open_now)


if __name__ == "__main__":
    sys.exit(main())
