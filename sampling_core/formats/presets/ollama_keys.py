"""What Ollama's two formats share: options with their defaults, and options that are dead."""

from typing import Any

from sampling_core.formats.presets.draft import Draft
from sampling_core.formats.presets.extras import Extras
from sampling_core.formats.presets.keys import Key

EXTRAS = Extras(("seed",), ("num_predict",), ("stop",))
DEAD = ("mirostat", "mirostat_tau", "mirostat_eta", "tfs_z", "penalize_newline")
WINDOW = {"penalty_last_n": "repeat_last_n"}


def keys(*, texts: bool) -> tuple[Key, ...]:
    """Return the table; in a Modelfile every value is a text."""
    more: dict[str, Any] = {"texts": texts}
    return (
        Key("temperature", "temperature", 0.8, **more),
        Key("top_k", "top_k", 40, off=(-1,), **more),
        Key("top_p", "top_p", 0.9, **more),
        Key("min_p", "min_p", **more),
        Key("typical_p", "typical_p", **more),
        Key("repeat_penalty", "repetition_penalty", **more),
        Key("repeat_last_n", "penalty_last_n", 64, means=((-1, 0),), **more),
        Key("presence_penalty", "presence_penalty", **more),
        Key("frequency_penalty", "frequency_penalty", **more),
    )


def tell_dead(given: Any, draft: Draft) -> None:
    """Tell of options that Ollama no longer has."""
    for name in DEAD:
        if name in given:
            text = f"“{name}” was removed from Ollama; it does nothing."
            draft.find("warning", "dead", name, text)
