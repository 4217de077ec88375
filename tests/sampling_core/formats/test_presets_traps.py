"""What goes wrong in the wild: each trap is read, or refused in one sentence with its place."""

import json

import pytest

from sampling_core.errors import FileError, ParameterError
from sampling_core.formats.presets import (
    lint,
    named,
    read,
    read_library,
    write,
    write_library,
)
from sampling_core.formats.presets.working import at_work
from tests.sampling_core.formats.preset_examples import EXAMPLES, LAB


def working(text, form=None):
    return "|".join(s.settings() for s in at_work(read(text, form).preset))


def test_a_missing_comma_and_a_number_that_ends_in_a_point_are_told_with_their_place():
    found = read('{"do_sample": true, "temperature": 0.7\n "top_p": 0., "eos_token_id": 4}')
    assert found.preset.parameters["temperature"] == 0.7
    assert found.warnings == (
        "Line 2, column 2: a comma is missing; it is read as if it stood there.",
        "Line 2, column 12: a number ends in a point; it is read without it.",
    )


def test_what_is_no_json_is_refused_with_line_and_column(tmp_path):
    path = tmp_path / "broken.json"
    path.write_text('{"temperature": 0.7,\n "top_p" 0.9}', encoding="utf-8")
    with pytest.raises(FileError, match=r"^broken\.json: It is not JSON at line 2, column 10: "):
        read(path)


def test_yaml_and_python_are_refused_with_line_and_column():
    with pytest.raises(FileError, match="It is not YAML at line 2, column"):
        read("temperature: 1\n  top_p: [0.9")
    with pytest.raises(FileError, match="It is not Python at line 1, column"):
        read("SamplingParams(temperature=0.7,, top_p=1)")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("temperature: &a 1\ntop_p: *a", "anchors and aliases are not read"),
        ("a: " + "[" * 30 + "]" * 30, "nested too deeply"),
        ('{"a": ' + "[" * 30 + "]" * 30 + "}", "nested too deeply"),
        ("", "There is nothing in it"),
        ("hello", "settings of no tool"),
        ("[1, 2]", "settings of no tool"),
        ("FROM llama3\nPARAMETER top_k 4\nhello", "Line 3 is no instruction"),
        ('FROM x\nSYSTEM """a', "Line 2: the text that begins"),
        ("llama-cli --temp 'x", "cannot be split"),
        ("curl http://localhost", "sends no body"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(text, message):
    with pytest.raises(FileError, match=message) as caught:
        read(text)
    assert str(caught.value).count("\n") == 0


def test_hidden_top_k_50_of_transformers_goes_with_the_preset():
    text = '{"do_sample": true, "temperature": 0.7, "transformers_version": "4.52"}'
    assert working(text) == "T 0.70|top-k 50"
    assert "top_k=50" in write(read(text).preset, "vllm").text


def test_null_is_not_off_in_transformers():
    text = '{"do_sample": true, "top_k": null, "transformers_version": "5.0"}'
    assert working(text) == "top-k 50"
    assert any(f.rule == "off value" and f.key == "top_k" for f in lint(text))


def test_transformers_is_greedy_unless_it_samples():
    found = read('{"temperature": 0.7, "top_p": 0.9, "transformers_version": "4"}')
    assert found.preset.pick == "greedy"
    assert found.preset.resting == {"temperature": 0.7, "top_p": 0.9}
    assert json.loads(write(found.preset, "ollama").text)["options"]["temperature"] == 0


def test_absent_keys_take_the_defaults_of_each_tool():
    expected = {
        '{"n_predict": 1}': "top-k 40|top-p 0.95|min-p 0.05|T 0.80",
        '{"options": {"num_ctx": 1}}': "top-k 40|top-p 0.90|T 0.80",
        '{"sampler_seed": 1}': "top-k 100|top-p 0.92|T 0.75",
        "SamplingParams(max_tokens=4)": "",
        "temperature: 1.0\n": "",
        '{"inputs": "a", "parameters": {"do_sample": true}}': "",
    }
    assert {text: working(text) for text in expected} == expected
    assert read("make_sampler(top_p=0.9)").preset.pick == "greedy"
    assert read('{"inputs": "a", "parameters": {}}').preset.pick == "greedy"


def test_both_names_of_typical_are_read():
    for name in ("typical_p", "typ_p"):
        assert "typical-p 0.5" in working(f'{{"n_predict": 1, "{name}": 0.5}}')


def test_cutoffs_of_the_web_interface_are_in_ten_thousandths():
    preset = read("epsilon_cutoff: 3\neta_cutoff: 6\n").preset
    assert preset.parameters == {"epsilon_cutoff": 3e-4, "eta_cutoff": 6e-4}
    assert json.loads(write(preset, "transformers").text)["epsilon_cutoff"] == 3e-4
    assert "epsilon_cutoff: 3.0" in write(preset, "text-generation-webui").text


def test_a_field_that_is_not_checked_in_lm_studio_is_off_whatever_its_value():
    preset = read(EXAMPLES["lm-studio"]).preset
    assert preset.resting["presence_penalty"] == 0.5
    assert "presence_penalty" not in preset.parameters
    assert preset.max_tokens is None
    assert "Switched off, so not written: presence_penalty 0.5." in write(preset, "vllm").losses


def test_the_names_of_kobold_lite_are_read():
    text = """{"preset": "x", "temp": 0.9, "miro_type": 0, "adaptivep_target": 0.4,
               "adaptivep_decay": 0.8, "typical": 1, "top_k": 0, "top_p": 1}"""
    assert read(text).format == "koboldcpp"
    assert working(text) == "T 0.90|adaptive-p 0.4"


@pytest.mark.parametrize(
    "own",
    ['"temp": 0.7', '"freq_pen": 0.1', '"presence_pen": 0.1', '"dynatemp": true', '"min_temp": 0.5',
     '"temperature_last": true', '"sampler_priority": ["temperature"]', '"rep_pen_decay": 0',
     '"temp": 0.7, "typical": 1'],
)  # fmt: skip
def test_one_name_of_sillytavern_tells_it_from_koboldcpp(own):
    shared = '"rep_pen": 1.1, "top_p": 0.9, "sampler_order": [6, 0, 1, 3, 4, 2, 5]'
    found = read(f"{{{own}, {shared}}}")
    assert found.format == "sillytavern"
    assert not any("fit several tools" in warning for warning in found.warnings)
    assert read(f"{{{shared}}}").format == "koboldcpp"


def test_names_of_both_are_told_as_a_doubt():
    found = read('{"temp": 0.7, "rep_pen": 1.1, "sampler_seed": 3}')
    assert found.warnings[0] == "Its keys fit several tools; it is read as sillytavern."


def test_the_sampler_order_of_kobold_moves_stages():
    text = '{"sampler_seed": 1, "top_k": 0, "min_p": 0.1, "sampler_order": [6,5,0,1,3,4,2]}'
    assert working(text) == "T 0.75|top-p 0.92|min-p 0.1"
    assert any(f.key == "sampler_order" for f in lint(text.replace("[6,5,", "[5,5,")))


def test_the_slope_of_kobold_is_told():
    assert any("rep_pen_slope" in warning for warning in read(EXAMPLES["koboldcpp"]).warnings)


def test_numbers_as_texts_and_json_in_json_of_sillytavern():
    text = '{"temp": "0.9", "rep_pen": "1.1", "rep_pen_range": "64", "freq_pen": 0}'
    assert working(text) == "repetition 1.1|T 0.90"
    breakers = read(EXAMPLES["sillytavern"]).preset.breakers
    assert breakers == ("\n", ":", '"', "*")


def test_the_order_of_sillytavern_is_that_of_the_back_end():
    base = '{"temp": 2, "rep_pen_range": 0, "min_p": 0.1, %s}'
    webui = base % '"sampler_priority": ["temperature", "min_p"]'
    llama = base % '"samplers": ["min_p", "temperature"]'
    kobold = base % '"sampler_order": [6,0,1,3,4,2,5]'
    assert working(webui) == "T 2.00|min-p 0.1"
    assert working(llama) == working(kobold) == "min-p 0.1|T 2.00"
    both = webui.replace("}", ', "samplers": ["min_p", "temperature"]}')
    assert any("2 orders" in warning for warning in read(both).warnings)


def test_the_dynamic_temperature_of_sillytavern_replaces_its_temperature():
    text = '{"temp": 5, "dynatemp": true, "min_temp": 0.5, "max_temp": 1.5, "rep_pen_range": 0}'
    assert working(text) == "T 1.00 ± 0.50"


def test_chat_completion_presets_are_told_apart():
    text = '{"chat_completion_source": "openai", "temperature": 0.7, "top_p": 0.9}'
    found = read(text)
    assert (found.format, found.preset.semantics.title) == ("sillytavern", "OpenAI")
    assert "chat completion" in found.warnings[0]


def test_modelfiles_have_dead_keys_and_values_that_come_twice():
    text = "from x\nparameter mirostat 2\nParameter temperature 0.5\nPARAMETER temperature 0.9\n"
    assert working(text) == "top-k 40|top-p 0.90|T 0.90"
    rules = {(f.rule, f.key) for f in lint(text)}
    assert {("dead", "mirostat"), ("duplicate", "temperature")} <= rules


def test_flags_with_an_equals_sign_short_names_and_letters():
    text = "llama-cli --temp=0.5 -s 7 -n 9 -l 5-inf -l 3+1.5 --sampler-seq kt --top-k 10"
    preset = read(text).preset
    assert (preset.seed, preset.max_tokens) == (7, 9)
    assert preset.parameters["logit_bias"] == ((5, float("-inf")), (3, 1.5))
    assert "|".join(s.settings() for s in at_work(preset)) == "1 banned|bias on 1|top-k 10|T 0.50"


def test_a_sampler_that_is_listed_twice_runs_twice():
    text = '{"n_predict": 1, "min_p": 0, "samplers": ["top_k", "top_p", "top_k", "top_p"]}'
    assert working(text) == "top-k 40|top-p 0.95|top-k 40|top-p 0.95"
    losses = write(read(text).preset, "ollama").losses
    assert "top_p runs 2× here and 1× in Ollama." in losses


def test_windows_of_0_and_of_minus_1():
    off = '{"n_predict": 1, "repeat_penalty": 1.5, "repeat_last_n": 0}'
    assert "repetition" not in working(off)
    whole = read(off.replace(": 0}", ": -1}")).preset
    assert at_work(whole)[0].window == 0
    assert "repetition 1.5" in working(off.replace(": 0}", ": -1}"))


def test_the_chat_route_of_tgi_shifts_the_presence_penalty():
    text = '{"messages": [], "presence_penalty": -0.5, "temperature": 0.7}'
    assert read(text, "tgi").preset.parameters["repetition_penalty"] == 1.5


def test_vllm_reads_json_and_a_request_body_too():
    body = '{"model": "m", "prompt": "a", "temperature": 0.5, "top_k": -1, "min_p": 0.1}'
    assert read(body).format == "vllm"
    assert working(body) == "T 0.50|min-p 0.1"
    assert working('{"temperature": 0.5, "min_tokens": 2}') == "T 0.50"


def test_mirostat_brings_temperature_whatever_the_list_of_llama_cpp_says():
    text = '{"n_predict": 1, "mirostat": 2, "temperature": 0.9, "samplers": ["top_k"]}'
    assert working(text) == "T 0.90|mirostat 2, τ 5"
    assert not [f for f in lint(text) if f.key == "temperature"]


@pytest.mark.parametrize("form", ["koboldcpp", "llama.cpp-server"])
def test_what_a_tool_keeps_in_silence_is_not_said_to_be_given(form):
    assert read('{"temperature": 0.7}', form).preset.chain.notes == ()


def test_mirostat_silences_the_rest_of_llama_cpp():
    text = '{"n_predict": 1, "mirostat": 2, "top_k": 10, "repeat_penalty": 1.2}'
    assert working(text) == "T 0.80|mirostat 2, τ 5"
    assert {f.key for f in lint(text) if "mirostat is on" in f.text} == {"top_k", "repeat_penalty"}


def test_curl_with_a_body_is_read_by_its_body():
    text = """curl http://localhost -H 'a: b' -d '{"messages": [], "temperature": 0.3}'"""
    assert (read(text).format, working(text)) == ("openai", "T 0.30")


def test_keys_that_fit_several_tools_are_told():
    found = read('{"temperature": 0.7, "top_p": 0.9}')
    assert found.warnings == ("Its keys fit several tools; it is read as transformers.",)


def test_the_lab_keeps_its_chain_and_unknown_keys_and_sorts():
    preset = named(read(LAB).preset, "Other")
    text = write(preset, "lab").text
    value = json.loads(text)
    assert (value["name"], value["tags"], value["seed"]) == ("Other", ["a"], 7)
    assert list(value) == sorted(value)
    assert [(s.name, s.on) for s in read(text).preset.chain] == [
        ("temperature", True), ("top_p", False),
    ]  # fmt: skip


def test_the_lab_reads_many_presets():
    presets = (read(LAB).preset, named(read(LAB).preset, "B"))
    text = write_library(presets)
    assert [preset.name for preset in read_library(text)] == ["Mine", "B"]
    assert read(text).warnings == ("The file holds 2 presets; this is the first.",)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ('"version": 2', "of version 2, this lab reads version 1: a newer Sampling Lab wrote it"),
        ('"version": "x"', "“version” must be a whole number"),
    ],
)
def test_other_versions_of_the_lab_are_refused(change, message):
    with pytest.raises(FileError, match=message):
        read(LAB.replace('"version": 1', change))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"temperature", "on"', '"heat", "on"', "Preset 1: There is no sampler called “heat”"),
        ('"degree"', '"grade"', "Preset 1: Temperature has no field called “grade”"),
        ("0.6", "-1", "Preset 1: “temperature” must be"),
        ('"engine": "lab"', '"engine": "x"', "Preset 1: “engine” must be one of"),
        ('"chain": {', '"chain": 4, "c": {', "Preset 1: “chain” cannot be read"),
        ('"seed": 7', '"pick": "x"', "“pick” must be “sample” or “greedy”"),
    ],
)
def test_a_broken_preset_of_the_lab_is_refused_in_a_sentence(old, new, message):
    with pytest.raises(FileError, match=message):
        read(LAB.replace(old, new))


def test_an_unknown_format_is_refused():
    with pytest.raises(ParameterError, match="“format” must be one of lab"):
        write(read(LAB).preset, "word")
