"""The command line: answers, forms of output, and errors in one line."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from sampling_core import cli
from sampling_core.commands import COMMANDS
from sampling_core.commands.options import NUMBERS
from sampling_core.commands.output import finite
from sampling_core.commands.run import logit
from sampling_core.engine import PARAMETERS

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "sampling_core"]
BUFFERED = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}


@pytest.fixture(name="ask")
def _ask(capsys):
    def ask(*arguments, status=0):
        assert cli.main([str(argument) for argument in arguments]) == status
        captured = capsys.readouterr()
        assert status or captured.err == ""
        return captured.err if status == 2 else captured.out

    return ask


def table(text):
    return list(csv.DictReader(io.StringIO(text)))


# run


def test_run_a_case_with_its_recommended_settings(ask):
    text = ask("run", "--case", "Summarization")
    assert "Recommended settings of Summarization: temperature 0.6, top_p 0.95" in text
    assert "Entropy    1.495 nats = 2.157 bits" in text
    assert "Effective  4.46 tokens" in text
    assert "Kept       6 tokens" in text
    assert "Viable     6 tokens of 1% or more" in text
    assert "DETAIL       −0.200" in text
    assert "removed by Top-p" in text
    assert "37.35 %" in text


def test_run_without_recommended_settings(ask):
    shown = json.loads(ask("run", "--case", "summarization", "--defaults", "off", "--json"))
    assert shown["kept"] == 10
    assert shown["notes"] == []
    shown = json.loads(ask("run", "--case", "summarization", "--temperature", "0.6", "--json"))
    assert shown["settings"] == "T 0.60"


def test_run_as_json(ask):
    options = ("--case", "Requests", "--temperature", 2, "--top-p", 0.9, "--top", 3)
    shown = json.loads(ask("run", *options, "--draws", 1000, "--seed", 7, "--json"))
    assert shown["kept"] == 8
    assert shown["entropy_bits"] == pytest.approx(shown["entropy_nats"] / np.log(2))
    assert shown["effective"] == pytest.approx(np.exp(shown["entropy_nats"]))
    assert (shown["draws"], shown["seed"]) == (1000, 7)
    assert [row["token"] for row in shown["top"]] == ["approve", "reject", "review"]
    assert 0 < shown["top"][0]["drawn"] < 1
    assert [stage["sampler"] for stage in shown["stages"]] == ["temperature", "top_p"]
    again = json.loads(ask("run", *options, "--draws", 1000, "--seed", 7, "--json"))
    assert again == shown


def test_run_as_csv(ask):
    rows = table(ask("run", "--case", "Requests", "--csv"))
    assert len(rows) == 10
    assert sum(float(row["probability"]) for row in rows) == pytest.approx(1)
    assert float(rows[-1]["logit"]) == -1.0


def test_run_in_the_order_of_an_engine(ask):
    text = ask("run", "--case", "Summarization", "--engine", "llama.cpp")
    assert "Kept       8 tokens" in text
    text = ask("run", "--case", "Summarization", "--engine", "llama.cpp", "--temperature", 0.6)
    assert "min_p 0.05 is the default of llama.cpp" in text
    order = ("--order", "top_p,top_k", "--top-k", 5, "--top-p", 0.8)
    assert "Kept       4 tokens" in ask("run", "--case", "Requests", *order)
    assert "Kept       3 tokens" in ask("run", "--case", "Requests", *order[2:])


def test_run_greedy_and_with_a_text(ask):
    shown = json.loads(ask("run", "--case", "Requests", "--greedy", "--json"))
    assert shown["kept"] == 1
    options = ("--temperature", 0.8, "--repetition-penalty", 2, "--output-ids", "0")
    rows = table(ask("run", "--case", "Requests", *options, "--csv"))
    found = {row["token"]: float(row["probability"]) for row in rows}
    assert found["approve"] == pytest.approx(0.149, abs=5e-4)


def test_run_a_file(ask, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("token,logit\nred,1\nred,−1\n\x1b[31m,0\n", encoding="utf-8")
    text = ask("run", path)
    assert "mine, 3 tokens, lab" in text
    assert "Two tokens are called red" in text
    assert "\x1b" not in text  # a token cannot paint the terminal
    assert "\\x1b[31m" in text


def test_impossible_tokens_are_not_numbers():
    assert logit(-np.inf) == "−∞"
    assert finite(-np.inf) == "-inf"


def test_run_a_large_vocabulary(ask, tmp_path):
    np.save(tmp_path / "big.npy", np.random.default_rng(0).normal(size=151_936) * 3)
    text = ask("run", tmp_path / "big.npy", "--temperature", 0.8, "--top-p", 0.95)
    assert "151,936 tokens" in text


def test_every_numeric_parameter_has_an_option():
    numeric = [name for name in PARAMETERS if name in NUMBERS]
    assert {"temperature", "top_k", "min_keep", "dry_multiplier", "xtc_threshold"} <= set(numeric)
    help_text = cli._parser()._subparsers._group_actions[0].choices["run"].format_help()
    assert all("--" + name.replace("_", "-") in help_text for name in numeric)


# sweep

PRESETS = {
    "temperature": (
        "temperature", [0.1, 0.2, 0.5, 1, 1.5, 2], [0.093, None, 1.189, 1.810, None, 2.157]
    ),
    "top-p": ("top_p", [0.2, 0.5, 0.8, 0.95, 1], [0, 0.674, 1.283, 1.702, 1.810]),
    "top-k": ("top_k", [1, 3, 5, 10, 0], [0, 1.047, 1.423, 1.810, 1.810]),
    "combined": (
        "name", ["Safety", "Balanced", "Creative", "Diverse", "Broad"],
        [0.753, 1.365, 1.715, 1.576, 1.626],
    ),
    "repetition": (
        "repetition_penalty", [1, 1.1, 1.3, 1.5, 2], [1.626, 1.692, 1.758, 1.782, 1.789]
    ),
}  # fmt: skip


@pytest.mark.parametrize("preset", PRESETS)
def test_prepared_sweeps_of_the_requests(ask, preset):
    name, values, entropies = PRESETS[preset]
    rows = json.loads(ask("sweep", "--preset", preset, "--json"))["rows"]
    assert [row[name] for row in rows] == values
    for row, entropy in zip(rows, entropies, strict=True):
        if entropy is not None:
            assert row["entropy_nats"] == pytest.approx(entropy, abs=5e-4)
        assert row["entropy_bits"] == pytest.approx(row["entropy_nats"] / np.log(2))
        assert row["effective"] == pytest.approx(np.exp(row["entropy_nats"]))
        assert {"kept", "top_token", "top_probability"} < set(row)
    if preset == "combined":
        assert [row["kept"] for row in rows] == [10, 6, 7, 7, 10]
    if preset == "repetition":
        assert [row["top_token"] for row in rows] == ["approve"] * 2 + ["reject"] * 3


def test_sweeps_in_every_form_agree(ask):
    options = ("--case", "Requests", "--field", "top_k=1,3,off", "--temperature", 1)
    rows = table(ask("sweep", *options, "--csv"))
    assert [row["kept"] for row in rows] == ["1", "3", "10"]
    listed = json.loads(ask("sweep", *options, "--json"))["rows"]
    assert [float(row["entropy_nats"]) for row in rows] == [row["entropy_nats"] for row in listed]
    text = ask("sweep", *options)
    assert [line.split()[0] for line in text.splitlines()[-3:]] == ["1", "3", "off"]
    assert "34.68 %" in text


def test_a_map_is_the_rows_in_another_form(ask):
    options = ("--case", "Requests", "--field", "temperature=0.5:2:4", "--field", "top-p=0.9,1")
    rows = table(ask("sweep", *options, "--csv"))
    mapped = json.loads(ask("sweep", *options, "--measure", "entropy", "--json"))
    assert mapped["fields"] == {"temperature": [0.5, 1, 1.5, 2], "top_p": [0.9, 1]}
    flat = [value for line in mapped["values"] for value in line]
    np.testing.assert_allclose(flat, [float(row["entropy_nats"]) for row in rows], atol=1e-12)
    long = table(ask("sweep", *options, "--measure", "entropy", "--csv"))
    assert [float(row["entropy_nats"]) for row in long] == flat
    assert "temperature downwards, top_p across" in ask("sweep", *options, "--measure", "kept")


def test_a_sweep_keeps_to_the_rules_of_the_engine(ask):
    two = ("--field", "temperature=0.001,1", "--field", "top_p=0.9,1", "--measure", "top", "--json")
    shown = json.loads(ask("sweep", "--case", "Requests", "--engine", "vllm", *two))
    assert shown["fields"]["temperature"] == [0.01, 1.0]
    assert "temperature 0.001 is raised to 0.01" in shown["notes"]


def test_a_sweep_brings_the_sampler_that_its_field_needs(ask):
    options = (
        "--field",
        "top_a=0.1,0.2",
        "--field",
        "temperature=1",
        "--measure",
        "kept",
        "--json",
    )
    assert json.loads(ask("sweep", "--case", "Requests", *options))["values"] == [[10.0], [7.0]]


# solve, cases, version


def test_solve(ask):
    text = ask("solve", "--case", "Requests", "--field", "temperature", "--entropy", "1.5")
    assert text.splitlines()[-1] == "Temperature 0.697 gives an entropy of 1.5 nats."
    options = ("--case", "Summarization", "--top-p", 0.95, "--field", "temperature")
    shown = json.loads(ask("solve", *options, "--entropy", 1.6, "--json"))
    assert shown["reached"] is False
    assert shown["jump"]["at"] == pytest.approx(0.7226, abs=1e-4)
    bits = json.loads(ask("solve", *options, "--bits", 1, "--json"))
    assert bits["target"] == pytest.approx(np.log(2))
    kept = json.loads(ask("solve", "--case", "Requests", "--field", "top-k", "--kept", 4, "--json"))
    assert kept["intervals"] == [[4.0, 4.0]]
    assert "50 %" in ask("solve", *options, "--top", 0.5)


def test_cases(ask):
    text = ask("cases")
    assert "Summarization" in text
    assert "T 0.60  top-p 0.95" in text
    listed = json.loads(ask("cases", "--json"))
    assert [case["name"] for case in listed][:2] == ["Classification", "Summarization"]
    assert len(listed[0]["tokens"]) == len(listed[0]["logits"]) == 10


def test_version_and_help(ask):
    assert ask("--version").startswith("sampling-lab-cli ")
    text = ask("--help")
    assert all(command.name in text and command.help[:20] in text for command in COMMANDS)


# errors

MISTAKES = [
    ((), "COMMAND"),
    (("fly",), "fly"),
    (("run",), "Give a file, or a built-in case"),
    (("run", "a.csv", "--case", "Code"), "not both"),
    (("run", "--case", "Nothing"), "must be one of Classification"),
    (("run", "gone.csv"), "gone.csv: There is no such file."),
    (("run", "--case", "Code", "--temperature", "warm"), "“temperature”: “warm” is not a number"),
    (("run", "--case", "Code", "--temperature", "-1"), "“temperature” must be"),
    (("run", "--case", "Code", "--temperature", "nan"), "finite"),
    (("run", "--case", "Code", "--temperature", "9" * 400), "too many digits"),
    (("run", "--case", "Code", "--top-k", "2.5"), "“top_k” must be a whole number"),
    (("run", "--case", "Code", "--temp", "1"), "--temp"),
    (("run", "--case", "Code", "--engine", "nope"), "“engine” must be one of lab"),
    (("run", "--case", "Code", "--engine", "vllm", "--temperature", "3"), "vLLM refuses"),
    (("run", "--case", "Code", "--order", "sideways"), "sampler names"),
    (("run", "--case", "Code", "--draws", "0"), "from 1 to 10,000,000"),
    (("run", "--case", "Code", "--draws", "1.5"), "not a whole number"),
    (("run", "--case", "Code", "--seed", "9" * 30), "“seed” must be"),
    (("run", "--case", "Code", "--json", "--csv"), "not allowed with"),
    (("run", "--case", "Code", "--output-ids", "a,b"), "not a list of token ids"),
    (("run", "--case", "Code", "--output-ids=-1"), "token ids"),
    (("sweep", "--case", "Code"), "--field"),
    (("sweep", "--case", "Code", "--field", "mood=1"), "not “mood”"),
    (("sweep", "--case", "Code", "--field", "top_k"), "at least one value"),
    (("sweep", "--case", "Code", "--field", "top_k=1", "--field", "top_k=2"), "each once"),
    (("sweep", "--case", "Code", "--field", "top_p=2,3"), "“top_p” must be"),
    (("sweep", "--case", "Code", "--field", "top_p=0:1"), "from:to:how many"),
    (("sweep", "--case", "Code", "--field", "top_p=0:inf:3"), "“top_p” must be"),
    (("sweep", "--case", "Code", "--field", "dry_base=off"), "no off value"),
    (("sweep", "--case", "Code", "--preset", "mood"), "mood"),
    (("solve", "--case", "Code", "--field", "temperature"), "--entropy"),
    (("solve", "--case", "Code", "--field", "mood", "--entropy", "1"), "not “mood”"),
    (("solve", "--case", "Code", "--field", "top_k", "--entropy", "-1"), "from 0, not −1"),
    (("trace", "gone.jsonl"), "gone.jsonl: No such file"),
]


@pytest.mark.parametrize(
    ("arguments", "says"), MISTAKES, ids=[" ".join(m[0])[:60] for m in MISTAKES]
)
def test_a_mistake_is_told_in_one_line(ask, arguments, says):
    text = ask(*arguments, status=2)
    assert says in text
    assert text.startswith("sampling-lab-cli: ")
    assert text.count("\n") == 1


# trace, and the process around it


def request(**fields):
    return json.dumps({"logits": [2.0, 1.0, 0.0], "parameters": {}, **fields}) + "\n"


def process(*arguments, **options):
    return subprocess.run(
        [*COMMAND, *arguments], cwd=ROOT, capture_output=True, timeout=60, check=False, **options
    )


def started():
    """A process that has answered one request and waits for the next."""
    asked = subprocess.Popen(
        [*COMMAND, "trace"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, env=BUFFERED,
    )  # fmt: skip
    asked.stdin.write(request(id=1).encode())
    asked.stdin.flush()
    asked.stdout.readline()
    return asked


def test_trace_answers_line_by_line():
    lines = request(id=1) + "\n" + request(id=2, parameters={"top_k": 1})
    done = process("trace", input=("\ufeff" + lines).encode())
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert (done.returncode, done.stderr) == (0, b"")
    assert [answer["id"] for answer in answers] == [1, 2]
    assert [answer["kept"] for answer in answers] == [3, 1]


def test_trace_refuses_a_line_and_answers_the_others():
    lines = (
        (request(id=1, engine="nope") + "not json\n").encode() + b"\xff\n" + request(id=4).encode()
    )
    done = process("trace", input=lines)
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert (done.returncode, done.stderr) == (1, b"")
    assert [answer["id"] for answer in answers] == [1, None, None, 4]
    assert ["error" in answer for answer in answers] == [True, True, True, False]
    assert "Byte 0xFF at position 1" in answers[2]["error"]["message"]


def test_trace_reads_a_file(ask, tmp_path):
    path = tmp_path / "requests.jsonl"
    path.write_text(request(id="a"))
    assert json.loads(ask("trace", path))["id"] == "a"
    path.write_text(request(id="a", parameters={"top_p": 7}))
    assert "error" in json.loads(ask("trace", path, status=1))


def test_trace_answers_before_the_next_request_comes():
    with subprocess.Popen(
        [*COMMAND, "trace"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=BUFFERED,
    ) as asked:
        for number in range(3):
            asked.stdin.write(request(id=number))
            asked.stdin.flush()
            assert json.loads(asked.stdout.readline())["id"] == number
        asked.stdin.close()
        assert asked.wait(20) == 0


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_reader_that_goes_away_is_no_news():
    with started() as asked:
        asked.stdout.close()
        asked.stdin.write(request(id=2).encode())
        asked.stdin.close()
        assert asked.wait(20) == cli.NO_READER
        assert asked.stderr.read() == b""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_is_quiet():
    with started() as asked:
        asked.send_signal(signal.SIGINT)
        assert asked.wait(20) == cli.INTERRUPTED
        assert asked.stderr.read() == b""


def test_a_console_of_another_code_page_shows_what_it_can():
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    done = process("run", "--case", "Requests", env=environment)
    assert done.returncode == 0
    assert "−0.300" in done.stdout.decode()


def test_never_imports_qt():
    code = (
        "import sys, sampling_core.cli as cli\n"
        "cli.main(['run', '--case', 'Code'])\n"
        "sys.exit(any(name.startswith(('PySide6', 'pyqtgraph')) for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0
