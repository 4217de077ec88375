"""Texts made of words: command lines and Modelfiles."""

import re
import shlex

from sampling_core.files import Unreadable

MOST_WORDS = 4_000
INSTRUCTION = re.compile(
    r"(?i)^\s*(FROM|PARAMETER|TEMPLATE|SYSTEM|ADAPTER|LICENSE|MESSAGE)\b[ \t]*"
)


def shell_words(text: str) -> list[str]:
    """Return the words of a command line, as a POSIX shell would split them."""
    try:
        words = shlex.split(text, comments=False)
    except ValueError as error:
        raise Unreadable(f"The command line cannot be split into words: {error}.") from None
    words = [word for word in words if word != "\n"]
    if len(words) > MOST_WORDS:
        raise Unreadable(f"The command line has more than {MOST_WORDS:,} words.")
    return words


def read_flags(text: str) -> list[tuple[str, str | None]]:
    """Return the flags with their values, and words that are none with an empty name."""
    words = shell_words(text)
    pairs: list[tuple[str, str | None]] = []
    place = 0
    while place < len(words):
        word = words[place]
        place += 1
        if not is_flag(word):
            pairs.append(("", word))
        elif "=" in word and word.startswith("--"):
            name, _, value = word.partition("=")
            pairs.append((name, value))
        elif place < len(words) and not is_flag(words[place]):
            pairs.append((word, words[place]))
            place += 1
        else:
            pairs.append((word, None))
    return pairs


def is_flag(word: str) -> bool:
    """Whether a word is a flag: −1 is a number and no flag."""
    return bool(re.match(r"--?[A-Za-z]", word))


def read_modelfile(text: str) -> list[tuple[str, str]]:
    """Return the instructions in order, with upper-case names; comments are dropped.

    A text in triple quotes may take several lines.
    """
    found: list[tuple[str, str]] = []
    lines = text.split("\n")
    place = 0
    while place < len(lines):
        match = INSTRUCTION.match(lines[place])
        if match is None:
            _check_line(lines[place], place)
            place += 1
            continue
        value, place = _value(lines, place, match.end())
        found.append((match.group(1).upper(), value))
    return found


def _check_line(line: str, place: int) -> None:
    if line.strip() and not line.lstrip().startswith("#"):
        raise Unreadable(f"Line {place + 1:,} is no instruction of a Modelfile.")


def _value(lines: list[str], place: int, start: int) -> tuple[str, int]:
    """Return what follows an instruction, and the line after it."""
    value = lines[place][start:].strip()
    if value.count('"""') != 1:
        return value, place + 1
    first = place
    taken = [value]
    while place + 1 < len(lines):
        place += 1
        taken.append(lines[place])
        if '"""' in lines[place]:
            return "\n".join(taken), place + 1
    raise Unreadable(f'Line {first + 1:,}: the text that begins with """ has no end.')
