"""What is wrong with the draft, worked out in the background after every pause."""

from collections.abc import Generator

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QTreeWidgetItem

from desktop.row_list import WHAT, RowList
from desktop.style import Look
from sampling_core.errors import LabError
from sampling_core.files import Unreadable
from sampling_core.labs.check import Finding, check
from sampling_core.labs.lab import Lab
from sampling_core.labs.reading.file import lab_bytes, lab_of
from sampling_core.model_view.job import Job

PAUSE = 500  # ms without an edit before a lab is checked
MOST = 200  # findings that are listed


class Findings(RowList):
    """One row for each finding; choosing one goes to its place."""

    place_wanted = Signal(str)  # the place and the sentence, as one
    checked = Signal(object)  # tuple of Finding

    def __init__(self, look: Look) -> None:
        titles = self.tr("Place"), self.tr("What the check found")
        super().__init__(look, "lab_editor.findings", self.tr("Findings of the check"), titles)
        self.found: tuple[Finding, ...] = ()
        self._lab: Lab | None = None
        self._checked: Lab | None = None  # by the check that goes on
        self._job: Job | None = None
        self._running = running = list[Job]()
        self.destroyed.connect(lambda: end(running))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.check_now)
        self.itemClicked.connect(self._go)
        self.itemActivated.connect(self._go)

    def show_lab(self, lab: Lab | None) -> None:
        """Check a lab when nothing has changed for a while."""
        self._lab = lab
        self._pause.start()

    def check_now(self) -> None:
        self._pause.stop()
        if self._job is not None:
            self._pause.start()  # one at a time: the newest lab is checked next
            return
        if self._lab is None:
            self._show(())
            return
        owner = QCoreApplication.instance()
        assert owner is not None
        self._job = job = Job(checking(self._lab), owner)  # it may outlive the window
        self._running.append(job)
        self._checked = self._lab
        job.succeeded.connect(self._take)
        job.failed.connect(self._fail)
        job.finished.connect(self._end)
        job.start()

    def wait(self) -> None:
        """Wait for the check that is going on; called before the panel goes away."""
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
            self._job.wait()

    def _take(self, found: tuple[Finding, ...]) -> None:
        if self._checked is self._lab:
            self._show(found)

    def _fail(self, error: Exception) -> None:
        self._show((Finding("", str(error)),))

    def _end(self) -> None:
        if self._job is not None:
            self._running.clear()
            self._job.deleteLater()
            self._job = None

    def _show(self, found: tuple[Finding, ...]) -> None:
        self.found = found
        self.clear()
        for each in found[:MOST]:
            icon = self._look.icon("cross" if each.is_error else "note", "note_text", 14)
            item = self.add_row((each.place, each.sentence), each, icon=icon)
            item.setToolTip(1, each.sentence)
        self.fit(None)
        self.checked.emit(found)

    def _go(self, item: QTreeWidgetItem, _column: int) -> None:
        finding = item.data(0, WHAT)
        self.place_wanted.emit(f"{finding.place}: {finding.sentence}".removeprefix(": "))


def end(running: list[Job]) -> None:
    """Stop checks, and let go of them when their threads have ended."""
    for job in running:
        job.cancel()
        job.wait()
        job.deleteLater()


def checking(lab: Lab) -> Generator[float, None, tuple[Finding, ...]]:
    """Return what keeps a lab from being handed out, and else what ``check`` finds."""
    yield 0.0
    try:
        sound = lab_of(lab_bytes(lab))
    except (Unreadable, LabError) as problem:
        return (Finding("", str(problem)),)
    yield 0.1
    return check(sound)
