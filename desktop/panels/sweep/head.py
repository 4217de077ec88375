"""The head of the view: what is swept, what is measured, and what is drawn."""

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.panels.sweep.ranges import RangeRow
from desktop.panels.sweep.study import CURVES, FATES, MAP, Study
from desktop.style import Look
from desktop.theme import LABEL, SEMIBOLD, TITLE
from desktop.widgets.buttons import ToolButton
from desktop.widgets.elided_box import ElidedBox
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.label import Label
from desktop.widgets.segmented import Segmented
from sampling_core.model_view.sweep_plan import Plan, Range

MEASURES = ("entropy", "effective", "kept", "top")
WIDE = 940  # px at 100 %: below this the head takes two rows


class Head(QWidget):
    """Holds no values: shows a study and says what the user wants."""

    plan_chosen = Signal(object)  # Plan
    mode_chosen = Signal(int)
    more_wanted = Signal()

    def __init__(self, look: Look, study: Study) -> None:
        super().__init__()
        self._look, self._study = look, study
        self._first, self._second = ElidedBox(), ElidedBox()
        self.facts = ElidedLabel(look, "", LABEL, token="muted")
        self.facts.setObjectName("sweep.facts")
        self._adjust = ToolButton(look, "settings", self.tr("Ranges and counts"), 16)
        self.measure = Segmented(
            look, self.tr("Colour"),
            (self.tr("Entropy"), self.tr("Effective"), self.tr("Kept"), self.tr("Most likely")),
            pad=9,
        )  # fmt: skip
        self.draw = Segmented(
            look, self.tr("Draw"), (self.tr("Map"), self.tr("Curves"), self.tr("Fates")), pad=9
        )
        self.more = ToolButton(look, "more", self.tr("More measures, sampling and solving"), 17)
        self._name_parts()
        self._ranges = QWidget()
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._ranges)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.beside = QHBoxLayout()  # where the choice of drawing stands in a wide view
        self._ranges.hide()
        self._shown: tuple[object, ...] = ()
        self._lay_out()
        self._connect()
        look.changed.connect(self.measure_lengths)
        self.measure_lengths()

    def show_study(self) -> None:
        """Show the plan of the study."""
        plan, fields = self._study.plan, self._study.fields
        names = [each.parameter for each in fields]
        chosen = plan.parameters if plan else ()
        shown = (tuple(names), chosen, plan.ranges if plan else ())
        if shown != self._shown:
            self._shown = shown
            self._fill(self._first, names, chosen[:1])
            self._fill(self._second, ["", *names], chosen[1:2] or ("",))
            self._show_ranges(plan)
        if plan is not None and plan.measure in MEASURES:
            self.measure.show_index(MEASURES.index(plan.measure))
        one = plan is not None and len(plan.ranges) == 1
        mode = self._study.mode
        self.draw.show_index(CURVES if one and mode == MAP else mode)
        self.draw.button(MAP).setEnabled(not one)
        self.draw.button(MAP).setToolTip(self.tr("A map needs two parameters.") if one else "")
        for widget in (self._first, self._second, self._adjust, self.draw):
            widget.setEnabled(plan is not None)
        self.measure.setEnabled(plan is not None and self._study.mode != FATES)

    def first_widget(self) -> QWidget:
        return self._first

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def measure_lengths(self) -> None:
        """Take the lengths of the zoom."""
        px = self._look.theme.px
        for row in (self._left, self._right):
            row.setSpacing(px(6))
        self._both.setSpacing(px(6))
        self._whole.setSpacing(px(4))
        for box in (self._first, self._second):
            box.setFixedWidth(px(164))
        self._fit()

    def _name_parts(self) -> None:
        for widget, name, words in (
            (self._first, "first", self.tr("First parameter")),
            (self._second, "second", self.tr("Second parameter")),
            (self._adjust, "ranges", self.tr("Ranges and counts")),
            (self.measure, "measure", self.tr("Colour")),
            (self.draw, "draw", self.tr("Draw")),
            (self.more, "more", self.tr("More measures, sampling and solving")),
        ):
            widget.setObjectName(f"sweep.{name}")
            widget.setAccessibleName(words)
        for place, measure in enumerate(MEASURES):
            self.measure.button(place).setObjectName(f"sweep.measure.{measure}")
        for place, mode in enumerate(("map", "curves", "fates")):
            self.draw.button(place).setObjectName(f"sweep.draw.{mode}")
        self._adjust.setCheckable(True)

    def _lay_out(self) -> None:
        look = self._look
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        title = Label(look, self.tr("Sweep"), TITLE, SEMIBOLD)
        times = Label(look, "×", LABEL, token="muted")
        for widget in (title, self._first, times, self._second, self._adjust):
            self._left.addWidget(widget)
        self._left.addWidget(self.facts, 1)
        self._right.addStretch(1)
        self._colour = Label(look, self.tr("Colour"), LABEL, token="muted")
        self._colour.setBuddy(self.measure)
        for part in (self._colour, self.measure, self.more):
            self._right.addWidget(part)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.addLayout(self._left, 1)
        self._both.addLayout(self._right)
        self._third = QHBoxLayout()  # for the choice of drawing where even two rows are full
        self._third.addStretch(1)
        self._both.addLayout(self._third)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addLayout(self._both)
        self._whole.addWidget(self._ranges)

    def _connect(self) -> None:
        self._first.activated.connect(self._choose_fields)
        self._second.activated.connect(self._choose_fields)
        self._adjust.toggled.connect(self._ranges.setVisible)
        self.measure.edited.connect(self._choose_measure)
        self.draw.edited.connect(self.mode_chosen)
        self.more.clicked.connect(self.more_wanted)

    def _fill(self, box: QComboBox, names: list[str], chosen: tuple[str, ...]) -> None:
        with QSignalBlocker(box):
            box.clear()
            for name in names:
                words = self._study.field(name).label if name else self.tr("none")
                box.addItem(words, name)
            box.setCurrentIndex(names.index(chosen[0]) if chosen and chosen[0] in names else -1)

    def _show_ranges(self, plan: Plan | None) -> None:
        for old in self._ranges.findChildren(RangeRow):
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        for each in plan.ranges if plan else ():
            row = RangeRow(self._look, self._study.field(each.parameter), each)
            row.edited.connect(self._choose_range)
            self._rows.addWidget(row)

    def _choose_fields(self) -> None:
        """Sweep the fields that the lists show; each once."""
        plan = self._study.plan
        if plan is None:
            return
        names = [str(self._first.currentData() or ""), str(self._second.currentData() or "")]
        chosen = dict.fromkeys(name for name in names if name)
        known = {each.parameter: each for each in plan.ranges}
        ranges = tuple(known.get(n) or self._study.field(n).whole_range() for n in chosen)
        self.plan_chosen.emit(Plan(ranges, plan.measure))

    def _choose_range(self, changed: Range) -> None:
        plan = self._study.plan
        if plan is not None:
            ranges = (changed if r.parameter == changed.parameter else r for r in plan.ranges)
            self._shown = ()  # the rows stay: what was typed is what is shown
            after = Plan(tuple(ranges), plan.measure)
            names = tuple(each.parameter for each in self._study.fields)
            self._shown = (names, after.parameters, after.ranges)
            self.plan_chosen.emit(after)

    def _choose_measure(self, place: int) -> None:
        plan = self._study.plan
        if plan is not None:
            self.plan_chosen.emit(Plan(plan.ranges, MEASURES[place]))

    def _fit(self) -> None:
        """Take two rows where one is too narrow."""
        wide = self.width() >= self._look.theme.px(WIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._both.setDirection(across if wide else down)
        self._rows.setDirection(across if wide else down)
        self._rows.setSpacing(self._look.theme.px(14 if wide else 4))
        self._colour.setVisible(wide)
        if wide:
            self.beside.insertWidget(0, self.draw)
        else:
            parts = (self.draw, self.measure, self.more)
            need = sum(part.sizeHint().width() for part in parts) + 3 * self._right.spacing()
            row = self._right if need <= self.width() else self._third
            row.insertWidget(0, self.draw)
