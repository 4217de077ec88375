"""The sweep view: head, question, charts, and the curves of all use cases."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.charts.section import SectionChart
from desktop.concealed import closed_title
from desktop.panels.sweep.cases import cases_picture, cases_work
from desktop.panels.sweep.charts import Charts
from desktop.panels.sweep.figure import SweepFigure
from desktop.panels.sweep.head import Head
from desktop.panels.sweep.menu import open_menu
from desktop.panels.sweep.progress import Progress
from desktop.panels.sweep.runner import Runner
from desktop.panels.sweep.solver import Solver
from desktop.panels.sweep.study import Study
from desktop.panels.sweep.view import View
from desktop.panels.sweep.words import facts_of, legend_of
from desktop.prediction_first import FloatingPrediction
from desktop.scrolling import scrolling
from desktop.settings import Settings
from desktop.style import Look
from desktop.theme import BODY, LABEL, SEMIBOLD
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.label import Label
from desktop.widgets.surface import Line
from sampling_core.model_view.session import Session
from sampling_core.sweep_fast import Values
from sampling_core.trace import Trace

NARROW = 600  # px at 100 %: below this the question takes two rows


class SweepRoom(QWidget):
    """Shows one study; everything the user does goes to the study or the session."""

    def __init__(self, look: Look, session: Session, settings: Settings) -> None:
        super().__init__()
        self._look, self._session, self._settings = look, session, settings
        self.study = Study(session, self)
        self.head, self.solver = Head(look, self.study), Solver(look, session, self.study)
        self.progress, self.charts = Progress(look, self.study), Charts(look, self.study)
        self.cases = SectionChart(look, self.tr("Entropy of all four cases"), (240, 140))
        self.cases.setObjectName("sweep.cases")
        self._cases: dict[str, Values] = {}
        self._cases_shown: tuple[str, int] | None = None  # unit, how many curves
        self._case_runner = Runner(self)
        self._note = ElidedLabel(look, "", LABEL, token="muted")
        self._note.setObjectName("sweep.legend")
        self._lay_out()
        self._turn = QTimer(self, singleShot=True, interval=0)  # one picture for each turn
        self._turn.timeout.connect(self.redraw)
        self.study.changed.connect(self._turn.start)
        self.solver.solved.connect(self._turn.start)
        self.head.plan_chosen.connect(self.study.choose)
        self.head.mode_chosen.connect(self.study.show_mode)
        self.head.more_wanted.connect(self._open_menu)
        look.changed.connect(self.measure)
        self.measure()

    def show_trace(self, trace: Trace) -> None:
        """Follow the session."""
        self.solver.follow(trace.experiment)
        self.study.show_trace(trace)
        if self.isVisible():
            self._work_on_cases()

    def redraw(self) -> None:
        """Draw what the study knows, unless it is about settings that are gone."""
        if self.study.is_late:
            return
        view = self.view
        self.head.show_study()
        self.solver.show_study(self._settings.unit)
        self._show_cases()
        if self.study.plan is None:
            self.head.facts.setText(self.tr("No stage of the chain has a number to vary."))
            return
        self.head.facts.setText(self.study.problem or facts_of(view))
        self.charts.show_view(view)
        closed = self.study.closed
        self._card.show_words(closed, closed_title(self._session))
        self._card.show_if(bool(closed))
        self._note.setText("" if closed else legend_of(view, self.charts.map_shown))

    @property
    def view(self) -> View:
        return View(self.study, self._session.trace, self._settings.unit)

    def figure(self) -> SweepFigure | None:
        """Return what the view shows, for an export."""
        if self._turn.isActive():
            self._turn.stop()
            self.redraw()
        is_there = self.study.plan is not None and not self.study.is_closed
        return self.charts.figure(self.view) if is_there else None

    def first_widget(self) -> QWidget:
        return self.charts.front()

    def measure(self) -> None:
        """Take the lengths of the zoom."""
        px = self._look.theme.px
        self._top.setContentsMargins(px(14), px(10), px(8), px(4))
        self._top.setSpacing(px(6))
        self._second.setSpacing(px(14))
        self._foot.setContentsMargins(px(14), px(7), px(8), 0)
        self._foot.setSpacing(px(10))
        self.cases.setFixedHeight(px(176))
        self._fit()

    # Qt's events.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.study.refresh()
        self._work_on_cases()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop while nobody looks, and leave no thread behind when the window goes."""
        super().hideEvent(event)
        self.study.pause()
        if not self.window().isVisible():
            self.study.close()
            self._case_runner.close()
            self.solver.close_work()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.study.escape()
        else:
            super().keyPressEvent(event)

    # Parts.

    def _fit(self) -> None:
        self.solver.fold(self.width() < self._look.theme.px(NARROW))

    def _work_on_cases(self) -> None:
        """Sweep the use cases once."""
        is_known = bool(self._cases) or self._case_runner.is_running
        if not is_known and not self.study.is_closed:
            self._case_runner.run(cases_work(), self._take_cases)

    def _take_cases(self, curves: dict[str, Values]) -> None:
        self._cases = curves
        self._show_cases()

    def _show_cases(self) -> None:
        """Draw the strip again where its unit or its curves are others."""
        curves = {} if self.study.is_closed else self._cases
        shown = self._settings.unit, len(curves)
        if shown != self._cases_shown:
            self._cases_shown = shown
            self.cases.show_picture(cases_picture(curves, self._settings.unit))

    def _open_menu(self) -> None:
        open_menu(self, self.head.more, self.study, self._session)

    def _lay_out(self) -> None:
        self._top, self._foot = QVBoxLayout(), QHBoxLayout()
        second = QWidget()
        self._second = QHBoxLayout(second)
        self._second.setContentsMargins(0, 0, 0, 0)
        self._second.addLayout(self.head.beside)
        self._second.addWidget(self.solver)
        self._second.addStretch(1)
        for widget in (self.head, second, self.solver.answer, self.progress):
            self._top.addWidget(widget)
        words = self.tr("Entropy against temperature, all four cases")
        self._foot.addWidget(Label(self._look, words, BODY, SEMIBOLD))
        self._foot.addWidget(self._note, 1)
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._top)
        whole.addWidget(self.charts, 1)
        whole.addWidget(Line(self._look))
        whole.addLayout(self._foot)
        whole.addWidget(self.cases)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(1, 0, 1, 1)
        outside.addWidget(scrolling(inside))
        self._card = FloatingPrediction(
            self._look, "", "sweep.hidden", self.charts, self.charts.room
        )
