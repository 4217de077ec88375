"""Solving gives the textbook values, every crossing, and says what is never reached."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampling_core import Chain, Experiment, LabError, Source, engine, run
from sampling_core.cases import case
from sampling_core.errors import ParameterError
from sampling_core.samplers.epsilon import Eta
from sampling_core.samplers.min_p import MinP
from sampling_core.samplers.temperature import Temperature
from sampling_core.samplers.top_k import TopK
from sampling_core.samplers.top_p import TopP
from sampling_core.samplers.typical import Typical
from sampling_core.solve import solve
from sampling_core.sweep import sweep
from sampling_core.sweep_measured import Measured


def only(name, **parameters):
    return Experiment(case(name).source, engine("lab").chain(**parameters))


def of(logits, *samplers):
    return Experiment(Source.from_logits(logits), Chain(samplers or (Temperature(),)))


@pytest.mark.parametrize(
    ("name", "entropy", "temperature"),
    [
        ("Requests", 1.0, 0.405),
        ("Requests", 1.5, 0.697),
        ("Requests", 2.0, 1.346),
        ("Classification", 1.5, 1.998),
        ("Summarization", 1.5, 0.506),
        ("Code", 1.5, 0.165),
        ("Creative", 1.5, 0.295),
        ("Classification", 0.712, 1.304),
        ("Classification", 0.712 * np.log(2.0), 1.147),
    ],
)
def test_temperature_for_an_entropy(name, entropy, temperature):
    solution = solve(only(name), "temperature", entropy=entropy)
    assert solution.values == (pytest.approx(temperature, abs=6e-4),)
    assert solution.reached
    assert solution.jump is None
    step = only(name).chain.step_of("temperature")
    found = only(name).switched(step, True).with_field(step, "degree", solution.value)
    assert run(found).result.entropy == pytest.approx(entropy, abs=1e-12)


def test_approve_has_half():
    solution = solve(only("Requests"), "temperature", top=0.5)
    assert solution.values == (pytest.approx(0.603, abs=5e-4),)
    assert solution.sentence == "Temperature 0.603 gives 50 % for the likeliest token."


def test_effective_tokens_are_the_exponential_of_the_entropy():
    by_tokens = solve(only("Requests"), "temperature", effective=np.exp(1.5))
    by_nats = solve(only("Requests"), "temperature", entropy=1.5)
    assert by_tokens.value == pytest.approx(by_nats.value, abs=1e-9)


@pytest.mark.parametrize("target", [1.6, 1.623])
def test_summarization_leaps_over_the_target(target):
    solution = solve(only("Summarization", top_p=0.95), "temperature", entropy=target)
    assert not solution.reached
    assert solution.value is None
    assert solution.jump.at == pytest.approx(0.7226, abs=5e-5)
    assert solution.jump.below == pytest.approx(1.566, abs=5e-4)
    assert solution.jump.above == pytest.approx(1.641, abs=5e-4)
    assert solution.sentence == (
        "With top-p 0.95 the entropy jumps from 1.566 to 1.641 at temperature 0.7226: "
        f"{target:g} nats are never reached."
    )


def test_the_leap_is_between_neighbouring_numbers():
    experiment = only("Summarization", top_p=0.95)
    jump = solve(experiment, "temperature", entropy=1.6).jump
    values = (np.nextafter(jump.at, 0.0), jump.at)
    sides = sweep(experiment, {"temperature": values}, "entropy")
    np.testing.assert_allclose(sides, [jump.below, jump.above], atol=1e-14)
    assert sweep(experiment, {"temperature": values}, "kept").tolist() == [6, 7]


def test_ranges_of_top_p_that_keep_a_number_of_tokens():
    solution = solve(only("Requests"), "top_p", kept=4)
    reached = run(only("Requests")).result.candidates.reached
    assert solution.values == ()
    assert solution.intervals == ((pytest.approx(reached[2]), pytest.approx(reached[3])),)
    low, high = solution.intervals[0]
    around = (np.nextafter(low, 0), low, solution.value, high, np.nextafter(high, 1))
    kept = sweep(only("Requests"), {"top_p": around}, "kept")
    assert kept.tolist() == [3, 4, 4, 4, 5]
    assert solution.sentence == "Top-p 0.735 to 0.83 gives exactly 4 tokens kept."


def test_ranges_of_min_p_fall():
    solution = solve(only("Requests"), "min_p", kept=4)
    assert solution.intervals == ((pytest.approx(np.exp(-2.0)), pytest.approx(np.exp(-1.3))),)


def test_whole_numbers_and_the_off_value():
    assert solve(only("Requests"), "top_k", kept=4).intervals == ((4.0, 4.0),)
    assert solve(only("Requests"), "top_k", kept=10).intervals == ((10.0, 300_000.0),)
    solution = solve(only("Requests"), "top_k", entropy=1.2)
    assert (solution.jump.below, solution.jump.above) == (
        pytest.approx(1.047, abs=5e-4), pytest.approx(1.266, abs=5e-2),
    )  # fmt: skip
    assert solution.jump.at == 4.0


def test_ties_that_are_kept_together_forbid_a_number():
    solution = solve(of([3.0, 2, 2, 1], TopK(1, "keep")), "top_k", kept=2)
    assert not solution.reached
    assert (solution.jump.at, solution.jump.below, solution.jump.above) == (2.0, 1.0, 3.0)
    assert "jumps from 1 to 3 at top-k 2: 2 tokens are never reached" in solution.sentence


@pytest.mark.parametrize("ties", [2, 3, 10])
def test_just_above_temperature_0_ties_share(ties):
    solution = solve(of([1.0] * ties + [0.0]), "temperature", entropy=0.5 * np.log(ties))
    assert not solution.reached
    assert solution.jump.at < 1e-9
    assert solution.jump.below == 0.0
    assert solution.jump.above == pytest.approx(np.log(ties))
    assert "just above 0" in solution.sentence


def test_equal_logits_have_one_entropy():
    flat = of([1.0] * 10)
    everywhere = solve(flat, "temperature", entropy=np.log(10.0))
    ((low, high),) = everywhere.intervals
    assert low < 1e-9
    assert high == 10.0
    assert not solve(flat, "temperature", entropy=2.0).reached
    assert solve(flat, "temperature", entropy=0.0).values == (0.0,)


def test_one_token():
    assert solve(of([1.0]), "temperature", entropy=0.0).intervals == ((0.0, 10.0),)
    missed = solve(of([1.0]), "temperature", entropy=0.5)
    assert missed.limits == (0.0, 0.0)
    assert missed.sentence == "0.5 nats are never reached: there is only 1 token."


def test_targets_beyond_what_is_possible():
    solution = solve(only("Requests"), "temperature", entropy=2.342)
    assert solution.sentence == (
        "2.342 nats are never reached: 10 tokens have at most ln 10 = 2.303 nats."
    )
    assert "only 10 tokens" in solve(only("Requests"), "top_k", kept=11).sentence
    assert "above 100 %" in solve(only("Requests"), "top_k", top=1.5).sentence
    almost = solve(only("Requests"), "temperature", entropy=2.3)
    assert almost.limits == (0.0, pytest.approx(2.2967, abs=1e-4))
    assert almost.searched == (0.0, 10.0)
    assert almost.sentence == (
        "The entropy lies between 0.000 and 2.297 nats for temperature 0 to 10: "
        "2.3 nats are never reached."
    )


def test_every_crossing_is_found_where_the_measure_turns_back():
    experiment = only("Requests", typical_p=0.5)
    values = np.linspace(0.05, 10, 12_000)
    entropies = sweep(
        experiment.with_chain(experiment.chain), {"temperature": values[::12]}, "entropy"
    )
    assert (np.diff(entropies) < -1e-3).any()  # it does turn back
    target = 1.0
    solution = solve(experiment, "temperature", entropy=target)
    found = sweep(experiment, {"temperature": solution.values}, "entropy")
    np.testing.assert_allclose(found, target, atol=1e-9)
    dense = sweep(experiment, {"temperature": values}, "entropy")
    kept = sweep(experiment, {"temperature": values}, "kept")
    smooth = np.diff(kept) == 0
    crossings = np.flatnonzero(((dense[:-1] < target) != (dense[1:] < target)) & smooth)
    assert len(solution.values) == len(crossings) >= 1
    np.testing.assert_allclose(solution.values, values[crossings], atol=1e-3)


def test_a_crossing_just_before_a_fall_is_found():
    """Both neighbours in the scan lie below the target there."""
    experiment = only("Requests", typical_p=0.5)
    values = np.linspace(5, 6, 20_001)
    entropies = sweep(experiment, {"temperature": values}, "entropy")
    fall = int(np.diff(entropies).argmin())
    assert entropies[fall + 1] < entropies[fall] - 0.1
    solution = solve(experiment, "temperature", entropy=entropies[fall] - 1e-7)
    assert any(abs(value - values[fall]) < 1e-3 for value in solution.values)


def test_repetition_crosses_twice():
    """The likeliest token changes on the way: first approve, then reject."""
    experiment = Experiment(
        case("Requests").source, engine("lab").chain(repetition_penalty=1.1), output_ids=(0,)
    )
    solution = solve(experiment, "repetition_penalty", top=0.3)
    assert len(solution.values) == 2
    found = sweep(experiment, {"repetition_penalty": solution.values}, "top")
    np.testing.assert_allclose(found, 0.3, atol=1e-9)
    assert " or " in solution.sentence


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.floats(-8, 8), min_size=2, max_size=10),
    st.sampled_from([(), (TopP(0.9),), (Eta(0.05),), (TopK(3),), (Typical(0.7),)]),
    st.booleans(),
    st.floats(0.05, 9.9),
)
def test_the_entropy_of_any_temperature_is_found_again(logits, cuts, last, degree):
    samplers = (*cuts, Temperature()) if last else (Temperature(), *cuts)
    experiment = of(logits, *samplers)
    target = float(sweep(experiment, {"temperature": (degree,)}, "entropy")[0])
    solution = solve(experiment, "temperature", entropy=target)
    assert solution.reached
    if solution.values:
        found = sweep(experiment, {"temperature": solution.values}, "entropy")
        np.testing.assert_allclose(found, target, atol=1e-8)
    near = [abs(value - degree) for value in solution.values]
    inside = [low <= degree <= high for low, high in solution.intervals]
    flat = sweep(experiment, {"temperature": (degree * 1.01,)}, "entropy")[0] - target
    assert abs(flat) < 1e-6 or any(inside) or min(near) < 1e-3 * degree


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(-8, 8), min_size=2, max_size=10), st.floats(0.0, 2.4))
def test_what_is_not_reached_lies_outside_or_in_a_leap(logits, target):
    experiment = of(logits, Temperature(), TopP(0.8))
    solution = solve(experiment, "temperature", entropy=target)
    if solution.jump:
        assert solution.jump.below < target < solution.jump.above
    elif not solution.reached:
        assert not solution.limits[0] <= target <= solution.limits[1]
    assert solution.sentence.endswith(".")
    assert solution.sentence[0].isupper() or solution.sentence[0].isdigit()


@pytest.mark.parametrize(
    ("targets", "says"),
    [
        ({}, "exactly one target .* not 0"),
        ({"entropy": 1, "kept": 2}, "exactly one target .* not 2"),
        ({"entropy": float("nan")}, "“entropy” must be a finite number from 0, not nan"),
        ({"kept": -1}, "not −1"),
    ],
)
def test_refuses_in_words(targets, says):
    with pytest.raises(LabError, match=says):
        solve(only("Requests"), "temperature", **targets)


def test_refuses_a_field_that_is_not_there():
    with pytest.raises(ParameterError, match="top_a"):
        solve(only("Requests"), "top_a", entropy=1)


def test_where_values_are_refused_the_others_are_searched():
    experiment = of([1.0, 1.0, 0.0], Temperature(1.0, overflow="refuse"))
    assert solve(experiment, "temperature", entropy=0.8).reached


PREFIXES = st.builds(
    lambda logits, degree, count, mass, share, last: Experiment(
        Source.from_logits(logits),
        Chain(
            (
                *(() if last else (Temperature(degree),)),
                TopK(count),
                TopP(mass),
                MinP(share),
                *((Temperature(degree),) if last else ()),
            )
        ),
    ),
    st.lists(st.integers(-8, 8).map(lambda n: n / 2), min_size=1, max_size=8),
    st.sampled_from([0.3, 1.0, 2.5]),
    st.integers(0, 8),
    st.sampled_from([0.3, 0.75, 0.9, 1.0]),
    st.sampled_from([0.0, 0.05, 0.4]),
    st.booleans(),
)


@pytest.mark.parametrize("name", ["temperature", "top_k", "top_p", "min_p"])
@given(experiment=PREFIXES, measure=st.sampled_from(["entropy", "effective", "kept", "top"]))
def test_where_cuts_leave_prefixes_a_measure_only_rises_or_only_falls(name, experiment, measure):
    measured = Measured(experiment, [name], measure)
    assert not measured.is_run
    spec = measured.places[0][0].spec
    low, high = spec.box
    points = np.arange(1.0, 10.0) if spec.whole else np.linspace(low, min(high, 5.0), 400)
    steps = np.diff(measured([points]))
    assert (steps >= -1e-9).all() or (steps <= 1e-9).all()


@pytest.mark.parametrize(("low", "top"), [(5, 1e-10), (10, 1e-10)])
def test_what_is_met_only_in_the_limit_is_one_value(low, top):
    logits = np.linspace(0.0, 4.0, low)
    assert solve(of(logits), "temperature", entropy=0.0).values == (0.0,)
    assert solve(of(logits), "temperature", top=1.0).values == (0.0,)
    assert solve(of(logits), "temperature", effective=1.0 + top).intervals == ()


def test_no_setting_is_worked_out_twice(monkeypatch):
    asked = []
    usual = Measured.__call__

    def counted(self, values):
        asked.extend(values[0].tolist())
        return usual(self, values)

    monkeypatch.setattr(Measured, "__call__", counted)
    solve(only("Requests"), "temperature", entropy=1.5)
    assert len(asked) == len(set(asked))
    assert len(asked) < 250  # a scan of the box would take a thousand
