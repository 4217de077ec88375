"""A form over a part of a draft: each row shows what stands at a path, and puts what is typed."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from desktop.flow import FlowLayout
from desktop.panels.lab_editor.draft import Draft
from desktop.panels.lab_editor.names import words
from desktop.panels.lab_editor.paths import Path, at
from desktop.panels.lab_editor.writing import Writing
from desktop.style import Look
from desktop.theme import BODY, LABEL, SEMIBOLD
from desktop.widgets.answer_box import AnswerBox
from desktop.widgets.buttons import PushButton
from desktop.widgets.elided_box import ElidedBox
from desktop.widgets.flag_line import FlagLine
from desktop.widgets.marked_label import PlainLabel
from sampling_core.fields import Number
from sampling_core.model_view.session import Session

ROWS, ROW = 6, 25  # of a list with ticks: how many, and px at 100 % of each


class Form(QWidget):
    """Rows bound to paths; ``refresh`` shows them again, without announcing anything."""

    def __init__(
        self, look: Look, session: Session, draft: Draft, languages: Sequence[str]
    ) -> None:
        super().__init__()
        self.look, self.session, self.draft = look, session, draft
        self.languages = languages  # in which texts are written side by side
        self.rows = QFormLayout(self)
        self.rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        px = look.theme.px
        self.rows.setContentsMargins(px(4), px(4), px(12), px(12))
        self.rows.setVerticalSpacing(px(6))
        self._shown: list[Callable[[], None]] = []

    def refresh(self) -> None:
        """Show what the draft holds now."""
        for show in self._shown:
            show()

    def value(self, path: Path) -> Any:
        return at(self.draft.lab, path)

    def put(self, path: Path, value: object, label: str) -> None:
        self.draft.edit(path, value, label)

    def shows(self, show: Callable[[], None]) -> None:
        """Call something now and whenever the draft changes."""
        self._shown.append(show)
        show()

    # Rows.

    def heading(self, text: str) -> None:
        self.rows.addRow(PlainLabel(self.look, text, BODY, SEMIBOLD))

    def note(self, text: str) -> PlainLabel:
        label = PlainLabel(self.look, text, LABEL, token="muted")
        self.rows.addRow(label)
        return label

    def buttons(self, *named: tuple[str, str, Callable[[], object]]) -> list[PushButton]:
        """Add buttons side by side: name, words, what they do."""
        row, made = FlowLayout(), []
        row.setSpacing(self.look.theme.px(6))
        for name, text, run in named:
            button = PushButton(self.look, text, size=LABEL)
            button.setObjectName(f"lab_editor.{name}")
            button.clicked.connect(lambda _=False, run=run: run())
            row.addWidget(button)
            made.append(button)
        self.rows.addRow(row)
        return made

    def line(self, path: Path, label: str, *, put: Callable[[str], None] | None = None) -> None:
        """Add a short text; ``put`` takes it when it is finished, instead of every letter."""
        field = QLineEdit()
        field.setMaxLength(300)
        self._add(field, path, label)
        if put is None:
            field.textEdited.connect(lambda text: self.put(path, text, label))
        else:
            field.editingFinished.connect(lambda: put(field.text()))
        self.shows(lambda: _set_text(field, str(self.value(path))))

    def name(self, path: Path, label: str, put: Callable[[str], None]) -> None:
        """Add the name of a part of a dict: the last step of its path."""
        field = QLineEdit(str(path[-1]))
        field.setMaxLength(60)
        self._add(field, (*path, "name"), label)
        field.editingFinished.connect(lambda: put(field.text().strip()))

    def text(self, path: Path, label: str, lines: int = 1) -> None:
        """Add a text in the languages that are shown, side by side."""
        row = QHBoxLayout()
        row.setSpacing(self.look.theme.px(6))
        for language in self.languages:
            field = Writing(self.look, lines)
            field.setObjectName(f"lab_editor.{_dotted(path)}.{language}")
            field.setAccessibleName(f"{label}, {language}")
            field.setPlaceholderText(language)

            def take(words: str, language: str = language) -> None:
                kept = {**self.value(path), language: words}
                left = {name: each for name, each in kept.items() if each}
                self.draft.edit(path, left, label, language)

            def show(field: Writing = field, language: str = language) -> None:
                field.show_text(self.value(path).get(language, ""))

            field.typed.connect(take)
            self.shows(show)
            row.addWidget(field, 1)
        self.rows.addRow(label, row)

    def number(
        self, path: Path, label: str, low: float, high: float, *, step: float = 1.0,
        empty: object = None, whole: bool = True,
    ) -> None:  # fmt: skip
        """Add a number; an empty box puts ``empty``."""
        ends = low, high
        spec = Number(low, high, step, None, whole, label, "", "", ends, ends, step, step, low)
        box = AnswerBox(self.look, label, spec, 96)
        self._add(box, path, label)
        self.rows.addRow(FlagLine(self.look, box))

        def take(value: float | None) -> None:
            kept = empty if value is None else int(value) if whole else float(value)
            self.put(path, kept, label)

        def show() -> None:
            value = self.value(path)
            is_blank = value is None or (value == 0 and empty == 0)
            box.show_answer(None if is_blank else float(value))

        box.edited.connect(take)
        self.shows(show)

    def choice(self, path: Path, label: str, options: Sequence[tuple[object, str]]) -> QComboBox:
        """Add a choice of values with their titles; a value that is none of them is added."""
        box = ElidedBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(16)
        for value, title in options:
            box.addItem(title, value)
        self._add(box, path, label)
        box.activated.connect(lambda _: self.put(path, box.currentData(), label))

        def show() -> None:
            value = self.value(path)
            with QSignalBlocker(box):
                if box.findData(value) < 0:
                    box.addItem(str(value) if value else words("(none)"), value)
                box.setCurrentIndex(box.findData(value))

        self.shows(show)
        return box

    def check(self, path: Path, label: str) -> None:
        box = QCheckBox(label)
        box.setObjectName(f"lab_editor.{_dotted(path)}")
        box.toggled.connect(lambda on: self.put(path, on, label))
        self.rows.addRow(box)

        def show() -> None:
            with QSignalBlocker(box):
                box.setChecked(bool(self.value(path)))

        self.shows(show)

    def several(self, path: Path, label: str, options: Sequence[tuple[str, str]]) -> None:
        """Add a list with ticks; what was ticked first stays first."""
        self.several_of(path, label, options, read=tuple, make=str)

    def several_of(
        self, path: Path, label: str, options: Sequence[tuple[str, str]], *,
        read: Callable[[Any], tuple[str, ...]], make: Callable[[str], object],
    ) -> None:  # fmt: skip
        """Add a list with ticks of parts that are named by ``read`` and made by ``make``."""
        box = QListWidget()
        known = dict(options)
        names = [*known, *(each for each in read(self.value(path)) if each not in known)]
        high = self.look.theme.px(ROW)
        box.setFixedHeight(high * min(ROWS, max(2, len(names))) + 6)
        for name in names:
            item = QListWidgetItem(known.get(name, name), box)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setSizeHint(QSize(1, high))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        self._add(box, path, label)

        def show() -> None:
            now = read(self.value(path))
            with QSignalBlocker(box):
                for item in map(box.item, range(box.count())):
                    on = item.data(Qt.ItemDataRole.UserRole) in now
                    item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

        def take(item: QListWidgetItem) -> None:
            name, now = item.data(Qt.ItemDataRole.UserRole), self.value(path)
            named = zip(read(now), now, strict=True)
            left = tuple(part for each, part in named if each != name)
            is_on = item.checkState() == Qt.CheckState.Checked
            self.put(path, (*left, make(name)) if is_on else left, label)

        self.shows(show)
        box.itemChanged.connect(take)

    def _add(self, field: QWidget, path: Path, label: str) -> None:
        field.setObjectName(f"lab_editor.{_dotted(path)}")
        field.setAccessibleName(label)
        self.rows.addRow(label, field)


def _dotted(path: Path) -> str:
    return ".".join(map(str, path))


def _set_text(field: QLineEdit, text: str) -> None:
    if text != field.text():
        field.setText(text)
