"""What the files of a lab that somebody wrote are called."""

import re

from sampling_core.labs.built_in import LABS
from sampling_core.labs.lab import Lab, said

LONGEST = 60  # characters
UNTYPED = {"my-lab", *(f"my-{name}" for name in LABS)}  # names that nobody gave


def file_name(lab: Lab, language: str) -> str:
    """Return a name for files: the short name that was typed, else one made from the title."""
    if lab.name not in UNTYPED:
        return lab.name
    title = said(lab.title, language or lab.languages[0])
    name = re.sub(r"[^\w]+", "-", title).strip("-_").lower()[:LONGEST].strip("-_")
    return name if len(name) > 3 else lab.name  # three letters may be a device: “con”, “nul”
