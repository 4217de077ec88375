"""Hand-ins as files, from strangers too: a value, or one sentence; nothing is written outside."""

import io
import json
import os
import struct
import warnings
import zipfile

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sampling_core.errors import FileError
from sampling_core.files import Unreadable
from sampling_core.labs.report import file
from sampling_core.labs.report.file import hand_in_of, packed, read, write
from sampling_core.labs.report.html import html
from sampling_core.labs.report.parts import HandIn, Student
from sampling_core.labs.report.pictures import pictures
from tests.sampling_core.labs.report.worked import made


@pytest.fixture(scope="module")
def content():
    return made("temperature")


@pytest.fixture(scope="module")
def data(content):
    return packed(content)


TEMPERATURE = msgspec.json.encode(made("temperature"))
SOUND = msgspec.json.encode(made("use-cases"))


def archive(entries, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two entries of one name
        with zipfile.ZipFile(buffer, "w", method) as made_archive:
            for name, text in entries:
                made_archive.writestr(name, text)
    return buffer.getvalue()


def report(**changes):
    content = json.loads(TEMPERATURE)
    return json.dumps(content | changes)


def check(data):
    """Return the report in a file; None where one sentence says why there is none."""
    try:
        return hand_in_of(data)
    except Unreadable as problem:
        words = str(problem)
    assert words.endswith(".")
    return None


def says(data, *words):
    """The file is refused in one sentence that has some words."""
    with pytest.raises(Unreadable) as problem:
        hand_in_of(data)
    text = str(problem.value)
    assert text.endswith(".")
    assert "\n" not in text
    for word in words:
        assert word in text


def test_what_is_written_comes_back(content, tmp_path):
    path = tmp_path / "ada.spreport"
    write(content, path)
    assert read(path) == content
    assert not read(path).is_edited
    assert os.listdir(tmp_path) == ["ada.spreport"]  # nothing is left beside it  # noqa: PTH208


def test_the_file_holds_data_page_and_pictures(content, data):
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        names = found.namelist()
        assert found.testzip() is None
        assert found.read("report.html").decode() == html(content)
    assert names[:2] == ["report.json", "report.html"]
    assert names[2:] == [f"pictures/{name}.svg" for name in pictures(content)]


def test_the_same_report_is_the_same_file(content, data):
    assert packed(content) == data


def test_sections_are_left_out_of_the_page_and_never_of_the_data(content, tmp_path):
    write(content, tmp_path / "a.spreport", ["results"])
    assert read(tmp_path / "a.spreport") == content


def test_an_edited_report_can_be_read_and_shows_it(tmp_path):
    edited = report(student={"name": "Eve"})
    (tmp_path / "a.spreport").write_bytes(archive([("report.json", edited)]))
    found = read(tmp_path / "a.spreport")
    assert found.student.name == "Eve"
    assert found.is_edited


def test_a_newer_version_is_named():
    says(archive([("report.json", report(version=2))]), "newer version (2)")


def test_another_format_is_named():
    says(archive([("report.json", report(format="samplinglab/lab"))]), "samplinglab/report")
    says(archive([("readme.txt", "hello")]), "has no report.json")
    says(b"not a zip at all", "not a hand-in")


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"student": {"name": "x" * 2**20}}, "student.name"),
        ({"student": 7}, "student"),
        ({"language": "../../etc"}, "language"),
        ({"labs": [{"name": "a", "digest": "b", "title": "c", "sections": [{}]}]}, "sections[0]"),
        ({"labs": [{}] * 101}, "labs"),
        ({"seed": -1}, "seed"),
    ],
)
def test_a_value_that_cannot_be_is_named_with_its_place(changes, place):
    says(archive([("report.json", report(**changes))]), place)


@pytest.mark.parametrize(
    "text",
    ["", "{", "null", "[]", "7", '"x"', "[" * 100_000, '{"a":' * 100_000, "\ud800", "{}",
     '{"format": "samplinglab/report", "version": 1e999}', "[" + "1," * 9_000_000 + "1]"],
    ids=lambda text: text[:20],
)  # fmt: skip
def test_json_that_is_no_report_is_refused(text):
    says(archive([("report.json", text.encode("utf-8", "surrogatepass"))]))


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/passwd", "a/../../b", "C:\\x", "..\\b", "\\\\server\\x", "c:evil"]
)
def test_names_that_lead_outside_are_refused(name, data, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    says(archive([("report.json", report()), (name, "x")]), "dangerous name")
    assert list(tmp_path.rglob("*")) == []


def test_two_entries_of_one_name_are_refused():
    says(archive([("report.json", report()), ("report.json", "{}")]), "two entries")


def test_too_many_entries_are_refused():
    entries = [("report.json", report()), *((f"{i}.svg", "") for i in range(500))]
    says(archive(entries), "more than 500 entries")


def test_a_bomb_is_refused_before_it_is_unpacked():
    says(archive([("report.json", b"\0" * (65 * 2**20))]), "more than 64 MB")
    says(archive([("report.json", b" " * (33 * 2**20))]), "more than 32 MB")


def test_an_entry_that_lies_about_its_size_gives_no_more(data):
    """The size that the directory says is made small; what is unpacked stops there."""
    large = archive([("report.json", b" " * (40 * 2**20))])
    place = large.rindex(b"PK\x01\x02")
    lying = large[: place + 24] + struct.pack("<I", 1000) + large[place + 28 :]
    says(lying)


def test_an_encrypted_entry_is_refused(data):
    place = data.index(b"PK\x01\x02")
    flags = struct.pack("<H", 1)
    says(data[: place + 8] + flags + data[place + 10 :], "encrypted")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(method):
    says(archive([("report.json", report())], method), "packed in a way")


@pytest.mark.parametrize("part", range(20))
def test_a_part_of_a_file_is_refused(data, part):
    says(data[: len(data) * part // 20])


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(flips=st.lists(st.tuples(st.floats(0.0, 1.0), st.integers(1, 255)), min_size=1, max_size=8))
def test_flipped_bytes_give_a_report_or_a_sentence(data, flips):
    changed = bytearray(data)
    for place, mask in flips:
        changed[min(int(place * len(data)), len(data) - 1)] ^= mask
    check(bytes(changed))


@settings(max_examples=100)
@given(st.binary(max_size=2000))
def test_anything_that_begins_like_a_zip_is_refused(tail):
    says(b"PK\x03\x04" + tail)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(pick=st.integers(0, 10**6), value=VALUES)
def test_any_value_anywhere_gives_a_page_or_a_sentence(pick, value):
    """A report that can be read can be drawn and written again, whatever is in it."""
    content = json.loads(SOUND)
    places = list(_places(content))
    owner, key = places[pick % len(places)]
    owner[key] = value
    found = check(archive([("report.json", json.dumps(content))]))
    if found is not None:
        assert html(found).endswith("</html>\n")
        assert hand_in_of(packed(found)) == found


def _places(value):
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in pairs:
        yield value, key
        if isinstance(part, dict | list):
            yield from _places(part)


def test_a_place_that_cannot_be_written_keeps_what_was_there(content, tmp_path, monkeypatch):
    path = tmp_path / "a.spreport"
    path.write_bytes(b"before")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(FileError, match="cannot be written: No space left"):
        write(content, path)
    assert path.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir()] == ["a.spreport"]


def test_problems_name_the_file(tmp_path):
    path = tmp_path / "ada.spreport"
    for data, words in ((b"", "empty"), (b"PKxx", "damaged"), (b"x", "not a hand-in")):
        path.write_bytes(data)
        with pytest.raises(FileError, match=f"^ada.spreport: .*{words}"):
            read(path)
    with pytest.raises(FileError, match="no such file"):
        read(tmp_path / "none.spreport")
    with pytest.raises(FileError, match="cannot be written"):
        write(HandIn(student=Student(), labs=()), tmp_path / "no" / "a.spreport")


def test_a_file_that_is_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(file, "LARGEST", 2**20)
    path = tmp_path / "a.spreport"
    path.write_bytes(b"PK" + b"\0" * 2**20)
    with pytest.raises(FileError, match="at most 1 MB"):
        read(path)
