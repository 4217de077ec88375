"""One row is the specification: a sampler, the probabilities before it and after it."""

import numpy as np
import pytest

from sampling_core.candidates import Candidates
from sampling_core.sampler import Context
from sampling_core.samplers.adaptive_p import AdaptiveP
from sampling_core.samplers.bans import AllowedTokens, BannedRuns, BannedTokens
from sampling_core.samplers.dry import Dry
from sampling_core.samplers.epsilon import Epsilon, Eta
from sampling_core.samplers.logit_bias import LogitBias, SequenceBias
from sampling_core.samplers.min_p import MinP
from sampling_core.samplers.mirostat import Mirostat
from sampling_core.samplers.no_repeat_ngram import NoRepeatNgram
from sampling_core.samplers.penalties import Penalties
from sampling_core.samplers.smoothing import Smoothing
from sampling_core.samplers.tail_free import TailFree
from sampling_core.samplers.temperature import Temperature
from sampling_core.samplers.top_a import TopA
from sampling_core.samplers.top_h import TopH
from sampling_core.samplers.top_k import TopK
from sampling_core.samplers.top_n_sigma import TopNSigma
from sampling_core.samplers.top_p import TopP
from sampling_core.samplers.typical import Typical
from sampling_core.samplers.xtc import Xtc

SKEWED = [1 / 8, 1 / 8, 1 / 4, 1 / 2]
FLAT = [1 / 4] * 4  # equal logits, so ties and sums are exact
STEEP = [0.4, 0.3, 0.2, 0.1]

CASES = [
    # sampler                              before   after
    (Temperature(0.0),                     SKEWED,  [0, 0, 0, 1]),              # greedy, exactly
    (Temperature(0.0),                     FLAT,    [1, 0, 0, 0]),              # first of equals
    (Temperature(1e-300),                  SKEWED,  [0, 0, 0, 1]),
    (Temperature(0.5),                     SKEWED,  [1 / 22, 1 / 22, 4 / 22, 16 / 22]),
    (Temperature(1e9),                     SKEWED,  FLAT),
    (Temperature(1.0, 0.5),                FLAT,    FLAT),                      # dynamic, all equal
    (Smoothing(0.5),                       FLAT,    FLAT),
    (TopK(1),                              SKEWED,  [0, 0, 0, 1]),
    (TopK(3),                              SKEWED,  [1 / 7, 0, 2 / 7, 4 / 7]),
    (TopK(3),                              FLAT,    [1 / 3, 1 / 3, 1 / 3, 0]),  # lower ids stay
    (TopK(3, ties="keep"),                 FLAT,    FLAT),
    (TopK(9),                              SKEWED,  SKEWED),
    (TopP(0.0),                            SKEWED,  [0, 0, 0, 1]),              # one always stays
    (TopP(0.6),                            SKEWED,  [0, 0, 1 / 3, 2 / 3]),
    (TopP(0.75),                           SKEWED,  [0, 0, 1 / 3, 2 / 3]),      # reaching is enough
    (TopP(0.5),                            FLAT,    [1 / 2, 1 / 2, 0, 0]),
    (TopP(0.6, crossing="drop"),           SKEWED,  [0, 0, 0, 1]),
    (TopP(0.3, crossing="drop"),           SKEWED,  [0, 0, 0, 1]),              # one always stays
    (TopP(0.6, minimum=3),                 SKEWED,  [1 / 7, 0, 2 / 7, 4 / 7]),
    (MinP(0.4),                            SKEWED,  [0, 0, 1 / 3, 2 / 3]),
    (MinP(0.5),                            SKEWED,  [0, 0, 1 / 3, 2 / 3]),      # the bound stays
    (MinP(1.0),                            FLAT,    FLAT),
    (MinP(2.0),                            FLAT,    [1, 0, 0, 0]),
    (Typical(0.5),                         FLAT,    FLAT),                      # equals stay
    (Typical(0.5, ties="cut"),             FLAT,    [1 / 3, 1 / 3, 1 / 3, 0]),  # above p
    (Typical(0.2),                         STEEP,   [0, 1, 0, 0]),              # not the likeliest
    (Epsilon(0.2),                         SKEWED,  [0, 0, 1 / 3, 2 / 3]),
    (Epsilon(0.9),                         FLAT,    FLAT),                      # as likely as it
    (Eta(0.9),                             FLAT,    FLAT),
    (TopA(1.0),                            SKEWED,  [0, 0, 1 / 3, 2 / 3]),      # at least 1/4
    (TailFree(0.5),                        STEEP,   [4 / 7, 3 / 7, 0, 0]),      # no bending: flat
    (TopNSigma(1.0),                       [1 / 8, 1 / 8, 1 / 8, 5 / 8], [0, 0, 0, 1]),
    (TopH(0.3),                            FLAT,    [1, 0, 0, 0]),
    (TopH(0.5),                            FLAT,    [1 / 2, 1 / 2, 0, 0]),
    (Xtc(1.0, 0.25),                       STEEP,   [0, 1 / 2, 1 / 3, 1 / 6]),
    (Xtc(1.0, 0.25),                       [1 / 2, 1 / 4, 1 / 4], [0, 0, 1]),
    (Xtc(1.0, 0.45),                       STEEP,   STEEP),                     # one is not enough
    (LogitBias(((0, np.log(3)),)),         FLAT,    [1 / 2, 1 / 6, 1 / 6, 1 / 6]),
    (LogitBias(((3, -np.inf),)),           SKEWED,  [1 / 4, 1 / 4, 1 / 2, 0]),
    (BannedTokens((3,)),                   SKEWED,  [1 / 4, 1 / 4, 1 / 2, 0]),
    (AllowedTokens((0, 2)),                SKEWED,  [1 / 3, 0, 2 / 3, 0]),
    (Mirostat(2, target=0.75),             SKEWED,  [0, 0, 0, 1]),             # ≤ 1.5 bits
    (Mirostat(2, target=1.5),              SKEWED,  SKEWED),
    (AdaptiveP(0.25),                      FLAT,    FLAT),
]  # fmt: skip


def after(sampler, before, context=None):
    candidates = Candidates.of(np.log(before))
    return sampler.apply(candidates, context or Context()).by_id(len(before))


@pytest.mark.parametrize(("sampler", "before", "expected"), CASES, ids=str)
def test_sampler(sampler, before, expected):
    np.testing.assert_allclose(after(sampler, before), expected, atol=1e-9)


# Samplers that look at a text: prompt, output, and what they do to four equal logits of 1.

HALF = np.exp(-0.5)
TEXTS = [
    (Penalties(2.0),                        (0,), (),      [HALF, 1, 1, 1]),
    (Penalties(2.0, scope="output"),        (0,), (1,),    [1, HALF, 1, 1]),
    (Penalties(presence=0.5),               (0,), (0, 1),  [HALF, HALF, 1, 1]),
    (Penalties(frequency=0.5),              (0,), (0, 1),  [HALF**2, HALF, 1, 1]),
    (Penalties(frequency=0.5, counted="output"), (0,), (0, 1), [HALF, HALF, 1, 1]),
    (Penalties(2.0, window=1),              (0,), (1,),    [1, HALF, 1, 1]),
    (NoRepeatNgram(1),                      (0,), (1,),    [0, 0, 1, 1]),
    (NoRepeatNgram(2),                      (0, 1), (2, 0), [1, 0, 1, 1]),
    (NoRepeatNgram(3),                      (0,), (),      [1, 1, 1, 1]),
    (BannedRuns(((0, 1), (2,))),            (), (0,),      [1, 0, 0, 1]),
    (BannedRuns(((0, 1),)),                 (), (3,),      [1, 1, 1, 1]),
    (SequenceBias((((3, 1), -0.5),)),       (), (3,),      [1, HALF, 1, 1]),
    (SequenceBias((((1,), 9.0), ((1,), -0.5))), (), (),    [1, HALF, 1, 1]),  # the last
    (Dry(0.5, 2.0, 2),                      (), (0, 1, 2, 0, 1), [1, 1, HALF, 1]),
    (Dry(0.5, 2.0, 3),                      (), (0, 1, 2, 0, 1), [1, 1, 1, 1]),  # too short
    (Dry(0.5, 2.0, 2, breakers=((1,),)),    (), (0, 1, 2, 0, 1), [1, 1, 1, 1]),
    (Dry(0.5, 2.0, 2, window=3),            (), (0, 1, 2, 0, 1), [1, 1, 1, 1]),
]  # fmt: skip


@pytest.mark.parametrize(("sampler", "prompt", "output", "weights"), TEXTS, ids=str)
def test_sampler_that_looks_at_a_text(sampler, prompt, output, weights):
    candidates = sampler.apply(Candidates.of(np.ones(4)), Context(prompt, output))
    expected = np.array(weights) / np.sum(weights)
    np.testing.assert_allclose(candidates.by_id(4), expected, atol=1e-12)


def test_a_penalty_multiplies_a_negative_logit():
    candidates = Penalties(1.3).apply(Candidates.of(np.array([0.0, -1.0])), Context((1,)))
    assert candidates.logit_of(1) == pytest.approx(-1.3)


def test_dry_costs_more_the_longer_the_repetition():
    text = (1, 2, 3, 1, 2, 3, 1, 2)
    candidates = Dry(1.0, 1.75, 2).apply(Candidates.of(np.zeros(5)), Context((), text))
    assert candidates.logit_of(3) == pytest.approx(-5.359375)


def test_mirostat_learns_from_a_pick():
    sampler = Mirostat(2, target=1.0, rate=0.5)
    before = Candidates.of(np.log(SKEWED))
    left = sampler.apply(before, Context())
    assert sampler.remember(2.0, before, left, 3) == pytest.approx(
        2.0 - 0.5 * (np.log2(3 / 2) - 1.0)  # μ = 2 keeps 1/2 and 1/4, rescaled to 2/3 and 1/3
    )


def test_an_equal_cut_of_a_large_vocabulary_keeps_the_lowest_ids():
    kept = TopK(100).apply(Candidates.of(np.zeros(50_000)), Context())
    np.testing.assert_array_equal(np.sort(kept.ids), np.arange(100))
