"""From text to named values: JSON, YAML, a call in Python, flags, a Modelfile. All bounded."""

import re
from dataclasses import dataclass, field
from typing import Any

from sampling_core.files import Unreadable
from sampling_core.formats.presets.code_text import read_call
from sampling_core.formats.presets.json_text import read_json
from sampling_core.formats.presets.words import read_flags, read_modelfile, shell_words
from sampling_core.formats.presets.yaml_text import read_yaml

LARGEST_TEXT = 4 * 2**20  # characters: a library of presets
LARGEST_CODE = 2**16

CALLS = ("SamplingParams", "make_sampler", "make_logits_processors", "GenerationConfig", "generate")
CALL = re.compile(r"\b(?:" + "|".join(CALLS) + r")\s*\(")
MODELFILE = re.compile(r"(?im)^[ \t]*(?:FROM|PARAMETER|SYSTEM|TEMPLATE|ADAPTER)[ \t]+\S")
FLAGS = re.compile(r"(?m)(?:^|\s)--?[a-z][a-z0-9-]*")

MAPPING = re.compile(r"(?:\s*#[^\n]*\n|\s*---\s*\n)*\s*[\w-]+\s*:")


@dataclass(frozen=True)
class Sheet:
    """A text as named values."""

    kind: str  # "json", "yaml", "call", "flags" or "modelfile"
    value: Any
    called: tuple[str, ...] = ()  # of calls: the names of the functions
    twice: tuple[str, ...] = ()  # names that came twice
    repairs: tuple[str, ...] = field(default=())  # a sentence each

    def has(self, *names: str) -> bool:
        """Whether any of some names is there."""
        return isinstance(self.value, dict) and any(name in self.value for name in names)


def sheet_of(text: str) -> Sheet:
    """Return the values of a text; what it is follows from how it looks. Raises Unreadable."""
    text = text.removeprefix("\ufeff")
    if len(text) > LARGEST_TEXT:
        raise Unreadable(f"The text is longer than {LARGEST_TEXT // 2**20} million characters.")
    if not text.strip():
        raise Unreadable("There is nothing in it.")
    if text.lstrip()[:1] in ("{", "["):
        return _json(text)
    if len(text) > LARGEST_CODE:
        raise Unreadable(f"Presets other than JSON have at most {LARGEST_CODE:,} characters.")
    if text.lstrip().startswith("curl "):
        return _json(_body(text))
    return _words(text)


def _words(text: str) -> Sheet:
    """Return the values of what is not JSON."""
    if CALL.search(text):
        value, called, twice = read_call(text, CALLS)
        return Sheet("call", value, called, twice)
    if MODELFILE.search(text):
        return Sheet("modelfile", read_modelfile(text))
    if FLAGS.search(text) and not MAPPING.match(text):
        return Sheet("flags", read_flags(text))
    return Sheet("yaml", read_yaml(text))


def _json(text: str) -> Sheet:
    value, twice, repairs = read_json(text)
    return Sheet("json", value, twice=twice, repairs=repairs)


def _body(text: str) -> str:
    """Return the body that a curl command sends."""
    words = shell_words(text)
    for place, word in enumerate(words[:-1]):
        if word in ("-d", "--data", "--data-raw", "--json", "--data-binary"):
            return words[place + 1]
    raise Unreadable("The curl command sends no body (-d).")
