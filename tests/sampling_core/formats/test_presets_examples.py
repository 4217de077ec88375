"""Each tool's own example is recognised and read with its values."""

import pytest

from sampling_core.cases import case
from sampling_core.experiment import Experiment
from sampling_core.formats.presets import NAMES, read, write
from sampling_core.formats.presets.working import at_work
from sampling_core.trace import run
from tests.sampling_core.formats.preset_examples import EXAMPLES

# name → what is at work, in the order in which it runs; "greedy", seed, length, stop
WORKING = {
    "lab": "T 0.60",
    "transformers": "repetition 1.05|T 0.70|top-k 50|top-p 0.90|min-p 0.05",
    "llama.cpp-cli": "bias on 1|repetition 1.1|top-k 40|top-p 0.95|min-p 0.05|T 0.80",
    "llama.cpp-server": "bias on 1|repetition 1.1|top-k 40|top-p 0.95|min-p 0.05|T 0.80",
    "vllm": "bias on 1|repetition 1.05|T 0.80|min-p 0.05|top-k 40|top-p 0.95",
    "ollama-modelfile": "repetition 1.1|top-k 40|top-p 0.90|min-p 0.05|T 0.70",
    "ollama": "repetition 1.1|top-k 40|top-p 0.90|min-p 0.05|T 0.70",
    "openai": "bias on 1|T 0.70|top-p 0.90",
    "anthropic": "T 0.70|top-k 40",
    "text-generation-webui": "repetition 1.05|DRY 0.8|min-p 0.05|T 1.20|XTC 0.1 × 0.5",
    "sillytavern": "repetition 1.05|DRY 0.8|min-p 0.05|XTC 0.1 × 0.5|T 1.20",
    "koboldcpp": "bias on 1|repetition 1.05|top-k 100|top-p 0.92|T 0.75",
    "lm-studio": "repetition 1.1|top-k 40|top-p 0.95|min-p 0.05|T 0.90",
    "tgi": "repetition 1.05|T 0.80|top-k 40|top-p 0.95|typical-p 0.95",
    "mlx-lm": "top-p 0.90|min-p 0.05|top-k 20|T 0.70",
}
BESIDE = {  # seed, length, stop strings
    "transformers": (None, 256, ()), "llama.cpp-cli": (42, None, ()),
    "llama.cpp-server": (42, 16, ("\n",)), "vllm": (42, 256, ("\n\n",)),
    "ollama-modelfile": (42, 256, ("<|im_end|>", "User:")), "ollama": (42, 16, ("\n",)),
    "openai": (42, 16, ("\n",)), "anthropic": (None, 256, ("\n\nHuman:",)),
    "koboldcpp": (42, 16, ("\n",)), "tgi": (42, 16, ("\n",)), "lm-studio": (None, None, ()),
    "lab": (7, None, ()),
}  # fmt: skip


def test_there_is_an_example_of_every_format():
    assert set(EXAMPLES) == set(NAMES) == set(WORKING)


@pytest.mark.parametrize("form", NAMES)
def test_the_example_is_recognised_and_read(form):
    found = read(EXAMPLES[form])
    assert found.format == form
    assert "|".join(s.settings() for s in at_work(found.preset)) == WORKING[form]
    assert found.preset.pick == "sample"
    preset = found.preset
    expected = BESIDE.get(form, (None, None, ()))
    assert (preset.seed, preset.max_tokens, preset.stop) == expected


@pytest.mark.parametrize("form", NAMES)
def test_the_example_is_recognised_by_its_keys_in_a_file_of_any_name(form, tmp_path):
    path = tmp_path / "preset.txt"
    path.write_text(EXAMPLES[form], encoding="utf-8")
    assert read(path).format == form


@pytest.mark.parametrize("form", NAMES)
def test_rewriting_the_example_loses_nothing_of_it(form):
    once = read(EXAMPLES[form]).preset
    written = write(once, form)
    twice = read(written.text).preset
    assert at_work(twice) == at_work(once)
    assert once.rest.items() <= twice.rest.items()
    assert (twice.seed, twice.stop) == (once.seed, once.stop)
    own = [loss for loss in written.losses if not loss.startswith(("Switched off", "Claude"))]
    assert own == []


@pytest.mark.parametrize("source", NAMES)
@pytest.mark.parametrize("target", NAMES)
def test_every_example_can_be_written_for_every_tool(source, target):
    preset = read(EXAMPLES[source]).preset
    back = read(write(preset, target).text, target).preset
    assert back.pick == "sample"
    degrees = [s.degree for p in (preset, back) for s in at_work(p) if s.name == "temperature"]
    limit = 1.0 if target == "anthropic" else 2.0
    assert degrees[1] == min(degrees[0], limit) if len(degrees) == 2 else degrees[0] > limit


def test_unknown_keys_are_kept_for_rewriting():
    for form, word in (
        ("transformers", "encoder_repetition_penalty"), ("llama.cpp-server", "n_probs"),
        ("vllm", "bad_words=['foo']"), ("ollama", "num_ctx"), ("ollama-modelfile", "SYSTEM"),
        ("koboldcpp", "genkey"), ("lm-studio", "contextLength"), ("tgi", "top_n_tokens"),
        ("sillytavern", "skew"), ("llama.cpp-cli", "model.gguf"), ("lab", '"tags"'),
        ("anthropic", "careful tutor"),
    ):  # fmt: skip
        assert word in write(read(EXAMPLES[form]).preset, form).text, form


# The same numbers in each tool on the case “Summarization”, as the engines themselves keep tokens.
KEPT = {
    '{"do_sample": true, "temperature": 0.6, "top_p": 0.95, "top_k": 0, "eos_token_id": 1}': 6,
    "SamplingParams(temperature=0.6, top_p=0.95)": 6,
    '{"inputs": "", "parameters": {"temperature": 0.6, "top_p": 0.95}}': 6,
    "temperature: 0.6\ntop_p: 0.95\n": 6,
    '{"messages": [], "temperature": 0.6, "top_p": 0.95}': 6,
    "llama-cli --temp 0.6 --top-p 0.95 --top-k 0 --min-p 0": 8,
    '{"n_predict": 1, "temperature": 0.6, "top_p": 0.95, "top_k": 0, "min_p": 0}': 8,
    "FROM x\nPARAMETER temperature 0.6\nPARAMETER top_p 0.95\nPARAMETER top_k 0": 8,
    '{"sampler_seed": 1, "temperature": 0.6, "top_p": 0.95, "top_k": 0}': 8,
    "make_sampler(temp=0.6, top_p=0.95)": 8,
}


@pytest.mark.parametrize(("text", "kept"), KEPT.items())
def test_a_preset_keeps_as_many_tokens_as_its_tool(text, kept):
    chain = read(text).preset.chain
    assert run(Experiment(case("Summarization").source, chain)).result.kept == kept
