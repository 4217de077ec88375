"""The shelf: every source that can be chosen, built-in, opened or made, with its origin."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from sampling_core.cases import CASES
from sampling_core.experiment import Source
from sampling_core.model_view.numbers import grouped

OWN = "My data"


@dataclass(frozen=True, eq=False)
class Entry:
    """One source on the shelf."""

    group: str
    source: Source
    task: str = ""

    @property
    def words(self) -> str:
        """Return it as lists show it: ``Summarization · 10 tokens``."""
        return f"{self.source.name or 'Own data'} · {grouped(len(self.source))} tokens"

    def holds(self, text: str) -> bool:
        """Whether name, group, origin or task contain ``text``, in any case of letters."""
        words = (self.source.name, self.group, self.source.origin, self.task)
        return text.casefold() in " ".join(words).casefold()


class Shelf(QObject):
    """Holds the built-in cases, and remembers what was opened or made."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries = [Entry(case.group, case.source, case.task) for case in CASES]

    def entries(self) -> tuple[Entry, ...]:
        return tuple(self._entries)

    def add(self, source: Source) -> None:
        """Put a source on the shelf, in the place of an older one of its name and origin."""
        if any(entry.source is source for entry in self._entries):
            return
        about = source.name, source.origin
        kept = [
            entry
            for entry in self._entries
            if entry.group != OWN or (entry.source.name, entry.source.origin) != about
        ]
        self._entries = [*kept, Entry(OWN, source)]
        self.changed.emit()

    def is_built_in(self, source: Source) -> bool:
        return any(case.source is source for case in CASES)
