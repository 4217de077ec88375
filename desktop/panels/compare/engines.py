"""Engines: the settings now under every profile, how far apart they are, and why."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.charts.compare_chart import ComparedChart
from desktop.charts.compare_figure import ComparedFigure
from desktop.charts.engines_paint import EnginesPainter
from desktop.charts.engines_picture import EnginesPicture, MatrixPicture
from desktop.charts.matrix_paint import MatrixPainter
from desktop.comparisons.engines import engines_of, matrix_of
from desktop.moves import change_engine
from desktop.panels.compare.page import Page, asks_the_same
from desktop.panels.compare.work import AT_ONCE, Work, at_once
from desktop.scrolling import scrolling
from desktop.settings import Settings
from desktop.style import Look
from desktop.theme import LABEL
from desktop.widgets.buttons import PushButton
from desktop.widgets.label import Label
from desktop.widgets.switch import Switch
from sampling_core.experiment import Experiment
from sampling_core.model_view.session import Session
from sampling_core.side_by_side import Row, SideBySide, side_by_side_steps
from sampling_core.trace import Trace
from sampling_core.words import say

if TYPE_CHECKING:
    from desktop.charts.figure import Figure


class EnginesPage(Page):
    """One row an engine; what takes long is done beside, the last result stays in sight."""

    def __init__(self, look: Look, session: Session, settings: Settings) -> None:
        super().__init__(look, session, settings)
        self._found: SideBySide | None = None
        self._wanted: tuple[Experiment, str] | None = None
        self.work = Work(self)
        self.work.succeeded.connect(self._take)
        self.work.failed.connect(session.failed)
        words = self.tr("With each engine’s own defaults")
        self.defaults = Switch(look, words)
        self._defaults_words = Label(look, words, LABEL)
        self._defaults_words.setBuddy(self.defaults)
        self.defaults.setObjectName("compare.defaults")
        self.defaults.setToolTip(
            self.tr("What is not given takes the value that the engine takes silently")
        )
        self.defaults.edited.connect(self._start_again)
        self.use = PushButton(look, self.tr("Use this engine"), size=LABEL)
        self.use.setObjectName("compare.use_engine")
        self.use.clicked.connect(self._use_chosen)
        self.chart = ComparedChart(
            look, self.tr("Engines side by side"), EnginesPainter, EnginesPicture(())
        )
        self.chart.setObjectName("compare.engines")
        self.chart.row_selected.connect(self._show_chosen)
        self.chart.activated_row.connect(self._use_row)
        name = self.tr("Distances between engines")
        self.matrix = ComparedChart(look, name, MatrixPainter, MatrixPicture((), (), ()))
        self.matrix.setObjectName("compare.matrix")
        self.matrix.row_selected.connect(self._follow_matrix)
        self.matrix.activated_row.connect(self._use_row)
        self.chosen = Label(look, "", LABEL, token="muted")
        self.chosen.setObjectName("compare.engine_notes")
        self.chosen.setWordWrap(True)
        self._lay_out()

    def show_trace(self, trace: Trace) -> None:
        experiment = trace.experiment
        defaults = "engine" if self.defaults.isChecked() else "off"
        if self._is_wanted(experiment, defaults):
            if not self.work.is_running:
                self._show()
            return
        self._wanted = experiment, defaults
        if len(experiment.source) <= AT_ONCE:
            self.work.cancel()
            self._take(at_once(side_by_side_steps(experiment, defaults=defaults)))
            return
        self._dim(True)
        self.work.start(side_by_side_steps(experiment, defaults=defaults))

    def rest(self) -> bool:
        if not self.work.is_running:
            return False
        self.work.cancel()
        self._wanted = None
        return True

    def forget(self) -> None:
        super().forget()
        self._found = self._wanted = None
        self.chart.show_picture(EnginesPicture((), hidden=True))
        self.matrix.show_picture(MatrixPicture((), (), (), hidden=True))
        self._show_chosen(-1)

    def tools(self) -> QWidget:
        return self.use

    def first_widget(self) -> QWidget:
        return self.chart

    def figure(self) -> "Figure | None":
        if self._found is None:
            return None
        source = self._found.experiment.source.name or self.tr("Own data")
        settings = self._found.experiment.settings().replace("  ", ", ")
        parts = ((self.chart.picture, EnginesPainter), (self.matrix.picture, MatrixPainter))
        return ComparedFigure(self.tr("Engines side by side"), f"{source}: {settings}", parts)

    def measure(self) -> None:
        px = self.look.theme.px
        self._column.setContentsMargins(px(11), px(8), px(9), px(6))
        self._column.setSpacing(px(6))
        self._head.setSpacing(px(4))

    def _is_wanted(self, experiment: Experiment, defaults: str) -> bool:
        """Whether just this is shown, or being worked out."""
        if self._wanted is None or (self._found is None and not self.work.is_running):
            return False
        return self._wanted[1] == defaults and asks_the_same(self._wanted[0], experiment)

    def _start_again(self, _on: bool = True) -> None:
        self.show_trace(self.session.trace)

    def _take(self, found: SideBySide) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        found, unit = self._found, self.settings.unit
        if found is None:
            return
        self._dim(False)
        self.chart.show_picture(engines_of(found, unit))
        self.matrix.show_picture(matrix_of(found, unit))
        if self.chart.row < 0:
            self._choose_now()
        self._show_chosen(self.chart.row)

    def _choose_now(self) -> None:
        rows = self.chart.picture.grid.keys
        assert self._found is not None
        name = self._found.experiment.chain.engine
        places = [n for n, key in enumerate(rows) if self._found.rows[key].engine.name == name]
        self.chart.select_row(places[0] if places else 0)

    def _row_of(self, row: int) -> Row | None:
        keys = self.chart.picture.grid.keys
        if self._found is None or not 0 <= row < len(keys):
            return None
        return self._found.rows[keys[row]]

    def _show_chosen(self, row: int) -> None:
        """Say all of the chosen engine in full, and whether it can be used."""
        chosen = self._row_of(row)
        self.use.setEnabled(chosen is not None and not chosen.is_refused)
        if chosen is None:
            self.chosen.setText("")
            return
        picture = self.chart.picture
        assert isinstance(picture, EnginesPicture)
        told = " · ".join(picture.rows[row].lines)
        fixes = " ".join(map(say, chosen.engine.fixes))
        self.chosen.setText(f"{say(chosen.engine.title)}: {told}. {fixes}".strip())
        self.matrix.select_row(row)
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _follow_matrix(self, row: int) -> None:
        self.chart.select_row(row)
        self._show_chosen(row)

    def _keep_in_sight(self) -> None:
        for chart in (self.chart, self.matrix):
            proxy = chart.focusProxy()
            if proxy is not None and proxy.hasFocus():
                area = chart.row_area().translated(chart.pos())
                self._area.ensureVisible(area.left(), area.center().y(), 0, area.height())

    def _use_chosen(self) -> None:
        self._use_row(self.chart.row)

    def _use_row(self, row: int) -> None:
        """Make the chain that of an engine, as one step that can be undone."""
        chosen = self._row_of(row)
        if chosen is None or chosen.chain is None or self.work.is_running:
            return
        if self.defaults.isChecked():
            after = self.session.experiment.with_chain(chosen.chain)
            self.session.edit(after, self.tr("Engine {name}").format(name=say(chosen.engine.title)))
        else:
            change_engine(self.session, chosen.engine.name)

    def _dim(self, dimmed: bool) -> None:
        for chart in (self.chart, self.matrix):
            chart.show_dimmed(dimmed)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.defaults)
        self._head.addWidget(self._defaults_words)
        self._head.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.chart)
        column.addWidget(self.matrix)
        column.addStretch(1)
        self._area: QScrollArea = scrolling(inside)
        self._area.setMinimumHeight(1)  # it scrolls; the words beneath it do not
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._area, 1)
        self._column.addWidget(self.chosen)
