"""How large the parts of a lab may be: a file from a stranger is bounded before it is used."""

from sampling_core.engine import LONGEST, PARAMETERS
from sampling_core.experiment import LARGEST_DRAW, LARGEST_SEED
from sampling_core.files import Unreadable
from sampling_core.labs.lab import Case, Field, Lab, Lock, Reveal, Run, Settings, Tree
from sampling_core.labs.reading import places
from sampling_core.labs.reading.limits import (
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST,
    hold_few,
    hold_name,
    hold_names,
    hold_numbers,
    hold_short,
    hold_text,
    hold_within,
    is_language,
)  # fmt: skip
from sampling_core.words import say

MOST_FACTS = 1_000
MOST_LOGITS = 300_000
LONGEST_OUTPUT = 4_096  # tokens already used
MOST_LENGTH = 50  # tokens of a text of a tree
MOST_TOKENS = 1_000  # of a tree
MOST_FOLLOWING = 200  # tokens that can follow one
MOST_ROUNDS = 5_000_000  # of PBKDF2: some seconds
MOST_ATTEMPTS = 100


def check_bounds(lab: Lab) -> None:
    """Raise Unreadable, naming the place, for the first thing that is too large, or no number."""
    here = say("The lab")
    hold_name(here, lab.name)
    for what, part, most in (
        ("cases", lab.cases, MOST), ("sources", lab.sources, MOST), ("runs", lab.runs, MOST),
        ("facts", lab.facts, MOST_FACTS), ("trees", lab.trees, MOST),
        ("languages", lab.languages, MOST),
        ("locks", lab.locks.parameters, MOST), ("panels", lab.locks.panels, MOST),
    ):  # fmt: skip
        hold_few(here, what, part, most)
    if not lab.languages or not all(map(is_language, lab.languages)):
        raise Unreadable(say("The lab, “languages”: It needs codes such as “en”."))
    if not lab.cases:
        raise Unreadable(say("The lab has no case."))
    for where, what, text in places.texts(lab):
        hold_text(where, what, text)
    _parts(here, lab)


def _parts(here: str, lab: Lab) -> None:
    _sources(lab)
    hold_numbers(here, lab.low, lab.high, lab.viable)
    hold_within(here, "draws", lab.draws, 1, LARGEST_DRAW)
    hold_within(here, "seed", lab.seed or 0, 0, LARGEST_SEED)
    for name, run in lab.runs.items():
        _run(places.of_run(name), name, run)
    for number, case in enumerate(lab.cases, 1):
        _case(number, case)
    hold_names(here, "cases", [case.name for case in lab.cases])
    _reveal(lab.reveal)
    for name, lock in lab.locks.parameters.items():
        _lock(name, lock)
    for name, tree in lab.trees.items():
        _tree(name, tree)


def _sources(lab: Lab) -> None:
    total = 0
    for name, source in lab.sources.items():
        hold_name(places.of_source(name), name)
        total += len(source.logits)
        if len(source.tokens) not in (0, len(source.logits)):
            raise Unreadable(
                say("{place}: There are {logits} logits but {tokens} tokens.",
                    place=places.of_source(name), logits=len(source.logits),
                    tokens=len(source.tokens))
            )  # fmt: skip
        for text in (source.case, source.recorded, source.name, source.origin):
            hold_short(places.of_source(name), text, LONGEST_TEXT)
    if total > MOST_LOGITS:
        raise Unreadable(
            say("The lab has {count} logits; at most {most} are read.",
                count=f"{total:,}", most=f"{MOST_LOGITS:,}")
        )  # fmt: skip


def _run(place: str, name: str, run: Run) -> None:
    hold_name(place, name)
    _settings(place, run.settings)


def _settings(place: str, settings: Settings) -> None:
    hold_few(place, "order", settings.order or (), LONGEST)
    hold_few(place, "text", settings.text, LONGEST_OUTPUT)
    hold_few(place, "values", settings.values, MOST)
    hold_few(place, "rules", settings.rules, MOST)
    hold_numbers(place, settings.noise)
    if settings.noise < 0.0:
        raise Unreadable(say("{place}: “noise” must be at least 0.", place=place))


def _case(number: int, case: Case) -> None:
    place = places.of_case(number)
    hold_name(place, case.name)
    for what, part in (
        ("predict", case.predict), ("runs", case.runs), ("propose", case.propose),
        ("columns", case.table.columns), ("table", case.table.runs),
    ):  # fmt: skip
        hold_few(place, what, part, MOST)
    _settings(place, case.start)
    hold_names(place, "predict", [field.name for field in case.predict])
    for field in case.predict:
        _field(places.of_field(number, field.name), field)


def _field(place: str, field: Field) -> None:
    hold_name(place, field.name)
    hold_few(place, "options", field.options, MOST)
    hold_names(place, "options", [option.name for option in field.options])
    hold_numbers(place, *(each for each in (field.low, field.high) if each is not None))
    hold_numbers(place, field.step, field.near)
    if field.step <= 0.0 or field.near < 0.0:
        raise Unreadable(
            say("{place}: “step” must be above 0, and “near” at least 0.", place=place)
        )
    if field.low is not None and field.high is not None and field.low > field.high:
        raise Unreadable(say("{place}: “low” must not be above “high”.", place=place))
    if field.kind in ("choice", "ranking") and len(field.options) < 2:
        raise Unreadable(say("{place}: It needs at least two options.", place=place))
    hold_short(place, field.unit, LONGEST_NAME)


def _reveal(reveal: Reveal) -> None:
    place = say("Reveal")
    hold_within(place, "attempts", reveal.attempts, 1, MOST_ATTEMPTS)
    hold_short(place, reveal.time, LONGEST_NAME)
    if reveal.when == "pin" and reveal.pin is None:
        raise Unreadable(say("{place}: “pin” is missing.", place=place))
    if reveal.pin is None:
        return
    hold_within(place, "rounds", reveal.pin.rounds, 1, MOST_ROUNDS)
    for text in (reveal.pin.salt, reveal.pin.hashed):
        if not 2 <= len(text) <= 256 or len(text) % 2 or not set(text) <= set("0123456789abcdef"):
            raise Unreadable(
                say("{place}: The PIN must be hexadecimal, of at most 256 digits.", place=place)
            )


def _lock(name: str, lock: Lock) -> None:
    place = say("Lock “{name}”", name=name)
    if name not in PARAMETERS:
        raise Unreadable(say("{place}: There is no such parameter.", place=place))
    bounds = [each for each in (lock.low, lock.high) if each is not None]
    hold_numbers(place, *bounds)
    if bounds != sorted(bounds):
        raise Unreadable(say("{place}: “low” must not be above “high”.", place=place))


def _tree(name: str, tree: Tree) -> None:
    place = say("Tree “{name}”", name=name)
    hold_name(place, name)
    hold_within(place, "length", tree.length, 1, MOST_LENGTH)
    hold_few(place, "after", tree.after, MOST_TOKENS)
    for following in (tree.start, *tree.after.values()):
        hold_few(place, "tokens", following, MOST_FOLLOWING)
        shares = list(following.values())
        hold_numbers(place, *shares)
        if not all(0.0 < share <= 1.0 for share in shares) or abs(sum(shares) - 1.0) > 1e-6:
            raise Unreadable(
                say("{place}: What can follow a token must have probabilities that sum to 1.",
                    place=place)
            )  # fmt: skip
