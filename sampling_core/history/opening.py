"""Opening a session whatever its file is like: as it is, recovered, or in memory."""

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sampling_core.errors import FileError
from sampling_core.experiment import Source
from sampling_core.history import IN_MEMORY, DamagedError, History, NewerError
from sampling_core.history.file import reason_of
from sampling_core.history.salvage import salvage
from sampling_core.history.schema import APPLICATION_ID
from sampling_core.words import say, say_count

ENDING = ".spsession"
GENERATIONS = 2  # older states kept beside a session
LARGEST_COPIED = 50 * 2**20  # bytes: larger sessions have no older states

Clock = Callable[[], float]


@dataclass(frozen=True)
class Opened:
    """A session that can be worked in, and what the user should know of it."""

    history: History
    words: str = ""  # one or two sentences; empty: nothing to say
    was_mended: bool = False


def open_session(
    path: Path,
    known: Iterable[Source] = (),
    clock: Clock = time.time,
    *,
    is_ours: bool = False,
    rescue: Path | None = None,
) -> Opened:
    """Return the session in a file, made where there is none.

    A damaged one is moved aside and what can be read of it comes back; one of a newer version is
    opened in memory. ``is_ours``: the file belongs to the lab, so that anything else in its place
    is damage too; ``rescue``: the folder for work that the disk refuses. Raises FileError for a
    file of somebody else.
    """
    known = tuple(known)
    try:
        history = History(path, known, clock, rescue)
        return Opened(history, history.file.complaint)
    except NewerError as error:
        history = History(IN_MEMORY, known, clock)
        salvage(path, history.file)
        words = say(
            "{problem} It is opened read-only: what you change stays in memory.", problem=error
        )
        return Opened(history, words)
    except DamagedError:
        return _mended(path, known, clock)
    except FileError:
        if not (is_ours and path.is_file() and _is_no_database(path)):
            raise
        return _mended(path, known, clock)


def open_copy(path: Path, known: Iterable[Source] = (), clock: Clock = time.time) -> Opened:
    """Return a copy of a session that another window has open, kept beside it where possible."""
    history = History(IN_MEMORY, known, clock)
    salvage(path, history.file)
    copy = free_name(path.parent, f"{path.stem} (copy)")
    try:
        history.file.move_to(copy)
    except FileError:
        words = say(
            "Another window has “{file}” open. This is a copy of it, kept in memory only.",
            file=path.name,
        )
        return Opened(history, words)
    words = say(
        "Another window has “{file}” open. This is a copy of it: “{copy}”.",
        file=path.name, copy=copy.name,
    )  # fmt: skip
    return Opened(history, words)


def check_session(path: Path) -> None:
    """Raise FileError for a file that does not begin like a session of the lab."""
    try:
        with path.open("rb") as file:
            head = file.read(72)
    except OSError as error:
        words = say("“{file}” cannot be read: {error}.", file=path.name, error=reason_of(error))
        raise FileError(words) from error
    mark = APPLICATION_ID.to_bytes(4, "big")  # at byte 68 of the file format of SQLite 3
    if not head.startswith(b"SQLite format 3\0") or head[68:72] != mark:
        raise FileError(say("“{file}” is not a session of the lab.", file=path.name))


def keep_generations(history: History) -> None:
    """Keep the state at the start of a session as the first of two older ones.

    Nothing happens where the session did not change since, is large, or is not on the disk.
    """
    path = history.path
    first, *older = (generation(path, number) for number in range(1, GENERATIONS + 1))
    try:
        is_large = path.stat().st_size > LARGEST_COPIED
        is_known = first.exists() and first.stat().st_mtime >= path.stat().st_mtime
        if not history.is_kept or is_large or is_known:
            return
        for place, target in zip((first, *older), older, strict=False):
            if place.exists():
                place.replace(target)
        history.file.copy_to(first)
    except (OSError, FileError):
        return  # an older state is a convenience: the session itself says when a disk is full


def generation(path: Path, number: int) -> Path:
    """Return where an older state of a session lies: ``session.1.spsession``."""
    return path.with_name(f"{path.stem}.{number}{path.suffix}")


def is_generation(path: Path) -> bool:
    return path.stem.rpartition(".")[2] in map(str, range(1, GENERATIONS + 1)) and "." in path.stem


def free_name(folder: Path, name: str) -> Path:
    """Return a path in a folder at which there is nothing yet, for a session called ``name``."""
    path, number = folder / f"{name}{ENDING}", 2
    while path.exists():
        path, number = folder / f"{name} ({number}){ENDING}", number + 1
    return path


def _is_no_database(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as file:
        return not file.read(16).startswith(b"SQLite format 3\0")
    return False


def _mended(path: Path, known: tuple[Source, ...], clock: Clock) -> Opened:
    """Move a damaged file aside, and put back what can be read of it, else of an older state."""
    day = time.strftime("%Y-%m-%d", time.localtime(clock()))
    aside = free_name(path.parent, f"{path.stem}-damaged-{day}")
    journal = path.with_name(path.name + "-journal")
    try:
        path.rename(aside)
        if journal.exists():
            journal.rename(aside.with_name(aside.name + "-journal"))
    except OSError as error:
        history = History(IN_MEMORY, known, clock)
        salvage(path, history.file)
        words = say(
            "“{file}” is damaged and cannot be moved aside: {reason}. What could be read is kept "
            "in memory.",
            file=path.name, reason=reason_of(error),
        )  # fmt: skip
        return Opened(history, words, was_mended=True)
    history = History(path, known, clock)
    runs, found_in = salvage(aside, history.file), aside
    for number in range(1, GENERATIONS + 1):
        if not runs and generation(path, number).exists():
            found_in = generation(path, number)
            runs = salvage(found_in, history.file)
    return Opened(history, _told(path, aside, found_in, runs), was_mended=True)


def _told(path: Path, aside: Path, found_in: Path, runs: int) -> str:
    values = {"file": path.name, "aside": aside.name, "older": found_in.name}
    if not runs:
        return say(
            "“{file}” was damaged and is now “{aside}”. No run could be read from it.", **values
        )
    if found_in == aside:
        return say_count(
            "“{file}” was damaged and is now “{aside}”. 1 run came back.",
            "“{file}” was damaged and is now “{aside}”. {count} runs came back.",
            runs, **values,
        )  # fmt: skip
    return say_count(
        "“{file}” was damaged and is now “{aside}”. 1 run came back from “{older}”.",
        "“{file}” was damaged and is now “{aside}”. {count} runs came back from “{older}”.",
        runs, **values,
    )  # fmt: skip
