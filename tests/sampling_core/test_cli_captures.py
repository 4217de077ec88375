"""The command line on captured answers: one position, and a scorecard over all of them."""

import csv
import io
import json

import numpy as np
import pytest

from sampling_core import cli
from tests.sampling_core.formats import responses


@pytest.fixture(name="ask")
def _ask(capsys):
    def ask(*arguments, status=0):
        assert cli.main([str(argument) for argument in arguments]) == status
        captured = capsys.readouterr()
        return captured.err if status == 2 else captured.out

    return ask


@pytest.fixture(name="answer")
def _answer(tmp_path):
    path = tmp_path / "answer.json"
    path.write_text(json.dumps(responses.OPENAI_CHAT), encoding="utf-8")
    return path


def test_run_one_position(ask, answer):
    text = ask("run", answer, "--position", 1, "--top-p", 0.9)
    assert "answer 1, 50,257 tokens, lab" in text
    assert "2 tokens are known; the others hold 0.37 %" in text
    assert "Top-p 0.90 is exact: the likeliest token reaches it at T = 1." in text
    assert "entropy from 0.000 to 0.000 nats, 1 token kept" in text
    assert "Kept       1 token\n" in text
    text = ask("run", answer, "--position", 1, "--vocabulary", 1000, "--temperature", 2)
    assert "answer 1, 1,000 tokens" in text
    assert "T 2.00 is only bounded" in text
    assert "assumed" not in text


@pytest.mark.parametrize(
    "command",
    [["engines"], ["sweep", "--field", "temperature=1,2"],
     ["solve", "--field", "temperature", "--kept", 3]],
)  # fmt: skip
def test_no_command_makes_up_what_is_not_known(ask, answer, command):
    text = ask(command[0], answer, "--position", 1, *command[1:])
    assert "2 tokens are known; the others hold 0.37 % and count as equally likely" in text
    assert "3 tokens, " not in text  # the entry for everything else is no token


def test_a_captured_answer_needs_a_position(ask, answer):
    error = ask("run", answer, status=2)
    assert "is a captured answer: choose its token with --position 1." in error
    assert "no probabilities for token 7" in ask("run", answer, "--position", 7, status=2)
    assert "--position needs a file" in ask("run", "--case", "Code", "--position", 1, status=2)


@pytest.fixture(name="rows")
def _rows(tmp_path):
    path = tmp_path / "rows.npy"
    np.save(path, np.array([[8.0, 1.0, 0.0], [1.0, 1.0, 1.0], [5.0, 4.9, 0.0]]))
    return path


def test_scorecard(ask, rows):
    text = ask("scorecard", rows, "--top-p", 0.9, "--temperature", 0.8, "--mark", 1)
    assert "rows, 3 positions, lab" in text
    assert "Kept       1 to 3, median 2, nine in ten at most 3 tokens" in text
    assert "fewest at token 1, most at token 2" in text
    assert "One left   33.33 % of positions" in text
    assert "Marked     survives at 66.67 % of positions" in text
    assert "Uncertain" not in text
    assert "Temperature" in text


def test_a_scorecard_of_positions_that_are_alike(ask, rows, answer, tmp_path):
    text = ask("scorecard", rows, "--top-k", 2)
    assert "Kept       2 tokens at each position\n" in text
    assert "fewest" not in text
    assert "Kept       1 token\n" in ask("scorecard", answer, "--top-k", 1)
    two = tmp_path / "two.npy"
    np.save(two, np.array([[8.0, 1.0, 0.0], [1.0, 1.0, 0.0]]))
    assert "Kept       1 to 2, median 1.5, nine in ten at most 2 tokens" in ask(
        "scorecard", two, "--top-p", 0.8
    )


def test_scorecard_for_programs(ask, rows, answer):
    shown = json.loads(ask("scorecard", rows, "--top-k", 2, "--json"))
    assert shown["kept"] == {
        "least": 2, "median": 2, "p90": 2, "most": 2, "fewest_at": 1, "most_at": 1
    }  # fmt: skip
    assert [each["name"] for each in shown["stages"]] == ["top_k"]
    lines = list(csv.DictReader(io.StringIO(ask("scorecard", rows, "--top-k", 2, "--csv"))))
    assert [line["kept"] for line in lines] == ["2", "2", "2"]
    text = ask("scorecard", answer, "--temperature", 1.5)
    assert "Uncertain  1 position where tokens that are not known matter" in text
