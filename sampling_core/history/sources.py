"""The data of a session: each source once, found by what is in it."""

import hashlib
import json
from collections import deque
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any
from weakref import WeakKeyDictionary, WeakValueDictionary

import msgspec
import numpy as np

from sampling_core.errors import DataError, LabError
from sampling_core.experiment import REST, Source, Tail
from sampling_core.history.file import SessionFile
from sampling_core.ranking import read_only

RECENT = 24  # sources that are kept at hand
LARGEST_TAIL = 4_000_000  # unknown tokens; no vocabulary has as many


class Sources:
    """Keeps and finds sources; ``known`` ones come back as the same values instead of copies."""

    def __init__(self, file: SessionFile, known: Iterable[Source]) -> None:
        self._file = file
        self._digests: WeakKeyDictionary[Source, str] = WeakKeyDictionary()
        self._known = {self._digest_of(source): source for source in known}
        # What nobody holds any more is read again; a vocabulary takes a megabyte.
        self._by_id: WeakValueDictionary[int, Source] = WeakValueDictionary()
        self._ids: WeakKeyDictionary[Source, int] = WeakKeyDictionary()
        self._recent: deque[Source] = deque(maxlen=RECENT)

    def find(self, source: Source) -> int | None:
        """Return the number of a source; None where the file does not hold it."""
        if source not in self._ids:
            found = self._file.one(
                "SELECT id FROM source WHERE digest = ?", (self._digest_of(source),)
            )
            if found is None:
                return None
            self._remember(int(found[0]), source)
        return self._ids[source]

    def id_of(self, source: Source) -> int:
        """Return the number of a source in the file, which holds it from now on."""
        if source not in self._ids:
            short = _short(source)
            names = None if short.names is None else json.dumps(short.names)
            values = self._digest_of(source), source.name, source.origin, names, _about(short)
            self._file.write(
                "INSERT OR IGNORE INTO source (digest, name, origin, tokens, about, logits) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (*values, short.logits.astype("<f8").tobytes()),
            )
            found = self._file.one("SELECT id FROM source WHERE digest = ?", values[:1])
            self._remember(int(found[0]) if found else 0, source)
        return self._ids[source]

    def _digest_of(self, source: Source) -> str:
        """Return the digest of a source, worked out once: a vocabulary takes milliseconds."""
        if source not in self._digests:
            self._digests[source] = digest(source)
        return self._digests[source]

    def _remember(self, number: int, source: Source) -> None:
        self._ids[source] = number
        if number not in self._by_id:
            self._by_id[number] = source
        self._recent.append(source)

    def source(self, number: int) -> Source:
        """Return the source with a number; raises DataError where there is none."""
        known = self._by_id.get(number)
        if known is None:
            row = self._file.one(
                "SELECT digest, logits, tokens, name, origin, about FROM source WHERE id = ?",
                (number,),
            )
            if row is None:
                raise DataError("The data of this run is not in the session.")
            known = self._known.get(row[0]) or _read(*row[1:])
            self._remember(number, known)
        return known

    def forget_unused(self, used: Iterable[int]) -> None:
        """Take out of the file what no run, snapshot or lab and nothing in ``used`` needs."""
        kept = ", ".join(str(int(number)) for number in used) or "0"
        self._file.write(
            "DELETE FROM source WHERE id NOT IN (SELECT source FROM record) "
            "AND id NOT IN (SELECT source FROM snapshot) "
            "AND id NOT IN (SELECT source FROM lab_event WHERE source IS NOT NULL) "
            f"AND id NOT IN ({kept})"
        )


def digest(source: Source) -> str:
    """Return what tells sources apart: logits, names, and all that is known of them."""
    return _digest(_short(source))


def _short(source: Source) -> Source:
    """Return a source with one entry for all unknown tokens, where that gives it back whole."""
    tail = source.tail
    if tail is None or source.is_short or not tail.mass > 0.0:
        return source
    known, rest = tail.known, np.log(tail.mass)
    names = source.names and (*source.names[:known], REST)
    keys = source.keys and (*source.keys[:known], REST)
    given = read_only(np.append(source.given[:known], rest))
    short = replace(source, given=given, names=names, keys=keys)
    whole = short.completed
    same = len(whole) == len(source) and np.array_equal(whole.logits, source.logits)
    same = same and whole.names == source.names and whole.keys == source.keys
    return short if same else source


def _digest(source: Source) -> str:
    words = json.dumps((source.name, source.origin, source.names)) + _about(source)
    return hashlib.sha256(words.encode() + source.logits.astype("<f8").tobytes()).hexdigest()


def _about(source: Source) -> str:
    """Return tag, tail and keys as JSON; empty where there is nothing to say."""
    about: dict[str, Any] = {}
    if source.tag:
        about["tag"] = source.tag
    if source.tail is not None:
        about["tail"] = asdict(source.tail)
    if source.keys is not None:
        about["keys"] = source.keys
    return json.dumps(about) if about else ""


def _tail(said: Any) -> Tail:
    """Return a tail that can be completed; raises ValueError for any other."""
    try:
        tail = msgspec.convert(said, Tail)
    except LabError as problem:
        raise ValueError(said) from problem
    if not (0.0 < tail.mass <= 1.0 and 0 < tail.count <= LARGEST_TAIL and tail.known >= 0):
        raise ValueError(tail)
    return tail


def _read(logits: bytes, tokens: str | None, name: str, origin: str, about: str) -> Source:
    try:
        source = Source.from_logits(
            np.frombuffer(logits, "<f8"), json.loads(tokens) if tokens else None, name, origin
        )
        said = json.loads(about) if about else {}
        tail = _tail(said["tail"]) if "tail" in said else None
        keys = tuple(said["keys"]) if "keys" in said else None
        return replace(source, tag=str(said.get("tag", "")), tail=tail, keys=keys).completed
    except (msgspec.MsgspecError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise DataError(f"The data “{name}” in the session cannot be read.") from error
