"""Every order of the active stages: which of them give the same distribution, and which do not.

Orders share what their beginnings leave: after any set of stages only distinct states are kept,
so 5,040 orders of seven stages take a few hundred applications of a sampler.
"""

from collections.abc import Generator
from dataclasses import dataclass, replace
from itertools import combinations
from math import factorial

from sampling_core.chain import Chain
from sampling_core.commuting import Pair, pair
from sampling_core.errors import LabError
from sampling_core.experiment import Experiment
from sampling_core.order_tries import Order, Tries
from sampling_core.sameness import equal
from sampling_core.stage import Stage
from sampling_core.undoing import active_steps
from sampling_core.words import say

__all__ = ["MOST", "Order", "OrderClass", "Orders", "Pair", "orders", "orders_steps"]

MOST = 7  # stages: 5,040 orders


@dataclass(frozen=True, eq=False)
class OrderClass:
    """Orders that give the same distribution."""

    stage: Stage
    orders: tuple[Order, ...]
    members: tuple[tuple[str, ...], ...]  # the titles of each order, in English

    @property
    def size(self) -> int:
        return len(self.orders)

    @property
    def survivors(self) -> int:
        return self.stage.kept

    @property
    def entropy(self) -> float:
        """In nats."""
        return self.stage.entropy

    @property
    def effective(self) -> float:
        """In tokens."""
        return self.stage.effective

    @property
    def top_probability(self) -> float:
        """Of the likeliest token, 0 to 1."""
        return float(self.stage.candidates.head(1)[0])


@dataclass(frozen=True, eq=False)
class Orders:
    """All orders of the active stages of an experiment, by what they give."""

    experiment: Experiment
    steps: Order  # the active steps of the chain
    titles: tuple[str, ...]  # of these
    classes: tuple[OrderClass, ...]  # most orders first
    pairs: tuple[Pair, ...]  # every two stages
    tried: int
    refused: int  # orders in which a sampler refuses what it gets
    current: int | None  # the class of the order as it is; None: that order is refused

    def class_of(self, order: Order) -> int | None:
        """Return the class of an order, given as steps of the chain; None: it is refused."""
        places = (i for i, each in enumerate(self.classes) if order in each.orders)
        return next(places, None)

    @property
    def lowest_entropy(self) -> int:
        """The class with the lowest entropy."""
        return min(range(len(self.classes)), key=lambda i: self.classes[i].entropy)

    @property
    def highest_entropy(self) -> int:
        """The class with the highest entropy."""
        return max(range(len(self.classes)), key=lambda i: self.classes[i].entropy)

    @property
    def fewest(self) -> int:
        """The class that keeps the fewest tokens."""
        return min(range(len(self.classes)), key=lambda i: self.classes[i].survivors)

    @property
    def most(self) -> int:
        """The class that keeps the most tokens."""
        return max(range(len(self.classes)), key=lambda i: self.classes[i].survivors)

    def chain_of(self, order: Order) -> Chain:
        """Return the chain with its active samplers in another order; the rest stay in place."""
        chain = self.experiment.chain
        samplers = list(chain.samplers)
        for place, step in zip(self.steps, order, strict=True):
            samplers[place] = chain[step]
        custom = chain.is_custom or order != self.steps
        return replace(chain, samplers=tuple(samplers), is_custom=custom)


def orders(experiment: Experiment, most: int = MOST) -> Orders:
    """Return every order of the active stages, grouped by what it gives.

    Two orders give the same where no probability differs by more than 1e−12. Random samplers are
    compared by their exact mixtures. Raises LabError for more than ``most`` active stages.
    """
    steps = orders_steps(experiment, most)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Orders = end.value
            return result


def orders_steps(experiment: Experiment, most: int = MOST) -> Generator[float, None, Orders]:
    """Try all orders as ``orders`` does, yielding the share done (0 to 1)."""
    steps = active_steps(experiment.chain)
    if len(steps) > most:
        raise LabError(
            say(
                "{active} stages are active, which have {orders:,} orders: "
                "all orders can be tried of {most} stages at most.",
                active=len(steps), orders=factorial(len(steps)), most=most,
            )
        )  # fmt: skip
    tries = Tries(experiment, steps)
    yield from tries.all()
    classes = _classes(experiment.chain, tries)
    titles = tuple(experiment.chain[step].title for step in steps)
    by_order = {order: i for i, each in enumerate(classes) for order in each.orders}
    pairs = tuple(
        pair(experiment.chain[a], experiment.chain[b], commutes=_commute(by_order, a, b))
        for a, b in combinations(steps, 2)
    )
    return Orders(
        experiment, steps, titles, classes, pairs, factorial(len(steps)), tries.refused,
        by_order.get(steps),
    )  # fmt: skip


def _commute(by_order: dict[Order, int], a: int, b: int) -> bool:
    """Whether swapping two stages never changes anything where they follow one another."""
    for order, found in by_order.items():
        place = order.index(a)
        if order[place + 1 : place + 2] == (b,):
            swapped = (*order[:place], b, a, *order[place + 2 :])
            if by_order.get(swapped) != found:
                return False
    return True


def _classes(chain: Chain, tries: Tries) -> tuple[OrderClass, ...]:
    """Group the orders by the distribution that they give, most orders first."""
    groups: list[tuple[Stage, list[Order]]] = []
    for stage, found in tries.results():
        known = next((orders for each, orders in groups if equal(each, stage)), None)
        if known is None:
            groups.append((stage, list(found)))
        else:
            known += found
    groups.sort(key=lambda group: (-len(group[1]), min(group[1])))
    return tuple(_class(chain, stage, sorted(found)) for stage, found in groups)


def _class(chain: Chain, stage: Stage, found: list[Order]) -> OrderClass:
    members = tuple(tuple(chain[step].title for step in order) for order in found)
    return OrderClass(stage, tuple(found), members)
