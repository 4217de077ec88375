"""The words for one difference between an engine's chain and the chain it is compared with."""

from collections.abc import Callable, Sequence

from sampling_core.chain import Chain
from sampling_core.engine import Engine, switches_of
from sampling_core.fields import Choice, Number, Spec, specs
from sampling_core.labels import inside, label, low
from sampling_core.sampler import Sampler
from sampling_core.words import Said, both, say

HAS_NO = "{engine} has no {name}: left out"
IS_DEFAULT = "{name} {value:g} is the default of {engine}"
DOES_NOT_RUN = "{name} is given, but its sampler does not run"

RULES = {
    ("top_k", "ties", "keep"): "{engine} keeps every token as likely as the k-th",
    ("top_k", "ties", "cut"): "{engine} keeps exactly k tokens",
    ("top_p", "crossing", "keep"): "{engine} keeps the token that crosses p",
    ("top_p", "crossing", "drop"): "{engine} drops the token that crosses p",
    ("typical_p", "ties", "keep"): "{engine} keeps tokens as typical as the last",
    ("typical_p", "ties", "cut"): "{engine} cuts between tokens that are equally typical",
    ("penalties", "scope", "output"): "the repetition penalty of {engine} sees the output only",
    (
        "penalties",
        "scope",
        "prompt and output",
    ): "the repetition penalty of {engine} sees the prompt too",
    ("penalties", "counted", "output"): "presence and frequency of {engine} see the output only",
    (
        "penalties",
        "counted",
        "prompt and output",
    ): "presence and frequency of {engine} see the prompt too",
}


class CauseWords:
    """What to say of an engine's chain; the engine's own notes go first.

    The samplers and fields in a text are those of the language spoken when it is made.
    """

    def __init__(self, engine: Engine, chain: Chain) -> None:
        self._engine, self._chain = engine, chain

    def missing(self, sampler: Sampler) -> Said:
        """Say why the engine does not run a sampler."""
        title, has = self._engine.title, self._engine.parameters()
        switches = switches_of(type(sampler))
        if sampler.name not in self._engine.order or not set(switches) & set(has):
            return Said(HAS_NO, engine=title, name=low(sampler.title))
        fields = [
            spec
            for name, spec in specs(sampler).items()
            if isinstance(spec, Number) and spec.parameter in switches
            if spec.parameter not in has and getattr(sampler, name) != spec.off
        ]
        if not fields:
            noted = filter(None, (self._note(sampler, spec) for spec in specs(sampler).values()))
            plain = Said(
                "{engine} does not run {sampler}", engine=title, sampler=low(sampler.title)
            )
            return next(noted, plain)
        if len(fields) == 1 and (note := self._note(sampler, fields[0])):
            return note
        return Said(HAS_NO, engine=title, name=_nor([label(sampler, spec) for spec in fields]))

    def added(self, sampler: Sampler) -> Said:
        """Say that the engine runs a sampler that nobody asked for."""
        switch = next((s for s in specs(sampler).values() if isinstance(s, Number)), None)
        settings = inside(sampler.settings())
        plain = Said("{engine} adds {settings}", engine=self._engine.title, settings=settings)
        return (self._note(sampler, switch) if switch else None) or plain

    def changed(self, theirs: Sampler, ours: Sampler, name: str, spec: Spec) -> Said:
        """Say how one field of a sampler differs."""
        value, other, title = getattr(theirs, name), getattr(ours, name), self._engine.title
        if isinstance(spec, Choice):
            rule = RULES.get((theirs.name, name, value))
            if rule:
                return Said(rule, engine=title)
            return Said(
                "in {engine} “{field}” of {sampler} is “{value}”, not “{other}”",
                engine=title, field=say(spec.label), sampler=low(theirs.title), value=say(value),
                other=say(other),
            )  # fmt: skip
        called = label(theirs, spec)
        if spec.parameter not in self._engine.parameters():
            return self._note(theirs, spec) or Said(HAS_NO, engine=title, name=called)
        if isinstance(spec, Number):
            used, given = (f"{each:g}".replace("-", "−") for each in (value, other))
            return self._note(theirs, spec) or Said(
                "{engine} uses {field} {used} instead of {given}",
                engine=title, field=called, used=used, given=given,
            )  # fmt: skip
        return Said("{engine} uses another list for {field}", engine=title, field=called)

    def moved(self, sampler: Sampler, crossed: Sequence[Sampler], *, before: bool) -> Said:
        """Say that a sampler runs before or after the ones that it crossed."""
        title = self._engine.title
        if sampler.name == "temperature" and all(other.group == "Cut" for other in crossed):
            return Said(
                "{engine} cuts after temperature" if before else "{engine} cuts before temperature",
                engine=title,
            )
        return Said(
            "{engine} applies {sampler} before {others}"
            if before
            else "{engine} applies {sampler} after {others}",
            engine=title, sampler=low(sampler.title),
            others=both([low(other.title) for other in crossed]),
        )  # fmt: skip

    def _note(self, sampler: Sampler, spec: Spec) -> Said | None:
        """What the engine itself noted of a parameter, in the words of the window."""
        if isinstance(spec, Choice):
            return None
        called = label(sampler, spec)
        for note in self._chain.notes:
            if isinstance(note, Said) and note.template != DOES_NOT_RUN:
                named = {key: called for key, each in note.values.items() if each == spec.parameter}
                if named:
                    return Said(note.template, **{**note.values, **named})
        return None

    def together(self, texts: Sequence[Said]) -> str:
        """Join several causes: what is said alike is said once."""
        joined = _said_once(texts, HAS_NO, self._has_none)
        joined = _said_once(joined, IS_DEFAULT, self._are_defaults)
        subject = f"{self._engine.title} "
        last, *others = (say(text) for text in joined)
        sentence = last
        for text in others:
            is_same = last.startswith(subject)  # the engine need not be named again
            other = text.removeprefix(subject) if is_same else text
            sentence, last = say("{sentence}, and {other}", sentence=sentence, other=other), text
        return sentence

    def _has_none(self, texts: Sequence[Said]) -> Said:
        names = [text.values["name"] for text in texts]
        return Said(HAS_NO, engine=self._engine.title, name=_nor(names))

    def _are_defaults(self, texts: Sequence[Said]) -> Said:
        *several, last = (f"{text.values['name']} {text.values['value']:g}" for text in texts)
        settings = say("{several} and {last}", several=", ".join(several), last=last)
        engine = self._engine.title
        return Said("{settings} are defaults of {engine}", settings=settings, engine=engine)


def _nor(names: Sequence[str]) -> str:
    """Return ``a, b and no c``."""
    *several, last = names
    if not several:
        return last
    return say("{several} and no {last}", several=", ".join(several), last=last)


def _said_once(
    texts: Sequence[Said], template: str, join: Callable[[Sequence[Said]], Said]
) -> Sequence[Said]:
    """Join the texts of one template into one, in the place of the first."""
    found = [text for text in texts if text.template == template]
    if len(found) < 2:
        return texts
    rest = {id(text) for text in found[1:]}
    return [join(found) if text is found[0] else text for text in texts if id(text) not in rest]
