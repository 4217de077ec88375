"""The library: the built-in presets, what the user keeps, and what was imported."""

import json
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QSaveFile, Signal

from sampling_core.errors import FileError, LabError
from sampling_core.experiment import Experiment
from sampling_core.model_view.presets import (
    FORMAT,
    MINE,
    PRESETS,
    VERSION,
    Preset,
    Stored,
    at_work,
    preset_from,
    shelf_of,
    stored_preset,
)
from sampling_core.words import say


class Library(QObject):
    """The built-in presets, and the user's in one file; every change is on the disk at once."""

    changed = Signal()

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._own: list[Preset] = []
        self._unread: list[msgspec.Raw] = []  # presets that this version cannot read: kept
        self.problem = ""  # why the user's presets are not there
        self.applied: Preset | None = None
        self._load()

    def presets(self) -> tuple[Preset, ...]:
        """Return all: the baseline first, then the built-in ones, the user's, the imported."""
        own = sorted(self._own, key=lambda preset: preset.group != MINE)
        return (*PRESETS, *own)

    def called(self, name: str) -> Preset | None:
        """Return the user's preset of a name."""
        return next((preset for preset in self._own if preset.name == name), None)

    def fitting(self, experiment: Experiment) -> Preset | None:
        """Return the preset that an experiment follows; the one applied is asked first."""
        asked = (self.applied, *self.presets()) if self.applied else self.presets()
        return next((preset for preset in asked if preset.fits(experiment)), None)

    def keep(self, preset: Preset) -> Preset:
        """Keep a preset of the user's; one of the same name and group is replaced."""
        made = replace(preset, made=preset.made or time.time())
        same = [each for each in self._own if (each.name, each.group) == (made.name, made.group)]
        place = self._own.index(same[0]) if same else len(self._own)
        self._change([*self._own[:place], made, *self._own[place + len(same[:1]) :]])
        return made

    def twin(self, preset: Preset) -> Preset | None:
        """Return a preset that is kept already and does the same."""
        known = (each for each in self.presets() if each.pick == preset.pick)
        return next((each for each in known if at_work(each.chain) == at_work(preset.chain)), None)

    def remove(self, preset: Preset) -> None:
        self._change([each for each in self._own if each != preset])

    def rename(self, preset: Preset, name: str) -> Preset:
        """Give one of the user's presets another name; raises a LabError for a name in use."""
        if self.called(name) is not None:
            raise LabError(say("There is a preset called “{name}” already.", name=name))
        named = replace(preset, name=name)
        self._change([named if each == preset else each for each in self._own])
        return named

    def put(self, presets: Iterable[Preset]) -> None:
        """Have exactly these presets of the user's: undo and redo."""
        self._change(list(presets))

    @property
    def own(self) -> tuple[Preset, ...]:
        """The user's presets and the imported ones."""
        return tuple(self._own)

    def free_name(self, name: str) -> str:
        """Return ``name``, with a number behind it where it is in use."""
        names = {preset.name for preset in self.presets()}
        number = 2
        free = name
        while free in names:
            free, number = f"{name} {number}", number + 1
        return free

    def _change(self, own: list[Preset]) -> None:
        before, self._own = self._own, own
        try:
            self._write()
        except FileError:
            self._own = before
            raise
        self.changed.emit()

    def _load(self) -> None:
        if self._file is None or not self._file.is_file():
            return
        try:
            shelf = shelf_of(self._file.read_bytes())
        except (OSError, msgspec.MsgspecError) as error:
            self.problem = say(
                "“{file}” cannot be read: {error}. It stays as it is.",
                file=self._file.name, error=error,
            )  # fmt: skip
            return
        if shelf.format != FORMAT or shelf.version > VERSION:
            self.problem = say(
                "“{file}” was made with a newer version of the lab.", file=self._file.name
            )
            return
        for raw in shelf.presets:
            try:
                self._own.append(preset_from(msgspec.json.decode(raw, type=Stored)))
            except (msgspec.MsgspecError, LabError):
                self._unread.append(raw)

    def _write(self) -> None:
        """Write the file in one step; a problem leaves the old one as it was."""
        if self._file is None:
            return
        if self.problem:
            raise FileError(self.problem)
        unread = [json.loads(bytes(raw)) for raw in self._unread]
        listed = [stored_preset(preset) for preset in self._own] + unread
        whole = {"format": FORMAT, "version": VERSION, "presets": listed}
        text = json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        file = QSaveFile(str(self._file))
        done = file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(text.encode()) >= 0
        if not (done and file.commit()):
            raise FileError(
                say("“{file}” cannot be written: {error}.",
                    file=self._file, error=file.errorString())
            )  # fmt: skip
