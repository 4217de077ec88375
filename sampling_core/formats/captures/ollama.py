"""Ollama's own API: a list of tokens beside the text, in one answer or in chunks."""

from sampling_core.files import Pairs
from sampling_core.formats.captures.lists import of_content
from sampling_core.formats.captures.shape import Fields, Shape


def _fits(body: Fields) -> bool:
    listed = body.get("logprobs")
    is_list = isinstance(listed, list) and not isinstance(listed, Pairs)
    return is_list and bool(listed) and "choices" not in body


SHAPE = Shape("Ollama", "raw", _fits, lambda body: of_content(body["logprobs"]))
