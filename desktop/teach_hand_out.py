"""Handing a lab out: one file that needs nothing else, and the answers in a file of their own."""

from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.asking import ask_to_save
from desktop.panels.lab_editor.draft import Draft
from desktop.panels.lab_editor.names import PANELS, words
from desktop.settings import ZOOMS, Settings
from desktop.style import Look
from desktop.teach_names import file_name
from desktop.theme import LABEL
from desktop.widgets.buttons import PushButton
from desktop.widgets.elided_box import ElidedBox
from desktop.widgets.marked_label import PlainLabel
from sampling_core.labs.key import ENDING as KEY
from sampling_core.labs.key import key_of, without_answers, write_key
from sampling_core.labs.lab import USUAL_SEED, Lab, Workspace
from sampling_core.labs.reading.file import lab_bytes
from sampling_core.labs.reading.saving import write_whole

LAB = ".splab"
KEEP = "keep"


class HandOutDialog(QDialog):
    """Asks how the window should look and which seed counts; the choices go into the draft."""

    def __init__(
        self, look: Look, settings: Settings, draft: Draft, tell: Callable[[str], object],
        parent: QWidget, language: str = "",
    ) -> None:  # fmt: skip
        lab = draft.sound  # raises LabError where it cannot be handed out
        super().__init__(parent)
        self._look, self._settings, self._draft, self._tell = look, settings, draft, tell
        self.setObjectName("dialog.hand_out")
        self.setWindowTitle(self.tr("Hand out a lab"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._name = file_name(lab, language)
        self._form = QFormLayout()
        now = lab.workspace
        as_is = ("", self.tr("as the student has it"))
        views = [(name, words(text)) for name, text in PANELS.items()]
        self.view = self._combo("view", self.tr("View in front"), [as_is, *views], now.view)
        themes = [as_is, ("light", self.tr("Light")), ("dark", self.tr("Dark"))]
        self.theme = self._combo("theme", self.tr("Theme"), themes, now.theme)
        languages = [as_is, ("en", self.tr("English")), ("de", self.tr("German"))]
        self.language = self._combo("language", self.tr("Language"), languages, now.language)
        self._add_zoom(now.zoom)
        self.present = self._check(
            "present", self.tr("Begin in full screen, as for a projector"), on=now.present
        )
        self._add_seed(lab)
        self.answers = self._check(
            "answers", self.tr("Students may see the model answers: the file then holds them"),
            on=False,
        )  # fmt: skip
        self.key = self._check(
            "key", self.tr("Save the answers too, as a key beside the lab"), on=False
        )
        self._lay_out()

    @property
    def lab(self) -> Lab:
        """The lab with what was chosen here."""
        workspace = Workspace(
            self.view.currentData(), self.theme.currentData(), self.language.currentData(),
            self.zoom.value() if self.zoom.value() > ZERO else 0, self.present.isChecked(),
        )  # fmt: skip
        lab = self._draft.sound
        seed = lab.seed if self.seed.currentData() == KEEP else self.seed.currentData()
        return msgspec.structs.replace(lab, workspace=workspace, seed=seed)

    def save(self) -> None:
        """Ask for a name and write the lab, and its key where one is wanted; raises FileError."""
        title, kinds = self.tr("Hand out a lab"), self.tr("Labs") + f" (*{LAB})"
        asked = ask_to_save(self, self._settings, "lab", title, f"{self._name}{LAB}", kinds)
        if asked is not None:
            self.write(asked[0])
            self.accept()

    def write(self, path: Path) -> None:
        """Write the lab, and its key beside it; raises FileError."""
        path = path if path.suffix.lower() == LAB else Path(f"{path}{LAB}")
        self._settings.policy.check(path)
        lab = self.lab
        self._draft.put(lab, self.tr("Hand out"))
        given = lab if self.answers.isChecked() else without_answers(lab)
        write_whole(lab_bytes(given), path)
        names = path.name
        if self.key.isChecked():
            key = path.with_suffix(KEY)
            write_key(key_of(lab), key)
            names = f"{path.name}, {key.name}"
        told = self.tr("Wrote {names} to {folder}.")
        self._tell(told.format(names=names, folder=path.parent))

    # Parts.

    def _add_zoom(self, zoom: int) -> None:
        self.zoom = QSpinBox()
        self.zoom.setObjectName("hand_out.zoom")
        self.zoom.setAccessibleName(self.tr("Zoom"))
        self.zoom.setRange(ZERO, ZOOMS[-1])
        self.zoom.setSingleStep(5)
        self.zoom.setSuffix(" %")
        self.zoom.setSpecialValueText(self.tr("as the student has it"))
        self.zoom.setValue(zoom or ZERO)
        self.zoom.lineEdit().setTextMargins(self._look.theme.px(6), 0, 0, 0)
        self._form.addRow(self.tr("Zoom"), self.zoom)

    def _add_seed(self, lab: Lab) -> None:
        kept = self.tr("as in the lab: {seed}").format(
            seed=self.tr("different ones") if lab.seed is None else lab.seed
        )
        options: list[tuple[object, str]] = [
            (KEEP, kept),
            (USUAL_SEED, self.tr("one for all: {seed}").format(seed=USUAL_SEED)),
            (None, self.tr("a different one for everybody")),
        ]
        self.seed = self._combo("seed", self.tr("Seed of the draws"), options, KEEP)

    def _combo(self, name: str, label: str, options: list, now: object) -> QComboBox:  # type: ignore[type-arg]  # pairs of a value and words
        box = ElidedBox()
        box.setObjectName(f"hand_out.{name}")
        box.setAccessibleName(label)
        for value, text in options:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, [value for value, _ in options].index(now)))
        self._form.addRow(label, box)
        return box

    def _check(self, name: str, label: str, *, on: bool) -> QCheckBox:
        box = QCheckBox(label)
        box.setObjectName(f"hand_out.{name}")
        box.setChecked(on)
        return box

    def _lay_out(self) -> None:
        px = self._look.theme.px
        told = self.tr(
            "The file holds everything: texts, data, settings and locks. It opens with a double "
            "click, by dropping it on the window, or as: sampling-lab {name}.splab"
        )
        label = PlainLabel(self._look, told.format(name=self._name), LABEL, token="muted")
        save = PushButton(self._look, self.tr("Save the lab…"), kind="primary")
        save.setObjectName("hand_out.save")
        save.setDefault(True)
        save.clicked.connect(self.save)
        cancel = PushButton(self._look, self.tr("Cancel"))
        cancel.setObjectName("hand_out.cancel")
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(save)
        foot.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(14), px(14), px(14))
        column.setSpacing(px(8))
        self._form.setVerticalSpacing(px(6))
        column.addWidget(label)
        column.addLayout(self._form)
        for box in (self.present, self.answers, self.key):
            column.addWidget(box)
        column.addLayout(foot)
        self.setMinimumWidth(px(430))


ZERO = ZOOMS[0] - 5  # per cent: stands for “as it is”
