"""How long the core takes, beside transformers, llama.cpp and textbook numpy in the same run."""

from itertools import cycle

import numpy as np
import pytest

from sampling_core import Experiment, Source, draw, engine, run
from sampling_core.solve import solve
from sampling_core.sweep import sweep
from tests.benchmarks import peers

CHAINS = pytest.mark.parametrize("with_top_k", [True, False], ids=["top-k", "no top-k"])


def chain(with_top_k):
    cut = {"top_k": 50} if with_top_k else {}
    return engine("transformers").chain("off", temperature=0.8, top_p=0.95, min_p=0.05, **cut)


def named(what, vectors, with_top_k=None):
    cut = {True: ", top-k", False: ", no top-k", None: ""}[with_top_k]
    return f"{what}{cut}, V={vectors.shape[1]:,}"


def over(vectors):
    turn = cycle(vectors)
    return lambda: ((next(turn),), {})


@CHAINS
def test_new_logits_lab(benchmark, vectors, with_top_k):
    benchmark.group, ours = named("new logits", vectors, with_top_k), chain(with_top_k)

    def result(vector):
        return run(Experiment(Source.from_logits(vector), ours)).result.probabilities

    benchmark.pedantic(result, setup=over(vectors), rounds=200, warmup_rounds=10)


@CHAINS
@peers.needs("transformers")
def test_new_logits_transformers(benchmark, vectors, with_top_k):
    if with_top_k and vectors.shape[1] < 50:
        pytest.skip("transformers refuses more tokens than there are")
    benchmark.group = named("new logits", vectors, with_top_k)
    peer = peers.transformers_chain(with_top_k)
    benchmark.pedantic(peer, setup=over(vectors), rounds=30, warmup_rounds=3)


@CHAINS
@peers.needs("llama_cpp")
def test_new_logits_llamacpp(benchmark, vectors, with_top_k):
    benchmark.group = named("new logits", vectors, with_top_k)
    peer = peers.llama_cpp_chain(with_top_k, vectors.shape[1])
    benchmark.pedantic(peer, setup=over(vectors), rounds=30, warmup_rounds=3)


@CHAINS
def test_new_logits_numpy(benchmark, vectors, with_top_k):
    benchmark.group = named("new logits", vectors, with_top_k)
    peer = peers.numpy_chain(with_top_k)
    benchmark.pedantic(peer, setup=over(vectors), rounds=30, warmup_rounds=3)


@CHAINS
def test_slider_move_lab(benchmark, vectors, with_top_k):
    """A temperature moves: the logits are ranked already, everything after them is new."""
    benchmark.group = named("slider move", vectors, with_top_k)
    experiment = Experiment(Source.from_logits(vectors[0]), chain(with_top_k))
    step = experiment.chain.step_of("temperature")
    before, degrees = run(experiment), cycle(np.linspace(0.3, 1.7, 31).tolist())

    def move(degree):
        return run(experiment.with_field(step, "degree", degree), before).result.probabilities

    benchmark.pedantic(move, setup=lambda: ((next(degrees),), {}), rounds=200, warmup_rounds=40)


DEGREES, MASSES = np.linspace(0.1, 2.0, 32), np.linspace(0.05, 1.0, 32)


def test_sweep_lab(benchmark, vectors):
    benchmark.group = named("sweep 32×32, T × top-p", vectors)
    source = Source.from_logits(vectors[0])
    experiment = Experiment(source, engine("lab").chain(temperature=1.0, top_p=1.0))
    fields = {"temperature": DEGREES, "top_p": MASSES}
    benchmark.pedantic(lambda: sweep(experiment, fields, "entropy"), rounds=10, warmup_rounds=1)


@peers.needs("transformers")
def test_sweep_transformers(benchmark, vectors):
    """One row of the loop over transformers' classes, times 32."""
    benchmark.group = named("sweep 32×32, T × top-p", vectors)
    degree = float(DEGREES[8])
    row = [peers.transformers_chain(False, degree, float(mass), share=0.0) for mass in MASSES]

    def loop():
        for _ in DEGREES if vectors.shape[1] == 10 else DEGREES[:1]:
            for cell in row:
                cell(vectors[0])

    benchmark.pedantic(loop, rounds=2, warmup_rounds=0)
    if vectors.shape[1] != 10:
        benchmark.stats.stats.data = [value * len(DEGREES) for value in benchmark.stats.stats.data]


def test_draws_lab(benchmark, vectors):
    benchmark.group = named("10,000 draws", vectors)
    trace = run(Experiment(Source.from_logits(vectors[0]), engine("lab").chain()))
    trace.result.probabilities  # noqa: B018  # draws are made from a picture on the screen
    benchmark.pedantic(lambda: draw(trace, 10_000, 42).entropy, rounds=50, warmup_rounds=3)


def test_solve_lab(benchmark, vectors):
    benchmark.group = named("solve temperature for 1.5 nats", vectors)
    experiment = Experiment(Source.from_logits(vectors[0]), engine("lab").chain(temperature=1.0))
    benchmark.pedantic(lambda: solve(experiment, "temperature", entropy=1.5), rounds=5)
