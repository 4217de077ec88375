"""Where the session of a window lives: its file, and the lock that keeps other windows away."""

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import Self

from PySide6.QtCore import QCoreApplication, QLockFile

from desktop.opening import open_history
from sampling_core.errors import FileError
from sampling_core.history import History
from sampling_core.history.opening import ENDING

translate = QCoreApplication.translate
FIRST = f"session{ENDING}"  # what a session is called that nobody named
CLEAN = "clean"  # the folder for starts that remember nothing
BIN = "bin"  # the folder beside the sessions for deleted ones
IN_BIN = 30 * 86_400  # seconds that they stay there


class Workplace:
    """A session that can be worked in; ``words`` say what the user should know of it."""

    def __init__(self, history: History, words: str = "", lock: QLockFile | None = None) -> None:
        self.history, self.words = history, words
        self.is_copy = False  # of a session that another window has open
        self._lock = lock

    @classmethod
    def open(cls, path: Path | None, *, is_ours: bool = True) -> Self:
        """Open a session file; a copy of it where another window works in it."""
        lock, taken = _locked(path)
        history, words = open_history(path, taken=taken, is_ours=is_ours)
        if taken and history.is_kept:
            lock, _ = _locked(history.path)
        workplace = cls(history, words, lock)
        workplace.is_copy = taken
        return workplace

    def move_to(self, path: Path) -> None:
        """Keep the session in another file from now on; raises FileError and changes nothing."""
        if self.history.is_kept and path == self.history.path:
            return
        lock, taken = (self._lock, False) if path == self.history.path else _locked(path)
        if taken:
            words = translate("Files", "Another window has “{file}” open: choose another name.")
            raise FileError(words.format(file=path.name))
        try:
            self.history.file.move_to(path)
        except FileError:
            if lock is not None and lock is not self._lock:
                lock.unlock()
            raise
        if self._lock is not None and self._lock is not lock:
            self._lock.unlock()
        self._lock, self.words = lock, ""

    def close(self) -> None:
        """Close the file and let other windows have it."""
        self.history.close()
        if self._lock is not None:
            self._lock.unlock()


def is_taken(path: Path) -> bool:
    """Tell whether a window works in a session file now."""
    lock, taken = _locked(path)
    if lock is not None:
        lock.unlock()
    return taken


def put_into_bin(path: Path) -> Path:
    """Move a session file into the bin beside it; returns where it is; raises FileError."""
    target = path.parent / BIN / f"{time.time_ns()}-{path.name}"
    try:
        target.parent.mkdir(exist_ok=True)
        shutil.move(path, target)
    except OSError as error:
        words = translate("Files", "“{file}” cannot be deleted: {reason}.")
        raise FileError(words.format(file=path.name, reason=error.strerror)) from error
    return target


def empty_bin(folder: Path, now: float) -> None:
    """Delete for good the session files that have been in the bin of a folder for 30 days."""
    for path in (folder / BIN).glob(f"*{ENDING}"):
        stamp = path.name.partition("-")[0]
        if stamp.isdecimal() and now - int(stamp) / 1e9 > IN_BIN:
            with suppress(OSError):
                path.unlink()


def _locked(path: Path | None) -> tuple[QLockFile | None, bool]:
    """Return the lock on a session file, and whether another window has it."""
    if path is None:
        return None, False
    lock = QLockFile(str(path.with_suffix(".lock")))
    lock.setStaleLockTime(0)  # only a dead process loses it
    if lock.tryLock(0):
        return lock, False
    return None, lock.error() == QLockFile.LockError.LockFailedError


def emptied(folder: Path) -> Path:
    """Return a folder for a clean start: what the clean start before left goes into its bin.

    Where another window works in it, the folder is one of its own.
    """
    place = folder / CLEAN
    if (place / FIRST).exists() and is_taken(place / FIRST):
        return folder / f"{CLEAN}-{os.getpid()}"
    for file in sorted(place.glob("*")) if place.is_dir() else ():
        if file.is_file() and not file.name.endswith(".lock"):
            with suppress(FileError):  # what cannot be moved is written over
                put_into_bin(file)
    return place
