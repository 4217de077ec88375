"""A small lab as plain data, for tests to change and to read."""

import copy
import json
from typing import Any

from sampling_core.labs.lab import Lab, Measure
from sampling_core.labs.reading.file import lab_of

SMALL: dict[str, Any] = {
    "format": "samplinglab/lab",
    "version": 1,
    "name": "small",
    "title": {"en": "Small"},
    "question": {"en": "At T 0.5 approve has {share}."},
    "sources": {
        "requests": {"case": "Requests"},
        "near": {"tokens": ["A", "B", "C", "D"], "logits": [2.0, 1.99, 1, 0]},
    },
    "runs": {
        "off": {"source": "requests"},
        "cold": {"source": "requests", "settings": {"values": {"temperature": 0.5}}},
        "top": {"source": "requests", "settings": {"values": {"top_p": 0.8}}},
    },
    "facts": {
        "share": {
            "stated": "56.4 %",
            "measure": {"what": "probability", "run": "cold", "token": "approve"},
        }
    },
    "trees": {
        "two": {
            "start": {"A": 0.6, "B": 0.4},
            "after": {"A": {"x": 0.4, "y": 0.3, "z": 0.3}, "B": {"u": 0.9, "v": 0.1}},
        }
    },
    "cases": [
        {
            "name": "first",
            "title": {"en": "First"},
            "task": {"en": "Look."},
            "source": "requests",
            "propose": ["temperature"],
            "runs": ["own", "cold", "off", "top"],
            "predict": [
                {
                    "name": "kept",
                    "kind": "number",
                    "ask": {"en": "How many?"},
                    "low": 0,
                    "high": 10,
                    "answer": {"what": "kept", "run": "top"},
                }
            ],
        }
    ],
}


def small(**changes: Any) -> dict[str, Any]:
    """A copy of the small lab with parts replaced."""
    return {**copy.deepcopy(SMALL), **changes}


def data_of(value: Any) -> bytes:
    return json.dumps(value).encode()


def lab_with(runs: dict[str, Any] | None = None, **changes: Any) -> Lab:
    """The small lab with more runs: name → (source, flat settings, other parts of settings)."""
    value = small(**changes)
    for name, (source, values, *more) in (runs or {}).items():
        settings = {"values": values, **(more[0] if more else {})}
        value["runs"][name] = {"source": source, "settings": settings}
    return lab_of(data_of(value))


def m(what: str, run: str = "off", **parts: Any) -> Measure:
    return Measure(what, run, **parts)
