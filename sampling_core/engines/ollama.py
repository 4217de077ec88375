"""Ollama at fb30760 (August 2026) on GGUF models: llama.cpp's chain with Ollama's defaults."""

from collections.abc import Sequence
from typing import ClassVar

from sampling_core.engines.llama_cpp import LlamaCpp

OPTIONS = (
    "temperature", "top_k", "top_p", "min_p", "typical_p", "repetition_penalty",
    "presence_penalty", "frequency_penalty", "penalty_last_n",
)  # fmt: skip


class Ollama(LlamaCpp):
    """llama.cpp's order; every request carries Ollama's own default for each option."""

    name = "ollama"
    title = "Ollama"
    version = "fb30760"
    silent = {"temperature": 0.8, "top_k": 40, "top_p": 0.9, "min_p": 0.0}
    fixes: ClassVar[Sequence[str]] = (
        "Temperature comes after every cut, as in llama.cpp.",
        "All penalties see the prompt and the output, the last 64 tokens of them.",
        "Top-k 40, top-p 0.9 and temperature 0.8 when nothing is given; min-p is off.",
    )

    def parameters(self) -> tuple[str, ...]:
        return OPTIONS
