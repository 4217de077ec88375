"""How two distributions differ: token by token, and in single numbers."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sampling_core.experiment import Source
from sampling_core.matching import NOWHERE, matched
from sampling_core.measures import js, kl, total_variation
from sampling_core.ranking import Probabilities, TokenIds, read_only
from sampling_core.stage import Stage, grouped
from sampling_core.trace import Trace
from sampling_core.words import say_count

NAMED = 3  # tokens that a sentence names

# Sentences for one token, and for several.
REMOVED = (
    "{remover} removed {count} token that {user} uses ({names})",
    "{remover} removed {count} tokens that {user} uses ({names})",
)
UNKNOWN = (
    "{remover} has no {count} token that {user} uses ({names})",
    "{remover} has no {count} tokens that {user} uses ({names})",
)
REMOVED_OR_UNKNOWN = (
    "{remover} removed or has no {count} token that {user} uses ({names})",
    "{remover} removed or has no {count} tokens that {user} uses ({names})",
)


@dataclass(frozen=True, eq=False)
class Difference:
    """Two distributions side by side; a token has the same place in every array of shape (m,).

    Tokens that both sources have come first, then those of A alone, then those of B alone.
    Distances treat a token that one source does not have as one that it gives no probability.
    """

    a: Stage
    b: Stage
    ids_a: TokenIds  # (m,), −1 where A's source has no such token
    ids_b: TokenIds  # (m,), −1 where B's source has no such token
    p: Probabilities  # (m,), of A
    q: Probabilities  # (m,), of B
    names: tuple[str, str]  # what sentences call them

    @property
    def same_source(self) -> bool:
        return self.a.source is self.b.source

    @property
    def entropy(self) -> float:
        """B − A, in nats."""
        return self.b.entropy - self.a.entropy

    @property
    def effective(self) -> float:
        """B − A, in effective tokens."""
        return self.b.effective - self.a.effective

    @property
    def kept(self) -> int:
        """B − A, in tokens."""
        return self.b.kept - self.a.kept

    @cached_property
    def kl_ab(self) -> float:
        """KL(A‖B) in nats; inf where B removed a token that A uses."""
        return kl(self.p, self.q)

    @cached_property
    def kl_ba(self) -> float:
        """KL(B‖A) in nats; inf where A removed a token that B uses."""
        return kl(self.q, self.p)

    @cached_property
    def js(self) -> float:
        """Jensen–Shannon divergence in nats, 0 to ln 2."""
        return js(self.p, self.q)

    @cached_property
    def total_variation(self) -> float:
        """½ Σ |p − q|, 0 to 1."""
        return total_variation(self.p, self.q)

    @property
    def why_infinite(self) -> str:
        """Why KL(A‖B) is infinite, in words; empty where it is finite."""
        user, remover = self.names
        return self._removed(self.p, self.q, remover, user)

    @property
    def why_infinite_back(self) -> str:
        """Why KL(B‖A) is infinite, in words; empty where it is finite."""
        remover, user = self.names
        return self._removed(self.q, self.p, remover, user)

    @cached_property
    def only_a(self) -> TokenIds:
        """Ids of A's tokens that B's source does not have, likeliest first."""
        return _falling(self.ids_a, self.p, self.ids_b == NOWHERE)

    @cached_property
    def only_b(self) -> TokenIds:
        """Ids of B's tokens that A's source does not have, likeliest first."""
        return _falling(self.ids_b, self.q, self.ids_a == NOWHERE)

    def top(self, count: int) -> TokenIds:
        """Return the places of the ``count`` likeliest tokens by the larger probability.

        Falling; tokens that only one source has come after all others.
        """
        larger = np.maximum(self.p, self.q)
        shared = (self.ids_a != NOWHERE) & (self.ids_b != NOWHERE)
        scores = np.where(shared, 2.0 + larger, larger)
        count = min(count, len(scores))
        if count < len(scores):
            # Whole groups of equal scores, so that ties fall to the lower place.
            least = np.partition(scores, len(scores) - count)[len(scores) - count]
            places = np.flatnonzero(scores >= least)
        else:
            places = np.arange(len(scores))
        ordered: TokenIds = places[np.argsort(-scores[places], kind="stable")][:count]
        return ordered

    def token(self, place: int) -> str:
        """Return the text of the token at a place."""
        source, ids = self.a.source, self.ids_a
        if ids[place] == NOWHERE:
            source, ids = self.b.source, self.ids_b
        return source.token(int(ids[place]))

    def _removed(self, used: Probabilities, left: Probabilities, remover: str, user: str) -> str:
        places = np.flatnonzero((used > 0.0) & (left == 0.0))
        if len(places) == 0:
            return ""
        known = (self.ids_a[places] != NOWHERE) & (self.ids_b[places] != NOWHERE)
        one, several = REMOVED if known.all() else REMOVED_OR_UNKNOWN if known.any() else UNKNOWN
        return say_count(
            one, several, len(places), count=grouped(len(places)), remover=remover, user=user,
            names=self._listed(places, used),
        )  # fmt: skip

    def _listed(self, places: TokenIds, used: Probabilities) -> str:
        likeliest = places[np.argsort(-used[places], kind="stable")[:NAMED]]
        named = ", ".join(self.token(int(place)) for place in likeliest)
        more = ", …" if len(places) > NAMED else ""
        return named + more


def _falling(ids: TokenIds, probabilities: Probabilities, chosen: np.ndarray) -> TokenIds:
    places = np.flatnonzero(chosen)
    ordered: TokenIds = ids[places[np.argsort(-probabilities[places], kind="stable")]]
    return ordered


def compare(a: Stage | Trace, b: Stage | Trace, names: tuple[str, str] = ("A", "B")) -> Difference:
    """Return how two distributions differ, over the same data or over different data.

    Parameters
    ----------
    a, b : Stage or Trace
        Of a trace its result.
    names : two texts
        What sentences call them.

    Notes
    -----
    Tokens are matched by id within one source; between two by their keys where both sources
    have them, else by their texts. A key or a text that occurs twice matches nothing.
    """
    first, second = (each.result if isinstance(each, Trace) else each for each in (a, b))
    p, q = first.probabilities_by_id(), second.probabilities_by_id()
    ids_a, ids_b = _aligned(first.source, second.source)
    if first.source is not second.source:
        p, q = _at(p, ids_a), _at(q, ids_b)
    ids = read_only(ids_a), read_only(ids_b)
    return Difference(first, second, *ids, read_only(p), read_only(q), names)


def _aligned(a: Source, b: Source) -> tuple[TokenIds, TokenIds]:
    """The ids of every token of both: of both, of A alone, of B alone."""
    to = matched(a, b)
    shared, alone = np.flatnonzero(to != NOWHERE), np.flatnonzero(to == NOWHERE)
    missing = np.ones(len(b), dtype=bool)
    missing[to[shared]] = False
    others = np.flatnonzero(missing)
    ids_a = np.concatenate([shared, alone, np.full(len(others), NOWHERE)])
    ids_b = np.concatenate([to[shared], np.full(len(alone), NOWHERE), others])
    return ids_a, ids_b


def _at(probabilities: Probabilities, ids: TokenIds) -> Probabilities:
    return np.where(ids == NOWHERE, 0.0, probabilities[np.maximum(ids, 0)])
