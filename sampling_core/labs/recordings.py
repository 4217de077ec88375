"""Recorded logits: what a real model answered, over its whole vocabulary."""

import gzip
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np

from sampling_core.array_files import array_of, header_of, member_of
from sampling_core.errors import ParameterError
from sampling_core.experiment import Source
from sampling_core.words import say

FORMAT, VERSION = "samplinglab/recording", 1
LARGEST = 2**20  # bytes of an unpacked array

# The files of resources/recorded, in the order of lab 12.
RECORDED = ("capital-bare", "capital-one", "capital-three", "capital-role")


class Recorded(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was recorded, from which model and when, as its file holds it."""

    format: str
    version: int
    name: str
    prompt: str
    model: str
    licence: str
    date: str  # ISO 8601
    file: str  # of the model
    sha256: str  # of that file
    tokens: str  # the name of the table of token texts

    @property
    def origin(self) -> str:
        """Where the logits come from, in a few words."""
        return f"Recorded from {self.model}, {self.licence}, {self.date}"


@cache
def about(name: str) -> Recorded:
    """Return what is known of a recording; raises ParameterError where there is none."""
    if name not in RECORDED:
        raise ParameterError("recording", name, say("one of {names}", names=", ".join(RECORDED)))
    return msgspec.json.decode(_bytes(f"{name}.json"), type=Recorded)


@cache
def recording(name: str) -> Source:
    """Return a recording as data: one value, however often it is asked for.

    Bytes that are a part of a character only stand in a token's text as escapes. Raises
    ParameterError where there is no recording of that name.
    """
    known = about(name)
    array = member_of(_bytes(f"{name}.npz"), LARGEST)
    logits = array_of(array, header_of(array)).astype(np.float32)
    return Source.from_logits(logits, _tokens(known.tokens), known.name, known.origin)


@cache
def _tokens(name: str) -> tuple[str, ...]:
    data = gzip.decompress(_bytes(f"{name}.json.gz"))
    return msgspec.json.decode(data, type=tuple[str, ...])


def _bytes(name: str) -> bytes:
    return files("resources").joinpath("recorded", name).read_bytes()
