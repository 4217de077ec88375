"""Each thing that has gone wrong with a preset somewhere is found, in one sentence."""

import pytest

from sampling_core.engines import engine
from sampling_core.formats.presets import lint, preset_of, read
from sampling_core.formats.presets.draft import SEVERITIES

HF = '{"transformers_version": "4", '

FOUND = [
    # text, severity, rule, key, part of the sentence
    (HF + '"do_sample": false, "temperature": 0.7}', "warning", "dead", "temperature",
     "“temperature” has a value, but do_sample is false, so it is ignored."),
    ('{"n_predict": 1, "xtc_probability": 0.5, "xtc_threshold": 0.6}', "warning", "dead",
     "xtc_threshold", "above 0.5, so XTC never removes anything"),
    ('{"n_predict": 1, "mirostat": 2, "top_k": 10}', "warning", "dead", "top_k",
     "“top_k” 10 does nothing while mirostat is on."),
    ('{"n_predict": 1, "top_k": 10, "samplers": ["temperature"]}', "warning", "dead", "top_k",
     "top_k has a value, but top_k is not in “samplers”, so it is off."),
    ('{"n_predict": 1, "adaptive_target": 0.5}', "warning", "dead", "adaptive_target",
     "adaptive_p is not listed"),
    ('{"options": {"mirostat": 2, "num_ctx": 1}}', "warning", "dead", "mirostat",
     "“mirostat” was removed from Ollama; it does nothing."),
    ("rep_pen: 1.2\ntemperature: 1", "warning", "dead", "rep_pen", "it does nothing"),
    (HF + '"do_sample": true}', "note", "hidden default", "top_k",
     "“top_k” is not given, so transformers takes 50."),
    ('{"sampler_seed": 1}', "note", "hidden default", "top_k", "KoboldCpp takes 100"),
    ('{"options": {}}', "note", "hidden default", "top_k", "Ollama takes 40"),
    (HF + '"do_sample": true, "temperature": 0.0}', "error", "range", "temperature",
     "transformers refuses “temperature” 0: it must be above"),
    (HF + '"do_sample": true, "temperature": 2}', "error", "type", "temperature",
     "it must be a float such as 2.0"),
    (HF + '"do_sample": true, "top_k": 50.0}', "warning", "type", "top_k", "a whole number"),
    (HF + '"do_sample": true, "top_p": "0.9"}', "warning", "type", "top_p", "is a text"),
    (HF + '"do_sample": true, "top_p": [1]}', "error", "type", "top_p", "must be a number"),
    (HF + '"do_sample": true, "top_p": 7}', "error", "range", "top_p", "from 0 to 1"),
    (HF + '"do_sample": true, "top_p": NaN}', "error", "type", "top_p", "must be a number"),
    (HF + '"do_sample": true, "top_p": 0.9, "top_p": 0.8}', "warning", "double", "top_p",
     "“top_p” comes twice; the last one counts."),
    ("SamplingParams(temperature=3.0)", "error", "range", "temperature", "at most 2"),
    ("SamplingParams(temperature=0.001)", "warning", "range", "temperature", "raised to 0.01"),
    ('{"temp": 1, "rep_pen": 1.2, "repetition_penalty": 1.1, "freq_pen": 0}', "warning", "alias",
     "repetition_penalty", "mean the same and differ; the first is used"),
    ("SamplingParams(top_k=-1)", "note", "off value", "top_k",
     "“top_k” −1 means off in vLLM; elsewhere off is 0."),
    (HF + '"do_sample": true, "top_k": null}', "warning", "off value", "top_k", "it is not off"),
    ('{"n_predict": 1, "top_n_sigma": -1}', "note", "off value", "top_n_sigma", "means off"),
    ("adaptive_target: 0", "note", "off value", "adaptive_target", "elsewhere off is −1"),
    ('{"inputs": "", "parameters": {"top_p": 1.0}}', "error", "off value", "top_p",
     "TGI refuses “top_p” 1: to switch it off, leave it out."),
    ("make_sampler(temp=1.0, top_p=0.0)", "note", "off value", "top_p", "means off in mlx-lm"),
    ('{"n_predict": 1, "repeat_last_n": 0}', "note", "off value", "repeat_last_n",
     "“repeat_last_n” 0 switches penalties off."),
    ("epsilon_cutoff: 0.0003", "warning", "unit", "epsilon_cutoff", "Perhaps 3 is meant."),
    (HF + '"do_sample": true, "eta_cutoff": 6}', "warning", "unit", "eta_cutoff",
     "Perhaps 0.0006 is meant."),
    ('{"model": "claude-x", "max_tokens": 1, "temperature": 1, "top_p": 0.9}', "warning", "double",
     "top_p", "refuse temperature and top_p together"),
    ('{"n_predict": 1, "samplers": ["top_k", "top_k"]}', "warning", "duplicate", "order",
     "top_k stands 2 times in the order, so llama.cpp applies it 2 times."),
    ('{"messages": [], "model": "o3-mini", "temperature": 0.2}', "warning", "model", "model",
     "may have changed"),
    ('{"messages": [], "top_logprobs": 1, "seed": -5}', "error", "type", "seed",
     "must be a whole number from −1"),
    ('{"n_predict": 1, "stop": 4}', "error", "type", "stop", "must be a list of texts"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "severity", "rule", "key", "part"), FOUND)
def test_it_is_found(text, severity, rule, key, part):
    found = [f for f in lint(text) if (f.severity, f.rule, f.key) == (severity, rule, key)]
    assert any(part in finding.text for finding in found), lint(text)


@pytest.mark.parametrize("text", [each[0] for each in FOUND])
def test_every_finding_is_one_sentence(text):
    for finding in lint(text):
        assert finding.severity in SEVERITIES
        assert finding.text.endswith(".")
        assert "\n" not in finding.text


def test_the_chat_route_of_tgi_is_found():
    text = '{"messages": [], "presence_penalty": 0.1}'
    found = read(text, "tgi").findings
    assert "a repetition penalty of 2.1" in found[0].text


def test_a_clean_preset_has_no_findings():
    assert lint("SamplingParams(temperature=0.7, top_p=0.9)") == ()
    assert lint("temperature: 0.7\ntop_p: 0.9\n") == ()


def test_a_preset_can_be_checked_without_a_text():
    chain = engine("lab").chain("off", ["top_k", "top_k"], top_k=4)
    assert [finding.rule for finding in lint(preset_of(chain))] == ["duplicate"]
    preset = read('{"sampler_seed": 1}').preset
    assert {f.key for f in lint(preset)} == {"temperature", "top_k", "top_p"}
