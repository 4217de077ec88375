"""Numbers of a partly known vocabulary are printed between their limits, or called bounded."""

import csv
import io
import json

import numpy as np
import pytest

from sampling_core import cli, engine
from sampling_core.commands.limits import between, limits
from sampling_core.commands.output import percent
from sampling_core.experiment import Experiment, Source
from sampling_core.known import completed, partly_known
from sampling_core.trace import run
from tests.sampling_core.formats import responses

LINE = "bounded: only 2 of 50,257 tokens are known; "


@pytest.fixture(name="ask")
def _ask(capsys, tmp_path):
    path = tmp_path / "answer.json"
    path.write_text(json.dumps(responses.OPENAI_CHAT), encoding="utf-8")

    def ask(command, *arguments):
        assert cli.main([command, str(path), "--position", "1", *arguments]) == 0
        return capsys.readouterr().out

    return ask


@pytest.mark.parametrize("how", ["uniform", "lumps"])
@pytest.mark.parametrize(
    "parameters", [{}, {"temperature": 2.0}, {"temperature": 1.5, "top_p": 0.8}, {"top_k": 2}]
)
def test_every_measure_lies_within_its_limits(parameters, how):
    source = partly_known(np.log([0.4, 0.2, 0.1]), ("a", "b", "c"), 60)
    chain = engine("lab").chain("off", **parameters)
    found = limits(run(Experiment(source, chain)))
    result = run(Experiment(completed(source, how), chain)).result
    for value, measure in (
        (result.kept, "kept"), (result.entropy, "entropy"), (result.effective, "effective"),
        (result.probabilities[0], "top"),
    ):  # fmt: skip
        low, high = found.of(measure)
        assert low - 1e-9 <= value <= high + 1e-9, measure
    assert found.is_bounded == (parameters != {"top_k": 2})


def test_a_vocabulary_that_is_known_has_no_two_ends():
    found = limits(run(Experiment(Source.from_logits([2.0, 1.0]), engine("lab").chain("off"))))
    assert found.entropy[0] == found.entropy[1]
    assert found.kept == (2, 2)
    assert not found.is_bounded


def test_two_ends_are_one_number_where_they_look_alike():
    assert between((0.1, 0.25), percent) == "10.00–25.00 %"
    assert between((0.25, 0.2500001), percent) == "25.00 %"
    assert between((1, 12_000), "{:,.0f}".format) == "1–12,000"


def test_engines_print_the_limits_and_say_what_has_none(ask):
    text = ask("engines", "--temperature", "2")
    assert f"{LINE}low–high holds whatever the others look like, the distances (JS)" in text
    row = next(line for line in text.splitlines() if line.startswith("vLLM"))
    assert row.split()[1:6] == ["3–50,257", "0.316–10.276", "1.37–29027.27", "6.56–78.11", "%"]
    exact = ask("engines", "--top-k", "2")
    row = next(line for line in exact.splitlines() if line.startswith("vLLM"))
    assert row.split()[1] == "2"
    assert "–" not in " ".join(row.split()[1:6])


def test_engines_for_programs_carry_the_limits(ask):
    body = json.loads(ask("engines", "--temperature", "2", "--json"))
    assert body["bounded"] is True
    found = body["engines"][0]
    assert found["bounded"] is True
    assert (found["kept_low"], found["kept_high"]) == (3, 50_257)
    assert found["entropy_nats_low"] < found["entropy_nats_high"] == pytest.approx(10.276, abs=1e-3)
    assert found["top_probability_low"] < found["top_probability_high"] <= 1.0
    line = next(csv.DictReader(io.StringIO(ask("engines", "--top-k", "2", "--csv"))))
    assert (line["bounded"], line["kept_low"], line["kept_high"]) == ("False", "2", "2")


def test_a_sweep_prints_the_limits(ask):
    text = ask("sweep", "--field", "temperature=0.5,2")
    assert f"{LINE}low–high holds whatever the others look like\n" in text
    assert "0.316–10.276" in text
    assert "6.56–78.11 %" in text
    rows = list(csv.DictReader(io.StringIO(ask("sweep", "--field", "temperature=0.5,2", "--csv"))))
    assert [row["bounded"] for row in rows] == ["True", "True"]
    assert float(rows[1]["entropy_nats_low"]) == pytest.approx(0.316, abs=1e-3)
    rows = json.loads(ask("sweep", "--field", "top_k=2", "--measure", "kept", "--json"))["rows"]
    assert rows == [{"top_k": 2, "kept": 2, "bounded": False, "kept_low": 2, "kept_high": 2}]


def test_a_map_of_two_fields_says_that_it_is_bounded(ask):
    given = ("--field", "temperature=1,2", "--field", "top_p=0.9,0.99", "--measure", "kept")
    assert f"{LINE}these numbers give the rest equal shares" in ask("sweep", *given)
    assert json.loads(ask("sweep", *given, "--json"))["bounded"] is True
    rows = csv.DictReader(io.StringIO(ask("sweep", *given, "--csv")))
    assert [row["bounded"] for row in rows] == ["True"] * 4


def test_solve_says_between_what_the_measure_lies_at_its_answer(ask):
    text = ask("solve", "--field", "temperature", "--entropy", "3")
    assert f"{LINE}these numbers give the rest equal shares" in text
    assert "At temperature 1.356: the entropy is 0.388–3.000 nats, whatever" in text
    body = json.loads(ask("solve", "--field", "temperature", "--entropy", "3", "--json"))
    assert body["bounded"] is True
    assert [end["value"] for end in body["at"]] == body["values"]
    assert body["at"][0]["low"] == pytest.approx(0.388, abs=1e-3)
    text = ask("solve", "--field", "top-k", "--kept", "2")
    assert "At top-k 2: 2 tokens kept, whatever the others look like." in text


@pytest.mark.parametrize(
    "command",
    [["engines"], ["sweep", "--field", "temperature=1"],
     ["solve", "--field", "temperature", "--kept", "3"]],
)  # fmt: skip
def test_nothing_is_called_bounded_where_everything_is_known(command, capsys):
    assert cli.main([command[0], "--case", "Code", *command[1:]]) == 0
    assert "bounded" not in capsys.readouterr().out
    assert cli.main([command[0], "--case", "Code", *command[1:], "--json"]) == 0
    assert '"bounded": true' not in capsys.readouterr().out
