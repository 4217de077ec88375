"""What is copied: the Python code runs alone and computes what the lab computes."""

import json
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings

from sampling_core.cases import CASES, case
from sampling_core.engines import engine
from sampling_core.errors import DataError
from sampling_core.experiment import Experiment, Source
from sampling_core.formats.presets import read
from sampling_core.formats.presets.library import built_in
from sampling_core.formats.presets.numpy_code import numpy_code
from sampling_core.formats.presets.snippets import SNIPPETS
from sampling_core.trace import run
from tests.sampling_core.formats.preset_chains import OUTPUT, PROMPT, SOURCE, chains

TITLES = {snippet.name: snippet for snippet in SNIPPETS}
SUMMARY = Experiment(case("Summarization").source, case("Summarization").chain)


def written(name, experiment=SUMMARY):
    return TITLES[name].write(experiment)


@pytest.mark.parametrize(
    "parameters",
    [
        {"temperature": 0.6, "top_p": 0.95},
        {"repetition_penalty": 1.3, "frequency_penalty": 0.5, "temperature": 0.8, "top_k": 5},
        {"temperature": 1.2, "xtc_probability": 0.5, "xtc_threshold": 0.1, "typical_p": 0.9},
    ],
)  # fmt: skip
def test_the_python_code_runs_alone(parameters, tmp_path):
    chain = engine("lab").chain("off", **parameters)
    experiment = Experiment(SOURCE, chain, PROMPT, OUTPUT)
    text, losses = written("python", experiment)
    script = tmp_path / "copied.py"
    script.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", str(script)], capture_output=True, text=True, check=True
    )
    expected = run(experiment).result.probabilities_by_id()
    assert not losses
    np.testing.assert_allclose(json.loads(done.stdout), expected, atol=1e-12)


@settings(max_examples=150, deadline=None)
@given(chain=chains())
def test_the_python_code_computes_the_same_for_any_chain(chain):
    experiment = Experiment(SOURCE, chain, PROMPT, OUTPUT)
    text, report = numpy_code(experiment)
    try:
        expected = run(experiment).result.probabilities_by_id()
    except DataError:  # every token is banned
        return
    names = {}
    exec(compile(text.replace("print(", "str("), "copied", "exec"), names)  # ours: our own code
    if not report.losses:
        np.testing.assert_allclose(names["p"], expected, atol=1e-9)


def test_the_python_code_says_what_it_leaves_out():
    chain = engine("lab").chain("off", dry_multiplier=0.8, temperature=0.7)
    text, losses = written("python", Experiment(SOURCE, chain))
    assert losses == ("DRY is left out of the code.",)
    assert "temperature(logits, 0.7)" in text
    large = Experiment(Source.from_logits(np.arange(6_000) / 1e3), chain)
    assert any("6,000 logits" in loss for loss in written("python", large)[1])


def test_the_python_code_holds_only_what_it_calls():
    text, _ = written("python")
    assert "def top_p(" in text
    assert "def xtc(" not in text


def test_text_is_the_chain_in_words():
    assert written("text")[0] == "T 0.60 → top-p 0.95"


def test_json_is_the_labs_own_preset_again():
    text, losses = written("json")
    assert read(text).preset.chain == SUMMARY.chain
    assert losses == ()


def test_hugging_face_writes_top_k_0_because_absent_is_50():
    text, losses = written("transformers")
    assert "top_k=0" in text
    assert "torch.manual_seed(42)" in text
    assert losses == ()


def test_flags_keep_the_order_of_the_lab():
    text, losses = written("llama.cpp")
    assert "--samplers 'temperature;top_p'" in text
    assert losses == ()


def test_the_request_names_what_openai_does_not_say():
    text, losses = written("openai")
    assert read(text).format == "openai"
    assert losses == (
        "OpenAI does not publish the order of its stages; temperature is taken to come first.",
    )


def test_the_modelfile_tells_that_ollama_cuts_first():
    text, losses = written("ollama")
    assert "PARAMETER top_k 0" in text
    assert "Ollama cuts before temperature: the same numbers keep other tokens." in losses


def test_the_built_in_presets_are_the_cases_and_the_baseline():
    first, *others = built_in()
    assert first.name == "Baseline"
    assert first.chain == engine("lab").chain("off", temperature=0.7)
    assert [(p.name, p.chain) for p in others[:4]] == [(c.name, c.chain) for c in CASES[:4]]


def test_the_presets_to_compare_give_the_entropies_of_the_lab_text():
    requests = case("Requests").source
    found = {p.name: run(Experiment(requests, p.chain)).result for p in built_in()[5:]}
    entropies = {name: round(result.entropy, 3) for name, result in found.items()}
    assert entropies == {
        "Safety": 0.753, "Balanced": 1.365, "Creative, cut": 1.715, "Diverse but safe": 1.576,
        "Broad": 1.626,
    }  # fmt: skip
