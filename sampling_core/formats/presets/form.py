"""What a preset format is: how it is recognised, read and written."""

import json
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar

from sampling_core.engine import KINDS, parameters_of
from sampling_core.files import Unreadable
from sampling_core.formats.presets.around import left_out
from sampling_core.formats.presets.biases import lose_biases
from sampling_core.formats.presets.draft import Draft, Report
from sampling_core.formats.presets.extras import Extras, read_extras, write_extras
from sampling_core.formats.presets.keys import Key, read_keys
from sampling_core.formats.presets.preset import Preset, Semantics, sampler_of
from sampling_core.formats.presets.sheet import Sheet
from sampling_core.formats.presets.working import matters_to_greedy
from sampling_core.formats.presets.writing import said_by, write_keys

Flat = dict[str, Any]


class Format(ABC):
    """One format; a subclass fills the tables and overrides what is special."""

    name: ClassVar[str]
    title: ClassVar[str]
    suffix: ClassVar[str] = ".json"
    semantics: ClassVar[Semantics]
    keys: ClassVar[tuple[Key, ...]] = ()
    extras: ClassVar[Extras] = Extras()
    greedy: ClassVar[Mapping[str, Any]] = {"temperature": 0}  # how it says: take the likeliest
    blank: ClassVar[Mapping[str, Any]] = {}  # what stands around a preset from elsewhere
    stands_in: ClassVar[tuple[str, ...]] = ()  # a sentence on each thing that is made up there
    greedy_ignores: ClassVar[bool] = False  # whether every cut is ignored then

    @abstractmethod
    def recognise(self, sheet: Sheet) -> int:
        """Return how sure it is: 0 not ours, 1 may be, 2 likely, 3 certainly."""

    # Reading.

    def read(self, sheet: Sheet) -> tuple[Preset, Draft]:
        """Return the preset of a sheet, and what was found on the way; raises Unreadable."""
        flat, envelope = self.unwrap(sheet)
        draft = Draft(self.title)
        draft.silent = {key.parameter: key.default for key in self.keys if key.default is not None}
        used = read_keys(self.keys, flat, draft) | read_extras(self.extras, flat, draft)
        used |= self.special(flat, draft)
        self._read_greedy(draft)
        rest = {name: value for name, value in flat.items() if name not in used}
        preset = Preset(
            self.name, self.meaning(flat), draft.parameters, draft.silent, draft.resting,
            draft.order, draft.pick, draft.seed, draft.max_tokens, draft.stop, draft.n,
            draft.name, draft.breakers, rest, envelope,
        )  # fmt: skip
        return preset, draft

    def unwrap(self, sheet: Sheet) -> tuple[Flat, Flat]:
        """Return the named values of a sheet, and what stands around them."""
        if not isinstance(sheet.value, dict):
            raise Unreadable(f"A preset of {self.title} is an object with named values.")
        return {str(name): value for name, value in sheet.value.items()}, {}

    def special(self, flat: Flat, draft: Draft) -> set[str]:
        """Read what is no plain number: orders, biases; return the names that were used."""
        return set()

    def meaning(self, flat: Flat) -> Semantics:
        """Return what is made of the numbers."""
        return self.semantics

    def _read_greedy(self, draft: Draft) -> None:
        """A temperature of 0 takes the likeliest, unless it is the centre of a range."""
        effective = {**draft.silent, **draft.parameters}
        if effective.get("temperature") == 0.0 and not effective.get("dynatemp_range"):
            draft.pick = "greedy"
            draft.parameters.pop("temperature", None)
            draft.silent.pop("temperature", None)

    # Writing.

    def write(self, preset: Preset) -> tuple[str, Report]:
        """Return the text, and what it does not say."""
        report = Report(self.title)
        said = said_by(preset)
        if preset.is_greedy and self.greedy_ignores:
            said = self._only_penalties(said, report)
        flat = write_keys(self._keys(preset), said, preset, report)
        if preset.is_greedy:
            flat |= self.greedy
        flat |= write_extras(self.extras, preset, report)
        self.also(preset, said, flat, report)
        return self.render(*self._with_rest(flat, preset, report), preset), report

    def _keys(self, preset: Preset) -> tuple[Key, ...]:
        """Return the numbers that are worth writing."""
        if not (preset.is_greedy and self.greedy_ignores):
            return self.keys
        return tuple(k for k in self.keys if KINDS[sampler_of(k.parameter)].group == "Penalise")

    def also(self, preset: Preset, said: Flat, flat: Flat, report: Report) -> None:
        """Write what is no plain number: orders, biases; these have no word in most formats."""
        lose_biases(said, report)

    def render(self, flat: Flat, envelope: Flat, preset: Preset) -> str:
        """Return the text of named values and of what stands around them."""
        return as_json({**envelope, **flat})

    def _only_penalties(self, said: Flat, report: Report) -> Flat:
        cuts = [name for name, kind in KINDS.items() if kind.group != "Penalise"]
        ignored = parameters_of(KINDS[name] for name in cuts)
        for name in cuts:
            if any(p in said for p in parameters_of([KINDS[name]])) and matters_to_greedy(
                KINDS[name]()
            ):
                report.lose(f"{self.title} ignores {name} when it is greedy.", name)
        return {name: value for name, value in said.items() if name not in ignored}

    def _with_rest(self, flat: Flat, preset: Preset, report: Report) -> tuple[Flat, Flat]:
        """Return what is written with what the lab does not know, if it is of this tool."""
        if preset.format == self.name:
            return {**preset.rest, **flat}, dict(preset.envelope)
        for text in left_out({**preset.rest, **preset.envelope}):
            report.lose(text)
        report.stand_ins += self.stands_in
        return flat, dict(self.blank)


def as_json(value: Any) -> str:
    """Return a value as indented JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
