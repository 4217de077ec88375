"""Distribution: the result in five numbers, and every token as a bar, a row or a point."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop.bounded import with_rest
from desktop.charts.curve import CurveChart
from desktop.charts.distribution import DistributionChart
from desktop.charts.picture import DistributionPicture
from desktop.language import QT_TRANSLATE_NOOP
from desktop.panel import Panel
from desktop.panels.distribution.concealing import without_limit, without_tests
from desktop.panels.distribution.first_steps import FirstSteps
from desktop.panels.distribution.menu import add_view_choices
from desktop.panels.distribution.table import TokenTable
from desktop.panels.distribution.tiles import Tiles
from desktop.panels.distribution.veil_card import VeilCard
from desktop.pictures import MOST, ROWS, STEP, arranged, curve_of, picture_of
from desktop.pointing import Pointing
from desktop.scrolling import scrolling
from desktop.settings import ORDERS, SCALES
from desktop.veiled import veiled_curve, veiled_picture
from desktop.widgets.buttons import ToolButton
from desktop.widgets.legend import Legend
from desktop.widgets.segmented import Segmented
from sampling_core.model_view.comparison import Reference
from sampling_core.model_view.distribution_model import DistributionModel
from sampling_core.model_view.lines import REST_ID, Line, lines, veiled_lines
from sampling_core.model_view.token_columns import Facts
from sampling_core.model_view.totals import totals_of
from sampling_core.trace import Trace

MODES = ("bars", "table", "curve")
BARS, TABLE, CURVE = range(3)


class DistributionPanel(Panel):
    """Wide blue bars as the chain left them, ticks as the model gave them, dots as drawn."""

    name = "distribution"
    title = QT_TRANSLATE_NOOP("Panel", "Distribution")
    keys = "Ctrl+1"
    is_view = True
    least = (420, 120)

    own_data_wanted = Signal()
    help_wanted = Signal(str)  # the name of a page: “tile.entropy”

    def build(self) -> None:
        look = self.look
        self._limit, self._source = ROWS, object()
        self._lines: tuple[Line, ...] = ()
        self._picture = DistributionPicture(())
        self.tiles = Tiles(look)
        self.tiles.about_wanted.connect(self.help_wanted)
        self._legend = Legend(look)
        words = self.tr("Bars"), self.tr("Table"), self.tr("Curve")
        self.mode = Segmented(look, self.tr("Show as"), words)
        self.mode.setObjectName("distribution.mode")
        for place, mode in enumerate(MODES):
            self.mode.button(place).setObjectName(f"distribution.mode.{mode}")
        self.mode.edited.connect(self.show_mode)
        self._more = ToolButton(look, "more", self.tr("Scale, order and more"), 17)
        self._more.setObjectName("distribution.more")
        self._more.clicked.connect(self._open_menu)
        self.chart, self.curve = DistributionChart(look), CurveChart(look)
        self.chart.setObjectName("distribution.chart")
        self.chart.more_requested.connect(self._show_more)
        self.curve.setObjectName("distribution.curve")
        self.model = DistributionModel(self)
        self.table = TokenTable(look, self.settings, self.model)
        self.pointing = Pointing(look, self.session, self, self._place_of, self.first_widget)
        for chart in (self.chart, self.curve):
            chart.selected.connect(self.session.select)
            chart.activated.connect(self.pointing.explain)
            chart.hovered.connect(self.pointing.point)
        self.table.chosen.connect(self.session.select)
        self.table.activated_token.connect(self.pointing.explain)
        self.first_steps = FirstSteps(look, self.settings)
        self.first_steps.own_data_wanted.connect(self.own_data_wanted)
        self.session.undo_stack.indexChanged.connect(self.first_steps.follow_steps)
        self._stack = QStackedWidget()
        for view in (self.chart, self.table, self.curve):
            self._stack.addWidget(view)
        self._veil_card = VeilCard(look, self._stack)
        self.session.lab.changed.connect(self._tell_why_hidden)
        self._lay_out()

    def first_widget(self) -> QWidget:
        return self._stack.currentWidget()

    def show_trace(self, trace: Trace) -> None:
        if trace.experiment.source is not self._source:
            self._source, self._limit = trace.experiment.source, ROWS
        hides, mode = self.session.veil.hides, self._stack.currentIndex()
        if hides:
            self._show_veiled(trace)
            self._picture = self.curve.picture if mode == CURVE else self.chart.picture
        else:
            self._show_results(trace, mode)
        self.first_steps.step_aside(aside=hides or self.session.lab.lab is not None)
        places = self._bars, self.table.right_of_logits, self.curve.rect
        self._tell_why_hidden()
        self._veil_card.cover(places[mode], on=hides)
        self.pointing.show_trace(trace)

    def _tell_why_hidden(self) -> None:
        lab, veil = self.session.lab, self.session.veil
        waits = lab.reveal_words() if lab.is_reached("run") else ""  # this attempt is locked
        self._veil_card.tell_why(waits, by_hand=veil.is_covered)

    def _show_veiled(self, trace: Trace) -> None:
        """Show tokens and logits, also in the views behind: nothing keeps what was there."""
        self._lines = veiled_lines(trace, self._limit)
        picture, order = veiled_picture(trace, self._lines), self.settings.order
        self.chart.hold_scale(False)
        self.chart.show_picture(arranged(picture, "fixed", order))
        self.curve.show_picture(veiled_curve(veiled_picture(trace, veiled_lines(trace, MOST))))
        self.model.show_lines(self._lines, self._facts(trace))
        self.table.show_limits(self.session.bounds is not None)
        self.tiles.hide_results(trace.experiment.draws)
        self._legend.show_nothing()

    def _show_results(self, trace: Trace, mode: int) -> None:
        draws, dragged = self.session.draws, self.session.before_drag is not None
        limits = self.session.bounds
        known = lines(trace, draws, MOST if mode == CURVE else self._limit, limits)
        self._lines = with_rest(trace, draws, known, limits)
        self._picture = picture_of(
            trace, draws, self._lines, self._reference(), faint=dragged, limits=limits
        )
        self._picture = without_tests(self.session, trace, self._picture)
        if mode == CURVE:
            curve = without_limit(self.session, trace, curve_of(trace, known, self._picture))
            self._picture = curve
            self.curve.show_picture(curve)
        else:  # the table has the bars behind it
            self._picture = arranged(self._picture, self.settings.scale, self.settings.order)
            self.chart.hold_scale(dragged and self.settings.scale == "linear")
            self.chart.show_picture(self._picture)
        if mode == TABLE:
            self.model.show_lines(self._lines, self._facts(trace))
            self.table.show_limits(limits is not None)
        self.tiles.show_trace(trace, draws, known, self.settings.unit, limits)
        self._legend.show_marks(
            self._picture.reference,
            sampled=draws is not None,
            removed=trace.result.kept < len(trace.experiment.source),
            curve=mode == CURVE,
            limits=self._picture.has_limits,
        )

    def _bars(self) -> QRect:
        """Return where the bars of the chart stand, inside it."""
        (left, right), body = self.chart.frame.bars, self.chart.frame.body
        return QRectF(left, body.top(), right - left, body.height()).toRect()

    def figure(self) -> DistributionPicture:
        return self._picture

    def view_settings(self) -> Mapping[str, str]:
        """Return mode, scale and order."""
        mode = MODES[self._stack.currentIndex()]
        return {"mode": mode, "scale": self.settings.scale, "order": self.settings.order}

    def show_view_settings(self, settings: Mapping[str, str]) -> None:
        """Show bars, table or curve as they were."""
        if settings.get("scale") in SCALES:
            self.settings.scale = settings["scale"]
        if settings.get("order") in ORDERS:
            self.settings.order = settings["order"]
        if settings.get("mode") in MODES:
            self.show_mode(MODES.index(settings["mode"]))

    @property
    def picture(self) -> DistributionPicture:
        """What an export paints: the curve where it is shown, else the bars."""
        return self._picture

    def show_mode(self, place: int) -> None:
        """Show the tokens as bars (0), as a table (1) or as a curve (2)."""
        self.mode.show_index(place)
        self.pointing.close()
        self._stack.setCurrentIndex(place)
        self.show_trace(self.session.trace)
        self.show_token(self.session.selected)

    def measure(self) -> None:
        px = self.look.theme.px
        self._top.setContentsMargins(px(11), px(11), px(11), 0)
        self._head.setContentsMargins(px(13), px(10), px(7), 0)
        self._head.setSpacing(px(4))
        self._room.setContentsMargins(px(5), 0, px(7), px(4))
        self.table.measure()

    def _reference(self) -> Reference | None:
        """What the ticks show: during a drag the setting before it."""
        before, source = self.session.before_drag, self.session.experiment.source
        if before is None:
            return self.session.reference if self.settings.ticks == "run" else None
        same = before.experiment.source is source
        return Reference(self.tr("before the change"), before) if same else None

    def _facts(self, trace: Trace) -> Facts:
        if self.session.veil.hides:
            return Facts(in_bits=self.settings.unit == "bits", are_hidden=True)
        draws = self.session.draws.count if self.session.draws else 0
        known = tuple(line for line in self._lines if line.id != REST_ID)
        totals = totals_of(trace, known).shares
        first = float(trace.result.candidates.head(1)[0])
        return Facts(totals, first, draws, self.settings.unit == "bits")

    def _lay_out(self) -> None:
        self._top = QVBoxLayout()
        self._top.addWidget(self.tiles)
        self._head = QHBoxLayout()
        self._head.addWidget(self._legend, 1)
        self._head.addWidget(self.mode)
        self._head.addWidget(self._more)
        self._room = QVBoxLayout()
        self._room.addWidget(self._stack, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addLayout(self._head)
        column.addLayout(self._room, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(scrolling(inside), 1)
        whole.addWidget(self.first_steps)

    def _place_of(self, token: int) -> QRect:
        """Return where a token stands in the view that is shown, on the screen."""
        view = self._stack.currentWidget()
        if view is self.table:
            place = self.table.visualRect(self.table.currentIndex())
            return QRect(self.table.viewport().mapToGlobal(place.topLeft()), place.size())
        inside = (self.curve if view is self.curve else self.chart).place_of(token).toRect()
        return QRect(view.mapToGlobal(QPoint(inside.topLeft())), inside.size())

    def show_token(self, token: int | None) -> None:
        self.pointing.close()
        for chart in (self.chart, self.curve):
            chart.select(token)

    def _show_more(self) -> None:
        self._limit = min(self._limit + STEP, MOST)
        self.show_trace(self.session.trace)

    def _open_menu(self) -> None:
        """Offer how the view looks, and what can be done with the token and the table."""
        menu, mode = QMenu(self), self._stack.currentIndex()
        menu.setObjectName("menu.distribution")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if mode == BARS:
            add_view_choices(menu, self.settings)
        elif mode == TABLE:
            self.table.add_columns_to(menu)
        menu.addSeparator()
        if self.session.selected is not None:
            name = self.session.experiment.source.token(self.session.selected)
            words = self.tr("Add {token} to the text").format(token=name)
            commands = (
                ("why", self.tr("Why?"), self.explain), ("add_to_text", words, self.add_to_text),
            )  # fmt: skip
            for word, text, run in commands:
                action = menu.addAction(text)
                action.setObjectName(f"action.{word}")
                action.triggered.connect(run)
        copy = menu.addAction(self.tr("Copy the table"))
        copy.setObjectName("action.copy_table")
        copy.triggered.connect(self.copy_table)
        copy.setEnabled(not self.session.veil.hides)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def explain(self) -> None:
        """Say why the token chosen was kept or cut."""
        if self.session.selected is not None:
            self.pointing.explain(self.session.selected)

    def add_to_text(self) -> None:
        """Make the token chosen part of the text that penalties see."""
        if self.session.selected is None:
            return
        experiment = self.session.experiment
        after = experiment.with_(output_ids=(*experiment.output_ids, self.session.selected))
        name = experiment.source.token(self.session.selected)
        self.session.edit(after, self.tr("Add {token} to the text").format(token=name))

    def copy_table(self) -> None:
        """Put all rows on the clipboard, tab-separated, for a spreadsheet."""
        self.model.show_lines(self._lines, self._facts(self.session.trace))
        self.table.copy_rows()
