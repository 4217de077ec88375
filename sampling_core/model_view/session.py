"""The session: the experiment now, its trace, what was drawn, and the way back."""

from time import perf_counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from sampling_core.draw import Draws
from sampling_core.experiment import Experiment, Source
from sampling_core.fields import specs
from sampling_core.history import History, Record
from sampling_core.model_view.comparison import Comparison, Reference
from sampling_core.model_view.drawing import Drawing
from sampling_core.model_view.gestures import Gestures
from sampling_core.model_view.history_model import HistoryModel
from sampling_core.model_view.kept_runs import KeptRuns
from sampling_core.model_view.lab_room import LabRoom
from sampling_core.model_view.masking import Masking
from sampling_core.model_view.numbers import spec_text
from sampling_core.model_view.replacement import Replacement
from sampling_core.model_view.shelf import Shelf
from sampling_core.model_view.veil import Veil
from sampling_core.trace import Trace, run
from sampling_core.words import say

if TYPE_CHECKING:
    from sampling_core.bounds import Bounds


class Session(QObject):
    """Owns the experiment, its trace and its undo stack: the one door for changes."""

    trace_changed = Signal(object)  # Trace
    token_selected = Signal(object)  # int | None: chosen in all views
    failed = Signal(object)  # Exception, from work in the background
    drew = Signal(object)  # Record of the run that was drawn; None: it is not kept

    def __init__(
        self, experiment: Experiment, history: History, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.shelf = Shelf(self)
        self.records = HistoryModel(history, self)
        self.veil = Veil(history, self)
        self._masking = Masking(self)
        self.records.look_through(self.as_shown)
        self._comparison = Comparison(self.records)
        self._drawing = Drawing(self)
        self._runs = KeptRuns(self, self._drawing, self._comparison, self._show)
        self._gestures = Gestures()
        self.seconds = 0.0  # what the last exact result took
        self._bounds: tuple[Experiment, Bounds | None] | None = None  # of one experiment
        self._selected: int | None = None
        self._dragged_from: Trace | None = None
        self._trace = self._timed(experiment, None)
        self._shown_source = experiment.source
        self.shelf.add(experiment.source)
        self.records.show_current(experiment)
        self.veil.changed.connect(self._masking.show_again)
        self.lab = LabRoom(self)
        self.lab.changed.connect(self._masking.follow_lab)
        self._masking.follow_lab()

    @property
    def trace(self) -> Trace:
        return self._trace

    @property
    def experiment(self) -> Experiment:
        return self._trace.experiment

    @property
    def bounds(self) -> "Bounds | None":
        """Between which limits the numbers lie; None: the whole vocabulary is known."""
        if self.experiment.source.tail is None:
            return None
        if self._bounds is None or self._bounds[0] != self.experiment:
            from sampling_core.bounds import bounds

            self._bounds = self.experiment, bounds(self.experiment)
        return self._bounds[1]

    @property
    def draws(self) -> Draws | None:
        """What was drawn from the result of this very experiment; None: nothing yet."""
        return self._drawing.draws

    @property
    def draw_seconds(self) -> float | None:
        """What drawing took last."""
        return self._drawing.seconds

    @property
    def before_drag(self) -> Trace | None:
        """The trace at the start of the drag that goes on now."""
        return self._dragged_from

    @property
    def compared(self) -> int | None:
        """The record that the user has chosen to compare with."""
        return self._comparison.chosen

    @property
    def reference(self) -> Reference | None:
        """What the result now is shown beside; None: the model alone."""
        return self._comparison.reference(self._trace)

    def compare(self, record: int | None) -> None:
        """Show a run beside the result now; None: no longer."""
        if record != self.compared:
            self._comparison.choose(record)
            self.trace_changed.emit(self._trace)

    @property
    def selected(self) -> int | None:
        """The token that is chosen in all views; None: none is."""
        return self._selected

    def select(self, token: int | None) -> None:
        """Choose a token in all views; None chooses none."""
        if token != self._selected:
            self._selected = token
            self.token_selected.emit(token)

    # Edits.

    def edit(self, after: Experiment, text: str, key: str = "") -> None:
        """Make ``after`` current; edits in a row with one ``key`` undo as one step."""
        before = self.experiment
        if after != before:
            self.lab.check_edit(after)
            self._trace = self._timed(after, self._trace)  # raises before anything has changed
            is_drag = self._dragged_from is not None
            merge_id = self._gestures.merge_id(key, is_drag=is_drag) if key else -1
            self.undo_stack.push(Replacement(self._show, before, after, text, merge_id))

    def set_field(self, step: int, name: str, value: Any) -> None:
        """Change one field of one sampler; a value out of bounds raises and changes nothing."""
        after = self.experiment.with_field(step, name, value)
        sampler, spec = after.chain[step], specs(after.chain[step])[name]
        shown = spec_text(spec, getattr(sampler, name))
        self.edit(after, f"{say(spec.label)} {say(shown)}".strip(), f"{sampler.name}.{name}")

    def choose_source(self, source: Source) -> None:
        """Make other data current, without the text that belonged to the old."""
        if source is not self.experiment.source:
            after = self.experiment.with_source(source)
            text = say("Data {name}" if source.name else "Data of yours", name=source.name)
            self.edit(after, text)

    def begin_drag(self) -> None:
        """From now to ``end_drag`` every edit belongs to one gesture."""
        self._gestures.begin()
        self._dragged_from = self._trace

    def end_drag(self) -> None:
        self._gestures.end()
        if self._dragged_from is not None:
            self._dragged_from = None
            self.trace_changed.emit(self._trace)

    # Draws and records.

    def draw(self) -> None:
        """Draw as often as the experiment says and keep the run in the history.

        Raises a LabError while a lab waits for a prediction.
        """
        self._drawing.draw()

    def cancel(self) -> None:
        """Forget what is made in the background; waits for the threads to end."""
        self.lab.save()
        self.lab.answers.stop()
        self._drawing.cancel()

    def pin(self) -> None:
        """Pin the result now as A; draws first where nothing was drawn. Raises as draw does."""
        self._runs.pin()

    def pin_record(self, record: int | None, letter: str = "A") -> None:
        """Pin a record as A, or as B; None takes the letter away."""
        self._runs.pin_record(record, letter)

    def unpin(self) -> None:
        """Take the letters A and B away."""
        self._runs.unpin()

    def compare_nothing(self) -> None:
        """Show nothing beside the result: no A, no B, and no run that was chosen."""
        self._runs.compare_nothing()

    def swap(self) -> None:
        """Make A current, and what was current A."""
        self._runs.swap()

    def restore(self, record: int) -> None:
        """Make the experiment of a record current again, with what was drawn then."""
        self._runs.restore(record)

    def bring_back(self) -> None:
        """Show what was drawn for the experiment in an earlier session."""
        self._runs.bring_back()

    def delete(self, records: list[int], words: str = "") -> None:
        """Put records into the bin of the session."""
        self._runs.delete(records, words)

    def put_back(self, records: list[int]) -> None:
        """Take records out of the bin."""
        self._runs.put_back(records)

    def as_shown(self, record: Record) -> Record:
        """Return a record without what a lab hides of it."""
        return self._masking.as_shown(record)

    # Inside.

    def _show(self, experiment: Experiment) -> None:
        self._trace = self._timed(experiment, self._trace)
        chosen = None
        if experiment.source is not self._shown_source:
            self._shown_source = experiment.source
            self.select(None)
            self.shelf.add(experiment.source)
            chosen = self.shelf.captures.chosen(experiment.source)
        self._drawing.follow(self._trace)
        self.records.show_current(experiment)
        self.trace_changed.emit(self._trace)
        if chosen is not None:
            self.select(chosen)

    def _timed(self, experiment: Experiment, previous: Trace | None) -> Trace:
        if previous is not None and previous.experiment is experiment:
            return previous
        start = perf_counter()
        trace = run(experiment, previous)
        trace.result.entropy  # noqa: B018  # a result is there when its numbers are
        self.seconds = perf_counter() - start
        return trace
