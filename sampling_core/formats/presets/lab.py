"""The lab's own presets: JSON with the exact chain, one or many in a file."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import msgspec

from sampling_core.documents import StoredChain, chain_of, stored_chain
from sampling_core.engines import engine
from sampling_core.errors import LabError
from sampling_core.files import Unreadable
from sampling_core.formats.presets.draft import Draft, Report
from sampling_core.formats.presets.extras import Extras, read_extras
from sampling_core.formats.presets.form import Flat, Format
from sampling_core.formats.presets.preset import LAB, Preset, preset_of
from sampling_core.formats.presets.sheet import Sheet

FORMAT, VERSION = "samplinglab/preset", 1
MOST = 1_000  # presets in a file
LONGEST = 64  # samplers in a chain
OWN = ("format", "version", "chain", "name", "pick", "seed", "max_tokens", "stop", "n", "breakers",
       "presets")  # fmt: skip


class LabFormat(Format):
    """Exact: a chain comes back as it was, with what is switched off."""

    name = "lab"
    title = "Sampling Lab"
    suffix = ".sppreset"
    semantics = LAB
    extras = Extras(("seed",), ("max_tokens",), ("stop",), ("n",))

    def recognise(self, sheet: Sheet) -> int:
        return 3 if sheet.has("format") and sheet.value["format"] == FORMAT else 0

    def read(self, sheet: Sheet) -> tuple[Preset, Draft]:
        presets, draft = self.read_all(sheet)
        if len(presets) > 1:
            draft.warnings.append(f"The file holds {len(presets)} presets; this is the first.")
        return presets[0], draft

    def read_all(self, sheet: Sheet) -> tuple[tuple[Preset, ...], Draft]:
        """Return every preset of a file; raises Unreadable."""
        outer, _ = self.unwrap(sheet)
        _check_version(outer)
        listed = outer.get("presets", [outer])
        if not isinstance(listed, list) or not listed or len(listed) > MOST:
            raise Unreadable(f"“presets” must be a list of 1 to {MOST:,} presets.")
        draft = Draft(self.title)
        around = {name: value for name, value in outer.items() if name not in OWN}
        presets = tuple(
            self._one(each, place, draft, around if listed is outer.get("presets") else {})
            for place, each in enumerate(listed, 1)
        )
        return presets, draft

    def _one(self, value: Any, place: int, draft: Draft, around: Flat) -> Preset:
        if not isinstance(value, dict):
            raise Unreadable(f"Preset {place} must be an object with named values.")
        chain = _chain(value.get("chain"), place)
        each = Draft(self.title)
        read_extras(self.extras, value, each)
        draft.findings += each.findings
        pick = value.get("pick", "sample")
        if pick not in ("sample", "greedy"):
            raise Unreadable(f"Preset {place}: “pick” must be “sample” or “greedy”.")
        breakers = value.get("breakers")
        texts = isinstance(breakers, list) and all(isinstance(text, str) for text in breakers)
        preset = preset_of(
            chain, pick=pick, seed=each.seed, max_tokens=each.max_tokens, stop=each.stop,
            n=each.n, name=_name(value.get("name")), envelope=around,
            rest={name: inner for name, inner in value.items() if name not in OWN},
        )  # fmt: skip
        return replace(preset, breakers=tuple(breakers) if texts and breakers else None)

    def write(self, preset: Preset) -> tuple[str, Report]:
        """Return one preset as a file."""
        return write_all([preset]), Report(self.title)


def write_all(presets: Sequence[Preset]) -> str:
    """Return presets as one file, their keys sorted; one alone stands without a list.

    Raises LabError where a tool refuses its own preset.
    """
    head: Flat = {"format": FORMAT, "version": VERSION}
    if len(presets) == 1:
        whole = {**head, **_written(presets[0])}
    else:
        around = presets[0].envelope if presets and presets[0].format == "lab" else {}
        whole = {**around, **head, "presets": [_written(preset) for preset in presets]}
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _written(preset: Preset) -> Flat:
    written: Flat = dict(preset.rest) if preset.format == "lab" else {}
    written |= {"chain": msgspec.to_builtins(stored_chain(preset.chain)), "pick": preset.pick}
    for name, value, none in (
        ("name", preset.name, ""), ("seed", preset.seed, None), ("n", preset.n, 1),
        ("max_tokens", preset.max_tokens, None), ("stop", list(preset.stop), []),
        ("breakers", None if preset.breakers is None else list(preset.breakers), None),
    ):  # fmt: skip
        if value != none:
            written[name] = value
    return written


def _check_version(outer: Flat) -> None:
    if outer.get("format") != FORMAT:
        raise Unreadable(f"A preset of the lab says “format”: “{FORMAT}”.")
    version = outer.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise Unreadable("“version” must be a whole number from 1.")
    if version > VERSION:
        raise Unreadable(
            f"The preset is of version {version}, this lab reads version {VERSION}: "
            "a newer Sampling Lab wrote it."
        )


def _chain(value: Any, place: int) -> Any:
    try:
        stored = msgspec.convert(value, StoredChain)
        if len(stored.samplers) > LONGEST:
            raise Unreadable(f"Preset {place} has more than {LONGEST} samplers.")
        engine(stored.engine)
        return chain_of(stored)
    except (msgspec.ValidationError, UnicodeError) as error:
        raise Unreadable(f"Preset {place}: “chain” cannot be read ({error}).") from None
    except LabError as error:
        raise Unreadable(f"Preset {place}: {error}") from None


def _name(value: Any) -> str:
    return value[:200] if isinstance(value, str) else ""
