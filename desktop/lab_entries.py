"""The labs that can be opened: the built-in ones, and those that the session keeps."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from sampling_core.labs.work import Work
    from sampling_core.model_view.lab_room import LabRoom

FIRST = 6  # labs that begin a course; the others go on from there
translate = QCoreApplication.translate


@dataclass(frozen=True)
class LabEntry:
    """A lab as a list shows it."""

    name: str  # of a built-in lab, else its digest: what ``open_lab`` takes
    number: int  # 0: a teacher's
    title: str
    minutes: int  # 0: not said
    state: str  # "new", "begun" or "done"
    group: str  # the words over its part of the list
    left: str = ""  # of one that is begun: what is still to do, in words


def entries(room: "LabRoom") -> tuple[LabEntry, ...]:
    """Return every lab in the order of the list: six, six more, and those from files."""
    from desktop.lab_left import left_words
    from sampling_core.labs.built_in import heads
    from sampling_core.labs.lab import said

    states, going = room.states(), room.shelf.going_on()
    found = []
    for lab in heads():
        group = translate("Labs", "First steps") if lab.number <= FIRST else None
        group = group or translate("Labs", "Going on")
        title = said(lab.title, room.language)
        state = states.get(lab.name, "new")
        left = left_words(going[lab.name]) if state == "begun" and lab.name in going else ""
        found.append(LabEntry(lab.name, lab.number, title, lab.minutes, state, group, left))
    for work in _from_files(room):
        title, group = said(work.lab.title, room.language), translate("Labs", "From files")
        state = room.shelf.state(work)
        left = left_words(work) if state == "begun" else ""
        entry = LabEntry(work.digest, 0, title, work.lab.minutes, state, group, left)
        found.append(entry)
    return tuple(found)


def going_on(room: "LabRoom") -> LabEntry | None:
    """Return the lab that was worked on last and is not done; None: there is none."""
    shelf = room.shelf
    works = [*_from_files(room), *shelf.going_on().values()]
    begun = [work for work in works if shelf.state(work) == "begun"]
    if not begun:
        return None
    last = max(begun, key=shelf.used)
    names = {last.digest, last.lab.name}
    return next((entry for entry in entries(room) if entry.name in names), None)


def open_lab(room: "LabRoom", name: str) -> None:
    """Open a lab of the list, in the text it was begun with; raises LabError where it cannot be."""
    from sampling_core.labs.built_in import built_in

    begun = room.shelf.going_on().get(name)
    kept = begun.lab if begun else room.shelf.lab(name)
    room.open(kept or built_in(name))


def _from_files(room: "LabRoom") -> "list[Work]":
    """Return the work in labs that are not built in."""
    from sampling_core.model_view.lab_shelf import is_built_in

    return [work for work in room.shelf.works() if not is_built_in(work.lab)]
