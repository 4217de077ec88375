"""Labs 7 to 12: the numbers of the specification, and what is their own: trees, recordings."""

import json

import pytest

from sampling_core.errors import LabError
from sampling_core.files import Unreadable
from sampling_core.labs.built_in import built_in
from sampling_core.labs.lab import Measure
from sampling_core.labs.measuring.measures import Apparatus
from sampling_core.labs.measuring.of_trees import beam, best
from sampling_core.labs.measuring.shown import filled
from sampling_core.labs.reading.file import lab_bytes, lab_of
from sampling_core.labs.recordings import about


def stated(lab: str, *names: str) -> list[str]:
    """What a lab states, in the order asked for."""
    return [built_in(lab).facts[name].stated for name in names]


def kept(lab: str, *runs: str) -> list[object]:
    apparatus = Apparatus(built_in(lab))
    return [apparatus.value(Measure("kept", run)) for run in runs]


def test_lab_7_min_p_survives_only_where_the_filter_comes_first():
    assert kept("min-p", *(f"peaked_min_t{t}" for t in (1, 2, 3))) == [1, 3, 5]
    assert kept("min-p", *(f"peaked_top_t{t}" for t in (1, 2, 3))) == [1, 4, 5]
    assert kept("min-p", "peaked_min_before", "peaked_top_before") == [1, 1]
    assert kept("min-p", *(f"flat_min_t{t}" for t in (1, 2, 3)), "flat_min_before") == [8] * 4
    assert kept("min-p", *(f"flat_top_t{t}" for t in (1, 2, 3)), "flat_top_before") == [7, 7, 8, 7]
    assert stated("min-p", "r05", "r10", "r20", "r50") == ["8", "6", "4", "2"]


def test_lab_8_three_programs_make_three_results_of_the_same_settings():
    assert stated("engines", "k_first", "h_first", "a_first") == ["7", "1.855", "24.9 %"]
    assert stated("engines", "k_last", "h_last", "a_last") == ["5", "1.555", "29.6 %"]
    assert stated("engines", "k_drop", "h_drop", "a_drop") == ["6", "1.720", "26.8 %"]
    assert stated("engines", "k_sum_first", "h_sum_first") == ["6", "1.495"]
    assert stated("engines", "k_sum_last", "h_sum_last") == ["8", "1.586"]


def test_lab_8_names_settings_for_which_the_order_does_not_matter():
    same = Measure("same", runs=("k_first", "k_last"))
    assert Apparatus(built_in("engines")).value(same) == "yes"
    assert kept("engines", "k_first") == kept("engines", "k_last")


def test_lab_9_states_how_often_noise_turns_a_near_tie():
    assert stated("determinism", "w0", "w5", "w20") == ["0.0 %", "7.9 %", "36.2 %"]
    assert stated("determinism", "tie_first", "tie5") == ["big", "50.0 %"]


def test_lab_10_beam_search_finds_what_greedy_loses():
    assert stated("beam", "g_text", "g_share") == ["Good morning", "24 %"]
    assert stated("beam", "b_text", "b_share") == ["Happy birthday", "36 %"]
    assert stated("beam", "s_g", "s_b") == ["5.2 %", "15.1 %"]
    assert stated("beam", "s_n", "s_mean", "b_n") == ["13", "6.8 %", "4"]


def test_the_beam_of_lab_10_finds_the_likeliest_text_and_repeats_itself():
    tree = built_in("beam").trees["story"]
    texts = [text for text, _ in beam(tree, 4)]
    assert texts[0] == best(tree)[0]
    assert [text[2:] for text in texts].count(texts[0][2:]) == 3


@pytest.mark.parametrize("name", ["greeting", "story"])
def test_the_words_of_a_tree_are_those_of_the_data_of_its_first_word(name):
    lab = built_in("beam")
    tree, apparatus = lab.trees[name], Apparatus(lab)
    assert set(apparatus.source(name).tokens) == set(tree.start)
    for word, share in tree.start.items():
        found = apparatus.value(Measure("probability", name, token=word))
        assert found == pytest.approx(share)
    words = {word for following in tree.after.values() for word in following}
    assert words - set(tree.after)  # with which texts end
    assert set(tree.after) <= words | set(tree.start)


def test_the_task_shows_the_whole_tree():
    for case in built_in("beam").cases:
        tree = built_in("beam").trees[case.tree]
        for text in case.task.values():
            for following in (tree.start, *tree.after.values()):
                for word, share in following.items():
                    assert f"**{word}** {share:g}" in text, word


def test_a_lab_that_names_a_tree_that_it_has_not_is_refused():
    lab = json.loads(lab_bytes(built_in("beam")))
    lab["cases"][0]["tree"] = "oak"
    with pytest.raises(Unreadable, match="oak"):
        lab_of(json.dumps(lab).encode())
    with pytest.raises(LabError):
        Apparatus(built_in("beam")).value(Measure("texts", tree="oak", strategy="greedy"))


def test_lab_11_states_the_temperature_for_each_goal():
    assert stated("target", "t10", "t15", "t20") == ["0.405", "0.697", "1.346"]
    names = ("t_classification", "t_summarization", "t_code", "t_creative")
    assert stated("target", *names) == ["1.998", "0.506", "0.165", "0.295"]
    assert stated("target", "jump_below", "jump_above") == ["1.566", "1.641"]


@pytest.mark.parametrize(("run", "goal"), [("goal_10", 1.0), ("goal_15", 1.5), ("goal_20", 2.0)])
def test_the_temperatures_of_lab_11_hit_their_goals(run, goal):
    found = Apparatus(built_in("target")).value(Measure("entropy", run))
    assert found == pytest.approx(goal, abs=1e-3)


@pytest.mark.parametrize("case", ["classification", "summarization", "code", "creative"])
def test_one_goal_takes_four_temperatures(case):
    found = Apparatus(built_in("target")).value(Measure("entropy", f"{case}_goal"))
    assert found == pytest.approx(1.5, abs=2e-3)


def test_lab_12_states_what_was_recorded():
    names = ("h_bare", "h_one", "h_three", "h_role")
    assert stated("real-model", *names) == ["3.807", "0.818", "0.420", "3.371"]
    assert stated("real-model", "k_bare", "k_one", "k_three", "k_role") == ["299", "2", "1", "74"]
    assert stated("real-model", "tokens", "limit") == ["49,152", "10.803"]


def test_the_same_entropy_is_reached_from_the_bare_question_with_the_wrong_answer():
    assert stated("real-model", "t_bare", "h_cold", "h_three") == ["0.5314", "0.420", "0.420"]
    assert stated("real-model", "italy_cold", "rome_cold") == ["92.6 %", "0.2 %"]
    assert stated("real-model", "rome_three") == ["93.4 %"]


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_prompts_of_lab_12_are_those_that_were_recorded(language):
    lab = built_in("real-model")
    task = filled(lab, lab.cases[0].task, language)
    for name in ("capital-bare", "capital-role"):
        assert about(name).prompt.replace("\n", " ") in task
    example = about("capital-one").prompt.split("\n\n")[0]
    assert example.replace("\n", " ") in task
    for place in ("Spain", "Madrid", "Japan", "Tokyo", "Norway", "Oslo"):
        assert place in about("capital-three").prompt
        assert place in task
