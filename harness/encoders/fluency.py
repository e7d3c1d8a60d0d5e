"""Where a text sounds broken: a word that seems to be missing, a word that seems out of place.

What the encoder knows of grammar stands in its lower layers; its upper ones have been taught
meaning and forget it. So two layers of its own shape read on from the fourth, trained by
``fitting/fluency.py`` to find words that were taken out of sentences, and words that were put in,
exchanged or moved (after ELECTRA, Clark et al. 2020, and the detection of grammatical errors, Rei
and Yannakoudakis 2016). It reads one text by itself; what that says about a rendering is decided
where quality and gaps are judged. It makes encoding about a quarter slower.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.errors import EncoderError

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["EARLY_LAYER", "FORK_LAYER", "FluencyReader", "fluency_hash", "fluency_path", "read_on"]

EARLY_LAYER = 2
"""Its vectors tell words apart that the last layer, which knows the whole sentence, blurs."""
FORK_LAYER = 4
"""From whose output the reader goes on."""
_MASKED = -1e4


def fluency_path() -> Path:
    """The weights that ship with the package, for the embedded encoder."""
    return Path(str(resources.files("harness.encoders").joinpath("fluency.safetensors")))


@lru_cache(maxsize=1)
def fluency_hash() -> str:
    """Start of the SHA-256 of the weights."""
    return hashlib.sha256(fluency_path().read_bytes()).hexdigest()[:8]


def read_on(layers: Iterable[Any], hidden: Tensor, mask: Tensor) -> Tensor:
    """What BERT layers make of a layer's output.

    Args:
        layers: In order.
        hidden: Shape (texts, tokens, dimension).
        mask: Shape (texts, tokens): 1 where a token is, 0 at padding.
    """
    attention = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * _MASKED
    for layer in layers:
        output = layer(hidden, attention_mask=attention)
        hidden = output[0] if isinstance(output, tuple) else output
    return hidden


class FluencyReader:
    """Reads on from a lower layer of a BERT encoder.

    Args:
        transformer: The encoder's transformers model; hooks are put on two of its layers.
        path: The weights: ``layers.N.…`` as BERT names them, ``head.weight`` and ``head.bias``.

    Raises:
        EncoderError: The weights are missing, or do not fit the model.
    """

    def __init__(self, transformer: Any, path: Path) -> None:
        import torch
        from safetensors import SafetensorError
        from safetensors.torch import load_file

        try:
            weights = load_file(path)
            count = 1 + max(int(name.split(".")[1]) for name in weights if name[:6] == "layers")
            own = transformer.encoder.layer
            self._layers = torch.nn.ModuleList(copy.deepcopy(own[len(own) - count :]))
            self._head = torch.nn.Linear(transformer.config.hidden_size, 2)
            self._head.to(device=transformer.device, dtype=transformer.dtype)
            both = torch.nn.ModuleDict({"layers": self._layers, "head": self._head})
            both.load_state_dict(weights)
            both.eval()
        except (OSError, ValueError, RuntimeError, KeyError, SafetensorError) as error:
            raise EncoderError(
                f"the weights that read fluency cannot be loaded: {error}",
                path=path,
                cure="install harness again",
            ) from error
        self._seen: dict[int, Tensor] = {}
        for number in (EARLY_LAYER, FORK_LAYER):
            own[number - 1].register_forward_hook(self._remember(number))

    def _remember(self, number: int) -> Any:
        def hook(_: object, __: object, output: Any) -> None:
            self._seen[number] = output[0] if isinstance(output, tuple) else output

        return hook

    def read(self, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Early vectors and verdicts of the batch that the encoder has just read.

        Args:
            mask: Shape (texts, tokens): 1 where a token is, 0 at padding.

        Returns:
            The token vectors after ``EARLY_LAYER``, shape (texts, tokens, dimension); and logits,
            shape (texts, tokens, 2): that something is missing right before the token, and that the
            token is out of place.
        """
        hidden = read_on(self._layers, self._seen[FORK_LAYER], mask)
        early, verdicts = self._seen[EARLY_LAYER], self._head(hidden)
        self._seen.clear()
        return early, verdicts
