"""Files of logits: what is read, what is refused and in which words, and any bytes at all."""

import io
import json
import zipfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampling_core.errors import FileError, LabError
from sampling_core.formats.logits import SUFFIXES, read


@pytest.fixture(name="load")
def _load(tmp_path):
    def load(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read(path)

    return load


def npy(array, **options):
    file = io.BytesIO()
    np.save(file, array, **options)
    return file.getvalue()


def npz(**arrays):
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()


GOOD = [
    ("a.csv", "token,logit\nA,1.5\nB,-2\n", ("A", "B")),
    ("a.csv", "A,1.5\r\nB,-2\r\n", ("A", "B")),
    ("a.csv", "\ufefftoken;logit\nA;1,5\nB;-2,0\n", ("A", "B")),
    ("a.csv", "logit,token\n1.5,A\n-2,B\n", ("A", "B")),
    ("a.csv", '",",1.5\n"say ""hi""",-2\n', (",", 'say "hi"')),
    ("a.csv", "A,1.5\n\n\nB,−2\n", ("A", "B")),
    ("a.csv", "logit\n1.5\n-2\n", None),
    ("a.csv", "1.5\n-2", None),
    ("a.tsv", '"\t1.5\n,\t-2\n', ('"', ",")),
    ("a.tsv", " the\t1,5\nB\t-2\n", (" the", "B")),
    ("a.txt", "A\t1.5\nB\t-2\n", ("A", "B")),
    ("a.json", "[1.5, -2]", None),
    ("a.json", '{"A": 1.5, "B": -2}', ("A", "B")),
    ("a.json", '[{"token": "A", "logit": 1.5}, {"logit": -2, "token": "B"}]', ("A", "B")),
    ("a.json", '{"tokens": ["A", "B"], "logits": [1.5, -2]}', ("A", "B")),
    ("a.json", '{"logits": [1.5, -2]}', None),
    ("data", ' {"A": 1.5, "B": -2}', ("A", "B")),
    ("a.jsonl", '{"token": "A", "logit": 1.5}\n\n{"token": "B", "logit": -2}\n', ("A", "B")),
    ("a.ndjson", "1.5\n-2\n", None),
    ("a.npy", npy(np.array([1.5, -2], dtype=">f4")), None),
    ("a.npz", npz(anything=np.array([1.5, -2])), None),
    ("a.npz", npz(logits=np.array([1.5, -2]), other=np.zeros(3)), None),
]


@pytest.mark.parametrize(("name", "content", "tokens"), GOOD)
def test_reads(load, name, content, tokens):
    loaded = load(name, content)
    np.testing.assert_array_equal(loaded.source.logits, [1.5, -2.0])
    assert loaded.source.names == tokens
    assert loaded.warnings == ()
    assert name in loaded.source.origin


@pytest.mark.parametrize("text", ["-inf", "−∞", "-Infinity", "−inf"])
def test_impossible_tokens_are_allowed(load, text):
    assert load("a.csv", f"A,1\nB,{text}\n").source.logits[1] == -np.inf
    assert load("a.json", json.dumps([1, text])).source.logits[1] == -np.inf


BAD = [
    ("a.csv", "token,logit\nA,1\nB,2\nC,abc\n", "a.csv: Row 4: “abc” is not a number."),
    ("a.csv", "A;1,2,3\nB;2\n", "Row 1: “1,2,3” is not a number."),
    ("a.csv", "A,1\nB,1_000\n", "Row 2: “1_000” is not a number."),
    ("a.csv", "A,1\nB,\n", "Row 2: “” is not a number."),
    ("a.csv", "A,nan\nB,1\n", "Row 1: NaN is not allowed"),
    ("a.csv", "A,1\nB,inf\n", "Row 2: inf is not allowed"),
    ("a.csv", "A,1,2\nB,2,3\n", "Row 1: there are 3 columns"),
    ("a.csv", "A,1\nB,2\nC\n", "Row 3: there is 1 column where 2 should be"),
    ("a.csv", "A,1\n", "The file holds 1 token; 2 to 300,000 tokens can be loaded."),
    ("a.csv", "A,-inf\nB,-inf\n", "Every logit is −inf"),
    ("a.csv", "", "The file is empty."),
    ("a.csv", " \n\n", "The file is empty."),
    ("a.csv", "caf\xe9,1\nB,2\n".encode("latin-1"), "Byte 0xE9 at position 4 is not UTF-8"),
    ("a.json", "[1, 2", "It is not JSON at line 1, column 6"),
    ("a.json", "[1, NaN]", "Row 2: NaN is not allowed"),
    ("a.json", "[1, Infinity]", "Row 2: inf is not allowed"),
    ("a.json", "[1, 1e999]", "Row 2: inf is not allowed"),
    ("a.json", "[1, true]", "Row 2: “true” is not a number."),
    ("a.json", '[1, "x"]', "Row 2: “x” is not a number."),
    ("a.json", "[1, " + "9" * 400 + "]", "Row 2: inf is not allowed"),
    ("a.json", "[" * 100_000, "nested too deeply"),
    ("a.json", "[" + "[]," * 2_100_000 + "[]]", "far more than tokens"),
    ("a.json", '"text"', "A list of logits or an object"),
    ("a.json", '[{"token": "A", "logit": 1}, {"token": "B"}]', "Row 2: there is no “logit”."),
    ("a.json", '[{"token": 5, "logit": 1}, {"token": "B", "logit": 1}]', "Row 1: the token must"),
    ("a.json", '{"tokens": ["A"], "logits": [1, 2]}', "There are 1 tokens but 2 logits."),
    ("a.json", '{"\\ud800": 1, "B": 2}', "Row 1: the token is not valid Unicode."),
    ("a.jsonl", '{"token": "A", "logit": 1}\n{oops\n', "Row 2: It is not JSON at column 2"),
    ("a.npy", b"\x93NUMPY", "not a file of numpy"),
    ("a.npy", npy(np.array([1.5, np.nan])), "Row 2: NaN is not allowed"),
    ("a.npy", npy(np.array([1.5, np.inf])), "Row 2: +inf is not allowed"),
    ("a.npy", npy(np.ones((2, 2))), "one row of numbers, not of shape (2, 2)"),
    ("a.npy", npy(np.array([1j, 2j])), "must be real ones"),
    ("a.npy", npy(np.array([True, False])), "must be real ones"),
    ("a.npy", npy(np.array([1.5, -2]))[:-1], "cut off"),
    ("a.npy", npy(np.array([{}, {}], dtype=object), allow_pickle=True), "must be real ones"),
    ("a.npz", npz(a=np.zeros(2), b=np.zeros(2)), "one array, or one called “logits”"),
    ("a.npz", b"PK\x03\x04oops", "not a file of numpy"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "says"), BAD, ids=[b[2][:30] for b in BAD])
def test_refuses_in_one_sentence(load, name, content, says):
    with pytest.raises(FileError) as refusal:
        load(name, content)
    message = str(refusal.value)
    assert says in message
    assert message.startswith(name)
    assert "\n" not in message
    assert len(message) < 250


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.jsonl", "a.npy"])
def test_names_the_count_of_too_many_tokens(load, name):
    count = 1_200_000
    content = {
        "a.csv": "token,logit\n" + "A,1\n" * count,
        "a.json": "[" + "1," * (count - 1) + "1]",
        "a.jsonl": "1\n" * count,
        "a.npy": npy(np.zeros(count)),
    }[name]
    with pytest.raises(FileError, match="1,200,000 tokens; 2 to 300,000 tokens can be loaded"):
        load(name, content)


def test_300_000_tokens_are_read_one_more_is_not(load):
    assert len(load("a.csv", "A,1\n" * 300_000).source) == 300_000
    with pytest.raises(FileError, match="300,001 tokens"):
        load("a.csv", "A,1\n" * 300_001)


def test_an_array_that_claims_to_be_huge_is_not_allocated(load):
    content = npy(np.zeros(2)).replace(b"(2,), }", b"(9999999999999,), }")
    with pytest.raises(FileError, match="9,999,999,999,999 tokens"):
        load("a.npy", content)


def test_a_packed_bomb_is_not_unpacked(load):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("logits.npy", bytes(80 * 2**20))
    assert len(file.getvalue()) < 2**20
    with pytest.raises(FileError, match="more than 64 MB"):
        load("a.npz", file.getvalue())


def test_a_file_beyond_the_limit_is_not_read(tmp_path):
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(FileError, match="200 MB; at most 64 MB"):
        read(path)


def test_what_is_no_file_is_named(tmp_path):
    with pytest.raises(FileError, match="This is a folder"):
        read(tmp_path)
    with pytest.raises(FileError, match=r"gone\.csv: There is no such file"):
        read(tmp_path / "gone.csv")
    with pytest.raises(FileError, match="cannot be read"):
        read(tmp_path / "nul\0.csv")


def test_missing_permission_is_named(tmp_path, monkeypatch):
    path = tmp_path / "mine.csv"
    path.write_text("A,1\nB,2\n")

    def refused(*_, **__):
        raise PermissionError

    monkeypatch.setattr(type(path), "open", refused)
    with pytest.raises(FileError, match="no permission"):
        read(path)


def test_tokens_of_one_name_are_kept_and_reported(load):
    loaded = load("a.json", '{"COST": 1, "COST": 2, "RISK": 3}')
    assert loaded.source.names == ("COST", "COST", "RISK")
    assert loaded.warnings == (
        "Two tokens are called COST. Sampling works, but you cannot tell them apart.",
    )


def test_what_was_guessed_is_reported(load):
    assert "decimal commas" in load("a.csv", "1,5\n2,5\n").warnings[0]
    assert load("a.csv", "Wort,N/A\nB,2\nC,3\n").warnings == (
        "Row 1 was read as a header: wort, n/a.",
    )
    assert "Not read: name" in load("a.json", '{"name": "x", "logits": [1, 2]}').warnings[0]


@settings(max_examples=150, deadline=None)
@given(
    suffix=st.sampled_from([*SUFFIXES, ".txt", ""]),
    content=st.one_of(
        st.binary(max_size=200),
        st.text(alphabet='[]{}",:;\t\n 0123456789.-eENaINftoken∞−', max_size=80).map(str.encode),
        st.binary(max_size=60).map(lambda tail: npy(np.zeros(3))[:70] + tail),
        st.binary(max_size=60).map(lambda tail: npz(logits=np.zeros(3))[:150] + tail),
    ),
)
def test_any_bytes_give_a_source_or_an_error_of_the_lab(tmp_path_factory, suffix, content):
    path = tmp_path_factory.getbasetemp() / f"fuzz{suffix}"
    path.write_bytes(content)
    try:
        source = read(path).source
    except LabError:
        return
    assert len(source) >= 2
    assert not np.isnan(source.logits).any()


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(st.text(min_size=1), st.floats(-1e100, 1e100) | st.just(-np.inf)), min_size=2
    ).filter(lambda rows: any(logit > -np.inf for _, logit in rows))
)
def test_what_json_writes_comes_back(tmp_path_factory, rows):
    rows = [(token.encode(errors="replace").decode(), logit) for token, logit in rows]
    path = tmp_path_factory.getbasetemp() / "round.json"
    listed = {"tokens": [token for token, _ in rows], "logits": [logit for _, logit in rows]}
    path.write_text(json.dumps(listed))
    source = read(path).source
    assert source.names == tuple(token for token, _ in rows)
    assert source.logits.tolist() == [logit for _, logit in rows]


@pytest.mark.parametrize("head", ["token,probability", "token;P", "Prob,token"])
def test_a_column_of_probabilities_becomes_logits(tmp_path, head):
    separator = ";" if ";" in head else ","
    rows = [("the", "0.5"), ("a", "0.5"), ("no", "0")]
    pairs = [pair[::-1] if head.startswith("Prob") else pair for pair in rows]
    path = tmp_path / "p.csv"
    path.write_text("\n".join([head, *(separator.join(pair) for pair in pairs)]))
    loaded = read(path)
    assert loaded.source.tokens == ("the", "a", "no")
    np.testing.assert_allclose(loaded.source.logits, [np.log(0.5), np.log(0.5), -np.inf])
    assert any("turned into logits" in warning for warning in loaded.warnings)


def test_what_is_no_probability_is_refused(tmp_path):
    path = tmp_path / "p.csv"
    path.write_text("token,probability\nthe,0.5\na,50\n")
    with pytest.raises(FileError, match="Row 3: 50 is no probability"):
        read(path)
