"""Which runs stand beside each other: a drop-down list for each, two to four."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from desktop.comparisons.runs import LETTERS, NOW
from desktop.flow import FlowLayout
from desktop.style import Look
from desktop.theme import LABEL, SEMIBOLD
from desktop.widgets.buttons import PushButton, ToolButton
from desktop.widgets.elided_box import ElidedBox
from desktop.widgets.label import Label

WIDE = 270  # px at 100 %: a list
NOBODY = -1  # in place of a key: no run is chosen yet
TIP = Qt.ItemDataRole.ToolTipRole
Choices = Sequence[tuple[int, str]]


class RunBox(QWidget):
    """The list of one letter."""

    def __init__(self, look: Look, letter: str) -> None:
        super().__init__()
        self._look = look
        name = self.tr("Run {letter}").format(letter=letter)
        self.box = ElidedBox()
        self.box.setObjectName(f"compare.run.{letter.lower()}")
        self.box.setAccessibleName(name)
        self.box.setPlaceholderText(self.tr("Choose a run"))
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.remove = ToolButton(
            look, "cross", self.tr("Take run {letter} away").format(letter=letter), 13
        )
        self.remove.setObjectName(f"compare.remove.{letter.lower()}")
        label = Label(look, letter, LABEL, SEMIBOLD, "muted")
        label.setBuddy(self.box)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in (label, self.box, self.remove):
            self._row.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_choices(self, choices: Choices, key: int) -> None:
        with QSignalBlocker(self.box):
            self.box.clear()
            for each, words in choices:
                self.box.addItem(words, each)
                self.box.setItemData(self.box.count() - 1, words, TIP)
            self.box.setCurrentIndex(self.box.findData(key))
        self.box.setToolTip(self.box.currentText())

    def measure(self) -> None:
        px = self._look.theme.px
        self._row.setSpacing(px(5))
        self.box.setFixedWidth(px(WIDE))


class RunBoxes(QWidget):
    """Two lists with a button that swaps them; side by side up to four."""

    edited = Signal(object)  # tuple of keys, by the user

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._many = look, False
        self._keys: tuple[int, ...] = (NOBODY, NOW)
        self._choices: Choices = ()
        self._boxes = [RunBox(look, letter) for letter in LETTERS]
        self._swap = ToolButton(look, "swap", self.tr("Swap A and B"), 17)
        self._swap.setObjectName("compare.swap")
        self._swap.clicked.connect(self.swap)
        self._add = PushButton(look, self.tr("Add a run"), "plus", kind="flat", size=LABEL)
        self._add.setObjectName("compare.add")
        self._add.clicked.connect(self._add_run)
        self._flow = FlowLayout(self)
        first, *others = self._boxes
        for part in (first, self._swap, *others, self._add):
            self._flow.addWidget(part)
        for place, each in enumerate(self._boxes):
            each.box.activated.connect(partial(self._choose, place))
            each.remove.clicked.connect(partial(self._remove, place))
        look.changed.connect(self.measure)
        self.measure()

    @property
    def first(self) -> QWidget:
        return self._boxes[0].box

    def show_runs(self, choices: Choices, keys: Sequence[int], *, many: bool) -> None:
        """Show the runs chosen; ``many``: as columns, of which there may be up to four."""
        self._choices, self._keys, self._many = choices, tuple(keys), many
        self._swap.setEnabled(NOBODY not in keys)
        for place, each in enumerate(self._boxes):
            each.setVisible(place < len(keys))
            each.remove.setVisible(many and len(keys) > 2)
            if place < len(keys):
                each.show_choices(choices, keys[place])
        self._add.setVisible(many and len(keys) < len(LETTERS) and len(choices) > 1)
        self.updateGeometry()

    def swap(self) -> None:
        """Exchange A and B."""
        a, b = self._keys[:2]
        if a != NOBODY:
            self.edited.emit((b, a, *self._keys[2:]))

    def measure(self) -> None:
        self._flow.setSpacing(self._look.theme.px(6))
        self._flow.setContentsMargins(0, 0, 0, 0)
        for each in self._boxes:
            each.measure()

    def _choose(self, place: int, _row: int) -> None:
        keys = list(self._keys)
        keys[place] = self._boxes[place].box.currentData()
        self.edited.emit(tuple(keys))

    def _add_run(self) -> None:
        """Put the newest run that is not there yet into another column."""
        free = [key for key, _ in self._choices if key not in self._keys]
        if free and len(self._keys) < len(LETTERS):
            self.edited.emit((*self._keys, free[0]))

    def _remove(self, place: int) -> None:
        self.edited.emit(tuple(key for n, key in enumerate(self._keys) if n != place))
