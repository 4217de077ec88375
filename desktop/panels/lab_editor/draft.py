"""The lab that a teacher writes: kept in the session with every edit, and undone step by step."""

from contextlib import suppress
from time import monotonic

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from desktop.panels.lab_editor import DRAFT
from desktop.panels.lab_editor.paths import Path, with_at
from sampling_core.errors import LabError
from sampling_core.files import Unreadable
from sampling_core.labs.lab import Lab
from sampling_core.labs.reading.file import lab_bytes, lab_of
from sampling_core.model_view.replacement import Replacement
from sampling_core.model_view.session import Session

QUIET = 400  # ms between an edit and the disk
BURST = 0.8  # s: edits of one place that come faster undo as one step
MOST = 300  # steps of undo


class Draft(QObject):
    """A lab that may not be sound yet: ``sound`` says what is wrong. None is begun at first."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._history = session.records.history
        self._lab = self._saved = _read(self._history.view(DRAFT))
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(MOST)
        self._last, self._gesture = ("", 0.0), 0
        self._later = QTimer(self, singleShot=True, interval=QUIET)
        self._later.timeout.connect(self.save)

    @property
    def lab(self) -> Lab | None:
        return self._lab

    @property
    def sound(self) -> Lab:
        """The lab as a file would give it; raises LabError, naming what is wrong with it."""
        if self._lab is None:
            raise LabError(self.tr("There is no lab in the editor yet."))
        try:
            return lab_of(lab_bytes(self._lab))
        except Unreadable as problem:
            raise LabError(str(problem)) from None

    def put(self, lab: Lab, words: str, key: str = "") -> None:
        """Make another lab the draft; edits in a row with one ``key`` undo as one step."""
        if lab == self._lab:
            return
        merge = -1
        if key:
            now = monotonic()
            self._gesture += self._last[0] != key or now - self._last[1] > BURST
            self._last = key, now
            merge = hash((key, self._gesture)) & 0x7FFF_FFFF  # Qt's ids are 32-bit
        self.undo_stack.push(Replacement(self._show, self._lab, lab, words, merge))

    def edit(self, path: Path, value: object, words: str, part: str = "") -> None:
        """Put something else at a place of the draft; ``part`` of it is edited on its own."""
        if self._lab is not None:
            key = "/".join(map(str, (*path, part)))
            self.put(with_at(self._lab, path, value), words, key)

    def save(self) -> None:
        """Write the draft into the session, where that still waits."""
        self._later.stop()
        if self._lab is not self._saved:
            self._saved = self._lab
            self._history.set_view(DRAFT, "" if self._lab is None else _text(self._lab))

    def _show(self, lab: Lab | None) -> None:
        self._lab = lab
        self._later.start()
        self.changed.emit()


def _text(lab: Lab) -> str:
    return lab_bytes(lab).decode()


def _read(text: str) -> Lab | None:
    """Return a draft that was kept; None where there is none that can be read."""
    with suppress(msgspec.MsgspecError, RecursionError):
        return msgspec.json.decode(text, type=Lab) if text else None
    return None
