import csv
import io
import json

import numpy as np
import pytest

from sampling_core import Experiment, Source, run
from sampling_core.cases import case
from sampling_core.draw import draw
from sampling_core.engine import KINDS
from sampling_core.errors import FileError
from sampling_core.history import History
from sampling_core.history.export import MOST_SHARES, as_csv, as_html, as_jsonl, as_tsv, export


@pytest.fixture
def history():
    history = History(clock=lambda: 1_795_270_020.0)
    yield history
    history.close()


def add(history, experiment):
    trace = run(experiment)
    drawn = draw(trace, experiment.draws, experiment.seed)
    ids, counts = np.unique(drawn.ids, return_counts=True)
    return history.add(trace, ids, counts, drawn.entropy, 0.0011, drawn.distance)


@pytest.fixture
def summary(history):
    known = case("Summarization")
    record = add(history, Experiment(known.source, known.chain))
    history.note(record.id, 'says "x;y",\nand more')
    history.rate(record.id, 4)
    return history.record(record.id)


def test_csv_has_units_in_its_header_and_plain_numbers(history, summary):
    (row,) = csv.DictReader(io.StringIO(as_csv(history, [summary])))
    assert row["made"] == "2026-11-21T14:07:00Z"
    assert row["settings"] == "T 0.60  top-p 0.95"
    assert json.loads(row["parameters"]) == {"temperature": 0.6, "top_p": 0.95}
    assert float(row["entropy_nats"]) == summary.entropy
    assert float(row["entropy_bits"]) == pytest.approx(2.157, abs=5e-4)
    assert (row["draws"], row["seed"], row["rating"], row["cost"]) == ("10000", "42", "4", "")
    assert row["note"] == 'says "x;y",\nand more'
    shares = json.loads(row["shares"])
    assert shares[0]["token"] == "BENEFIT"
    assert sum(share["draws"] for share in shares) == 10_000


def test_json_lines_hold_one_run_each(history, summary):
    second = add(history, Experiment(case("Code").source, case("Code").chain))
    lines = as_jsonl(history, [summary, second]).splitlines()
    first, other = map(json.loads, lines)
    assert first["entropy_nats"] == summary.entropy
    assert first["parameters"] == {"temperature": 0.6, "top_p": 0.95}
    assert first["distance"] == summary.distance
    assert other["data"] == "Code"
    assert sum(share["share"] for share in other["shares"]) == pytest.approx(1.0)


def test_a_banned_token_is_a_word_and_not_an_infinity(history):
    known = case("Summarization")
    chain = known.chain.inserted(0, KINDS["logit_bias"](((0, float("-inf")),)))
    record = add(history, Experiment(known.source, chain))
    assert json.loads(as_jsonl(history, [record]))["parameters"]["logit_bias"] == [[0, "-inf"]]


def test_a_cell_of_csv_holds_a_bounded_number_of_shares(history):
    source = Source.from_logits(np.zeros(500))
    record = add(history, Experiment(source, case("Code").chain.neutralised()))
    (row,) = csv.DictReader(io.StringIO(as_csv(history, [record])))
    assert len(json.loads(row["shares"])) == MOST_SHARES
    assert len(json.loads(as_jsonl(history, [record]))["shares"]) == 500


def test_rows_for_the_clipboard_are_one_line_each(summary):
    head, row, end = as_tsv([summary]).split("\n")
    assert end == ""
    cells = dict(zip(head.split("\t"), row.split("\t"), strict=True))
    assert cells["note"] == 'says "x;y", and more'
    assert cells["kept_tokens"] == "6"
    page = as_html([summary])
    assert "<th>entropy_nats</th>" in page
    assert "says &quot;x;y&quot;" in page


@pytest.mark.parametrize("name", ["runs.csv", "runs.JSONL"])
def test_a_file_is_written_in_utf_8(history, summary, tmp_path, name):
    history.note(summary.id, "größer − ü")
    export(history, history.records(), tmp_path / name)
    text = (tmp_path / name).read_bytes().decode("utf-8")
    assert "größer − ü" in text
    assert "\r" not in text


def test_a_place_that_cannot_be_written_and_another_ending_are_refused(history, tmp_path):
    with pytest.raises(FileError, match="cannot be written"):
        export(history, [], tmp_path / "nowhere" / "runs.csv")
    with pytest.raises(FileError, match=r"must end in \.csv or \.jsonl"):
        export(history, [], tmp_path / "runs.xls")
