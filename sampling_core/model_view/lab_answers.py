"""What predictions are judged by, worked out in the background: some of it takes a search."""

from collections.abc import Generator
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sampling_core.errors import LabError
from sampling_core.model_view.job import Job

if TYPE_CHECKING:
    from sampling_core.labs.lab import Case, Measure
    from sampling_core.labs.measuring.measures import Apparatus


class LabAnswers(QObject):
    """Fills an apparatus with the measures of a case; the apparatus keeps them."""

    ready = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job | None = None

    @property
    def are_awaited(self) -> bool:
        """Whether something is being worked out."""
        return self._job is not None

    def begin(self, apparatus: "Apparatus", measures: "tuple[Measure, ...]") -> None:
        """Work out what is not known yet, if anything is not; ``ready`` follows."""
        self.stop()
        application = QCoreApplication.instance()
        missing = [measure for measure in measures if not apparatus.knows(measure)]
        if not missing or application is None:
            return
        job = self._job = Job(_worked_out(apparatus, missing), application)
        job.succeeded.connect(self._end)
        job.failed.connect(self._end)  # what went wrong is raised again where it is shown
        job.finished.connect(job.deleteLater)
        application.aboutToQuit.connect(job.wait)  # no thread outlives the program
        job.start()

    def stop(self) -> None:
        """Work on nothing any more; waits for the measure that is at work, at most some 0.1 s."""
        if self._job is not None:
            job, self._job = self._job, None
            job.succeeded.disconnect(self._end)
            job.failed.disconnect(self._end)
            job.cancel()
            job.wait()

    def _end(self) -> None:
        if self.sender() is self._job:  # a stopped one may have ended already
            self._job = None
            self.ready.emit()


def slow(case: "Case") -> "tuple[Measure, ...]":
    """Return the measures of the fields and of the table of a case that take long."""
    from msgspec.structs import replace

    from sampling_core.labs.measuring.measures import MEASURES

    fields = [field.answer for field in case.predict if field.answer is not None]
    columns = [column.measure for column in case.table.columns]
    cells = [replace(measure, run=run) for measure in columns for run in case.table.runs]
    names = {name for name, kind in MEASURES.items() if kind.is_slow}
    return tuple(each for each in (*fields, *cells) if each.what in names)


def _worked_out(apparatus: "Apparatus", measures: "list[Measure]") -> Generator[float, None, None]:
    for number, measure in enumerate(measures):
        yield number / len(measures)
        with suppress(LabError):  # said where the measure is shown
            apparatus.value(measure)
