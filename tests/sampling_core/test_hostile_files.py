"""Files that somebody made to hurt: each is a value or one sentence, and nothing else happens.

``tests/corpus`` holds small fixed files; ``tests/benchmarks/fuzz.py`` makes new ones by the
hundred thousand. A file in which it found a fault comes into the corpus.
"""

import tracemalloc
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sampling_core.errors import LONGEST, FileError, LabError
from sampling_core.files import Unreadable
from tests.sampling_core.hostile import seeds
from tests.sampling_core.hostile.mutations import mutated
from tests.sampling_core.hostile.readers import READERS, check, check_words

CORPUS = Path(__file__).parents[1] / "corpus"
FILES = sorted(path for path in CORPUS.rglob("*") if path.is_file())
READER = {
    "logits": "logits file",
    "captures": "captures",
    "presets": "presets",
    "charts": "charts",
    "sessions": "session",
}
ONLY_ALONE = {"steps.json", "request.json"}  # of the headless program, not of the window
LARGEST_FILE, MOST_FILES = 20_000, 60
MEMORY = 200 * 2**20  # bytes

# What the reader says of a file: a piece of its sentence, or “” where it can be read.
SAYS = {
    "captures/bomb.npz": "Its array has more than 512 MB, the most that is",
    "captures/bytes.json": "Token 1: “bytes” must be a list of numbers from 0",
    "captures/half-a-stream.txt": "Line 1: It is not JSON at column 39: Unterminated",
    "captures/ids.json": "Prompt token 2: the alternatives must be named by",
    "captures/kinds.json": "Token 1: “logprob” must be a number.",
    "captures/mixed.jsonl": "",
    "captures/nested.json": "It is nested too deeply.",
    "captures/numbers.json": "Token 1: “logprob” must be a finite number, or",
    "captures/promises.npy": "It is cut off: there are fewer numbers than it",
    "captures/rows.jsonl": "Line 3, logit 2 must be a finite number, or −inf.",
    "charts/bomb.pdf": "The PDF is damaged, or not one that can be read.",
    "charts/bomb.png": "It unpacks to more than 16 MB.",
    "charts/cut.png": "The picture is cut off.",
    "charts/entities.svg": "The settings inside this chart were changed or",
    "charts/international-bomb.png": "It unpacks to more than 16 MB.",
    "charts/names-loop.pdf": "It carries no settings; only charts exported with",
    "charts/nested.png": "The settings inside this chart were changed or",
    "charts/packed.csv": "The settings inside this chart were changed or",
    "charts/previous-loop.pdf": "It carries no settings; only charts exported with",
    "charts/self.pdf": "The PDF is damaged, or not one that can be read.",
    "logits/bomb.npz": "Its array has more than 64 MB, the most that is",
    "logits/code.npy": "It is not a file of numpy, or a broken one.",
    "logits/huge-number.csv": "Row 2: “1e999” is not a number.",
    "logits/infinity.jsonl": "Row 1: inf is not allowed; logits are finite, or",
    "logits/key-twice.json": "",
    "logits/lzma-bomb.npz": "Its array has more than 64 MB, the most that is",
    "logits/many-digits.json": "It holds a number of too many digits.",
    "logits/minus-all.csv": "Every logit is −inf: no token is left to pick.",
    "logits/nan.json": "Row 1: NaN is not allowed; logits are finite, or",
    "logits/nested-objects.json": "It is nested too deeply.",
    "logits/nested.json": "It is nested too deeply.",
    "logits/open-quote.csv": "",
    "logits/overflow.npy": "It must be one row of numbers, not of shape",
    "logits/pickled.npy": "Its numbers must be real ones, not of type object.",
    "logits/promises.npy": "The file holds 1,099,511,627,776 tokens; 2 to",
    "logits/surrogate.json": "Row 1: the token is not valid Unicode.",
    "logits/two-arrays.npz": "It must hold one array, or one called “logits”.",
    "logits/utf-16.csv": "Byte 0xFF at position 1 is not UTF-8; save the",
    "presets/aliases.yaml": "Line 1: anchors and aliases are not read.",
    "presets/brackets.txt": "It is not Python",
    "presets/code.txt": "",
    "presets/flags.txt": "",
    "presets/indented.yaml": "It is nested too deeply.",
    "presets/key-twice.json": "",
    "presets/long-name.json": "Preset 1: “chain” cannot be read (Object contains",
    "presets/many-digits.txt": "",
    "presets/minus.txt": "It is not Python that can be read: nested too",
    "presets/nested.json": "It is nested too deeply.",
    "presets/newer.json": "The preset is of version 999, this lab reads",
    "presets/tag.yaml": "It is not YAML at line 1, column 14: could not",
    "sessions/bytes.spsession": "",
    "sessions/columns.spsession": "",
    "sessions/cut.spsession": "",
    "sessions/newer.spsession": "",
    "sessions/stranger.spsession": "“session.spsession” is not a session of the lab.",
    "sessions/text.spsession": "“session.spsession” cannot be used as a session:",
    "sessions/trigger.spsession": "",
    "sessions/views.spsession": "",
}


def named(path):
    return f"{path.parent.name}/{path.name}"


def words_of(path, reader, folder):
    """What a reader says of a file, “” for nothing; raises what it should not raise."""
    try:
        READERS[reader].read(path.read_bytes(), path.name, folder)
    except (LabError, Unreadable) as problem:
        check_words(str(problem))
        return str(problem)
    return ""


def test_the_corpus_is_small_and_each_file_has_an_answer():
    assert sorted(SAYS) == [named(path) for path in FILES]
    assert len(FILES) <= MOST_FILES
    assert max(path.stat().st_size for path in FILES) < LARGEST_FILE


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_hostile_file_is_refused_in_a_sentence_that_names_the_place(path, tmp_path):
    said = words_of(path, READER[path.parent.name], tmp_path)
    assert SAYS[named(path)] in said
    assert bool(said) == bool(SAYS[named(path)])


@pytest.mark.parametrize("path", FILES, ids=named)
def test_whatever_is_dropped_on_the_window_is_no_more_than_a_sentence(path, tmp_path):
    said = words_of(path, "any file", tmp_path)
    assert not said or said.startswith(f"{path.name}: ")


@pytest.mark.parametrize(
    "path", [path for path in FILES if "bomb" in path.name or "promises" in path.name], ids=named
)
def test_a_bomb_takes_little_memory(path, tmp_path):
    words_of(path, READER[path.parent.name], tmp_path)  # what is imported is not the bomb's
    tracemalloc.start()
    try:
        assert words_of(path, READER[path.parent.name], tmp_path)
        assert tracemalloc.get_traced_memory()[1] < MEMORY
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("reader", READERS)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(number=st.integers(0, 2**32))
def test_a_good_file_after_an_accident_is_read_or_refused(reader, number, tmp_path):
    room, random = READERS[reader], Random(number)
    name, data = random.choice(sorted(room.seeds().items()))
    check(room.read, mutated(data, random), name, tmp_path)


@pytest.mark.parametrize("reader", READERS)
def test_the_files_that_the_accidents_begin_with_are_good(reader, tmp_path):
    room = READERS[reader]
    refused = {
        name for name, data in room.seeds().items() if not check(room.read, data, name, tmp_path)
    }
    if reader.endswith("text"):  # what is pasted is no array, picture or answer of a server
        assert refused.isdisjoint({*seeds.presets(), "header.csv", "object.json", "note.json"})
    else:
        assert refused <= ONLY_ALONE


def test_words_of_a_stranger_stay_in_a_line():
    said = str(FileError("a\nb\u202e\ud800" + "x" * 9000 + " is no name."))
    assert said.isprintable()
    assert said.startswith("a\\nb\\u202e\\ud800xxx")
    assert said.endswith("x is no name.")
    assert len(said) <= LONGEST
