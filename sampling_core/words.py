"""Words in the language of the process: whole sentences, with named places for what varies.

The language is the one thing here that belongs to the process, as it does in gettext and in Qt: a
sentence is made deep inside — the reason of a cut, the words of an error — and is read by whoever
looks at the one window, so handing a translator through every sampler would say the same thing a
hundred times. Numbers, names of data, tokens and settings are never translated, and what goes into
files stays English: there the template is kept as ``Said`` and said only where it is shown.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import reduce
from importlib.resources import files
from string import Formatter
from typing import Any

FORMAT, VERSION = "samplinglab/words", 1
PSEUDO = "pseudo"  # a made-up language: shows what is not translated, and what is too narrow
LONGER = 0.4  # of a text: by so much a translation may outgrow the English
ACCENTED = str.maketrans("aeiouyAEIOUYtTpmrnsc", "åéîöûýÅÉÎÖÛÝťŤƥɱŕñšç")


class Said(str):
    """An English text that remembers its template, so that it can be said in any language later.

    It equals, and is written to files as, its English text.
    """

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, Any]

    def __new__(cls, template: str, /, **values: Any) -> "Said":
        said = super().__new__(cls, template.format(**values) if values else template)
        said.template, said.values = template, values
        return said


class _Language:
    """What the process speaks: read as a whole mapping, replaced as a whole mapping.

    So a reader in another thread finds the old language or the new one, never half of each.
    """

    def __init__(self) -> None:
        self.words: Mapping[str, str] = {}


_language = _Language()


def speak(translations: Mapping[str, str]) -> None:
    """Speak a language from now on: English texts to translations; none gives English back."""
    _language.words = dict(translations)


def say(text: str, /, **values: Any) -> str:
    """Return a text in the language of the process, its ``{named}`` places filled.

    Without values the text is taken as it stands, braces and all. What has no translation is
    said in English.
    """
    if isinstance(text, Said):
        values = {**text.values, **values}
        text = text.template
    words = _language.words.get(text, text)
    return words.format(**values) if values else words


def say_count(one: str, many: str, count: int, /, **values: Any) -> str:
    """Return ``one`` for a count of 1, else ``many``; ``{count}`` is the number unless given."""
    return say(one if count == 1 else many, **{"count": count, **values})


def both(texts: Sequence[str]) -> str:
    """Return ``a and b``, as long as it gets: ``a and b and c``."""
    return reduce(
        lambda several, last: say("{several} and {last}", several=several, last=last), texts
    )


def either(texts: Sequence[str]) -> str:
    """Return ``a, b or c``."""
    if len(texts) < 2:
        return "".join(texts)
    return say("{several} or {last}", several=", ".join(texts[:-1]), last=texts[-1])


def read_words(language: str) -> Mapping[str, str]:
    """Return the translations of a language (``de``); of an unknown one none: English."""
    if language == PSEUDO:
        return {text: pseudo(text) for text in read_words("de")}
    if not re.fullmatch(r"[a-z]{2}", language):
        return {}
    file = files("resources").joinpath("translations", f"core_{language}.json")
    if not file.is_file():
        return {}
    stored = json.loads(file.read_text(encoding="utf-8"))
    if (stored["format"], stored["version"], stored["language"]) != (FORMAT, VERSION, language):
        return {}
    words: dict[str, str] = stored["words"]
    return words


def pseudo(text: str) -> str:
    """Return a text with accents, in brackets and 40 % longer; its places stay."""
    parts = []
    length = 0
    for plain, name, form, _ in Formatter().parse(text):
        length += len(plain)
        parts.append(plain.translate(ACCENTED).replace("{", "{{").replace("}", "}}"))
        if name is not None:
            parts.append(f"{{{name}{':' + form if form else ''}}}")
    return f"[{''.join(parts)}{'·' * max(1, round(LONGER * length))}]"
