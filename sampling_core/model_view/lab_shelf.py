"""The labs that a session knows: kept whole, with how far the student came in each."""

from collections.abc import Mapping

from sampling_core.errors import LabError
from sampling_core.files import Unreadable
from sampling_core.history import History
from sampling_core.labs.built_in import LABS, built_in
from sampling_core.labs.lab import Lab
from sampling_core.labs.locking.reveal import check_reveal
from sampling_core.labs.reading.file import digest as digest_of
from sampling_core.labs.reading.file import lab_of
from sampling_core.labs.work import BEGUN, DONE, NEW, Work, work_of
from sampling_core.model_view.lab_place import Place, read_place


class LabShelf:
    """Reads labs back from a session; each one once."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._read: dict[str, Lab | None] = {}  # by digest; None: it cannot be read
        self._last: tuple[Work, ...] = ()  # what was known last, for a session that was closed
        self._places: dict[str, Place] = {}  # by digest

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
        if not self._history.file.is_open:
            return self._last
        found = []
        for row in self._history.labs.all():
            lab = self.lab(row.digest)
            if lab is not None:
                found.append(work_of(lab, row.digest, self._history.labs.events(row.digest)))
        self._last = tuple(found)
        return self._last

    def state(self, work: Work) -> str:
        """Return “new”, “begun” or “done”; a draft is a beginning too."""
        stands = self._place(work).stands.values()
        if work.lab_state == NEW and any(stand.draft for stand in stands):
            return BEGUN
        return work.lab_state

    def used(self, work: Work) -> float:
        """Return when a lab was worked on last, in seconds since 1970."""
        done = (work.predictions, work.runs, work.explanations)
        made = [each.made for kind in done for each in kind]
        return max([self._place(work).used, *made])

    def states(self) -> Mapping[str, str]:
        """Return “new”, “begun” or “done” by the name of a lab, for the built-in ones too."""
        rank = (NEW, BEGUN, DONE).index
        states = dict.fromkeys(LABS, NEW)
        for work in self.works():
            if not is_built_in(work.lab):
                known = states.get(work.lab.name, NEW)
                states[work.lab.name] = max(known, self.state(work), key=rank)
        return states | {name: self.state(work) for name, work in self.going_on().items()}

    # The texts of a built-in lab: a later program may bring another one.

    def going_on(self) -> Mapping[str, Work]:
        """Return the work in each built-in lab that is gone on with, in the text it began with.

        That is the one used last, as far as anything was done in it.
        """
        texts: dict[str, list[Work]] = {}
        for work in self.works():
            if is_built_in(work.lab):
                texts.setdefault(work.lab.name, []).append(work)
        last = {name: max(works, key=self.used) for name, works in texts.items()}
        return {name: work for name, work in last.items() if self.state(work) != NEW}

    def is_earlier_text(self, lab: Lab, digest: str) -> bool:
        """Whether a built-in lab has another text by now."""
        return is_built_in(lab) and digest_of(built_in(lab.name)) != digest

    def _place(self, work: Work) -> Place:
        if self._history.file.is_open:
            self._places[work.digest] = read_place(self._history, work.digest)
        return self._places.get(work.digest, Place())


def is_built_in(lab: Lab) -> bool:
    """Whether a lab is a built-in one, in whatever text: those of teachers have no number."""
    return lab.number > 0 and lab.name in LABS
