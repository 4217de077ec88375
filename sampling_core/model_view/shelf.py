"""The shelf: every source that can be chosen, built-in, opened or made, with its origin."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from sampling_core.capture import Capture
from sampling_core.cases import CASES
from sampling_core.experiment import Source
from sampling_core.model_view.captures import Captures
from sampling_core.model_view.numbers import grouped
from sampling_core.words import say

OWN = "My data"
CAPTURED = "Captured"


@dataclass(frozen=True, eq=False)
class Entry:
    """One source on the shelf, or a capture with all its positions."""

    group: str
    source: Source  # of a capture: that of its first position
    task: str = ""
    capture: Capture | None = None

    @property
    def words(self) -> str:
        """Return it as lists show it: ``Summarization · 10 tokens``."""
        if self.capture is not None:
            count = len(self.capture)
            many = "position" if count == 1 else "positions"
            return f"{self.capture.name} · {grouped(count)} {many} · {self.capture.tag}"
        name = self.source.name or say("Own data")
        return say("{name} · {count} tokens", name=name, count=grouped(len(self.source)))

    def holds(self, text: str) -> bool:
        """Whether name, group, origin or task contain ``text``, in any case of letters."""
        words = (self.source.name, self.group, self.source.origin, self.task)
        return text.casefold() in " ".join(words).casefold()

    def is_for(self, capture: Capture) -> bool:
        """Whether it is a capture, or what was made of it for another vocabulary."""
        own = self.capture
        return own is not None and (own.name, own.origin) == (capture.name, capture.origin)


class Shelf(QObject):
    """Holds the built-in cases, and remembers what was opened or made."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.captures = Captures()
        self._entries = [Entry(case.group, case.source, case.task) for case in CASES]

    def entries(self) -> tuple[Entry, ...]:
        return tuple(self._entries)

    def add(self, source: Source) -> None:
        """Put a source on the shelf, in the place of an older one of its name and origin."""
        if self.entry_of(source) is not None:
            return
        about = source.name, source.origin
        kept = [
            entry
            for entry in self._entries
            if entry.group != OWN or (entry.source.name, entry.source.origin) != about
        ]
        self._entries = [*kept, Entry(OWN, source)]
        self.changed.emit()

    def add_capture(self, capture: Capture) -> None:
        """Put a capture on the shelf as one entry, in the place of an older one of its name."""
        entry = Entry(CAPTURED, capture.positions[0].source, capture=capture)
        kept = [each for each in self._entries if not each.is_for(capture)]
        places = [place for place, each in enumerate(kept) if each.group == OWN]
        place = places[0] if places else len(kept)
        self._entries = [*kept[:place], entry, *kept[place:]]
        self.changed.emit()

    def entry_of(self, source: Source) -> Entry | None:
        """Return what stands on the shelf for a source; None: nothing."""
        spot = self.captures.spot(source)
        if spot is not None:
            return next((each for each in self._entries if each.is_for(spot.capture)), None)
        return next((each for each in self._entries if each.source is source), None)

    def is_built_in(self, source: Source) -> bool:
        return any(case.source is source for case in CASES)
