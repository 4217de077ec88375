"""From the start of a process to the first painted frame, beside a bare window."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

ROOT = Path(__file__).parents[2]


def start(which):
    program = [sys.executable, str(Path(__file__).with_name("first_frame.py")), which]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(program, env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout)


@pytest.mark.parametrize("which", ["lab", "bare"])
def test_start_up(benchmark, which):
    benchmark.group, benchmark.name = "process start → first painted frame", f"start_up_{which}"
    seconds = []
    benchmark.pedantic(lambda: seconds.append(start(which)), rounds=7, warmup_rounds=1)
    benchmark.stats.stats.data = seconds[1:]
