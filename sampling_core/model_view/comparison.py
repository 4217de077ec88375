"""The run that the result now is compared with: the one chosen in the history, else A."""

from dataclasses import dataclass

from sampling_core.model_view.history_model import HistoryModel
from sampling_core.trace import Trace, run
from sampling_core.words import say

PINNED = "A"


@dataclass(frozen=True, eq=False)
class Reference:
    """A run beside the result now."""

    name: str  # "run 3", "A"
    trace: Trace | None  # None: its tokens are others, so nothing can be compared


class Comparison:
    """Finds the reference; keeps the trace of the last one."""

    def __init__(self, records: HistoryModel) -> None:
        self._records = records
        self._chosen: int | None = None
        self._kept: tuple[int, Trace] | None = None

    @property
    def chosen(self) -> int | None:
        """The record that the user chose; None: none, or it was deleted."""
        here = self._chosen is not None and self._records.row_of(self._chosen) >= 0
        return self._chosen if here else None

    def choose(self, record: int | None) -> None:
        self._chosen = record

    def reference(self, now: Trace) -> Reference | None:
        """Return what ``now`` is compared with; None: with the model alone."""
        chosen = self.chosen
        if chosen is not None:
            name = say("run {number}", number=self._records.number(chosen))
            return Reference(name, self._trace_of(chosen, now))
        pinned = self._records.pinned()
        if pinned is None or pinned == self._records.current():
            return None
        trace = self._trace_of(pinned, now)
        return None if trace is None else Reference(PINNED, trace)

    def _trace_of(self, record: int, now: Trace) -> Trace | None:
        if self._kept is None or self._kept[0] != record:
            self._kept = record, run(self._records.history.experiment(record))
        trace = self._kept[1]
        return trace if trace.experiment.source is now.experiment.source else None
