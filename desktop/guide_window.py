"""The teacher's guide in a window: read, printed, saved as PDF or as a page."""

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from desktop.asking import ask_to_save
from desktop.background import Background
from desktop.guide import ANSWERS, GUIDE, making, parts, whole
from desktop.paper import Paper, Sheet, layout_of, pdf_steps, printing
from desktop.settings import Settings
from desktop.style import Look
from desktop.theme import LABEL, LIGHT
from desktop.widgets.buttons import PushButton
from desktop.widgets.elided_box import ElidedBox
from desktop.widgets.marked_label import PlainLabel
from sampling_core.errors import LabError
from sampling_core.labs.reading.saving import write_whole
from sampling_core.model_view.session import Session

SIZE = (860, 720)  # px at 100 %
WHITE = "QTextBrowser { background: #FFFFFF; color: #171B21; }"  # as paper is, in both themes
KINDS = {".pdf": "PDF (*.pdf)", ".html": "HTML (*.html)"}


class GuideWindow(QDialog):
    """Shows one part at a time; what takes long is made in the background."""

    def __init__(
        self, look: Look, session: Session, settings: Settings, parent: QWidget
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._look, self._session, self._settings = look, session, settings
        self._language = session.lab.language
        self._body = ""
        self._paper: Paper | None = None
        self.setObjectName("dialog.guide")
        self.setWindowTitle(self.tr("Teacher’s guide"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._work = Background(self)
        self.choice = ElidedBox()
        self.choice.setObjectName("guide.part")
        self.choice.setAccessibleName(self.tr("Part of the guide"))
        self.page = QTextBrowser()
        self.page.setObjectName("guide.page")
        self.page.setAccessibleName(self.tr("Preview"))
        self.page.setOpenLinks(False)
        self.page.setStyleSheet(WHITE)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._told = PlainLabel(look, "", LABEL, token="muted")
        self._told.setObjectName("guide.told")
        self._lay_out()
        self._fill()
        self.choice.currentIndexChanged.connect(self._make)
        session.veil.changed.connect(self._fill)
        self._make()

    @property
    def part(self) -> str:
        """The name of the part that is shown."""
        return str(self.choice.currentData())

    def show_part(self, name: str) -> None:
        """Show another part; one that is not there is passed over."""
        self.choice.setCurrentIndex(max(0, self.choice.findData(name)))

    @property
    def html(self) -> str:
        """The part that is shown as a whole page; without a body while it is made."""
        return whole(self._body, self.choice.currentText(), self._language)

    def save(self, ending: str) -> None:
        """Ask for a name and write the part; raises FileError."""
        title = self.tr("Save the guide")
        offered = f"sampling-lab-{self.part}{ending}"
        asked = ask_to_save(self, self._settings, "report", title, offered, KINDS[ending])
        if asked is not None:
            path = asked[0] if asked[0].suffix.lower() == ending else Path(f"{asked[0]}{ending}")
            self._settings.policy.check(path)
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the part as the ending of a name says; a PDF in the background."""
        if path.suffix.lower() == ".html":
            self._put(self.html.encode(), path)
            return
        steps = pdf_steps(self._body, self.choice.currentText(), self._sheet())
        self._start(steps, lambda data: self._put(data, path), self.tr("Writing the PDF…"))

    def print_(self) -> None:
        """Print what the PDF would hold."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(layout_of(self._sheet().size))
        printer.setDocName(self.choice.currentText())
        if not self._body or QPrintDialog(printer, self).exec() != QDialog.DialogCode.Accepted:
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            for _ in printing(printer, self._body, self._sheet().foot):
                pass
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._told.setText(self.tr("Sent to the printer."))

    def done(self, result: int) -> None:
        """Close; what is still being made is dropped."""
        self._work.drop()
        super().done(result)

    # Inside.

    def _sheet(self) -> Sheet:
        return Sheet(foot=f"Sampling Lab · {self.choice.currentText()}")

    @property
    def _may_see(self) -> bool:
        """Whether answers may be read: no lab waits, and no student sits at this machine."""
        return not self._session.veil.hides and not self._settings.policy.hide_teach

    def _fill(self) -> None:
        """List the parts; the answers only where they may be read."""
        may_see, now = self._may_see, self.part
        self.choice.blockSignals(True)
        self.choice.clear()
        for name, title in parts(self._language, with_answers=may_see):
            self.choice.addItem(title, name)
        self.choice.setCurrentIndex(max(0, self.choice.findData(now)))
        self.choice.blockSignals(False)
        if now in (GUIDE, ANSWERS):
            self._make()  # it tells more, or less, than before

    def _make(self) -> None:
        self._show("")
        words = self.tr("Working it out…") if self.part == ANSWERS else ""
        steps = making(self.part, self._language, with_answers=self._may_see)
        self._start(steps, self._show, words)

    def _show(self, body: str) -> None:
        self._body = body
        theme = LIGHT.zoomed(self._look.theme.zoom)
        self._paper = Paper(body, self.page, theme)
        self._paper.setDocumentMargin(theme.px(18))
        self.page.setDocument(self._paper)
        self._show_state()

    def _start(
        self, steps: Generator[float, None, Any], take: Callable[[Any], None], words: str
    ) -> None:
        def finish(result: Any) -> None:
            self._told.setText("")
            take(result)
            self._show_state()

        self._told.setText(words)
        self._work.start(steps, finish)
        self._show_state()

    def _put(self, data: bytes, path: Path) -> None:
        write_whole(data, path)
        words = self.tr("Wrote {file} to {folder}.")
        self._told.setText(words.format(file=path.name, folder=path.parent))

    def _show_state(self) -> None:
        for button in self._buttons:
            button.setEnabled(bool(self._body) and not self._work.is_busy)

    def _try(self, run: Callable[[], object]) -> None:
        try:
            run()
        except LabError as error:
            self._told.setText(str(error))

    def _lay_out(self) -> None:
        px = self._look.theme.px
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        self._buttons = (
            self._button("print", self.tr("Print…"), self.print_),
            self._button("html", self.tr("Save as HTML…"), lambda: self.save(".html")),
            self._button("pdf", self.tr("Save as PDF…"), lambda: self.save(".pdf"), "primary"),
        )
        for button in (*self._buttons, self._button("close", self.tr("Close"), self.reject)):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), px(12), px(12))
        column.setSpacing(px(8))
        column.addWidget(self.choice)
        column.addWidget(self.page, 1)
        column.addLayout(foot)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print_)
        room = self.screen().availableGeometry().size()
        self.resize(QSize(px(SIZE[0]), px(SIZE[1])).boundedTo(room - QSize(40, 60)))

    def _button(
        self, name: str, words: str, run: Callable[[], object], kind: str = "plain"
    ) -> PushButton:
        button = PushButton(self._look, words, kind=kind)
        button.setObjectName(f"guide.{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._try(run))
        return button
