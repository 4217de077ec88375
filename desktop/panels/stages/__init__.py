"""Stages: what each stage did, column by column, and where the entropy goes."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.actions import Command
from desktop.concealed import is_concealed, is_mystery, why_closed
from desktop.language import QT_TRANSLATE_NOOP
from desktop.panel import Panel
from sampling_core.errors import LabError
from sampling_core.trace import Trace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.charts.figure import Figure


ROW = 24  # px at 100 %: as much is seen around the row that the keyboard goes to


class StagesPanel(Panel):
    """A column per stage with the tokens it cut hatched, and the entropy as a waterfall."""

    name = "stages"
    title = QT_TRANSLATE_NOOP("Panel", "Stages")
    keys = "Ctrl+2"
    is_view = True
    is_tall = True
    waits = True
    place = "centre"
    opens = True
    least = (420, 120)

    head_chosen = Signal(int)  # step of the chain: its card is to be shown
    export_wanted = Signal()
    view_wanted = Signal()  # a command of the menu bar needs the view on the screen
    announced = Signal(str)  # what a screen reader was told

    def build(self) -> None:
        from desktop.charts.stages import StagesChart
        from desktop.panels.stages.head import StagesHead
        from desktop.panels.stages.stepping import Stepping
        from desktop.pointing import Pointing

        self._mode = "probability"
        self.chart = StagesChart(self.look, self.tr("Stages"))
        self.chart.setObjectName("stages.chart")
        self.head = StagesHead(self.look)
        self.stepping = Stepping(self)
        self.pointing = Pointing(self.look, self.session, self, self._place_of, self.first_widget)
        self._connect()
        self._lay_out()
        self.session.veil.changed.connect(self._forget_results)

    def first_widget(self) -> QWidget:
        return self.chart

    def show_trace(self, trace: Trace) -> None:
        from desktop.stages_of import stages_of
        from desktop.stages_veiled import veiled_stages

        hidden = self.session.veil.hides
        make = veiled_stages if hidden else stages_of
        conceals = partial(is_concealed, self.session)
        picture = make(trace, self.settings.unit, self._mode, conceals)
        self._card.show_if(hidden)
        self.chart.show_picture(picture)
        self.stepping.show_stops(picture.active)
        self.pointing.show_trace(trace)

    def show_token(self, token: int | None) -> None:
        self.pointing.close()
        self.chart.select(token)

    def figure(self) -> "Figure | None":
        from desktop.charts.stages_figure import StagesFigure
        from desktop.stages_of import stages_of

        if self.session.veil.hides or is_mystery(self.session):
            return None
        if self._is_built:
            return StagesFigure(self.chart.picture)
        return StagesFigure(stages_of(self.session.trace, self.settings.unit))

    def commands(self) -> "Mapping[str, Sequence[Command | None]]":
        words = {
            "probability": self.tr("Show &probabilities"),
            "logit": self.tr("Show &logits"),
            "log": self.tr("Show on a lo&g scale"),
        }
        step = Command("stages_step", self.tr("&Step through the stages"), self.step_through)
        copy = Command("stages_table", self.tr("&Copy the stages as a table"), self.copy_table)
        modes = [
            Command(f"stages_{mode}", text, self._shower(mode)) for mode, text in words.items()
        ]
        return {"view": (step, None, *modes, None, copy)}

    def measure(self) -> None:
        px = self.look.theme.px
        self._room.setContentsMargins(px(14), px(4), px(4), px(6))
        self.head.measure()

    def show_mode(self, mode: str) -> None:
        """Show shares (“probability”), logits (“logit”), or shares on a log scale (“log”)."""
        self._mode = mode
        self.head.show_mode(mode)
        self.show_trace(self.session.trace)
        self.show_token(self.session.selected)

    def view_settings(self) -> "Mapping[str, str]":
        """Return on which scale the columns are shown."""
        return {"mode": self._mode if self._is_built else "probability"}

    def show_view_settings(self, settings: "Mapping[str, str]") -> None:
        """Show the columns on the scale of an exported chart."""
        mode = settings.get("mode", "")
        if self._is_built and mode in ("probability", "logit", "log"):
            self.show_mode(mode)

    def step_through(self) -> None:
        """Show one stage after the other."""
        self.view_wanted.emit()
        if self._is_built:
            self.chart.setFocus()
            self.stepping.play()

    def copy_table(self) -> None:
        """Put the shares after each stage on the clipboard; raises a LabError where hidden."""
        figure = self.figure()
        if figure is None:
            raise LabError(why_closed(self.session))
        lines = ("\t".join(map(str, row)) for row in figure.table())
        QGuiApplication.clipboard().setText("\n".join(lines))

    def be_seen(self, seen: bool) -> None:
        if not seen and self._is_built:
            self.pointing.close()
            self.stepping.end()
        super().be_seen(seen)

    def _connect(self) -> None:
        chart, head, stepping = self.chart, self.head, self.stepping
        chart.selected.connect(self._select)
        chart.activated.connect(self.pointing.explain)
        chart.hovered.connect(self._point)
        chart.play_wanted.connect(stepping.play)
        chart.step_wanted.connect(stepping.step)
        chart.heads.chosen.connect(self.head_chosen)
        chart.heads.placed.connect(self._place_stage)
        head.mode_chosen.connect(self.show_mode)
        head.play_wanted.connect(self.step_through)
        head.export_wanted.connect(self.export_wanted)
        stepping.changed.connect(self._show_step)

    def _lay_out(self) -> None:
        from desktop.prediction_first import FloatingPrediction
        from desktop.scrolling import scrolling

        inside = QWidget()
        self._room = QVBoxLayout(inside)
        self._room.addWidget(self.chart)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        self._area = scrolling(inside)
        whole.addWidget(self._area, 1)
        whole.addWidget(self.chart.bar)
        words = self.tr(
            "You can see the stages and their settings. The shares after each stage, "
            "and where the entropy goes, appear when you lock your prediction."
        )
        self._card = FloatingPrediction(self.look, words, "stages.hidden", self)

    def _forget_results(self) -> None:
        """Let go of what may no longer be shown, whether the view is seen or not."""
        if self.session.veil.hides:
            self.show_trace(self.session.trace)

    def _shower(self, mode: str) -> "Callable[[], None]":
        def show() -> None:
            self.view_wanted.emit()
            if self._is_built:
                self.show_mode(mode)

        return show

    def _place_of(self, token: int) -> QRect:
        """Return where a token stands, on the screen."""
        inside = self.chart.place_of(token).toRect()
        return QRect(self.chart.mapToGlobal(QPoint(inside.topLeft())), inside.size())

    def _select(self, token: int) -> None:
        self.session.select(token)
        row = self.chart.place_of(token).center() + self.chart.pos()
        self._area.ensureVisible(0, round(row.y()), 0, self.look.theme.px(ROW))
        self._say(self.chart.row_words())

    def _point(self, token: int) -> None:
        if self.stepping.shown is None:
            self.pointing.point(token)

    def _place_stage(self, step: int, to: int) -> None:
        from desktop.moves import place_stage

        place_stage(self.session, step, to)

    def _show_step(self) -> None:
        before, stepping = self.chart.view.shown, self.stepping
        self.chart.show_step(stepping.shown, stepping.fade)
        self.head.show_playing(stepping.runs)
        if stepping.shown is not None and stepping.shown != before:
            self.pointing.close()
            self._area.ensureVisible(0, self.chart.y(), 0, 0)  # the waterfall may have been read
            self._say(self.chart.column_words(stepping.shown))

    def _say(self, words: str) -> None:
        """Tell screen readers politely."""
        if not words:
            return
        from desktop.announcer import announce

        announce(self.chart, words)
        self.announced.emit(words)
