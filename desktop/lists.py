"""The drop-down lists of the toolbar: data, and settings with a name."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox

from sampling_core.cases import CASES
from sampling_core.experiment import Source
from sampling_core.model_view.numbers import grouped
from sampling_core.model_view.presets import PRESETS, preset_of
from sampling_core.model_view.session import Session
from sampling_core.trace import Trace


class DataBox(QComboBox):
    """The built-in cases by group, then what was opened from files."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._sources: list[Source | None] = []
        self.setObjectName("toolbar.data")
        self.setAccessibleName("Data")
        self.setModel(QStandardItemModel(self))
        group = ""
        for case in CASES:
            if case.group != group:
                group = case.group
                self._add(group, None)
            self._add(words_of(case.source), case.source, case.task)
        self.activated.connect(self._choose)

    def show_source(self, source: Source) -> None:
        with QSignalBlocker(self):
            if source not in self._sources:
                if self._sources[-1] in [case.source for case in CASES]:
                    self._add("Opened", None)
                self._add(words_of(source), source, source.origin)
            self.setCurrentIndex(self._sources.index(source))

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
        if source is not None and source is not self._session.experiment.source:
            after = self._session.experiment.with_source(source)
            self._session.edit(after, f"Data {source.name}")


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


def words_of(source: Source) -> str:
    """Return a source as the list shows it: ``Summarization · 10 tokens``."""
    return f"{source.name or 'Own data'} · {grouped(len(source))} tokens"
