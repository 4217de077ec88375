"""What a case asks for, worked out before it is shown; searches take long and leave the thread."""

from collections.abc import Generator
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from shiboken6 import isValid

from sampling_core.errors import LabError
from sampling_core.model_view.job import Job

if TYPE_CHECKING:
    from sampling_core.labs.lab import Measure
    from sampling_core.labs.measures import Apparatus
    from sampling_core.model_view.lab_room import LabRoom

# Measures that search or add up a great deal; the others take a few milliseconds.
SLOW = ("solve", "overtakes", "jump", "sampled_entropy")


class Answers(QObject):
    """Fills the apparatus of a room with the slow measures of its case, beside the window."""

    ready = Signal()

    def __init__(self, parent: QObject, room: "LabRoom") -> None:
        super().__init__(parent)
        self._apparatus = room.apparatus
        self._measures = _slow(room)
        self._job: Job | None = None

    @property
    def are_quick(self) -> bool:
        """Whether nothing of the case takes long."""
        return not self._measures

    def start(self) -> None:
        """Work out what takes long; ``ready`` follows."""
        owner = QCoreApplication.instance()
        assert owner is not None
        self._job = Job(_steps(self._apparatus, self._measures), owner)
        self._job.succeeded.connect(self.ready)
        self._job.failed.connect(self.ready)  # whoever shows it says what failed
        self._job.finished.connect(self._job.deleteLater)
        owner.aboutToQuit.connect(self._job.wait)  # no thread outlives the program
        self._job.start()

    def stop(self) -> None:
        """Forget it; the thread ends by itself after the measure that it is at."""
        if self._job is not None and isValid(self._job):
            self._job.succeeded.disconnect(self.ready)
            self._job.failed.disconnect(self.ready)
            self._job.cancel()
        self._job = None


def _slow(room: "LabRoom") -> "tuple[Measure, ...]":
    from msgspec.structs import replace

    case = room.case
    if case is None:
        return ()
    asked = [field.answer for field in case.predict if field.answer is not None]
    columns = [column.measure for column in case.table.columns]
    asked += [replace(measure, run=run) for measure in columns for run in case.table.runs]
    return tuple(measure for measure in asked if measure.what.startswith(SLOW))


def _steps(apparatus: "Apparatus", measures: "tuple[Measure, ...]") -> Generator[float, None, None]:
    for number, measure in enumerate(measures):
        yield number / len(measures)
        with suppress(LabError):  # said where the measure is shown
            apparatus.value(measure)
