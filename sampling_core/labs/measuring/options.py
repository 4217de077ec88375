"""Which option of a choice a measure means."""

from sampling_core.labs.lab import Field
from sampling_core.labs.measuring.measures import Value, kind_of
from sampling_core.labs.reading.places import options_of


def right_option(field: Field, value: Value) -> str | None:
    """Return the option that a value means; None where there is none.

    The one of its name; where the value is a number and every name is one, the nearest. Shares
    are compared in per cent.
    """
    names = options_of(field)
    if isinstance(value, str):
        return value if value in names else None
    if isinstance(value, tuple) or field.answer is None:
        return None
    amount = 100.0 * value if is_percent(field) else float(value)
    try:
        numbers = {name: float(name.replace("−", "-")) for name in names}
    except ValueError:
        return None
    return min(names, key=lambda name: abs(numbers[name] - amount))


def is_percent(field: Field) -> bool:
    """Whether the answer of a field is given in per cent."""
    return field.answer is not None and kind_of(field.answer.what).unit in ("share", "points")
