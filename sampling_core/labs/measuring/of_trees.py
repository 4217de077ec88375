"""Measures of a tree of texts: what greedy, beam search, exhaustive search and sampling find."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sampling_core.draw import uniforms
from sampling_core.errors import LabError
from sampling_core.labs.lab import USUAL_SEED, Lab, Measure, Tree
from sampling_core.words import say

if TYPE_CHECKING:
    from sampling_core.labs.measuring.measures import Apparatus

WIDEST = 100  # texts that a search keeps
MOST_SAMPLES = 10_000

Text = tuple[str, ...]
Found = tuple[tuple[Text, float], ...]  # texts with their probability, likeliest first


def next_tokens(tree: Tree, text: Text) -> Mapping[str, float]:
    """Return the tokens that can follow a text, with their probability; none at its end.

    The likeliest come first, equal ones by the alphabet: a file keeps its parts in no order.
    """
    return _sorted(_following(tree, text))


def _following(tree: Tree, text: Text) -> Mapping[str, float]:
    if len(text) >= tree.length:
        return {}
    return tree.after.get(text[-1], {}) if text else tree.start


def _sorted(following: Mapping[str, float]) -> dict[str, float]:
    return dict(sorted(following.items(), key=lambda each: (-each[1], each[0])))


def _in_order(tree: Tree) -> Tree:
    after = {token: _sorted(following) for token, following in tree.after.items()}
    return Tree(_sorted(tree.start), after, tree.length)


def beam(tree: Tree, width: int) -> Found:
    """Return what a beam search of some width ends with; width 1 is greedy.

    After each token the ``width`` likeliest texts go on; of equal ones those that grew from a
    likelier text. A text that nothing follows stays as it is.
    """
    tree = _in_order(tree)
    kept: Found = (((), 1.0),)
    for _ in range(tree.length):
        grown: list[tuple[Text, float]] = []
        for text, share in kept:
            following = _following(tree, text)
            grown += [((*text, token), share * each) for token, each in following.items()]
            if not following:
                grown.append((text, share))
        kept = tuple(sorted(grown, key=lambda found: -found[1])[:width])
    return kept


def best(tree: Tree) -> tuple[Text, float]:
    """Return the likeliest text of all.

    What follows depends on the last token alone, so of all texts that end alike only the likeliest
    can go on (Viterbi 1967).
    """
    tree = _in_order(tree)
    kept: dict[str, tuple[Text, float]] = {"": ((), 1.0)}  # by the last token
    ended: tuple[Text, float] = ((), 0.0)
    for _ in range(tree.length):
        grown: dict[str, tuple[Text, float]] = {}
        for text, share in kept.values():
            following = _following(tree, text)
            if not following:
                ended = max(ended, (text, share), key=lambda found: found[1])
            for token, each in following.items():
                if share * each > grown.get(token, ended)[1]:
                    grown[token] = ((*text, token), share * each)
        kept = grown
    return max((*kept.values(), ended), key=lambda found: found[1])


def samples(tree: Tree, count: int, seed: int) -> tuple[tuple[Text, float], ...]:
    """Return texts drawn token by token, with their probability, in the order drawn."""
    tree = _in_order(tree)
    numbers = uniforms(count * tree.length, seed).reshape(count, tree.length)
    return tuple(_sample(tree, row) for row in numbers.tolist())


def _sample(tree: Tree, numbers: list[float]) -> tuple[Text, float]:
    text: Text = ()
    share = 1.0
    for number in numbers:
        following = _following(tree, text)
        if not following:
            break
        token = _drawn(following, number)
        share *= following[token]
        text = (*text, token)
    return text, share


def _drawn(following: Mapping[str, float], number: float) -> str:
    """Return the token at which the running total passes a number from 0 to below 1."""
    goal, reached = number * sum(following.values()), 0.0
    for token, share in following.items():
        reached += share
        if reached > goal:
            return token
    return max(following, key=lambda token: following[token])  # what rounding left over


def strategy_of(strategy: str) -> tuple[str, int]:
    """Return “beam 2” as its name and number; raises LabError for none that there is."""
    name, _, number = strategy.partition(" ")
    limits = {"greedy": 0, "best": 0, "beam": WIDEST, "sample": MOST_SAMPLES}
    if name in limits:
        if not limits[name] and not number:
            return name, 1
        if number.isascii() and number.isdigit() and len(number) <= len(str(MOST_SAMPLES)):
            count = int(number)
            if 1 <= count <= limits[name]:
                return name, count
    raise LabError(
        say("“strategy” must be “greedy”, “best”, “beam 2” or “sample 20”, not “{given}”.",
            given=strategy[:40])
    )  # fmt: skip


def tree_of(lab: Lab, name: str) -> Tree:
    """Return a tree by name; without a name the only one. Raises LabError."""
    if not name and len(lab.trees) == 1:
        return next(iter(lab.trees.values()))
    if name not in lab.trees:
        raise LabError(say("The lab has no tree called “{name}”.", name=name))
    return lab.trees[name]


def searched(tree: Tree, strategy: str, seed: int) -> Found:
    """Return the texts that a strategy ends with; raises LabError."""
    name, count = strategy_of(strategy)
    if name == "best":
        return (best(tree),)
    return samples(tree, count, seed) if name == "sample" else beam(tree, count)


def found(apparatus: "Apparatus", measure: Measure) -> Found:
    """Return the texts that the strategy of a measure ends with."""
    seed = apparatus.lab.seed
    tree = tree_of(apparatus.lab, measure.tree)
    return searched(tree, measure.strategy, USUAL_SEED if seed is None else seed)


def text(apparatus: "Apparatus", measure: Measure) -> str:
    """The likeliest text that a strategy finds."""
    return " ".join(max(found(apparatus, measure), key=lambda each: each[1])[0])


def text_share(apparatus: "Apparatus", measure: Measure) -> float:
    """The probability of that text; of samples the mean over them."""
    texts_found = found(apparatus, measure)
    if measure.strategy.startswith("sample"):
        return sum(share for _, share in texts_found) / len(texts_found)
    return max(share for _, share in texts_found)


def texts(apparatus: "Apparatus", measure: Measure) -> float:
    """How many different texts a strategy ends with."""
    return len({each for each, _ in found(apparatus, measure)})
