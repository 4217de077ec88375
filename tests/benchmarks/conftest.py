"""Benchmarks in one process on one core, with the ratios to peers printed at the end."""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"  # before numpy and torch are imported
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np  # noqa: E402  # reads the environment
import pytest  # noqa: E402

VOCABULARIES = (10, 50_257, 151_936)
DIFFERENT = 8  # vectors taken in turn, so that no cache holds the answer


@pytest.fixture(params=VOCABULARIES, ids="V={:,}".format)
def vectors(request):
    """Logits as models give them: float32, normal with deviation 3."""
    random = np.random.default_rng(request.param)
    shape = (DIFFERENT, request.param)
    return (random.standard_normal(shape) * 3).astype(np.float32)


def pytest_terminal_summary(terminalreporter, config):
    """Print, for each group with a peer, how many times as long the peer takes."""
    session = getattr(config, "_benchmarksession", None)
    groups = {}
    for bench in session.benchmarks if session else ():
        if not bench.has_error and bench.group:
            groups.setdefault(bench.group, {})[bench.name.split("[")[0]] = sorted(bench.stats.data)
    terminalreporter.section("medians, and ratios to what one would use instead")
    for group, runs in groups.items():
        medians = {name: seconds[len(seconds) // 2] for name, seconds in runs.items()}
        ours = next((value for name, value in medians.items() if name.endswith("_lab")), None)
        for name, seconds in runs.items():
            who, late = name.rsplit("_", 1)[-1], seconds[int(0.95 * len(seconds))]
            times = f"{medians[name] * 1e3:11.3f} ms, p95 {late * 1e3:11.3f} ms"
            ratio = f"{medians[name] / ours:9.2f} ×" if ours else ""
            terminalreporter.write_line(f"{group:<44} {who:>13} {times}{ratio}")
