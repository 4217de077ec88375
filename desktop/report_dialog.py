"""The report for handing in: looked at, left out of, saved as a page, a PDF or a file, printed."""

from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.asking import ask_to_save
from desktop.errors import show_failure
from desktop.paper import Sheet, layout_of, pdf_steps, printing
from desktop.report_dialog_content import (
    Material,
    foot_of,
    gather,
    name_for,
    of_labs,
    report_steps,
)
from desktop.report_dialog_form import ReportForm
from desktop.report_dialog_page import ReportPage
from desktop.scrolling import scrolling
from desktop.settings import Settings
from desktop.style import Look
from desktop.theme import LABEL
from desktop.widgets.buttons import PushButton
from desktop.widgets.marked_label import PlainLabel
from sampling_core.labs.lab import said
from sampling_core.labs.reading.saving import write_whole
from sampling_core.labs.report.file import packed
from sampling_core.labs.report.hand_in import HandIn
from sampling_core.model_view.job import Job

if TYPE_CHECKING:
    from sampling_core.model_view.session import Session

SIZE = (1060, 720)  # px at 100 %
FORM = 300  # px at 100 %
KINDS = {".html": "HTML (*.html)", ".pdf": "PDF (*.pdf)", ".spreport": "Sampling Lab (*.spreport)"}


def open_report(
    look: Look, session: "Session", settings: Settings, tell: Callable[[str], object],
    parent: QWidget, digest: str = "",
) -> "ReportDialog":  # fmt: skip
    """Show the report of the labs of a session; raises LabError where there is none yet.

    ``digest``: the lab that it is asked for in, alone at first; empty: all labs.
    """
    dialog = ReportDialog(look, settings, gather(session), tell, parent, digest)
    dialog.open()
    return dialog


class ReportDialog(QDialog):
    """Works the report out in the background, then shows what will be written."""

    def __init__(
        self, look: Look, settings: Settings, material: Material, tell: Callable[[str], object],
        parent: QWidget, digest: str = "",
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._look, self._settings, self._material, self._tell = look, settings, material, tell
        self.setObjectName("dialog.report")
        self.setWindowTitle(self.tr("Report"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        labs = [(work.digest, said(work.lab.title, material.language)) for work in material.works]
        self.form = ReportForm(look, settings, labs, digest)
        self.form.named.connect(self._name)
        self.form.chosen.connect(self._choose)
        self.form.format_chosen.connect(self._show_state)
        self.page = ReportPage(look)
        self._told = PlainLabel(look, "", LABEL, token="muted")
        self._told.setObjectName("report.told")
        self._whole: HandIn | None = None  # of all labs, under the name that was last typed
        self._html = ""
        self._job: Job | None = None
        self._lay_out()
        self._work(report_steps(material, self.form.student), self._take, self.tr("Working…"))

    @property
    def report(self) -> HandIn | None:
        """What would be written now; None while it is worked out."""
        if self._whole is None:
            return None
        kept = {work.digest for work in self._material.works} & set(self.form.digests)
        return of_labs(self._whole, kept, self.form.student)

    def save(self) -> None:
        """Ask for a name and write the report; raises FileError."""
        report, ending = self.report, self.form.ending
        if report is None:
            return
        offered = name_for(report.student, ending)
        title = self.tr("Save the report")
        asked = ask_to_save(self, self._settings, "report", title, offered, KINDS[ending])
        if asked is not None:
            path = asked[0] if asked[0].suffix.lower() == ending else Path(f"{asked[0]}{ending}")
            self._settings.policy.check(path)
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the report in the form that is chosen; a PDF in the background."""
        report = self.report
        if report is None:
            return
        self.form.remember()
        if self.form.ending == ".pdf":
            sheet = Sheet(self.form.paper_size, foot_of(report))
            steps = pdf_steps(self._html, self.windowTitle(), sheet)
            self._work(steps, lambda data: self._put(data, path), self.tr("Writing the PDF…"))
        elif self.form.ending == ".html":
            self._put(self._html.encode(), path)
        else:
            self._put(packed(report, self.form.kept), path)

    def print_(self) -> None:
        """Print what the PDF would hold."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        report = self.report
        if report is None:
            return
        self.form.remember()
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(layout_of(self.form.paper_size))
        printer.setDocName(self.windowTitle())
        if QPrintDialog(printer, self).exec() != QDialog.DialogCode.Accepted:
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            for _ in printing(printer, self._html, foot_of(report)):
                pass
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._say(self.tr("Sent to the printer."))

    def done(self, result: int) -> None:
        """Close; what is still being worked out is dropped."""
        self._drop()
        super().done(result)

    # Inside.

    def _take(self, report: HandIn) -> None:
        self._whole = report
        self._show()

    def _name(self) -> None:
        self._show()

    def _choose(self) -> None:
        self._show()

    def _show(self) -> None:
        report = self.report
        if report is not None:
            self._html = self.page.show_report(report, self.form.kept)
        self._show_state()

    def _show_state(self) -> None:
        is_ready = self._whole is not None and self._job is None and bool(self.form.digests)
        for button in (self._save, self._print):
            button.setEnabled(is_ready)

    def _put(self, data: bytes, path: Path) -> None:
        write_whole(data, path)
        words = self.tr("Wrote {file} to {folder}.")
        words = words.format(file=path.name, folder=path.parent)
        self._say(words)
        self._tell(words)

    def _say(self, words: str) -> None:
        self._told.setText(words)

    def _work(
        self, steps: Generator[float, None, Any], take: Callable[[Any], None], words: str
    ) -> None:
        self._drop()
        owner = QCoreApplication.instance()
        assert owner is not None
        self._job = job = Job(steps, owner)  # it may outlive the window
        job.succeeded.connect(lambda result: self._finish(job, take, result))
        job.failed.connect(lambda error: self._fail(job, error))
        owner.aboutToQuit.connect(job.wait)
        self._say(words)
        self._show_state()
        job.start()

    def _finish(self, job: Job, take: Callable[[Any], None], result: object) -> None:
        if job is self._job and isValid(self):
            self._drop()
            self._say("")
            take(result)
            self._show_state()

    def _fail(self, job: Job, error: Exception) -> None:
        if job is self._job and isValid(self):
            self._drop()
            self._say("")
            self._show_state()
            show_failure(error)

    def _drop(self) -> None:
        """Let go of the work in the background."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
            job.finished.connect(job.deleteLater)
            job.succeeded.disconnect()
            job.failed.disconnect()

    def _lay_out(self) -> None:
        px = self._look.theme.px
        left = scrolling(self.form)
        left.setMinimumWidth(min(px(FORM), self.form.sizeHint().width() + 24))
        both = QHBoxLayout()
        both.addWidget(left)
        both.addWidget(self.page, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        self._print = self._button("print", self.tr("Print…"), self.print_)
        self._save = self._button("save", self.tr("Save…"), self.save, "primary")
        self._save.setDefault(True)
        close = self._button("close", self.tr("Close"), self.reject)
        for button in (self._print, self._save, close):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), px(12), px(12))
        column.setSpacing(px(10))
        column.addLayout(both, 1)
        column.addLayout(foot)
        self.form.fields["name"].setFocus()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print_)
        room = self.screen().availableGeometry().size()
        self.resize(QSize(px(SIZE[0]), px(SIZE[1])).boundedTo(room - QSize(40, 60)))

    def _button(
        self, name: str, words: str, run: Callable[[], object], kind: str = "plain"
    ) -> PushButton:
        button = PushButton(self._look, words, kind=kind)
        button.setObjectName(f"report.{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: run())
        return button
