"""A capture: positions by their place, the text before them, and another vocabulary."""

import numpy as np
import pytest

from sampling_core import Experiment, engine, run
from sampling_core.capture import Capture, Position, assumption
from sampling_core.errors import DataError, LabError
from sampling_core.experiment import Tail
from sampling_core.known import partly_known
from sampling_core.rows import rows

LISTED = partly_known(np.log([0.6, 0.3]), ("a", "b"), 1_000)
WHOLE = partly_known(np.log([0.5, 0.5]), ("a", "b"), 1_000)


@pytest.fixture
def capture():
    positions = (
        Position(2, LISTED, 0, "a"),
        Position(3, WHOLE, 1, "b"),
        Position(4, LISTED, None, "?"),
    )
    warnings = ("Another thing.", assumption((WHOLE, LISTED)))
    return Capture("answer", "File answer.json", "raw", positions, warnings)


def test_positions_by_place(capture):
    assert len(capture) == 3
    assert capture.at(3).source is WHOLE
    assert capture.before(4) == "ab"
    assert capture.before(2) == ""
    assert capture.sources == (LISTED, WHOLE, LISTED)
    assert capture.is_partial
    with pytest.raises(DataError, match="no probabilities for token 1 of answer"):
        capture.at(1)


def test_another_vocabulary_replaces_the_assumed_one(capture):
    larger = capture.with_vocabulary(5_000)
    assert [each.source.tail and each.source.tail.count for each in larger.positions] == [
        4_998, None, 4_998
    ]  # fmt: skip
    assert larger.at(3).source is WHOLE
    assert larger.warnings == ("Another thing.",)
    assert (larger.vocabulary, capture.vocabulary) == (5_000, None)
    with pytest.raises(DataError, match="none beside those listed"):
        capture.with_vocabulary(2)


def test_nothing_is_assumed_where_everything_is_known():
    assert assumption((WHOLE,)) == ""
    assert "1,000 tokens are assumed" in assumption((WHOLE, LISTED))


@pytest.mark.parametrize(
    "wrong",
    [
        {"mass": 0.0}, {"mass": float("nan")}, {"mass": 1.5}, {"ceiling": 0.0}, {"count": 0},
        {"count": 10**12}, {"count": 1.5}, {"known": -1}, {"mass": 0.9},
    ],
)  # fmt: skip
def test_an_impossible_tail_cannot_exist(wrong):
    possible = {"mass": 0.1, "count": 4, "ceiling": 0.2, "known": 2}
    assert Tail(**possible).count == 4
    with pytest.raises(LabError):
        Tail(**(possible | wrong))


def test_a_vocabulary_has_limits(capture):
    with pytest.raises(DataError, match="at most 1,000,000 tokens"):
        capture.with_vocabulary(1_000_001)


def test_rows_are_known_tokens_alone_the_unlikely_one_that_came_included():
    logs = np.log([0.3, 0.25, 1e-6])
    source = partly_known(logs, ("a", "b", "came"), 1_000, ceiling=0.2)
    trace = run(Experiment(source, engine("lab").chain("off", temperature=0.9)))
    assert [row.token for row in rows(trace, 40)] == ["a", "b", "came"]
    assert [row.token for row in rows(trace, 2)] == ["a", "b"]
    cut = run(Experiment(source, engine("lab").chain("off", top_k=1)))
    assert [row.cut_by is None for row in rows(cut, 40)] == [True, False, False]
