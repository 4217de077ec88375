"""Limits for partly known vocabularies: the published table, and no tail ever falls outside."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampling_core import Experiment, Source, engine, run
from sampling_core.bounds import bounds
from sampling_core.chain import Chain
from sampling_core.errors import DataError
from sampling_core.known import completed, lumps, partly_known, shortened, with_vocabulary
from sampling_core.samplers.epsilon import Epsilon, Eta
from sampling_core.samplers.min_p import MinP
from sampling_core.samplers.penalties import Penalties
from sampling_core.samplers.temperature import Temperature
from sampling_core.samplers.top_a import TopA
from sampling_core.samplers.top_k import TopK
from sampling_core.samplers.top_p import TopP
from sampling_core.samplers.typical import Typical
from sampling_core.samplers.xtc import Xtc

VOCABULARY = 50_257
ZIPF = np.arange(1.0, VOCABULARY + 1) ** -1.2
ZIPF /= ZIPF.sum()


def zipf(known):
    names = [str(i) for i in range(known)]
    return partly_known(np.log(ZIPF[:known]), names, VOCABULARY)


def lab(source, **parameters):
    return Experiment(source, engine("lab").chain("off", **parameters))


def heated(p, degree):
    weights = p ** (1.0 / degree)
    return weights / weights.sum()


@pytest.mark.parametrize(
    ("known", "degree", "true", "low", "high", "naive", "cut"),
    [
        (20, 0.7, 0.4936, 0.4298, 0.5280, 0.5362, 0.5150),
        (20, 1.0, 0.1993, 0.1993, 0.1993, 0.3498, 0.3022),
        (20, 1.5, 0.0256, 0.0151, 0.0842, 0.2123, 0.1534),
        (20, 2.0, 0.0053, 0.0030, 0.0514, 0.1559, 0.0995),
        (5, 2.0, 0.0053, 0.0026, 0.0918, 0.3341, 0.0995),
    ],
)
def test_limits_of_temperature_on_zipf(known, degree, true, low, high, naive, cut):
    found = bounds(lab(zipf(known), temperature=degree))
    assert (found.low[0], found.high[0]) == pytest.approx((low, high), abs=5e-5)
    assert heated(ZIPF, degree)[0] == pytest.approx(true, abs=5e-5)
    assert found.low[0] - 1e-12 <= heated(ZIPF, degree)[0] <= found.high[0] + 1e-12
    assert heated(ZIPF[:known], degree)[0] == pytest.approx(naive, abs=5e-5)
    assert heated(ZIPF[:50], degree)[0] == pytest.approx(cut, abs=5e-5)
    assert naive > found.high[0]  # what renormalising the list claims is impossible


@pytest.mark.parametrize("degree", [0.3, 0.7, 1.0, 1.5, 4.0])
def test_temperature_reaches_its_limits(degree):
    source = zipf(20)
    found = bounds(lab(source, temperature=degree))
    ends = [
        run(lab(completed(source, how), temperature=degree)).result.probabilities_by_id()[:20]
        for how in ("uniform", "lumps")
    ]
    np.testing.assert_allclose(found.low, np.min(ends, axis=0), rtol=1e-9)
    np.testing.assert_allclose(found.high, np.max(ends, axis=0), rtol=1e-9)


def test_entropy_at_temperature_1_reaches_its_limits():
    source = zipf(20)
    found = bounds(lab(source))
    ends = [run(lab(completed(source, how))).result.entropy for how in ("lumps", "uniform")]
    assert found.entropy == pytest.approx(ends, rel=1e-9)
    assert found.kept == (20 + 79, VOCABULARY)
    assert found.is_exact
    assert found.statements == ()


def verdicts(source, **parameters):
    return {s.name: (s.verdict, s.text) for s in bounds(lab(source, **parameters)).statements}


P1, P20 = ZIPF[0], ZIPF[19]


@pytest.mark.parametrize(
    ("parameters", "name", "verdict", "words"),
    [
        ({"top_p": 0.5}, "top_p", "exact", "the likeliest 11 tokens reach it at T = 1."),
        ({"top_p": 0.6}, "top_p", "bounded", "past the 20 known tokens"),
        ({"temperature": 1.5, "top_p": 0.3}, "top_p", "bounded", "only bounded"),
        ({"temperature": 0.5, "top_p": 0.5}, "top_p", "exact", "whatever the others weigh"),
        ({"min_p": float(P20 / P1) * 1.001}, "min_p", "exact", "below its bound"),
        ({"min_p": float(P20 / P1) * 0.999}, "min_p", "bounded", "may stay"),
        ({"temperature": 2.0, "min_p": float((P20 / P1) ** 0.5) * 1.001}, "min_p", "exact", "stay"),
        ({"temperature": 2.0, "min_p": float((P20 / P1) ** 0.5) * 0.999}, "min_p", "bounded", ""),
        ({"top_k": 20}, "top_k", "exact", "20 tokens stay, known by name"),
        ({"top_k": 21}, "top_k", "bounded", "past the 20 known tokens"),
        ({"temperature": 3.0, "top_k": 20}, "top_k", "exact", ""),
        ({"temperature": 3.0}, "temperature", "bounded", "how they share their mass"),
        ({"temperature": 0.0}, "temperature", "exact", "the likeliest token is known"),
        ({"typical_p": 0.9}, "typical_p", "not known", "no limits are known"),
        ({"top_k": 20, "typical_p": 0.9}, "typical_p", "exact", "only known tokens reach it"),
        ({"typical_p": 0.9, "epsilon_cutoff": 0.1}, "epsilon_cutoff", "not known", "before it"),
    ],
)  # fmt: skip
def test_says_which_stages_are_exact(parameters, name, verdict, words):
    said = verdicts(zipf(20), **parameters)[name]
    assert said[0] == verdict
    assert words in said[1]
    assert said[1].endswith(".")


def test_penalties_without_a_text_are_exact_and_with_one_not_known():
    parameters = {"repetition_penalty": 1.2, "top_k": 5}
    assert verdicts(zipf(20), **parameters)["penalties"][0] == "exact"
    after = bounds(lab(zipf(20), **parameters).with_(output_ids=(3,)))
    assert [s.verdict for s in after.statements] == ["not known", "not known"]
    assert "the logits themselves" in after.statements[0].text
    assert (after.low == 0.0).all()
    assert (after.high == 1.0).all()


def test_an_experiment_works_on_the_whole_vocabulary():
    source = zipf(20)
    assert len(source) == 21
    assert source.token(20) == "everything else"
    experiment = lab(source, top_k=30)
    assert len(experiment.source) == VOCABULARY
    assert experiment.source.tail is source.tail
    assert lab(source).source is experiment.source
    assert lab(experiment.source).source is experiment.source
    result = run(experiment).result
    assert result.kept == 30
    assert result.source.token(20) == "other 1"
    assert run(lab(source)).result.probability(0) == pytest.approx(P1)


def test_a_completed_source_can_be_shortened_again():
    source = partly_known(np.log([0.5, 0.3]), ("a", "b"), 100, 0.2, ("id:7", "id:9"))
    again = shortened(source.completed)
    assert (again.names, again.keys, again.tail) == (source.names, source.keys, source.tail)
    np.testing.assert_array_equal(again.logits, source.logits)
    assert source.completed.keys == ("id:7", "id:9") + 98 * ("rest",)
    assert shortened(source) is source
    whole = Source.from_logits([1.0, 0.0])
    assert shortened(whole) is whole


def test_a_whole_vocabulary_needs_no_limits():
    assert bounds(lab(Source.from_logits([1.0, 0.0]))) is None
    whole = partly_known(np.log([0.5, 0.5]), ("a", "b"), 100)
    assert whole.tail is None
    assert len(whole) == 2


def test_another_vocabulary():
    larger = with_vocabulary(zipf(20), 100_000)
    assert larger.tail.count == 100_000 - 20
    assert bounds(lab(larger, temperature=2.0)).low[0] < 0.0030
    whole = Source.from_logits([1.0, 0.0])
    assert with_vocabulary(whole, 7) is whole
    with pytest.raises(DataError, match="A vocabulary of 20 tokens has none beside those listed"):
        with_vocabulary(zipf(20), 20)
    with pytest.raises(DataError, match=r"cannot hold 0\.4303 of the probability"):
        with_vocabulary(zipf(20), 25)
    with pytest.raises(DataError, match=r"hold 1\.5 together"):
        partly_known(np.log([0.8, 0.7]), ("a", "b"), 100)
    with pytest.raises(DataError, match="“lumps”"):
        completed(zipf(5), "other")


# No admissible tail may fall outside.

SHARES = st.floats(0.0, 1.0) | st.sampled_from([0.1, 0.2, 0.25, 0.5])
MINIMUM = st.sampled_from([0, 1, 1, 2, 5])
SAMPLERS = st.one_of(
    st.builds(Temperature, degree=st.floats(0.2, 5.0)),
    st.builds(Temperature, degree=st.floats(0.2, 5.0)),
    st.builds(TopK, count=st.integers(1, 12), ties=st.sampled_from(["cut", "keep"])),
    st.builds(TopP, mass=SHARES, crossing=st.sampled_from(["keep", "drop"]), minimum=MINIMUM),
    st.builds(TopP, mass=st.floats(0.5, 1.0)),
    st.builds(MinP, share=SHARES, minimum=MINIMUM),
    st.builds(MinP, share=st.floats(0.0, 0.2)),
    st.builds(TopA, factor=SHARES),
    st.builds(Epsilon, bound=st.floats(0.0, 0.3), minimum=MINIMUM),
    st.builds(Typical, mass=SHARES),
    st.builds(Eta, bound=st.floats(0.0, 0.3)),
    st.builds(Xtc, probability=SHARES, threshold_probability=st.floats(0.0, 0.4)),
    st.builds(Penalties, presence=st.floats(-2.0, 2.0)),
)


@st.composite
def sources(draw):
    """Known tokens in any order, some of them below the ceiling; a tail that is possible."""
    weights = draw(
        st.lists(st.sampled_from([0.1, 0.2, 0.3]) | st.floats(0.01, 1.0), min_size=1, max_size=8)
    )
    share = draw(st.floats(0.01, 0.99))
    p = np.array(weights) / sum(weights) * share
    count = draw(st.integers(1, 30))
    least = max((1.0 - share) / count, float(p.min()))
    ceiling = draw(st.sampled_from([least, least * 1.3, max(least, float(np.median(p)))]))
    return partly_known(
        np.log(p), [str(i) for i in range(len(p))], len(p) + count, min(1.0, ceiling)
    )


def some_tail(tail, random):
    """A tail that is possible: shares with a random slope, filled up to the ceiling."""
    shape = random.random(tail.count) ** random.choice([0.0, 1.0, 5.0, 40.0])
    low, high = 0.0, 1e12
    for _ in range(200):
        middle = (low * high) ** 0.5 if low else high / 2e6
        filled = np.minimum(shape * middle, tail.ceiling).sum()
        low, high = (middle, high) if filled < tail.mass else (low, middle)
    return np.minimum(shape * high, tail.ceiling)


def tails(tail, random):
    yield "uniform", np.full(tail.count, tail.mass / tail.count)
    yield "lumps", lumps(tail)
    for _ in range(6):
        q = some_tail(tail, random)
        if abs(q.sum() - tail.mass) < 1e-12:
            yield "random", random.permutation(q)


def check(found, result, known, kind):
    p = result.probabilities_by_id()
    assert (p[:known] >= found.low - 1e-9).all(), kind
    assert (p[:known] <= found.high + 1e-9).all(), kind
    assert found.rest[0] - 1e-9 <= p[known:].sum() <= found.rest[1] + 1e-9, kind
    assert found.entropy[0] - 1e-9 <= result.entropy <= found.entropy[1] + 1e-9, kind
    assert found.kept[0] <= result.kept <= found.kept[1], kind


@settings(max_examples=400, deadline=None)
@given(
    source=sources(), chain=st.lists(SAMPLERS, max_size=4), seed=st.integers(0, 2**32),
    pick=st.sampled_from(["sample"] * 4 + ["greedy"]), text=st.sampled_from([(), (), (0,)]),
)  # fmt: skip
def test_no_tail_falls_outside(source, chain, seed, pick, text):
    if source.tail is None:
        return
    document = Experiment(source, Chain(tuple(chain)), pick=pick, output_ids=text)
    found = bounds(document)
    for kind, q in tails(source.tail, np.random.default_rng(seed)):
        with np.errstate(divide="ignore"):
            whole = source.completed_with(np.log(q))
        result = run(Experiment(whole, document.chain, pick=pick, output_ids=text)).result
        check(found, result, source.tail.known, kind)
    exact = all(s.verdict == "exact" for s in found.statements)
    if found.statements and exact and found.rest == (0.0, 0.0):
        np.testing.assert_allclose(found.low, found.high)


@settings(max_examples=150, deadline=None)
@given(source=sources(), degree=st.floats(0.2, 5.0))
def test_temperature_alone_reaches_its_limits(source, degree):
    if source.tail is None:
        return
    chain = Chain((Temperature(degree=degree),))
    found = bounds(Experiment(source, chain))
    ends = []
    for how in ("uniform", "lumps"):
        result = run(Experiment(completed(source, how), chain)).result
        ends.append(result.probabilities_by_id()[: source.tail.known])
    np.testing.assert_allclose(found.low, np.min(ends, axis=0), rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(found.high, np.max(ends, axis=0), rtol=1e-9, atol=1e-12)


def test_a_stage_is_exact_where_all_that_it_may_leave_is_the_same():
    source = zipf(20)
    parameters = {"temperature": 0.8, "top_k": 40, "top_p": 0.95, "min_p": 0.05}
    found = bounds(lab(source, **parameters))
    assert found.is_exact
    said = verdicts(source, **parameters)
    assert said["top_p"][0] == "bounded"
    assert said["min_p"] == (
        "exact",
        "Min-p 0.05 is exact: every unknown token is below its bound, and 7 tokens stay.",
    )
