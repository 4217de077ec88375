"""What each back end makes of the numbers, for the formats that more than one tool writes."""

from sampling_core.formats.presets.preset import Semantics

OUTPUT_ONLY = {"penalties": {"counted": "output"}}

TRANSFORMERS = Semantics("transformers", "transformers")
VLLM = Semantics("vLLM", "vllm")
LLAMA_CPP = Semantics("llama.cpp", "llama.cpp")
OLLAMA = Semantics("Ollama", "ollama")

WEBUI_ORDER = (
    "logit_bias", "penalties", "dry", "top_n_sigma", "temperature", "smoothing", "top_k", "top_p",
    "typical_p", "epsilon_cutoff", "eta_cutoff", "tfs", "top_a", "min_p", "adaptive_p", "mirostat",
    "xtc", "no_repeat_ngram",
)  # fmt: skip
WEBUI = Semantics(
    "text-generation-webui", "text-generation-webui", WEBUI_ORDER,
    {"top_k": {"ties": "keep"}},
    {
        "top_n_sigma": "text-generation-webui divides by n − 1 in the deviation of top_n_sigma.",
        "xtc": "text-generation-webui spares a newline and the end of text from XTC.",
    },
)  # fmt: skip

KOBOLDCPP = Semantics(
    "KoboldCpp", "koboldcpp",
    quirks={
        "penalties": "KoboldCpp weakens the repetition penalty in the far half of its window.",
        "smoothing": "KoboldCpp smooths after it has divided by the temperature.",
    },
)  # fmt: skip
TGI = Semantics("TGI", "tgi")
MLX = Semantics(
    "mlx-lm", "mlx-lm",
    quirks={
        "penalties": "mlx-lm penalises the output and the last token of the prompt only.",
        "xtc": "In mlx-lm XTC counts tokens strictly above the threshold.",
    },
)  # fmt: skip

OPENAI = Semantics(
    "OpenAI", "lab", ("logit_bias", "penalties", "temperature", "top_p"), OUTPUT_ONLY,
    limits=(
        "OpenAI does not publish the order of its stages; temperature is taken to come first.",
    ),
)  # fmt: skip
ANTHROPIC = Semantics(
    "Anthropic", "lab", ("temperature", "top_k", "top_p"), {},
    limits=(
        "Anthropic does not publish the order of its stages; temperature is taken to come first.",
    ),
)  # fmt: skip
LM_STUDIO = Semantics("LM Studio", "llama.cpp")
