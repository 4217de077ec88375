"""``convert``: the result on standard output, what is lost on standard error."""

import io
import sys

import pytest

from sampling_core.cli import main
from sampling_core.formats.presets import NAMES, read
from tests.sampling_core.formats.preset_examples import EXAMPLES


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
    assert "lost: Ollama cuts before temperature: the same numbers keep other tokens." in lines
    assert all(line.startswith(("lost: ", "note: ", "warning: ", "error: ")) for line in lines)


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


@pytest.mark.parametrize("target", NAMES)
def test_every_tool_can_be_written(preset, target, capsys):
    assert main(["convert", str(preset), "--to", target]) == 0
    assert read(capsys.readouterr().out).format == target
