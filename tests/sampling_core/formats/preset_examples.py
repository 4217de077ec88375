"""A preset of each tool as its documentation shows it."""

GENERATION_CONFIG = """{
  "_from_model_config": false,
  "bos_token_id": 1, "eos_token_id": [2, 32007], "pad_token_id": 0,
  "do_sample": true, "temperature": 0.7, "top_k": 50, "top_p": 0.9, "min_p": 0.05,
  "typical_p": 1.0, "epsilon_cutoff": 0.0, "eta_cutoff": 0.0,
  "repetition_penalty": 1.05, "encoder_repetition_penalty": 1.0, "no_repeat_ngram_size": 0,
  "num_beams": 1, "length_penalty": 1.0, "early_stopping": false, "num_return_sequences": 1,
  "max_new_tokens": 256, "min_new_tokens": null,
  "bad_words_ids": null, "suppress_tokens": null, "sequence_bias": null,
  "renormalize_logits": false, "transformers_version": "4.52.0"
}"""

LLAMA_CLI = r"""llama-cli -m model.gguf --seed 42 \
  --samplers "penalties;dry;top_n_sigma;top_k;typ_p;top_p;min_p;xtc;temperature" \
  --temp 0.8 --dynatemp-range 0 --dynatemp-exp 1 --top-k 40 --top-p 0.95 --min-p 0.05 \
  --typical 1 --top-nsigma -1 --xtc-probability 0 --xtc-threshold 0.1 \
  --repeat-last-n 64 --repeat-penalty 1.1 --presence-penalty 0 --frequency-penalty 0 \
  --dry-multiplier 0 --dry-base 1.75 --dry-allowed-length 2 --dry-penalty-last-n -1 \
  --dry-sequence-breaker "\n" --mirostat 0 --mirostat-lr 0.1 --mirostat-ent 5 --logit-bias 15043+1
"""

LLAMA_SERVER = r"""{
  "prompt": "The capital of France is", "n_predict": 16, "seed": 42,
  "temperature": 0.8, "dynatemp_range": 0.0, "dynatemp_exponent": 1.0,
  "top_k": 40, "top_p": 0.95, "min_p": 0.05, "top_n_sigma": -1.0, "typical_p": 1.0,
  "xtc_probability": 0.0, "xtc_threshold": 0.1,
  "repeat_penalty": 1.1, "repeat_last_n": 64, "presence_penalty": 0.0, "frequency_penalty": 0.0,
  "dry_multiplier": 0.0, "dry_base": 1.75, "dry_allowed_length": 2, "dry_penalty_last_n": -1,
  "dry_sequence_breakers": ["\n", ":", "\"", "*"],
  "mirostat": 0, "mirostat_tau": 5.0, "mirostat_eta": 0.1,
  "adaptive_target": -1.0, "adaptive_decay": 0.9,
  "samplers": ["penalties","dry","top_n_sigma","top_k","typ_p","top_p","min_p","xtc","temperature"],
  "logit_bias": [[15043, 1.0], ["Hello", false]],
  "n_probs": 10, "min_keep": 0, "post_sampling_probs": false,
  "grammar": "", "json_schema": {}, "ignore_eos": false, "stop": ["\n"], "stream": false
}"""

VLLM_CALL = """SamplingParams(n=1, temperature=0.8, top_p=0.95, top_k=40, min_p=0.05, seed=42,
               presence_penalty=0.0, frequency_penalty=0.0, repetition_penalty=1.05,
               stop=["\\n\\n"], stop_token_ids=[2], ignore_eos=False, max_tokens=256, min_tokens=0,
               logprobs=20, prompt_logprobs=5, bad_words=["foo"], logit_bias={15043: 1.0},
               allowed_token_ids=None)"""

MODELFILE = '''FROM llama3.2
PARAMETER temperature 0.7
parameter top_k 40
PARAMETER top_p 0.9
PARAMETER min_p 0.05
PARAMETER repeat_last_n 64
PARAMETER repeat_penalty 1.1
PARAMETER seed 42
PARAMETER num_ctx 4096
PARAMETER num_predict 256
PARAMETER stop "<|im_end|>"
PARAMETER stop "User:"
SYSTEM """You are a careful tutor."""
'''

OLLAMA = r"""{"model":"llama3.2","prompt":"The capital of France is","stream":false,"logprobs":true,
 "top_logprobs":5,
 "options":{"temperature":0.7,"top_k":40,"top_p":0.9,"min_p":0.05,"typical_p":1.0,
  "repeat_last_n":64,"repeat_penalty":1.1,"presence_penalty":0.0,"frequency_penalty":0.0,
  "seed":42,"num_predict":16,"num_ctx":4096,"num_keep":4,"stop":["\n"]}}"""

OPENAI = r"""{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Say yes or no."}],
 "temperature":0.7,"top_p":0.9,"presence_penalty":0,"frequency_penalty":0,"seed":42,
 "logit_bias":{"15043":-100},"max_completion_tokens":16,"n":1,"stop":["\n"],"logprobs":true,
 "top_logprobs":5}"""

ANTHROPIC = r"""{"model":"claude-sonnet-4-5","max_tokens":256,"temperature":0.7,"top_k":40,
 "stop_sequences":["\n\nHuman:"],"system":"You are a careful tutor.",
 "messages":[{"role":"user","content":"Hi"}]}"""

WEBUI = """# user_data/presets/Lab-Creative.yaml
temperature: 1.2
min_p: 0.05
xtc_threshold: 0.1
xtc_probability: 0.5
dry_multiplier: 0.8
repetition_penalty: 1.05
sampler_priority: |-
  repetition_penalty
  dry
  top_k
  min_p
  temperature
  xtc
"""

SILLY = r"""{
  "temp": 1.2, "temperature_last": true, "top_p": 1, "top_k": 0, "top_a": 0, "tfs": 1,
  "typical_p": 1, "min_p": 0.05, "epsilon_cutoff": 0, "eta_cutoff": 0, "nsigma": 0, "min_keep": 0,
  "rep_pen": 1.05, "rep_pen_range": 1024, "rep_pen_decay": 0, "rep_pen_slope": 1,
  "no_repeat_ngram_size": 0, "freq_pen": 0, "presence_pen": 0, "encoder_rep_pen": 1,
  "penalty_alpha": 0, "skew": 0, "do_sample": true, "num_beams": 1, "length_penalty": 1,
  "dynatemp": false, "min_temp": 0.5, "max_temp": 2, "dynatemp_exponent": 1,
  "smoothing_factor": 0, "smoothing_curve": 1,
  "dry_multiplier": 0.8, "dry_base": 1.75, "dry_allowed_length": 2, "dry_penalty_last_n": 0,
  "dry_sequence_breakers": "[\"\\n\", \":\", \"\\\"\", \"*\"]",
  "xtc_threshold": 0.1, "xtc_probability": 0.5, "adaptive_target": -0.01, "adaptive_decay": 0.9,
  "mirostat_mode": 0, "mirostat_tau": 5, "mirostat_eta": 0.1, "logit_bias": [],
  "sampler_priority": ["repetition_penalty","presence_penalty","frequency_penalty","dry",
   "temperature","dynamic_temperature","quadratic_sampling","top_k","top_p","typical_p",
   "epsilon_cutoff","eta_cutoff","tfs","top_a","min_p","mirostat","xtc",
   "encoder_repetition_penalty","no_repeat_ngram"],
  "samplers": ["dry","top_k","tfs_z","typical_p","top_p","min_p","xtc","temperature"],
  "sampler_order": [6,0,1,3,4,2,5],
  "n": 1
}"""

LM_STUDIO = """{
  "identifier": "@local:lab-creative", "name": "Lab creative", "changed": true,
  "operation": {"fields": [
    {"key": "llm.prediction.temperature", "value": 0.9},
    {"key": "llm.prediction.topKSampling", "value": 40},
    {"key": "llm.prediction.topPSampling", "value": {"checked": true, "value": 0.95}},
    {"key": "llm.prediction.minPSampling", "value": {"checked": true, "value": 0.05}},
    {"key": "llm.prediction.repeatPenalty", "value": {"checked": true, "value": 1.1}},
    {"key": "llm.prediction.maxPredictedTokens", "value": {"checked": false, "value": 1000}},
    {"key": "llm.prediction.llama.presencePenalty", "value": {"checked": false, "value": 0.5}},
    {"key": "llm.prediction.llama.xtcProbability", "value": {"checked": false, "value": 0.0}},
    {"key": "llm.prediction.llama.xtcThreshold", "value": {"checked": false, "value": 0.1}},
    {"key": "llm.prediction.stopStrings", "value": []},
    {"key": "llm.prediction.systemPrompt", "value": "You are a careful tutor."}
  ]},
  "load": {"fields": [{"key": "llm.load.contextLength", "value": 4096}]}
}"""

KOBOLD = r"""{"prompt":"The capital of France is","max_context_length":4096,"max_length":16,
 "temperature":0.75,"top_k":100,"top_p":0.92,"top_a":0,"min_p":0,"typical":1,"tfs":1,"nsigma":0,
 "rep_pen":1.05,"rep_pen_range":360,"rep_pen_slope":0.7,"presence_penalty":0,
 "sampler_order":[6,0,1,3,4,2,5],"sampler_seed":42,"stop_sequence":["\n"],
 "dynatemp_range":0,"dynatemp_exponent":1,"smoothing_factor":0,"smoothing_curve":1,
 "mirostat":0,"mirostat_tau":5,"mirostat_eta":0.1,
 "dry_multiplier":0,"dry_base":1.75,"dry_allowed_length":2,"dry_penalty_last_n":320,
 "dry_sequence_breakers":["\n",":","\"","*"],
 "xtc_threshold":0.2,"xtc_probability":0,"adaptive_target":-1,"adaptive_decay":0.9,
 "grammar":"","logit_bias":{"15043":1},"banned_tokens":[],"use_default_badwordsids":false,
 "logprobs":true,"genkey":"LAB1"}"""

TGI = r"""{"inputs":"The capital of France is","parameters":{
  "do_sample":true,"temperature":0.8,"top_k":40,"top_p":0.95,"typical_p":0.95,
  "repetition_penalty":1.05,"frequency_penalty":0.1,"seed":42,"best_of":1,
  "max_new_tokens":16,"stop":["\n"],"truncate":1000,"watermark":false,"return_full_text":false,
  "details":true,"decoder_input_details":true,"top_n_tokens":5,"grammar":null,"adapter_id":null}}"""

MLX = """make_sampler(temp=0.7, top_p=0.9, min_p=0.05, min_tokens_to_keep=1, top_k=20,
                      xtc_special_tokens=[])"""

LAB = """{"format": "samplinglab/preset", "version": 1, "name": "Mine", "seed": 7, "tags": ["a"],
 "chain": {"engine": "lab", "is_custom": false, "notes": [], "samplers": [
  {"name": "temperature", "on": true, "fields": {"degree": 0.6}},
  {"name": "top_p", "on": false, "fields": {"mass": 0.9}}]}}"""

EXAMPLES = {
    "lab": LAB, "transformers": GENERATION_CONFIG, "llama.cpp-cli": LLAMA_CLI,
    "llama.cpp-server": LLAMA_SERVER, "vllm": VLLM_CALL, "ollama-modelfile": MODELFILE,
    "ollama": OLLAMA, "openai": OPENAI, "anthropic": ANTHROPIC, "text-generation-webui": WEBUI,
    "sillytavern": SILLY, "koboldcpp": KOBOLD, "lm-studio": LM_STUDIO, "tgi": TGI, "mlx-lm": MLX,
}  # fmt: skip
