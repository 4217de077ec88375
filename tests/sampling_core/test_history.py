import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from dataclasses import replace

import numpy as np
import pytest

from sampling_core import Experiment, Source, run
from sampling_core.cases import case
from sampling_core.draw import draw
from sampling_core.engine import KINDS, ready
from sampling_core.errors import DataError, FileError, ParameterError
from sampling_core.experiment import Tail
from sampling_core.history import History, sources
from sampling_core.history.documents import chain_of, stored_chain
from sampling_core.history.schema import APPLICATION_ID, MIGRATIONS
from sampling_core.history.sources import digest
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


def test_a_source_keeps_its_tag_its_tail_and_its_keys(history, experiment, reopened):
    plain = Source.from_logits([2.0, 1.0, 0.5], ["a", "b", "everything else"], "mine")
    tail = Tail(mass=0.1, count=997, ceiling=0.2, known=2)
    source = replace(plain, tag="raw", tail=tail, keys=("id:1", "id:2", "id:-1"))
    history.keep(experiment.with_source(source))
    found = reopened(history).kept().source
    assert (found.tag, found.tail, found.keys[:3]) == ("raw", tail, ("id:1", "id:2", "rest"))
    assert found.tokens == source.completed.tokens
    np.testing.assert_array_equal(found.logits, source.completed.logits)
    source = source.completed
    again = digest(source)
    assert digest(found) == again
    assert digest(plain) != again
    assert digest(replace(source, tag="processed")) != again
    assert digest(replace(source, keys=None)) != again
    assert digest(replace(source, tail=replace(tail, mass=0.2))) != again


def test_unknown_tokens_take_no_room_in_the_file(history, experiment, reopened):
    source = Source.from_logits([2.0, 1.0, 0.5], ["a", "b", "everything else"], "captured")
    tail = Tail(mass=0.1, count=100_000, ceiling=0.2, known=2)
    history.keep(experiment.with_source(replace(source, tail=tail)))
    assert history.path.stat().st_size < 60_000
    found = reopened(history).kept().source
    assert len(found) == 100_002
    assert found.tokens == replace(source, tail=tail).completed.tokens


def test_unknown_tokens_of_different_shares_are_kept_as_they_are(history, experiment, reopened):
    source = Source.from_logits([2.0, 1.0, 0.5], ["a", "b", "everything else"], "captured")
    tail = Tail(mass=0.1, count=50, ceiling=0.2, known=2)
    falling = replace(source, tail=tail).completed_with(np.log(np.geomspace(0.01, 0.001, 50)))
    history.keep(experiment.with_source(falling))
    np.testing.assert_array_equal(reopened(history).kept().source.logits, falling.logits)


def test_a_file_of_the_first_version_opens_with_parameters_to_search_by(tmp_path, experiment):
    path = tmp_path / "session.spsession"
    history = History(path)
    record, binned = add(history, experiment), add(history, experiment)
    history.bin([binned.id])
    history.close()
    file = sqlite3.connect(path)
    added = "parameters", "engine", "seconds", "distance", "rating", "cost", "binned_at"
    file.executescript(
        "DROP TABLE lab; DROP TABLE lab_event; DROP TABLE snapshot; "
        "ALTER TABLE source DROP COLUMN about; PRAGMA user_version = 1;"
        + "".join(f"ALTER TABLE record DROP COLUMN {name};" for name in added)
    )
    file.close()
    history = History(path, [experiment.source], clock=lambda: 5e9)
    found = history.record(record.id)
    assert found.parameters == {"temperature": 0.6, "top_p": 0.95}
    assert (found.engine, found.seconds, found.distance, found.rating) == ("lab", None, None, 0)
    assert history.experiment(record.id) == experiment
    assert history.records(binned=True)[0].binned_at == 5e9
    history.close()
    with sqlite3.connect(path) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert file.execute("SELECT engine FROM record").fetchall() == [("lab",)] * 2
    file.close()


def test_ratings_and_costs_come_back(history, experiment, reopened):
    record = add(history, experiment)
    history.rate(record.id, 4)
    history.price(record.id, 0.25)
    with pytest.raises(ParameterError, match="rating"):
        history.rate(record.id, 6)
    found = reopened(history).record(record.id)
    assert (found.rating, found.cost) == (4, 0.25)


def test_snapshots_are_points_to_go_back_to(history, experiment, reopened):
    first = history.snapshot(run(experiment), "before the change")
    second = history.snapshot(run(experiment.with_(seed=7)), "after")
    history.snapshots.rename(second.id, "afterwards")
    history.snapshots.bin([first.id])
    again = reopened(history, experiment.source)
    assert [point.name for point in again.snapshots.all()] == ["afterwards"]
    again.snapshots.bin([first.id], False)
    found = again.snapshots.all()[0]
    assert (found.name, found.data, found.settings) == (
        "before the change", "Summarization", "T 0.60  top-p 0.95",
    )  # fmt: skip
    assert found.entropy == pytest.approx(1.495, abs=5e-4)
    assert found.shape[6:] == (0.0,) * 4
    assert again.from_document(found.document) == experiment
    with pytest.raises(DataError):
        again.snapshots.get(99)


def test_the_digest_of_data_is_worked_out_once(history, monkeypatch):
    seen = []
    usual = sources.digest
    monkeypatch.setattr(sources, "digest", lambda source: seen.append(source) or usual(source))
    source = Source.from_logits([1.0, 2.0], name="asked often")
    for _ in range(3):
        assert history.number_of(source) is None
        assert history.same(source) is source
    assert seen == [source]
