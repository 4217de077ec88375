"""What the room of the labs keeps: the place in a lab on the disk, and the labs of the session."""

from collections.abc import Mapping
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from sampling_core.model_view.lab_runs import LabRuns

if TYPE_CHECKING:
    from sampling_core.model_view.lab_shelf import LabShelf
    from sampling_core.model_view.session import Session

QUIET = 0.5  # s at most between a change of a draft and the disk


class LabKeeping(LabRuns):
    """Writes soon what was typed, and knows every lab that was opened."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._history = session.records.history
        self._shelf: LabShelf | None = None
        self._saved = 0.0
        self._later = QTimer(self, singleShot=True, interval=int(QUIET * 1000))
        self._later.timeout.connect(self.save)

    @property
    def shelf(self) -> "LabShelf":
        """The labs that the session keeps, and what was done in each."""
        from sampling_core.model_view.lab_shelf import LabShelf

        self._shelf = self._shelf or LabShelf(self._history)
        return self._shelf

    def states(self) -> Mapping[str, str]:
        """Return “new”, “begun” or “done” by the name of each lab."""
        return self.shelf.states()

    @property
    def is_earlier_text(self) -> bool:
        """Whether the lab is a built-in one, in a text that it has no more."""
        visit = self._visit
        if visit is None or visit.is_trial:
            return False
        return self.shelf.is_earlier_text(visit.lab, visit.digest)

    def save(self) -> None:
        """Write the draft and the place to the disk, where that still waits."""
        self._later.stop()
        self._saved = monotonic()
        if self._visit is not None:
            self._visit.save()

    # Inside.

    def _keep_experiment(self) -> None:
        if self._visit is not None:
            self._visit.keep_experiment(self._now)

    def _save_soon(self) -> None:
        if monotonic() - self._saved > QUIET:
            self.save()
        elif not self._later.isActive():
            self._later.start()
