"""The built-in labs: what their texts state is what their own runs give, in both languages."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
import pytest

from sampling_core.labs.built_in import LABS, built_in
from sampling_core.labs.check import check
from sampling_core.labs.judging.judge import judge
from sampling_core.labs.lab import OWN, Column, Field, Lab, Measure, Settings
from sampling_core.labs.measuring.measures import Apparatus, kind_of
from sampling_core.labs.measuring.options import is_percent, right_option
from sampling_core.labs.measuring.shown import filled, shown
from sampling_core.labs.reading.places import asked, texts

LANGUAGES = ("en", "de")
HOLE = re.compile(r"\{([^{}]*)\}")
EVERY = pytest.mark.parametrize("name", LABS)


def written(lab: Lab) -> Iterator[tuple[str, dict[str, str]]]:
    """Each text of a lab that is not empty, with words for its place."""
    for place, part, text in texts(lab):
        if text:
            yield f"{place}, {part}", text


def measured_runs(lab: Lab) -> set[str]:
    """The runs that anything in a lab looks at or offers."""
    measures = [each.measure for each in asked(lab)]
    of_measures = {run for measure in measures for run in (measure.run, *measure.runs)}
    return of_measures.union(*((*case.runs, *case.table.runs) for case in lab.cases))


def as_typed(field: Field, value: object) -> float:
    """The right answer of a number field as a student would type it."""
    assert isinstance(value, int | float)
    return value * 100.0 if is_percent(field) else float(value)


def typed_answers(field: Field, value: object) -> tuple[float, float]:
    """The right answer of a number field to its step, and the end that is farther from it."""
    right = round(as_typed(field, value) / field.step) * field.step
    assert field.low is not None
    assert field.high is not None
    ends = {abs(end - right): end for end in (field.low, field.high)}
    return right, ends[max(ends)]


def given_answers(field: Field, value: object) -> tuple[Any, Any]:
    """A right answer to a field, as a student gives it, and a wrong one."""
    if field.kind == "number":
        return typed_answers(field, value)
    if field.kind == "ranking":
        assert isinstance(value, tuple)
        return list(value), list(reversed(value))
    assert isinstance(value, int | float | str)
    right = right_option(field, value) if field.kind == "choice" else value
    names = [option.name for option in field.options] or ["low", "high"]
    return right, next(name for name in names if name != right)


def computed_fields(name: str) -> Iterator[Field]:
    """The fields of a lab whose answers do not depend on settings of the student's."""
    for case in built_in(name).cases:
        for field in case.predict:
            if field.answer is not None and (field.answer.run != OWN or field.answer.runs):
                yield field


def cell(apparatus: Apparatus, run: str, column: Column) -> str:
    """A cell of a table of results, as it is printed."""
    measure = msgspec.structs.replace(column.measure, run=run)
    return shown(apparatus.value(measure), measure.what, column.digits)


def rows(name: str, number: int) -> dict[str, str]:
    """The table of a case, its cells joined by blanks, by run; without the student's own run."""
    lab = built_in(name)
    apparatus, table = Apparatus(lab), lab.cases[number].table
    return {
        run: " ".join(cell(apparatus, run, column) for column in table.columns)
        for run in table.runs
        if run != OWN
    }


def facts(name: str) -> dict[str, str]:
    """What a lab states, by the name of the fact."""
    return {key: fact.stated for key, fact in built_in(name).facts.items()}


def answers(name: str, number: int) -> Mapping[str, object]:
    """The right answers of a case, as they are typed or chosen, by field."""
    lab = built_in(name)
    apparatus = Apparatus(lab)
    found: dict[str, object] = {}
    for field in lab.cases[number].predict:
        if field.answer is not None:
            value = apparatus.value(field.answer)
            if field.kind == "choice":
                found[field.name] = right_option(field, value)
            elif field.kind == "number":
                found[field.name] = round(as_typed(field, value), 3)
            else:
                found[field.name] = value
    return found


@EVERY
def test_nothing_is_wrong_with_a_lab(name: str) -> None:
    assert check(built_in(name)) == ()


@EVERY
def test_every_fact_is_the_number_that_the_lab_computes(name: str) -> None:
    lab = built_in(name)
    apparatus = Apparatus(lab)
    assert lab.facts
    for fact in lab.facts.values():
        value = apparatus.value(fact.measure)
        if not isinstance(value, int | float):
            assert str(value) == fact.stated
            continue
        digits = re.search(r"−?\d[\d,]*(?:\.(\d+))?", fact.stated)
        assert digits is not None, fact.stated
        unit = kind_of(fact.measure.what).unit
        value = value * 100.0 if unit in ("share", "points") else value
        stated = float(digits[0].replace("−", "-").replace(",", ""))
        if "million" in fact.stated:
            value /= 1e6
        assert stated == round(float(value), len(digits[1] or "")), fact.stated
        assert fact.stated.endswith(" %") == (unit == "share"), fact.stated


@EVERY
def test_a_wrong_fact_and_an_unfounded_number_are_found(name: str) -> None:
    """The check that finds nothing above does find something."""
    lab = built_in(name)
    first = next(iter(lab.facts))
    wrong = lab.facts | {first: msgspec.structs.replace(lab.facts[first], stated="98.7654")}
    found = check(msgspec.structs.replace(lab, facts=wrong))
    assert [finding.is_error for finding in found] == [True]
    loose = {language: text + " 98.7654" for language, text in lab.insight.items()}
    assert check(msgspec.structs.replace(lab, insight=loose))


@EVERY
def test_both_languages_say_the_same_things(name: str) -> None:
    lab = built_in(name)
    assert set(lab.languages) == set(LANGUAGES)
    for place, text in written(lab):
        assert set(text) == set(LANGUAGES), place
        english, german = text["en"], text["de"]
        assert all(said and said == said.strip() for said in (english, german)), place
        assert sorted(HOLE.findall(english)) == sorted(HOLE.findall(german)), place
        assert [line.startswith("- ") for line in english.split("\n")] == [
            line.startswith("- ") for line in german.split("\n")
        ], place
        assert english.count("**") == german.count("**"), place
        assert english.count("**") % 2 == 0, place


@EVERY
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_that_a_student_reads_is_written(name: str, language: str) -> None:
    lab = built_in(name)
    for text in (lab.title, lab.question, lab.insight):
        assert text[language]
    for case in lab.cases:
        for text in (case.title, case.task, case.do, case.explain):
            assert text[language], case.name
        assert all((case.predict, case.runs, case.table.columns or case.instrument)), case.name
        for field in case.predict:
            assert field.ask[language], field.name
            assert all(option.text[language] for option in field.options), field.name


@EVERY
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_has_leftovers(name: str, language: str) -> None:
    lab = built_in(name)
    for place, text in written(lab):
        said = filled(lab, text, language)
        assert not re.search(r"[{}<>\"`]|TODO|FIXME|XXX|lorem", said), place
        assert not re.search(r" {2}|\.\.\.|--| [.,;:!?)]|\( ", said), place
        assert not re.search(r"(?<![\w}])-\d", said), f"{place}: a hyphen for a minus sign"
        assert "'" not in said, f"{place}: a typewriter apostrophe"
        assert not re.search(r"\d%", said), f"{place}: no space before the per cent sign"
        opens, closes = ("„", "“") if language == "de" else ("“", "”")
        assert said.count(opens) == said.count(closes), place


@EVERY
def test_german_is_german(name: str) -> None:
    """Beside what is quoted, and the words of a tree, which stay as they are."""
    lab = built_in(name)
    trees = lab.trees.values()
    kept = {word for tree in trees for word in (*tree.start, *tree.after)}
    english = {"the", "and", "of", "which", "tokens", "draws", "entropy", "is", "temperature"}
    for place, text in written(lab):
        plain = re.sub(r"„[^“]*“", "", HOLE.sub("", text["de"]))
        words = re.findall(r"[^\W\d_]+", plain)
        assert not (english - kept) & set(words), f"{place}: {plain}"
        if sum(len(word) > 3 for word in words) > 3:
            assert text["de"] != text["en"], place


@EVERY
def test_everything_in_a_lab_is_used(name: str) -> None:
    lab = built_in(name)
    holes = {hole for _, text in written(lab) for said in text.values() for hole in
             HOLE.findall(said)}  # fmt: skip
    assert holes == set(lab.facts)
    assert measured_runs(lab) - {OWN} == set(lab.runs)
    used = {run.source for run in lab.runs.values()} | {case.source for case in lab.cases}
    assert used - {"", OWN} == set(lab.sources)


@EVERY
def test_every_question_but_an_open_one_has_an_answer_that_is_computed(name: str) -> None:
    lab = built_in(name)
    for case in lab.cases:
        for field in case.predict:
            assert (field.answer is None) == (field.kind == "text"), field.name
            assert not field.right, "answers are computed; only a key states one"


@EVERY
def test_the_right_answer_can_be_given(name: str) -> None:
    lab = built_in(name)
    apparatus = Apparatus(lab)
    for field in computed_fields(name):
        assert field.answer is not None
        value = apparatus.value(field.answer)
        options = [option.name for option in field.options]
        if field.kind == "number":
            assert field.low is not None, field.name
            assert field.high is not None, field.name
            assert field.low <= as_typed(field, value) <= field.high, field.name
            assert 0.0 <= field.near < (field.high - field.low) / 4.0, field.name
        elif field.kind == "ranking":
            assert isinstance(value, tuple), field.name
            assert sorted(value) == sorted(options), field.name
        elif field.kind == "token" and field.answer.run in lab.runs:
            source = apparatus.source(lab.runs[field.answer.run].source)
            assert value in (options or source.tokens), field.name


@EVERY
def test_the_right_answer_is_judged_right_and_another_one_wrong(name: str) -> None:
    apparatus = Apparatus(built_in(name))
    for field in computed_fields(name):
        assert field.answer is not None
        right, wrong = given_answers(field, apparatus.value(field.answer))
        assert judge(field, right, apparatus).right is True, field.name
        assert judge(field, wrong, apparatus).right is False, field.name


@EVERY
def test_units_of_questions_are_those_of_their_answers(name: str) -> None:
    units = {"%": {"share", "points"}, "nats": {"nats"}, "bits": {"bits"}, "tokens": {"count"},
             "texts": {"count"}, "": {"number", "times", "count"}}  # fmt: skip
    for case in built_in(name).cases:
        for field in case.predict:
            if field.kind == "number" and field.answer is not None:
                assert kind_of(field.answer.what).unit in units[field.unit], field.name


@EVERY
def test_every_table_can_be_made(name: str) -> None:
    lab = built_in(name)
    apparatus = Apparatus(lab)
    for case in lab.cases:
        for run in set(case.table.runs) - {OWN}:
            for column in case.table.columns:
                assert cell(apparatus, run, column), (case.name, run)


def test_lab_1_is_the_lab_of_the_specification() -> None:
    assert rows("temperature", 0) == {
        "t0_1": "98.2 % < 0.01 % 0.093 0.134 1.10",
        "t0_5": "56.4 % 0.09 % 1.189 1.715 3.28",
        "t1": "34.7 % 1.41 % 1.810 2.611 6.11",
        "t2": "21.3 % 4.31 % 2.157 3.111 8.64",
        "t5": "14.0 % 7.40 % 2.279 3.288 9.77",
    }
    assert answers("temperature", 0) == {"half": 56.389, "first": "approve"}
    assert answers("temperature", 1) == {"growth": "less"}
    stated = facts("temperature")
    assert [stated[f"gain_{step}"] for step in range(1, 8)] == [
        "0.576", "0.380", "0.242", "0.149", "0.094", "0.062", "0.042",
    ]  # fmt: skip
    assert (stated["now"], stated["limit"]) == ("34.7 %", "2.303")


def test_lab_2_is_the_lab_of_the_specification() -> None:
    assert answers("top-p", 0) == {
        "kept20": 1, "kept50": 2, "kept80": 4, "kept95": 8, "band": "medium",
    }  # fmt: skip
    table = rows("top-p", 0)
    assert [table[run].split()[:2] for run in ("p20", "p50", "p80", "p95")] == [
        ["1", "0.000"], ["2", "0.674"], ["4", "1.283"], ["8", "1.702"],
    ]  # fmt: skip
    assert table["p100"].startswith("10 ")
    assert table["p90"].startswith("6 ")
    stated = facts("top-p")
    assert [stated[f"total_{rank}"] for rank in range(1, 11)] == [
        "0.347", "0.579", "0.735", "0.830", "0.877", "0.919", "0.948", "0.969", "0.986", "1.000",
    ]  # fmt: skip
    assert [stated[f"drop_{p}"] for p in (20, 50, 80, 95)] == ["1", "1", "3", "7"]
    assert (stated["approve"], stated["at_90"], stated["hot"]) == ("34.7 %", "6", "8")


def test_lab_3_is_the_lab_of_the_specification() -> None:
    assert answers("top-k", 0) == {"share": 99.018, "kept": 1}
    assert answers("top-k", 1) == {"share": 47.971, "kept": 7}
    assert [row.split(" %")[0] for row in rows("top-k", 0).values()] == ["3 99.0", "1 92.7"]
    assert [row.split(" %")[0] for row in rows("top-k", 1).values()] == ["3 48.0", "7 92.5"]
    stated = facts("top-k")
    assert [stated[f"h{k}"] for k in (1, 3, 5, 10)] == ["0.000", "1.047", "1.423", "1.810"]
    lab = built_in("top-k")
    assert Apparatus(lab).value(Measure("idle", "requests_k40", parameter="top_k")) == "yes"


def test_lab_4_is_the_lab_of_the_specification() -> None:
    found = answers("combined", 0)
    assert found["order"] == ("safety", "balanced", "diverse", "broad", "creative")
    assert [found[f"idle_{name}"] for name in ("safety", "balanced", "creative")] == ["no"] * 3
    assert found["idle_diverse"] == found["idle_broad"] == "yes"
    table = rows("combined", 0)
    assert {run: table[run].split()[0::2][:2] for run in table} == {
        "safety": ["0.753", "10"],
        "balanced": ["1.365", "6"],
        "diverse": ["1.576", "7"],
        "broad": ["1.626", "10"],
        "creative": ["1.715", "7"],
    }
    assert answers("combined", 1) == {"together": 3, "moved": 4}
    stated = facts("combined")
    assert (stated["adds"], stated["takes"]) == ("0.125", "0.220")
    assert (stated["alone_k"], stated["alone_p"]) == ("5", "4")
    assert [stated[f"total_{rank}"] for rank in (1, 2, 3)] == ["0.396", "0.661", "0.839"]


def test_lab_5_is_the_lab_of_the_specification() -> None:
    assert answers("penalties", 0) == {"left": "15", "overtakes": 1.222}
    table = {run: row.split(" ") for run, row in rows("penalties", 0).items()}
    assert {run: (row[0], row[5]) for run, row in table.items()} == {
        "none": ("41.0", "1.626"),
        "r1_1": ("35.1", "1.692"),
        "r1_3": ("26.9", "1.758"),
        "r1_5": ("21.7", "1.782"),
        "r2": ("14.9", "1.789"),
    }
    assert {run: row[4] for run, row in table.items()} == {
        "none": "approve", "r1_1": "approve", "r1_3": "reject", "r1_5": "reject", "r2": "reject",
    }  # fmt: skip
    stated = facts("penalties")
    assert stated["overtakes"] == "1.22"
    assert (stated["close_free"], stated["close_times"]) == ("0.75 %", "0.52 %")
    assert stated["close_divided"] == "1.00 %"
    assert [stated[f"presence_{token}"] for token in ("approve", "reject", "review")] == [
        "35.1 %", "21.3 %", "12.9 %",
    ]  # fmt: skip
    assert [stated[f"frequency_{token}"] for token in ("approve", "reject", "review")] == [
        "7.7 %", "30.3 %", "18.4 %",
    ]  # fmt: skip
    assert (stated["before"], stated["behind"]) == ("27.1 %", "29.6 %")


def test_the_order_counts_for_subtraction_and_not_for_division() -> None:
    lab = built_in("penalties")
    late = lab.runs["behind"].settings.order
    shares = []
    for order in (None, late):
        settings = Settings(
            {"temperature": 0.8, "repetition_penalty": 1.3}, order=order, text=("approve",)
        )
        apparatus = Apparatus(lab, settings, Apparatus(lab).source("requests"))
        shares.append(apparatus.value(Measure("probability", token="approve")))
    assert shares[0] == pytest.approx(shares[1])


def test_lab_6_is_the_lab_of_the_specification() -> None:
    recommended = {
        "classification": "0.000 0.000 low 10 1 INTENT_APPROVE 100.0 %",
        "summarization": "1.495 2.157 medium 6 6 BENEFIT 37.3 %",
        "code": "2.241 3.232 high 10 10 FOR_LOOP 16.5 %",
        "creative": "1.890 2.727 medium 7 7 BRAVE 21.5 %",
    }
    for number, (name, row) in enumerate(recommended.items()):
        assert rows("use-cases", number) == {f"{name}_rec": row}
    assert list(rows("use-cases", 4).values()) == list(recommended.values())
    stated = facts("use-cases")
    assert (stated["taken"], stated["gave"], stated["odds"]) == ("0.296", "0.022", "897 million")
    assert (stated["limit"], stated["limit_bits"], stated["clue"]) == ("2.303", "3.322", "2.34")
    assert (stated["hot_nats"], stated["hot_bits"]) == ("1.30", "1.15")
    assert (stated["jump_below"], stated["jump_above"]) == ("1.566", "1.641")
    assert stated["jump_at"] == "0.7226"  # the specification cuts it off at 0.722
    assert [stated[f"base_{case}"] for case in range(1, 5)] == ["0.056", "1.726", "2.223", "2.046"]
    found = answers("use-cases", 4)
    assert [found[f"possible_{row}"] for row in range(1, 5)] == ["yes", "yes", "no", "no"]
    assert found["never"] == "no"


PRINTED = ("0.712", "1.623", "2.342", "2.511")


def test_the_printed_numbers_of_the_handout_are_no_results() -> None:
    lab = built_in("use-cases")
    apparatus = Apparatus(lab)
    for case in ("classification", "summarization", "code", "creative"):
        for what in ("entropy", "bits"):
            value = apparatus.value(Measure(what, f"{case}_rec"))
            assert isinstance(value, float)
            assert f"{value:.2f}" not in {f"{float(number):.2f}" for number in PRINTED}
    assert not set(PRINTED) & set(facts("use-cases").values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_printed_numbers_are_only_called_printed(language: str) -> None:
    """Where a text names one as a result of the handout, it says that it is printed."""
    word = {"en": "print", "de": "druckt"}[language]
    lab = built_in("use-cases")
    for case in lab.cases:
        said = {"task": case.task, "note": case.note, "title": case.note_title}
        named = [n for text in said.values() if text for n in PRINTED if n in text[language]]
        if named:
            assert any(word in text[language] for text in said.values() if text), case.name
    for text in (lab.question, lab.insight, lab.belief, lab.extension):
        assert not any(number in text[language] for number in PRINTED)


@pytest.mark.parametrize(("name", "answer"), [("temperature", "0.603"), ("real-model", "0.394")])
def test_an_extension_does_not_print_what_it_asks_for(name: str, answer: str) -> None:
    for language in LANGUAGES:
        assert answer not in filled(built_in(name), built_in(name).extension, language)


def test_no_run_of_a_case_is_called_all_off() -> None:
    for name in LABS:
        lab = built_in(name)
        shown = {run for case in lab.cases for run in (*case.runs, *case.table.runs)}
        for run in shown & set(lab.runs):
            assert lab.runs[run].title or Apparatus(lab).experiment(run).settings() != "all off"
