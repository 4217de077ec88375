"""The one way in for files and pasted texts: what is recognised becomes an undoable edit."""

from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent

from desktop.errors import show_failure
from sampling_core.errors import LabError
from sampling_core.experiment import Source
from sampling_core.model_view.job import Job
from sampling_core.model_view.numbers import grouped
from sampling_core.model_view.session import Session
from sampling_core.trace import run
from sampling_core.words import say

if TYPE_CHECKING:
    from desktop.notice import NoticeBar
    from sampling_core.recognise import Opening

SESSION = "session"  # the kind that has a hook: opening it needs another window
# Bytes that are read within 0.1 s, by ending; the reader of PDF takes long to import.
QUICK = {".npy": 8 * 2**20, ".png": 8 * 2**20, ".pdf": 0}


class Opener(QObject):
    """Recognises what is opened and makes it an edit; an error leaves everything as it was.

    ``hooks`` open what is no experiment, such as sessions: they take the path. ``takers`` come
    before the ways of this class: they take the opening.
    """

    view_wanted = Signal(str, object)  # panel name, how its view looked: a mapping
    opened = Signal(str)  # the kind

    def __init__(self, parent: QObject, session: Session, notice: "NoticeBar") -> None:
        super().__init__(parent)
        self._session, self._notice = session, notice
        self._job: Job | None = None
        self.hooks: dict[str, Callable[[Path], object]] = {}
        self.takers: dict[str, Callable[[Opening], object]] = {}

    def known(self) -> tuple[Source, ...]:
        """Return data that a chart may only name."""
        return tuple(entry.source for entry in self._session.shelf.entries())

    def open(self, path: Path) -> None:
        """Open a file of any kind; a large one in the background. Raises FileError."""
        from sampling_core.recognise import AT_ONCE, recognise

        self.cancel()
        size = path.stat().st_size if path.is_file() else 0
        if size <= QUICK.get(path.suffix.lower(), AT_ONCE):
            self.take(recognise(path, self.known()), path)
        else:
            self._read(path, size)

    def take(self, opening: "Opening", path: Path | None = None) -> None:
        """Do what an opening says; raises a LabError and changes nothing else."""
        if opening.kind in self.hooks and path is not None:
            self.hooks[opening.kind](path)
        elif opening.kind in self.takers:
            self.takers[opening.kind](opening)
        else:
            {
                "data": self._take_data,
                "chart": self._take_chart,
                "capture": self._take_capture,
            }[opening.kind](opening)
        self.opened.emit(opening.kind)

    def cancel(self) -> None:
        """Forget the file that is being read."""
        if self._job is not None:
            self._job.succeeded.disconnect()
            self._job.failed.disconnect()
            self._job.cancel()
            self._job.finished.connect(self._job.deleteLater)
            self._job = None
            self._notice.hide()

    def wait(self) -> None:
        """Wait for the reading thread to end; called when the window closes."""
        job = self._job
        self.cancel()
        if job is not None:
            job.wait()

    def _take_data(self, opening: "Opening") -> None:
        self._session.choose_source(opening.content.source)
        self._warn(opening)

    def _take_chart(self, opening: "Opening") -> None:
        """Bring an experiment back, and the view that the chart shows."""
        found = opening.content
        run(found.experiment)  # what cannot run is refused before anything changes
        name = opening.name or self.tr("the clipboard")
        words = self.tr("Restore from {name}").format(name=name)
        in_force = found.experiment == self._session.experiment
        self._session.edit(found.experiment, words)
        if in_force:
            self._notice.tell(self.tr("These settings and this data are in force already."))
        if found.view:
            self.view_wanted.emit(found.view, dict(found.settings))

    def _take_capture(self, opening: "Opening") -> None:
        """Put the captured positions on the shelf; the first one is the data."""
        from sampling_core.model_view.positions import take_capture

        capture = opening.content
        take_capture(self._session, capture)
        words = self.tr("{count} positions were captured; the first is the data now.")
        said = [words.format(count=grouped(len(capture)))] if len(capture) > 1 else []
        if said or opening.warnings:
            words, show = self.tr("Show the positions"), partial(self.view_wanted.emit, "data", {})
            button = (words, show) if said else ("", None)
            self._notice.tell(" ".join([*said, *map(say, opening.warnings)]), *button)

    def _warn(self, opening: "Opening") -> None:
        if opening.warnings:
            self._notice.tell(" ".join(map(say, opening.warnings)))

    # Large files.

    def _read(self, path: Path, size: int) -> None:
        words = self.tr("Reading {name}, {size} MB…")
        words = words.format(name=path.name, size=f"{size / 2**20:.1f}")
        self._notice.tell(words, self.tr("Cancel"), self.cancel)
        self._job = job = Job(_recognising(path, self.known()), self)
        job.succeeded.connect(lambda opening: self._finish(job, opening, path))
        job.failed.connect(self._fail)
        job.start()

    def _finish(self, job: Job, opening: "Opening", path: Path) -> None:
        if job is not self._job:
            return  # another file was opened meanwhile
        self._end()
        try:
            self.take(opening, path)
        except LabError as error:
            show_failure(error)

    def _fail(self, error: Exception) -> None:
        self._end()
        show_failure(error)

    def _end(self) -> None:
        job, self._job = self._job, None
        self._notice.hide()
        if job is not None:
            job.wait()
            job.deleteLater()


class FileEvents(QObject):
    """Opens the files that the system hands to the running program: a double click on macOS."""

    def __init__(self, parent: QObject, open_file: Callable[[Path], None]) -> None:
        super().__init__(parent)
        self._open = open_file

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            try:
                self._open(Path(event.file()))
            except LabError as error:
                show_failure(error)
            return True
        return super().eventFilter(watched, event)


def _recognising(path: Path, known: tuple[Source, ...]) -> "Generator[float, None, Opening]":
    from sampling_core.recognise import recognise

    yield 0.0
    return recognise(path, known)
