import re
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampling_core import Experiment, run
from sampling_core.cases import case
from sampling_core.errors import DataError, LabError
from sampling_core.history.query import day_of, parse
from sampling_core.history.record import NAMES, facts, record_of
from sampling_core.measures import BIT

MADE = time.mktime((2026, 11, 21, 14, 7, 0, 0, 0, -1))


def record(name="Summarization", chain=None, **changes):
    known = case(name)
    said = facts(run(Experiment(known.source, chain or known.chain)))
    said |= {"id": 1, "document": "", "made": MADE, "draws": 10_000, "sampled": 1.502}
    said |= {"seconds": 0.0011, "distance": 0.010, "pin": "", "star": 0, "note": "", "rating": 0}
    said |= {"cost": None, "binned_at": None}
    return record_of(tuple((said | changes)[name] for name in NAMES))


SUMMARY = record(note="look at x y", rating=4, star=1, pin="A")  # T 0.60, top-p 0.95, H 1.495
CODE = record("Code")  # T 0.80, top-k 30, H 2.241


def found(text, each, **options):
    words = f"{each.data} {each.settings} {each.first} {each.note}".lower()
    return parse(text, **options).matches(each, words)


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "summ", "Summ BENEFIT", "benefit and summ", '"x y"', 'note:"x y"', "note:LOOK",
        "T<0.8", "T:0.6", "T = 0.60", "t>=0.6", "T≤0,6", "p=0.95", "top-p:0.95", "top_p>0.9",
        "k:off", "min-p:off", "p!=0.9", "p=95%", "H>=1.4", "H:1.5", "H=1.495", "H≠1.6",
        "H<2 kept<7", "kept:6", "draws>=10000", "seed:42", "star", "pinned", "noted", "rated",
        "rating>=4",
        "case:summ", "case!=code", "day:2026-11-21", "day>=2026-11", "day<2027", "day:2026",
        "distance:0.01", "distance<2%", "effective>4", "pin:a", "star and T<1 and summ",
        "first:benefit", "tokens:10", "share>30%", 'T<1"benefit"', "engine:lab",
    ],
)  # fmt: skip
def test_what_finds_the_summary(text):
    assert found(text, SUMMARY)


@pytest.mark.parametrize(
    "text",
    [
        "code", "T>0.6", "T:0.61", "T:off", "k<50", "k>=0", "p<0.95", "p:off", "H>1.5", "H:1.4",
        "kept<6", "kept:7", "draws<10000", "seed:43", "seed!=42", "rating>4", "case:code",
        "note:z", "day:2026-11-20", "day>2026-11-21", "day<2026-11", "cost>0", "summ code",
        "distance:0.02", '"y x"', "case!=summ",
    ],
)  # fmt: skip
def test_what_does_not_find_the_summary(text):
    assert not found(text, SUMMARY)


def test_conditions_tell_two_runs_apart():
    assert not found("star", CODE)
    assert found("T>0.7 case:code k:30 p:off", CODE)
    assert not found("pinned", CODE)
    assert not found("noted", CODE)


def test_entropies_are_in_the_unit_that_is_shown():
    assert found("H>2.1 H<2.2", SUMMARY, entropy_unit=BIT)
    assert not found("H>2.1", SUMMARY)
    assert found("sampled:2.167", SUMMARY, entropy_unit=BIT)


def test_a_chain_without_temperature_is_that_of_one():
    plain = record(chain=case("Summarization").chain.neutralised())
    assert found("T:1", plain)
    assert not found("T>1", plain)


def test_large_seeds_are_compared_to_the_last_digit():
    assert found("seed:9223372036854775807", record(seed=2**63 - 1))
    assert not found("seed:9223372036854775806", record(seed=2**63 - 1))


def test_today_and_yesterday():
    assert found("day:today", SUMMARY, now=MADE + 60)
    assert not found("day:yesterday", SUMMARY, now=MADE + 60)
    assert found("day:yesterday", SUMMARY, now=MADE + 86_400)
    assert day_of(MADE) == "2026-11-21"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("T>warm", "“warm” after “T” is not a number."),
        ("temprature>1", "The nearest is “temperature”."),
        ("xyzzy:1", "There is nothing called “xyzzy” to search by. There are T, k, p"),
        ("T>", "“T>” is no condition: write it like T>0.8."),
        ("<3", "“<3” is no condition"),
        ("day:tuesday", "“tuesday” is no day"),
        ("day:2026-13-01", "is no day"),
        ("note>3", "“note” is a text: write note:3."),
        ('note:""', "After “note” a value is missing."),
        ("x" * 501, "at most 500 characters"),
        ("a=b=", "There is nothing called “a”"),
        ("T>1e999", "is not a number"),
        ("T:nan", "is not a number"),
    ],
)
def test_what_is_not_understood_is_said_in_one_sentence(text, words):
    with pytest.raises(DataError, match=re.escape(words)):
        parse(text)


@pytest.mark.parametrize("text", ['"T>warm"', '"xyzzy:1"', "λ", "“T”"])
def test_quotes_make_words_of_everything(text):
    assert parse(text).conditions == ()


NOISE = st.text() | st.text(alphabet='TkpHseed:<>=≥!" .0123456789and-star_day', max_size=60)


@given(NOISE)
def test_no_text_raises_anything_but_a_sentence(text):
    with suppress(LabError):
        assert parse(text).matches(SUMMARY, "summarization") in (True, False)
