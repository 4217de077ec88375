"""Files of the window: opening of every kind, exporting and copying charts, pasting."""

import re
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.asking import ask_to_open
from desktop.charts.figure import Figure, Revisited
from desktop.concealed import why_no_settings, why_not
from desktop.errors import show_failure
from desktop.opened import Opener
from desktop.panel import Panel
from desktop.pictures import picture_now, title_of
from desktop.settings import Settings
from desktop.style import Look
from desktop.theme import LIGHT
from desktop.veiled import refusal
from sampling_core.draw import Draws
from sampling_core.errors import LabError
from sampling_core.model_view.job import Job
from sampling_core.model_view.session import Session
from sampling_core.trace import Trace

if TYPE_CHECKING:
    from desktop.export_dialog_choices import Export
    from desktop.notice import NoticeBar
    from sampling_core.provenance import Provenance
    from sampling_core.recognise import Opening

LONG_TABLE = 20_000  # tokens from which writing all of them takes longer than a blink
LONGEST = 120  # characters of a name that is offered
SMALLEST = QSize(420, 260)  # px of a chart “as on the screen”
OPENED = (
    "*.json *.jsonl *.ndjson *.csv *.tsv *.npy *.npz *.png *.svg *.pdf *.spsession *.sppreset "
    "*.yaml *.yml *.txt Modelfile*"
)


class Files(QObject):
    """Asks for names and hands the work on; an error leaves everything as it was.

    ``front`` gives the panel whose chart is exported or copied.
    """

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        session: Session,
        settings: Settings,
        notice: "NoticeBar",
        front: Callable[[], Panel],
    ) -> None:
        super().__init__(parent)
        self._window, self._look, self._session = parent, look, session
        self._settings, self._notice, self._front = settings, notice, front
        self.opener = Opener(self, session, notice)
        self._jobs: list[Job] = []
        session.veil.changed.connect(notice.pass_by)  # it may speak of a result

    # In.

    def ask_for_data(self) -> None:
        """Ask for a file of any kind and open it."""
        ours, all_ = self.tr("Files of the lab"), self.tr("All files")
        kinds = f"{ours} ({OPENED});;{all_} (*)"
        path = ask_to_open(self._window, self._settings, "data", self.tr("Open"), kinds)
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open a file of any kind; raises a LabError and changes nothing else."""
        self._settings.policy.check(path)
        self.opener.open(path)

    def open_data(self, path: Path) -> None:
        """Open a file, as ``open`` does."""
        self._settings.policy.check(path)
        self.opener.open(path)

    def open_first(self, paths: list[Path]) -> None:
        """Open the first of several files, and say so."""
        self.open(paths[0])
        if len(paths) > 1:
            words = self.tr("Opened {name}, the first of {count} files.")
            self._notice.tell(words.format(name=paths[0].name, count=len(paths)))

    def paste(self) -> None:
        """Take what is on the clipboard: data, settings, or a chart of the lab."""
        from desktop.pasted import opening_in

        content = QGuiApplication.clipboard().mimeData()
        try:
            found: Opening | Path = opening_in(content, self.opener.known())
            if isinstance(found, Path):
                self.open(found)
            else:
                self.opener.take(found)
        except LabError as error:
            self._notice.tell(str(error))

    # Out.

    def ask_for_export(self) -> None:
        """Ask how the chart in front is exported, and write it."""
        from desktop.export_dialog import ExportDialog

        export = self.export_now()
        if export is not None:
            tell, later = self._notice.tell, self._run_later
            ExportDialog(self._look, self._settings, export, tell, self._window, later).open()

    def export(self, path: Path) -> None:
        """Write the chart in front as the name says, as a slide; raises FileError."""
        from desktop.charts.export import write
        from desktop.export_dialog_choices import Choices, finished, texts_of

        export, choices = self.export_now(), Choices()
        if export is not None:
            texts = finished(texts_of(export), choices, export.provenance)
            write(path, export.figure, choices.page(texts, export.screen))
            words = self.tr("Wrote {names} to {folder}.")
            self._notice.tell(words.format(names=path.name, folder=path.parent))

    def export_now(self) -> "Export | None":
        """Return the chart in front as it would be exported; None: it has none."""
        from desktop.export_dialog_choices import Export, Screen

        locked = why_not(self._session, "export")
        if locked:
            self._notice.tell(locked)
            return None
        panel = self._front()
        figure = self._figure(panel)
        if figure is None:
            return None
        what = "chart" if panel.name == "distribution" else panel.name
        zoom, ratio = self._look.theme.zoom, panel.devicePixelRatioF()
        screen = Screen(panel.size().expandedTo(SMALLEST), ratio, zoom)
        note = self._provenance(panel)
        trace = self._session.trace
        long = len(trace.experiment.source) > LONG_TABLE
        return Export(panel.name, figure, note, screen, name_for(trace, what), long)

    def copy(self) -> None:
        """Copy rows where rows have the keyboard, else the chart in front.

        Tables keep Ctrl+C for themselves; this is for the menu.
        """
        rows = getattr(self._window.focusWidget(), "copy_rows", None)
        if rows is not None:
            rows()
        else:
            self.copy_chart()

    def copy_chart(self) -> None:
        """Put the chart on the clipboard: as a picture, a drawing, and in words."""
        from desktop.copied import chart_content

        panel = self._front()
        figure = self._figure(panel)
        if figure is not None:
            content = chart_content(figure, self._provenance(panel))
            QGuiApplication.clipboard().setMimeData(content)

    def copy_table(self) -> None:
        """Put the numbers of the chart on the clipboard, for a spreadsheet."""
        from desktop.copied import table_content

        figure = self._figure(self._front())
        if figure is not None:
            QGuiApplication.clipboard().setMimeData(table_content(figure))

    def wait(self) -> None:
        """Wait for what is read and written in the background; called when the window closes."""
        self.opener.wait()
        for job in self._jobs:
            job.wait()

    def _run_later(self, work: Generator[float, None, None], words: str) -> None:
        """Do some work in the background, and say ``words`` when it is done."""
        job = Job(work, self)
        job.succeeded.connect(lambda _: self._notice.tell(words))
        job.failed.connect(show_failure)
        job.finished.connect(lambda: self._jobs.remove(job))
        self._jobs.append(job)
        job.start()

    def _figure(self, panel: Panel) -> Figure | None:
        """Return the chart of a panel; None, with a sentence, where there is none to give away."""
        if self._session.veil.hides:
            self._notice.tell(refusal())
            return None
        secret = why_no_settings(self._session)
        if secret:
            self._notice.tell(secret)
            return None
        figure = panel.figure()
        if figure is None:
            words = self.tr("There is no chart in {panel} now.")
            self._notice.tell(words.format(panel=panel.heading))
        return figure

    def _provenance(self, panel: Panel) -> "Provenance":
        from sampling_core.provenance import provenance

        settings = panel.view_settings() if isinstance(panel, Revisited) else {}
        return provenance(self._session.experiment, panel.name, settings)


def export_chart(
    path: Path, trace: Trace, draws: Draws | None, figure: Figure | None = None
) -> None:
    """Write the distribution of a trace as PNG, SVG, PDF or CSV, by the ending of the name.

    ``figure`` is written where it is given, else the bars of the trace.
    """
    from desktop.charts.export import Page, fitting_zoom, write
    from desktop.charts.export_page import PageTexts
    from desktop.export_dialog_choices import SLIDE

    figure = figure or picture_now(trace, draws)
    theme = LIGHT.zoomed(fitting_zoom(SLIDE))
    write(path, figure, Page(SLIDE, theme, PageTexts.of(figure)))


def name_for(trace: Trace, what: str = "chart") -> str:
    """Return a name for an export: ``chart_summarization_T0.60_p0.95_2026-05-11``."""
    data = re.sub(r"\W+", "-", title_of(trace).partition(": ")[0]).strip("-").lower()
    settings = re.sub(r"(T|top-p|top-k) (?=[\d.])", r"\1", trace.experiment.settings())
    settings = re.sub(r"[^\w.+-]+", "_", settings.replace("top-", "")).strip("._")
    parts = [what, data, settings]
    name = "_".join(part for part in parts if part)[:LONGEST].rstrip("._")
    return f"{name}_{time.strftime('%Y-%m-%d')}"
