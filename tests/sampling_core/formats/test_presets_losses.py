"""What is lost is told in one sentence each."""

import json

import pytest

from sampling_core.engines import engine
from sampling_core.formats.presets import read, write
from sampling_core.formats.presets.models import model_rules, refusals


def chain(name="lab", **parameters):
    return engine(name).chain("off", **parameters)


@pytest.mark.parametrize(
    ("parameters", "target", "loss"),
    [
        ({"frequency_penalty": 0.3}, "koboldcpp",
         "frequency_penalty 0.3 has no KoboldCpp equivalent."),
        ({"top_p": 1.0, "temperature": 0.5}, "tgi", "TGI refuses top_p 1: left out."),
        ({"temperature": 0.5, "top_p": 0.9}, "anthropic",
         "Anthropic’s models since Opus 4.1 refuse temperature and top_p together: "
         "top_p 0.9 is left out."),
        ({"temperature": 1.5}, "anthropic",
         "Anthropic takes temperature at least 0 and at most 1: 1 is written, not 1.5."),
        ({"temperature": 2.0, "min_p": 0.1}, "ollama",
         "Ollama cuts before temperature: the same numbers keep other tokens."),
        ({"presence_penalty": 0.5}, "vllm",
         "vLLM looks at the output only for presence and frequency."),
        ({"top_k": 4}, "transformers",
         "Tokens as likely as the k-th: transformers keeps them, the source cuts them."),
        ({"repetition_penalty": 1.2}, "ollama",
         "Ollama has no window without end: that of penalties is 32,768 tokens."),
        ({"top_p": 0.9, "min_p": 0.1}, "vllm",
         "The order cannot be expressed in vLLM: there min_p before top_p."),
        ({"logit_bias": ((1, 2.0),)}, "ollama", "logit_bias has no Ollama equivalent."),
        ({"logit_bias": ((1, float("-inf")),)}, "openai",
         "OpenAI has no ban: banned tokens get a bias of −100."),
        ({"dry_multiplier": 0.8}, "transformers",
         "dry_multiplier 0.8 has no transformers equivalent."),
        ({"mirostat": 2, "top_k": 5}, "llama.cpp-server",
         "llama.cpp would not run top_k beside mirostat."),
        ({"temperature": 0.005}, "vllm", "vLLM raises temperature 0.005 to 0.01."),
        ({"xtc_probability": 0.5}, "mlx-lm",
         "In mlx-lm XTC counts tokens strictly above the threshold."),
        ({"frequency_penalty": 0.3}, "tgi",
         "TGI divides the frequency penalty by the length of the text: 0.3 would mean something "
         "else, so it is left out."),
    ],
)  # fmt: skip
def test_a_loss_is_told(parameters, target, loss):
    assert loss in write(chain(**parameters), target).losses


def test_an_order_that_only_some_tools_can_say():
    turned = engine("lab").chain("off", ["top_p", "temperature"], temperature=0.7, top_p=0.9)
    told = write(turned, "transformers").losses
    assert "transformers cuts after temperature: the same numbers keep other tokens." in told
    assert write(turned, "llama.cpp-cli").losses == ()
    assert write(turned, "text-generation-webui").losses == ()


def test_seed_and_stop_strings_that_a_tool_has_not():
    told = write(chain(temperature=0.5), "anthropic", seed=3, n=2, stop=("a",)).losses
    assert "seed 3 has no Anthropic equivalent." in told
    assert "n 2 has no Anthropic equivalent." in told
    told = write(chain(), "openai", stop=("a", "b", "c", "d", "e")).losses
    assert "OpenAI takes at most 4 stop strings: the others are left out." in told
    assert "Stop strings have no mlx-lm equivalent." in write(chain(), "mlx-lm", stop=("a",)).losses


def test_greedy_in_the_words_of_each_tool():
    greedy = chain(temperature=0.0)
    assert json.loads(write(greedy, "transformers").text) == {"do_sample": False}
    assert json.loads(write(greedy, "openai").text)["temperature"] == 0
    assert "temp=0.0" in write(greedy, "mlx-lm").text
    assert json.loads(write(greedy, "tgi").text)["parameters"] == {"do_sample": False}


def test_greedy_tools_that_ignore_what_could_take_the_best_away():
    told = write(chain(typical_p=0.5), "transformers", pick="greedy").losses
    assert "transformers ignores typical_p when it is greedy." in told


def test_keys_that_mean_nothing_to_the_lab_are_named():
    text = '{"do_sample": true, "guidance_scale": 2, "transformers_version": "4"}'
    told = write(read(text).preset, "vllm").losses
    assert "Not carried over, as they mean nothing to the lab: “guidance_scale”." in told


def test_a_preset_that_its_own_tool_refuses_is_told():
    told = write(read("SamplingParams(temperature=3.0)").preset, "ollama").losses
    assert any(loss.startswith("vLLM itself refuses this preset: ") for loss in told)


def test_the_rules_of_models_are_dated_and_may_have_changed():
    rules = model_rules()
    assert (rules.format, rules.version) == ("samplinglab/model-rules", 1)
    told = refusals("openai", "o3-mini", {"temperature": 0.7, "top_p": 0.9})
    assert told == [
        f"o3-mini takes temperature 1 only (as of {rules.date}; it may have changed).",
        f"o3-mini refuses top_p (as of {rules.date}; it may have changed).",
    ]
    assert refusals("openai", "gpt-4o-mini", {"temperature": 0.7}) == []
    together = refusals("anthropic", "claude-opus-4-1", {"temperature": 0.7, "top_p": 0.9})
    assert "refuses temperature and top_p together" in together[0]
    late = refusals("anthropic", "claude-opus-4-7", {"temperature": 0.7, "top_k": 4, "top_p": 0.5})
    assert len(late) == 4


def test_a_long_prompt_does_not_hinder_the_check():
    body = {"model": "m", "prompt": "x" * 100_000, "top_k": 4, "min_p": 0.1, "max_tokens": 3}
    preset = read(json.dumps(body)).preset
    assert preset.format == "vllm"
    assert write(preset, "vllm").losses == ()
    assert "Ollama cuts before temperature" not in " ".join(write(preset, "ollama").losses)


def test_tgi_refuses_temperature_0_but_means_greedy():
    found = read('{"inputs": "", "parameters": {"temperature": 0.0}}')
    assert found.preset.pick == "greedy"
    assert "TGI refuses “temperature” 0: it must be above 0." in [f.text for f in found.findings]


@pytest.mark.parametrize(
    ("source", "loss"),
    [
        ("FROM mistral\nSYSTEM \"\"\"You are\nkind.\"\"\"\nTEMPLATE {{ .Prompt }}",
         "Not carried over: FROM “mistral”, SYSTEM “You are\\nkind.”, TEMPLATE “{{ .Prompt }}”."),
        ("./llama-cli -m a.gguf -c 4096 -ngl 99 -p 'Hi there' --no-mmap --temp 0.5",
         "Not carried over: -m a.gguf, -c 4096, -ngl 99, -p Hi there, --no-mmap."),
        ('{"model": "m", "messages": [{"role": "user", "content": "Hi"}], "temperature": 0.5}',
         "Not carried over: “messages”, model “m”."),
        ('{"n_predict": 3, "prompt": "Once", "temperature": 0.5}',
         "Not carried over: prompt “Once”."),
    ],
)  # fmt: skip
def test_what_stands_around_the_settings_is_told(source, loss):
    preset = read(source).preset
    assert loss in write(preset, "vllm").losses
    assert loss not in write(preset, preset.format).losses


def test_a_long_prompt_is_told_in_short():
    body = {"prompt": "word " * 5_000, "n_predict": 3, "temperature": 0.5}
    told = next(t for t in write(read(json.dumps(body)).preset, "vllm").losses if "prompt" in t)
    assert len(told) < 120


def test_odd_values_where_lines_and_words_are_expected_do_no_harm():
    text = '{"do_sample": true, "lines": 5, "words": {"a": 1}, "load": [3], "model": null}'
    assert write(read(text).preset, "vllm").text == "SamplingParams(top_k=50)\n"


def test_a_difference_is_told_apart_from_a_loss():
    found = write(chain(temperature=2.0, min_p=0.1, dry_multiplier=0.8), "ollama")
    order = "Ollama cuts before temperature: the same numbers keep other tokens."
    assert order in found.differences
    assert order not in found.left_out
    assert "dry_multiplier 0.8 has no Ollama equivalent." in found.left_out
    assert {*found.differences, *found.left_out} == set(found.losses)
    ties = write(chain(top_k=4), "transformers")
    assert ties.losses == ties.differences == (
        "Tokens as likely as the k-th: transformers keeps them, the source cuts them.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("target", "made_up"),
    [("ollama-modelfile", "FROM needs a model: llama3.2 stands in."),
     ("llama.cpp-cli", "-m needs a model: model.gguf stands in."),
     ("openai", "“model” and “messages” are needed: gpt-4o-mini and Hi stand in.")],
)  # fmt: skip
def test_what_is_made_up_is_told(target, made_up):
    written = write(chain(temperature=0.5), target)
    assert written.stand_ins == (made_up,)
    own = read(written.text).preset
    assert write(own, target).stand_ins == ()
    assert write(read("--temp 0.5 --top-k 3").preset, target).stand_ins == (made_up,)
