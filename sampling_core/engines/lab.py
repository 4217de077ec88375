"""The lab's own profile: every sampler, in an order that reads from top to bottom."""

from sampling_core.engine import Engine
from sampling_core.samplers import SAMPLERS


class Lab(Engine):
    """Penalties, temperature, then each cut on the rescaled survivors of the one before."""

    name = "lab"
    title = "Lab order"
    version = ""
    order = tuple(kind.name for kind in SAMPLERS)
    fixes = (
        "Temperature comes before every cut.",
        "Each cut works on the rescaled survivors of the one before.",
        "Top-p keeps the token that crosses p; top-k keeps exactly k tokens.",
        "Penalties see the prompt and the output.",
        "Nothing is on unless you switch it on.",
    )
