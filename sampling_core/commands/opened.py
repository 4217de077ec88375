"""Files that commands take, and what to do with one that holds something else.

What says so is imported when it is needed: most files are what they should be.
"""

from pathlib import Path

from sampling_core.capture import Capture
from sampling_core.errors import FileError, LabError
from sampling_core.files import printable
from sampling_core.formats import captures
from sampling_core.formats.logits import SUFFIXES, Loaded, read

LARGEST_SETTINGS = 256 * 1024  # bytes: a larger file that can be read as logits is no settings
INSTEAD = {  # kind of an opening → what follows the name of its file
    "preset": "holds settings and no logits: convert --to NAME writes them for another tool.",
    "chart": "is a chart of the lab and holds no logits of its own: open it in the window.",
    "session": "is a session of the lab: open it in the window.",
}


def logits(file: str) -> Loaded:
    """Return the logits of a file; raises LabError that says what else it holds."""
    try:
        loaded = read(file)
    except FileError:
        _explain(file)
        raise
    if _may_be_settings(Path(file)):  # {"temperature": 0.7, "top_p": 0.9} is no pair of logits
        _explain(file)
    return loaded


def positions(file: str, vocabulary: int | None) -> Capture:
    """Return the positions of a captured answer; raises LabError that says what else it holds."""
    from sampling_core.recognise import CAPTURE, recognise

    try:
        return captures.read(file, vocabulary)
    except FileError:
        if recognise(file).kind == CAPTURE:  # so it is the size of the vocabulary that is wrong
            raise
    _explain(file)
    raise LabError(
        f"{printable(Path(file).name)}: It holds the logits of one position, which run takes; a "
        "scorecard takes several: an answer with log-probabilities, or rows of logits (NPY, NPZ, "
        "JSONL)."
    )


def _may_be_settings(path: Path) -> bool:
    suffix = path.suffix.lower()
    is_table = suffix in SUFFIXES and suffix != ".json"
    return not is_table and path.stat().st_size <= LARGEST_SETTINGS


def _explain(file: str) -> None:
    """Raise LabError for a file that is no data; nothing is raised for one that is."""
    from sampling_core.recognise import CAPTURE, DATA, recognise

    opening = recognise(file)  # which raises FileError where it is nothing
    if opening.kind == CAPTURE:
        places = [position.place for position in opening.content.positions]
        raise LabError(f"{file} is a captured answer: choose {_choice(places[0], places[-1])}.")
    if opening.kind != DATA:
        raise LabError(f"{printable(Path(file).name)} {INSTEAD[opening.kind]}")


def _choice(first: int, last: int) -> str:
    if first == last:
        return f"its token with --position {first}"
    return f"one of its tokens with --position, from {first} to {last}"
