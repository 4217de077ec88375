"""Lab files from strangers: bounded, refused in one sentence, and never anything but data."""

import copy
import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sampling_core.errors import LabError
from sampling_core.files import Unreadable
from sampling_core.labs.check import check
from sampling_core.labs.judging.judge import judge
from sampling_core.labs.lab import Settings
from sampling_core.labs.measuring.measures import Apparatus
from sampling_core.labs.measuring.shown import filled
from sampling_core.labs.reading.file import lab_bytes, lab_of
from tests.sampling_core.labs.lab_files import data_of, small

ROOT = Path(__file__).parents[3]
PATHS = (
    "../../../etc/passwd", "/etc/passwd", "C:\\Windows\\win.ini", "\\\\server\\share",
    "file:///etc/passwd", "http://127.0.0.1/x", "Requests\0", "requests.json", "~root", "%00",
    "resources/logits/requests.json", "__import__('os')", "{0.__class__}", "$(id)",
)  # fmt: skip


def refused(data):
    with pytest.raises(Unreadable) as caught:
        lab_of(data if isinstance(data, bytes) else data_of(data))
    words = str(caught.value)
    assert len(words) < 2_000
    return words


def raw(**changes):
    """A lab as text, in which a part is written exactly as given."""
    value = small(**dict.fromkeys(changes, "@@"))
    text = json.dumps(value)
    for name, part in changes.items():
        text = text.replace(f'"{name}": "@@"', f'"{name}": {part}')
    return text.encode()


@pytest.mark.parametrize("name", PATHS)
@pytest.mark.parametrize("way", ["case", "recorded"])
def test_a_name_that_looks_like_a_path_is_only_a_name_that_is_not_there(name, way):
    words = refused(small(sources={"requests": {way: name}, "near": {"case": "Flat"}}))
    assert words.startswith("Data “requests”: ")
    assert "must be one of" in words


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"[" * 10_000 + b"]" * 10_000, "nested too deeply"),
        (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, "nested too deeply"),
        (raw(runs="[" * 40 + "]" * 40), "nested too deeply"),
        (raw(low="1e999"), "not finite"),
        (raw(low="NaN"), "not finite"),
        (raw(high="-Infinity"), "not finite"),
        (raw(draws="1" * 5_000), "too many digits"),
        (raw(draws="1" * 4_000), "too many digits"),
        (raw(draws=str(2**80)), "“draws”"),
        (raw(low="1e200"), "A number is too large"),
        (raw(seed=str(2**63)), "“seed”"),
        (raw(draws="10000001"), "“draws” must be a whole number from 1 to 10,000,000"),
        (raw(draws="0"), "“draws” must be a whole number"),
        (b'{"format": "samplinglab/lab", "format": "samplinglab/lab"}', "stands twice"),
        (raw(locks='{"panels": [], "panels": []}'), "“panels” stands twice"),
        (raw(author='"\\ud800"'), "half of a character"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"\x00\x00\x00", "not JSON"),
        (b'{"format": "samplinglab/lab", "version": 1', "not JSON"),
        (data_of(small(version=10**200)), "Made with a newer version"),
    ],
)  # fmt: skip
def test_broken_or_absurd_bytes_are_refused_in_one_sentence(data, words):
    assert words in refused(data)


def test_huge_parts_are_refused_before_they_are_used():
    case = small()["cases"][0]
    fact = small()["facts"]["share"]
    run = {"source": "requests"}
    for value, words in (
        (small(facts={f"f{i}": fact for i in range(1_001)}), "at most 1,000"),
        (small(runs={f"r{i}": run for i in range(101)}), "at most 100"),
        (small(cases=[{**case, "name": f"c{i}"} for i in range(101)]), "at most 100"),
        (small(insight={"en": "x" * 20_001}), "at most 20,000"),
        (small(sources={"requests": {"logits": [0.5] * 300_001}}), "at most 300,000"),
        (small(runs={"r": {**run, "settings": {"text": ["A"] * 4_097}}}), "at most 4,096"),
        (small(runs={"r": {**run, "settings": {"order": ["top_k"] * 65}}}), "at most 64"),
        (small(sources={"requests": {"logits": [1e101, 0.0]}}), "at most 1e100"),
    ):
        assert words in refused(value)
    assert "at most 8 MB" in refused(b"[" + b"0," * 2**22 + b"0]")


def test_a_large_file_is_refused_by_its_size(tmp_path):
    from sampling_core.errors import FileError
    from sampling_core.labs.reading.file import read_lab

    path = tmp_path / "large.splab"
    with path.open("wb") as file:
        file.truncate(100 * 2**20)
    with pytest.raises(FileError, match="100 MB; at most 8 MB"):
        read_lab(path)


def test_texts_that_look_like_code_markup_or_patterns_stay_texts():
    bombs = {
        "en": "<script>alert(1)</script> {share.__class__} {0} {{share}} %s \x1b[31m\u202e{nothing}"
    }
    lab = lab_of(data_of(small(insight=bombs, belief={"en": "{" * 9_000 + "}" * 9_000})))
    said = filled(lab, lab.insight, "en")
    assert said == bombs["en"].replace("{{share}}", "{56.4 %}")
    assert filled(lab, lab.belief, "en") == lab.belief["en"]
    assert any("nothing" in finding.sentence for finding in check(lab))


@pytest.mark.parametrize(
    "text", ["1" * 20_000, "{" * 20_000, "1." * 10_000, "−" * 20_000, "{a" * 10_000, " 1e" * 6_000]
)
def test_no_text_makes_a_pattern_explode(text):
    """One that explodes would never come back."""
    lab = lab_of(data_of(small(insight={"en": text})))
    check(lab)
    assert filled(lab, lab.insight, "en") == text


def test_absurd_settings_are_refused_by_the_samplers_themselves():
    for values in (
        {"temperature": -1}, {"top_k": -5}, {"top_p": "0.5"}, {"top_k": 10**400},
        {"logit_bias": {"a": 1}}, {"temperature": None, "top_p": [1]}, {"temperature": True},
        {"banned_tokens": "abc"},
    ):  # fmt: skip
        runs = {"cold": {"source": "requests", "settings": {"values": values}}}
        words = refused(small(runs={**small()["runs"], **runs}))
        assert words.startswith("Run “cold”: ") or "too many digits" in words


def test_a_token_of_a_huge_source_is_looked_for_once():
    tokens = [f"t{i}" for i in range(100_000)]
    source = {"tokens": tokens, "logits": [i * 1e-5 for i in range(100_000)]}
    lab = lab_of(data_of(small(sources={**small()["sources"], "large": source})))
    assert len(Apparatus(lab).source("large")) == 100_000


ANSWERS = (
    None, 3, -1e308, float("nan"), float("inf"), 10**400, "", "x" * 9_999, [], ["a", {}], {},
    {"approve": float("nan")}, {"approve": "x"}, {1: 2}, object(), True, b"x", [["a"]],
    {"approve": 1e308, "reject": 1e308},
)  # fmt: skip
KINDS = ("number", "choice", "ranking", "band", "token", "sketch", "text")


@pytest.mark.parametrize("kind", KINDS)
def test_no_answer_of_a_stranger_breaks_the_judge(kind):
    what = {"ranking": "ranking", "band": "band", "token": "first", "choice": "band"}
    runs = ["cold", "off"] if kind == "ranking" else []
    names = runs or ["low", "medium"]
    changed = {
        "name": "f", "kind": kind, "ask": {"en": "?"}, "options": [{"name": n} for n in names],
        "answer": {"what": what.get(kind, "kept"), "run": "top", "runs": runs},
    }  # fmt: skip
    lab = lab_of(data_of(small(cases=[{**small()["cases"][0], "predict": [changed]}])))
    for answer in ANSWERS:
        found = judge(lab.cases[0].predict[0], answer, Apparatus(lab))
        assert isinstance(found.words, str)
        assert found.right in (None, True, False)


# Nothing but data.

PROOF = r"""
import json, sys
sys.path.insert(0, {root!r})
import sampling_core.commands.lab
from sampling_core.errors import LabError
from sampling_core.files import Unreadable
from sampling_core.labs.check import check
from sampling_core.labs.reading.file import digest, lab_bytes, lab_of
from sampling_core.labs.measuring.instruments import noisy_picks, searched
from sampling_core.labs.judging.judge import judge
from sampling_core.labs.lab import Measure, Settings
from sampling_core.labs.measuring.measures import Apparatus
from sampling_core.labs.measuring.shown import filled
from sampling_core.draw import draw
"""
WORK = r"""
def work(data):
    try:
        lab = lab_of(data)
    except Unreadable as problem:
        return str(problem)
    check(lab), digest(lab), lab_bytes(lab)
    for case in lab.cases:
        apparatus = Apparatus(lab, Settings(values={"temperature": 0.7}), known(lab, case))
        for field in case.predict:
            judge(field, "x", apparatus)
            judge(field, 1.0, apparatus)
    for name in lab.runs:
        trace = apparatus.trace(name)
        draw(trace, 1000, 42), noisy_picks(trace.experiment.source, 0.01, 100, 1)
    for tree in lab.trees.values():
        searched(tree, ["greedy", "best", "beam 4", "sample 20"], 1)
    return filled(lab, lab.question, "en")

def known(lab, case):
    return Apparatus(lab).source(case.source or next(iter(lab.sources)))

work(WARM)  # imports, built-in tables and their words are read once
"\0".encode("unicode_escape")  # so is this codec
seen = []
HARMLESS = {"builtins.id", "object.__getattr__", "object.__setattr__", "sys._getframe"}
def watch(event, arguments):
    if event not in HARMLESS:
        seen.append((event, str(arguments)[:200]))
sys.addaudithook(watch)
result = [work(data) for data in HOSTILE]
events = list(seen)
sys.stdout.write(json.dumps([result, events]))
"""


def test_reading_checking_and_running_a_lab_touches_nothing_outside():
    """No file, socket, process, compilation or import: Python itself reports every such act."""
    program = PROOF.format(root=str(ROOT))
    hostile = [small()]
    for name in PATHS:
        hostile.append(small(sources={**small()["sources"], "bad": {"case": name}}))
        hostile.append(small(sources={**small()["sources"], "bad": {"recorded": name}}))
        texts = {"en": name}
        hostile.append(small(question=texts, insight=texts, author=name, languages=["en"]))
        hostile.append(small(workspace={"view": name, "language": name}))
        near = {**small()["sources"]["near"], "name": name, "origin": name}
        hostile.append(small(sources={**small()["sources"], "near": near}))
    datas = [data_of(value) for value in hostile]
    program += f"WARM = {data_of(small())!r}\nHOSTILE = {datas!r}\n" + WORK
    ended = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert ended.returncode == 0, ended.stderr
    results, events = json.loads(ended.stdout)
    assert events == []
    assert results[0] == "At T 0.5 approve has 56.4 %."
    assert sum("must be one of" in each for each in results) == 2 * len(PATHS)


# Anything that a stranger may change.

LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.floats(allow_nan=False),
    st.text(max_size=8), st.sampled_from(["own", "off", "cold", "approve", "temperature", "top_p"]),
    st.sampled_from(["entropy", "solve", "overtakes", "held", "wins", "text", "sketch", "idle"]),
    st.builds(list), st.builds(dict), st.lists(st.text(max_size=3), max_size=3),
)  # fmt: skip


def nodes(value, path=()):
    yield path
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    for name, part in parts if isinstance(value, dict | list) else ():
        if isinstance(part, dict | list):
            yield from nodes(part, (*path, name))
        else:
            yield (*path, name)


SPOTS = [path for path in nodes(small()) if path]


def changed(value, path, leaf):
    """Put a leaf at a place, where that is still there."""
    with suppress(KeyError, IndexError, TypeError):
        part = value
        for name in path[:-1]:
            part = part[name]
        part[path[-1]] = leaf


def read(data):
    with suppress(Unreadable):
        return lab_of(data)


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(SPOTS), LEAVES), min_size=1, max_size=3))
def test_a_changed_lab_is_refused_in_a_sentence_or_works(changes):
    value = copy.deepcopy(small())
    for path, leaf in changes:
        changed(value, path, leaf)
    lab = read(json.dumps(value).encode())
    assume(lab is not None)
    assert lab_of(lab_bytes(lab)) == lab
    if lab.draws <= 100_000:
        check(lab)
    for case in lab.cases:
        for field in case.predict:
            judge(field, 3, Apparatus(lab, Settings()))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data):
    with pytest.raises(Unreadable):
        lab_of(data)


def test_an_error_of_a_lab_is_a_problem_of_a_user():
    assert issubclass(LabError, Exception)
    assert not issubclass(Unreadable, LabError)
