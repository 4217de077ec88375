"""The drop-down lists of the toolbar: data, and settings with a name."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox

from sampling_core.experiment import Source
from sampling_core.model_view.presets import PRESETS, preset_of
from sampling_core.model_view.session import Session
from sampling_core.trace import Trace


class DataBox(QComboBox):
    """What stands on the shelf: the built-in cases by group, then what was opened or made."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._sources: list[Source | None] = []
        self.setObjectName("toolbar.data")
        self.setAccessibleName("Data")
        self.setModel(QStandardItemModel(self))
        self._fill()
        session.shelf.changed.connect(self._fill)
        self.activated.connect(self._choose)

    def show_source(self, source: Source) -> None:
        with QSignalBlocker(self):
            self.setCurrentIndex(self._sources.index(source))

    def _fill(self) -> None:
        with QSignalBlocker(self):
            self.clear()
            self._sources.clear()
            group = ""
            for entry in self._session.shelf.entries():
                if entry.group != group:
                    group = entry.group
                    self._add(group, None)
                self._add(entry.words, entry.source, entry.task or entry.source.origin)

    def _add(self, words: str, source: Source | None, tip: str = "") -> None:
        self._sources.append(source)
        entry = QStandardItem(words)
        entry.setToolTip(tip)
        entry.setEnabled(source is not None)
        model = self.model()
        if isinstance(model, QStandardItemModel):
            model.appendRow(entry)

    def _choose(self, place: int) -> None:
        source = self._sources[place]
        if source is not None:
            self._session.choose_source(source)


class PresetBox(QComboBox):
    """Settings with a name; shows the one that is in force, if there is one."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setObjectName("toolbar.preset")
        self.setAccessibleName("Preset")
        self.setPlaceholderText("Own settings")
        for preset in PRESETS:
            self.addItem(preset.name)
            place = self.count() - 1
            self.setItemData(place, preset.settings, Qt.ItemDataRole.ToolTipRole)
        self.activated.connect(self._choose)

    def show_trace(self, trace: Trace) -> None:
        preset = preset_of(trace.experiment.chain)
        with QSignalBlocker(self):
            self.setCurrentIndex(PRESETS.index(preset) if preset else -1)

    def _choose(self, place: int) -> None:
        preset = PRESETS[place]
        after = self._session.experiment.with_chain(preset.chain)
        self._session.edit(after, f"Apply preset {preset.name}")
