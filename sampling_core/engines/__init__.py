"""The engine profiles, in the order in which menus show them."""

from sampling_core.engine import Engine
from sampling_core.engines.lab import Lab
from sampling_core.engines.llama_cpp import LlamaCpp
from sampling_core.engines.ollama import Ollama
from sampling_core.engines.transformers import Transformers
from sampling_core.engines.vllm import Vllm
from sampling_core.errors import ParameterError

ENGINES: tuple[Engine, ...] = (Lab(), Transformers(), LlamaCpp(), Vllm(), Ollama())


def engine(name: str) -> Engine:
    """Return the profile called ``name``; raises ParameterError when there is none."""
    for profile in ENGINES:
        if profile.name == name:
            return profile
    names = ", ".join(profile.name for profile in ENGINES)
    raise ParameterError("engine", name, f"one of {names}")
