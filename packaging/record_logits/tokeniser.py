"""Byte-level BPE of the built-in model: text to token ids and back.

A text is split into words (digits one by one), each word into bytes, and neighbours are joined
as long as the table of merges knows a pair, the earliest pair first.
"""

import re
import unicodedata
from functools import cache
from itertools import pairwise

SPECIAL = re.compile(r"(<\|im_start\|>|<\|im_end\|>|<\|endoftext\|>)")
SPECIAL_KIND = 3  # in the table of kinds: a token that no text becomes
ENDINGS = ("'s", "'t", "'re", "'ve", "'m", "'ll", "'d")


@cache
def signs() -> dict[int, str]:
    """Return the printable sign that stands for each byte in the vocabulary."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    table = {byte: chr(byte) for byte in plain}
    for byte in range(256):
        if byte not in table:
            table[byte] = chr(256 + len(table) - len(plain))
    return table


def text_bytes(token: str) -> bytes:
    """Return the bytes that a token of the vocabulary stands for."""
    back = {sign: byte for byte, sign in signs().items()}
    return bytes(back[sign] for sign in token)


def _kind(sign: str) -> str:
    group = unicodedata.category(sign)[0]
    return "space" if sign.isspace() else {"L": "letter", "N": "digit"}.get(group, "other")


def words(text: str) -> list[str]:
    """Split as GPT-2 does, after digits were set apart."""
    found = []
    at = 0
    while at < len(text):
        end = _end(text, at)
        found.append(text[at:end])
        at = end
    return found


def _run(text: str, at: int, kind: str) -> int:
    while at < len(text) and _kind(text[at]) == kind:
        at += 1
    return at


def _end(text: str, at: int) -> int:
    """Return where the word that begins at ``at`` ends."""
    for ending in ENDINGS:
        if text.startswith(ending, at):
            return at + len(ending)
    kind = _kind(text[at])
    if kind == "digit":
        return at + 1
    if kind != "space":
        return _run(text, at, kind)
    end = _run(text, at, "space")
    if end == len(text) or _kind(text[end]) == "digit":
        return end
    if end - at > 1:
        return end - 1  # the last space goes with the next word, if it is a space
    return _run(text, end, _kind(text[end])) if text[at] == " " else end


class Tokeniser:
    """Vocabulary and merges, as the file has them."""

    def __init__(self, tokens: list[str], merges: list[str]) -> None:
        self.ids = {token: i for i, token in enumerate(tokens)}
        self._ranks = {tuple(pair.split(" ")): i for i, pair in enumerate(merges)}

    def encode(self, text: str) -> list[int]:
        """Return the ids of a text; bytes that have no token are left out."""
        found: list[int] = []
        for part in SPECIAL.split(text):
            if SPECIAL.fullmatch(part):
                found.append(self.ids[part])
            else:
                found += [i for word in words(part) for i in self._word(word)]
        return found

    def _word(self, word: str) -> list[int]:
        table = signs()
        parts = [table[byte] for byte in word.encode()]
        while len(parts) > 1:
            pairs = list(pairwise(parts))
            best = min(pairs, key=lambda pair: self._ranks.get(pair, len(self._ranks)))
            if best not in self._ranks:
                break
            parts = _joined(parts, best)
        return [self.ids[part] for part in parts if part in self.ids]


def _joined(parts: list[str], pair: tuple[str, str]) -> list[str]:
    found: list[str] = []
    for part in parts:
        if found and (found[-1], part) == pair:
            found[-1] += part
        else:
            found.append(part)
    return found
