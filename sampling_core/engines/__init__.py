"""The engine profiles, in the order in which menus show them."""

from sampling_core.engine import Engine
from sampling_core.engines.koboldcpp import KoboldCpp
from sampling_core.engines.lab import Lab
from sampling_core.engines.llama_cpp import LlamaCpp
from sampling_core.engines.mlx_lm import MlxLm
from sampling_core.engines.ollama import Ollama
from sampling_core.engines.tgi import Tgi
from sampling_core.engines.transformers import Transformers
from sampling_core.engines.vllm import Vllm
from sampling_core.errors import ParameterError
from sampling_core.words import say

ENGINES: tuple[Engine, ...] = (
    Lab(), Transformers(), LlamaCpp(), Vllm(), Ollama(), KoboldCpp(), Tgi(), MlxLm(),
)  # fmt: skip


def engine(name: str) -> Engine:
    """Return the profile called ``name``; raises ParameterError when there is none."""
    for profile in ENGINES:
        if profile.name == name:
            return profile
    names = ", ".join(profile.name for profile in ENGINES)
    raise ParameterError("engine", name, say("one of {names}", names=names))
