"""One preset: what it is, what is odd about it, and what it is called in other tools."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.asking import ask_to_save
from desktop.charts.export import cannot_be_written
from desktop.scrolling import scrolling
from desktop.style import Look
from desktop.theme import LABEL, SEMIBOLD, TITLE
from desktop.widgets.buttons import PushButton
from desktop.widgets.elided_box import ElidedBox
from desktop.widgets.label import Label
from sampling_core.errors import LabError
from sampling_core.model_view.presets import Preset
from sampling_core.words import say

if TYPE_CHECKING:
    from desktop.presets import Presets


class PresetPage(QWidget):
    """The right side of the library; nothing is written before its losses were shown."""

    def __init__(self, look: Look, presets: "Presets") -> None:
        super().__init__()
        self._look, self._presets = look, presets
        self._preset: Preset | None = None
        self._name = Label(look, "", TITLE, SEMIBOLD)
        self._name.setObjectName("preset.name")
        self._settings = Label(look, "", mono=True)
        self._settings.setObjectName("preset.settings")
        self._about = Label(look, "", LABEL, token="muted")
        self._note = QLineEdit()
        self._note.setObjectName("preset.note")
        self._note.setAccessibleName(self.tr("Note on the preset"))
        self._note.setPlaceholderText(self.tr("Note"))
        self._note.editingFinished.connect(self._keep_note)
        self._format = ElidedBox()
        self._format.setObjectName("preset.format")
        self._format.setAccessibleName(self.tr("Translate for"))
        self._fill_formats()
        self._format.currentIndexChanged.connect(self._translate)
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setObjectName("preset.text")
        self._text.setAccessibleName(self.tr("The preset as the tool takes it"))
        self._losses = Label(look, "", LABEL)
        self._losses.setObjectName("preset.losses")
        self._findings = Label(look, "", LABEL, token="muted")
        self._findings.setObjectName("preset.findings")
        self._doubts_title = Label(look, self.tr("What to know there"), LABEL, SEMIBOLD)
        for label in (self._settings, self._about, self._losses, self._findings):
            label.setWordWrap(True)
        self._copy = PushButton(look, self.tr("Copy"), "copy", size=LABEL)
        self._copy.setObjectName("preset.copy")
        self._copy.clicked.connect(self.copy)
        self._save = PushButton(look, self.tr("Save as…"), "export", size=LABEL)
        self._save.setObjectName("preset.save")
        self._save.clicked.connect(self._ask_where)
        self._lay_out()

    def show_preset(self, preset: Preset | None) -> None:
        """Show a preset; None: nothing is chosen."""
        self._preset = preset
        self.setEnabled(preset is not None)
        if preset is None:
            for part in (self._name, self._settings, self._about, self._losses, self._findings):
                part.setText("")
            self._text.setPlainText("")
            return
        self._name.setText(preset.name)
        self._settings.setText(preset.settings.replace("  ", " → ") or self.tr("nothing is on"))
        self._about.setText(self._origin(preset))
        self._note.setText(say(preset.note) if preset.is_built_in else preset.note)
        self._note.setReadOnly(preset.is_built_in)
        self._translate()

    def copy(self) -> None:
        """Put the translation on the clipboard."""
        QGuiApplication.clipboard().setText(self._text.toPlainText())

    def save(self, path: Path) -> None:
        """Write the translation; raises FileError."""
        try:
            path.write_text(self._text.toPlainText(), encoding="utf-8")
        except OSError as error:
            raise cannot_be_written(path, error) from error

    def _fill_formats(self) -> None:
        from sampling_core.formats.presets import FORMATS

        for each in FORMATS:
            self._format.addItem(each.name, each)
            place = self._format.count() - 1
            self._format.setItemData(place, each.title, Qt.ItemDataRole.ToolTipRole)

    def _translate(self) -> None:
        """Show the preset in the form of the tool chosen, and what is lost on the way."""
        from sampling_core.formats.presets import write
        from sampling_core.formats.presets.preset import preset_of

        if self._preset is None:
            return
        form = self._format.currentData()
        given = preset_of(self._preset.chain, pick=self._preset.pick, name=self._preset.name)
        try:
            written = write(given, form.name)
        except LabError as problem:
            self._text.setPlainText("")
            self._losses.setText(str(problem))
            self._findings.setText("")
            return
        self._text.setPlainText(written.text)
        nothing = self.tr("Nothing is lost.")
        self._losses.setText("\n".join(f"• {loss}" for loss in written.losses) or nothing)
        self._losses.show_token("cut_text" if written.losses else "ok_text")
        doubts = self._doubts(written.text, form.name)
        self._findings.setText(doubts)
        self._doubts_title.setVisible(bool(doubts))

    def _doubts(self, text: str, form: str) -> str:
        """What is odd about the preset in that tool, besides what is lost."""
        from sampling_core.formats.presets import findings, read

        try:
            found = findings(read(text, form))
        except LabError:
            return ""
        return "\n".join(f"• {finding.text}" for finding in found)

    def _origin(self, preset: Preset) -> str:
        parts = [group_title(preset), preset.origin, ", ".join(preset.tags)]
        if preset.made:
            parts.append(time.strftime("%Y-%m-%d", time.localtime(preset.made)))
        return " · ".join(part for part in parts if part)

    def _keep_note(self) -> None:
        preset = self._preset
        if preset is not None and not preset.is_built_in and self._note.text() != preset.note:
            self._presets.note(preset, self._note.text())

    def _ask_where(self) -> None:
        form = self._format.currentData()
        offered = f"{self._preset.name if self._preset else 'preset'}{form.suffix}"
        asked = ask_to_save(self, self._presets.settings, "preset", self.tr("Save as"), offered)
        if asked is not None:
            self.save(asked[0])

    def _lay_out(self) -> None:
        px = self._look.theme.px
        row = QHBoxLayout()
        row.addWidget(Label(self._look, self.tr("Translate for"), LABEL, token="muted"))
        row.addWidget(self._format, 1)
        row.addWidget(self._copy)
        row.addWidget(self._save)
        told = QWidget()
        below = QVBoxLayout(told)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(Label(self._look, self.tr("What is lost"), LABEL, SEMIBOLD))
        below.addWidget(self._losses)
        below.addWidget(self._doubts_title)
        below.addWidget(self._findings)
        below.addStretch(1)
        self._text.setFont(self._look.theme.font(LABEL, mono=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(10), 0, 0, 0)
        for part in (self._name, self._settings, self._about, self._note):
            column.addWidget(part)
        column.addSpacing(px(8))
        column.addLayout(row)
        column.addWidget(self._text, 3)
        column.addWidget(scrolling(told), 2)


def group_title(preset: Preset) -> str:
    """Return the heading under which a preset stands, in the language of the window."""
    return say(preset.group)
