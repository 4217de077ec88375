"""Files from strangers: whatever they hold, the answer is a preset or one sentence."""

import json
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sampling_core.errors import FileError, LabError
from sampling_core.formats.presets import FORMATS, NAMES, lint, read, write
from tests.sampling_core.formats.preset_examples import EXAMPLES

JSON = [name for name, text in EXAMPLES.items() if text.lstrip().startswith("{")]
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


def survives(text, form=None):
    """Read, check and write; anything but a LabError is a bug."""
    try:
        found = read(text, form)
        lint(text) if form is None else None
        for target in ("lab", "llama.cpp-server", found.format):
            with suppress(LabError):
                write(found.preset, target)
    except LabError:
        return


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_a_mutated_example_is_read_or_refused(data):
    text = EXAMPLES[data.draw(st.sampled_from(NAMES))]
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 6))
        text = text[:at] + data.draw(st.text(max_size=4)) + text[at + cut :]
    survives(text)


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_odd_values_are_read_or_refused(data):
    name = data.draw(st.sampled_from(JSON))
    value = json.loads(EXAMPLES[name])
    inner = next(
        (value[key] for key in ("options", "parameters") if isinstance(value.get(key), dict)), value
    )
    if name == "lm-studio":
        inner = data.draw(st.sampled_from(value["operation"]["fields"]))
    for key in data.draw(st.lists(st.sampled_from(sorted(inner)), max_size=4)):
        inner[key] = data.draw(ODD)
    survives(json.dumps(value), data.draw(st.sampled_from([None, name])))


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=80), form=st.none() | st.sampled_from(NAMES))
@example(text="SamplingParams(" + "-" * 60_000 + "1)", form=None)
@example(text="make_sampler(temp=" + "(" * 60_000 + ")", form=None)
@example(text="PARAMETER temperature " + "9" * 50_000, form=None)
@example(text='{"temperature": ' + "9" * 50_000 + "}", form="vllm")
@example(text='{"temperature": 1e999, "do_sample": true}', form="transformers")
@example(text="{" * 100_000, form=None)
@example(text="a: !!python/object:os.system x", form=None)
@example(text='{"options": {"stop": ["\\ud800"], "x": "\\ud800"}}', form=None)
@example(text="temperature: 2024-01-02\nx: {2024-01-01: !!set {a}}", form="koboldcpp")
@example(text="SamplingParams(x={(1, 2): b'a', 3j: ...}, stop=['a'])", form="vllm")
@example(text="SamplingParams(temperature=3.403e38)", form=None)
@example(text="?", form="mlx-lm")
@example(text="temperature: 2024-99-99", form=None)
@example(text="? [a, b]\n: 1\ntemperature: 1", form=None)
@example(text="llama-cli --temp nan --top-k 1e400 -l x -l 5+nan", form=None)
@example(text='{"options": {"top_k": 99999999999999999999}}', form=None)
@example(text='{"samplers": [1, null, "top_k"], "n_predict": 1}', form=None)
@example(text='{"do_sample": true, "sequence_bias": [[[1], "x"]], "bad_words_ids": [1]}', form=None)
def test_any_text_is_read_or_refused(text, form):
    survives(text, form)


def test_a_text_without_end_is_refused():
    with pytest.raises(FileError, match="longer than"):
        read("{" + " " * 5_000_000)
    with pytest.raises(FileError, match="at most 65,536 characters"):
        read("temperature: 1\n" * 10_000)


def test_a_file_that_is_too_large_or_missing_is_refused(tmp_path):
    path = tmp_path / "large.json"
    path.write_bytes(b" " * 5_000_000)
    with pytest.raises(FileError, match=r"^large\.json: The file has 5 MB; at most 4 MB"):
        read(path)
    with pytest.raises(FileError, match=r"^none\.json: There is no such file"):
        read(tmp_path / "none.json")
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(FileError, match="is not UTF-8"):
        read(tmp_path / "bytes.json")


def test_the_catalogue_names_every_format_once():
    assert len(set(NAMES)) == len(FORMATS) == 15
    assert all(each.title and each.suffix.startswith(".") for each in FORMATS)
