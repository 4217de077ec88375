import os
import signal
import sqlite3
import subprocess
import sys
import textwrap

import numpy as np
import pytest

from sampling_core import Experiment, Source, run
from sampling_core.cases import case
from sampling_core.draw import draw
from sampling_core.engine import KINDS, ready
from sampling_core.errors import DataError, FileError, ParameterError
from sampling_core.history import History
from sampling_core.history.documents import chain_of, stored_chain
from sampling_core.history.schema import APPLICATION_ID, MIGRATIONS
from sampling_core.samplers import SAMPLERS


@pytest.fixture
def experiment():
    known = case("Summarization")
    return Experiment(known.source, known.chain)


@pytest.fixture
def history(tmp_path):
    history = History(tmp_path / "session.spsession")
    yield history
    history.close()


def add(history, experiment):
    trace = run(experiment)
    drawn = draw(trace, experiment.draws, experiment.seed)
    ids, counts = np.unique(drawn.ids, return_counts=True)
    return history.add(trace, ids, counts, drawn.entropy)


@pytest.fixture
def reopened():
    """Close a history and open its file again, as the next start of the program does."""
    opened = []

    def again(history, *known):
        history.close()
        opened.append(History(history.path, known))
        return opened[-1]

    yield again
    for each in opened:
        each.close()


def test_a_record_says_what_was_asked_and_what_came_out(history, experiment):
    record = add(history, experiment)
    assert (record.data, record.settings) == ("Summarization", "T 0.60  top-p 0.95")
    assert (record.draws, record.seed, record.kept, record.size) == (10_000, 42, 6, 10)
    assert record.entropy == pytest.approx(1.495, abs=5e-4)
    assert record.first == "BENEFIT"
    assert record.shape[6:] == (0.0,) * 4


def test_records_draws_and_marks_come_back_from_the_file(history, experiment, reopened):
    record = add(history, experiment)
    ids, counts = history.drawn(record.id)
    history.note(record.id, "look here")
    history.star(record.id, True)
    history.pin(record.id)
    again = reopened(history, experiment.source)
    found = again.record(record.id)
    assert (found.note, found.star, found.pin) == ("look here", True, "A")
    assert again.experiment(record.id) == experiment
    for ours, theirs in zip(again.drawn(record.id), (ids, counts), strict=True):
        np.testing.assert_array_equal(ours, theirs)
    again.close()


def test_unknown_data_comes_back_with_its_tokens_and_minus_infinity(history, reopened):
    source = Source.from_logits([1.0, -np.inf, 0.5], ["a", "b", "ü"], "mine", "by hand")
    chain = case("Requests").chain
    history.keep(Experiment(source, chain, output_ids=(2,), seed=2**63 - 1))
    again = reopened(history)
    kept = again.kept()
    assert kept.source.tokens == source.tokens
    assert (kept.source.name, kept.source.origin) == ("mine", "by hand")
    np.testing.assert_array_equal(kept.source.logits, source.logits)
    assert (kept.output_ids, kept.seed, kept.chain) == ((2,), 2**63 - 1, chain)
    again.close()


def test_only_one_record_is_pinned(history, experiment):
    first, second = add(history, experiment), add(history, experiment)
    history.pin(first.id)
    history.pin(second.id)
    assert [record.pin for record in history.records()] == ["", "A"]
    history.pin(None)
    assert [record.pin for record in history.records()] == ["", ""]


def test_the_bin_hides_and_gives_back(history, experiment):
    first, second = add(history, experiment), add(history, experiment)
    history.bin([first.id, second.id])
    assert history.records() == []
    history.bin([first.id], False)
    assert [record.id for record in history.records()] == [first.id]


def test_a_duplicate_has_the_draws_and_no_pin(history, experiment):
    record = add(history, experiment)
    history.pin(record.id)
    copy = history.duplicate(record.id)
    assert (copy.document, copy.pin) == (record.document, "")
    np.testing.assert_array_equal(history.drawn(copy.id)[1], history.drawn(record.id)[1])


@pytest.mark.parametrize("kind", SAMPLERS, ids=lambda kind: kind.name)
def test_every_sampler_comes_back(kind):
    chain = case("Summarization").chain.inserted(0, ready(kind))
    assert chain_of(stored_chain(chain)) == chain


def test_a_banned_token_comes_back(history, experiment):
    sampler = KINDS["logit_bias"](((3, float("-inf")), (1, 0.5)))
    banned = experiment.inserted(0, sampler)
    assert history.from_document(history.document(banned)) == banned


@pytest.mark.parametrize(
    ("before", "after", "error"),
    [
        ('"top_p","on"', '"top_q","on"', DataError),
        ('"mass":0.95,"crossing"', '"mess":0.95,"crossing"', DataError),
        ('"mass":0.95,"crossing"', '"mass":1.95,"crossing"', ParameterError),
        ('"draws":10000', '"draws":"many"', DataError),
    ],
)
def test_a_document_that_nothing_takes_is_refused(history, experiment, before, after, error):
    document = history.document(experiment)
    assert before in document
    with pytest.raises(error):
        history.from_document(document.replace(before, after))


def test_a_session_that_cannot_be_read_starts_anew(history, experiment):
    history.keep(experiment)
    history.set_view("experiment", '{"nonsense": 1}')
    assert history.kept() is None


def test_the_file_says_what_it_is(history):
    with sqlite3.connect(history.path) as file:
        assert file.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert file.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    file.close()


def test_a_newer_file_is_refused(history):
    history.close()
    file = sqlite3.connect(history.path)
    file.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    file.close()
    with pytest.raises(FileError, match="newer version"):
        History(history.path)


def test_files_of_others_are_refused_and_stay_as_they_are(tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("not a database, but long enough to look like one" * 20)
    with pytest.raises(FileError, match=r"notes\.txt"):
        History(text)
    other = tmp_path / "other.db"
    file = sqlite3.connect(other)
    file.execute("CREATE TABLE theirs (x)")
    file.close()
    content = other.read_bytes()
    with pytest.raises(FileError, match="not a session"):
        History(other)
    assert other.read_bytes() == content


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a signal of POSIX")
def test_a_killed_process_loses_nothing_that_was_added(tmp_path, experiment):
    path = tmp_path / "session.spsession"
    script = textwrap.dedent(f"""
        import numpy as np
        from pathlib import Path
        from sampling_core import Experiment, run
        from sampling_core.cases import case
        from sampling_core.history import History
        known = case("Summarization")
        history = History(Path({str(path)!r}))
        trace = run(Experiment(known.source, known.chain))
        while True:
            history.add(trace, np.array([0, 1]), np.array([7, 3]), 0.6)
            print("added", flush=True)
    """)
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    added = 0
    while added < 20:
        assert process.stdout.readline() == "added\n"
        added += 1
    process.send_signal(signal.SIGKILL)
    process.wait()
    added += process.stdout.read().count("added")
    process.stdout.close()
    history = History(path)
    assert added <= len(history.records()) <= added + 1
    assert history.experiment(1).settings() == experiment.settings()
    history.close()
