"""The drop-down lists of the toolbar: data, and settings with a name."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from desktop.concealed import is_mystery, why_not
from desktop.presets import Presets
from desktop.widgets.elided_box import ElidedBox
from sampling_core.experiment import Source
from sampling_core.model_view.positions import choose
from sampling_core.model_view.session import Session
from sampling_core.model_view.shelf import Entry
from sampling_core.trace import Trace
from sampling_core.words import say

if TYPE_CHECKING:
    from sampling_core.model_view.presets import Preset


class DataBox(ElidedBox):
    """What stands on the shelf: the built-in cases by group, then what was opened or made."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._entries: list[Entry | None] = []
        self.setObjectName("toolbar.data")
        self.setAccessibleName(self.tr("Data"))
        self.setModel(QStandardItemModel(self))
        self._fill()
        session.shelf.changed.connect(self._fill)
        session.lab.changed.connect(self._follow_lab)
        self.activated.connect(self._choose)

    def show_source(self, source: Source) -> None:
        entry = self._session.shelf.entry_of(source)
        known = entry is not None and entry in self._entries
        place = self._entries.index(entry) if known else -1
        with QSignalBlocker(self):
            self.setCurrentIndex(place)
        self._follow_lab()

    def _follow_lab(self) -> None:
        """Be off where a lab locks the data, and say why."""
        why = why_not(self._session, "data")
        self.setEnabled(not why)
        self.setToolTip(why or self.currentText())  # the name may be wider than the list

    def _fill(self) -> None:
        with QSignalBlocker(self):
            self.clear()
            self._entries.clear()
            group = ""
            for entry in self._session.shelf.entries():
                if entry.group != group:
                    group = entry.group
                    self._add(say(group), None)
                self._add(entry.words, entry, say(entry.task) or entry.source.origin)

    def _add(self, words: str, chosen: Entry | None, tip: str = "") -> None:
        self._entries.append(chosen)
        entry = QStandardItem(words)
        entry.setToolTip(tip)
        entry.setEnabled(chosen is not None)
        model = self.model()
        if isinstance(model, QStandardItemModel):
            model.appendRow(entry)

    def _choose(self, place: int) -> None:
        entry = self._entries[place]
        if entry is not None:
            choose(self._session, entry)


class PresetBox(ElidedBox):
    """Settings with a name; shows the one in force, or the one that was changed since."""

    def __init__(self, session: Session, presets: Presets) -> None:
        super().__init__()
        self._session, self._presets = session, presets
        self._shown: tuple[Preset, ...] = ()
        self.setObjectName("toolbar.preset")
        self.setAccessibleName(self.tr("Preset"))
        presets.library.changed.connect(self._fill)
        session.lab.changed.connect(self._follow_lab)
        self.activated.connect(self._choose)
        self._fill()

    def show_trace(self, trace: Trace) -> None:
        library = self._presets.library
        secret = is_mystery(self._session)  # the name of a preset would tell what is hidden
        preset = None if secret else library.fitting(trace.experiment)
        changed, words = library.applied, self.tr("Own settings")
        if preset is None and changed is not None and not secret:
            words = f"{changed.name} •"
        with QSignalBlocker(self):
            self.setPlaceholderText(words)
            self.setCurrentIndex(self._shown.index(preset) if preset in self._shown else -1)
        told = self.tr("• changed since it was applied") if words[-1] == "•" else ""
        why = why_not(self._session, "presets")
        self.setEnabled(not why)
        self.setToolTip(why or told or self.currentText())  # the name may be wider than the list

    def _follow_lab(self) -> None:
        self.show_trace(self._session.trace)

    def _fill(self) -> None:
        self._shown = self._presets.library.presets()
        with QSignalBlocker(self):
            self.clear()
            for place, preset in enumerate(self._shown):
                self.addItem(preset.name)
                note = say(preset.note) if preset.is_built_in else preset.note
                tip = f"{preset.settings}\n{note}".strip()
                self.setItemData(place, tip, Qt.ItemDataRole.ToolTipRole)
            self.insertSeparator(self.count())
            self.addItem(self.tr("All presets…"))
        self.show_trace(self._session.trace)

    def _choose(self, place: int) -> None:
        if place < len(self._shown):
            self._presets.apply(self._shown[place])
            return
        self.show_trace(self._session.trace)
        self._presets.open_dialog()
