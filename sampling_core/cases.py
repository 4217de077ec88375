"""The built-in cases: tokens with logits, a task in a sentence, and recommended settings."""

from functools import cached_property
from importlib.resources import files
from typing import Any

import msgspec

from sampling_core.chain import Chain
from sampling_core.engines import engine
from sampling_core.errors import ParameterError
from sampling_core.experiment import Source
from sampling_core.words import say

FORMAT, VERSION = "samplinglab/case", 1

# The files of resources/logits, in the order in which menus show them.
FILES = (
    "classification", "summarization", "code", "creative", "requests", "peaked", "flat",
)  # fmt: skip


class Case(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """One built-in case, as its file holds it."""

    format: str
    version: int
    name: str
    group: str
    task: str
    origin: str
    tokens: tuple[str, ...]
    logits: tuple[float, ...]
    parameters: dict[str, Any]  # recommended, by neutral name

    @cached_property
    def source(self) -> Source:
        """Its tokens and logits: one value, however often it is asked for."""
        return Source.from_logits(self.logits, self.tokens, self.name, self.origin)

    @property
    def chain(self) -> Chain:
        """The recommended settings in the lab's order."""
        return engine("lab").chain(defaults="off", **self.parameters)


def _read(name: str) -> Case:
    data = files("resources").joinpath("logits", f"{name}.json").read_bytes()
    return msgspec.json.decode(data, type=Case)


CASES: tuple[Case, ...] = tuple(_read(name) for name in FILES)


def case(name: str) -> Case:
    """Return the case called ``name``, in any case of letters; raises ParameterError."""
    for known in CASES:
        if known.name.lower() == name.lower():
            return known
    known_names = ", ".join(known.name for known in CASES)
    raise ParameterError("case", name, say("one of {names}", names=known_names))
