"""Answers that hold no probabilities, and why."""

from sampling_core.files import printable
from sampling_core.formats.captures.lists import names_of, objects
from sampling_core.formats.captures.shape import Fields

ANTHROPIC = "Anthropic's Messages API reports no log-probabilities."
NOT_ASKED = (
    "This answer holds no log-probabilities: ask the server for them (“logprobs”). LM Studio "
    "reports none in chats."
)
REQUEST = "This is a request; the probabilities are in the answer to it."
NOT_A_RESPONSE = "No answer with probabilities that is known here has these keys."


def why_not(body: Fields) -> str:
    """Return why a body cannot be read, in one sentence."""
    if "error" in body:
        said = body["error"]
        message = dict(said).get("message", "") if names_of(said) else said
        words = printable(message) if isinstance(message, str) else ""
        return f"The server answered with an error{': ' + words if words else ''}."
    if _is_anthropic(body):
        return ANTHROPIC
    if objects(body.get("choices")) or "generated_text" in body or "results" in body:
        return NOT_ASKED
    if "output" in body or ({"response", "message", "content"} & set(body) and "done" in body):
        return NOT_ASKED
    if {"messages", "prompt", "inputs"} & set(body):
        return REQUEST
    return NOT_A_RESPONSE


def _is_anthropic(body: Fields) -> bool:
    kind = body.get("type")
    if not isinstance(kind, str):
        return False
    is_message = kind == "message" and {"role", "stop_reason"} <= set(body)
    return is_message or kind in ("message_start", "content_block_start", "content_block_delta")
