"""A small BERT encoder of which the upper layers are trained: the lower ones run once per text and what they give is kept.

Runs float32 on one thread. Texts of one batch stand one after another without padding, save inside attention. `Encoder.vectors` gives what
llama.cpp gives for the converted file: the mean over all tokens, unit length (compared in encoder_export.py).
"""

import json
from pathlib import Path

import numpy
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer

PROJECTIONS = ("query", "key", "value")
# Short names of one layer's other parts, and their names in the weights file.
PARTS = {
    "mix": "attention.output.dense",
    "mixed": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "narrowed": "output.LayerNorm",
}


class Layer(torch.nn.Module):
    def __init__(self, weights: dict[str, torch.Tensor], prefix: str, heads: int, epsilon: float) -> None:
        super().__init__()
        self.heads, self.epsilon = heads, epsilon
        part = lambda name: torch.nn.Parameter(weights[f"{prefix}{name}"].clone())
        joined = lambda end: torch.nn.Parameter(torch.cat([weights[f"{prefix}attention.self.{name}.{end}"] for name in PROJECTIONS]))
        self.look, self.look_bias = joined("weight"), joined("bias")
        for short, name in PARTS.items():
            setattr(self, short, part(f"{name}.weight"))
            setattr(self, f"{short}_bias", part(f"{name}.bias"))

    def forward(self, states: torch.Tensor, batch: "Batch", dropout: float) -> torch.Tensor:
        width = states.shape[1]
        drop = lambda values: F.dropout(values, dropout, self.training)
        norm = lambda values, name: F.layer_norm(values, (width,), getattr(self, name), getattr(self, f"{name}_bias"), self.epsilon)
        heard = F.linear(self._attend(F.linear(states, self.look, self.look_bias), batch), self.mix, self.mix_bias)
        states = norm(states + drop(heard), "mixed")
        wide = F.gelu(F.linear(states, self.widen, self.widen_bias))
        return norm(states + drop(F.linear(wide, self.narrow, self.narrow_bias)), "narrowed")

    def _attend(self, looked: torch.Tensor, batch: "Batch") -> torch.Tensor:
        """Attention inside each text: padded here and nowhere else."""
        texts, longest, width = len(batch.lengths), batch.longest, looked.shape[1] // 3
        padded = looked.new_zeros(texts * longest, 3 * width).index_copy(0, batch.places, looked)
        query, key, value = padded.view(texts, longest, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        heard = F.scaled_dot_product_attention(query, key, value, attn_mask=batch.mask[:, None, None])
        return heard.transpose(1, 2).reshape(texts * longest, width)[batch.places]


class Batch:
    """Where the tokens of each text stand."""

    def __init__(self, lengths: list[int]) -> None:
        self.lengths = torch.tensor(lengths)
        self.longest = max(lengths)
        self.mask = torch.arange(self.longest)[None] < self.lengths[:, None]
        self.places = self.mask.flatten().nonzero()[:, 0]
        self.owner = torch.repeat_interleave(torch.arange(len(lengths)), self.lengths)

    def mean(self, states: torch.Tensor) -> torch.Tensor:
        sums = states.new_zeros(len(self.lengths), states.shape[1]).index_add(0, self.owner, states)
        return F.normalize(sums / self.lengths[:, None])


class Encoder(torch.nn.Module):
    """`frozen`: how many lower layers, and the embeddings, keep their weights."""

    def __init__(self, folder: Path, frozen: int) -> None:
        super().__init__()
        config = json.loads((folder / "config.json").read_text())
        self.given = {name.removeprefix("bert."): values.float() for name, values in load_file(folder / "model.safetensors").items()}
        self.epsilon, self.frozen = config["layer_norm_eps"], frozen
        make = lambda at: Layer(self.given, f"encoder.layer.{at}.", config["num_attention_heads"], self.epsilon)
        self.layers = torch.nn.ModuleList([make(at) for at in range(config["num_hidden_layers"])])
        for layer in self.layers[:frozen]:
            layer.requires_grad_(False)

    @torch.no_grad()
    def lower(self, texts: list[list[int]]) -> list[torch.Tensor]:
        """What the frozen part makes of each text (token ids with their marks), half precision."""
        batch = Batch([len(text) for text in texts])
        part = lambda name: self.given[f"embeddings.{name}"]
        tokens = torch.tensor([token for text in texts for token in text])
        states = part("word_embeddings.weight")[tokens] + part("position_embeddings.weight")[batch.places % batch.longest] + part("token_type_embeddings.weight")[0]
        states = F.layer_norm(states, (states.shape[1],), part("LayerNorm.weight"), part("LayerNorm.bias"), self.epsilon)
        for layer in self.layers[: self.frozen]:
            states = layer(states, batch, 0.0)
        return [one.half() for one in states.split([len(text) for text in texts])]

    def upper(self, lower: list[torch.Tensor], dropout: float = 0.0) -> torch.Tensor:
        """Unit vectors, one per text."""
        batch = Batch([len(one) for one in lower])
        states = torch.cat(lower).float()
        for layer in self.layers[self.frozen :]:
            states = layer(states, batch, dropout)
        return batch.mean(states)

    def weights(self) -> dict[str, torch.Tensor]:
        """All weights under the names of the file they came from."""
        found = {name: values for name, values in self.given.items() if name.startswith("embeddings.")}
        for at, layer in enumerate(self.layers):
            for end in ("weight", "bias"):
                suffix = "" if end == "weight" else "_bias"
                for name, values in zip(PROJECTIONS, getattr(layer, f"look{suffix}").chunk(3)):
                    found[f"encoder.layer.{at}.attention.self.{name}.{end}"] = values
                for short, name in PARTS.items():
                    found[f"encoder.layer.{at}.{name}.{end}"] = getattr(layer, f"{short}{suffix}")
        return {name: values.detach().clone().contiguous() for name, values in found.items()}


def token_ids(folder: Path, texts: list[str], longest: int | None) -> list[list[int]]:
    """Ids with the two marks, cut to `longest` tokens between them where that is given."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    first, last = (tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
    return [[first, *found.ids[:longest], last] for found in tokenizer.encode_batch(texts, add_special_tokens=False)]


def windows(ids: list[int], tokens: int) -> list[list[int]]:
    """The text in windows of at most `tokens` tokens, each between the two marks: electron/adapters/llama/embed.ts averages their vectors."""
    body = ids[1:-1]
    return [[ids[0], *body[at : at + tokens], ids[-1]] for at in range(0, max(1, len(body)), tokens)]


def batches(lengths: list[int], tokens: int) -> list[numpy.ndarray]:
    """Places of texts of similar length, about `tokens` tokens together; every text once."""
    found, current, longest = [], [], 0
    for at in numpy.argsort(lengths, kind="stable"):
        longest = max(longest, lengths[at])
        if current and longest * (len(current) + 1) > tokens:
            found.append(numpy.array(current))
            current, longest = [], lengths[at]
        current.append(int(at))
    return [*found, numpy.array(current)] if current else found


def lower_of(encoder: Encoder, texts: list[list[int]]) -> list[torch.Tensor]:
    kept: list[torch.Tensor] = [torch.empty(0)] * len(texts)
    encoder.eval()
    for places in batches([len(text) for text in texts], 4096):
        for at, states in zip(places, encoder.lower([texts[at] for at in places])):
            kept[at] = states
    return kept


@torch.no_grad()
def vectors_of_texts(encoder: Encoder, folder: Path, texts: list[str], tokens: int) -> numpy.ndarray:
    """Unit vectors as the application makes them: windows of `tokens` tokens, averaged by their length."""
    encoder.eval()
    cut = [windows(ids, tokens) for ids in token_ids(folder, texts, None)]
    flat = [(at, window) for at, found in enumerate(cut) for window in found]
    sums = numpy.zeros((len(texts), encoder.layers[0].mix.shape[0]))
    for places in batches([len(window) for _, window in flat], 4096):
        made = encoder.upper(encoder.lower([flat[place][1] for place in places])).numpy()
        numpy.add.at(sums, [flat[place][0] for place in places], made * numpy.array([[len(flat[place][1]) - 2] for place in places]))
    return sums / numpy.maximum(numpy.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
