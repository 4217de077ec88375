"""What bytes are, by their content: a chart, captured answers, a preset, settings, or data."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sampling_core.array_files import header_of
from sampling_core.chain import Chain
from sampling_core.engines import engine
from sampling_core.errors import DataError, FileError
from sampling_core.experiment import Source
from sampling_core.files import Unreadable
from sampling_core.formats.charts import carried
from sampling_core.formats.logits import Loaded
from sampling_core.provenance import FORMAT, Restored, restored
from sampling_core.words import say, say_count

DATA, CHART, SESSION, PRESET, CAPTURE = "data", "chart", "session", "preset", "capture"
HEAD = 64 * 1024  # bytes in which a file says what it is
LARGEST_PRESET = 4 * 2**20  # bytes
ROWS = (".csv", ".tsv", ".npy", ".npz", ".jsonl", ".ndjson")  # never a preset
COPIED = {"engine", "order", "parameters", "pick", "draws", "seed"}  # “Copy settings as JSON”
LATER = {  # kinds of our own that are not opened like this
    "samplinglab/case": "a built-in case",
}


@dataclass(frozen=True)
class Opening:
    """Something that can be opened: its kind, what will happen in a sentence, what it holds.

    ``content`` is a ``Loaded`` (data), a ``Restored`` (chart), ``Settings`` (preset), a
    ``Capture`` or a ``Lab``; None for a session, a key, a hand-in and what was only glanced at.
    """

    kind: str
    sentence: str
    name: str
    content: Any = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settings:
    """A chain to be used on the data in force; None leaves things as they are."""

    name: str
    chain: Chain
    pick: str | None = None
    draws: int | None = None
    seed: int | None = None


def chart_of(data: bytes, name: str, known: Iterable[Source]) -> Opening | None:
    """Return the opening of an exported chart; None: it is something else."""
    note = carried(data)
    if note is None:
        return None
    if not note:
        raise DataError(say("It carries no settings; only charts exported with provenance do."))
    return _restoring(note, name, known)


def own_of(data: bytes, name: str, known: Iterable[Source]) -> Opening | None:
    """Return the opening of JSON of the lab itself; None for any other."""
    if not _begins(data).startswith(b"{") or len(data) > LARGEST_PRESET:
        return None
    value = _object(data)
    kind = str(value.get("format", ""))
    if kind == FORMAT:
        return _restoring(data.decode("utf-8-sig", "replace"), name, known)
    if kind in LATER:
        raise DataError(say("This is {kind}; it cannot be opened here.", kind=say(LATER[kind])))
    if {"engine", "order", "parameters"} <= set(value) <= COPIED:
        return _copied(value, name)
    return None


def preset_of(data: bytes, name: str, given: str | Path, suffix: str = "") -> Opening | None:
    """Return the opening of a preset of any tool; None where no tool knows its keys.

    ``given`` is where ``data`` comes from: a path, or a text.
    """
    if suffix in ROWS or len(data) > LARGEST_PRESET or b"\0" in data[:HEAD]:
        return None
    from sampling_core.formats.presets import FORMATS, findings, read
    from sampling_core.formats.presets.sheet import sheet_of

    try:
        sheet = sheet_of(data.decode("utf-8-sig"))
        sure = max(each.recognise(sheet) for each in FORMATS)
    except (Unreadable, UnicodeDecodeError):
        return None
    is_doubtful = sheet.kind == "flags" and sure == 1  # “-inf” looks like a flag
    if sure == 0 or is_doubtful:
        return None
    found = read(given)
    preset = found.preset
    called = preset.name or preset.semantics.title
    settings = Settings(called, preset.chain, preset.pick, None, preset.seed)
    told = (*found.warnings, *(each.text for each in findings(found)))
    sentence = say("Apply preset: {preset}", preset=called)
    return Opening(PRESET, sentence, name, settings, tuple(dict.fromkeys(told)))


def capture_of(path: Path, data: bytes, name: str) -> Opening | None:
    """Return the opening of captured answers; None where the file may hold something else."""
    from sampling_core.formats.captures import NotACaptureError, read

    begin = _begins(data)
    if begin.startswith(b"\x93NUMPY") and len(shape_of(path)) == 1:
        return None
    if not begin.startswith((b"{", b"[", b"data:", b"event:", b"\x93NUMPY", b"PK")):
        return None
    try:
        capture = read(path)
    except NotACaptureError:
        return None
    count = len(capture)
    sentence = say_count("Open capture: 1 position", "Open capture: {count:,} positions", count)
    if capture.tag not in ("", "unknown"):
        sentence = f"{sentence}, {say(capture.tag)}"
    return Opening(CAPTURE, sentence, name, capture, capture.warnings)


def data_of(loaded: Loaded, name: str) -> Opening:
    """Return the opening of tokens and logits."""
    count = len(loaded.source)
    sentence = say("Open as data: {count:,} tokens", count=count)
    return Opening(DATA, sentence, name, loaded, loaded.warnings)


def shape_of(path: Path) -> tuple[int, ...]:
    """Return the shape of the array in an NPY file; empty where it is none."""
    try:
        with path.open("rb") as file:
            return header_of(file.read(HEAD)).shape
    except (OSError, Unreadable):
        return ()


def _restoring(note: str, name: str, known: Iterable[Source]) -> Opening:
    found: Restored = restored(note, known)
    words = found.experiment.settings().replace("  ", ", ") or say("all stages off")
    sentence = say(
        "Restore the chart’s settings: {settings}, made {day}", settings=words, day=found.made[:10]
    )
    return Opening(CHART, sentence, name, found)


def _copied(value: dict[str, Any], name: str) -> Opening:
    """Return the settings that the lab itself copied as JSON; raises a LabError."""
    order, given = value["order"], value["parameters"]
    if not isinstance(order, list) or not isinstance(given, dict):
        raise FileError(say("“order” must be a list and “parameters” an object."))
    if {"defaults", "order", "leave_out", "self"} & set(given):
        raise FileError(say("“parameters” holds a name that is none of a parameter."))
    usual = engine(str(value["engine"]))
    follows = [step for step in usual.order if step in order] == order
    chain = usual.chain("off", None if follows else order, **given)
    whole = {key: value.get(key) for key in ("draws", "seed")}
    pick = value.get("pick")
    settings = Settings(chain.settings().replace("  ", ", "), chain, pick, **whole)
    words = settings.name or say("all stages off")
    return Opening(PRESET, say("Apply settings: {settings}", settings=words), name, settings)


def _object(data: bytes) -> dict[str, Any]:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _begins(data: bytes) -> bytes:
    return data[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
