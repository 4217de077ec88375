"""Chains of every engine, for the property tests of presets."""

from hypothesis import assume
from hypothesis import strategies as st

from sampling_core.engines import ENGINES, engine
from sampling_core.errors import LabError
from sampling_core.experiment import Source

HUNDREDTHS = st.integers(0, 100).map(lambda n: n / 100)
LEAST = st.integers(1, 200).map(lambda n: n / 100)
IDS = st.integers(0, 11)
VALUES = {
    "temperature": st.one_of(st.just(0.0), LEAST, st.floats(0.01, 5.0)),
    "dynatemp_range": st.sampled_from([0.0, 0.3, 0.5]),
    "dynatemp_exponent": st.sampled_from([1.0, 2.0]),
    "top_k": st.integers(0, 15),
    "top_p": st.one_of(LEAST.map(lambda x: x / 2), st.floats(0.01, 1.0)),
    "min_p": HUNDREDTHS,
    "typical_p": LEAST.map(lambda x: x / 2),
    "top_n_sigma": st.sampled_from([0.0, 0.5, 1.5]),
    "top_a": HUNDREDTHS,
    "tfs": LEAST.map(lambda x: x / 2),
    "epsilon_cutoff": st.sampled_from([0.0, 3e-4, 0.01]),
    "eta_cutoff": st.sampled_from([0.0, 3e-4, 0.01]),
    "top_h": HUNDREDTHS,
    "xtc_probability": st.sampled_from([0.0, 0.5, 1.0]),
    "xtc_threshold": st.sampled_from([0.1, 0.2, 0.6]),
    "repetition_penalty": st.sampled_from([1.0, 1.1, 1.5]),
    "presence_penalty": st.sampled_from([0.0, 0.5, -1.0, 3.0]),
    "frequency_penalty": st.sampled_from([0.0, 0.5, -1.0]),
    "penalty_last_n": st.sampled_from([0, 2, 20, 64, 320, 1024]),
    "no_repeat_ngram_size": st.sampled_from([0, 2]),
    "smoothing_factor": st.sampled_from([0.0, 0.3]),
    "smoothing_curve": st.sampled_from([1.0, 1.5]),
    "dry_multiplier": st.sampled_from([0.0, 0.8]),
    "dry_base": st.sampled_from([1.75, 2.0]),
    "mirostat": st.sampled_from([0, 2]),
    "mirostat_tau": st.sampled_from([2.0, 5.0]),
    "adaptive_target": st.sampled_from([-1.0, 0.0, 0.4]),
    "logit_bias": st.lists(
        st.tuples(IDS, st.sampled_from([1.0, -2.0, 150.0, float("-inf")])), max_size=3
    ).map(tuple),
    "suppress_tokens": st.lists(IDS, max_size=2).map(tuple),
    "bad_words_ids": st.lists(
        st.lists(IDS, min_size=1, max_size=2).map(tuple), max_size=2
    ).map(tuple),
    "min_keep": st.integers(0, 3),
}  # fmt: skip
SOURCE = Source.from_logits([2.1, 1.9, 1.7, 1.3, 0.8, 0.5, 0.2, -0.2, -0.5, -1.0, 0.4, 0.4])
PROMPT, OUTPUT = (0, 3, 3, 4, 7), (1, 0, 3, 3, 4)


@st.composite
def chains(draw, profiles=tuple(e.name for e in ENGINES)):
    """Chains of every engine, in its own order or in another, some samplers switched off."""
    profile = engine(draw(st.sampled_from(profiles)))
    names = draw(st.lists(st.sampled_from(sorted(VALUES)), max_size=6, unique=True))
    names = [name for name in names if name in profile.parameters()]
    given_values = {name: draw(VALUES[name]) for name in names}
    order = None
    if draw(st.booleans()):
        order = draw(st.permutations(profile.order))
    try:
        return profile.chain(draw(st.sampled_from(["off", "engine"])), order, **given_values)
    except LabError:
        assume(False)
