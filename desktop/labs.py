"""What the window does with labs: open, leave, continue, and go through the steps."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.actions import Command
from desktop.asking import ask_to_open
from desktop.lab_entries import entries, going_on, open_lab
from desktop.notice import NoticeBar
from desktop.settings import Settings
from sampling_core.errors import LabError
from sampling_core.labs.built_in import Head, heads
from sampling_core.labs.lab import STEPS, Lab, said
from sampling_core.model_view.session import Session

if TYPE_CHECKING:
    from desktop.lab_entries import LabEntry
    from sampling_core.recognise import Opening

ENDING = ".splab"
LOGITS = "distribution"  # the view that a prediction is made before


class Labs(QObject):
    """Owns no lab: the room of the session does. What is refused is told, in its own words."""

    opened = Signal()  # a lab: its dock is to come to the front
    workspace_wanted = Signal(object)  # Workspace: how the lab wants the window
    view_wanted = Signal(str)  # the panel that a step brings to the front
    report_wanted = Signal()

    def __init__(
        self, window: QWidget, session: Session, settings: Settings, notice: NoticeBar
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._settings = window, session, settings
        self._notice = notice
        self._was = self._place()
        session.lab.changed.connect(self._follow)

    # Which lab.

    def entries(self) -> "tuple[LabEntry, ...]":
        """Return every lab with its minutes and its state."""
        return entries(self._session.lab)

    def open_built_in(self, name: str) -> None:
        """Open a lab of the list, where it was left."""
        self._try(partial(self._open_entry, name))

    def _open_entry(self, name: str) -> None:
        open_lab(self._session.lab, name)
        self.opened.emit()

    def continue_(self) -> None:
        """Open the lab that was worked on last."""
        entry = going_on(self._session.lab)
        if entry is None:
            self._notice.tell(self.tr("No lab was begun yet."))
            return
        self.open_built_in(entry.name)

    def ask_for_file(self) -> None:
        """Ask for a lab file and open it."""
        self._try(self._open_chosen)

    def _open_chosen(self) -> None:
        kinds = self.tr("Labs") + f" (*{ENDING});;" + self.tr("All files") + " (*)"
        path = ask_to_open(self._window, self._settings, "lab", self.tr("Open a lab"), kinds)
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Open a lab from a file; raises a LabError and changes nothing else."""
        from sampling_core.labs.reading.file import read_lab

        self.open_lab(read_lab(path))

    def open_named(self, name: str) -> None:
        """Open a built-in lab by its name, else a file; raises as ``open_file`` does."""
        from sampling_core.labs.built_in import LABS

        if name in LABS:
            self._open_entry(name)
        else:
            self.open_file(Path(name))

    def open_bytes(self, data: bytes) -> None:
        """Open a lab from what a file holds; raises as ``open_file`` does."""
        from sampling_core.labs.reading.file import lab_of

        self.open_lab(lab_of(data))

    def take(self, opening: "Opening") -> None:
        """Open the lab of an opened file."""
        self.open_lab(opening.content)

    def open_lab(self, lab: Lab, *, trial: bool = False) -> None:
        """Open a lab; a ``trial`` keeps nothing of what is done in it."""
        self._session.lab.open(lab, trial=trial)
        self.opened.emit()
        if not trial:
            self.workspace_wanted.emit(lab.workspace)

    def leave(self) -> None:
        """Leave the lab; the place in it is kept."""
        self._try(self._session.lab.leave)

    # Where in it.

    def choose(self, case: str) -> None:
        """Go to a case."""
        self._try(partial(self._session.lab.choose_case, case))

    def next_step(self) -> None:
        self._move(1)

    def previous_step(self) -> None:
        self._move(-1)

    def lock(self) -> None:
        """Lock the prediction, and run."""
        self._try(self._session.lab.lock)

    def try_again(self) -> None:
        """Begin another attempt at the case."""
        self._try(self._session.lab.try_again)

    def report(self) -> None:
        self.report_wanted.emit()

    def commands(self) -> list[Command | None]:
        """Return the Lab menu; None: a line."""
        return [
            *[self._command_of(head) for head in heads()],
            None,
            Command("lab_open", self.tr("&Open a lab file…"), self.ask_for_file, icon="open"),
            Command("lab_continue", self.tr("&Continue"), self.continue_),
            Command("lab_leave", self.tr("&Leave the lab"), self.leave),
            None,
            Command("lab_lock", self.tr("Lock and &run"), self.lock, icon="lock"),
            Command("lab_next", self.tr("&Next step"), self.next_step),
            Command("lab_previous", self.tr("&Previous step"), self.previous_step),
            Command("lab_again", self.tr("&Try other settings"), self.try_again),
            None,
            Command("lab_report", self.tr("R&eport…"), self.report, ("Ctrl+Shift+P",), "report"),
        ]

    def enabled(self) -> dict[str, bool]:
        """Return which commands of the menu make sense now, by name."""
        room = self._session.lab
        open_ = room.lab is not None
        place = STEPS.index(room.step) if open_ else 0
        locked = any(each.attempt == room.attempt for each in room.previous()) if open_ else False
        return {
            "lab_continue": not open_ and going_on(room) is not None,
            "lab_leave": open_,
            "lab_lock": open_ and room.step == "predict" and not locked and not room.missing(),
            "lab_next": open_ and place < 3 and room.is_reached(STEPS[place + 1]),
            "lab_previous": open_ and place > 0,
            "lab_again": open_ and locked,
        }

    def _command_of(self, lab: Head) -> Command:
        words = self.tr("Lab {number}: {title}")
        title = said(lab.title, self._session.lab.language).replace("&", "&&")
        text = words.format(number=lab.number, title=title)
        return Command(f"lab_{lab.number}", text, partial(self.open_built_in, lab.name))

    def _move(self, distance: int) -> None:
        room = self._session.lab
        place = STEPS.index(room.step) + distance
        if room.lab is not None and 0 <= place < len(STEPS):
            self._try(partial(room.go, STEPS[place]))

    def _try(self, run: Callable[[], object]) -> None:
        try:
            run()
        except LabError as error:
            self._notice.tell(str(error))

    def _follow(self) -> None:
        """Ask for the view of a step when it comes, once: the logits first, then the case's own."""
        room = self._session.lab
        before, now = self._was, self._place()
        self._was = now
        if room.lab is None or room.case is None:
            return
        if before[:3] != now[:3]:
            if room.step == "predict":
                self.view_wanted.emit(LOGITS)
        elif before[3] != now[3] == "run" and room.case.view and room.may_see():
            self.view_wanted.emit(room.case.view)

    def _place(self) -> tuple[str, str, int, str]:
        """Return where the student is: the lab, the case, the attempt and the step."""
        room = self._session.lab
        if room.lab is None or room.case is None:
            return "", "", 0, ""
        return room.work.digest, room.case.name, room.attempt, room.step
