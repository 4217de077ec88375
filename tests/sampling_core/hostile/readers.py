"""Every reader of files and texts from strangers, called in one way; and what it may answer."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from sampling_core import request
from sampling_core.cases import CASES
from sampling_core.errors import LabError
from sampling_core.files import Unreadable
from sampling_core.formats import captures, charts, logits, presets
from sampling_core.history.opening import open_session
from sampling_core.provenance import restored
from sampling_core.recognise import glance, recognise, recognise_chart, recognise_text
from tests.sampling_core.hostile import seeds

LONGEST = 500  # characters of a problem
Reader = Callable[[bytes, str, Path], object]


@dataclass(frozen=True)
class Room:
    """A reader, the files it begins with, and its share of the inputs of the fuzzer."""

    read: Reader
    seeds: Callable[[], seeds.Seeds]
    share: int


class ComplaintError(AssertionError):
    """A reader that answered what no reader may answer."""


def check(reader: Reader, data: bytes, name: str, folder: Path) -> bool:
    """Whether a reader read some data; raises what a reader should not."""
    try:
        reader(data, name, folder)
    except (LabError, Unreadable) as problem:
        check_words(str(problem))
        return False
    return True


def check_words(words: str) -> None:
    """A problem is one line for people, not too long, with a full stop."""
    if not words or len(words) > LONGEST:
        raise ComplaintError(f"A problem of {len(words)} characters: {words[:200]!r}")
    if not words.isprintable():
        raise ComplaintError(f"A problem that cannot be shown in a line: {words!r}")
    if not words.endswith((".", "”", "!", "?")) or "Traceback" in words or "object at 0x" in words:
        raise ComplaintError(f"A problem that is no sentence: {words!r}")


def _file(data: bytes, name: str, folder: Path) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def read_table(data: bytes, name: str, folder: Path) -> object:
    return logits.read(_file(data, name, folder))


def read_pasted(data: bytes, name: str, folder: Path) -> object:
    return logits.read_text(data.decode("utf-8", "replace"))


def read_capture(data: bytes, name: str, folder: Path) -> object:
    return captures.read(_file(data, name, folder))


def read_preset(data: bytes, name: str, folder: Path) -> object:
    """Read it as what it seems to be, check it, and write it as another tool takes it."""
    found = presets.read(_file(data, name, folder))
    presets.findings(found)
    for target in ("lab", "llama.cpp-server", "transformers", found.format):
        with suppress(LabError):
            presets.write(found.preset, target)
    return found


def read_preset_as(data: bytes, name: str, folder: Path) -> object:
    """Read it as the tool whose example it was."""
    form = name.removesuffix(".txt")
    return presets.read(data.decode("utf-8", "replace"), form)


def read_library(data: bytes, name: str, folder: Path) -> object:
    return presets.read_library(_file(data, name, folder))


def read_chart(data: bytes, name: str, folder: Path) -> object:
    charts.carried(data)
    return recognise_chart(data, [each.source for each in CASES])


def read_note(data: bytes, name: str, folder: Path) -> object:
    return restored(data.decode("utf-8", "replace"))


def read_any_file(data: bytes, name: str, folder: Path) -> object:
    path = _file(data, name, folder)
    with suppress(LabError):
        glance(path)
    return recognise(path)


def read_any_text(data: bytes, name: str, folder: Path) -> object:
    return recognise_text(data.decode("utf-8", "replace"))


def read_request(data: bytes, name: str, folder: Path) -> object:
    """The headless contract answers each line with a line, also a refusal."""
    line = data.decode("utf-8", "replace").replace("\n", " ").replace("\r", " ")
    answer = request.answer(line)
    if request.is_error(answer):
        raise LabError(request.parse(answer)["error"]["message"])
    return answer


def read_session(data: bytes, name: str, folder: Path) -> object:
    """Open a session, damaged or not, and look at everything in it as a window does."""
    inside = Path(mkdtemp(dir=folder))
    try:
        path = _file(data, "session.spsession", inside)
        opened = open_session(path, [each.source for each in CASES])
        if opened.words:
            check_words(opened.words.replace(str(inside), ""))
        try:
            _look(opened.history)
        finally:
            opened.history.close()
    finally:
        rmtree(inside)
    return opened


def _look(history) -> None:
    for record in history.records():
        for read in (history.experiment, history.drawn):
            with suppress(LabError):
                read(record.id)
    history.snapshots.all()
    with suppress(LabError):
        history.kept()


def _preset_files() -> seeds.Seeds:
    return seeds.presets() | seeds.LAB


def _session() -> seeds.Seeds:
    return {"session.spsession": seeds.session()}


READERS: Mapping[str, Room] = {
    "logits file": Room(read_table, seeds.tables, 14),
    "logits text": Room(read_pasted, seeds.tables, 10),
    "captures": Room(read_capture, seeds.captures, 15),
    "presets": Room(read_preset, _preset_files, 14),
    "presets named": Room(read_preset_as, seeds.presets, 10),
    "preset library": Room(read_library, lambda: {"lab.txt": seeds.presets()["lab.txt"]}, 3),
    "charts": Room(read_chart, seeds.charts, 9),
    "notes": Room(read_note, lambda: {"note.json": seeds.note().encode()}, 6),
    "any file": Room(read_any_file, seeds.everything, 8),
    "any text": Room(read_any_text, seeds.everything, 5),
    "request": Room(read_request, lambda: seeds.REQUESTS, 4),
    "session": Room(read_session, _session, 2),
}
