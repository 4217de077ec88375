"""The session: the experiment now, its trace, what was drawn, and the way back."""

from collections.abc import Callable, Generator
from time import monotonic, perf_counter
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from sampling_core.draw import Draws, draw
from sampling_core.errors import LabError
from sampling_core.experiment import Experiment, Source
from sampling_core.fields import Number, specs
from sampling_core.history import History, Record
from sampling_core.history.masked import masked, with_settings
from sampling_core.model_view.comparison import Comparison, Reference
from sampling_core.model_view.history_model import HistoryModel
from sampling_core.model_view.job import Job
from sampling_core.model_view.lab_room import LabRoom
from sampling_core.model_view.replacement import Replacement
from sampling_core.model_view.shelf import Shelf
from sampling_core.model_view.veil import Veil
from sampling_core.ranking import TokenIds
from sampling_core.trace import Trace, run
from sampling_core.words import say, say_count

if TYPE_CHECKING:
    from sampling_core.bounds import Bounds

BURST = 0.8  # seconds: edits of one control that follow faster are one step of undo
AT_ONCE = 300_000  # draws; more of them leave the window's thread
REMEMBERED = 100  # experiments whose draws come back without the history

Drawn = tuple[TokenIds, NDArray[np.intp]]  # distinct tokens and how often each, shapes (m,)


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
        self.records.look_through(self.as_shown)
        self._comparison = Comparison(self.records)
        self.seconds = 0.0  # what the last exact result took
        self.draw_seconds: float | None = None
        self._drawn: dict[Experiment, Drawn] = {}
        self._bounds: tuple[Experiment, Bounds | None] | None = None  # of one experiment
        self._concealed: tuple[str, ...] = ()  # parameters that a lab hides
        self._rules: object = (None, ())  # locks and hidden parameters that views follow
        self._draws: Draws | None = None
        self._job: Job | None = None
        self._selected: int | None = None
        self._gesture = 0
        self._dragged_from: Trace | None = None
        self._last_key, self._last_edit = "", 0.0
        self._trace = self._timed(experiment, None)
        self._shown_source = experiment.source
        self.shelf.add(experiment.source)
        self.records.show_current(experiment)
        self.veil.changed.connect(self._follow_veil)
        self.lab = LabRoom(self)
        self.lab.changed.connect(self._follow_lab)
        self._follow_lab()

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
        return self._draws

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
            merge_id = self._merge_id(key) if key else -1
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
        self._gesture += 1
        self._dragged_from = self._trace

    def end_drag(self) -> None:
        self._gesture += 1
        self._last_key = ""
        if self._dragged_from is not None:
            self._dragged_from = None
            self.trace_changed.emit(self._trace)

    def _merge_id(self, key: str) -> int:
        now = monotonic()
        burst = key == self._last_key and now - self._last_edit < BURST
        if self._dragged_from is None and not burst:
            self._gesture += 1
        self._last_key, self._last_edit = key, now
        return hash((key, self._gesture)) & 0x7FFF_FFFF  # Qt's ids are 32-bit

    # Draws and records.

    def draw(self) -> None:
        """Draw as often as the experiment says and keep the run in the history.

        Raises a LabError while a lab waits for a prediction.
        """
        self._refuse_if_hidden()
        trace, count = self._trace, self.experiment.draws
        if count <= AT_ONCE:
            start = perf_counter()
            self._keep(draw(trace, count, self.experiment.seed), perf_counter() - start)
            return
        self.cancel()
        start = perf_counter()
        self._job = Job(_drawing(trace), self)
        self._job.succeeded.connect(lambda drawn: self._keep(drawn, perf_counter() - start))
        self._job.failed.connect(self.failed)
        self._job.start()

    def cancel(self) -> None:
        """Forget the draws that are being made; waits for the thread to end."""
        self.lab.save()
        if self._job is not None:
            self._job.succeeded.disconnect()
            self._job.cancel()
            self._job.wait()
            self._job.deleteLater()
            self._job = None

    def pin(self) -> None:
        """Pin the result now as A; draws first where nothing was drawn. Raises as draw does."""
        self._refuse_if_hidden()
        if self.records.current() is None:
            self.draw()
        record = self.records.current()
        if record is not None:
            self.pin_record(record)

    def pin_record(self, record: int | None, letter: str = "A") -> None:
        """Pin a record as A, or as B; None takes the letter away."""
        self.records.pin(record, letter)
        self.trace_changed.emit(self._trace)

    def unpin(self) -> None:
        """Take the letters A and B away."""
        self.records.pin(None, "B")
        self.pin_record(None)

    def swap(self) -> None:
        """Make A current, and what was current A."""
        pinned = self.records.pinned()
        if pinned is not None:
            self.pin()
            self.restore(pinned)

    def restore(self, record: int) -> None:
        """Make the experiment of a record current again, with what was drawn then."""
        experiment = self.records.history.experiment(record)
        self.lab.check_edit(experiment)
        self._remember(experiment, self.records.history.drawn(record))
        number = self.records.number(record)
        self._comparison.choose(None)
        if experiment == self.experiment:
            self._show(experiment)
        self.edit(experiment, say("Restore run {number}", number=number))

    def bring_back(self) -> None:
        """Show what was drawn for the experiment in an earlier session."""
        record = self.records.current()
        if record is not None:
            self._remember(self.experiment, self.records.history.drawn(record))
            self._show(self.experiment)

    def delete(self, records: list[int], words: str = "") -> None:
        """Put records into the bin of the session."""
        words = words or say_count("Delete run", "Delete {count} runs", len(records))
        self.undo_stack.push(Replacement(self._binning(records), False, True, words))

    def put_back(self, records: list[int]) -> None:
        """Take records out of the bin."""
        words = say_count("Put back run", "Put back {count} runs", len(records))
        self.undo_stack.push(Replacement(self._binning(records), True, False, words))

    def _binning(self, records: list[int]) -> Callable[[bool], None]:
        def show(binned: bool) -> None:
            self.records.bin(records, binned)
            self.trace_changed.emit(self._trace)

        return show

    def _keep(self, drawn: Draws, seconds: float) -> None:
        if drawn.stage is not self._trace.result:
            return  # it comes too late: something was changed meanwhile
        ids, counts = np.unique(drawn.ids, return_counts=True)
        self._remember(self.experiment, (ids, counts))
        self._draws, self.draw_seconds = drawn, seconds
        record = None
        if self.lab.keeps_runs():
            record = self.records.add(
                self._trace, ids, counts, drawn.entropy, seconds, drawn.distance
            )
        self.drew.emit(record)
        self.trace_changed.emit(self._trace)

    def _refuse_if_hidden(self) -> None:
        if self.veil.hides:
            raise LabError(say("Lock your prediction first: until then nothing is drawn."))

    def _remember(self, experiment: Experiment, drawn: Drawn) -> None:
        self._drawn.pop(experiment, None)
        self._drawn[experiment] = drawn
        if len(self._drawn) > REMEMBERED:
            del self._drawn[next(iter(self._drawn))]

    def _show(self, experiment: Experiment) -> None:
        self._trace = self._timed(experiment, self._trace)
        chosen = None
        if experiment.source is not self._shown_source:
            self._shown_source = experiment.source
            self.select(None)
            self.shelf.add(experiment.source)
            chosen = self.shelf.captures.chosen(experiment.source)
        drawn = self._drawn.get(experiment)
        if drawn is None:
            self._draws = None
        else:
            self._draws = Draws(np.repeat(*drawn), experiment.seed, self._trace.result)
        self.records.show_current(experiment)
        self.trace_changed.emit(self._trace)
        if chosen is not None:
            self.select(chosen)

    def _follow_veil(self) -> None:
        self.records.show_again()
        self.trace_changed.emit(self._trace)

    def as_shown(self, record: Record) -> Record:
        """Return a record without what a lab hides of it."""
        if self._concealed:
            settings = self.lab.settings_shown(self.records.history.experiment(record.id))
            record = with_settings(record, settings, self._concealed)
        return masked(record) if self.veil.hides_record(record) else record

    def _follow_lab(self) -> None:
        """Show everything again where a lab locks or hides other settings than before."""
        lab = self.lab.lab
        self._concealed = tuple(filter(self.lab.conceals, lab.locks.parameters if lab else ()))
        rules = lab.locks if lab else None, self._concealed
        if rules != self._rules:
            self._rules = rules
            self._follow_veil()

    def _timed(self, experiment: Experiment, previous: Trace | None) -> Trace:
        if previous is not None and previous.experiment is experiment:
            return previous
        start = perf_counter()
        trace = run(experiment, previous)
        trace.result.entropy  # noqa: B018  # a result is there when its numbers are
        self.seconds = perf_counter() - start
        return trace


def spec_text(spec: object, value: Any) -> str:
    """Return a value as menus and the undo list show it."""
    if not isinstance(spec, Number):
        return str(value) if isinstance(value, str) else ""
    if spec.whole:
        return f"{value:,d}".replace(",", " ").replace("-", "−")
    fewest = len(f"{spec.step:.9f}".rstrip("0").partition(".")[2])
    text = f"{value:.{spec.decimals}f}"
    while text.endswith("0") and len(text.partition(".")[2]) > fewest:
        text = text[:-1]
    return text.replace("-", "−")


def _drawing(trace: Trace) -> Generator[float, None, Draws]:
    yield 0.0
    try:
        return draw(trace, trace.experiment.draws, trace.experiment.seed)
    except MemoryError:
        raise LabError(say("There is not enough memory for so many draws.")) from None
