"""A report on the screen, lab by lab, as it will be on paper."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from desktop.paper import Paper, chapters
from desktop.style import Look
from desktop.theme import LIGHT
from desktop.widgets.elided_box import ElidedBox
from sampling_core.labs.report.html import html
from sampling_core.labs.report.parts import HandIn

PAUSE = 60  # ms without a change before a page is laid out
WHITE = "QTextBrowser { background: #FFFFFF; color: #171B21; }"  # as paper is, in both themes


class ReportPage(QWidget):
    """Shows one lab at a time, so that a long report is there at once."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._chapters: list[str] = []
        self._shown = ""
        self._zoom = 0.0
        self._paper: Paper | None = None
        self.choice = ElidedBox()
        self.choice.setObjectName("report.chapter")
        self.choice.setAccessibleName(self.tr("Part of the report that is shown"))
        self.choice.currentIndexChanged.connect(self._show_later)
        self.page = QTextBrowser()
        self.page.setObjectName("report.preview")
        self.page.setAccessibleName(self.tr("Preview of the report"))
        self.page.setOpenLinks(False)
        self.page.setStyleSheet(WHITE)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.choice)
        self._column.addWidget(self.page, 1)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.render_now)
        look.changed.connect(self._show_later)

    def show_report(self, report: HandIn, sections: tuple[str, ...]) -> str:
        """Show a report; returns its page as HTML."""
        whole = html(report, sections)
        self._chapters = chapters(whole)
        titles = [lab.title for lab in report.labs][: len(self._chapters)]
        titles += [self.tr("Run log and lists")] * (len(self._chapters) - len(titles))
        titles = titles or [self.tr("The whole report")]
        if titles != [self.choice.itemText(place) for place in range(self.choice.count())]:
            before = self.choice.blockSignals(True)
            now = max(0, self.choice.currentIndex())
            self.choice.clear()
            self.choice.addItems(titles)
            self.choice.setCurrentIndex(min(now, len(titles) - 1))
            self.choice.blockSignals(before)
        self.choice.setVisible(len(titles) > 1)
        self._show_later()
        return whole

    def show_chapter(self, place: int) -> None:
        """Show another lab of the report."""
        self.choice.setCurrentIndex(min(place, self.choice.count() - 1))

    def find_heading(self, words: str) -> None:
        """Bring a heading to the top."""
        self.render_now()
        document = self.page.document()
        block = document.begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text().strip() == words.strip():
                top = document.documentLayout().blockBoundingRect(block).top()
                self.page.verticalScrollBar().setValue(int(top))
                return
            block = block.next()

    def render_now(self) -> None:
        """Lay the part that is chosen out, if it is another one."""
        self._pause.stop()
        place = self.choice.currentIndex()
        if not 0 <= place < len(self._chapters):
            return
        zoom = self._look.theme.zoom
        if (self._chapters[place], zoom) != (self._shown, self._zoom):
            self._shown, self._zoom = self._chapters[place], zoom
            at = self.page.verticalScrollBar().value()
            self._paper = Paper(self._shown, self.page, LIGHT.zoomed(zoom))
            self._paper.setDocumentMargin(self._look.theme.px(14))
            self.page.setDocument(self._paper)
            self._fit()
            self.page.verticalScrollBar().setValue(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._paper is not None:
            self._paper.fit(self.page.viewport().width())

    def _show_later(self) -> None:
        self._pause.start()
