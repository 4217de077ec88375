"""The library of presets: found, looked at, applied, kept, translated."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.asking import ask_to_open
from desktop.flow import FlowLayout
from desktop.preset_page import PresetPage, group_title
from desktop.row_list import WHAT, RowList
from desktop.style import Look
from desktop.theme import LABEL
from desktop.widgets.label import Label
from sampling_core.errors import LabError
from sampling_core.model_view.numbers import entropy_text
from sampling_core.model_view.presets import Preset
from sampling_core.model_view.record_columns import hidden_word
from sampling_core.model_view.session import Session
from sampling_core.trace import run

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.presets import Presets


class PresetDialog(QDialog):
    """A list with a search on the left, the preset that is chosen on the right."""

    def __init__(self, look: Look, session: Session, presets: "Presets", parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._session, self._presets = look, session, presets
        self.setObjectName("dialog.presets")
        self.setWindowTitle(self.tr("Presets"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._search = QLineEdit()
        self._search.setObjectName("presets.search")
        self._search.setAccessibleName(self.tr("Search the presets"))
        self._search.setPlaceholderText(self.tr("Search name, settings, notes"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self.fill)
        titles = self.tr("Name"), self.tr("Settings"), self.tr("H here")
        self.rows = RowList(look, "presets.rows", self.tr("Presets"), titles)
        self.rows.itemActivated.connect(self.apply)
        self.rows.currentItemChanged.connect(self._show_choice)
        self._nothing = Label(look, "", LABEL, token="muted")
        self._nothing.setWordWrap(True)
        self.page = PresetPage(look, presets)
        self._buttons = FlowLayout()  # in as many rows as large letters and long words need
        self._add_buttons()
        self._lay_out(parent.window().size())
        presets.library.changed.connect(self.fill)
        session.veil.changed.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """List the presets that the search leaves, by group, with the entropy they give here."""
        chosen, text = self.chosen(), self._search.text().strip()
        found = [each for each in self._presets.library.presets() if each.holds(text)]
        self.rows.clear()
        titles = {each.group: group_title(each) for each in found}
        groups = {name: self.rows.add_group(title) for name, title in titles.items()}
        first = None
        for preset in found:
            entropy = self._entropy(preset)
            texts = preset.name, preset.settings.replace("  ", ", "), entropy
            item = self.rows.add_row(texts, preset, groups[preset.group])
            if first is None or (chosen is not None and preset.name == chosen.name):
                first = item
        self.rows.fit(first)
        words = self.tr("No preset called “{text}”. Keep the settings in force under this name?")
        self._nothing.setText(words.format(text=text))
        self._nothing.setVisible(not found)
        problem = self._presets.library.problem
        if problem:
            self._nothing.setText(problem)
            self._nothing.show()
        self._show_choice()

    def chosen(self) -> Preset | None:
        """Return the preset that is chosen in the list."""
        item = self.rows.currentItem()
        what = item.data(0, WHAT) if item is not None else None
        return what if isinstance(what, Preset) else None

    # What the buttons do.

    def apply(self) -> None:
        if (preset := self.chosen()) is not None:
            self._presets.apply(preset)
            self.accept()

    def apply_values(self) -> None:
        """Use the numbers and keep the order of the chain."""
        if (preset := self.chosen()) is not None:
            self._presets.apply(preset, values_only=True)
            self.accept()

    def keep(self) -> None:
        """Keep the settings in force; what was searched for is offered as the name."""
        text = self._search.text().strip() or self._presets.offered_name()
        name, is_given = QInputDialog.getText(
            self, self.tr("Keep as a preset"), self.tr("Name"), text=text
        )
        if is_given and name.strip():
            self._search.clear()
            self._presets.keep(name.strip())

    def update_chosen(self) -> None:
        if (preset := self.chosen()) is not None and not preset.is_built_in:
            self._presets.update(preset)

    def duplicate(self) -> None:
        if (preset := self.chosen()) is not None:
            self._presets.duplicate(preset)

    def rename(self) -> None:
        preset = self.chosen()
        if preset is None or preset.is_built_in:
            return
        name, is_given = QInputDialog.getText(
            self, self.tr("Rename"), self.tr("Name"), text=preset.name
        )
        if is_given and name.strip() and name.strip() != preset.name:
            self._presets.rename(preset, name.strip())

    def delete(self) -> None:
        if (preset := self.chosen()) is not None and not preset.is_built_in:
            self._presets.delete(preset)

    def ask_for_file(self) -> None:
        """Import the presets of a file of any tool."""
        title = self.tr("Import presets")
        path = ask_to_open(self, self._presets.settings, "preset", title)
        if path is not None:
            self.import_file(path)

    def import_file(self, path: "Path") -> None:
        made = self._presets.open_file(path)
        self._search.setText(made[0].name if len(made) == 1 else "")

    # Parts.

    def _add_buttons(self) -> None:
        self._button: dict[str, QPushButton] = {}
        for name, words, run_it in (
            ("apply", self.tr("Apply"), self.apply),
            ("values", self.tr("Apply values only"), self.apply_values),
            ("keep", self.tr("Keep the settings in force…"), self.keep),
            ("update", self.tr("Update"), self.update_chosen),
            ("duplicate", self.tr("Duplicate"), self.duplicate),
            ("rename", self.tr("Rename…"), self.rename),
            ("delete", self.tr("Delete"), self.delete),
            ("import", self.tr("Import…"), self.ask_for_file),
            ("close", self.tr("Close"), self.reject),
        ):
            button = QPushButton(words)
            self._buttons.addWidget(button)
            button.setObjectName(f"presets.{name}")
            button.clicked.connect(run_it)
            button.setAutoDefault(name == "apply")
            if name == "apply":
                button.setProperty("kind", "primary")
                button.style().polish(button)
                button.setDefault(True)
            self._button[name] = button

    def _lay_out(self, room: QSize) -> None:
        px = self._look.theme.px
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._search, self.rows, self._nothing):
            column.addWidget(part)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.page)
        split.setSizes([px(470), px(430)])
        row = QHBoxLayout()
        row.addWidget(split)
        whole = QVBoxLayout(self)
        whole.addLayout(row, 1)
        self._buttons.setSpacing(px(6))
        whole.addLayout(self._buttons)
        self.resize(QSize(px(960), px(580)).boundedTo(room))

    def _show_choice(self) -> None:
        preset = self.chosen()
        self.page.show_preset(preset)
        is_own = preset is not None and not preset.is_built_in
        for name in ("update", "rename", "delete"):
            self._button[name].setEnabled(is_own)
        for name in ("apply", "values", "duplicate"):
            self._button[name].setEnabled(preset is not None)

    def _entropy(self, preset: Preset) -> str:
        if self._session.veil.hides:
            return hidden_word()
        now = self._session.experiment
        try:
            trace = run(now.with_(chain=preset.chain, pick=preset.pick))
        except LabError:
            return "—"
        return f"{entropy_text(trace.result.entropy)} nats"
