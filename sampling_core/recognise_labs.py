"""What files of labs are, by their content: a lab, a teacher’s answer key, a hand-in."""

import zipfile
from pathlib import Path
from typing import Any

from sampling_core.errors import DataError
from sampling_core.files import Pairs, Unreadable, decoded, parsed
from sampling_core.labs.lab import Lab, said
from sampling_core.recognise_content import Opening
from sampling_core.words import say

LAB, KEY, HAND_IN = "lab", "key", "hand_in"
LARGEST = 64 * 2**20  # bytes of a file that is looked into
ENDINGS = {".splab": LAB, ".spkey": KEY, ".spreport": HAND_IN}
FORMATS = {"samplinglab/lab": LAB, "samplinglab/key": KEY, "samplinglab/report": HAND_IN}
REPORT = "report.json"  # the entry of a hand-in that says what it is
MARK = b"samplinglab/"  # stands in the head of all of them


def labs_of(data: bytes, name: str, suffix: str = "") -> Opening | None:
    """Return the opening of a file of labs; None: it is something else.

    The content decides; the ending only where the content is none of these. Raises DataError or
    Unreadable.
    """
    kind = FORMATS.get(str(_object(data).get("format", "")))
    if kind == LAB or (kind is None and suffix == ".splab"):
        return _lab(data, name)
    if kind == KEY:
        return Opening(KEY, say("Open as an answer key for a lab"), name)
    if kind == HAND_IN:
        return Opening(HAND_IN, say("Open as a hand-in"), name)
    if suffix == ".spkey":
        raise DataError(say("This is no answer key for a lab."))
    if suffix == ".spreport":
        raise _no_hand_in()
    return None


def hand_in_of(path: Path, name: str) -> Opening | None:
    """Return the opening of a zip that has a report; nothing is unpacked. Raises DataError."""
    try:
        with zipfile.ZipFile(path) as archive:
            if REPORT in archive.namelist():
                return Opening(HAND_IN, say("Open as a hand-in"), name)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        pass  # whoever reads it says what is wrong
    if path.suffix.lower() == ".spreport":
        raise _no_hand_in()
    return None


def glanced(suffix: str, name: str) -> Opening | None:
    """Return what a large file of labs seems to be, by its ending."""
    sentences = {
        LAB: say("Open as a lab"), KEY: say("Open as an answer key for a lab"),
        HAND_IN: say("Open as a hand-in"),
    }  # fmt: skip
    kind = ENDINGS.get(suffix)
    return Opening(kind, sentences[kind], name) if kind else None


def _lab(data: bytes, name: str) -> Opening:
    """Read a lab whole, so that only a sound one is said to open; raises Unreadable."""
    from sampling_core.labs.reading.file import lab_of

    lab = lab_of(data)
    return Opening(LAB, say("Open as a lab: {title}", title=title_of(lab)), name, lab)


def title_of(lab: Lab) -> str:
    """Return what a lab is called: ``Lab 6 · Real use cases``."""
    title = said(lab.title, say("en")) or lab.name  # in German words, “en” reads “de”
    if not lab.number:
        return title
    return say("Lab {number} · {title}", number=lab.number, title=title)


def _object(data: bytes) -> dict[str, Any]:
    """Return JSON that may be ours as an object; empty for anything else."""
    if len(data) > LARGEST or MARK not in data:
        return {}
    try:
        value = parsed(decoded(data))
    except Unreadable:
        return {}
    return dict(value) if isinstance(value, Pairs) else {}


def _no_hand_in() -> DataError:
    return DataError(say("This is not a hand-in, or a damaged one."))
