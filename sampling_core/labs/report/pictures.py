"""Every picture of a report, by name."""

from collections.abc import Collection

from sampling_core.labs.report.band import BandPicture, band, most_of
from sampling_core.labs.report.bars import bars
from sampling_core.labs.report.bars_frame import BarsPicture
from sampling_core.labs.report.parts import SECTIONS, HandIn, Outcome, Pill, Predicted, Section
from sampling_core.labs.report.rail import rail
from sampling_core.words import say_count

OWN = "own"


def pictures(hand_in: HandIn, sections: Collection[str] = SECTIONS) -> dict[str, str]:
    """Return the pictures of a report as SVG, in order, by names that are safe for files.

    ``sections`` are those of ``SECTIONS`` that the report has.
    """
    found: dict[str, str] = {}
    for place, lab in enumerate(hand_in.labs, 1):
        for number, section in enumerate(lab.sections, 1):
            found |= of_section(section, f"lab{place:02}-case{number:02}", sections)
    return found


def of_section(section: Section, name: str, sections: Collection[str]) -> dict[str, str]:
    """Return the pictures of one case: ``…-rail``, ``…-band``, ``…-bars``."""
    found: dict[str, str] = {}
    own, beside = shown_outcome(section), recommended(section)
    steps = pills(section)
    if "settings" in sections and steps is not None:
        found[f"{name}-rail"] = rail(steps, f"{name}-rail", _draws(own))
    if "chart" not in sections or own is None:
        return found
    found[f"{name}-band"] = band(_band(section, own, beside), f"{name}-band")
    if own.bars:
        picture = BarsPicture(own, beside, _sketch(section))
        found[f"{name}-bars"] = bars(picture, f"{name}-bars")
    return found


def newest(section: Section) -> Predicted | None:
    """Return the prediction that was locked last."""
    return section.predictions[-1] if section.predictions else None


def shown_outcome(section: Section) -> Outcome | None:
    """Return the result that the pictures show: the student's own, else the last one."""
    own = [outcome for outcome in section.outcomes if outcome.run == OWN]
    found = own or section.outcomes
    return found[-1] if found else None


def recommended(section: Section) -> Outcome | None:
    """Return the result that stands beside the student's own, where both were run."""
    shown = shown_outcome(section)
    found = [each for each in section.outcomes if each.run == section.recommended]
    is_pair = bool(found) and shown is not None and shown.run != section.recommended
    return found[-1] if is_pair else None


def pills(section: Section) -> tuple[Pill, ...] | None:
    """Return the chain that is shown; None where there is neither a run nor a prediction."""
    shown, predicted = shown_outcome(section), newest(section)
    if shown is not None:
        return shown.pills
    return predicted.pills if predicted is not None else None


def _draws(own: Outcome | None) -> str:
    if own is None:
        return ""
    count = f"{own.draws:,}".replace(",", "\u202f")
    return say_count(
        "1 draw, seed {seed}", "{draws} draws, seed {seed}", own.draws, draws=count, seed=own.seed
    )


def _band(section: Section, own: Outcome, beside: Outcome | None) -> BandPicture:
    predicted = newest(section)
    said = next((a.value for a in predicted.answers if a.kind == "band"), "") if predicted else ""
    return BandPicture(
        own.entropy, section.low, section.high, most_of(own.size),
        said if isinstance(said, str) else "",
        beside.entropy if beside else None,
    )  # fmt: skip


def _sketch(section: Section) -> dict[str, float] | None:
    predicted = newest(section)
    if predicted is None:
        return None
    drawn = (a.value for a in predicted.answers if a.kind == "sketch")
    return next((each for each in drawn if isinstance(each, dict)), None)
