"""A file that holds something else than the command takes says what it is, and what takes it."""

import json

import numpy as np
import pytest

from sampling_core import cli
from tests.sampling_core.formats import responses
from tests.sampling_core.formats.preset_examples import EXAMPLES

UNLOGGED = {"model": "m", "choices": [{"message": {"content": "Yes"}, "logprobs": None}]}


@pytest.fixture(name="refused")
def _refused(tmp_path, capsys):
    def refused(command, name, content, *arguments):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        assert cli.main([command, str(path), *arguments]) == 2
        told = capsys.readouterr()
        assert (told.out, told.err.count("\n")) == ("", 1)
        return told.err

    return refused


@pytest.mark.parametrize("command", ["run", "scorecard", "engines"])
def test_an_answer_without_log_probabilities_says_so(refused, command):
    told = refused(command, "a.json", json.dumps(UNLOGGED))
    assert "a.json: This answer holds no log-probabilities: ask the server for them" in told
    assert "is not a number" not in told


@pytest.mark.parametrize("command", ["run", "scorecard", "engines"])
@pytest.mark.parametrize(
    "content", [EXAMPLES["transformers"], '{"temperature": 0.7, "top_p": 0.9}', EXAMPLES["openai"]]
)
def test_settings_are_sent_to_convert(refused, command, content):
    told = refused(command, "generation_config.json", content)
    assert "generation_config.json holds settings and no logits: convert --to NAME" in told


def test_a_scorecard_says_what_it_takes(refused):
    told = refused("scorecard", "small.csv", "token,logit\na,1\nb,2\n")
    assert "small.csv: It holds the logits of one position, which run takes" in told
    assert "an answer with log-probabilities, or rows of logits (NPY, NPZ, JSONL)." in told


def test_a_scorecard_keeps_the_words_of_a_wrong_vocabulary(refused):
    told = refused("scorecard", "a.json", json.dumps(responses.OPENAI_CHAT), "--vocabulary", "0")
    assert "A vocabulary has from 1 to " in told


def test_a_bad_row_is_still_told_by_its_place(refused):
    assert "Row 3: “x” is not a number" in refused("run", "a.csv", "token,logit\na,1\nb,x\n")


def test_an_array_is_known_whatever_its_name(tmp_path, capsys):
    with (tmp_path / "logits.csv").open("wb") as file:
        np.save(file, np.array([3.0, 1.0, 0.0]))
    assert cli.main(["run", str(tmp_path / "logits.csv")]) == 0
    assert "logits, 3 tokens, lab" in capsys.readouterr().out
    with (tmp_path / "rows.csv").open("wb") as file:
        np.save(file, np.zeros((3, 5)))
    assert cli.main(["run", str(tmp_path / "rows.csv")]) == 2
    assert "one of its tokens with --position, from 1 to 3." in capsys.readouterr().err


def test_one_position_is_no_range(refused):
    told = refused("run", "a.json", json.dumps(responses.OPENAI_CHAT))
    assert told.rstrip().endswith("is a captured answer: choose its token with --position 1.")
