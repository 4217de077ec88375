"""The labs that a session knows: kept whole, with how far the student came in each."""

from collections.abc import Mapping

from sampling_core.errors import LabError
from sampling_core.files import Unreadable
from sampling_core.history import History
from sampling_core.labs.built_in import LABS
from sampling_core.labs.lab import Lab
from sampling_core.labs.locking.reveal import check_reveal
from sampling_core.labs.reading.file import lab_of
from sampling_core.labs.work import BEGUN, DONE, NEW, Work, work_of


class LabShelf:
    """Reads labs back from a session; each one once."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._read: dict[str, Lab | None] = {}  # by digest; None: it cannot be read

    def lab(self, digest: str) -> Lab | None:
        """Return a lab that was kept; None where there is none that can be read."""
        if digest not in self._read:
            try:
                document = self._history.labs.document(digest)
                lab = lab_of(document.encode())
                check_reveal(lab.reveal)
                self._read[digest] = lab
            except (LabError, Unreadable, UnicodeError):
                self._read[digest] = None
        return self._read[digest]

    def works(self) -> tuple[Work, ...]:
        """Return what was done in each lab, the lab opened first coming first."""
        found = []
        for row in self._history.labs.all():
            lab = self.lab(row.digest)
            if lab is not None:
                found.append(work_of(lab, row.digest, self._history.labs.events(row.digest)))
        return tuple(found)

    def states(self) -> Mapping[str, str]:
        """Return “new”, “begun” or “done” by the name of a lab, for the built-in ones too."""
        rank = (NEW, BEGUN, DONE).index
        states = dict.fromkeys(LABS, NEW)
        for work in self.works():
            known = states.get(work.lab.name, NEW)
            states[work.lab.name] = max(known, work.lab_state, key=rank)
        return states
