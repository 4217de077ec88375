"""What a lab hides until the prediction is locked: the results now, and past runs of that data."""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from sampling_core.errors import LabError
from sampling_core.experiment import Source
from sampling_core.history import History
from sampling_core.history.documents import decode


class Documented(Protocol):
    """What holds the document of an experiment: a record, or a snapshot."""

    @property
    def document(self) -> str: ...


class Veil(QObject):
    """Drawn, it hides every live result, whatever the data, and the runs of some sources.

    It guides and does not secure: views ask it, and nothing stops a program that does not.
    """

    changed = Signal()

    def __init__(self, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._sources: tuple[Source, ...] | None = None  # None: no lab hides anything
        self._is_covered = False

    @property
    def hides(self) -> bool:
        """Whether the results now are hidden."""
        return self._sources is not None or self._is_covered

    @property
    def is_covered(self) -> bool:
        """Whether somebody who presents has hidden the results by hand."""
        return self._is_covered

    def cover(self, *, on: bool) -> None:
        """Hide the results now by hand, or no longer; what a lab hides stays hidden."""
        if on != self._is_covered:
            self._is_covered = on
            self.changed.emit()

    def hides_record(self, record: Documented) -> bool:
        """Whether what came out of a run is hidden: it was made on data that is asked about."""
        if not self._sources:
            return False
        try:
            number = decode(record.document).source
        except LabError:
            return False
        return number in {self._history.number_of(source) for source in self._sources}

    def draw(self, sources: Iterable[Source]) -> None:
        """Hide results, and the runs of these sources."""
        self._put(tuple(sources))

    def lift(self) -> None:
        """Show everything again."""
        self._put(None)

    def _put(self, sources: tuple[Source, ...] | None) -> None:
        if sources != self._sources:
            self._sources = sources
            self.changed.emit()
