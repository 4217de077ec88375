"""Settings to copy: as text, JSON, code, flags, or the body of a request."""

import json
import shlex
from collections.abc import Callable
from dataclasses import dataclass

from sampling_core.experiment import Experiment
from sampling_core.formats.presets.form import Format
from sampling_core.formats.presets.lab import LabFormat
from sampling_core.formats.presets.llama_cpp_cli import LlamaCppCli
from sampling_core.formats.presets.numpy_code import numpy_code
from sampling_core.formats.presets.ollama_modelfile import OllamaModelfile
from sampling_core.formats.presets.openai import OpenAI
from sampling_core.formats.presets.preset import Preset, preset_of
from sampling_core.formats.presets.transformers import Transformers
from sampling_core.formats.presets.translate import translate

ADDRESS = "http://localhost:8000/v1/chat/completions"


@dataclass(frozen=True)
class Snippet:
    """One way to copy settings."""

    name: str
    title: str  # as a menu shows it
    write: Callable[[Experiment], tuple[str, tuple[str, ...]]]  # the text and its losses


def _preset(experiment: Experiment) -> Preset:
    return preset_of(experiment.chain, pick=experiment.pick, seed=experiment.seed)


def _in(form: Format, experiment: Experiment) -> tuple[str, tuple[str, ...]]:
    return translate(_preset(experiment), form)


def _text(experiment: Experiment) -> tuple[str, tuple[str, ...]]:
    parts = [sampler.settings() for sampler in experiment.chain if not sampler.is_off]
    return " → ".join([*parts, *(["greedy"] if experiment.pick == "greedy" else [])]), ()


def _python(experiment: Experiment) -> tuple[str, tuple[str, ...]]:
    text, report = numpy_code(experiment)
    return text, tuple(report.losses)


def _hugging_face(experiment: Experiment) -> tuple[str, tuple[str, ...]]:
    text, losses = _in(Transformers(), experiment)
    words = [f"    {name}={value!r}," for name, value in json.loads(text).items()]
    lines = [f"torch.manual_seed({experiment.seed})", "output = model.generate(", "    **inputs,"]
    kept = tuple(loss for loss in losses if not loss.startswith("seed "))
    return "\n".join([*lines, *words, ")"]) + "\n", kept


def _curl(experiment: Experiment) -> tuple[str, tuple[str, ...]]:
    text, losses = _in(OpenAI(), experiment)
    body = shlex.quote(json.dumps(json.loads(text), ensure_ascii=False))
    head = f"curl {ADDRESS} -H 'Content-Type: application/json'"
    return f"{head} -d {body}\n", losses


def _with(form: Format) -> Callable[[Experiment], tuple[str, tuple[str, ...]]]:
    def write(experiment: Experiment) -> tuple[str, tuple[str, ...]]:
        return _in(form, experiment)

    return write


SNIPPETS: tuple[Snippet, ...] = (
    Snippet("text", "Text", _text),
    Snippet("json", "JSON", _with(LabFormat())),
    Snippet("python", "Python (numpy, runs alone)", _python),
    Snippet("transformers", "Hugging Face", _hugging_face),
    Snippet("llama.cpp", "llama.cpp flags", _with(LlamaCppCli())),
    Snippet("openai", "OpenAI-style request (curl)", _curl),
    Snippet("ollama", "Ollama Modelfile", _with(OllamaModelfile())),
)  # in the order of the menu
