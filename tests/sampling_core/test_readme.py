"""What the README shows does what it says."""

import re
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"


def test_the_python_example_runs(capsys):
    (example,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(example, str(README), "exec"), {})  # our own text
    printed = capsys.readouterr().out
    assert "keeps 4 · cuts" in printed
    assert "(20, 2)" in printed


def test_the_request_example_is_answered():
    from sampling_core.request import answer, is_error

    (line,) = re.findall(r'^    (\{"id".*\})$', README.read_text(encoding="utf-8"), re.MULTILINE)
    assert not is_error(answer(line))
