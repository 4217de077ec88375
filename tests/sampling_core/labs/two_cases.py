"""A lab of two cases, and what tests change of it."""

from typing import Any

from msgspec.structs import replace

from sampling_core.labs.lab import (
    Case,
    Field,
    Lab,
    LabSource,
    Lock,
    Locks,
    Measure,
    Option,
    Run,
    Settings,
)

HOT = Case(
    "hot",
    {"en": "Hot", "de": "Heiß"},
    {"en": "Try a temperature."},
    source="requests",
    start=Settings({"temperature": 1.0, "top_k": 5}),
    propose=("temperature",),
    predict=(
        Field("share", "number", {"en": "How likely is approve?"}, low=0.0, high=100.0, near=2.0,
              unit="%", answer=Measure("probability", "half", token="approve")),
        Field("band", "band", {"en": "Entropy?"}, answer=Measure("band")),
        Field("guess", "text", {"en": "Anything else?"}, optional=True),
    ),
    runs=("half", "own"),
    recommended="two",
    explain={"en": "What did you see?"},
)  # fmt: skip
OTHER = Case(
    "other",
    {"en": "Other"},
    {"en": "Which is first?"},
    source="summarization",
    start=Settings({"temperature": 0.6}),
    predict=(
        Field("first", "choice", {"en": "First?"},
              options=(Option("BENEFIT"), Option("COST")), answer=Measure("first", "usual")),
    ),
    runs=("usual",),
)  # fmt: skip
LAB = Lab(
    "two",
    {"en": "Two cases"},
    (HOT, OTHER),
    sources={
        "requests": LabSource(case="Requests"),
        "summarization": LabSource(case="Summarization"),
    },
    runs={
        "half": Run("requests", Settings({"temperature": 0.5}), {"en": "Half"}),
        "two": Run("requests", Settings({"temperature": 2.0})),
        "usual": Run("summarization", Settings({"temperature": 0.6, "top_p": 0.95})),
    },
)


def lab_with(**changes: Any) -> Lab:
    return replace(LAB, **changes)


def locked(*names: str, state: str = "locked", **bounds: float) -> Lab:
    """Return the lab with parameters locked."""
    return lab_with(locks=Locks({name: Lock(state, **bounds) for name in names}))
