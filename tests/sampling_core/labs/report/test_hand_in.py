"""A hand-in says what was predicted, run and explained, and opens each section again."""

from dataclasses import replace
from threading import Thread

import msgspec
import pytest

from sampling_core import Experiment
from sampling_core.cases import case as built_in_case
from sampling_core.errors import DataError
from sampling_core.history.masked import masked
from sampling_core.labs.built_in import built_in
from sampling_core.labs.lab import Lock, Locks, Reveal, Settings
from sampling_core.labs.report.code import code_of
from sampling_core.labs.report.hand_in import Student, hand_in, hand_in_steps
from sampling_core.labs.report.html import html
from sampling_core.labs.report.parts import HandIn, Section
from sampling_core.labs.report.pictures import recommended, shown_outcome
from sampling_core.labs.report.reopening import experiment_of
from sampling_core.trace import run
from tests.sampling_core.labs.report import worked
from tests.sampling_core.labs.report.worked import ADA, NOW, made, session


@pytest.fixture(scope="module")
def whole():
    return made(*worked.SIX)


def section(hand_in, lab, case):
    part = next(each for each in hand_in.labs if each.name == lab)
    return next(each for each in part.sections if each.case == case)


def test_the_recommended_results_are_those_of_the_task(whole):
    found = {}
    for case in ("classification", "summarization", "code", "creative"):
        each = recommended(section(whole, "use-cases", case))
        best = max(each.bars, key=lambda bar: bar.exact)
        found[case] = (round(each.entropy, 3), each.kept, each.viable, best.token)
    assert found == {
        "classification": (0.0, 10, 1, "INTENT_APPROVE"),
        "summarization": (1.495, 6, 6, "BENEFIT"),
        "code": (2.241, 10, 10, "FOR_LOOP"),
        "creative": (1.890, 7, 7, "BRAVE"),
    }


def test_what_a_stage_removed_stays_in_the_bars(whole):
    bars = {b.token: b for b in recommended(section(whole, "use-cases", "summarization")).bars}
    assert len(bars) == 10
    assert bars["NOISE"].exact == 0.0 < bars["NOISE"].model
    assert bars["NOISE"].cut_by == "top-p"
    assert bars["BENEFIT"].cut_by == ""
    assert sum(bar.sampled for bar in bars.values()) == pytest.approx(1.0)


def test_a_section_opens_in_the_state_it_was_left(whole):
    left = section(whole, "use-cases", "summarization")
    again = run(experiment_of(left))
    own = shown_outcome(left)
    assert own.run == "own"
    assert again.result.entropy == own.entropy
    assert again.result.kept == own.kept
    assert again.experiment.settings() == own.settings == "T 0.80  top-k 40  top-p 0.90"


def test_every_section_of_the_six_labs_opens(whole):
    sections = [each for lab in whole.labs for each in lab.sections]
    assert len(sections) > 10
    for each in sections:
        assert run(experiment_of(each)).result.kept > 0


def test_a_section_without_a_run_says_so():
    with pytest.raises(DataError, match="“Nothing” holds no run"):
        experiment_of(Section(case="x", title="Nothing", question=""))


def test_answers_stand_beside_results_with_words(whole):
    answers = section(whole, "use-cases", "summarization").predictions[-1].answers
    band = next(each for each in answers if each.kind == "band")
    assert band.truth == "medium"
    assert band.right == (band.value == "medium")
    assert band.words
    number = next(each for each in answers if each.kind == "number")
    assert isinstance(number.truth, float)
    assert number.unit in number.said


def test_who_when_and_with_what(whole):
    assert whole.student == ADA
    assert whole.labs[0].number == 1
    assert whole.seed == 42
    assert whole.python.count(".") == 2
    assert whole.made.startswith("2027-01-1")
    assert len(whole.runs) == sum(len(s.outcomes) for lab in whole.labs for s in lab.sections)
    assert [each.state for each in whole.progress] == ["done"] * 6


def test_what_is_made_can_be_read_again_and_is_not_edited(whole):
    assert msgspec.json.decode(msgspec.json.encode(whole), type=HandIn) == whole
    assert not whole.is_edited
    for other in (
        msgspec.structs.replace(whole, student=Student("Eve")),
        msgspec.structs.replace(whole, labs=whole.labs[:-1]),
        msgspec.structs.replace(whole, code=code_of(whole)[::-1]),
    ):
        assert other.is_edited


def test_nothing_of_a_result_is_told_before_the_lab_shows_it():
    lab = msgspec.structs.replace(built_in("use-cases"), reveal=Reveal("attempts", 3))
    content = made(labs=[lab])
    for each in content.labs[0].sections:
        assert each.outcomes == ()
        assert each.summary == ""
        assert each.predictions
        for answer in each.predictions[-1].answers:
            assert (answer.truth, answer.result, answer.right, answer.words) == (None, "", None, "")
        assert all(pill.effect == "" for pill in each.predictions[-1].pills)


def test_a_hidden_value_is_in_no_words():
    locks = Locks({"temperature": Lock("hidden")})
    lab = msgspec.structs.replace(built_in("use-cases"), locks=locks)
    content = made(labs=[lab], own=Settings({"temperature": 0.77, "top_p": 0.9}))
    words = html(content)
    assert "0.77" not in words
    assert "Temperature: hidden by the lab" in words
    assert "top-p 0.90" in words


def test_a_masked_run_is_in_the_log_without_its_result():
    with session("temperature") as (history, works):
        records = [masked(each) for each in history.records()]
        content = hand_in(works, records, ADA, history, now=NOW)
    line = content.runs[0]
    assert (line.entropy, line.sampled, line.kept, line.first_share) == (None,) * 4
    assert msgspec.json.decode(msgspec.json.encode(content), type=HandIn) == content
    assert "hidden" in html(content)


def test_texts_come_in_the_language_asked_for():
    english, german = made("temperature"), made("temperature", language="de")
    assert german.labs[0].title != english.labs[0].title
    assert german.language == "de"
    assert '<html lang="de">' in html(german)


def test_names_of_a_megabyte_and_halves_of_characters_are_cut_to_size():
    student = Student("x" * 2**20, "\ud800\u202e\0", "a\nb", "=1+1")
    content = made("temperature", student=student)
    assert len(content.student.name) == 300
    assert content.student.class_name == "\ufffd" * 3
    assert msgspec.json.decode(msgspec.json.encode(content), type=HandIn) == content


def test_a_record_that_is_gone_is_run_again_from_the_lab():
    with session("use-cases") as (history, works):
        before = hand_in(works, [], ADA, history, now=NOW).labs[0].sections[0]
        history.file.write("DELETE FROM record", ())
        after = hand_in(works, [], ADA, history, now=NOW).labs[0].sections[0]
    assert [each.entropy for each in after.outcomes] == [each.entropy for each in before.outcomes]


def test_the_steps_rise_to_the_same_report_in_another_thread():
    """A session belongs to its thread; what is computed after the first step does not need it."""
    with session("temperature", "use-cases") as (history, works):
        at_once = hand_in(works, history.records(), ADA, history, now=NOW)
        steps = hand_in_steps(works, history.records(), ADA, history, now=NOW)
    shares, found = [], []

    def exhaust():
        found.append((yield from steps))

    worker = Thread(target=lambda: shares.extend(exhaust()))
    worker.start()
    worker.join()
    assert found == [at_once]
    assert shares == sorted(shares)
    assert len(shares) > 20
    assert 0.0 <= shares[0] < shares[-1] < 1.0


def test_what_was_seen_before_the_lock_is_told():
    with session("temperature", "use-cases") as (history, works):
        first = works[0].predictions[0]
        seen = msgspec.structs.replace(first, left=NOW - 60, shown=NOW - 30)
        noted = replace(works[0], predictions=(seen, *works[0].predictions[1:]))
        before = hand_in(works, [], ADA, history, now=NOW)
        after = hand_in([noted, works[1]], [], ADA, history, now=NOW)
    page = html(after)
    assert page.count("The lab was left at 20") == 1
    assert page.count("Results of this data were shown at 20") == 1
    assert "before this prediction was locked." not in html(before)
    again = msgspec.json.decode(msgspec.json.encode(after), type=HandIn)
    assert again == after
    assert not again.is_edited
    assert b'"left"' not in msgspec.json.encode(before)  # older reports keep their check code


def test_a_case_that_asks_for_no_settings_is_told_with_its_own():
    with session("temperature") as (history, works):
        strange = Settings({"temperature": 1.9})
        other = built_in_case("Code")
        document = history.document(Experiment(other.source, other.chain))
        kept = tuple(
            msgspec.structs.replace(each, settings=strange, document=document)
            for each in works[0].predictions
        )
        usual = hand_in(works, [], ADA, history, now=NOW).labs[0].sections
        found = hand_in([replace(works[0], predictions=kept)], [], ADA, history, now=NOW)
    for mine, other in zip(usual, found.labs[0].sections, strict=True):
        assert other.predictions[0].settings == mine.predictions[0].settings
        assert other.predictions[0].pills == mine.predictions[0].pills
