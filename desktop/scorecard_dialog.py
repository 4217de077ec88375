"""The settings tried on every position of a capture: histograms, spreads and the worst cases."""

import re
from collections.abc import Generator
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.charts.histograms import HistogramsChart
from desktop.errors import show_failure
from desktop.scorecard_of import picture_of, sentences, spreads, worst_cases
from desktop.scrolling import scrolling
from desktop.settings import Settings
from desktop.style import Look
from desktop.theme import LABEL, MEDIUM, SEMIBOLD
from desktop.widgets.buttons import PushButton
from desktop.widgets.label import Label
from sampling_core.capture import Capture
from sampling_core.model_view.job import Job
from sampling_core.model_view.numbers import grouped
from sampling_core.model_view.positions import show_position, spot_now
from sampling_core.model_view.session import Session
from sampling_core.scorecard import Scorecard, scorecard_steps

if TYPE_CHECKING:
    from desktop.charts.histogram_picture import ScorecardPicture
    from desktop.panel import Panel
    from sampling_core.provenance import Provenance

translate = QCoreApplication.translate
SIZE = (780, 720)  # px at 100 %
PAUSE = 0.04  # seconds between two words on the progress, and until a cancelled job ends


def open_scorecard(panel: "Panel") -> None:
    """Try the settings in force on the capture in force; without one, say how to get it."""
    from PySide6.QtWidgets import QMessageBox

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
        self.setObjectName("dialog.scorecard")
        self.setWindowTitle(self.tr("Scorecard of the settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._title = Label(look, self._heading(), weight=SEMIBOLD)
        self._title.setWordWrap(True)
        self._chart = HistogramsChart(look, self.tr("How often each number came"))
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
        self.job = Job(_sparse(self._steps()), self)
        self.job.progressed.connect(self._show_share)
        self.job.succeeded.connect(self._finish)
        self.job.failed.connect(self._fail)
        self.job.start()

    def done(self, result: int) -> None:
        """Close; what is still being worked out is cancelled."""
        self.job.cancel()
        self.job.wait()
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
        assert self.card is not None  # the buttons are there when the work is done
        return picture_of(self.card, self._capture)

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
        page = self._page(card)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _page(self, card: Scorecard) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, self._look.theme.px(8), 0)
        chart = self._chart
        chart.setObjectName("scorecard.chart")
        chart.show_picture(self.picture)
        column.addWidget(chart, 1)
        column.addLayout(self._spreads(card))
        for place, sentence in enumerate(sentences(card)):
            label = Label(self._look, sentence, LABEL)
            label.setObjectName(f"scorecard.fact.{place}")
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(Label(self._look, self.tr("Go to a position"), LABEL, SEMIBOLD))
        column.addLayout(self._links(card))
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inside), 1)
        whole.addLayout(self._foot())
        return page

    def _spreads(self, card: Scorecard) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._look.theme.px(18))
        grid.setColumnStretch(0, 1)
        for row, texts in enumerate(spreads(card)):
            for column, text in enumerate(texts):
                is_head = row == 0 or column == 0
                token, weight = ("muted", MEDIUM) if is_head else ("text", SEMIBOLD)
                label = Label(self._look, text, LABEL, weight, token)
                side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
                grid.addWidget(label, row, column, side)
        return grid

    def _links(self, card: Scorecard) -> QGridLayout:
        grid = QGridLayout()
        for place, (words, index) in enumerate(worst_cases(card)):
            text = self.tr("{what} at position {place}")
            text = text.format(what=words, place=grouped(index + 1))
            link = PushButton(self._look, text, kind="flat", size=LABEL)
            link.setObjectName(f"scorecard.go.{place}")
            link.setAutoDefault(False)
            link.clicked.connect(partial(self.go_to, index))
            grid.addWidget(link, place, 0, Qt.AlignmentFlag.AlignLeft)
        return grid

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
