"""What the window does with presets: apply, keep, change, delete; each can be undone."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QWidget

from desktop.concealed import refuse_locked, refuse_settings, settings_shown
from desktop.notice import NoticeBar
from desktop.settings import Settings
from desktop.style import Look
from sampling_core.chain import Chain
from sampling_core.errors import LabError
from sampling_core.experiment import Experiment
from sampling_core.fields import Number, specs
from sampling_core.model_view.library import Library
from sampling_core.model_view.presets import IMPORTED, MINE, Preset
from sampling_core.model_view.replacement import Replacement
from sampling_core.model_view.session import Session
from sampling_core.sampler import Sampler
from sampling_core.trace import run
from sampling_core.words import say

if TYPE_CHECKING:
    from sampling_core.recognise import Opening


class Presets(QObject):
    """Owns no preset: the library does; the session is what settings are applied to."""

    def __init__(
        self,
        window: QWidget,
        look: Look,
        session: Session,
        settings: Settings,
        library: Library,
        notice: NoticeBar,
    ) -> None:
        super().__init__(window)
        self._window, self._look, self._session = window, look, session
        self.settings, self._notice = settings, notice
        self.library = library

    def open_dialog(self) -> None:
        from desktop.preset_dialog import PresetDialog

        PresetDialog(self._look, self._session, self, self._window).open()

    def apply(self, preset: Preset, *, values_only: bool = False) -> None:
        """Use a preset on the data in force, as one step of undo; raises what a lab refuses."""
        refuse_locked(self._session, "presets")
        now = self._session.experiment
        chain = with_values(now.chain, preset.chain) if values_only else preset.chain
        self.library.applied = None if values_only else preset
        words = self.tr("Apply preset {name}").format(name=preset.name)
        self._session.edit(now.with_(chain=chain, pick=preset.pick), words)
        self.library.changed.emit()

    def revert(self) -> None:
        """Bring back the preset that was applied last, as it is kept."""
        if self.library.applied is not None:
            self.apply(self.library.applied)

    def ask_to_keep(self) -> None:
        """Ask for a name and keep the settings in force under it."""
        refuse_locked(self._session, "presets")
        refuse_settings(self._session)
        name, is_given = QInputDialog.getText(
            self._window, self.tr("Keep as a preset"), self.tr("Name"), text=self.offered_name()
        )
        if is_given and name.strip():
            self.keep(name.strip())

    def offered_name(self) -> str:
        settings = settings_shown(self._session, self._session.experiment).replace("  ", ", ")
        return self.library.free_name(settings or self.tr("Nothing on"))

    def keep(self, name: str, note: str = "") -> Preset:
        """Keep the settings in force; says so where a preset does the same already."""
        refuse_locked(self._session, "presets")
        refuse_settings(self._session)
        preset = preset_of(self._session.experiment, name, note)
        twin = self.library.twin(preset)
        kept = self._keep(preset, self.tr("Keep preset {name}").format(name=name))
        self.library.applied = kept
        self.library.changed.emit()
        words = self.tr("“{name}” is kept.").format(name=name)
        if twin is not None and twin.name != name:
            words += " " + self.tr("“{name}” does the same.").format(name=twin.name)
        self._notice.tell(words)
        return kept

    def update(self, preset: Preset) -> Preset:
        """Give one of the user's presets the settings in force."""
        refuse_settings(self._session)
        now = self._session.experiment
        after = replace(preset, chain=now.chain, pick=now.pick)
        self.library.applied = after
        return self._keep(after, self.tr("Update preset {name}").format(name=preset.name))

    def duplicate(self, preset: Preset) -> Preset:
        name = self.library.free_name(preset.name)
        copy = replace(preset, name=name, group=MINE, made=0.0)
        return self._keep(copy, self.tr("Duplicate preset {name}").format(name=preset.name))

    def rename(self, preset: Preset, name: str) -> None:
        """Give one of the user's presets another name; raises a LabError for one in use."""
        if self.library.called(name) is not None:
            words = self.tr("There is a preset called “{name}” already.")
            raise LabError(words.format(name=name))
        named = [replace(each, name=name) if each == preset else each for each in self._own()]
        self._push(named, self.tr("Rename preset {name}").format(name=preset.name))

    def note(self, preset: Preset, note: str) -> None:
        """Write a note on one of the user's presets."""
        noted = [replace(each, note=note) if each == preset else each for each in self._own()]
        self._push(noted, self.tr("Note on preset {name}").format(name=preset.name))

    def delete(self, preset: Preset) -> None:
        left = [each for each in self._own() if each != preset]
        self._push(left, self.tr("Delete preset {name}").format(name=preset.name))

    def take(self, opening: "Opening") -> None:
        """Apply a preset from a file, and keep it among the imported ones."""
        refuse_locked(self._session, "presets")
        found = opening.content
        name, now = found.name, self._session.experiment
        pick = found.pick or now.pick
        preset = Preset(name, IMPORTED, found.chain, pick, origin=opening.name)
        given = {"draws": found.draws, "seed": found.seed}
        changes = {what: value for what, value in given.items() if value is not None}
        after = now.with_(chain=found.chain, pick=pick, **changes)
        words = self.tr("Preset {name}").format(name=name)
        self._session.lab.check_edit(after)
        run(after)  # what is locked or cannot run is refused before anything changes
        self._session.undo_stack.beginMacro(words)
        try:
            self._session.edit(after, words)
            if opening.name and self.library.twin(preset) is None:  # not what was only pasted
                self._keep(preset, words)
        finally:  # the library may not be writable
            self._session.undo_stack.endMacro()
        self.library.applied = preset
        self.library.changed.emit()
        if opening.warnings:
            self._notice.tell(" ".join(map(say, opening.warnings)))

    def open_file(self, path: Path) -> tuple[Preset, ...]:
        """Import every preset of a file of any tool; returns them, raises FileError."""
        from sampling_core.formats.presets import LAB, read, read_library

        found = read(path)
        each = read_library(path) if found.format == LAB.name else (found.preset,)
        made = [
            Preset(one.name or path.stem, IMPORTED, one.chain, one.pick, origin=path.name)
            for one in each
        ]
        known = [one for one in self._own() if (one.name, one.group) not in _names(made)]
        self._push([*known, *made], self.tr("Import {file}").format(file=path.name))
        return tuple(made)

    def _own(self) -> list[Preset]:
        return list(self.library.own)

    def _keep(self, preset: Preset, words: str) -> Preset:
        about = preset.name, preset.group
        own = [each for each in self._own() if (each.name, each.group) != about]
        self._push([*own, preset], words)
        return preset

    def _push(self, own: Sequence[Preset], words: str) -> None:
        """Change the library as one step of undo; what cannot be written changes nothing."""
        before = self.library.own
        self.library.put(own)
        self._session.undo_stack.push(Replacement(self.library.put, before, tuple(own), words))


def preset_of(experiment: Experiment, name: str, note: str = "") -> Preset:
    """Return the settings of an experiment under a name."""
    return Preset(name, MINE, experiment.chain, experiment.pick, note)


def with_values(chain: Chain, other: Chain) -> Chain:
    """Return ``chain`` with the values of ``other`` in its own order.

    What only ``other`` has at work comes last; what it does not have is switched off.
    """
    given = {sampler.name: sampler for sampler in other}
    kept = [_valued(sampler, given.get(sampler.name)) for sampler in chain]
    names = {sampler.name for sampler in chain}
    more = [s for s in other if s.name not in names and not s.is_off]
    return replace(chain, samplers=(*kept, *more))


def _valued(sampler: Sampler, given: Sampler | None) -> Sampler:
    if given is None:
        return replace(sampler, on=False)
    numbers = {
        name: getattr(given, name)
        for name, spec in specs(given).items()
        if isinstance(spec, Number)
    }
    return replace(sampler, on=given.on, **numbers)


def _names(presets: Sequence[Preset]) -> set[tuple[str, str]]:
    return {(preset.name, preset.group) for preset in presets}
