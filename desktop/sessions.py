"""Sessions of the window: snapshots, other session files, and a place when the disk refuses."""

import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QWidget

from desktop.asking import ask_to_open, ask_to_save
from desktop.concealed import settings_shown
from desktop.notice import NoticeBar
from desktop.settings import Settings
from desktop.style import Look
from desktop.workplace import FIRST, Workplace
from sampling_core.history import Snapshot
from sampling_core.history.opening import ENDING, check_session, free_name
from sampling_core.model_view.replacement import Replacement
from sampling_core.model_view.session import Session

KIND = "session"  # of the folder and of the file that the settings remember


class Sessions(QObject):
    """What the File menu does with sessions; ``next_path`` is the one to open after this window."""

    def __init__(
        self, window: QWidget, look: Look, session: Session, settings: Settings, notice: NoticeBar
    ) -> None:
        super().__init__(window)
        self._window, self._look, self._notice = window, look, notice
        self._session, self._settings = session, settings
        self.workplace = Workplace(session.records.history)
        self.next_path: Path | None = None
        session.records.not_saved.connect(self.tell_not_saved)

    @property
    def folder(self) -> Path | None:
        """Where sessions lie that the user did not put elsewhere; None: nowhere can be written."""
        return self._settings.place

    # Snapshots.

    def ask_for_snapshot(self) -> None:
        """Ask for a name, and keep the experiment under it."""
        name, is_given = QInputDialog.getText(
            self._window, self.tr("Snapshot"), self.tr("Name"), text=self.offered_name()
        )
        if is_given and name.strip():
            self.take_snapshot(name.strip())

    def take_snapshot(self, name: str) -> Snapshot:
        """Keep the experiment now under a name, with a run of it in the history.

        While a lab hides results nothing is drawn.
        """
        if self._session.records.current() is None and not self._session.veil.hides:
            self._session.draw()
        snapshot = self._session.records.history.snapshot(self._session.trace, name)
        words = self.tr("“{name}” is kept in Sessions.").format(name=name)
        self._notice.tell(words, self.tr("Sessions…"), self.open_dialog)
        return snapshot

    def offered_name(self) -> str:
        """Return settings and time: ``T 0.60  top-p 0.95  14:07``."""
        settings = settings_shown(self._session, self._session.experiment)
        return f"{settings}  {time.strftime('%H:%M')}"

    def restore(self, snapshot: Snapshot) -> None:
        """Make the experiment of a snapshot current again: an edit like any other."""
        experiment = self._session.records.history.from_document(snapshot.document)
        self._session.edit(experiment, self.tr("Snapshot {name}").format(name=snapshot.name))

    def delete_snapshot(self, snapshot: Snapshot) -> None:
        """Put a snapshot into the bin of the session; undo brings it back."""
        show = partial(self._session.records.history.snapshots.bin, [snapshot.id])
        words = self.tr("Delete snapshot {name}").format(name=snapshot.name)
        self._session.undo_stack.push(Replacement(show, False, True, words))

    # Session files.

    def new(self) -> None:
        """Go on with an empty session; this one stays where it is."""
        if self.folder is None:
            self._notice.tell(self.tr("No folder can be written: there is no place for another."))
            return
        day = time.strftime("%Y-%m-%d %H-%M")
        self.open(free_name(self.folder, self.tr("session {day}").format(day=day)))

    def ask_for_session(self) -> None:
        title, first = self.tr("Open session"), str(self.folder or "")
        path = ask_to_open(self._window, self._settings, KIND, title, self._kinds(), first)
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Close this window and open one on another session, which is made where there is none.

        Raises FileError for a file that is no session, and the window stays.
        """
        path = path.resolve()
        history = self._session.records.history
        if history.is_kept and path == history.path.resolve():
            return
        if path.exists():
            check_session(path)
        self.next_path = path
        self._window.close()

    def reopen(self) -> None:
        """Close this window and open another on the same session, in another language."""
        history = self._session.records.history
        if not history.is_kept:
            words = self.tr("This session is kept in memory only: the change comes with the next.")
            self._notice.tell(words)
            return
        self.next_path = history.path
        self._window.close()

    def ask_for_copy(self) -> None:
        """Write a file to carry; a session that is in no file yet lives there from then on."""
        path = self._asked_place(self.tr("Save session as"))
        if path is None:
            return
        history = self._session.records.history
        if history.is_kept:
            history.file.copy_to(path)
            words = self.tr("A copy of the session is in {file}.").format(file=path)
            self._notice.tell(words)
        else:
            self.move_to(path)

    def ask_for_place(self) -> None:
        """Let the user say where the session is kept from now on."""
        path = self._asked_place(self.tr("Keep the session in"))
        if path is not None:
            self.move_to(path)

    def move_to(self, path: Path) -> None:
        """Keep the session in another file; raises FileError and changes nothing."""
        self.workplace.move_to(path)
        self.remember()
        self._session.records.not_saved.emit("")
        words = self.tr("The session is now kept in {file}.").format(file=path)
        self._notice.tell(words)

    def remember(self) -> None:
        """Let the next start open the session of this window, but not a copy beside another."""
        history = self._session.records.history
        if history.is_kept and not self.workplace.is_copy:
            is_usual = history.path.parent == self.folder and history.path.name == FIRST
            self._settings.remember(KIND, "" if is_usual else str(history.path))

    def tell_not_saved(self, words: str) -> None:
        """Say in the bar that the disk refuses, and offer another place."""
        if words:
            button = self.tr("Choose another folder")
            self._notice.tell(words, button, self.ask_for_place, stays=True)

    def tell_opened(self) -> None:
        """Say what is special about the session of this window."""
        words = self.workplace.words
        if words and not self.workplace.history.is_kept:
            self._notice.tell(words, self.tr("Save session as…"), self.ask_for_copy, stays=True)
        elif words:
            self._notice.tell(words, stays=True)

    def open_dialog(self) -> None:
        from desktop.session_list import SessionDialog

        SessionDialog(self._look, self._session, self, self._window).open()

    def _kinds(self) -> str:
        words = self.tr("Session")
        return f"{words} (*{ENDING})"

    def _asked_place(self, title: str) -> Path | None:
        offered = time.strftime(f"session_%Y-%m-%d{ENDING}")
        asked = ask_to_save(self._window, self._settings, KIND, title, offered, self._kinds())
        if asked is None:
            return None
        path, _ = asked
        return path if path.suffix.lower() == ENDING else path.with_name(path.name + ENDING)
