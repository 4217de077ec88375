"""Captured responses: every shape, every rule of the importer, and any bytes at all."""

import contextlib
import copy
import io
import json
import math
import pkgutil

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sampling_core.formats.captures as captures
from sampling_core.capture import ASSUMED_VOCABULARY
from sampling_core.errors import DataError, FileError
from sampling_core.formats.captures import NotACaptureError, read
from sampling_core.formats.logits import read as read_logits
from tests.sampling_core.formats import responses as given_by


@pytest.fixture(name="load")
def _load(tmp_path):
    def load(content, name="a.json", **options):
        path = tmp_path / name
        if not isinstance(content, str | bytes):
            content = json.dumps(content)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read(path, **options)

    return load


def chat(*tokens):
    """A chat answer: for each token its number and the alternatives, ``(text, number)``."""
    content = [
        {"token": token, "logprob": number, "bytes": list(token.encode()), "top_logprobs": [
            {"token": text, "logprob": value, "bytes": list(text.encode())} for text, value in top
        ]}
        for token, number, top in tokens
    ]  # fmt: skip
    return {"choices": [{"index": 0, "logprobs": {"content": content}}]}


PLACES = ("position:0", "position:1", "position:2")
YES_NO = ("bytes:596573", "bytes:4e6f")
EXPECTED = {
    # shape                          tag          place names              ln p            keys
    "llama.cpp before December 2024":
        ("processed", 1, (" Paris", " the"), (math.log(0.91), math.log(0.04)), PLACES[:2]),
    "llama.cpp": ("raw", 1, (" Paris",), (-0.094,), ("id:12366",)),
    "llama.cpp after sampling": ("processed", 1, (" Paris",), (math.log(0.97),), ("id:12366",)),
    "vLLM": ("raw", 2, ("The", "\n"), (-3.21, -0.7), ("id:464", "id:198")),
    "Ollama": ("raw", 1, (" Paris", " the"), (-0.11, -3.4), PLACES[:2]),
    "OpenAI chat completion": ("unknown", 1, ("Yes", "No"), (-0.05, -3.1), YES_NO),
    "OpenAI completion": ("unknown", 1, (" Paris", " the"), (-0.11, -3.4), PLACES[:2]),
    "OpenAI response": ("unknown", 1, ("Yes", "No"), (-0.05, -3.1), YES_NO),
    "KoboldCpp": ("processed", 1, (" Paris",), (-0.09,), ("bytes:205061726973",)),
    "Text Generation Inference": ("unknown", 2, (" capital",), (-5.1,), ("id:3139",)),
    "text-generation-webui":
        ("unknown", 1, (" Paris", " the", " a"), (math.log(0.91), math.log(0.04), -np.inf),
         PLACES),
}  # fmt: skip


@pytest.mark.parametrize("shape", given_by.ALL)
def test_reads(load, shape):
    capture = load(given_by.ALL[shape], "some answer")
    tag, place, names, logs, keys = EXPECTED[shape]
    position = capture.positions[0]
    source, known = position.source, len(names)
    assert capture.origin == f"File some answer, {shape}"
    assert (source.tag, position.place) == (tag, place)
    assert source.names[:known] == names
    np.testing.assert_allclose(source.logits[:known], logs)
    assert source.keys == (*keys, "rest")
    assert source.tail.mass == pytest.approx(1.0 - np.exp(logs).sum())
    assert source.tail.count == ASSUMED_VOCABULARY - known
    assert source.names[known] == "everything else"
    assert any("50,257 tokens are assumed" in each for each in capture.warnings)


def test_the_chosen_token_is_found(load):
    for shape, content in given_by.ALL.items():
        position = load(content).positions[-1]
        without = {"vLLM", "text-generation-webui"}  # these do not say which one came
        assert (position.chosen is None) == (shape in without), shape
        if position.chosen is not None:
            assert position.source.names[position.chosen] == position.text


def test_the_same_answer_elsewhere(load):
    readme, last = load(given_by.LLAMA_README), load(given_by.KOBOLD_LAST)
    assert (readme.tag, readme.positions[0].source.keys[0]) == ("raw", "id:12366")
    assert (last.tag, last.positions[0].source.names[0]) == ("processed", " Paris")
    chunk = load(given_by.TGI_CHUNK)
    assert (chunk.tag, chunk.positions[0].source.keys[0]) == ("processed", "id:12366")
    assert load([given_by.TGI]).positions[0].place == 2  # TGI wraps its answer in a list


def test_the_prompt_and_the_answer_have_their_own_tags(load):
    capture = load(given_by.TGI)
    assert [each.source.tag for each in capture.positions] == ["unknown", "processed"]
    assert capture.tag == "processed"
    both = load(given_by.OPENAI_CHAT | given_by.VLLM_PROMPT)
    assert [each.source.tag for each in both.positions] == ["raw", "unknown"]
    assert [each.place for each in both.positions] == [2, 3]
    assert "1 token has no probabilities and was left out." in both.warnings


def test_vllm_knows_the_prompt_by_its_ids(load):
    capture = load(given_by.VLLM_PROMPT | {"prompt_token_ids": [1, 464]})
    position = capture.positions[0]
    assert (position.chosen, position.text) == (0, "The")
    # Rank 12 is listed because it came: no unlisted token is likelier than the other one.
    assert position.source.tail.ceiling == pytest.approx(1 - math.exp(-0.7) - math.exp(-3.21))
    top = {"2": {"logprob": -1.5, "rank": 1}, "3": {"logprob": -1.9, "rank": 2}}
    listed = {"prompt_logprobs": [{"1": {"logprob": -8.0, "rank": 99}, **top}]}
    assert load(listed).positions[0].source.tail.ceiling == pytest.approx(math.exp(-1.9))


def test_vllm_token_ids_in_place_of_texts(load):
    answer = chat(("token_id:123", -0.2, [("token_id:123", -0.2), ("token_id:5", -2.5)]))
    for item in answer["choices"][0]["logprobs"]["content"]:
        item["bytes"] = None
        for each in item["top_logprobs"]:
            each["bytes"] = None
    assert load(answer).positions[0].source.keys[:2] == ("id:123", "id:5")
    names = {"token_id:7": -0.5, "token_id:8": -9999.0}
    logprobs = {"tokens": ["token_id:7"], "token_logprobs": [-0.5], "top_logprobs": [names]}
    source = load({"choices": [{"logprobs": logprobs}]}).positions[0].source
    assert source.keys[:2] == ("id:7", "id:8")
    assert source.logits[1] == -np.inf


# Streams.


def test_a_stream_of_events_with_several_tokens_in_a_chunk(load):
    one, two = chat(("A", -0.1, [("A", -0.1)])), chat(("B", -0.2, []), ("C", -0.3, []))
    first = {"choices": [{"index": 0, "delta": {"role": "assistant"}, "logprobs": None}]}
    lines = [f"data: {json.dumps(each)}" for each in (first, one, two)]
    text = ": a remark\n\n" + "\r\n\r\n".join([*lines, "data: [DONE]", ""])
    capture = load(text, "stream.txt")
    assert [each.text for each in capture.positions] == ["A", "B", "C"]
    assert [each.place for each in capture.positions] == [1, 2, 3]
    assert capture.before(3) == "AB"


def test_chunks_line_by_line(load):
    second = copy.deepcopy(given_by.OLLAMA)
    for each in (second["logprobs"][0], second["logprobs"][0]["top_logprobs"][0]):
        each |= {"token": "!", "bytes": [33]}
    end = {"response": "", "done": True}
    text = "\n".join(json.dumps(each) for each in (given_by.OLLAMA, second, end)) + "\n"
    capture = load(text, "a.jsonl")
    assert [each.text for each in capture.positions] == [" Paris", "!"]
    with pytest.raises(FileError, match=r"a\.json: Line 2: It is not JSON at column 2"):
        load(json.dumps(given_by.OLLAMA) + '\n{"respo\n')
    wrong = chat(("A", -0.2, [("A", -0.2), ("B", -0.2)]))
    with pytest.raises(FileError, match=r"a\.json: Line 3: Token 1: its tokens hold"):
        load(json.dumps(given_by.OPENAI_CHAT) + "\n\n" + json.dumps(wrong))
    with pytest.raises(FileError, match="mixes answers of Ollama and OpenAI chat completion"):
        load(json.dumps(given_by.OLLAMA) + "\n" + json.dumps(given_by.OPENAI_CHAT))


def test_the_prompt_may_come_in_the_first_chunk_only(load):
    chunks = [given_by.VLLM_PROMPT, chat(("A", -0.1, [])), chat(("B", -0.2, []))]
    capture = load("".join(f"data: {json.dumps(each)}\n\n" for each in chunks))
    assert [each.place for each in capture.positions] == [2, 3, 4]
    assert [each.source.tag for each in capture.positions] == ["raw", "unknown", "unknown"]
    assert capture.origin.endswith("vLLM")


# The rules of the importer.


def test_the_chosen_token_may_be_missing_from_the_alternatives(load):
    capture = load(chat(("C", -4.0, [("A", -0.9), ("B", -2.0)])))
    position = capture.positions[0]
    assert (position.chosen, position.source.names[:3]) == (2, ("A", "B", "C"))
    assert position.source.tail.ceiling == pytest.approx(math.exp(-2.0))
    assert any("the token that came is not among" in each for each in capture.warnings)


def test_the_chosen_token_may_be_the_one_more(load):
    capture = load(chat(("C", -4.0, [("A", -0.9), ("B", -2.0), ("C", -4.0)])))
    position = capture.positions[0]
    assert position.chosen == 2
    assert position.source.tail.ceiling == pytest.approx(math.exp(-2.0))


def test_minus_9999_of_the_chosen_token_is_no_measurement(load):
    capture = load(chat(("C", -9999.0, [("A", -0.2), ("B", -2.0)])))
    position = capture.positions[0]
    assert (position.chosen, position.text) == (None, "C")
    assert position.source.names == ("A", "B", "everything else")


@pytest.mark.parametrize("zero", [-9999.0, -3.4028235e38, -1e31, "-inf"])
def test_zeros(load, zero):
    source = load(chat(("A", -0.2, [("A", -0.2), ("B", zero)]))).positions[0].source
    assert source.logits[1] == -np.inf


def test_nulls_at_the_first_position(load):
    logprobs = {
        "tokens": ["The", " end"], "token_logprobs": [None, -1.0],
        "top_logprobs": [None, {" end": -1.0, " one": -1.5}],
    }  # fmt: skip
    capture = load({"choices": [{"logprobs": logprobs}]})
    assert [(each.place, each.text) for each in capture.positions] == [(2, " end")]
    with pytest.raises(DataError, match="no probabilities for token 1"):
        capture.at(1)
    assert capture.at(2).chosen == 0


def test_the_older_api_may_list_one_more_and_parts_of_characters(load):
    logprobs = {
        "tokens": ["bytes:\\xe2\\x80"], "token_logprobs": [-3.0],
        "top_logprobs": [{"a": -0.5, "b": -1.5, "bytes:\\xe2\\x80": -3.0}],
    }  # fmt: skip
    position = load({"choices": [{"logprobs": logprobs}]}).positions[0]
    assert position.chosen == 2
    assert position.source.keys[2] == "bytes:e280"


def test_equal_texts_are_different_tokens(load):
    top = [
        {"token": "�", "logprob": -0.5, "bytes": [0xE2]},
        {"token": "�", "logprob": -1.5, "bytes": [0xE3]},
    ]
    item = {"token": "�", "logprob": -1.5, "bytes": [0xE3], "top_logprobs": top}
    position = load({"choices": [{"logprobs": {"content": [item]}}]}).positions[0]
    assert position.chosen == 1
    assert position.source.keys[:2] == ("bytes:e2", "bytes:e3")
    logprobs = '{"tokens":["a"],"token_logprobs":[-1.5],"top_logprobs":[{"a":-0.5,"a":-1.5}]}'
    position = load(f'{{"choices":[{{"logprobs":{logprobs}}}]}}').positions[0]
    assert (position.chosen, position.source.names[:2]) == (1, ("a", "a"))


def test_an_empty_text_is_told_by_its_bytes(load):
    item = copy.deepcopy(given_by.LLAMA_2)
    item["completion_probabilities"][0] |= {"token": "", "bytes": [0xF0, 0x9F]}
    item["completion_probabilities"][0]["top_logprobs"] = []
    assert load(item).positions[0].text == "\\xf0\\x9f"


def test_probabilities_in_place_of_log_probabilities(load):
    answer = copy.deepcopy(given_by.OLLAMA)
    answer["logprobs"][0] |= {"logprob": 0.896, "top_logprobs": [
        {"token": " Paris", "logprob": 0.896}, {"token": " the", "logprob": 0.03}]}  # fmt: skip
    capture = load(answer)
    np.testing.assert_allclose(np.exp(capture.positions[0].source.logits[:2]), [0.896, 0.03])
    assert any("are probabilities: all are from 0 to 1" in each for each in capture.warnings)
    certain = load(chat(("A", 0.0, [("A", 0.0)])))  # a log-probability: p = 1
    assert certain.positions[0].source.tail is None
    assert certain.positions[0].source.logits[0] == 0.0


def test_a_floor_is_no_measurement(load):
    answer = copy.deepcopy(given_by.KOBOLD)
    floor = {"token": " the", "logprob": -9.2103, "bytes": [32, 116, 104, 101]}
    answer["results"][0]["logprobs"]["content"][0]["top_logprobs"].append(floor)
    capture = load(answer)
    source = capture.positions[0].source
    assert source.names == (" Paris", "everything else")
    assert source.tail.ceiling == pytest.approx(1e-4, rel=2e-3)
    assert any("1 alternative stands at the floor of 0.0001" in e for e in capture.warnings)


def test_sums_above_1_are_another_unit(load):
    with pytest.raises(FileError, match=r"a\.json: Token 1: its tokens hold 1\.637 together"):
        load(chat(("A", -0.2, [("A", -0.2), ("B", -0.2)])))
    with pytest.raises(FileError, match=r"Token 1: 3\.5 is no log-probability"):
        load(chat(("A", 3.5, [("A", 3.5), ("B", -0.2)])))
    with pytest.raises(FileError, match=r"Token 1: 1\.5 is no probability"):
        load({"logits": {"a": 1.5, "b": 0.1}})
    barely = load(chat(("A", math.log(0.7), [("A", math.log(0.7)), ("B", math.log(0.3005))])))
    assert barely.positions[0].source.tail is None


def test_the_rest_is_never_spread_over_the_list(load):
    source = load(given_by.OPENAI_CHAT).positions[0].source
    assert source.logits[0] == -0.05
    assert np.exp(source.logits).sum() == pytest.approx(1.0, abs=1e-12)


def test_all_survivors_of_sampling_have_no_rest(load):
    top = [{"id": i, "token": str(i), "prob": p} for i, p in enumerate([0.7, 0.299999])]
    answer = {"completion_probabilities": [top[0] | {"top_probs": top}]}
    assert load(answer).positions[0].source.tail is None
    raw = [
        {"id": i, "token": str(i), "logprob": math.log(each["prob"])} for i, each in enumerate(top)
    ]
    answer = {"completion_probabilities": [raw[0] | {"top_logprobs": raw}]}
    assert load(answer).positions[0].source.tail.mass == pytest.approx(1e-6)


def test_more_alternatives_than_any_vocabulary(load):
    logits = ",".join(f'"{i}":0' for i in range(300_001))
    with pytest.raises(FileError, match="300,001 alternatives; at most 300,000 are read"):
        load(f'{{"logits":{{{logits}}}}}')


def test_the_vocabulary(load):
    capture = load(given_by.OPENAI_CHAT, vocabulary=200_000)
    assert capture.positions[0].source.tail.count == 199_998
    assert not any("assumed" in each for each in capture.warnings)
    asked = load(given_by.OPENAI_CHAT).with_vocabulary(128_256)
    assert (asked.vocabulary, asked.positions[0].source.tail.count) == (128_256, 128_254)
    assert not any("assumed" in each for each in asked.warnings)
    ids = copy.deepcopy(given_by.LLAMA_2)
    ids["completion_probabilities"][0]["id"] = 151_000
    ids["completion_probabilities"][0]["top_logprobs"] = []
    assert load(ids).positions[0].source.tail.count == 151_000
    with pytest.raises(FileError, match="A vocabulary has from 1"):
        load(given_by.OPENAI_CHAT, vocabulary=0)
    ids["completion_probabilities"][0]["id"] = 2**31 - 1
    with pytest.raises(FileError, match="Token 1: A vocabulary has at most 1,000,000 tokens"):
        load(ids)
    with pytest.raises(FileError, match="has none beside those listed"):
        load(given_by.OPENAI_CHAT, vocabulary=2)


def test_lists_that_are_not_the_likeliest(load):
    capture = load(chat(("A", -0.5, [("A", -0.5), ("B", -20.0)])))
    assert capture.positions[0].source.tail.ceiling == pytest.approx(1 - math.exp(-0.5))
    assert any("cannot be that of the likeliest" in each for each in capture.warnings)


def test_the_first_of_several_answers(load):
    answer = copy.deepcopy(given_by.OPENAI_CHAT)
    answer["choices"].append(answer["choices"][0] | {"index": 1})
    assert "It holds 2 answers; the first was read." in load(answer).warnings


# What holds no probabilities.


REFUSED = [
    ({"type": "message", "role": "assistant", "content": [], "stop_reason": "end_turn"},
     "Anthropic's Messages API reports no log-probabilities."),
    ({"choices": [{"message": {"content": "Hi"}}]}, "LM Studio reports none in chats"),
    ({"choices": [{"message": {"content": "Hi"}, "logprobs": None}]}, "ask the server for them"),
    ({"model": "llama3.2", "response": "Hi", "done": True}, "ask the server for them"),
    ({"error": {"message": "no such model"}}, "answered with an error: no such model."),
    ({"messages": [], "logprobs": True}, "This is a request"),
    ({"choices": [{"logprobs": {"content": [], "refusal": None}}]}, "It holds no probabilities."),
    ({"a": 1}, "No answer with probabilities that is known here has these keys."),
    ("[1, 2, 3]", "No answer"),
    ('"text"', "No answer"),
    ("", "The file is empty."),
    ("{", "It is not JSON at line 1, column 2"),
    ("caf\xe9".encode("latin-1"), "Byte 0xE9 at position 4 is not UTF-8"),
    ({"choices": [{"logprobs": {"content": [{"token": 5, "logprob": -1}]}}]},
     "Token 1: “token” must be a text"),
    ({"choices": [{"logprobs": {"content": [{"token": "a", "logprob": "x"}]}}]},
     "Token 1: “logprob” must be a number."),
    ({"choices": [{"logprobs": {"content": [{"token": "a", "logprob": -1, "bytes": [300]}]}}]},
     "Token 1: “bytes” must be a list of numbers from 0 to 255."),
    ({"choices": [{"logprobs": {"content": [{"token": "a", "logprob": -1, "id": -4}]}}]},
     "the id must be a whole number"),
    ({"choices": [{"logprobs": {"content": [["a"]]}}]}, "Token 1 must be an object."),
    ({"choices": [{"logprobs": {"tokens": ["a"], "token_logprobs": []}}]},
     "There are 1 tokens, 0 log-probabilities and 1 lists of alternatives"),
    ({"prompt_logprobs": [{"x": {"logprob": -1}}]}, "must be named by token ids"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "message"), REFUSED)
def test_refuses(load, content, message):
    with pytest.raises(FileError) as caught:
        load(content)
    assert message in str(caught.value)
    assert str(caught.value).startswith("a.json: ")


@pytest.mark.parametrize("content", ["[1, 2, 3]", '{"tokens": ["a", "b"], "logits": [1, 2]}'])
def test_says_where_something_else_may_be_in_the_file(load, tmp_path, content):
    with pytest.raises(NotACaptureError):
        load(content)
    assert len(read_logits(tmp_path / "a.json").source) > 1


# Whole vocabularies.


def npy(array):
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["<f4", ">f4", "<f2", "<f8", ">f8", "<i4"])
def test_arrays_of_positions(load, kind):
    rows = np.array([[1.0, 2.0, 3.0], [4.0, 0.0, -2.0]])
    capture = load(npy(rows.astype(kind)), "a.npy")
    np.testing.assert_array_equal([each.source.logits for each in capture.positions], rows)
    assert [each.place for each in capture.positions] == [1, 2]
    assert (capture.vocabulary, capture.is_partial) == (3, False)
    packed = io.BytesIO()
    np.savez_compressed(packed, logits=rows.astype(kind), other=np.zeros(3))
    assert len(load(packed.getvalue(), "a.npz")) == 2
    assert len(load(npy(np.asfortranarray(rows)), "a.npy").positions[1].source) == 3


def test_lines_of_logits(load):
    for text in (
        '{"logits": [1, 2]}\n{"logits": [3, "-inf"]}\n',
        '[1,2]\n\n[3,"-inf"]',
        '[[1,2],[3,"-inf"]]',
    ):
        capture = load(text, "a.jsonl")
        rows = [each.source.logits for each in capture.positions]
        np.testing.assert_array_equal(rows, [[1, 2], [3, -np.inf]])
    named = '{"logits": [1, 2], "tokens": ["a", "b"]}\n{"logits": [3, 4]}'
    assert load(named).positions[1].source.names == ("a", "b")


def test_rows_of_probabilities_become_logits(load):
    capture = load("[0.5, 0.5, 0]\n[0.2, 0.3, 0.5]", "a.jsonl")
    np.testing.assert_allclose(np.exp(capture.positions[1].source.logits), [0.2, 0.3, 0.5])
    assert "probabilities" in capture.warnings[0]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.npy", npy(np.zeros((2, 2, 2))), "one row for each position"),
        ("a.npy", npy(np.zeros((2, 1))), "A position has 1 tokens"),
        ("a.npy", npy(np.zeros((0, 5))), "It has 0 rows"),
        ("a.npy", npy(np.array([[1.0, 2.0], [3.0, np.nan]])), "a 2: The logit at position 1"),
        ("a.npy", npy(np.full((2, 2), -np.inf)), "a 1: Every logit is −inf"),
        ("a.npy", npy(np.zeros((2, 2)))[:-3], "cut off"),
        ("a.npy", npy(np.zeros((2, 2))).replace(b"(2, 2)", b"(9, 9)"), "cut off"),
        ("a.npy", npy(np.zeros(5)), "one row of numbers"),
        ("a.jsonl", "[1, 2]\n[1, 2, 3]", "different numbers of logits"),
        ("a.jsonl", "[1, 2]\n[1, null]", "Line 2: a logit is missing."),
        ("a.jsonl", '[1, 2]\n[1, "x"]', "Line 2, logit 2 must be a number."),
        ("a.jsonl", "[1, 2]\n{", "Line 2: It is not JSON"),
    ],
)
def test_refuses_arrays(load, name, content, message):
    with pytest.raises(FileError) as caught:
        load(content, name)
    assert message in str(caught.value)


def test_one_row_is_left_to_the_reader_of_logits(load):
    with pytest.raises(NotACaptureError):
        load(npy(np.zeros(5)), "a.npy")
    with pytest.raises(NotACaptureError):
        load('{"logits": [1, 2]}')


# Anything at all.

JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.floats(allow_nan=True)
    | st.text(max_size=5) | st.sampled_from([-9999.0, 0.0, 1.0, "", "token_id:1", "\ud800"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=5,
)  # fmt: skip


def places(value, path=()):
    yield path
    if isinstance(value, dict):
        for key, each in value.items():
            yield from places(each, (*path, key))
    elif isinstance(value, list):
        for i, each in enumerate(value):
            yield from places(each, (*path, i))


def changed(value, path, what, junk):
    """The same value with one place dropped, doubled or replaced."""
    value = copy.deepcopy(value)
    if not path:
        return junk
    inner = value
    for step in path[:-1]:
        inner = inner[step]
    last = path[-1]
    if what == "drop":
        del inner[last]
    elif what == "double" and isinstance(inner, list):
        inner.insert(last, copy.deepcopy(inner[last]))
    else:
        inner[last] = junk
    return value


@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_mutated_answers_are_read_or_refused(load, data):
    value = data.draw(st.sampled_from(list(given_by.ALL.values())))
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(list(places(value))))
        what = data.draw(st.sampled_from(["drop", "double", "junk"]))
        value = changed(value, path, what, data.draw(JUNK))
    text = json.dumps(value)
    if data.draw(st.booleans()):
        text = f"data: {text}\n\ndata: {text}\n"
    try:
        capture = load(text)
    except FileError as problem:
        message = str(problem)
        assert message.startswith("a.json: ")
        assert message.endswith(".")
        assert "\n" not in message
    else:
        for each in capture.positions:
            assert np.exp(each.source.logits).sum() <= 1.0 + 2e-3
            assert each.chosen is None or 0 <= each.chosen < len(each.source)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_cut_and_stained_bytes_are_read_or_refused(load, data):
    whole = st.sampled_from([json.dumps(each).encode() for each in given_by.ALL.values()] + [
        npy(np.zeros((2, 3))), b"[1,2]\n[3,4]"])  # fmt: skip
    content = bytearray(data.draw(whole))
    content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    content = bytes(content[: data.draw(st.integers(1, len(content)))])
    name = data.draw(st.sampled_from(["a.json", "a.npy", "a.npz", "a"]))
    with contextlib.suppress(FileError):
        assert len(load(content, name)) > 0


def test_the_catalogue_names_every_shape():
    shared = {"assemble", "bodies", "entries", "lists", "shape", "refusals", "arrays", "notes"}
    modules = {module.name for module in pkgutil.iter_modules(captures.__path__)} - shared
    used = {each.read.__module__.rpartition(".")[2] for each in captures.SHAPES}
    assert used | {"openai"} == modules
    assert len({each.title for each in captures.SHAPES}) == len(captures.SHAPES)
