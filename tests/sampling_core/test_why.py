"""Why a token was kept or cut: the sentence names the stage and the numbers that decided."""

import numpy as np
import pytest

from sampling_core import Experiment, Source, run
from sampling_core.cases import case
from sampling_core.chain import Chain
from sampling_core.errors import DataError
from sampling_core.samplers.bans import AllowedTokens, BannedRuns, BannedTokens
from sampling_core.samplers.epsilon import Epsilon, Eta
from sampling_core.samplers.min_p import MinP
from sampling_core.samplers.mirostat import Mirostat
from sampling_core.samplers.no_repeat_ngram import NoRepeatNgram
from sampling_core.samplers.tail_free import TailFree
from sampling_core.samplers.temperature import Temperature
from sampling_core.samplers.top_a import TopA
from sampling_core.samplers.top_h import TopH
from sampling_core.samplers.top_k import TopK
from sampling_core.samplers.top_n_sigma import TopNSigma
from sampling_core.samplers.top_p import TopP
from sampling_core.samplers.typical import Typical
from sampling_core.samplers.xtc import Xtc
from sampling_core.why import path, why
from sampling_core.why_cut import CUTS
from sampling_core.why_kept import KEEPS
from sampling_core.why_verdict import share_text

SOURCE = case("Summarization").source
BENEFIT, COST, TIMELINE, STAKEHOLDER, RISK, OPPORTUNITY, CONSTRAINT, DETAIL, TANGENT = range(9)


def after(*samplers, **changes):
    return run(Experiment(SOURCE, Chain(samplers), **changes))


@pytest.fixture
def recommended():
    return run(Experiment(SOURCE, case("Summarization").chain))


def test_the_stage_that_cut_says_so_with_its_numbers(recommended):
    assert why(recommended, DETAIL) == (
        "DETAIL had 0.8 % after temperature. Six better tokens already added up to 0.970, "
        "which passes 0.95, so top-p cut it."
    )


def test_the_token_that_crosses_stays_and_those_before_it_fall_short(recommended):
    assert why(recommended, OPPORTUNITY) == (
        "OPPORTUNITY survived: it takes the running total from 0.945 past 0.95, and that token "
        "stays. It ends with 2.6 %."
    )
    assert why(recommended, COST).startswith(
        "COST survived: with it the running total is 0.622, still short of top-p 0.95."
    )


CASES = [
    (TopP(0.9, crossing="drop"), OPPORTUNITY, "Five better tokens add up to 0.849; one more"),
    (TopK(4), RISK, "Its rank was 5, and top-k keeps the 4 likeliest, so top-k cut it."),
    (MinP(0.1), TANGENT, "at least 0.1 times the 26.4 % of BENEFIT, 2.6 %, so min-p cut it."),
    (Typical(0.6), RISK, "surprise of 2.630 nats is 0.688 away from the average of 1.943;"),
    (Epsilon(0.05), CONSTRAINT, "removes every token below 5.0 %, so it was cut."),
    (Eta(0.05), DETAIL, "At an entropy of 1.943 nats eta removes every token below 3.2 %"),
    (TopA(0.3), TANGENT, "0.3 times the square of 26.4 %, 2.1 %, so top-a cut it."),
    (TopNSigma(1.0), RISK, "logit 0.800 is less than 1.090, 1 × the standard deviation below"),
    (TopH(0.5), TIMELINE, "carry more than 0.5 of the entropy, so top-H cut it."),
    (TailFree(0.9), OPPORTUNITY, "Five better tokens already hold 0.9 of the curve's bending"),
    (Xtc(1.0, 0.1), BENEFIT, "XTC removes every token of 10.0 % or more but the least likely"),
    (BannedTokens((7,)), DETAIL, "It is one of the banned tokens."),
    (AllowedTokens((0, 1)), TIMELINE, "It is not one of the allowed tokens."),
    (BannedRuns(((7,),)), DETAIL, "It would complete a banned run of tokens."),
]  # fmt: skip


@pytest.mark.parametrize(("sampler", "token", "words"), CASES, ids=lambda v: type(v).__name__)
def test_each_sampler_says_why_it_cut(sampler, token, words):
    trace = after(sampler)
    assert trace.result.probability(token) == 0.0
    sentence = why(trace, token)
    assert words in sentence
    share = share_text(trace.stages[0].probability(token))
    assert sentence.startswith(f"{SOURCE.token(token)} had {share} in the model.")


@pytest.mark.parametrize("sampler", [each[0] for each in CASES], ids=lambda v: type(v).__name__)
def test_each_sampler_says_why_it_kept(sampler):
    trace = after(sampler)
    for token in trace.result.ids.tolist():
        sentence = why(trace, token)
        assert sentence.startswith(f"{SOURCE.token(token)} survived: ")
        assert sentence.endswith(f"It ends with {share_text(trace.result.probability(token))}.")
        assert "left it in play" not in sentence


def test_every_sampler_with_a_sentence_has_both():
    assert set(CUTS) == set(KEEPS)
    assert {each[0].name for each in CASES} < set(CUTS)


def test_a_text_that_would_repeat_itself():
    trace = after(NoRepeatNgram(2), output_ids=(1, 7, 2, 1))
    assert why(trace, DETAIL).endswith("It would repeat a run of tokens that the text already has.")


def test_what_has_no_sentence_says_its_test():
    trace = after(Mirostat(2, 1.0))
    gone = next(t for t in range(10) if trace.result.probability(t) == 0.0)
    assert "Mirostat" in why(trace, gone)


def test_greedy_names_the_token_it_takes(recommended):
    trace = run(recommended.experiment.with_(pick="greedy"))
    assert why(trace, COST) == (
        "COST had 26.8 % after top-p. Greedy picks only the likeliest token, BENEFIT."
    )


def test_a_random_cut_is_only_sometimes_one():
    trace = after(Xtc(0.5, 0.1))
    assert "XTC cuts it in 50 % of draws only" in why(trace, BENEFIT)
    fates = [step.fate for step in path(trace, BENEFIT)]
    assert fates == ["kept", "cut in 50 % of draws", "kept"]


def test_nothing_removed():
    words = why(after(Temperature(0.5)), COST)
    assert words.startswith("COST survived: no stage removed a token. The model gave it 21.6 %")


def test_a_token_without_a_chance():
    source = Source.from_logits([1.0, -np.inf, 0.0], ("A", "B", "C"))
    trace = run(Experiment(source, Chain((TopK(1),))))
    assert why(trace, 1).startswith("B is impossible")
    assert [(step.stage, step.fate) for step in path(trace, 1)] == [("Model", "cut")]


def test_the_path_ends_where_the_token_was_cut(recommended):
    steps = path(recommended, DETAIL)
    assert [step.stage for step in steps] == ["Model", "Temperature", "Top-p"]
    assert [step.rank for step in steps] == [8, 8, None]
    assert [step.fate for step in steps] == ["kept", "kept", "cut"]
    assert steps[1].logit == pytest.approx(-0.2 / 0.6)
    assert steps[1].probability == pytest.approx(0.00784, abs=5e-6)
    assert (steps[2].logit, steps[2].probability) == (-np.inf, 0.0)


def test_the_rank_of_equal_tokens_goes_by_id():
    source = Source.from_logits([1.0, 2.0, 1.0])
    trace = run(Experiment(source, Chain(())))
    assert [path(trace, token)[0].rank for token in range(3)] == [2, 1, 3]


def test_a_token_that_is_not_there_is_refused(recommended):
    for ask in (why, path):
        with pytest.raises(DataError):
            ask(recommended, 10)


@pytest.mark.parametrize(
    ("share", "text"),
    [(1.0, "100 %"), (0.99999, "almost 100 %"), (0.3735, "37.4 %"), (0.0078, "0.8 %"),
     (0.00021, "0.02 %"), (2.1e-7, "0.00002 %"), (1e-12, "< 0.000001 %"), (0.0, "0 %")],
)  # fmt: skip
def test_shares_are_written_with_what_it_takes_to_see_them(share, text):
    assert share_text(share) == text
