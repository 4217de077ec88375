"""A session survives processes that are killed at any moment.

KILLS=200 in the environment kills more often than the suite does.
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time

import pytest

from sampling_core.history import History

KILLS = int(os.environ.get("KILLS", "15"))
MOST = 8  # changes that are waited for before a kill, on however slow a machine
LONGEST = 0.03  # s from then to the kill

WORK = textwrap.dedent("""
    import itertools, sys
    from pathlib import Path
    import numpy as np
    from sampling_core import Experiment, Source, run
    from sampling_core.cases import case
    from sampling_core.history import History
    known = case("Summarization")
    history = History(Path(sys.argv[1]), [known.source])
    experiment = Experiment(known.source, known.chain)
    print("ready", flush=True)
    for number in itertools.count():
        now = experiment.with_(seed=number)
        trace = run(now)
        record = history.add(trace, np.array([0, 1]), np.array([7, 3]), 0.6, 0.1, 0.02)
        print("added", record.id, flush=True)
        history.note(record.id, f"note {record.id}")
        history.keep(now)
        print("noted", record.id, flush=True)
        if number % 3 == 0:
            own = experiment.with_source(Source.from_logits(np.arange(2000.0) + record.id))
            history.snapshot(run(own), f"point {record.id}")
            print("point", record.id, flush=True)
        if number % 5 == 4:
            history.bin([record.id])
            print("binned", record.id, flush=True)
""")


def killed(path, changes, seconds):
    """Work on a session for some changes and a while; return what was said before the kill."""
    process = subprocess.Popen(
        [sys.executable, "-c", WORK, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "ready\n"
    first = [process.stdout.readline() for _ in range(changes)]
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    said, _ = process.communicate(timeout=30)
    whole = [*first, *(line for line in said.splitlines(keepends=True) if line.endswith("\n"))]
    return [(line.split()[0], int(line.split()[1])) for line in whole]


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a signal of POSIX")
def test_killed_at_random_moments_a_session_keeps_all_that_was_said(tmp_path):
    path, moments = tmp_path / "session.spsession", random.Random(7)
    done = []
    for _ in range(KILLS):
        done += killed(path, moments.randrange(MOST), moments.uniform(0.0, LONGEST))
        with sqlite3.connect(path) as file:
            assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        file.close()
        history = History(path)
        kept = {record.id: record for record in history.records()}
        binned = {record.id: record for record in history.records(binned=True)}
        names = {point.name for point in history.snapshots.all()}
        history.close()
        everything = kept | binned
        assert {number for word, number in done if word == "added"} <= set(everything)
        for word, number in done:
            assert word != "noted" or everything[number].note == f"note {number}"
            assert word != "point" or f"point {number}" in names
            assert word != "binned" or number in binned
    assert len(done) > KILLS  # there was work to lose
