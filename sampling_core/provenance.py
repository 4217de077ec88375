"""Provenance: what an exported chart says of how it was made, so that it can be made again."""

import base64
import hashlib
import time
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace

import msgspec
import numpy as np

from sampling_core.errors import DataError, LabError
from sampling_core.experiment import Experiment, Source, Tail
from sampling_core.files import Unreadable
from sampling_core.formats.charts.bounded import inflated, unarmoured
from sampling_core.history.documents import StoredExperiment, decode, encode, experiment_of
from sampling_core.history.sources import digest
from sampling_core.version import VERSION as PROGRAM
from sampling_core.words import say

FORMAT, VERSION = "samplinglab/provenance", 1
PLAIN = 2000  # up to so many tokens are written as JSON lists
LARGEST = 2**20  # characters of packed data; what needs more is named, not carried
SHORT = 6  # digits of the mark under a chart
DAMAGED = "The settings inside this chart were changed or damaged."


class _Document(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """What the parts of a note have in common."""


class StoredData(_Document):
    """The data of a chart: named always, carried where there is room."""

    name: str
    origin: str
    count: int
    digest: str
    tag: str = ""
    tail: dict[str, float] | None = None  # the fields of ``Tail``
    is_single: bool = False  # whether the logits are float32
    tokens: tuple[str, ...] | None = None
    keys: tuple[str, ...] | None = None
    logits: tuple[float | str, ...] | None = None
    packed: str = ""  # ``Packed``, compressed, in base64


class Packed(msgspec.Struct):
    """Large data: little-endian numbers, and texts."""

    logits: bytes
    tokens: tuple[str, ...] | None
    keys: tuple[str, ...] | None


class StoredView(_Document):
    """Which view was exported, and how it looked."""

    name: str
    settings: dict[str, str] = {}


class Note(_Document, omit_defaults=False):
    """The whole note, as JSON holds it."""

    format: str
    version: int
    app: str
    made: str  # UTC, “2026-05-11T09:30:00Z”
    experiment: StoredExperiment
    data: StoredData
    view: StoredView
    digest: str = ""  # of experiment, data and view: the same for the same chart


@dataclass(frozen=True)
class Provenance:
    """A note as text, and the short mark that stands under the chart."""

    text: str
    mark: str


@dataclass(frozen=True)
class Restored:
    """What a note brings back."""

    experiment: Experiment
    view: str  # the name of a panel; “” for none
    settings: Mapping[str, str]
    made: str
    mark: str


def provenance(
    experiment: Experiment,
    view: str = "",
    settings: Mapping[str, str] | None = None,
    when: float | None = None,
) -> Provenance:
    """Return the note for a chart of an experiment; ``when`` is in seconds since 1970."""
    made = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() if when is None else when))
    stored = decode(encode(experiment, 0))
    note = Note(
        FORMAT, VERSION, PROGRAM, made, stored, _stored(experiment.source),
        StoredView(view, dict(settings or {})),
    )  # fmt: skip
    note.digest = _digest(note)
    return Provenance(msgspec.json.encode(note).decode(), note.digest[:SHORT])


def restored(text: str, known: Iterable[Source] = ()) -> Restored:
    """Return what a note brings back; raises DataError in one sentence.

    ``known`` sources stand in for equal data, and for data that the note only names.
    """
    note = _note(text)
    if _digest(note) != note.digest:
        raise DataError(say(DAMAGED))
    source = next((each for each in known if _is_of(each, note.data)), None)
    try:
        experiment = experiment_of(note.experiment, source or _source(note.data))
    except Unreadable as problem:
        raise DataError(str(problem)) from None
    except LabError:
        raise
    except (KeyError, TypeError, ValueError, OverflowError, msgspec.MsgspecError):
        raise DataError(say(DAMAGED)) from None
    return Restored(experiment, note.view.name, note.view.settings, note.made, note.digest[:SHORT])


def _note(text: str) -> Note:
    try:
        head = msgspec.json.decode(text, type=_Head)
        if head.format != FORMAT:
            raise DataError(say("This holds no settings of a chart."))
        if head.version > VERSION:
            raise DataError(
                say("The chart was made with a newer version ({version}).", version=head.version)
            )
        return msgspec.json.decode(text, type=Note)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        raise DataError(say(DAMAGED)) from None


class _Head(msgspec.Struct):
    format: str
    version: int


def _digest(note: Note) -> str:
    """Return the digest of what makes the chart: neither of the time nor of the program."""
    parts = msgspec.json.encode([note.experiment, note.data, note.view])
    return hashlib.sha256(parts).hexdigest()


def _is_of(source: Source, data: StoredData) -> bool:
    return len(source) == data.count and digest(source) == data.digest


def _stored(source: Source) -> StoredData:
    """Return data as it is written; too large data only by name and digest."""
    tail = source.tail
    data = StoredData(
        source.name, source.origin, len(source), digest(source), source.tag,
        asdict(tail) if tail else None,
        source.given.dtype == np.float32,
    )  # fmt: skip
    if len(source) <= PLAIN:
        data.tokens, data.keys = source.names, source.keys
        data.logits = tuple("-inf" if v == -np.inf else v for v in source.given.tolist())
    else:
        data.packed = _packed(source)
    return data


def _packed(source: Source) -> str:
    form = "<f4" if source.given.dtype == np.float32 else "<f8"
    whole = Packed(source.given.astype(form).tobytes(), source.names, source.keys)
    text = base64.b64encode(zlib.compress(msgspec.msgpack.encode(whole), 6)).decode()
    return text if len(text) <= LARGEST else ""


def _source(data: StoredData) -> Source:
    """Return the data that a note carries; raises DataError where it only names it."""
    kind = np.float32 if data.is_single else np.float64
    tokens, keys = data.tokens, data.keys
    if data.logits is not None:
        logits = np.array([-np.inf if v == "-inf" else v for v in data.logits], dtype=kind)
    elif data.packed:
        whole = msgspec.msgpack.decode(inflated(unarmoured(data.packed)), type=Packed)
        tokens, keys = whole.tokens, whole.keys
        logits = np.frombuffer(whole.logits, "<f4" if data.is_single else "<f8")
    else:
        raise DataError(
            say("The chart names its data “{name}” ({count:,} tokens) but does not hold it. "
                "Open the data first, then the chart again.", name=data.name, count=data.count)
        )  # fmt: skip
    source = Source.from_logits(logits, tokens, data.name, data.origin)
    tail = None if data.tail is None else _tail(data.tail, len(source))
    return replace(source, tag=data.tag, tail=tail, keys=_checked_keys(keys, len(source)))


def _tail(fields: Mapping[str, float], size: int) -> Tail:
    """Return the tail of completed data; a tail that claims more tokens is none of ours."""
    known, count = int(fields["known"]), int(fields["count"])
    mass, ceiling = float(fields["mass"]), float(fields["ceiling"])
    if known < 0 or count < 0 or known + count != size or not 0.0 <= mass <= 1.0:
        raise DataError(say(DAMAGED))
    return Tail(mass=mass, count=count, ceiling=ceiling, known=known)


def _checked_keys(keys: tuple[str, ...] | None, size: int) -> tuple[str, ...] | None:
    if keys is not None and len(keys) != size:
        raise DataError(say(DAMAGED))
    return keys
