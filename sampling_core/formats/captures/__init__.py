"""Captured responses: probabilities that a server reported, position by position.

``read(path)`` returns a ``Capture``. The shape of a response is told by its keys, never by the
file's name: OpenAI (chat, responses, completions), llama.cpp's three generations, vLLM, Ollama,
KoboldCpp, text-generation-webui and Text Generation Inference; whole, in JSON lines or as a stream
of events. Logits of several positions are read from NPY, NPZ and JSON lines. Every problem is a
FileError in one sentence that names the file and the place; ``NotACaptureError`` where the file may
hold something else, such as the logits of one position.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from sampling_core.capture import Capture
from sampling_core.errors import FileError, LabError
from sampling_core.experiment import LARGEST_VOCABULARY
from sampling_core.files import LARGEST, Unreadable, printable, read_bytes
from sampling_core.formats.captures import (
    koboldcpp,
    llama_cpp,
    ollama,
    openai,
    text_generation_webui,
    tgi,
    vllm,
)
from sampling_core.formats.captures.arrays import ARRAY_SUFFIXES, LARGEST_ARRAY, of_array, of_lines
from sampling_core.formats.captures.assemble import assembled
from sampling_core.formats.captures.bodies import Body, bodies
from sampling_core.formats.captures.entries import Listed, Missing
from sampling_core.formats.captures.refusals import NOT_A_RESPONSE, why_not
from sampling_core.formats.captures.shape import Shape

# The first that fits is taken; those with more special keys come first.
SHAPES: tuple[Shape, ...] = (
    vllm.SHAPE,
    koboldcpp.SHAPE,
    openai.CHAT,
    openai.COMPLETIONS,
    openai.RESPONSES,
    llama_cpp.FIRST,
    llama_cpp.SECOND,
    llama_cpp.THIRD,
    ollama.SHAPE,
    text_generation_webui.SHAPE,
    tgi.SHAPE,
)
MOST_POSITIONS = 100_000
MOST_ENTRIES = 3_000_000  # alternatives in all


class NotACaptureError(FileError):
    """A file in which nothing looks like a captured response: it may be something else."""


def read(path: str | os.PathLike[str], vocabulary: int | None = None) -> Capture:
    """Return the captured positions of a file.

    ``vocabulary``: how many tokens the model has; None: 50,257 are assumed where a file lists only
    the likeliest, and the warnings say so. At most 64 MB of text, 512 MB of arrays.
    Raises FileError; NotACaptureError where the file may hold something else.
    """
    path = Path(path)
    try:
        return _read(path, vocabulary)
    except NotACaptureError as problem:
        raise NotACaptureError(f"{printable(path.name)}: {problem}") from None
    except (Unreadable, LabError) as problem:
        raise FileError(f"{printable(path.name)}: {problem}") from None


def _read(path: Path, vocabulary: int | None) -> Capture:
    if vocabulary is not None and not 1 <= vocabulary <= LARGEST_VOCABULARY:
        raise Unreadable(f"A vocabulary has from 1 to {LARGEST_VOCABULARY:,} tokens.")
    is_array = path.suffix.lower() in ARRAY_SUFFIXES
    data = read_bytes(path, LARGEST_ARRAY if is_array else LARGEST)
    name, origin = path.stem, f"File {printable(path.name)}"
    found = of_array(data, name, origin) or of_lines(data, name, origin)
    if found is not None:
        return found
    if is_array:
        raise NotACaptureError("It holds one row of numbers, not several positions.")
    return _of_bodies(bodies(data), vocabulary, name, origin)


def _of_bodies(listed: Sequence[Body], vocabulary: int | None, name: str, origin: str) -> Capture:
    fitting = [(body, shape) for body in listed if (shape := shape_of(body)) is not None]
    if not fitting:
        reasons = [why_not(body.fields) for body in listed]
        known = next((each for each in reasons if each != NOT_A_RESPONSE), None)
        raise Unreadable(known) if known else NotACaptureError(NOT_A_RESPONSE)
    shape = fitting[0][1]
    for _, other in fitting:
        if (other.tag, other.unit, other.floor) != (shape.tag, shape.unit, shape.floor):
            raise Unreadable(f"It mixes answers of {shape.title} and {other.title}.")
    capture = assembled(_positions(fitting), shape, vocabulary, name, origin)
    remarks = [said for body, _ in fitting[:1] if (said := shape.remark(body.fields))]
    about = f"{origin}, {shape.title}"
    return replace(capture, origin=about, warnings=(*remarks, *capture.warnings))


def shape_of(body: Body) -> Shape | None:
    """Return the shape that a body has; None: no shape known here."""
    return next((shape for shape in SHAPES if shape.fits(body.fields)), None)


def _positions(fitting: Iterable[tuple[Body, Shape]]) -> list[Listed | Missing]:
    """What the bodies list, in order; raises Unreadable for more than any text has."""
    read: list[Listed | Missing] = []
    entries = 0
    for body, shape in fitting:
        try:
            found = list(islice(shape.read(body.fields), MOST_POSITIONS))
        except Unreadable as problem:
            raise Unreadable(f"{body.place}{problem}") from None
        read += [_placed(each, body.place) for each in found]
        entries += sum(len(each.others) for each in found if isinstance(each, Listed))
        if len(read) >= MOST_POSITIONS or entries > MOST_ENTRIES:
            raise Unreadable(f"It holds {MOST_POSITIONS:,} positions or more.")
    return read


def _placed(each: Listed | Missing, place: str) -> Listed | Missing:
    """The same with the line of the file in front of its place."""
    return replace(each, place=place + each.place) if isinstance(each, Listed) else each
