"""How long a scorecard takes over many positions, beside transformers in the same run."""

import numpy as np
import pytest

from sampling_core import Source, engine
from sampling_core.scorecard import scorecard
from tests.benchmarks import peers

POSITIONS, VOCABULARY = 200, 50_257
GROUP = f"scorecard, {POSITIONS} positions, V={VOCABULARY:,}"


@pytest.fixture(scope="module")
def rows():
    random = np.random.default_rng(3)
    return (random.standard_normal((POSITIONS, VOCABULARY)) * 3).astype(np.float32)


def test_scorecard_lab(benchmark, rows):
    benchmark.group = GROUP
    sources = [Source.from_logits(row) for row in rows]
    chain = engine("transformers").chain("off", temperature=0.8, top_p=0.95, min_p=0.05)
    benchmark.pedantic(lambda: scorecard(sources, chain), rounds=3, warmup_rounds=1)


@peers.needs("transformers")
def test_scorecard_transformers(benchmark, rows):
    """Every tenth position, times 10."""
    benchmark.group = GROUP
    peer = peers.transformers_chain(False)

    def loop():
        for row in rows[::10]:
            peer(row)

    benchmark.pedantic(loop, rounds=2, warmup_rounds=1)
    benchmark.stats.stats.data = [value * 10 for value in benchmark.stats.stats.data]
