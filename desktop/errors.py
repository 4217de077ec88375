"""The one funnel for errors: a lab error in its own words, anything else as a bug."""

import logging
import os
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

from sampling_core.errors import LabError

LARGEST = 500_000  # bytes of the log, before the older half is put aside
log = logging.getLogger("sampling_lab")


def install_error_dialog(log_file: Path | None) -> None:
    """Show every exception that escapes a slot; called once, by main()."""
    if log_file is not None:
        handler = RotatingFileHandler(
            log_file, maxBytes=LARGEST, backupCount=1, encoding="utf-8", delay=True
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)
    sys.excepthook = show_error


def install_error_exit() -> None:
    """Print every exception that escapes a slot and leave with 1: for runs without a user."""
    sys.excepthook = exit_with_error


def show_failure(error: BaseException) -> None:
    """Show an error that was caught and handed over: by a job, for example."""
    show_error(type(error), error, error.__traceback__)


def show_error(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Show a lab error in its own words, anything else as a bug with its details."""
    if issubclass(kind, KeyboardInterrupt):
        sys.exit(130)
    box = QMessageBox()
    box.setWindowTitle("Sampling Lab")
    if isinstance(error, LabError):
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(str(error))
    else:
        log.error("Unexpected error", exc_info=(kind, error, trace))
        box.setIcon(QMessageBox.Icon.Critical)
        words = QCoreApplication.translate(
            "Errors", "Something went wrong in the lab itself. Your work is untouched."
        )
        box.setText(words)
        box.setDetailedText("".join(traceback.format_exception(kind, error, trace)))
    box.exec()


def exit_with_error(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Print an error, a lab error in its own words, and end the process."""
    if isinstance(error, LabError):
        sys.stderr.write(f"{error}\n")
    else:
        traceback.print_exception(kind, error, trace)
    sys.stderr.flush()
    os._exit(1)  # from inside a slot there is no other way out
