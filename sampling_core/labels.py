"""What sentences call a field of a sampler."""

from sampling_core.fields import Choice, Number, Spec
from sampling_core.sampler import Sampler
from sampling_core.words import say


def low(title: str) -> str:
    """Return a title inside a sentence, in the language spoken: ``top-k``, but ``XTC``.

    German writes nouns with a capital everywhere, so the form inside a sentence has its own words.
    """
    return say(inside(title))


def inside(title: str) -> str:
    """Return a title inside an English sentence."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def label(sampler: Sampler, spec: Spec) -> str:
    """Return the name of a field: ``top-k``, ``penalties window``."""
    if len(spec.label) <= 2:
        return low(sampler.title)
    if not isinstance(spec, Choice) and spec.parameter.endswith("_penalty"):
        return low(f"{spec.label} penalty")
    is_switch = isinstance(spec, Number) and spec.off is not None
    own = spec.label == sampler.title or (is_switch and not _is_part(sampler, spec))
    if own:
        return low(spec.label)
    return say("{sampler} {field}", sampler=low(sampler.title), field=low(spec.label))


def _is_part(sampler: Sampler, spec: Spec) -> bool:
    """Whether a parameter is named after its sampler: ``xtc_probability``."""
    family = sampler.name.partition("_")[0]
    return not isinstance(spec, Choice) and spec.parameter.startswith(f"{family}_")
