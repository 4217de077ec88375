"""The settings tried on every position of a capture: histograms, spreads and the worst cases."""

import re
from collections.abc import Generator
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.concealed import why_closed
from desktop.errors import show_failure
from desktop.scorecard_page import ScorecardPage
from desktop.settings import Settings
from desktop.style import Look
from desktop.theme import LABEL, SEMIBOLD
from desktop.widgets.buttons import PushButton
from desktop.widgets.label import Label
from sampling_core.capture import Capture
from sampling_core.errors import LabError
from sampling_core.model_view.job import Job
from sampling_core.model_view.numbers import grouped
from sampling_core.model_view.positions import show_position, spot_now
from sampling_core.model_view.session import Session
from sampling_core.scorecard import Scorecard, scorecard_steps

if TYPE_CHECKING:
    from desktop.charts.histogram_picture import ScorecardPicture
    from desktop.charts.histograms import HistogramsChart
    from desktop.panel import Panel
    from sampling_core.provenance import Provenance

translate = QCoreApplication.translate
SIZE = (780, 720)  # px at 100 %
PAUSE = 0.04  # seconds between two words on the progress, and until a cancelled job ends


def open_scorecard(panel: "Panel") -> None:
    """Try the settings in force on the capture in force; without one, say how to get it.

    Raises a LabError where a lab hides what would come out.
    """
    from PySide6.QtWidgets import QMessageBox

    closed = why_closed(panel.session)
    if closed:
        raise LabError(closed)
    spot = spot_now(panel.session)
    if spot is None:
        title = translate("Scorecard", "Scorecard")
        words = translate(
            "Scorecard",
            "The data in force is not a position of a capture. Open a captured response first: "
            "a file with the probabilities that a server reported.",
        )
        QMessageBox.information(panel.window(), title, words)
        return
    look, session, settings = panel.look, panel.session, panel.settings
    ScorecardDialog(look, session, settings, spot.capture, panel.window()).show()


class ScorecardDialog(QDialog):
    """Works in the background; a worst case takes the window to its position."""

    def __init__(
        self, look: Look, session: Session, settings: Settings, capture: Capture, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._look, self._session, self._settings = look, session, settings
        self._capture, self._chain = capture, session.experiment.chain
        self.card: Scorecard | None = None
        self._chart: HistogramsChart | None = None
        self.setObjectName("dialog.scorecard")
        self.setWindowTitle(self.tr("Scorecard of the settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._title = Label(look, self._heading(), weight=SEMIBOLD)
        self._title.setWordWrap(True)
        self._told = Label(look, "", LABEL, token="muted")
        self._told.setWordWrap(True)
        self._told.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._waiting())
        column = QVBoxLayout(self)
        column.addWidget(self._title)
        column.addWidget(self._stack, 1)
        column.addWidget(self._told)
        self._fit()
        owner = QCoreApplication.instance()
        assert owner is not None
        self.job = job = Job(_sparse(self._steps()), owner)  # it may outlive the window
        self.destroyed.connect(lambda: _end(job))
        self.job.progressed.connect(self._show_share)
        self.job.succeeded.connect(self._finish)
        self.job.failed.connect(self._fail)
        self.job.start()
        session.veil.changed.connect(self._leave_if_closed)

    def _leave_if_closed(self) -> None:
        """Close where a lab hides results from now on."""
        if why_closed(self._session):
            self.reject()

    def done(self, result: int) -> None:
        """Close; what is still being worked out is cancelled."""
        self.job.cancel()
        super().done(result)

    def go_to(self, index: int) -> None:
        """Make a position the data of the window."""
        show_position(self._session, self._capture, index, "capture")

    def copy_numbers(self) -> None:
        """Put a row for each position on the clipboard."""
        from desktop.copied import table_content

        QGuiApplication.clipboard().setMimeData(table_content(self.picture))

    def copy_chart(self) -> None:
        """Put the histograms on the clipboard."""
        from desktop.copied import chart_content

        QGuiApplication.clipboard().setMimeData(chart_content(self.picture, self._provenance()))

    def export(self) -> None:
        """Ask how the histograms are exported, and write them."""
        from desktop.export_dialog import ExportDialog
        from desktop.export_dialog_choices import Export, Screen

        chart = self._chart
        if chart is None:
            return
        screen = Screen(chart.size(), chart.devicePixelRatioF(), self._look.theme.zoom)
        name = re.sub(r"\W+", "-", f"scorecard {self._capture.name}").strip("-").lower()
        export = Export("scorecard", self.picture, self._provenance(), screen, name)
        ExportDialog(self._look, self._settings, export, self._tell, self).open()

    def _provenance(self) -> "Provenance":
        from sampling_core.provenance import provenance

        return provenance(self._session.experiment.with_chain(self._chain), "scorecard", {})

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.show()

    @property
    def picture(self) -> "ScorecardPicture":
        """The histograms, when the work is done."""
        assert self._chart is not None  # the buttons that need it come with it
        return self._chart.picture

    def _steps(self) -> Generator[float, None, Scorecard]:
        chosen = [each.chosen for each in self._capture.positions]
        return scorecard_steps(self._capture.sources, self._chain, chosen)

    def _heading(self) -> str:
        settings = self._chain.settings().replace("  ", " → ") or self.tr("no stage")
        words = self.tr("{settings} over {count} positions of {name}")
        count = grouped(len(self._capture))
        return words.format(settings=settings, count=count, name=self._capture.name)

    # While it works.

    def _waiting(self) -> QWidget:
        page = QWidget()
        self._share = Label(self._look, "", LABEL)
        self._share.setObjectName("scorecard.share")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName(self.tr("Share of the positions done"))
        cancel = PushButton(self._look, self.tr("Cancel"))
        cancel.setObjectName("scorecard.cancel")
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        column = QVBoxLayout(page)
        column.addWidget(self._share)
        column.addWidget(self._bar)
        column.addLayout(row)
        column.addStretch(1)
        self._show_share(0.0)
        return page

    def _show_share(self, share: float) -> None:
        count = len(self._capture)
        words = self.tr("{done} of {count} positions")
        self._share.setText(words.format(done=grouped(round(share * count)), count=grouped(count)))
        self._bar.setValue(round(1000 * share))

    def _fail(self, error: Exception) -> None:
        show_failure(error)
        self.reject()

    # When it is done.

    def _finish(self, card: Scorecard) -> None:
        self.card = card
        found = ScorecardPage(self._look, card, self._capture)
        found.go_wanted.connect(self.go_to)
        self._chart = found.chart
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(found, 1)
        whole.addLayout(self._foot())
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        buttons = (
            ("copy_numbers", self.tr("Copy the numbers"), self.copy_numbers),
            ("copy_chart", self.tr("Copy the chart"), self.copy_chart),
            ("export", self.tr("Export…"), self.export),
            ("close", self.tr("Close"), self.accept),
        )
        row.addStretch(1)
        for name, words, run in buttons:
            button = PushButton(self._look, words)
            button.setObjectName(f"scorecard.{name}")
            button.clicked.connect(run)
            row.addWidget(button)
        return row

    def _fit(self) -> None:
        """Take the size that suits, as far as the screen has room."""
        px = self._look.theme.px
        wanted = QSize(px(SIZE[0]), px(SIZE[1]))
        room = self.screen().availableGeometry().size()
        self.resize(wanted.boundedTo(room))


def _end(job: Job) -> None:
    """Stop the work, and let go of it when its thread has ended."""
    job.cancel()
    job.wait()
    job.deleteLater()


def _sparse(steps: Generator[float, None, Scorecard]) -> Generator[float, None, Scorecard]:
    """The same work, telling less often how far it is: a window need not hear of each position."""
    told = monotonic()
    while True:
        try:
            share = next(steps)
        except StopIteration as end:
            result: Scorecard = end.value
            return result
        if monotonic() - told >= PAUSE:
            told = monotonic()
            yield share
