"""What a session does with the runs that it keeps: pin, restore, delete, put back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sampling_core.experiment import Experiment
from sampling_core.model_view.comparison import Comparison
from sampling_core.model_view.drawing import Drawing
from sampling_core.model_view.replacement import Replacement
from sampling_core.words import say, say_count

if TYPE_CHECKING:
    from sampling_core.model_view.session import Session


class KeptRuns:
    """Acts through the session, so that what can be undone is a step there.

    ``show`` makes an experiment the one that is shown, with what was drawn for it.
    """

    def __init__(
        self,
        session: "Session",
        drawing: Drawing,
        comparison: Comparison,
        show: Callable[[Experiment], None],
    ) -> None:
        self._session, self._records = session, session.records
        self._drawing, self._comparison, self._show = drawing, comparison, show

    def pin(self) -> None:
        """Pin the result now as A; draws first where nothing was drawn."""
        self._drawing.refuse_if_hidden()
        if self._records.current() is None:
            self._session.draw()
        record = self._records.current()
        if record is not None:
            self.pin_record(record)

    def pin_record(self, record: int | None, letter: str = "A") -> None:
        """Pin a record as A, or as B; None takes the letter away."""
        self._records.pin(record, letter)
        self._show_again()

    def unpin(self) -> None:
        """Take the letters A and B away."""
        self._records.pin(None, "B")
        self.pin_record(None)

    def compare_nothing(self) -> None:
        """Take A, B and the chosen run away, where there are any; all of them stay records."""
        pinned = [self._records.pinned(letter) for letter in "AB"]
        if self._comparison.chosen is not None or any(each is not None for each in pinned):
            self._comparison.choose(None)
            self.unpin()

    def swap(self) -> None:
        """Make A current, and what was current A."""
        pinned = self._records.pinned()
        if pinned is not None:
            self.pin()
            self.restore(pinned)

    def restore(self, record: int) -> None:
        """Make the experiment of a record current again, with what was drawn then."""
        history = self._records.history
        experiment = history.experiment(record)
        self._session.lab.check_edit(experiment)
        self._drawing.remember(experiment, history.drawn(record))
        number = self._records.number(record)
        self._comparison.choose(None)
        if experiment == self._session.experiment:
            self._show(experiment)
        self._session.edit(experiment, say("Restore run {number}", number=number))

    def bring_back(self) -> None:
        """Show what was drawn for the experiment in an earlier session."""
        record = self._records.current()
        if record is not None:
            experiment = self._session.experiment
            self._drawing.remember(experiment, self._records.history.drawn(record))
            self._show(experiment)

    def delete(self, records: list[int], words: str) -> None:
        """Put records into the bin; without words the undo list says how many."""
        words = words or say_count("Delete run", "Delete {count} runs", len(records))
        self._bin(records, words, binned=True)

    def put_back(self, records: list[int]) -> None:
        """Take records out of the bin."""
        words = say_count("Put back run", "Put back {count} runs", len(records))
        self._bin(records, words, binned=False)

    def _bin(self, records: list[int], words: str, *, binned: bool) -> None:
        def show(state: bool) -> None:
            self._records.bin(records, state)
            self._show_again()

        self._session.undo_stack.push(Replacement(show, not binned, binned, words))

    def _show_again(self) -> None:
        self._session.trace_changed.emit(self._session.trace)
