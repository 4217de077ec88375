"""``engines``: the table, JSON and CSV say the same."""

import csv
import io
import json

import pytest

from sampling_core import ENGINES, cli


@pytest.fixture(name="ask")
def _ask(capsys):
    def ask(*arguments, status=0):
        assert cli.main(["engines", *arguments]) == status
        captured = capsys.readouterr()
        assert status or captured.err == ""
        return captured.err if status == 2 else captured.out

    return ask


def test_the_table_of_a_case(ask):
    lines = ask("--case", "Summarization").splitlines()
    assert lines[1] == "Summarization, 10 tokens, T 0.60  top-p 0.95"
    assert lines[3].split() == [
        "engine", "kept", "nats", "effective", "likeliest", "JS,", "nats", "why"
    ]  # fmt: skip
    assert len(lines) == 4 + len(ENGINES)
    named = next(line for line in lines if line.startswith("llama.cpp"))
    assert named.split()[1:3] == ["8", "1.586"]
    assert named.endswith("llama.cpp cuts before temperature")


def test_the_three_forms_agree(ask):
    given = ("--case", "Summarization", "--temperature", "0")
    whole = json.loads(ask(*given, "--json"))
    rows = list(csv.DictReader(io.StringIO(ask(*given, "--csv"))))
    table = ask(*given)
    assert [row["engine"] for row in rows] == [profile.name for profile in ENGINES]
    for row, found in zip(rows, whole["engines"], strict=True):
        assert row["kept"] == ("" if found["kept"] is None else str(found["kept"]))
        assert row["refusal"] == found["refusal"]
        assert (found["refusal"] or found["cause"]) in table
    assert "TGI refuses “temperature” = 0: it must be above 0." in table
    place = next(i for i, row in enumerate(rows) if row["engine"] == "tgi")
    assert whole["js_nats"][place] == [None] * len(ENGINES)


def test_silent_defaults_are_applied_when_asked_for(ask):
    plain = json.loads(ask("--case", "Summarization", "--temperature", "2", "--json"))
    assert plain["defaults"] == "off"
    assert all(not row["notes"] for row in plain["engines"])
    applied = json.loads(
        ask("--case", "Summarization", "--temperature", "2", "--defaults", "engine", "--json")
    )
    notes = {row["engine"]: row["notes"] for row in applied["engines"]}
    assert "top_k 50 is the default of transformers" in notes["transformers"]


def test_a_problem_is_one_sentence(ask):
    assert ask("--case", "Nothing", status=2).rstrip().endswith(".")
