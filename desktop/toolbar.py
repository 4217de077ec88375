"""The toolbar: from left to right in the order of the work."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QSizePolicy, QWidget

from desktop.actions import Actions
from desktop.count_box import CountBox
from desktop.lists import DataBox, PresetBox
from desktop.presets import Presets
from desktop.settings import UNITS, Settings
from desktop.style import Look
from desktop.theme import LABEL
from desktop.tool_fit import NARROW, SELDOM, SMALL_LISTS, Choice, choices, least_width
from desktop.widgets.buttons import LEAST_TARGET, ToolButton
from desktop.widgets.label import Label
from desktop.widgets.segmented import Segmented
from desktop.widgets.surface import Line
from sampling_core.experiment import LARGEST_DRAW, LARGEST_SEED
from sampling_core.model_view.numbers import grouped
from sampling_core.model_view.session import Session
from sampling_core.trace import Trace

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class ToolRow(QWidget):
    """Undo · data · preset · draws and seed · draw · pin · export — units · theme · help · ⋯."""

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
        self._more = ToolButton(look, "more", self.tr("What else the toolbar holds"))
        self._more.setObjectName("toolbar.more")
        self._more.clicked.connect(self._open_more)
        self._hidden: tuple[str, ...] = ()
        self._is_fitting = False
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
        push = self._actions.push_button
        self._right.addWidget(push("draw", self.tr("Draw"), "primary"))
        texts = {"pin": self.tr("Pin as A"), "export": self.tr("Export")}
        self._texts = {push(name, text): text for name, text in texts.items()}
        for pushed in self._texts:
            self._right.addWidget(pushed)
        self._right.addStretch(1)
        self._right.addWidget(self._unit)
        for name in SELDOM:
            self._right.addWidget(button(name, 18))
        self._right.addWidget(self._more)

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
        """Take away where there is no room: labels, widths, words, then what the menu holds."""
        if self._is_fitting:
            return  # showing a part lays the row out, which asks again
        self._is_fitting = True
        self._apply(self._best())
        self._is_fitting = False

    def _best(self) -> Choice:
        """Return the fullest way that has room, else the smallest."""
        narrow = self.width() < self._look.theme.px(NARROW)
        way = Choice(2, False, SMALL_LISTS[-1], 0, ())
        for way in choices(narrow):
            left, right = (self._need(row, way) for row in (self._left, self._right))
            gap = self._whole.spacing()
            if (max(left, right) if way.rows == 2 else left + gap + right) <= self.width():
                break
        return way

    def _need(self, row: QHBoxLayout, way: Choice) -> int:
        """Return how many pixels one row needs."""
        widgets = [row.itemAt(place).widget() for place in range(row.count())]
        shown = [each for each in widgets if each is not None and self._shows(each, way)]
        return sum(self._wide(each, way) for each in shown) + row.spacing() * (len(shown) - 1)

    def _shows(self, widget: QWidget, way: Choice) -> bool:
        if isinstance(widget, Label):
            return self._labels.index(widget) >= len(self._labels) - way.labels
        if widget is self._more:
            return bool(way.hidden)
        return widget.objectName().removeprefix("toolbar.") not in way.hidden

    def _wide(self, widget: QWidget, way: Choice) -> int:
        lists = (self._data, self._preset)
        if widget in lists:
            return self._look.theme.px(way.lists[lists.index(widget)])
        for button, text in self._texts.items():
            if widget is button:
                button.setText(text if way.words else "")
        return least_width(widget)

    def _apply(self, way: Choice) -> None:
        for button, text in self._texts.items():
            button.setText(text if way.words else "")
        for box, width in zip((self._data, self._preset), way.lists, strict=True):
            box.setFixedWidth(self._look.theme.px(width))
        for widget in self.findChildren(QWidget, options=DIRECT):
            if widget.isHidden() is self._shows(widget, way):
                widget.setVisible(widget.isHidden())
        self._hidden = way.hidden
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._whole.setDirection(down if way.rows == 2 else across)
        px = self._look.theme.px
        row = max(px(30), LEAST_TARGET)
        self.setFixedHeight(row * way.rows + px(9) * (way.rows - 1))

    def _open_more(self) -> None:
        """Open the menu of what has no room."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("toolbar.more.menu")
        menu.addActions([self._actions[name] for name in self._hidden])
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _measure(self) -> None:
        px = self._look.theme.px
        for row in (self._left, self._right):
            row.setSpacing(px(7))
            row.setContentsMargins(0, 0, 0, 0)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(px(9))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()
