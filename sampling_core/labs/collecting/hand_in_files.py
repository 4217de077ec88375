"""The hand-ins in a folder, and in sentences what else is there: bounded, and without links."""

import os
from collections.abc import Iterator
from pathlib import Path

from sampling_core.files import printable
from sampling_core.labs.report.file import ENDING
from sampling_core.words import say

MOST_FILES, DEEPEST, MOST_LOOKED_AT = 1_000, 3, 20_000
OURS = (".splab", ".spkey", ".spsession")  # of the lab, and no hand-ins


def hand_ins(folder: Path, problems: list[str]) -> Iterator[Path]:
    """Yield the hand-ins of a folder and of a few folders in it, by name."""
    found = looked_at = 0
    waiting = [(folder, 0)]
    while waiting:
        place, deep = waiting.pop()
        for entry in _entries(place, problems):
            looked_at += 1
            if looked_at > MOST_LOOKED_AT or found >= MOST_FILES:
                problems.append(say("The folder holds more files than are read: {most}.",
                                    most=f"{MOST_FILES:,}"))  # fmt: skip
                return
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                _queue(Path(entry.path), deep + 1, waiting, problems)
            elif _is_hand_in(entry, problems):
                found += 1
                yield Path(entry.path)


def _entries(place: Path, problems: list[str]) -> list["os.DirEntry[str]"]:
    try:
        with os.scandir(place) as listed:
            return sorted(listed, key=lambda entry: entry.name)
    except OSError as error:
        values = {"folder": printable(place.name), "error": error.strerror or str(error)}
        problems.append(say("{folder}: The folder cannot be read: {error}.", **values))
        return []


def _queue(
    place: Path, deep: int, waiting: list[tuple[Path, int]], problems: list[str]
) -> None:  # fmt: skip
    if deep > DEEPEST:
        words = say("{folder}: Folders so deep are not looked into.", folder=printable(place.name))
        problems.append(words)
    else:
        waiting.append((place, deep))


def _is_hand_in(entry: "os.DirEntry[str]", problems: list[str]) -> bool:
    """Whether an entry is read; a sentence is added for one that is not."""
    name, ending = printable(entry.name), os.path.splitext(entry.name)[1].lower()  # noqa: PTH122
    if entry.is_symlink():
        problems.append(say("{file}: This is a link, and is not followed.", file=name))
    elif ending in OURS:
        problems.append(say("{file}: This file of the lab is not a hand-in.", file=name))
    elif ending != ENDING:
        problems.append(say("{file}: This is not a hand-in of the lab.", file=name))
    else:
        return True
    return False
