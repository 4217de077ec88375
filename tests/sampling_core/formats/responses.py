"""Responses of each server, as their documentation and their sources show them."""

PARIS = [32, 80, 97, 114, 105, 115]

LLAMA_1 = {"completion_probabilities": [{"content": " Paris", "probs": [
    {"tok_str": " Paris", "prob": 0.91}, {"tok_str": " the", "prob": 0.04}]}]}  # fmt: skip
_SECOND = {"id": 12366, "token": " Paris", "bytes": PARIS, "logprob": -0.094}
LLAMA_2 = {"completion_probabilities": [_SECOND | {"top_logprobs": [_SECOND]}]}
_THIRD = {"id": 12366, "token": " Paris", "bytes": PARIS, "prob": 0.97}
LLAMA_3 = {"completion_probabilities": [_THIRD | {"top_probs": [_THIRD]}]}
LLAMA_README = {"content": " Paris", "probs": LLAMA_2["completion_probabilities"]}

VLLM_PROMPT = {"prompt_logprobs": [None, {
    "464": {"logprob": -3.21, "rank": 12, "decoded_token": "The"},
    "198": {"logprob": -0.7, "rank": 1, "decoded_token": "\n"}}]}  # fmt: skip

OLLAMA = {"response": " Paris", "logprobs": [{
    "token": " Paris", "logprob": -0.11, "bytes": PARIS,
    "top_logprobs": [
        {"token": " Paris", "logprob": -0.11}, {"token": " the", "logprob": -3.4}]}]}  # fmt: skip

OPENAI_CHAT = {"choices": [{
    "index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "Yes"},
    "logprobs": {"refusal": None, "content": [{
        "token": "Yes", "logprob": -0.05, "bytes": [89, 101, 115],
        "top_logprobs": [
            {"token": "Yes", "logprob": -0.05, "bytes": [89, 101, 115]},
            {"token": "No", "logprob": -3.1, "bytes": [78, 111]}]}]}}]}  # fmt: skip
OPENAI_COMPLETION = {"choices": [{"text": " Paris", "logprobs": {
    "tokens": [" Paris"], "token_logprobs": [-0.11],
    "top_logprobs": [{" Paris": -0.11, " the": -3.4}], "text_offset": [24]}}]}  # fmt: skip
OPENAI_RESPONSE = {"output": [{"type": "message", "content": [{
    "type": "output_text", "text": "Yes",
    "logprobs": OPENAI_CHAT["choices"][0]["logprobs"]["content"]}]}]}  # fmt: skip

KOBOLD = {"results": [{"text": " Paris", "finish_reason": "length", "logprobs": {
    "content": [{"token": " Paris", "logprob": -0.09, "bytes": PARIS, "top_logprobs": [
        {"token": " Paris", "logprob": -0.09, "bytes": PARIS}]}],
    "tokens": [" Paris"], "token_logprobs": [-0.09], "top_logprobs": [{" Paris": -0.09}],
    "text_offset": [0]}}]}  # fmt: skip
KOBOLD_LAST = {"logprobs": KOBOLD["results"][0]["logprobs"]}

_TGI = {"id": 12366, "text": " Paris", "logprob": -0.09, "special": False}
TGI = {"generated_text": " Paris", "details": {
    "finish_reason": "length", "generated_tokens": 1, "seed": 42,
    "prefill": [{"id": 464, "text": "The", "logprob": None},
                {"id": 3139, "text": " capital", "logprob": -5.1}],
    "tokens": [_TGI], "top_tokens": [[_TGI]]}}  # fmt: skip
TGI_CHUNK = {"token": _TGI, "top_tokens": [_TGI], "generated_text": None, "details": None}

WEBUI = {"logits": {" Paris": 0.91, " the": 0.04, " a": 0.0}}

ALL = {
    "llama.cpp before December 2024": LLAMA_1, "llama.cpp": LLAMA_2,
    "llama.cpp after sampling": LLAMA_3, "vLLM": VLLM_PROMPT, "Ollama": OLLAMA,
    "OpenAI chat completion": OPENAI_CHAT, "OpenAI completion": OPENAI_COMPLETION,
    "OpenAI response": OPENAI_RESPONSE, "KoboldCpp": KOBOLD,
    "Text Generation Inference": TGI, "text-generation-webui": WEBUI,
}  # fmt: skip
