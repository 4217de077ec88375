"""Each import contract, and the ban of widgets in the core, is seen to fail when broken."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

BROKEN = [
    # contract                                     file                                     import
    ("The rooms import downwards only", "sampling_core/ranking.py", "sampling_core.trace"),
    ("The rooms import downwards only", "sampling_core/trace.py", "sampling_core.draw"),
    ("The domain knows neither Qt nor the window", "sampling_core/draw.py", "PySide6.QtCore"),
    ("The domain knows neither Qt nor the window", "sampling_core/draw.py", "desktop.theme"),
    ("Models know no widgets and no charts", "sampling_core/model_view/job.py", "pyqtgraph"),
    ("Samplers do not import one another", "sampling_core/samplers/top_k.py",
     "sampling_core.samplers.top_p"),
    ("Commands do not import one another", "sampling_core/commands/run.py",
     "sampling_core.commands.solve"),
    ("Formats do not import one another", "sampling_core/formats/extra.py",
     "sampling_core.formats.logits"),
    ("Formats of presets do not import one another", "sampling_core/formats/presets/openai.py",
     "sampling_core.formats.presets.vllm"),
    ("Panels do not import one another", "desktop/panels/history/__init__.py",
     "desktop.panels.parameters"),
]  # fmt: skip


@pytest.fixture
def copy(tmp_path):
    for folder in ("sampling_core", "desktop"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def linted(folder):
    program = "from importlinter.cli import lint_imports_command as run; run()"
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache"], cwd=folder, env=environment,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_the_contracts_are_kept(copy):
    result = linted(copy)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(("contract", "file", "imported"), BROKEN)
def test_a_broken_contract_is_noticed(copy, contract, file, imported):
    path = copy / file
    with path.open("a", encoding="utf-8") as end:
        end.write(f"\nimport {imported}\n")
    result = linted(copy)
    assert result.returncode == 1
    assert f"{contract} BROKEN" in result.stdout


@pytest.mark.parametrize("imported", ["PySide6.QtWidgets", "pyqtgraph"])
def test_widgets_in_the_core_are_noticed(copy, imported):
    path = copy / "sampling_core" / "model_view" / "extra.py"
    path.write_text(f"import {imported}\n\nprint({imported})\n", encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", "--select", "TID251", str(path)],
        cwd=copy, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert result.returncode == 1
    assert "TID251" in result.stdout
