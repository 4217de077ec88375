"""``convert``: the result on standard output, what is lost on standard error."""

import io
import json
import sys

import pytest

from sampling_core.cli import main
from sampling_core.formats.presets import NAMES, read
from tests.sampling_core.formats import responses
from tests.sampling_core.formats.preset_examples import EXAMPLES

# That of text-generation-webui holds texts with numbers: no more an answer than data.
ANSWERS = {name: each for name, each in responses.ALL.items() if each is not responses.WEBUI}


@pytest.fixture
def preset(tmp_path):
    path = tmp_path / "generation_config.json"
    path.write_text(EXAMPLES["transformers"], encoding="utf-8")
    return path


def test_the_result_goes_to_standard_output_and_the_losses_to_standard_error(preset, capsys):
    assert main(["convert", str(preset), "--to", "ollama"]) == 0
    told = capsys.readouterr()
    assert read(told.out).format == "ollama"
    lines = told.err.splitlines()
    assert "differs: Ollama cuts before temperature: the same numbers keep other tokens." in lines
    assert all(line.startswith(("lost: ", "differs: ", "note: ", "check: ")) for line in lines)


def test_the_format_can_be_named(preset, capsys):
    assert main(["convert", str(preset), "--from", "vllm", "--to", "vllm"]) == 0
    assert capsys.readouterr().out.startswith("SamplingParams(")


def test_it_reads_standard_input(monkeypatch, capsys):
    text = io.TextIOWrapper(io.BytesIO(b"FROM x\nPARAMETER temperature 0.5\n"))
    monkeypatch.setattr(sys, "stdin", text)
    assert main(["convert", "-", "--to", "text-generation-webui"]) == 0
    out = capsys.readouterr().out
    assert read(out).preset.parameters["temperature"] == 0.5


def test_it_writes_a_file(preset, tmp_path, capsys):
    out = tmp_path / "out.sppreset"
    assert main(["convert", str(preset), "--to", "lab", "--out", str(out)]) == 0
    assert capsys.readouterr().out == ""
    assert read(out).format == "lab"
    assert main(["convert", str(preset), "--to", "lab", "--out", str(tmp_path)]) == 2
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"hello", "no tool that the lab knows"),
        (b'{"temperature": }', "not JSON at line 1, column 17"),
        (b"\xff", "not UTF-8"),
        (b"", "empty"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_status_2(content, message, tmp_path, capsys):
    path = tmp_path / "x.json"
    path.write_bytes(content)
    assert main(["convert", str(path), "--to", "lab"]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert told.err.startswith("sampling-lab-cli: x.json: ")
    assert message in told.err


def test_bad_bytes_on_standard_input_are_a_sentence(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xff")))
    assert main(["convert", "-", "--to", "lab"]) == 2
    assert "Standard input: Byte 0xFF" in capsys.readouterr().err


def test_an_unknown_tool_is_status_2(preset, capsys):
    assert main(["convert", str(preset), "--to", "word"]) == 2
    assert "invalid choice: 'word'" in capsys.readouterr().err


@pytest.mark.parametrize("response", ANSWERS.values(), ids=ANSWERS)
@pytest.mark.parametrize("more", [(), ("--from", "openai")])
def test_an_answer_is_no_preset(response, more, tmp_path, capsys):
    path = tmp_path / "answer.json"
    path.write_text(json.dumps(response), encoding="utf-8")
    assert main(["convert", str(path), *more, "--to", "vllm"]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert "answer.json: This is what a server answered; it holds no settings" in told.err
    assert "scorecard" in told.err
    assert "run with --position" in told.err


def test_a_request_that_asks_for_log_probabilities_is_a_preset(tmp_path, capsys):
    path = tmp_path / "request.json"
    path.write_text('{"messages": [], "model": "m", "logprobs": true}', encoding="utf-8")
    assert main(["convert", str(path), "--to", "vllm"]) == 0
    assert capsys.readouterr().out == "SamplingParams()\n"


def test_what_had_to_be_made_up_is_a_note(preset, capsys):
    assert main(["convert", str(preset), "--to", "ollama-modelfile"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("FROM llama3.2\n")
    assert "note: FROM needs a model: llama3.2 stands in." in told.err.splitlines()


def test_each_line_says_of_what_kind_it_is(tmp_path, capsys):
    path = tmp_path / "x.txt"
    path.write_text("llama-cli -m a.gguf -c 4096 --top-k 5 --mirostat 2 --xtc-probability 0.5")
    assert main(["convert", str(path), "--to", "ollama"]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert "lost: Not carried over: -m a.gguf, -c 4096." in lines
    assert "lost: mirostat 2 has no Ollama equivalent." in lines
    assert "check: “--top-k” 5 does nothing while mirostat is on." in lines
    assert not any(line.startswith("differs: Not carried over") for line in lines)


@pytest.mark.parametrize("target", NAMES)
def test_every_tool_can_be_written(preset, target, capsys):
    assert main(["convert", str(preset), "--to", target]) == 0
    assert read(capsys.readouterr().out).format == target
