"""The built-in labs, read when they are asked for."""

from functools import cache
from importlib.resources import files

import msgspec

from sampling_core.errors import ParameterError
from sampling_core.labs.lab import Lab, Text
from sampling_core.words import say

# The files of resources/labs, in the order of the list.
LABS = (
    "temperature", "top-p", "top-k", "combined", "penalties", "use-cases",
    "min-p", "engines", "determinism", "beam", "target", "real-model",
)  # fmt: skip


class Head(msgspec.Struct, frozen=True):
    """What a list says of a lab: read without the rest, so that the window starts quickly."""

    name: str
    title: Text
    number: int = 0
    minutes: int = 0


@cache
def built_in(name: str) -> Lab:
    """Return a built-in lab: one value, however often it is asked for; raises ParameterError."""
    if name not in LABS:
        raise ParameterError("lab", name, say("one of {names}", names=", ".join(LABS)))
    from sampling_core.labs.reading.file import (
        lab_of,  # what checks a lab takes longer than a list of them
    )

    return lab_of(_data(name))


@cache
def heads() -> tuple[Head, ...]:
    """Return what a list says of each built-in lab."""
    return tuple(msgspec.json.decode(_data(name), type=Head) for name in LABS)


def _data(name: str) -> bytes:
    return files("resources").joinpath("labs", f"{name}.json").read_bytes()
