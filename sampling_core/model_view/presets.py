"""A preset: settings with a name, as values and as a file of ours holds them."""

from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

import msgspec

from sampling_core.chain import Chain
from sampling_core.documents import StoredChain, chain_of, stored_chain
from sampling_core.experiment import Experiment
from sampling_core.history import Record

FORMAT, VERSION = "samplinglab/preset", 1
BASELINE = "Baseline"
MINE, IMPORTED = "Mine", "Imported"


class Stored(msgspec.Struct, omit_defaults=True):
    """A preset as a file of ours holds it; keys that we do not know stay out of the list."""

    name: str
    chain: StoredChain
    pick: str = "sample"
    group: str = MINE
    note: str = ""
    tags: tuple[str, ...] = ()
    origin: str = ""
    made: float = 0.0  # seconds since 1970, UTC


class PresetFile(msgspec.Struct):
    """A file of presets, each still to be read by itself."""

    presets: tuple[msgspec.Raw, ...]
    format: str = FORMAT
    version: int = VERSION


@dataclass(frozen=True)
class Preset:
    """A chain with a name."""

    name: str
    group: str
    chain: Chain
    pick: str = "sample"
    note: str = ""
    tags: tuple[str, ...] = ()
    origin: str = ""
    made: float = field(default=0.0, compare=False)

    @property
    def settings(self) -> str:
        return self.chain.settings() + ("  greedy" if self.pick == "greedy" else "")

    @property
    def is_built_in(self) -> bool:
        return self.group not in (MINE, IMPORTED)

    def holds(self, text: str) -> bool:
        """Whether its words contain ``text``, in any case of letters."""
        words = (self.name, self.group, self.note, self.settings, self.origin, *self.tags)
        return text.casefold() in " ".join(words).casefold()

    def fits(self, experiment: Experiment) -> bool:
        """Whether an experiment has its samplers at work, in its order."""
        same = at_work(self.chain) == at_work(experiment.chain)
        return same and self.pick == experiment.pick


def at_work(chain: Chain) -> tuple[object, ...]:
    """Return what a chain does: its engine, and the samplers at work in order."""
    return chain.engine, tuple(sampler for sampler in chain if not sampler.is_off)


def preset_from(stored: Stored) -> Preset:
    """Return a preset that was stored; raises a LabError for what no sampler takes."""
    return Preset(
        stored.name, stored.group, chain_of(stored.chain), stored.pick, stored.note, stored.tags,
        stored.origin, stored.made,
    )  # fmt: skip


def stored_preset(preset: Preset) -> dict[str, Any]:
    """Return a preset as JSON holds it."""
    stored = Stored(
        preset.name, stored_chain(preset.chain), preset.pick, preset.group, preset.note,
        preset.tags, preset.origin, preset.made,
    )  # fmt: skip
    made: dict[str, Any] = msgspec.to_builtins(stored)
    return made


def _built_in() -> tuple[Preset, ...]:
    data = files("resources").joinpath("presets", "built-in.json").read_bytes()
    return tuple(
        preset_from(msgspec.json.decode(raw, type=Stored)) for raw in shelf_of(data).presets
    )


def shelf_of(data: bytes) -> PresetFile:
    """Return the presets of a file, unread; raises msgspec.MsgspecError."""
    return msgspec.json.decode(data, type=PresetFile)


PRESETS: tuple[Preset, ...] = _built_in()


def words_of(record: Record) -> str:
    """Return the settings of a record, with “baseline” where they are that."""
    same = record.settings == PRESETS[0].settings
    return f"{record.settings}  baseline" if same else record.settings
