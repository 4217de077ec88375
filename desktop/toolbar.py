"""The toolbar: from left to right in the order of the work."""

from itertools import product

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from desktop.actions import Actions
from desktop.count_box import CountBox
from desktop.lists import DataBox, PresetBox
from desktop.presets import Presets
from desktop.settings import UNITS, Settings
from desktop.style import Look
from desktop.theme import LABEL
from desktop.widgets.label import Label
from desktop.widgets.segmented import Segmented
from desktop.widgets.surface import Line
from sampling_core.experiment import LARGEST_DRAW, LARGEST_SEED
from sampling_core.model_view.numbers import grouped
from sampling_core.model_view.session import Session
from sampling_core.trace import Trace

WIDE, NARROW = 1200, 950  # px at 100 %: below these words give way, then there are two rows
LISTS = ((228, 164), (206, 150), (184, 136), (150, 112))  # px at 100 %: widths of data and preset


class ToolRow(QWidget):
    """Undo · data · preset · draws and seed · draw · pin · export — units · theme · help."""

    def __init__(
        self,
        look: Look,
        session: Session,
        settings: Settings,
        actions: Actions,
        presets: Presets,
    ) -> None:
        super().__init__()
        self._look, self._session, self._settings, self._actions = look, session, settings, actions
        self._labels: list[Label] = []
        self._data, self._preset = DataBox(session), PresetBox(session, presets)
        self._draws = CountBox(look, self.tr("Draws"), 1, LARGEST_DRAW, 92, in_groups=True)
        self._draws.setObjectName("parameter.draws")
        self._draws.edited.connect(self._edit_draws)
        self._seed = CountBox(look, self.tr("Seed"), 0, LARGEST_SEED, 70, in_groups=False)
        self._seed.setObjectName("parameter.seed")
        self._seed.edited.connect(self._edit_seed)
        self._unit = Segmented(look, self.tr("Unit of entropy"), UNITS, 28)
        self._unit.setObjectName("toolbar.unit")
        for place, unit in enumerate(UNITS):
            self._unit.button(place).setObjectName(f"toolbar.unit.{unit}")
        self._unit.edited.connect(self._edit_unit)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        self._whole.addLayout(self._left)
        self._whole.addLayout(self._right, 1)
        self._fill()
        session.trace_changed.connect(self.show_trace)
        settings.changed.connect(self._show_unit)
        look.changed.connect(self._measure)
        self._measure()
        self._show_unit()
        self.show_trace(session.trace)

    def show_trace(self, trace: Trace) -> None:
        experiment = trace.experiment
        self._data.show_source(experiment.source)
        self._preset.show_trace(trace)
        self._draws.show_value(experiment.draws)
        self._seed.show_value(experiment.seed)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fill(self) -> None:
        button = self._actions.tool_button
        undo, redo = button("undo", 19, "text"), button("redo", 19, "text")
        dice = button("new_seed", 18)
        left: tuple[QWidget, ...] = (
            undo, redo, self._line(), self._label(self.tr("Data"), self._data), self._data,
            self._label(self.tr("Preset"), self._preset), self._preset, button("keep_preset", 18),
            self._line(),
            self._label(self.tr("Draws"), self._draws), self._draws,
            self._label(self.tr("Seed"), self._seed), self._seed, dice,
        )  # fmt: skip
        for widget in left:
            self._left.addWidget(widget)
        self._left.addStretch(1)
        self._push = [
            self._actions.push_button("draw", self.tr("Draw"), "primary"),
            self._actions.push_button("pin", self.tr("Pin as A")),
            self._actions.push_button("export", self.tr("Export")),
        ]
        for pushed in self._push:
            self._right.addWidget(pushed)
        self._right.addStretch(1)
        self._right.addWidget(self._unit)
        self._seldom = [button("switch_theme", 18), button("present", 18), button("help", 18)]
        for seldom in self._seldom:
            self._right.addWidget(seldom)

    def _label(self, text: str, buddy: QWidget) -> Label:
        label = Label(self._look, text, LABEL, token="muted")
        label.setBuddy(buddy)
        self._labels.append(label)
        return label

    def _line(self) -> Line:
        return Line(self._look, vertical=True, length=22)

    def _edit_draws(self, count: int) -> None:
        after = self._session.experiment.with_(draws=count)
        words = self.tr("Draws {count}").format(count=grouped(count))
        self._session.edit(after, words, "draws")

    def _edit_seed(self, seed: int) -> None:
        words = self.tr("Seed {seed}").format(seed=seed)
        self._session.edit(self._session.experiment.with_(seed=seed), words, "seed")

    def _edit_unit(self, place: int) -> None:
        self._settings.unit = UNITS[place]

    def _show_unit(self) -> None:
        self._unit.show_index(UNITS.index(self._settings.unit))

    def _fit(self) -> None:
        """Take words away where there is no room, and a second row where that is not enough."""
        px = self._look.theme.px
        wide, two_rows = self.width() >= px(WIDE), self.width() < px(NARROW)
        for seldom in self._seldom:  # they are in the menus as well
            seldom.setVisible(wide or two_rows)
        words = (True, False) if wide or two_rows else (False,)
        labels = (4, 2, 0) if wide else (0,)
        lists = LISTS if self.width() >= px(740) else LISTS[2:]
        for choice in product(words, lists, labels):  # a long language takes a later one
            self._shorten(*choice)
            parts = [part.minimumSize().width() for part in (self._left, self._right)]
            if (max(parts) if two_rows else sum(parts)) <= self.width():
                break
        vertical = QBoxLayout.Direction.TopToBottom
        horizontal = QBoxLayout.Direction.LeftToRight
        self._whole.setDirection(vertical if two_rows else horizontal)
        rows = 2 if two_rows else 1
        self.setFixedHeight(px(30 * rows + 9 * (rows - 1)))

    def _shorten(self, words: bool, lists: tuple[int, int], labels: int) -> None:
        """Give words to buttons, widths to the lists, and labels to the last boxes."""
        texts = self.tr("Pin as A"), self.tr("Export")
        for button, text in zip(self._push[1:], texts, strict=True):
            button.setText(text if words else "")
        for place, label in enumerate(reversed(self._labels)):
            label.setVisible(place < labels)
        for box, width in zip((self._data, self._preset), lists, strict=True):
            box.setFixedWidth(self._look.theme.px(width))
        self._left.invalidate()
        self._right.invalidate()

    def _measure(self) -> None:
        px = self._look.theme.px
        for row in (self._left, self._right):
            row.setSpacing(px(7))
            row.setContentsMargins(0, 0, 0, 0)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(px(9))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()
