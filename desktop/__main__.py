"""The program: reads its options, and runs the window, a picture of it, or the self-test."""

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Wishes:
    """What the first window does once it is there."""

    files: tuple[Path, ...] = ()
    lab: str = ""  # a file, or a built-in name
    present: bool = False
    problem: str = ""  # what is wrong with the policy of the computer


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
    parser.add_argument("--lab", metavar="FILE", help="open a lab: a file, or a built-in name")
    parser.add_argument("--present", action="store_true", help="full screen, for a projector")
    parser.add_argument("--clean", action="store_true", help="start without what was there before")
    parser.add_argument("--policy", default="", metavar="FILE", help="rules of this computer")
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
    from desktop.policy import find_policy
    from desktop.settings import DataFolder, Settings
    from desktop.workplace import emptied, empty_bin

    app = make_app()
    policy, problem = find_policy(options.policy)
    folder = DataFolder.find(options.data_dir or policy.data_dir)
    install_error_dialog(folder.file("log.txt"))
    if folder.path is not None:
        empty_bin(folder.path, time.time())
        if options.clean or policy.start_clean:
            folder = DataFolder.find(str(emptied(folder.path)))
    settings = Settings(folder.file("settings.ini"), policy)
    choose(settings, options)
    given = [Path(name) for name in options.files]
    starts = bool(given) and _is_session(given[0])
    path = given[0] if starts else _last_session(settings)
    wishes = Wishes(
        () if starts else tuple(given), options.lab or policy.lab, options.present, problem
    )
    while True:  # one window after the other: each on a session of its own
        code, following = _run_window(app, settings, path, wishes)
        if following is None:
            return code
        path, wishes = following, Wishes()


def choose(settings: "Settings", options: argparse.Namespace) -> None:
    """Take what was asked for at the start, else what the policy of the computer says."""
    policy = settings.policy
    for name in ("theme", "lang", "zoom"):
        wanted = getattr(options, name) or getattr(policy, "language" if name == "lang" else name)
        if wanted:
            setattr(settings, "language" if name == "lang" else name, wanted)


def _run_window(
    app: "QApplication", settings: "Settings", path: Path | None, wishes: "Wishes"
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
    QTimer.singleShot(0, window, partial(_fulfil, window, wishes))
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


def _fulfil(window: "MainWindow", wishes: "Wishes") -> None:
    """Do what was asked for at the start, now that the window is there to complain in."""
    from desktop.errors import show_failure

    if wishes.problem:
        window.notice.tell(wishes.problem)
    try:
        if wishes.lab:
            window.labs.open_named(wishes.lab)
        if wishes.files:
            window.files.open_first(list(wishes.files))
        if wishes.present:
            window.present.begin()
    except Exception as error:  # one that leaves a timer's slot goes unheard
        show_failure(error)


if __name__ == "__main__":
    sys.exit(main())
