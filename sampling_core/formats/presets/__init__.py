"""Presets of every tool: read, written with what is lost, and checked.

``read`` recognises the format by its keys, ``write`` tells in a sentence each what the target
cannot express or computes differently, ``lint`` finds what is wrong or surprising.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sampling_core.chain import Chain
from sampling_core.errors import FileError, ParameterError
from sampling_core.files import Unreadable, decoded, printable, read_bytes
from sampling_core.formats.presets.answers import AnAnswer, check_is_no_answer
from sampling_core.formats.presets.anthropic import Anthropic
from sampling_core.formats.presets.draft import Draft, Finding
from sampling_core.formats.presets.form import Format
from sampling_core.formats.presets.koboldcpp import KoboldCpp
from sampling_core.formats.presets.lab import LabFormat, write_all
from sampling_core.formats.presets.lint import findings_of
from sampling_core.formats.presets.llama_cpp_cli import LlamaCppCli
from sampling_core.formats.presets.llama_cpp_server import LlamaCppServer
from sampling_core.formats.presets.lm_studio import LmStudio
from sampling_core.formats.presets.mlx_lm import MlxLm
from sampling_core.formats.presets.ollama import Ollama
from sampling_core.formats.presets.ollama_modelfile import OllamaModelfile
from sampling_core.formats.presets.openai import OpenAI
from sampling_core.formats.presets.preset import Preset, preset_of
from sampling_core.formats.presets.sheet import Sheet, sheet_of
from sampling_core.formats.presets.sillytavern import SillyTavern
from sampling_core.formats.presets.text_generation_webui import TextGenerationWebui
from sampling_core.formats.presets.tgi import Tgi
from sampling_core.formats.presets.transformers import Transformers
from sampling_core.formats.presets.translate import reported
from sampling_core.formats.presets.vllm import Vllm

LARGEST_FILE = 4 * 2**20  # bytes

LAB = LabFormat()
FORMATS: tuple[Format, ...] = (
    LAB, Transformers(), LlamaCppCli(), LlamaCppServer(), Vllm(), OllamaModelfile(), Ollama(),
    OpenAI(), Anthropic(), TextGenerationWebui(), SillyTavern(), KoboldCpp(), LmStudio(), Tgi(),
    MlxLm(),
)  # fmt: skip
NAMES = tuple(each.name for each in FORMATS)


class NotSettingsError(FileError):
    """What a server answered, where settings are needed."""


@dataclass(frozen=True)
class Read:
    """What a text holds: a preset, and what its reader should know."""

    preset: Preset
    format: str
    warnings: tuple[str, ...] = ()  # what the reading had to decide
    findings: tuple[Finding, ...] = ()  # what is wrong or surprising in the text itself


@dataclass(frozen=True)
class Written:
    """A preset as a tool takes it, and a sentence for each thing that is lost."""

    text: str
    losses: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()  # those losses that are written, but computed differently
    stand_ins: tuple[str, ...] = ()  # what the tool needs and the preset does not name

    @property
    def left_out(self) -> tuple[str, ...]:
        """The losses that are no mere differences."""
        return tuple(loss for loss in self.losses if loss not in self.differences)


def format_called(name: str) -> Format:
    """Return the format called ``name``; raises ParameterError when there is none."""
    for each in FORMATS:
        if each.name == name:
            return each
    raise ParameterError("format", name, "one of " + ", ".join(NAMES))


def read(given: str | os.PathLike[str], form: str | None = None) -> Read:
    """Return the preset of a path (``Path``) or a text (``str``).

    ``form`` names the format; else it is recognised by its keys. Raises FileError in one sentence
    that names the place.
    """
    where = "" if isinstance(given, str) else f"{printable(Path(given).name)}: "
    try:
        text = given if isinstance(given, str) else decoded(read_bytes(given, LARGEST_FILE))
        sheet = sheet_of(text)
        check_is_no_answer(sheet, _names())
        found, doubts = _recognised(sheet, form)
        preset, draft = found.read(sheet)
    except AnAnswer as problem:
        raise NotSettingsError(f"{where}{problem}") from None
    except Unreadable as problem:
        raise FileError(f"{where}{problem}") from None
    _tell_twice(sheet, draft)
    _tell_breakers(preset, draft)
    warnings = dict.fromkeys((*doubts, *sheet.repairs, *draft.warnings))
    return Read(preset, found.name, tuple(warnings), tuple(draft.findings))


def read_library(given: str | os.PathLike[str]) -> tuple[Preset, ...]:
    """Return every preset of a file of the lab; raises FileError."""
    where = "" if isinstance(given, str) else f"{printable(Path(given).name)}: "
    try:
        text = given if isinstance(given, str) else decoded(read_bytes(given, LARGEST_FILE))
        return LAB.read_all(sheet_of(text))[0]
    except Unreadable as problem:
        raise FileError(f"{where}{problem}") from None


def write(given: Preset | Chain, form: str, **more: object) -> Written:
    """Return a preset or chain as the format ``form``, with everything that is lost.

    ``more``: fields of ``Preset`` beside a chain, such as ``seed=42``.
    """
    preset = preset_of(given, **more) if isinstance(given, Chain) else given
    text, report = reported(preset, format_called(form))
    differences = tuple(loss for loss in report.losses if loss in report.differences)
    return Written(text, tuple(report.losses), differences, tuple(report.stand_ins))


def write_library(presets: Sequence[Preset]) -> str:
    """Return presets as one file of the lab."""
    return write_all(presets)


def lint(given: Preset | str) -> tuple[Finding, ...]:
    """Return what is wrong or surprising in a preset, or in the text of one."""
    if isinstance(given, Preset):
        return findings_of(given, format_called(given.format))
    return findings(read(given))


def findings(found: Read) -> tuple[Finding, ...]:
    """Return what is wrong or surprising in what was read."""
    return (*found.findings, *findings_of(found.preset, format_called(found.format)))


def named(preset: Preset, name: str) -> Preset:
    """Return a preset under another name."""
    return replace(preset, name=name)


def _names() -> frozenset[str]:
    """Every name under which any tool takes a number that the lab knows."""
    return frozenset(name for each in FORMATS for key in each.keys for name in key.names)


def _recognised(sheet: Sheet, form: str | None) -> tuple[Format, tuple[str, ...]]:
    if form is not None:
        return format_called(form), ()
    scores = [each.recognise(sheet) for each in FORMATS]
    best = max(scores)
    if best == 0:
        raise Unreadable("These are the settings of no tool that the lab knows.")
    found = FORMATS[scores.index(best)]
    if best == 1 or scores.count(best) > 1:
        return found, (f"Its keys fit several tools; it is read as {found.name}.",)
    return found, ()


def _tell_twice(sheet: Sheet, draft: Draft) -> None:
    for name in sheet.twice:
        text = f"“{name[:60]}” comes twice; the last one counts."
        draft.find("warning", "double", name, text)


def _tell_breakers(preset: Preset, draft: Draft) -> None:
    if "dry_multiplier" in preset.at_work() and preset.exact is None:
        draft.warnings.append(
            "The sequence breakers of DRY are texts; without a tokenizer the lab runs DRY "
            "without them."
        )
